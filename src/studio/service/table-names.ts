import { ASPECTS, type AspectRef } from '../../origins/aspects.js';
import type { Entry } from '../../registries/registry-store.js';
import { BLEND } from '../registries/export-lists.js';

/** Where the tables that other clients name lie here. Contract §1.6. */
export const TABLES: Readonly<Record<string, readonly AspectRef[]>> = {
  static_colors: [{ registry: 'static', aspect: 'color' }],
  static_sound: [{ registry: 'static', aspect: 'sound' }],
  learned_colors: [{ registry: 'dynamic', aspect: 'color' }],
  ...Object.fromEntries(
    ASPECTS.dynamic
      .filter((aspect) => aspect !== 'color' && aspect !== 'blend')
      .map((aspect) => [`learned_${aspect}`, [{ registry: 'dynamic', aspect }]]),
  ),
  learned_blends: [BLEND],
  narrative_entries: ASPECTS.narrative.map((aspect) => ({ registry: 'narrative', aspect })),
};

/** What a client is told of an entry whose depth it computes, by table. Contract §1.6. */
export const BACKFILL_ROWS: Readonly<Record<string, (entry: Entry) => Record<string, unknown>>> = {
  static_colors: fields(['r', 'g', 'b']),
  learned_colors: (entry) => ({ color_key: entry.key, ...fields(['r', 'g', 'b'])(entry) }),
  learned_motion: fields(['motion_level', 'motion_trend']),
  learned_lighting: fields(['brightness', 'contrast', 'saturation']),
};

/** An entry is known by its key. */
function fields(names: readonly string[]): (entry: Entry) => Record<string, unknown> {
  return ({ key, value }) => ({ id: key, ...Object.fromEntries(names.map((name) => [name, value[name] ?? null])) });
}

import { gridOf } from '../../growth/cells.js';
import { ASPECTS, type AspectRef } from '../../origins/aspects.js';
import { SOUND_PRIMITIVES } from '../../origins/domains.js';
import type { Entry, RegistryStore } from '../../registries/registry-store.js';

/** How much of an aspect was found. */
export interface AspectCoverage extends AspectRef {
  /** Entries that were seen at least once. */
  found: number;
  /** Cells that hold one of them. */
  reached: number;
  /** Cells that can be reached; null where there is no end of forms. */
  reachable: number | null;
  /** Percent of the reachable cells, to two decimals; null without a grid. */
  pct: number | null;
}

/** Coverage, with the fields that clients of the interface read. Contract §1.6. */
export interface Coverage {
  aspects: AspectCoverage[];
  static_colors_count: number;
  static_colors_estimated_cells: number;
  static_colors_coverage_pct: number;
  static_sound_count: number;
  static_sound_has_silence: boolean;
  static_sound_has_rumble: boolean;
  static_sound_has_tone: boolean;
  static_sound_has_hiss: boolean;
  static_sound_all_primitives: boolean;
  learned_colors_count: number;
  narrative: Record<string, NarrativeCoverage>;
  narrative_min_coverage_pct: number;
}

interface NarrativeCoverage {
  /** Entries that were seen, of origin or not. */
  count: number;
  origin_size: number;
  /** Share of the origins that were seen. */
  coverage_pct: number;
  /** Keys that were seen. */
  entry_keys: string[];
}

/** What one pass over an aspect gives. */
interface Pass extends AspectCoverage {
  keys: string[];
  /** Primitives that any sighting was made of. */
  primitives: Set<string>;
}

/** Measures coverage over everything that was seen; origins that never were do not count. */
export async function measureCoverage(store: RegistryStore): Promise<Coverage> {
  const passes: Pass[] = [];
  for (const [registry, aspects] of Object.entries(ASPECTS))
    for (const aspect of aspects) passes.push(await measureAspect(store, { registry, aspect } as AspectRef));
  const of = (registry: string, aspect: string): Pass =>
    passes.find((pass) => pass.registry === registry && pass.aspect === aspect) as Pass;
  const colors = of('static', 'color');
  const sounds = of('static', 'sound');
  const has = Object.fromEntries(SOUND_PRIMITIVES.map((each) => [each, sounds.primitives.has(each)]));
  // The seven intended aspects; what is observed has a layer of its own.
  const intended = passes.filter(({ registry, aspect }) => registry === 'narrative' && !aspect.startsWith('observed_'));
  return {
    aspects: passes.map(({ keys: _, primitives: __, ...coverage }) => coverage),
    static_colors_count: colors.found,
    static_colors_estimated_cells: colors.reachable ?? 0,
    static_colors_coverage_pct: colors.pct ?? 0,
    static_sound_count: sounds.found,
    static_sound_has_silence: has.silence === true,
    static_sound_has_rumble: has.rumble === true,
    static_sound_has_tone: has.tone === true,
    static_sound_has_hiss: has.hiss === true,
    static_sound_all_primitives: SOUND_PRIMITIVES.every((each) => has[each]),
    learned_colors_count: of('dynamic', 'color').found,
    narrative: Object.fromEntries(
      intended.map(({ aspect, found, reachable, pct, keys }) => [
        aspect,
        { count: found, origin_size: reachable ?? 0, coverage_pct: pct ?? 0, entry_keys: keys },
      ]),
    ),
    narrative_min_coverage_pct: Math.min(...intended.map(({ pct }) => pct ?? 0)),
  };
}

async function measureAspect(store: RegistryStore, place: AspectRef): Promise<Pass> {
  const grid = gridOf(place);
  const reached = new Set<string>();
  const keys: string[] = [];
  const primitives = new Set<string>();
  let found = 0;
  for await (const entry of store.entries(place)) {
    if (entry.count === 0) continue;
    found++;
    const cell = grid?.cellOf(entry.value);
    if (cell != null) reached.add(cell);
    noteParts(entry, keys, primitives);
  }
  const reachable = grid?.cells.size ?? null;
  const pct = reachable === null ? null : Math.round((10_000 * reached.size) / reachable) / 100;
  return { ...place, found, reached: reached.size, reachable, pct, keys, primitives };
}

function noteParts({ registry, aspect, key, depth }: Entry, keys: string[], primitives: Set<string>): void {
  if (registry === 'narrative') keys.push(key);
  if (aspect === 'sound') for (const primitive of Object.keys(depth)) primitives.add(primitive);
}

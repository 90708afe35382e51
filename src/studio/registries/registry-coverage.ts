import { gridOf } from '../../growth/cells.js';
import { ASPECTS, type AspectRef } from '../../origins/aspects.js';
import { SOUND_PRIMITIVES } from '../../origins/domains.js';
import type { ReachedCell, RegistryStore } from '../../registries/registry-store.js';

/** How much of an aspect was found. */
export interface AspectCoverage extends AspectRef {
  /** Entries that were seen at least once. */
  found: number;
  /** Cells in which a value was seen. */
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

/** Measures coverage over everything that was seen; origins that never were do not count. */
export async function measureCoverage(store: RegistryStore): Promise<Coverage> {
  const cells = byPlace(await store.reachedCells());
  const aspects = Object.entries(ASPECTS).flatMap(([registry, aspects]) =>
    aspects.map((aspect) => coverageOf({ registry, aspect } as AspectRef, cells.get(`${registry}.${aspect}`) ?? [])),
  );
  const of = (registry: string, aspect: string): AspectCoverage =>
    aspects.find((each) => each.registry === registry && each.aspect === aspect) as AspectCoverage;
  const colors = of('static', 'color');
  const sounds = of('static', 'sound');
  const primitives = await primitivesOfSounds(store);
  const has = Object.fromEntries(SOUND_PRIMITIVES.map((each) => [each, primitives.has(each)]));
  const narrative = await narrativeCoverage(store, aspects);
  return {
    aspects,
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
    narrative,
    narrative_min_coverage_pct: Math.min(...Object.values(narrative).map(({ coverage_pct }) => coverage_pct)),
  };
}

function byPlace(cells: readonly ReachedCell[]): Map<string, ReachedCell[]> {
  const places = new Map<string, ReachedCell[]>();
  for (const each of cells) {
    const place = `${each.registry}.${each.aspect}`;
    const known = places.get(place);
    if (known) known.push(each);
    else places.set(place, [each]);
  }
  return places;
}

/** @param cells - those of the place */
function coverageOf(place: AspectRef, cells: readonly ReachedCell[]): AspectCoverage {
  const found = cells.reduce((sum, { entries }) => sum + entries, 0);
  const reached = cells.filter(({ cell }) => cell !== null).length;
  const reachable = gridOf(place)?.cells.size ?? null;
  const pct = reachable === null ? null : Math.round((10_000 * reached) / reachable) / 100;
  return { ...place, found, reached, reachable, pct };
}

/** The seven intended aspects; what is observed has a layer of its own. */
async function narrativeCoverage(
  store: RegistryStore,
  aspects: readonly AspectCoverage[],
): Promise<Record<string, NarrativeCoverage>> {
  const narrative: Record<string, NarrativeCoverage> = {};
  for (const { registry, aspect, found, reachable, pct } of aspects) {
    if (registry !== 'narrative' || aspect.startsWith('observed_')) continue;
    const keys: string[] = [];
    for await (const { key, count } of store.entries({ registry, aspect })) if (count > 0) keys.push(key);
    narrative[aspect] = { count: found, origin_size: reachable ?? 0, coverage_pct: pct ?? 0, entry_keys: keys };
  }
  return narrative;
}

/** Primitives that any sound that was heard was made of; sounds are a few thousand at most. */
async function primitivesOfSounds(store: RegistryStore): Promise<Set<string>> {
  const primitives = new Set<string>();
  for await (const { count, depth } of store.entries({ registry: 'static', aspect: 'sound' })) {
    if (count > 0) for (const primitive of Object.keys(depth)) primitives.add(primitive);
    if (primitives.size === SOUND_PRIMITIVES.length) break;
  }
  return primitives;
}

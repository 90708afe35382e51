import type { AspectRef } from './discovery.js';
import { type KeyNoise, noiseOf } from './key-noise.js';
import { keyOf, type Value } from './keys.js';

/**
 * Words that the measurement could as well have given, by field of the value, because it lay next to a threshold or
 * because two things look alike; null where there may be nothing at all.
 */
export type Doubts = Readonly<Record<string, readonly (string | null)[]>>;

/** How far from the value its near keys may lie, in units of the largest error of its measurement. */
export const REACH = {
  /** Two values of one run that are nearer than this are one: the same picture is measured almost alike again. */
  withinRun: 0.5,
  /** One error more than within a run: what was counted there at another value is found again from any encoding. */
  acrossRuns: 1.5,
} as const;

/** So many neighbours are kept, the nearest ones. */
const MOST_NEAR = 400;
const MOST_DOUBTFUL = 32;
/** A word in doubt is as far as a number that is off by the largest error. */
const DOUBT_DISTANCE = 1;

/** Another value for a field, and how far off the measurement would have to be. */
interface Variant {
  readonly field: string;
  readonly to: unknown;
  readonly distance: number;
}

/**
 * Keys that measuring noise could as well have given this value, nearest first; its own key is not among them.
 *
 * @param reach - largest distance in units of the largest error
 */
export function nearKeys(place: AspectRef, value: Value, doubts: Doubts, reach: number): string[] {
  const measured = measuredOf(place, value);
  return printed(place, value, MOST_NEAR, [
    ...noiseOf(place, value).fields.map((noise) => numberVariants(measured, noise, reach)),
    ...Object.entries(doubts).map(([field, words]) => wordVariants(measured, field, words, reach)),
  ]);
}

/** Keys of this value with every word that is in doubt, as it may be measured the next time. */
export function doubtfulKeys(place: AspectRef, value: Value, doubts: Doubts): string[] {
  const measured = measuredOf(place, value);
  const axes = Object.entries(doubts).map(([field, words]) => wordVariants(measured, field, words, DOUBT_DISTANCE));
  return printed(place, value, MOST_DOUBTFUL, axes);
}

/** What was measured of a value: of a blend its output. */
function measuredOf(place: AspectRef, value: Value): Value {
  return noiseOf(place, value).inOutput ? (value.output as Value) : value;
}

/** The keys of all combinations of these variants but the value's own, nearest first. */
function printed(place: AspectRef, value: Value, most: number, all: readonly Variant[][]): string[] {
  const axes = all.filter((variants) => variants.length > 1);
  if (axes.length === 0) return [];
  const { inOutput } = noiseOf(place, value);
  const own = keyOf(place, value);
  const keys = new Set<string>([own]);
  for (const combination of combinations(axes).sort((a, b) => a.square - b.square)) {
    if (keys.size > most) break;
    const changed: Record<string, unknown> = { ...measuredOf(place, value) };
    for (let each: Combination | null = combination; each; each = each.rest)
      if (each.variant) changed[each.variant.field] = each.variant.to;
    keys.add(keyOf(place, inOutput ? { ...value, output: changed } : changed));
  }
  keys.delete(own);
  return [...keys];
}

/** The steps of the key's grid that the number may really lie in. */
function numberVariants(value: Value, { field, step, error, grid }: KeyNoise, reach: number): Variant[] {
  const at = value[field];
  if (typeof at !== 'number') return [];
  const largest = typeof error === 'number' ? error : error(at);
  const half = grid === 'nearest' ? step / 2 : 0;
  const variants: Variant[] = [];
  const first = Math.floor((at - reach * largest + half) / step);
  const last = Math.floor((at + reach * largest + half) / step);
  for (let index = Math.max(0, first); index <= last; index++) {
    const from = index * step - half;
    const distance = Math.max(0, from - at, at - (from + step)) / largest;
    variants.push({ field, to: Math.max(0, from + step / 2), distance });
  }
  return variants;
}

function wordVariants(value: Value, field: string, words: readonly (string | null)[], reach: number): Variant[] {
  const others = reach >= DOUBT_DISTANCE ? words.filter((each) => each !== value[field]) : [];
  return [{ field, to: value[field], distance: 0 }, ...others.map((to) => ({ field, to, distance: DOUBT_DISTANCE }))];
}

/** More combinations than this are not looked at: the far ones of many doubtful fields. */
const MOST_COMBINATIONS = 4096;

/** One variant of each field, and the sum of their squared distances. */
interface Combination {
  readonly variant: Variant | null;
  readonly rest: Combination | null;
  readonly square: number;
}

function combinations(axes: readonly Variant[][]): Combination[] {
  let found: Combination[] = [{ variant: null, rest: null, square: 0 }];
  for (const variants of axes) {
    const room = Math.max(1, Math.floor(MOST_COMBINATIONS / found.length));
    const nearest = [...variants].sort((a, b) => a.distance - b.distance).slice(0, room);
    found = found.flatMap((rest) =>
      nearest.map((variant) => ({ variant, rest, square: rest.square + variant.distance * variant.distance })),
    );
  }
  return found;
}

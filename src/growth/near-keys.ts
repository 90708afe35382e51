import type { AspectRef } from './discovery.js';
import { type KeyNoise, noiseOf } from './key-noise.js';
import { joinParts, type KeyPart, keyParts, type Value } from './keys.js';

/**
 * Words that the measurement could as well have given, by field of the value, because it lay next to a threshold or
 * because two things look alike; null where there may be nothing at all.
 */
export type Doubts = Readonly<Record<string, readonly (string | number | null)[]>>;

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

/** Another piece of the key. */
interface Piece {
  readonly index: number;
  readonly part: KeyPart;
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
    ...noiseOf(place, value).fields.flatMap((noise) => numberVariants(measured, noise, reach)),
    ...(reach >= DOUBT_DISTANCE ? wordVariants(doubts) : []),
  ]);
}

/** Keys of this value with every word that is in doubt, as it may be measured the next time. */
export function doubtfulKeys(place: AspectRef, value: Value, doubts: Doubts): string[] {
  return printed(place, value, MOST_DOUBTFUL, wordVariants(doubts));
}

/** What was measured of a value: of a blend its output. */
function measuredOf(place: AspectRef, value: Value): Value {
  return noiseOf(place, value).inOutput ? (value.output as Value) : value;
}

/** The keys of all combinations of these variants but the value's own, nearest first. */
function printed(place: AspectRef, value: Value, most: number, variants: readonly Variant[]): string[] {
  const own = keyParts(place, value);
  const axes = axesOf(place, value, own, variants);
  if (axes.length === 0) return [];
  const keys = new Set<string>();
  const parts = [...own];
  // The first one is the value's own.
  for (const combination of combinations(axes).slice(1, most + 1)) {
    for (let each: Combination | null = combination; each?.piece; each = each.rest)
      parts[each.piece.index] = each.piece.part;
    keys.add(joinParts(place, value, parts));
  }
  return [...keys];
}

/** The pieces of the key that the variants of each field make, each piece once, nearest first; the value's own is one. */
function axesOf(place: AspectRef, value: Value, own: readonly KeyPart[], variants: readonly Variant[]): Piece[][] {
  const axes = new Map<string, Map<string | null, Piece>>();
  for (const { field, to, distance } of variants) {
    const index = own.findIndex((part) => part.field === field);
    if (index < 0) continue;
    const part = keyParts(place, changed(place, value, field, to))[index] as KeyPart;
    const mine = own[index] as KeyPart;
    const axis = axes.get(field) ?? new Map([[mine.text, { index, part: mine, distance: 0 }]]);
    axes.set(field, axis);
    const known = axis.get(part.text);
    if (!known || known.distance > distance) axis.set(part.text, { index, part, distance });
  }
  return [...axes.values()]
    .filter((axis) => axis.size > 1)
    .map((axis) => [...axis.values()].sort((a, b) => a.distance - b.distance));
}

function changed(place: AspectRef, value: Value, field: string, to: unknown): Value {
  const measured = { ...measuredOf(place, value), [field]: to };
  return noiseOf(place, value).inOutput ? { ...value, output: measured } : measured;
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

function wordVariants(doubts: Doubts): Variant[] {
  return Object.entries(doubts).flatMap(([field, words]) =>
    words.map((to) => ({ field, to, distance: DOUBT_DISTANCE })),
  );
}

/** More combinations than this are not looked at: the far ones of many doubtful fields. */
const MOST_COMBINATIONS = 4096;

/** One piece of each axis, and the sum of their squared distances. */
interface Combination {
  readonly piece: Piece | null;
  readonly rest: Combination | null;
  readonly square: number;
}

/** The nearest first. */
function combinations(axes: readonly Piece[][]): Combination[] {
  let found: Combination[] = [{ piece: null, rest: null, square: 0 }];
  for (const pieces of axes) {
    const room = Math.max(1, Math.floor(MOST_COMBINATIONS / found.length));
    const nearest = pieces.slice(0, room);
    found = found.flatMap((rest) =>
      nearest.map((piece) => ({ piece, rest, square: rest.square + piece.distance * piece.distance })),
    );
  }
  return found.sort((a, b) => a.square - b.square);
}

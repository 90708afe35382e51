import type { AspectRef } from './discovery.js';
import { type KeyNoise, noiseOf } from './key-noise.js';
import { joinPieces, measuredOf, type PieceRule, pieceRules, type Value } from './keys.js';

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

/** Another text for the piece at `index` of the key. */
interface Piece {
  readonly index: number;
  readonly text: string | null;
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

/** The keys of all combinations of these variants but the value's own, nearest first. */
function printed(place: AspectRef, value: Value, most: number, variants: readonly Variant[]): string[] {
  if (variants.length === 0) return [];
  const rules = pieceRules(place, value);
  const measured = measuredOf(place, value);
  const pieces = rules.map((rule) => rule.text(measured));
  const axes = axesOf(rules, pieces, measured, variants);
  if (axes.length === 0) return [];
  const keys = new Set<string>();
  const { tried, order } = combinations(axes);
  // The first one is the value's own.
  for (const number of order.slice(1, most + 1)) {
    let rest = number;
    for (let i = tried.length - 1; i >= 0; i--) {
      const axis = tried[i] as readonly Piece[];
      const { index, text } = axis[rest % axis.length] as Piece;
      pieces[index] = text;
      rest = Math.floor(rest / axis.length);
    }
    keys.add(joinPieces(place, value, rules, pieces));
  }
  return [...keys];
}

/** The pieces of the key that the variants of each field make, each piece once, nearest first; the value's own is one. */
function axesOf(
  rules: readonly PieceRule[],
  own: readonly (string | null)[],
  measured: Value,
  variants: readonly Variant[],
): Piece[][] {
  const axes = new Map<string, Piece[]>();
  const other: Record<string, unknown> = { ...measured };
  for (const { field, to, distance } of variants) {
    const index = rules.findIndex((rule) => rule.field === field);
    if (index < 0) continue;
    other[field] = to;
    const text = (rules[index] as PieceRule).text(other);
    other[field] = measured[field];
    const axis = axes.get(field) ?? [{ index, text: own[index] as string | null, distance: 0 }];
    axes.set(field, axis);
    const known = axis.findIndex((piece) => piece.text === text);
    if (known < 0) axis.push({ index, text, distance });
    else if ((axis[known] as Piece).distance > distance) axis[known] = { index, text, distance };
  }
  return [...axes.values()]
    .filter((axis) => axis.length > 1)
    .map((axis) => axis.sort((a, b) => a.distance - b.distance));
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
  if (first === last) return [];
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

/** Squared distances are told apart to this share of 1: what is nearer to another than that is as near. */
const SQUARES_IN_ONE = 2 ** 36;

/**
 * Combinations of one piece of each axis, the nearest first; distances add up as squares. A combination is a number:
 * its digits are the places of its pieces in the axes that were `tried`, those of the last axis the lowest.
 */
function combinations(axes: readonly Piece[][]): { tried: readonly Piece[][]; order: number[] } {
  const tried: Piece[][] = [];
  let count = 1;
  for (const axis of axes) {
    const pieces = axis.slice(0, Math.max(1, Math.floor(MOST_COMBINATIONS / count)));
    tried.push(pieces);
    count *= pieces.length;
  }
  // One number each, the distance before the combination, so that they are sorted as numbers.
  const sorted = squaresOf(tried, count).map(
    (square, number) => Math.floor(square * SQUARES_IN_ONE) * MOST_COMBINATIONS + number,
  );
  sorted.sort();
  return { tried, order: Array.from(sorted, (each) => each % MOST_COMBINATIONS) };
}

/** The squared distance of each combination. @param count - of combinations */
function squaresOf(axes: readonly Piece[][], count: number): Float64Array {
  const squares = new Float64Array(count);
  let known = 1;
  for (const pieces of axes) {
    // From the end: what is read was not yet written over.
    for (let rest = known - 1; rest >= 0; rest--) {
      const before = squares[rest] as number;
      for (let i = pieces.length - 1; i >= 0; i--) {
        const { distance } = pieces[i] as Piece;
        squares[rest * pieces.length + i] = before + distance * distance;
      }
    }
    known *= pieces.length;
  }
  return squares;
}

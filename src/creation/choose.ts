import { power } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import type { Known } from './knowledge.js';

/** Weight of a pool entry: values seen often give way to those seen seldom. */
export function underuse<T>(known: Known<T>): number {
  return 1 / (1 + known.count);
}

/** The values that are not to be avoided. */
export function without<T extends string>(values: readonly T[], avoided: readonly string[] | undefined): T[] {
  return values.filter((value) => !avoided?.includes(value));
}

/** Draws one value, favouring underused ones; `taste` (≥ 0, default 1) weighs in what suits the scene. */
export function draw<T>(random: Random, pool: readonly Known<T>[], taste: (value: T) => number = () => 1): T {
  return random.weighted(pool, (known) => underuse(known) * taste(known.value)).value;
}

/**
 * Draws one learned value, favouring the underused and the recent; null when none suits.
 *
 * @param taste - ≥ 0, default 1; 0 rules a value out
 */
export function drawFresh<T>(
  random: Random,
  pool: readonly Known<T>[],
  taste: (value: T) => number = () => 1,
): T | null {
  const weights = weighFreshness(pool).map(({ known, weight }) => ({ known, weight: weight * taste(known.value) }));
  const suiting = weights.filter(({ weight }) => weight > 0);
  return suiting.length > 0 ? random.weighted(suiting, ({ weight }) => weight).known.value : null;
}

/** How many of the newest values count as recent, about. */
const RECENT = 16;

/** Learned values of a pool, newest first, each with its weight: underuse, and up to twice that for the newest. */
function weighFreshness<T>(pool: readonly Known<T>[]): { readonly known: Known<T>; readonly weight: number }[] {
  return pool
    .filter((known) => known.createdAt !== null)
    .sort((a, b) => ((a.createdAt as string) < (b.createdAt as string) ? 1 : -1))
    .map((known, rank) => ({ known, weight: underuse(known) * (1 + 1 / (1 + rank / RECENT)) }));
}

/**
 * At most `size` values of a pool: all of it when it fits, else origins first and then a weighted draw without
 * repetition that favours the underused and, among equals, the recent ones.
 */
export function selectPool<T>(random: Random, pool: readonly Known<T>[], size: number): T[] {
  if (pool.length <= size) return pool.map((known) => known.value);
  const kept = pool.filter((known) => known.createdAt === null).slice(0, size);
  // Weighted sampling without repetition: the largest of u^(1/w). Source: Efraimidis and Spirakis (2006).
  const keyed = weighFreshness(pool).map(({ known, weight }) => ({ known, key: power(random.next(), 1 / weight) }));
  keyed.sort((a, b) => b.key - a.key);
  return [...kept, ...keyed.slice(0, size - kept.length).map(({ known }) => known)].map((known) => known.value);
}

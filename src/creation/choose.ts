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
 * At most `size` values of a pool: all of it when it fits, else origins first and then a weighted draw without
 * repetition that favours the underused and, among equals, the recent ones.
 */
export function selectPool<T>(random: Random, pool: readonly Known<T>[], size: number): T[] {
  if (pool.length <= size) return pool.map((known) => known.value);
  const origins = pool.filter((known) => known.createdAt === null);
  const learned = pool.filter((known) => known.createdAt !== null);
  const kept = origins.slice(0, size);
  const newest = [...learned].sort((a, b) => ((a.createdAt as string) < (b.createdAt as string) ? 1 : -1));
  const recency = new Map(newest.map((known, rank) => [known, 1 + 1 / (1 + rank / 16)]));
  // Weighted sampling without repetition: the largest of u^(1/w). Source: Efraimidis and Spirakis (2006).
  const keyed = learned.map((known) => ({
    known,
    key: power(random.next(), 1 / (underuse(known) * (recency.get(known) as number))),
  }));
  keyed.sort((a, b) => b.key - a.key);
  return [...kept, ...keyed.slice(0, size - kept.length).map(({ known }) => known)].map((known) => known.value);
}

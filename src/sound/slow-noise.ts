import { mixUint32 } from '../numerics/random.js';

/** A repeatable number in [0, 1) for a key and a whole index. */
export function hashUnit(key: number, index: number): number {
  return mixUint32(key ^ mixUint32(index + 0x9e3779b9)) / 4294967296;
}

/**
 * A curve that wanders smoothly within [0, 1), about one turn per unit of `t`. It can be asked at any time,
 * in any order: two curves differ when their keys differ.
 */
export function slowNoise(key: number, t: number): number {
  const index = Math.floor(t);
  const f = t - index;
  const a = hashUnit(key, index);
  return a + (hashUnit(key, index + 1) - a) * f * f * (3 - 2 * f);
}

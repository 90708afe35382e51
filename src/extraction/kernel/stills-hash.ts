/** A well mixed whole number of a whole number ("lowbias32" constants of Chris Wellons, as in numerics/random). */
// @ts-ignore: decorator
@inline export function hash(x0: u32): u32 {
  let x = x0 ^ (x0 >> 16);
  x *= 0x7feb352d;
  x ^= x >> 15;
  x *= 0x846ca68b;
  return x ^ (x >> 16);
}

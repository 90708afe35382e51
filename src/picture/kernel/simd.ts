// Arithmetic shared by the kernels. Only exactly rounded operations and no relaxed SIMD, so that every
// machine computes the same bits. Inlined everywhere: nothing here is a call at run time.

// @ts-ignore: decorator
@inline export function splat(x: f32): v128 { return f32x4.splat(x); }
// @ts-ignore: decorator
@inline export function add(a: v128, b: v128): v128 { return f32x4.add(a, b); }
// @ts-ignore: decorator
@inline export function sub(a: v128, b: v128): v128 { return f32x4.sub(a, b); }
// @ts-ignore: decorator
@inline export function mul(a: v128, b: v128): v128 { return f32x4.mul(a, b); }
// @ts-ignore: decorator
@inline export function mad(a: v128, b: v128, c: v128): v128 { return f32x4.add(f32x4.mul(a, b), c); }
// @ts-ignore: decorator
@inline export function lerp(a: v128, b: v128, t: v128): v128 { return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), t)); }
/** Clips to [0, 1]. pmin/pmax are one instruction each; f32x4.min/max need code for NaN. */
// @ts-ignore: decorator
@inline export function saturate(a: v128): v128 { return f32x4.pmin(f32x4.pmax(a, f32x4.splat(0)), f32x4.splat(1)); }
/** Hermite curve of a value in [0, 1]. */
// @ts-ignore: decorator
@inline export function smooth(t: v128): v128 { return mul(mul(t, t), sub(splat(3), add(t, t))); }
/** Nearest integer of |a| < 2^22: the rounding of an addition does it, without trunc_sat's fix-up code. */
// @ts-ignore: decorator
@inline export function toInt(a: v128): v128 { return i32x4.sub(add(a, splat(12582912.0)), i32x4.splat(0x4B400000)); }
/** Four 32-bit hashes ("lowbias32" constants of Chris Wellons, as in numerics/random). */
// @ts-ignore: decorator
@inline export function hash4(x0: v128): v128 {
  let x = v128.xor(x0, i32x4.shr_u(x0, 16));
  x = i32x4.mul(x, i32x4.splat(0x7feb352d));
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}
// @ts-ignore: decorator
@inline export function hash1(x0: u32): u32 {
  let x = x0 ^ (x0 >> 16);
  x *= 0x7feb352d;
  x ^= x >> 15;
  x *= 0x846ca68b;
  return x ^ (x >> 16);
}
/** Uniform numbers in [0, 1) from the top 23 bits of four hashes. */
// @ts-ignore: decorator
@inline export function unit(h: v128): v128 { return sub(v128.or(i32x4.shr_u(h, 9), i32x4.splat(0x3f800000)), splat(1)); }
// @ts-ignore: decorator
@inline export function ramp(): v128 { return f32x4(0, 1, 2, 3); }

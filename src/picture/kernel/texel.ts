// A texel is four i16 in q15 (0..32767): red, green, blue gamma-coded sRGB, premultiplied, and alpha.
// In a target buffer the fourth lane holds the id of the plane that shows there instead of alpha.
import { mul, splat, toInt } from './simd';

/** Four pixels of float planes (already scaled to 0..32767) → two registers of two texels each. */
// @ts-ignore: decorator
@inline export function packLow(r: v128, g: v128, b: v128, a: v128): v128 {
  return v128.shuffle<i16>(i16x8.narrow_i32x4_s(toInt(r), toInt(g)), i16x8.narrow_i32x4_s(toInt(b), toInt(a)), 0, 4, 8, 12, 1, 5, 9, 13);
}
// @ts-ignore: decorator
@inline export function packHigh(r: v128, g: v128, b: v128, a: v128): v128 {
  return v128.shuffle<i16>(i16x8.narrow_i32x4_s(toInt(r), toInt(g)), i16x8.narrow_i32x4_s(toInt(b), toInt(a)), 2, 6, 10, 14, 3, 7, 11, 15);
}
/** Alpha of two texels, spread over their lanes. */
// @ts-ignore: decorator
@inline export function alphaOf(c: v128): v128 { return v128.shuffle<i16>(c, c, 3, 3, 3, 3, 7, 7, 7, 7); }
/** Mask of the fourth lane of both texels. */
// @ts-ignore: decorator
@inline export function fourthLane(): v128 { return i16x8(0, 0, 0, -1, 0, 0, 0, -1); }
/** Source over destination, premultiplied; exact where the source is empty. */
// @ts-ignore: decorator
@inline export function over(dst: v128, c: v128, alpha: v128): v128 {
  return i16x8.add_sat_s(i16x8.sub(dst, i16x8.q15mulr_sat_s(dst, alpha)), c);
}
// @ts-ignore: decorator
@inline export function q15(x: v128): v128 { return mul(x, splat(32767)); }

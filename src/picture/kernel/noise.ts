import { add, hash4, lerp, mad, mul, smooth, splat, sub, toInt, unit } from './simd';

/** Value noise on an integer lattice that repeats every `mask + 1` columns (a power of two). Result in [0, 1). */
// @ts-ignore: decorator
@inline export function valueNoise(x: v128, y: v128, mask: i32, seed: i32): v128 {
  const fx = f32x4.floor(x), fy = f32x4.floor(y);
  const m = i32x4.splat(mask), xi = toInt(fx);
  const ix = i32x4.mul(v128.and(xi, m), i32x4.splat(0x9E3779B1));
  const ix1 = i32x4.mul(v128.and(i32x4.add(xi, i32x4.splat(1)), m), i32x4.splat(0x9E3779B1));
  const iy = i32x4.add(i32x4.mul(toInt(fy), i32x4.splat(0x85EBCA77)), i32x4.splat(seed));
  const iy1 = i32x4.add(iy, i32x4.splat(0x85EBCA77));
  const a = unit(hash4(v128.xor(ix, iy))), b = unit(hash4(v128.xor(ix1, iy)));
  const c = unit(hash4(v128.xor(ix, iy1))), d = unit(hash4(v128.xor(ix1, iy1)));
  const tx = smooth(sub(x, fx)), ty = smooth(sub(y, fy));
  return lerp(lerp(a, b, tx), lerp(c, d, tx), ty);
}

/** Sum of octaves, each twice as fine and `gain` times as strong, divided by the sum of the strengths: [0, 1). */
export function fractalNoise(x0: v128, y0: v128, mask: i32, seed: i32, octaves: i32, gain: f32): v128 {
  let x = x0, y = y0, m = mask, amplitude: f32 = 1, total: f32 = 0, sum = splat(0);
  for (let o = 0; o < octaves; o++) {
    sum = mad(valueNoise(x, y, m, seed + o * 1013), splat(amplitude), sum);
    total += amplitude;
    amplitude *= gain;
    x = add(x, x);
    y = add(mul(y, splat(2)), splat(17.3));
    m = m * 2 + 1;
  }
  return mul(sum, splat(1 / total));
}

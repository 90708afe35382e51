// The last steps from a target buffer to a frame: grade, mixing of shots, blur, and I420 (BT.709, limited range).
import { mad, mul, splat, toInt } from './simd';
import { fourthLane } from './texel';

/**
 * Light and grade in one pass, in place: colour × light, then one affine transform, clipped to the cube; the fourth lane
 * stays.
 * `m`: four vectors of 8 × i16 in q14 (two texels): gains of red, of green, of blue, and the offset. They are loaded,
 * not built here: a vector put together lane by lane is put together anew in every round of the loop.
 * `sheet`: i32 light in q14, `sheetRows` × (width >> shift) + 2, a value for every 2^shift-th column (shift ≥ 1); 0 for
 * even light.
 */
export function gradeTarget(target: usize, stride: i32, width: i32, height: i32, m: usize, sheet: usize, sheetRows: i32, shift: i32): void {
  const a0 = v128.load(m), a1 = v128.load(m, 16), a2 = v128.load(m, 32), offset = v128.load(m, 48), fourth = v128.load(m, 64);
  const zero = i16x8.splat(0), run = 1 << shift, columns = (width >> shift) + 2, share: f32 = 1 / <f32>run;
  for (let y = 0; y < height; y++) {
    const v: f32 = (<f32>y + 0.5) / <f32>height * <f32>(sheetRows - 1), row = min(<i32>v, sheetRows - 2), f = v - <f32>row;
    const line = target + (<usize>(y * stride) << 3);
    for (let x = 0; x < width; x += run) {
      let light = i16x8.splat(0), step = light;
      if (sheet) {
        const p = sheet + (<usize>(row * columns + (x >> shift)) << 2), q = p + (<usize>columns << 2);
        const g0: f32 = <f32>load<i32>(p) + <f32>(load<i32>(q) - load<i32>(p)) * f, g1: f32 = <f32>load<i32>(p, 4) + <f32>(load<i32>(q, 4) - load<i32>(p, 4)) * f;
        const each: f32 = (g1 - g0) * share;
        store<i32>(m, <i32>g0, 80); store<i32>(m, <i32>(g0 + each), 84); store<i32>(m, <i32>(each + each), 88);
        light = v128.bitselect(v128.load16_splat(m, 80), v128.load16_splat(m, 84), i64x2(-1, 0));
        step = v128.load16_splat(m, 88);
      }
      const end = line + (<usize>min(x + run, (width + 1) & ~1) << 3);
      for (let at = line + (<usize>x << 3); at < end; at += 16) {
        const was = v128.load(at);
        let d = was;
        if (sheet) {
          d = i16x8.q15mulr_sat_s(d, light);
          d = i16x8.add_sat_s(d, d);
          light = i16x8.add(light, step);
        }
        const r = v128.shuffle<i16>(d, d, 0, 0, 0, 0, 4, 4, 4, 4), g = v128.shuffle<i16>(d, d, 1, 1, 1, 1, 5, 5, 5, 5), b = v128.shuffle<i16>(d, d, 2, 2, 2, 2, 6, 6, 6, 6);
        let s = i16x8.add_sat_s(i16x8.add_sat_s(i16x8.q15mulr_sat_s(r, a0), i16x8.q15mulr_sat_s(g, a1)), i16x8.add_sat_s(i16x8.q15mulr_sat_s(b, a2), offset));
        s = i16x8.max_s(i16x8.add_sat_s(s, s), zero);
        v128.store(at, v128.bitselect(was, s, fourth));
      }
    }
  }
}

/** target ← target + (other − target) × t/32767, plane ids of whichever weighs more. */
export function mixTargets(target: usize, other: usize, n: i32, t: i32): void {
  const f = i16x8.splat(<i16>t), fourth = fourthLane(), end = target + (<usize>n << 3);
  let from = other;
  for (let at = target; at < end; at += 16, from += 16) {
    const a = v128.load(at), b = v128.load(from);
    const c = i16x8.add(a, i16x8.q15mulr_sat_s(i16x8.sub(b, a), f));
    v128.store(at, v128.bitselect(t > 16384 ? b : a, c, fourth));
  }
}

/** Shows `other` left of column `edge` (texels, may be fractional by `soft` columns of cross-fade). */
export function wipeTargets(target: usize, other: usize, stride: i32, width: i32, height: i32, edge: f32, soft: f32): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let t: f32 = (edge - <f32>x) / soft + 0.5;
      if (t <= 0) break;
      t = t > 1 ? 1 : t;
      const i = <usize>(y * stride + x) << 3;
      const a = v128.load64_zero(target + i), b = v128.load64_zero(other + i);
      const c = i16x8.add(a, i16x8.q15mulr_sat_s(i16x8.sub(b, a), i16x8.splat(<i16>(t * 32767))));
      v128.store64_lane(target + i, v128.bitselect(t > 0.5 ? b : a, c, fourthLane()), 0);
    }
  }
}

/**
 * Box blur of `width` × `height` texels, along rows or (`down` ≠ 0) along columns, `radius` texels each way. Reads from
 * `from`, writes to `to`; both have the same stride and must not overlap. `keep` ≠ 0 leaves the fourth lane alone.
 */
export function blurTexels(from: usize, to: usize, stride: i32, width: i32, height: i32, radius: i32, down: i32, keep: i32): void {
  const k = splat(1.0 / <f32>(radius + radius + 1)), fourth = fourthLane();
  const lines = down ? width : height, length = down ? height : width;
  const along: usize = down ? <usize>stride << 3 : 8, across: usize = down ? 8 : <usize>stride << 3;
  for (let line = 0; line < lines; line++) {
    const start = from + across * line, out = to + across * line, end = start + along * (length - 1);
    let sum = mul(texel(start), splat(<f32>(radius + 1)));
    for (let i = 1; i <= radius; i++) sum = f32x4.add(sum, texel(start + along * min(i, length - 1)));
    for (let i = 0; i < length; i++) {
      const c = toInt(mul(sum, k)), mean = i16x8.narrow_i32x4_s(c, c), at = start + along * i;
      v128.store64_lane(out + along * i, keep ? v128.bitselect(v128.load64_zero(at), mean, fourth) : mean, 0);
      const next = i + radius + 1 < length ? start + along * (i + radius + 1) : end, last = i - radius > 0 ? start + along * (i - radius) : start;
      sum = f32x4.sub(f32x4.add(sum, texel(next)), texel(last));
    }
  }
}
/** One texel as four floats. */
// @ts-ignore: decorator
@inline function texel(at: usize): v128 { return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(v128.load64_zero(at))); }

/** Makes the right half of each row the mirror image of the left. */
export function mirrorTarget(target: usize, stride: i32, width: i32, height: i32): void {
  for (let y = 0; y < height; y++) {
    const row = target + (<usize>(y * stride) << 3);
    for (let x = 0; x < width >> 1; x++) store<u64>(row + (<usize>(width - 1 - x) << 3), load<u64>(row + (<usize>x << 3)));
  }
}

/** Ordered dither of one row: 8 thresholds in [0, 128), Bayer's 8 × 8 matrix. */
// @ts-ignore: decorator
@inline function bayer(y: i32): v128 {
  switch (y & 7) {
    case 0: return i16x8(0, 64, 16, 80, 4, 68, 20, 84);
    case 1: return i16x8(96, 32, 112, 48, 100, 36, 116, 52);
    case 2: return i16x8(24, 88, 8, 72, 28, 92, 12, 76);
    case 3: return i16x8(120, 56, 104, 40, 124, 60, 108, 44);
    case 4: return i16x8(6, 70, 22, 86, 2, 66, 18, 82);
    case 5: return i16x8(102, 38, 118, 54, 98, 34, 114, 50);
    case 6: return i16x8(30, 94, 14, 78, 26, 90, 10, 74);
    default: return i16x8(126, 62, 110, 46, 122, 58, 106, 42);
  }
}

/** Target rows (stride a multiple of eight texels) → I420 at `out`. Width and height are even; rows y0, y1 are even. */
export function targetToI420(target: usize, stride: i32, width: i32, height: i32, y0: i32, y1: i32, out: usize): void {
  // q15 products of gamma-coded values, scaled so that luma comes out in 1/128 codes.
  const yr = i16x8.splat(5960), yg = i16x8.splat(20049), yb = i16x8.splat(2024), foot = i16x8.splat(2048);
  const planeU = out + <usize>(width * height), planeV = planeU + <usize>((width >> 1) * (height >> 1));
  for (let y = y0; y < y1; y += 2) {
    const dither0 = bayer(y), dither1 = bayer(y + 1);
    for (let x = 0; x < width; x += 8) {
      let sr: v128 = i16x8.splat(0), sg: v128 = sr, sb: v128 = sr;
      for (let row = 0; row < 2; row++) {
        const at = target + (<usize>((y + row) * stride + x) << 3);
        const p0 = v128.load(at), p1 = v128.load(at, 16), p2 = v128.load(at, 32), p3 = v128.load(at, 48);
        const a = v128.shuffle<i16>(p0, p1, 0, 4, 8, 12, 1, 5, 9, 13), b = v128.shuffle<i16>(p2, p3, 0, 4, 8, 12, 1, 5, 9, 13);
        const c = v128.shuffle<i16>(p0, p1, 2, 6, 10, 14, 3, 7, 11, 15), d = v128.shuffle<i16>(p2, p3, 2, 6, 10, 14, 3, 7, 11, 15);
        const R = v128.shuffle<i64>(a, b, 0, 2), G = v128.shuffle<i64>(a, b, 1, 3), B = v128.shuffle<i64>(c, d, 0, 2);
        const luma = i16x8.add(i16x8.add(i16x8.q15mulr_sat_s(R, yr), i16x8.q15mulr_sat_s(G, yg)), i16x8.add(i16x8.q15mulr_sat_s(B, yb), i16x8.add(foot, row == 0 ? dither0 : dither1)));
        const codes = i16x8.shr_u(luma, 7);
        const bytes = i8x16.narrow_i16x8_u(codes, codes), to = out + <usize>((y + row) * width + x);
        if (x + 8 <= width) v128.store64_lane(to, bytes, 0);
        else storePart(to, bytes, width - x);
        sr = i16x8.add(sr, i16x8.shr_u(R, 1)); sg = i16x8.add(sg, i16x8.shr_u(G, 1)); sb = i16x8.add(sb, i16x8.shr_u(B, 1));
      }
      // Means of 2 × 2 pixels: halves of two rows, then pairs of columns.
      const k: f32 = 1.0 / (2.0 * 32767.0);
      const r = mul(f32x4.convert_i32x4_s(i32x4.extadd_pairwise_i16x8_s(sr)), splat(k)), g = mul(f32x4.convert_i32x4_s(i32x4.extadd_pairwise_i16x8_s(sg)), splat(k)), b = mul(f32x4.convert_i32x4_s(i32x4.extadd_pairwise_i16x8_s(sb)), splat(k));
      const u = mad(r, splat(-25.6642), mad(g, splat(-86.3358), mad(b, splat(112.0), splat(128)))), v = mad(r, splat(112.0), mad(g, splat(-101.7303), mad(b, splat(-10.2697), splat(128))));
      const un = i16x8.narrow_i32x4_s(toInt(u), toInt(v)), uv = i8x16.narrow_i16x8_u(un, un);
      const offset = <usize>((y >> 1) * (width >> 1) + (x >> 1));
      if (x + 8 <= width) { v128.store32_lane(planeU + offset, uv, 0); v128.store32_lane(planeV + offset, uv, 1); }
      else for (let i = 0; i < (width - x) >> 1; i++) {
        store<u8>(planeU + offset + i, <u8>(i32x4.extract_lane(uv, 0) >> (i << 3)));
        store<u8>(planeV + offset + i, <u8>(i32x4.extract_lane(uv, 1) >> (i << 3)));
      }
    }
  }
}

/** The first n of eight bytes, at the right edge of widths that are no multiple of eight. */
function storePart(to: usize, bytes: v128, n: i32): void {
  const all = i64x2.extract_lane(bytes, 0);
  for (let i = 0; i < n; i++) store<u8>(to + i, <u8>(all >> (i << 3)));
}

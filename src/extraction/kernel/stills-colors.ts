// The colours of an I420 frame in bins of luma and chroma. Reads up to 16 bytes beyond a row's end.
import { hash } from './stills-hash';

/** How far eight bytes are at most from those beside, above and below them; 16 bytes, of which the first half counts. */
// @ts-ignore: decorator
@inline function stirOf(at: usize, here: v128, up: usize, down: usize): v128 {
  const left = v128.load64_zero(at - 1), right = v128.load64_zero(at + 1), above = v128.load64_zero(at - up), below = v128.load64_zero(at + down);
  const most = i8x16.max_u(i8x16.max_u(left, right), i8x16.max_u(above, below)), least = i8x16.min_u(i8x16.min_u(left, right), i8x16.min_u(above, below));
  return i8x16.max_u(i8x16.sub_sat_u(most, here), i8x16.sub_sat_u(here, least));
}

/** Luma and chroma may differ by this much from what lies around a calm sample, codes. */
const CALM_LUMA: i16 = 14, CALM_CHROMA: i16 = 5;

/**
 * Counts one pixel of every 2 × 2 into `bins`, zeroed before, and adds its codes: 4 × i32 a bin: count, Y, U, V. Bins are
 * 32 of luma × 16 × 16 of chroma, once for calm samples and once more for those on an edge, whose chroma is mixed.
 * Which of the four pixels is drawn by chance, as is the row of 2 × 2 out of every `every`: a texture cannot fall in step.
 * `scratch` takes 10 bytes for each 2 × 2 of a row, whose number is rounded up to eight.
 */
export function countColors(at: usize, width: i32, height: i32, every: i32, bins: usize, scratch: usize): void {
  const half = (width + 1) >> 1, rows = (height + 1) >> 1;
  const planeU = at + <usize>(width * height), planeV = planeU + <usize>(half * rows);
  const samples = scratch + (<usize>(half + 7 & ~7) << 1);
  for (let first = 0; first < rows; first += every) {
    const by = min(first + <i32>(hash(first) % <u32>every), rows - 1);
    const row0 = at + <usize>(by * 2 * width), row1 = by * 2 + 1 < height ? row0 + width : row0;
    const up: usize = by > 0 ? <usize>half : 0, down: usize = by + 1 < rows ? <usize>half : 0;
    takeSamples(row0, row1, planeU + <usize>(by * half), planeV + <usize>(by * half), up, down, width, by << 16, scratch, samples);
    let bin = scratch;
    for (let sample = samples, end = samples + (<usize>half << 3); sample < end; sample += 8, bin += 2) {
      const to = bins + (<usize>load<u16>(bin) << 4);
      v128.store(to, i32x4.add(v128.load(to), v128.load16x4_u(sample)));
    }
  }
}

/** The bins of a row's samples as u16, and the samples as 4 × u16: 1, Y, U, V. */
function takeSamples(row0: usize, row1: usize, u: usize, v: usize, up: usize, down: usize, width: i32, seed: i32, bins: usize, samples: usize): void {
  const bits = i16x8(1, 2, 4, 8, 16, 32, 64, 128), low = i16x8.splat(255), zero = i16x8.splat(0), one = i16x8.splat(1);
  for (let x = 0; x < width; x += 16) {
    const chance = hash(seed ^ (x >> 1) ^ 0x5bd1e995);
    const a = v128.load(row0 + x), b = v128.load(row1 + x);
    const a0 = v128.and(a, low), b0 = v128.and(b, low);
    let a1 = i16x8.shr_u(a, 8), b1 = i16x8.shr_u(b, 8);
    if (x + 16 > width) {
      const inside = i16x8.lt_s(i16x8(1, 3, 5, 7, 9, 11, 13, 15), i16x8.splat(<i16>(width - x)));
      a1 = v128.bitselect(a1, a0, inside); b1 = v128.bitselect(b1, b0, inside);
    }
    const right = i16x8.eq(v128.and(i16x8.splat(<i16>chance), bits), zero), lower = i16x8.eq(v128.and(i16x8.splat(<i16>(chance >> 8)), bits), zero);
    const luma = v128.bitselect(v128.bitselect(b1, b0, right), v128.bitselect(a1, a0, right), lower);
    const range = i16x8.sub(i16x8.max_s(i16x8.max_s(a0, a1), i16x8.max_s(b0, b1)), i16x8.min_s(i16x8.min_s(a0, a1), i16x8.min_s(b0, b1)));
    const bytesU = v128.load64_zero(u), bytesV = v128.load64_zero(v);
    const cu = i16x8.extend_low_i8x16_u(bytesU), cv = i16x8.extend_low_i8x16_u(bytesV);
    const stir = i16x8.extend_low_i8x16_u(i8x16.max_u(stirOf(u, bytesU, up, down), stirOf(v, bytesV, up, down)));
    const edge = v128.or(i16x8.gt_s(range, i16x8.splat(CALM_LUMA)), i16x8.gt_s(stir, i16x8.splat(CALM_CHROMA)));
    v128.store(bins, v128.or(
      v128.or(i16x8.shl(i16x8.shr_u(luma, 3), 8), v128.and(cu, i16x8.splat(240))),
      v128.or(i16x8.shr_u(cv, 4), v128.and(edge, i16x8.splat(8192)))));
    const y0 = v128.shuffle<i16>(one, luma, 0, 8, 1, 9, 2, 10, 3, 11), y1 = v128.shuffle<i16>(one, luma, 4, 12, 5, 13, 6, 14, 7, 15);
    const uv0 = v128.shuffle<i16>(cu, cv, 0, 8, 1, 9, 2, 10, 3, 11), uv1 = v128.shuffle<i16>(cu, cv, 4, 12, 5, 13, 6, 14, 7, 15);
    v128.store(samples, v128.shuffle<i32>(y0, uv0, 0, 4, 1, 5));
    v128.store(samples, v128.shuffle<i32>(y0, uv0, 2, 6, 3, 7), 16);
    v128.store(samples, v128.shuffle<i32>(y1, uv1, 0, 4, 1, 5), 32);
    v128.store(samples, v128.shuffle<i32>(y1, uv1, 2, 6, 3, 7), 48);
    u += 8; v += 8; bins += 16; samples += 64;
  }
}

// The colours of an I420 frame in bins of luma and chroma. Reads up to 16 bytes beyond a row's end.
import { hash } from './stills-hash';

/** |a − b| of eight bytes each, as 8 × i16. */
// @ts-ignore: decorator
@inline function apart(a: usize, here: v128): v128 { return i16x8.abs(i16x8.sub(v128.load8x8_u(a), here)); }

/** Luma and chroma may differ by this much from what lies around a calm sample, codes. */
const CALM_LUMA: i16 = 14, CALM_CHROMA: i16 = 5;
/** Bytes of the bins of calm samples; those of the others follow. */
const HALF_BYTES: i32 = 8192 * 16;

/**
 * Counts one pixel of every 2 × 2 into `bins`, zeroed before, and adds its codes: 4 × i32 a bin: count, Y, U, V. Bins are
 * 32 of luma × 16 × 16 of chroma, once for calm samples and once more for those on an edge, whose chroma is mixed.
 * Which of the four pixels is drawn by chance, as is the row of 2 × 2 out of every `every`: a texture cannot fall in step.
 * `scratch` takes 64 bytes.
 */
export function countColors(at: usize, width: i32, height: i32, every: i32, bins: usize, scratch: usize): void {
  const half = (width + 1) >> 1, rows = (height + 1) >> 1;
  const planeU = at + <usize>(width * height), planeV = planeU + <usize>(half * rows);
  const bits = i16x8(1, 2, 4, 8, 16, 32, 64, 128), low = i16x8.splat(255), zero = i16x8.splat(0);
  for (let first = 0; first < rows; first += every) {
    const by = min(first + <i32>(hash(first) % <u32>every), rows - 1);
    const row0 = at + <usize>(by * 2 * width), row1 = by * 2 + 1 < height ? row0 + width : row0;
    const u = planeU + <usize>(by * half), v = planeV + <usize>(by * half);
    const up: usize = by > 0 ? <usize>half : 0, down: usize = by + 1 < rows ? <usize>half : 0;
    for (let bx = 0; bx < half; bx += 8) {
      const count = min(8, half - bx), chance = hash((by << 16) ^ bx ^ 0x5bd1e995);
      const a = v128.load(row0 + (bx << 1)), b = v128.load(row1 + (bx << 1));
      const a0 = v128.and(a, low), b0 = v128.and(b, low);
      let a1 = i16x8.shr_u(a, 8), b1 = i16x8.shr_u(b, 8);
      if (bx * 2 + 16 > width) {
        const inside = i16x8.lt_s(i16x8(1, 3, 5, 7, 9, 11, 13, 15), i16x8.splat(<i16>(width - bx * 2)));
        a1 = v128.bitselect(a1, a0, inside); b1 = v128.bitselect(b1, b0, inside);
      }
      const right = i16x8.eq(v128.and(i16x8.splat(<i16>chance), bits), zero), lower = i16x8.eq(v128.and(i16x8.splat(<i16>(chance >> 8)), bits), zero);
      const luma = v128.bitselect(v128.bitselect(b1, b0, right), v128.bitselect(a1, a0, right), lower);
      const range = i16x8.sub(i16x8.max_s(i16x8.max_s(a0, a1), i16x8.max_s(b0, b1)), i16x8.min_s(i16x8.min_s(a0, a1), i16x8.min_s(b0, b1)));
      const ut = u + bx, vt = v + bx, cu = v128.load8x8_u(ut), cv = v128.load8x8_u(vt);
      const chroma = i16x8.max_s(
        i16x8.max_s(i16x8.max_s(apart(ut - 1, cu), apart(ut + 1, cu)), i16x8.max_s(apart(ut - up, cu), apart(ut + down, cu))),
        i16x8.max_s(i16x8.max_s(apart(vt - 1, cv), apart(vt + 1, cv)), i16x8.max_s(apart(vt - up, cv), apart(vt + down, cv))));
      const edge = v128.or(i16x8.gt_s(range, i16x8.splat(CALM_LUMA)), i16x8.gt_s(chroma, i16x8.splat(CALM_CHROMA)));
      const bin = v128.or(v128.or(i16x8.shl(i16x8.shr_u(luma, 3), 8), v128.and(cu, i16x8.splat(240))), v128.or(i16x8.shr_u(cv, 4), v128.and(edge, i16x8.splat(8192))));
      v128.store(scratch, bin);
      // Four bytes a sample: 1, Y, U, V.
      const yu = v128.or(i16x8.splat(1), i16x8.shl(luma, 8)), uv = v128.or(cu, i16x8.shl(cv, 8));
      v128.store(scratch, v128.shuffle<i16>(yu, uv, 0, 8, 1, 9, 2, 10, 3, 11), 16);
      v128.store(scratch, v128.shuffle<i16>(yu, uv, 4, 12, 5, 13, 6, 14, 7, 15), 32);
      for (let i = 0; i < count; i++) {
        const to = bins + (<usize>load<u16>(scratch + (i << 1)) << 4);
        const sample = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(scratch + 16 + (i << 2))));
        v128.store(to, i32x4.add(v128.load(to), sample));
      }
    }
  }
}

/** Sets `bins` of `countColors` to zero. */
export function clearColors(bins: usize): void { memory.fill(bins, 0, HALF_BYTES * 2); }

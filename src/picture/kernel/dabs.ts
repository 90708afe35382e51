// Dabs of pure values onto padded I420 planes. A dab's interior has full alpha, so its bytes are the value's own.
import {
  BUCKETS, DAB_BYTES, FRAME_HEIGHT, FRAME_POOL, FRAME_STRIDE, FRAME_U, FRAME_V, FRAME_WIDTH, FRAME_Y,
  LAYER_ANGLES, LAYER_CAPACITY, LAYER_COUNTS, LAYER_LIST, LAYER_PHASES, LAYER_REACH, LAYER_SIZE, LAYER_STAMPS,
} from './dab-layout';
import { stampBytes, stampHead } from './dab-stamps';

export { renderStamp } from './dab-stamps';
export { fillColorCell } from './dab-colors';
export { readTarget, readFlow } from './dab-target';
export { scatterDabs } from './dab-lattice';
export { fillBase, fillGrid } from './dab-grid';

/** d + (c − d) · m in 8-bit codes; exactly c where m = 255, exactly d where m = 0. Lanes: i16 holding u8. */
// @ts-ignore: decorator
@inline function blend(d: v128, c: v128, m: v128): v128 {
  return i16x8.add(d, i16x8.q15mulr_sat_s(i16x8.sub(c, d), v128.or(i16x8.shl(m, 7), i16x8.shr_u(m, 1))));
}
// @ts-ignore: decorator
@inline function blend16(at: usize, alpha: usize, c: v128): void {
  const d = v128.load(at), m = v128.load(alpha);
  v128.store(at, i8x16.narrow_i16x8_u(
    blend(i16x8.extend_low_i8x16_u(d), c, i16x8.extend_low_i8x16_u(m)),
    blend(i16x8.extend_high_i8x16_u(d), c, i16x8.extend_high_i8x16_u(m))));
}
// @ts-ignore: decorator
@inline function blendChroma(u: usize, v: usize, alpha: usize, cu: v128, cv: v128): void {
  const m = i16x8.extend_low_i8x16_u(v128.load64_zero(alpha));
  const both = i8x16.narrow_i16x8_u(
    blend(i16x8.extend_low_i8x16_u(v128.load64_zero(u)), cu, m),
    blend(i16x8.extend_low_i8x16_u(v128.load64_zero(v)), cv, m));
  v128.store64_lane(u, both, 0);
  v128.store64_lane(v, both, 1);
}

/** Eight columns of luma. */
// @ts-ignore: decorator
@inline function blend8(at: usize, alpha: usize, c: v128): void {
  const sum = blend(i16x8.extend_low_i8x16_u(v128.load64_zero(at)), c, i16x8.extend_low_i8x16_u(v128.load64_zero(alpha)));
  v128.store64_lane(at, i8x16.narrow_i16x8_u(sum, sum), 0);
}

/** Draws the dabs of a layer: its buckets one after the other, each in its order. */
export function drawDabs(frame: usize, layer: usize): void {
  const list = <usize>load<i32>(layer, LAYER_LIST), capacity = <usize>load<i32>(layer, LAYER_CAPACITY) * DAB_BYTES;
  for (let b: usize = 0; b < <usize>BUCKETS; b++) {
    const from = list + b * capacity, to = from + <usize>load<i32>(layer + (b << 2), LAYER_COUNTS) * DAB_BYTES;
    if (load<i32>(layer, LAYER_SIZE) == 16) drawSmall(frame, layer, from, to);
    else drawLarge(frame, layer, from, to);
  }
}

/** Dabs with stamps of 16 × 16: one register a row. */
function drawSmall(frame: usize, layer: usize, from: usize, to: usize): void {
  const stamps = <usize>load<i32>(layer, LAYER_STAMPS), angles = load<i32>(layer, LAYER_ANGLES), bytes = stampBytes(16), head = stampHead(16);
  const yPlane = <usize>load<i32>(frame, FRAME_Y), uPlane = <usize>load<i32>(frame, FRAME_U), vPlane = <usize>load<i32>(frame, FRAME_V);
  const stride = load<i32>(frame, FRAME_STRIDE), half = stride >> 1, pool = <usize>load<i32>(frame, FRAME_POOL);
  // Dabs that reach at most 3 pixels from their centre, which is at 8 to 9½, lie in columns 5 to 12.
  const narrow = load<f32>(layer, LAYER_REACH) <= 3;
  for (let dab = from; dab < to; dab += DAB_BYTES) {
    const x = <i32>load<i16>(dab), y = <i32>load<i16>(dab, 2), color = load<u32>(pool + (<usize>load<u16>(dab, 6) << 2));
    const stamp = stamps + (<usize>((((y & 3) << 2) + (x & 3)) * angles + <i32>load<u16>(dab, 4))) * bytes;
    const left = ((x >> 2) << 1) - 8, top = ((y >> 2) << 1) - 8;
    const c = i16x8.splat(<i16>(color & 255));
    let row = <i32>load<u8>(stamp), end = <i32>load<u8>(stamp, 1);
    let at = yPlane + <usize>((top + row) * stride + left), alpha = stamp + head + (<usize>row << 4);
    if (narrow) for (; row < end; row++) {
      blend8(at + 5, alpha + 5, c);
      at += stride;
      alpha += 16;
    } else for (; row < end; row++) {
      blend16(at, alpha, c);
      at += stride;
      alpha += 16;
    }
    const cu = i16x8.splat(<i16>((color >> 8) & 255)), cv = i16x8.splat(<i16>((color >> 16) & 255));
    row = <i32>load<u8>(stamp, 2); end = <i32>load<u8>(stamp, 3);
    let off = <usize>(((top >> 1) + row) * half + (left >> 1));
    alpha = stamp + head + 256 + (<usize>row << 3);
    for (; row < end; row++) {
      blendChroma(uPlane + off, vPlane + off, alpha, cu, cv);
      off += half;
      alpha += 8;
    }
  }
}

/** Dabs with larger stamps: only the blocks of a row that are not empty. */
function drawLarge(frame: usize, layer: usize, from: usize, to: usize): void {
  const n = load<i32>(layer, LAYER_SIZE), stamps = <usize>load<i32>(layer, LAYER_STAMPS), angles = load<i32>(layer, LAYER_ANGLES), bytes = stampBytes(n), head = stampHead(n);
  const phases = load<i32>(layer, LAYER_PHASES), shift = phases == 4 ? 0 : 1, mask = phases - 1;
  const yPlane = <usize>load<i32>(frame, FRAME_Y), uPlane = <usize>load<i32>(frame, FRAME_U), vPlane = <usize>load<i32>(frame, FRAME_V);
  const stride = load<i32>(frame, FRAME_STRIDE), half = stride >> 1, pool = <usize>load<i32>(frame, FRAME_POOL);
  for (let dab = from; dab < to; dab += DAB_BYTES) {
    const x = <i32>load<i16>(dab), y = <i32>load<i16>(dab, 2), color = load<u32>(pool + (<usize>load<u16>(dab, 6) << 2));
    const stamp = stamps + (<usize>((((y >> shift) & mask) * phases + ((x >> shift) & mask)) * angles + <i32>load<u16>(dab, 4))) * bytes;
    const left = ((x >> 2) << 1) - (n >> 1), top = ((y >> 2) << 1) - (n >> 1), c = i16x8.splat(<i16>(color & 255));
    for (let row = <i32>load<u8>(stamp), end = <i32>load<u8>(stamp, 1); row < end; row++) {
      const blocks = stamp + 16 + (<usize>row << 1), at = yPlane + <usize>((top + row) * stride + left), alpha = stamp + head + <usize>(row * n);
      for (let b = <usize>load<u8>(blocks), last = b + (<usize>load<u8>(blocks, 1) << 4); b < last; b += 16) blend16(at + b, alpha + b, c);
    }
    const cu = i16x8.splat(<i16>((color >> 8) & 255)), cv = i16x8.splat(<i16>((color >> 16) & 255));
    for (let row = <i32>load<u8>(stamp, 2), end = <i32>load<u8>(stamp, 3); row < end; row++) {
      const blocks = stamp + 16 + <usize>(2 * n + 2 * row), off = <usize>(((top >> 1) + row) * half + (left >> 1)), alpha = stamp + head + <usize>(n * n + row * (n >> 1));
      for (let b = <usize>load<u8>(blocks), last = b + (<usize>load<u8>(blocks, 1) << 3); b < last; b += 8) blendChroma(uPlane + off + b, vPlane + off + b, alpha + b, cu, cv);
    }
  }
}

/** Copies the visible part of the padded planes to a tight I420 frame. */
export function copyFrame(frame: usize, out: usize): void {
  const width = load<i32>(frame, FRAME_WIDTH), height = load<i32>(frame, FRAME_HEIGHT), stride = load<i32>(frame, FRAME_STRIDE), halfWidth = width >> 1, halfHeight = height >> 1;
  let from = <usize>load<i32>(frame, FRAME_Y), to = out;
  for (let y = 0; y < height; y++, from += stride, to += width) memory.copy(to, from, width);
  from = <usize>load<i32>(frame, FRAME_U);
  for (let y = 0; y < halfHeight; y++, from += stride >> 1, to += halfWidth) memory.copy(to, from, halfWidth);
  from = <usize>load<i32>(frame, FRAME_V);
  for (let y = 0; y < halfHeight; y++, from += stride >> 1, to += halfWidth) memory.copy(to, from, halfWidth);
}

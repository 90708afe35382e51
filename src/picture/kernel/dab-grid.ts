// Cells without gaps or overlaps: the base under the dabs, and the squares of pixel art.
import {
  FRAME_HEIGHT, FRAME_PLANE_OF, FRAME_POOL, FRAME_SCRATCH, FRAME_STRIDE, FRAME_TARGET, FRAME_TARGET_HEIGHT, FRAME_TARGET_STRIDE,
  FRAME_TARGET_WIDTH, FRAME_TEXELS_X, FRAME_TEXELS_Y, FRAME_U, FRAME_V, FRAME_WIDTH, FRAME_Y, LAYER_COLORS, LAYER_DITHER, LAYER_HOLD,
  FRAME_NUMBER, LAYER_SEED, PLANE_BASE_CELLS, PLANE_FROM_SCREEN, PLANE_SEED,
} from './dab-layout';
import { pickColor } from './dab-colors';
import { colorCell } from './dab-lattice';
import { planeOfTexel } from './dab-target';
import { hash1 } from './simd';

/** Texel under a pixel of the frame. */
// @ts-ignore: decorator
@inline function texelAt(frame: usize, x: f32, y: f32): usize {
  const tx = min(<i32>(x * load<f32>(frame, FRAME_TEXELS_X)), load<i32>(frame, FRAME_TARGET_WIDTH) - 1), ty = min(<i32>(y * load<f32>(frame, FRAME_TEXELS_Y)), load<i32>(frame, FRAME_TARGET_HEIGHT) - 1);
  return <usize>load<i32>(frame, FRAME_TARGET) + (<usize>(ty * load<i32>(frame, FRAME_TARGET_STRIDE) + tx) << 3);
}

/** Writes the top row of one cell in each plane; it may reach beyond the frame. */
// @ts-ignore: decorator
@inline function fillTop(frame: usize, x: i32, y: i32, size: i32, value: u32): void {
  const color = load<u32>(<usize>load<i32>(frame, FRAME_POOL) + (<usize>value << 2)), stride = load<i32>(frame, FRAME_STRIDE);
  fillBytes(<usize>load<i32>(frame, FRAME_Y) + <usize>(y * stride + x), size, color & 255);
  const off = <usize>((y >> 1) * (stride >> 1) + (x >> 1));
  fillBytes(<usize>load<i32>(frame, FRAME_U) + off, size >> 1, (color >> 8) & 255);
  fillBytes(<usize>load<i32>(frame, FRAME_V) + off, size >> 1, (color >> 16) & 255);
}
/** At least `size` bytes; cells are written left to right, so what spills over is overwritten. */
// @ts-ignore: decorator
@inline function fillBytes(at: usize, size: i32, byte: u32): void {
  const bytes = i8x16.splat(<i8>byte);
  v128.store(at, bytes);
  for (let x = 16; x < size; x += 16) v128.store(at + x, bytes);
}
/** Repeats the top rows of a row of cells downwards. */
function repeatTop(frame: usize, y: i32, size: i32): void {
  const stride = load<i32>(frame, FRAME_STRIDE), width = load<i32>(frame, FRAME_WIDTH), half = <usize>((y >> 1) * (stride >> 1));
  repeatRow(<usize>load<i32>(frame, FRAME_Y) + <usize>(y * stride), stride, size, width);
  repeatRow(<usize>load<i32>(frame, FRAME_U) + half, stride >> 1, size >> 1, width >> 1);
  repeatRow(<usize>load<i32>(frame, FRAME_V) + half, stride >> 1, size >> 1, width >> 1);
}
function repeatRow(row: usize, stride: i32, rows: i32, bytes: i32): void {
  for (let y = 1; y < rows; y++) memory.copy(row + <usize>(y * stride), row, bytes);
}

/**
 * Covers the frame with cells of pool values. A cell draws by the lattice cell of its plane under its middle, so that
 * what shows between the dabs moves with them.
 *
 * @param size - pixels, even
 */
export function fillBase(frame: usize, layer: usize, size: i32): void {
  const width = load<i32>(frame, FRAME_WIDTH), height = load<i32>(frame, FRAME_HEIGHT), planeOf = <usize>load<i32>(frame, FRAME_PLANE_OF), colors = <usize>load<i32>(layer, LAYER_COLORS), scratch = <usize>load<i32>(frame, FRAME_SCRATCH);
  const seed = load<i32>(layer, LAYER_SEED), middle: f32 = <f32>size * <f32>0.5;
  for (let y = 0; y < height; y += size) {
   for (let x = 0; x < width; x += size) {
    const sx = min<f32>(<f32>x + middle, <f32>width - <f32>0.5), sy = min<f32>(<f32>y + middle, <f32>height - <f32>0.5), texel = texelAt(frame, sx, sy), plane = planeOfTexel(planeOf, texel);
    const m = plane + PLANE_FROM_SCREEN;
    const w = load<f32>(plane, PLANE_BASE_CELLS) / max<f32>(load<f32>(m, 24) * sx + load<f32>(m, 28) * sy + load<f32>(m, 32), 1e-4);
    const column = <i32>Mathf.floor((load<f32>(m) * sx + load<f32>(m, 4) * sy + load<f32>(m, 8)) * w), row = <i32>Mathf.floor((load<f32>(m, 12) * sx + load<f32>(m, 16) * sy + load<f32>(m, 20)) * w);
    const hash = hash1(<u32>(column * 0x9E3779B1 ^ row * 0x85EBCA77 ^ seed ^ load<i32>(plane, PLANE_SEED)));
    fillTop(frame, x, y, size, pickColor(colors, colorCell(texel, hash, load<i32>(layer, LAYER_DITHER)), hash >> 28, scratch));
   }
   repeatTop(frame, y, size);
  }
}

/** Order in which the 16 places of a 4 × 4 square light up (Bayer, 1973), one hexadecimal digit each. */
const ORDER: u64 = 0x5D7F91B36E4CA280;

/**
 * Pixel art: an exact grid of squares, dithered in order between the picks.
 *
 * @param size - pixels, even
 */
export function fillGrid(frame: usize, layer: usize, size: i32): void {
  const width = load<i32>(frame, FRAME_WIDTH), height = load<i32>(frame, FRAME_HEIGHT), colors = <usize>load<i32>(layer, LAYER_COLORS), scratch = <usize>load<i32>(frame, FRAME_SCRATCH);
  const hold = load<i32>(layer, LAYER_HOLD), seed = load<i32>(layer, LAYER_SEED), middle: f32 = <f32>size * <f32>0.5;
  let row = 0;
  for (let y = 0; y < height; y += size, row++) {
    let column = 0;
    for (let x = 0; x < width; x += size, column++) {
      const sx = min<f32>(<f32>x + middle, <f32>width - <f32>0.5), sy = min<f32>(<f32>y + middle, <f32>height - <f32>0.5);
      let rank = <u32>(ORDER >> <u64>(((row & 3) << 4) | ((column & 3) << 2))) & 15;
      const hash = hash1(<u32>(column * 0x9E3779B1 ^ row * 0x85EBCA77 ^ seed));
      if (hold > 0) rank = (rank + (<u32>load<i32>(frame, FRAME_NUMBER) + hash % <u32>hold) / <u32>hold * 5) & 15;
      fillTop(frame, x, y, size, pickColor(colors, colorCell(texelAt(frame, sx, sy), hash, load<i32>(layer, LAYER_DITHER)), rank, scratch));
    }
    repeatTop(frame, y, size);
  }
}

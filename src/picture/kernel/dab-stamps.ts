// Alpha stamps of dabs, rendered once per picture size and look.
//
// A stamp of size n (a multiple of 16): 16 bytes head (first and end row of luma, first and end row of chroma), then for
// each luma row and each chroma row two bytes, first column and number of the blocks of 16 (chroma 8) columns that cover
// what is not empty, then n × n luma alphas and n/2 × n/2 chroma alphas, all u8.
import { SHAPE_SQUARE, SHAPE_STROKE } from './dab-layout';

/** Full to empty within half a pixel: soft enough for the eye, and more of a dab is exactly its value. */
const SHARPNESS: f32 = 2;

/** Bytes of a stamp before its alphas. */
// @ts-ignore: decorator
@inline export function stampHead(n: i32): usize { return 16 + <usize>(3 * n); }
/** Bytes of a whole stamp, a multiple of 16. */
// @ts-ignore: decorator
@inline export function stampBytes(n: i32): usize { return stampHead(n) + <usize>(n * n + (n * n >> 2)); }

/** Signed distance in pixels from the edge of a shape, negative inside; (u, v) along and across it. */
function distance(shape: i32, u: f32, v: f32, along: f32, across: f32, twist: f32): f32 {
  if (shape == SHAPE_SQUARE) return max(abs(u) - along, abs(v) - across);
  if (shape == SHAPE_STROKE) {
    // A capsule, bent, thinner towards its end: the mark of a loaded brush.
    const straight = along - across, e = u / along;
    const bent = v - twist * <f32>0.22 * along * (e * e - <f32>0.3), x = max<f32>(abs(u) - straight, 0);
    return sqrt(x * x + bent * bent) - across * (<f32>1 - <f32>0.22 * (e + <f32>0.2));
  }
  const a = u / along, b = v / across, f = sqrt(a * a + b * b);
  if (f < <f32>0.05) return -across;
  const c = a / f, s = b / f, ga = a / along, gb = b / across;
  // sin 3θ and cos 2θ of the outline, by their polynomials: a hand's dab is never an ellipse.
  const outline = <f32>1 + <f32>0.07 * twist * (<f32>3 * s - <f32>4 * s * s * s) + <f32>0.05 * (c * c - s * s) * s * twist;
  return (f - outline) * f / sqrt(ga * ga + gb * gb);
}

/**
 * Renders one stamp at `at`.
 *
 * @param n - width and height in pixels, a multiple of 16
 * @param x - centre of the dab in the stamp, pixels
 * @param along - half length, `across` - half width, pixels
 * @param twist - +1 or −1: to which side a stroke bends
 */
export function renderStamp(at: usize, n: i32, x: f32, y: f32, cosine: f32, sine: f32, shape: i32, along: f32, across: f32, twist: f32): void {
  const luma = at + stampHead(n), chroma = luma + <usize>(n * n), half = n >> 1;
  let p = luma;
  for (let row = 0; row < n; row++) for (let column = 0; column < n; column++) {
    const dx = <f32>column + <f32>0.5 - x, dy = <f32>row + <f32>0.5 - y;
    const d = distance(shape, dx * cosine + dy * sine, dy * cosine - dx * sine, along, across, twist);
    store<u8>(p++, <u8>(min<f32>(max<f32>(<f32>0.5 - d * SHARPNESS, 0), 1) * <f32>255 + <f32>0.5));
  }
  p = chroma;
  for (let row = 0; row < half; row++) for (let column = 0; column < half; column++) {
    const q = luma + <usize>(row * 2 * n + column * 2);
    const sum = <i32>load<u8>(q) + <i32>load<u8>(q, 1) + <i32>load<u8>(q + <usize>n) + <i32>load<u8>(q + <usize>n, 1);
    // Four times as steep as the mean of the four pixels: most chroma samples are one dab's own, full stays full and
    // empty stays empty.
    store<u8>(p++, <u8>min(max(sum - 382, 0), 255));
  }
  markRows(at, at + 16, luma, n, 16);
  markRows(at + 2, at + 16 + <usize>(2 * n), chroma, half, 8);
}

/** Notes which rows, and in each row which blocks, hold any alpha. */
function markRows(head: usize, rows: usize, alpha: usize, n: i32, block: i32): void {
  let firstRow = n, endRow = 0;
  for (let row = 0; row < n; row++) {
    let first = n, end = 0;
    for (let column = 0; column < n; column++) if (load<u8>(alpha + <usize>(row * n + column)) != 0) {
      first = min(first, column);
      end = max(end, column + 1);
    }
    if (end > 0) { firstRow = min(firstRow, row); endRow = row + 1; }
    const blocks = end > 0 ? (end - first + block - 1) / block : 0;
    // Blocks stay inside the row, so that they never read the next one's alphas.
    store<u8>(rows + <usize>(2 * row), <u8>(blocks > 0 ? min(first, n - blocks * block) : 0));
    store<u8>(rows + <usize>(2 * row), <u8>blocks, 1);
  }
  store<u8>(head, <u8>min(firstRow, endRow));
  store<u8>(head, <u8>endRow, 1);
}

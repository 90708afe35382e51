// Loops of motion: pictures made small, compared, and followed block by block. Luma as bytes for searching, as floats
// for what lies between pixels. Only exactly rounded operations: every machine measures the same.

/** Side of the blocks that are followed, in pixels of the small picture. */
const BLOCK: i32 = 16;
const AREA: f32 = <f32>(BLOCK * BLOCK);
/** Floats of one block's result. */
const RESULT_FLOATS: i32 = 10;
/** Least work of one block's fit between pixels. */
const STEPS: i32 = 4;

/** Sixteen bytes set, then sixteen clear: a load at 16 − n masks all but the first n. */
const FIRST = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

// @ts-ignore: decorator
@inline function sum4(v: v128): i32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}
// @ts-ignore: decorator
@inline function sumHalves(v: v128): i32 { return sum4(i32x4.extadd_pairwise_i16x8_u(v)); }
// @ts-ignore: decorator
@inline function sumFloats(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}
// @ts-ignore: decorator
@inline function differences(a: v128, b: v128): v128 {
  return i16x8.extadd_pairwise_i8x16_u(i8x16.sub(i8x16.max_u(a, b), i8x16.min_u(a, b)));
}

/**
 * Means of squares of `factor` × `factor` bytes, as floats; `columns` × `rows` of them from `from`, whose rows lie
 * `width` bytes apart. `sums` is scratch of 2 bytes for each column that is read, and 64 more. `factor` is at most 257.
 */
export function shrinkBytes(from: usize, width: i32, columns: i32, rows: i32, factor: i32, sums: usize, to: usize, stride: i32): void {
  const used = columns * factor, scale: f32 = 1.0 / <f32>(factor * factor);
  for (let row = 0; row < rows; row++) {
    const top = from + <usize>(row * factor) * width, out = to + (<usize>(row * stride) << 2);
    for (let x = 0; x < used; x += 16) {
      let low = i16x8.splat(0), high = i16x8.splat(0);
      let p = top + x;
      for (let k = 0; k < factor; k++, p += width) {
        const v = v128.load(p);
        low = i16x8.add(low, i16x8.extend_low_i8x16_u(v));
        high = i16x8.add(high, i16x8.extend_high_i8x16_u(v));
      }
      v128.store(sums + (<usize>x << 1), low);
      v128.store(sums + (<usize>x << 1), high, 16);
    }
    if (factor == 4) {
      for (let x = 0; x < columns; x += 2) {
        const pairs = i32x4.extadd_pairwise_i16x8_u(v128.load(sums + (<usize>x << 3)));
        const quads = i32x4.add(pairs, v128.shuffle<i32>(pairs, pairs, 1, 0, 3, 2));
        const means = f32x4.mul(f32x4.convert_i32x4_s(quads), f32x4.splat(scale));
        store<f32>(out + (<usize>x << 2), f32x4.extract_lane(means, 0));
        if (x + 1 < columns) store<f32>(out + (<usize>x << 2), f32x4.extract_lane(means, 2), 4);
      }
    } else {
      let p = sums;
      for (let x = 0; x < columns; x++) {
        let sum: u32 = 0;
        for (let k = 0; k < factor; k++, p += 2) sum += <u32>load<u16>(p);
        store<f32>(out + (<usize>x << 2), <f32>sum * scale);
      }
    }
  }
}

/** Each value mixed with its neighbours by 1 : 2 : 1 both ways, edges repeated: `to` as floats, `bytes` rounded. */
export function softenFloats(from: usize, columns: i32, rows: i32, stride: i32, scratch: usize, to: usize, bytes: usize): void {
  for (let y = 0; y < rows; y++) {
    const here = from + (<usize>(y * stride) << 2);
    const above = y > 0 ? here - (<usize>stride << 2) : here, below = y < rows - 1 ? here + (<usize>stride << 2) : here;
    for (let x = 0; x < columns; x += 4) {
      const at = <usize>x << 2, two = v128.load(here + at);
      v128.store(scratch + 16 + at, f32x4.add(f32x4.add(two, two), f32x4.add(v128.load(above + at), v128.load(below + at))));
    }
    store<f32>(scratch + 12, load<f32>(scratch + 16));
    store<f32>(scratch + 16 + (<usize>columns << 2), load<f32>(scratch + 12 + (<usize>columns << 2)));
    const out = to + (<usize>(y * stride) << 2), rounded = bytes + <usize>(y * stride);
    for (let x = 0; x < columns; x += 4) {
      const at = scratch + 16 + (<usize>x << 2), two = v128.load(at);
      const value = f32x4.mul(f32x4.add(f32x4.add(two, two), f32x4.add(v128.load(at - 4), v128.load(at + 4))), f32x4.splat(0.0625));
      v128.store(out + (<usize>x << 2), value);
      const words = i32x4.trunc_sat_f32x4_s(f32x4.add(value, f32x4.splat(0.5)));
      const halves = i16x8.narrow_i32x4_s(words, words);
      v128.store32_lane(rounded + x, i8x16.narrow_i16x8_u(halves, halves), 0);
    }
  }
}

/** Floats rounded to bytes. */
export function roundFloats(from: usize, columns: i32, rows: i32, stride: i32, to: usize, toStride: i32): void {
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++)
    store<u8>(to + <usize>(y * toStride + x), <u8>(load<f32>(from + (<usize>(y * stride + x) << 2)) + <f32>0.5));
}

/** Mean absolute difference of two pictures of floats. */
export function floatDifference(a: usize, b: usize, columns: i32, rows: i32, stride: i32): f64 {
  let total: f64 = 0;
  for (let y = 0; y < rows; y++) {
    const p = a + (<usize>(y * stride) << 2), q = b + (<usize>(y * stride) << 2);
    let sum = f32x4.splat(0), x = 0;
    for (; x + 4 <= columns; x += 4) sum = f32x4.add(sum, f32x4.abs(f32x4.sub(v128.load(p + (<usize>x << 2)), v128.load(q + (<usize>x << 2)))));
    let row = sumFloats(sum);
    for (; x < columns; x++) row += Mathf.abs(load<f32>(p + (<usize>x << 2)) - load<f32>(q + (<usize>x << 2)));
    total += <f64>row;
  }
  return total / <f64>(columns * rows);
}

/**
 * The shift of a whole picture of bytes: how far `before` must go right and down to lie best on `now`, at most `across`
 * and `down`. Best = least mean difference where they overlap, longer ways paying 2 % a pixel. Writes four floats:
 * shift right and down, mean difference there and unshifted.
 */
export function wholeShift(now: usize, before: usize, columns: i32, rows: i32, stride: i32, across: i32, down: i32, out: usize): void {
  let best: f32 = f32.MAX_VALUE, bestX = 0, bestY = 0, found: f32 = 0, unshifted: f32 = 0;
  for (let dy = -down; dy <= down; dy++) for (let dx = -across; dx <= across; dx++) {
    const x0 = max(0, dx), wide = columns - abs(dx), y0 = max(0, dy), high = rows - abs(dy);
    let sum = i32x4.splat(0);
    const tail = v128.load(FIRST + 16 - (((wide - 1) & 15) + 1)), last = (wide - 1) & ~15;
    for (let y = 0; y < high; y++) {
      const p = now + <usize>((y0 + y) * stride + x0), q = before + <usize>((y0 + y - dy) * stride + x0 - dx);
      for (let x = 0; x < last; x += 16) sum = i32x4.add(sum, i32x4.extadd_pairwise_i16x8_u(differences(v128.load(p + x), v128.load(q + x))));
      sum = i32x4.add(sum, i32x4.extadd_pairwise_i16x8_u(differences(v128.and(v128.load(p + last), tail), v128.and(v128.load(q + last), tail))));
    }
    const mean = <f32>sum4(sum) / <f32>(wide * high);
    const cost = (mean + <f32>0.25) * (<f32>1 + <f32>0.02 * <f32>(abs(dx) + abs(dy)));
    if (dx == 0 && dy == 0) unshifted = mean;
    if (cost < best) { best = cost; bestX = dx; bestY = dy; found = mean; }
  }
  store<f32>(out, <f32>bestX);
  store<f32>(out, <f32>bestY, 4);
  store<f32>(out, found, 8);
  store<f32>(out, unshifted, 12);
}

/**
 * Sum of absolute differences of two blocks; of those that differ by `most` or more, only that they do: the upper rows are
 * often enough to say so.
 */
// @ts-ignore: decorator
@inline function blockDifference(a: usize, b: usize, stride: i32, most: i32): i32 {
  let sum = i16x8.splat(0);
  for (let k = 0; k < UPPER; k++, a += stride, b += stride) sum = i16x8.add(sum, differences(v128.load(a), v128.load(b)));
  if (sumHalves(sum) >= most) return most;
  for (let k = UPPER; k < BLOCK; k++, a += stride, b += stride) sum = i16x8.add(sum, differences(v128.load(a), v128.load(b)));
  return sumHalves(sum);
}
/** Rows that are looked at first. */
const UPPER: i32 = 6;

/**
 * Follows blocks of 16 × 16 from the picture `before` to the picture `now`, each given as bytes and as floats.
 *
 * `places` holds for each block its left and top in `now` (i32) and where it is expected to have come from (f32: right,
 * down). Whole pixels are searched within `radius` of the expectation, ties falling to the nearest; then Gauss-Newton steps
 * find the rest (B. Lucas, T. Kanade 1981), a direction without edges keeping what the search said. Means of gradients and
 * differences are taken off: light that lies still over a moving picture, or changes as a whole, is no motion.
 *
 * Writes for each block 10 floats: way right and down (from `before` to `now`), the sums xx, xy, yy of products of
 * gradients, the mean squared difference after the fit, the same unmoved, 1 (0 when its origin lies outside), the
 * difference after the fit with that of the means, and the variance of the block itself.
 */
export function followBlocks(nowBytes: usize, now: usize, beforeBytes: usize, before: usize, columns: i32, rows: i32, stride: i32, count: i32, places: usize, radius: i32, out: usize): void {
  for (let n = 0; n < count; n++) {
    const place = places + (<usize>n << 4), to = out + (<usize>(n * RESULT_FLOATS) << 2);
    const left = load<i32>(place), top = load<i32>(place, 4);
    const expectX = <i32>Mathf.floor(load<f32>(place, 8) + <f32>0.5), expectY = <i32>Mathf.floor(load<f32>(place, 12) + <f32>0.5);
    memory.fill(to, 0, RESULT_FLOATS << 2);
    // What came from beyond the edge cannot be found.
    if (left < expectX || top < expectY || left - expectX + BLOCK > columns || top - expectY + BLOCK > rows) continue;
    const block = nowBytes + <usize>(top * stride + left), origin = beforeBytes + <usize>(top * stride + left);
    const firstX = max(expectX - radius, left + BLOCK - columns + 1), lastX = min(expectX + radius, left - 1);
    const firstY = max(expectY - radius, top + BLOCK - rows + 1), lastY = min(expectY + radius, top - 1);
    let best = i32.MAX_VALUE, wayX = 0, wayY = 0;
    // None that costs more than what is expected can be the best; it is found in its turn, so that ties fall as in a plain search.
    if (expectX >= firstX && expectX <= lastX && expectY >= firstY && expectY <= lastY)
      best = blockDifference(block, origin - <usize>(expectY * stride + expectX), stride, best) + 1;
    for (let j = firstY; j <= lastY; j++) {
      for (let i = firstX; i <= lastX; i++) {
        const detour = (abs(i - expectX) + abs(j - expectY)) << 3;
        const cost = blockDifference(block, origin - <usize>(j * stride + i), stride, best - detour) + detour;
        if (cost < best) { best = cost; wayX = i; wayY = j; }
      }
    }
    if (best < i32.MAX_VALUE) fitBlock(now, before, columns, rows, stride, left, top, wayX, wayY, to);
  }
}

/** The gradients of the block that is being fitted: of sixteen pixels in a row those to the right, then those down. */
const GRADIENTS: usize = memory.data(BLOCK * BLOCK * 2 * 4, 16);
/** Bytes of one row of them, and where those down begin. */
const ROW: usize = BLOCK * 2 * 4;
const DOWN: usize = BLOCK * 4;

/** Four values between those at a place and those beside it. */
// @ts-ignore: decorator
@inline function between(at: usize, share: v128): v128 {
  const value = v128.load(at);
  return f32x4.add(value, f32x4.mul(f32x4.sub(v128.load(at, 4), value), share));
}
/** What four pixels at `p` differ by from those that lie between two rows. */
// @ts-ignore: decorator
@inline function errorAt(p: usize, up: v128, down: v128, share: v128): v128 {
  return f32x4.sub(v128.load(p), f32x4.add(up, f32x4.mul(f32x4.sub(down, up), share)));
}

/** Gauss-Newton from a way in whole pixels; see `followBlocks`. */
function fitBlock(now: usize, before: usize, columns: i32, rows: i32, stride: i32, left: i32, top: i32, wayX: i32, wayY: i32, to: usize): void {
  const line = <usize>stride << 2, half = f32x4.splat(0.5);
  const block = now + (<usize>(top * stride + left) << 2);
  let XX = f32x4.splat(0), XY = XX, YY = XX, X = XX, Y = XX;
  for (let y = 0; y < BLOCK; y++) {
    for (let x: usize = 0; x < <usize>BLOCK << 2; x += 16) {
      const p = block + line * y + x, g = GRADIENTS + ROW * y + x;
      const gx = f32x4.mul(f32x4.sub(v128.load(p + 4), v128.load(p - 4)), half), gy = f32x4.mul(f32x4.sub(v128.load(p + line), v128.load(p - line)), half);
      v128.store(g, gx);
      v128.store(g, gy, DOWN);
      XX = f32x4.add(XX, f32x4.mul(gx, gx));
      XY = f32x4.add(XY, f32x4.mul(gx, gy));
      YY = f32x4.add(YY, f32x4.mul(gy, gy));
      X = f32x4.add(X, gx);
      Y = f32x4.add(Y, gy);
    }
  }
  const mx = sumFloats(X) / AREA, my = sumFloats(Y) / AREA;
  const xx = max(<f32>0, sumFloats(XX) - AREA * mx * mx), xy = sumFloats(XY) - AREA * mx * my, yy = max(<f32>0, sumFloats(YY) - AREA * my * my);
  // A direction without edges must not run away: there the search's answer stays.
  const hold: f32 = <f32>0.01 * (xx + yy) + <f32>8, a = xx + hold, d = yy + hold, whole = a * d - xy * xy;
  let dx = <f32>wayX, dy = <f32>wayY;
  for (let step = 0; step <= STEPS; step++) {
    const px = <f32>left - dx, py = <f32>top - dy, fx = Mathf.floor(px), fy = Mathf.floor(py);
    if (fx < 0 || fy < 0 || fx + <f32>BLOCK > <f32>columns - <f32>1 || fy + <f32>BLOCK > <f32>rows - <f32>1) return;
    const tx = f32x4.splat(px - fx), ty = f32x4.splat(py - fy);
    let p = block, g = GRADIENTS, q = before + (<usize>(<i32>fy * stride + <i32>fx) << 2);
    let up0 = between(q, tx), up1 = between(q + 16, tx), up2 = between(q + 32, tx), up3 = between(q + 48, tx), E = f32x4.splat(0);
    if (step == STEPS) {
      let EE = E;
      for (let y = 0; y < BLOCK; y++, p += line) {
        q += line;
        const down0 = between(q, tx), down1 = between(q + 16, tx), down2 = between(q + 32, tx), down3 = between(q + 48, tx);
        const e0 = errorAt(p, up0, down0, ty), e1 = errorAt(p + 16, up1, down1, ty), e2 = errorAt(p + 32, up2, down2, ty), e3 = errorAt(p + 48, up3, down3, ty);
        E = f32x4.add(f32x4.add(f32x4.add(f32x4.add(E, e0), e1), e2), e3);
        EE = f32x4.add(f32x4.add(f32x4.add(f32x4.add(EE, f32x4.mul(e0, e0)), f32x4.mul(e1, e1)), f32x4.mul(e2, e2)), f32x4.mul(e3, e3));
        up0 = down0; up1 = down1; up2 = down2; up3 = down3;
      }
      const me = sumFloats(E) / AREA, change = sumFloats(EE) / AREA;
      store<f32>(to, dx);
      store<f32>(to, dy, 4);
      store<f32>(to, xx, 8);
      store<f32>(to, xy, 12);
      store<f32>(to, yy, 16);
      store<f32>(to, max(<f32>0, change - me * me), 20);
      store<f32>(to, unmovedError(now, before, stride, left, top), 24);
      store<f32>(to, 1, 28);
      store<f32>(to, change, 32);
      store<f32>(to, varianceOf(now, stride, left, top), 36);
      return;
    }
    let EX = E, EY = E;
    for (let y = 0; y < BLOCK; y++, p += line, g += ROW) {
      q += line;
      const down0 = between(q, tx), e0 = errorAt(p, up0, down0, ty);
      EX = f32x4.add(EX, f32x4.mul(v128.load(g), e0)); EY = f32x4.add(EY, f32x4.mul(v128.load(g, DOWN), e0)); E = f32x4.add(E, e0);
      const down1 = between(q + 16, tx), e1 = errorAt(p + 16, up1, down1, ty);
      EX = f32x4.add(EX, f32x4.mul(v128.load(g, 16), e1)); EY = f32x4.add(EY, f32x4.mul(v128.load(g, DOWN + 16), e1)); E = f32x4.add(E, e1);
      const down2 = between(q + 32, tx), e2 = errorAt(p + 32, up2, down2, ty);
      EX = f32x4.add(EX, f32x4.mul(v128.load(g, 32), e2)); EY = f32x4.add(EY, f32x4.mul(v128.load(g, DOWN + 32), e2)); E = f32x4.add(E, e2);
      const down3 = between(q + 48, tx), e3 = errorAt(p + 48, up3, down3, ty);
      EX = f32x4.add(EX, f32x4.mul(v128.load(g, 48), e3)); EY = f32x4.add(EY, f32x4.mul(v128.load(g, DOWN + 48), e3)); E = f32x4.add(E, e3);
      up0 = down0; up1 = down1; up2 = down2; up3 = down3;
    }
    const me = sumFloats(E) / AREA, ex = sumFloats(EX) - AREA * mx * me, ey = sumFloats(EY) - AREA * my * me;
    const sx = (d * ex - xy * ey) / whole, sy = (a * ey - xy * ex) / whole;
    dx -= max(<f32>-1, min(<f32>1, sx));
    dy -= max(<f32>-1, min(<f32>1, sy));
    // Away from where the search found it best there is only noise to climb.
    dx = max(<f32>wayX - <f32>1.5, min(<f32>wayX + <f32>1.5, dx));
    dy = max(<f32>wayY - <f32>1.5, min(<f32>wayY + <f32>1.5, dy));
  }
}

function varianceOf(now: usize, stride: i32, left: i32, top: i32): f32 {
  let sum = f32x4.splat(0), squares = f32x4.splat(0);
  for (let y = 0; y < BLOCK; y++) {
    const at = now + (<usize>((top + y) * stride + left) << 2);
    for (let x: usize = 0; x < <usize>BLOCK << 2; x += 16) {
      // About the middle of the range, so that little is lost to rounding.
      const value = f32x4.sub(v128.load(at + x), f32x4.splat(126));
      sum = f32x4.add(sum, value);
      squares = f32x4.add(squares, f32x4.mul(value, value));
    }
  }
  const mean = sumFloats(sum) / AREA;
  return max(<f32>0, sumFloats(squares) / AREA - mean * mean);
}

function unmovedError(now: usize, before: usize, stride: i32, left: i32, top: i32): f32 {
  let sum = f32x4.splat(0);
  for (let y = 0; y < BLOCK; y++) {
    const at = <usize>((top + y) * stride + left) << 2;
    for (let x: usize = 0; x < <usize>BLOCK << 2; x += 16) {
      const error = f32x4.sub(v128.load(now + at + x), v128.load(before + at + x));
      sum = f32x4.add(sum, f32x4.mul(error, error));
    }
  }
  return sumFloats(sum) / AREA;
}

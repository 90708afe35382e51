/**
 * Discrete Fourier transform of `count` complex numbers (a power of two, ≥ 16), by Stockham's passes of four. Real and
 * imaginary parts lie apart: `count` f32 each. `cosines`, `sines`: cos and sin of −2π i ÷ count.
 * The passes swap between `re`, `im` and `otherRe`, `otherIm`.
 *
 * @returns 0 when the result lies in `re`, `im`; 1 when it lies in the others
 */
export function transform(re: usize, im: usize, otherRe: usize, otherIm: usize, count: i32, cosines: usize, sines: usize): i32 {
  firstPass(re, im, otherRe, otherIm, count, cosines, sines);
  let fromRe = otherRe, fromIm = otherIm, toRe = re, toIm = im;
  let swaps: i32 = 1, length = count >> 2, stride: i32 = 4;
  for (; length >= 4; length >>= 2, stride <<= 2) {
    pass(fromRe, fromIm, toRe, toIm, length, stride, cosines, sines);
    let held = fromRe; fromRe = toRe; toRe = held;
    held = fromIm; fromIm = toIm; toIm = held;
    swaps++;
  }
  if (length == 2) {
    lastPass(fromRe, toRe, stride);
    lastPass(fromIm, toIm, stride);
    swaps++;
  }
  return swaps & 1;
}

/** The first pass: four neighbouring butterflies at a time, their results turned about into place. */
function firstPass(re: usize, im: usize, toRe: usize, toIm: usize, count: i32, cosines: usize, sines: usize): void {
  const quarter = usize(count);
  for (let p: usize = 0; p < quarter; p += 16) {
    const ar = v128.load(re + p), ai = v128.load(im + p);
    const br = v128.load(re + p + quarter), bi = v128.load(im + p + quarter);
    const cr = v128.load(re + p + 2 * quarter), ci = v128.load(im + p + 2 * quarter);
    const dr = v128.load(re + p + 3 * quarter), di = v128.load(im + p + 3 * quarter);
    const w1r = v128.load(cosines + p), w1i = v128.load(sines + p);
    const w2r = productRe(w1r, w1i, w1r, w1i), w2i = productIm(w1r, w1i, w1r, w1i);
    const w3r = productRe(w1r, w1i, w2r, w2i), w3i = productIm(w1r, w1i, w2r, w2i);
    const sr = f32x4.add(ar, cr), si = f32x4.add(ai, ci), tr = f32x4.sub(ar, cr), ti = f32x4.sub(ai, ci);
    const ur = f32x4.add(br, dr), ui = f32x4.add(bi, di), vr = f32x4.sub(br, dr), vi = f32x4.sub(bi, di);
    const y1r = f32x4.add(tr, vi), y1i = f32x4.sub(ti, vr), y3r = f32x4.sub(tr, vi), y3i = f32x4.add(ti, vr);
    const y2r = f32x4.sub(sr, ur), y2i = f32x4.sub(si, ui);
    storeTurned(toRe + 4 * p, f32x4.add(sr, ur), productRe(y1r, y1i, w1r, w1i), productRe(y2r, y2i, w2r, w2i), productRe(y3r, y3i, w3r, w3i));
    storeTurned(toIm + 4 * p, f32x4.add(si, ui), productIm(y1r, y1i, w1r, w1i), productIm(y2r, y2i, w2r, w2i), productIm(y3r, y3i, w3r, w3i));
  }
}

/** A pass over `length` numbers that lie `stride` apart, `stride` (a multiple of 4) of them side by side. */
function pass(re: usize, im: usize, toRe: usize, toIm: usize, length: i32, stride: i32, cosines: usize, sines: usize): void {
  const quarter = usize(length * stride), step = usize(stride) << 2;
  for (let p: usize = 0; p < quarter; p += step) {
    const w1r = v128.load32_splat(cosines + p), w1i = v128.load32_splat(sines + p);
    const w2r = v128.load32_splat(cosines + 2 * p), w2i = v128.load32_splat(sines + 2 * p);
    const w3r = v128.load32_splat(cosines + 3 * p), w3i = v128.load32_splat(sines + 3 * p);
    for (let q: usize = 0; q < step; q += 16) {
      const at = p + q, to: usize = 4 * p + q;
      const ar = v128.load(re + at), ai = v128.load(im + at);
      const br = v128.load(re + at + quarter), bi = v128.load(im + at + quarter);
      const cr = v128.load(re + at + 2 * quarter), ci = v128.load(im + at + 2 * quarter);
      const dr = v128.load(re + at + 3 * quarter), di = v128.load(im + at + 3 * quarter);
      const sr = f32x4.add(ar, cr), si = f32x4.add(ai, ci), tr = f32x4.sub(ar, cr), ti = f32x4.sub(ai, ci);
      const ur = f32x4.add(br, dr), ui = f32x4.add(bi, di), vr = f32x4.sub(br, dr), vi = f32x4.sub(bi, di);
      const y1r = f32x4.add(tr, vi), y1i = f32x4.sub(ti, vr), y3r = f32x4.sub(tr, vi), y3i = f32x4.add(ti, vr);
      const y2r = f32x4.sub(sr, ur), y2i = f32x4.sub(si, ui);
      v128.store(toRe + to, f32x4.add(sr, ur));
      v128.store(toIm + to, f32x4.add(si, ui));
      v128.store(toRe + to + step, productRe(y1r, y1i, w1r, w1i));
      v128.store(toIm + to + step, productIm(y1r, y1i, w1r, w1i));
      v128.store(toRe + to + 2 * step, productRe(y2r, y2i, w2r, w2i));
      v128.store(toIm + to + 2 * step, productIm(y2r, y2i, w2r, w2i));
      v128.store(toRe + to + 3 * step, productRe(y3r, y3i, w3r, w3i));
      v128.store(toIm + to + 3 * step, productIm(y3r, y3i, w3r, w3i));
    }
  }
}

/** The pass of two that is left when the count is no power of four: sums, then differences. */
function lastPass(from: usize, to: usize, stride: i32): void {
  const step = usize(stride) << 2;
  for (let q: usize = 0; q < step; q += 16) {
    const a = v128.load(from + q), b = v128.load(from + q + step);
    v128.store(to + q, f32x4.add(a, b));
    v128.store(to + q + step, f32x4.sub(a, b));
  }
}

// @ts-ignore: decorator
@inline function productRe(ar: v128, ai: v128, br: v128, bi: v128): v128 {
  return f32x4.sub(f32x4.mul(ar, br), f32x4.mul(ai, bi));
}

// @ts-ignore: decorator
@inline function productIm(ar: v128, ai: v128, br: v128, bi: v128): v128 {
  return f32x4.add(f32x4.mul(ar, bi), f32x4.mul(ai, br));
}

/** Stores four vectors as the rows of their transpose. */
// @ts-ignore: decorator
@inline function storeTurned(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), abUpper = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5), cdUpper = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to + 16, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(to + 32, v128.shuffle<f32>(abUpper, cdUpper, 0, 1, 4, 5));
  v128.store(to + 48, v128.shuffle<f32>(abUpper, cdUpper, 2, 3, 6, 7));
}

/** `count` samples times a window, a multiple of 4. */
export function applyWindow(samples: usize, window: usize, out: usize, count: i32): void {
  for (let i: usize = 0; i < usize(count) << 2; i += 16) {
    v128.store(out + i, f32x4.mul(v128.load(samples + i), v128.load(window + i)));
  }
}

/**
 * Powers of two real signals that were transformed together, one as the real and one as the imaginary part: of each,
 * the squared magnitudes of the bins 0 … count ÷ 2 − 1.
 */
export function pairPowers(re: usize, im: usize, count: i32, first: usize, second: usize): void {
  const end = usize(count) << 2, half = end >> 1, quarter = f32x4.splat(0.25);
  for (let k: usize = 0; k < half; k += 16) {
    const ar = v128.load(re + k), ai = v128.load(im + k);
    // Bin count − k; of bin 0 it is bin 0 itself.
    const zeroth: usize = k == 0 ? end : 0;
    const br = mirrored(re, end, k, zeroth), bi = mirrored(im, end, k, zeroth);
    const xr = f32x4.add(ar, br), xi = f32x4.sub(ai, bi), yr = f32x4.add(ai, bi), yi = f32x4.sub(ar, br);
    v128.store(first + k, f32x4.mul(quarter, f32x4.add(f32x4.mul(xr, xr), f32x4.mul(xi, xi))));
    v128.store(second + k, f32x4.mul(quarter, f32x4.add(f32x4.mul(yr, yr), f32x4.mul(yi, yi))));
  }
}

// @ts-ignore: decorator
@inline function mirrored(from: usize, end: usize, k: usize, zeroth: usize): v128 {
  const first = v128.load32_zero(from + end - k - zeroth), rest = v128.load(from + end - k - 12);
  return v128.shuffle<f32>(first, rest, 0, 6, 5, 4);
}

/**
 * Sums of powers, and of their logarithms to base 2, over neighbouring bands of bins: band b from bin `edges[b]` up to and
 * without `edges[b + 1]` (i32). `out`: two f32 a band. `scratch`: `count` f32, the number of bins, a multiple of 4.
 */
export function sumBands(powers: usize, count: i32, edges: usize, bands: i32, scratch: usize, out: usize): void {
  for (let i: usize = 0; i < usize(count) << 2; i += 16) v128.store(scratch + i, logOfTwo(v128.load(powers + i)));
  for (let band: i32 = 0; band < bands; band++) {
    const end = load<i32>(edges + (usize(band + 1) << 2));
    let sum: f32 = 0, logs: f32 = 0;
    for (let k = load<i32>(edges + (usize(band) << 2)); k < end; k++) {
      sum += load<f32>(powers + (usize(k) << 2));
      logs += load<f32>(scratch + (usize(k) << 2));
    }
    store<f32>(out + (usize(band) << 3), sum);
    store<f32>(out + (usize(band) << 3), logs, 4);
  }
}

/** Within 2e-4: exponent, and a polynomial of the fourth degree for the mantissa. What is below 1e-20 counts as 1e-20. */
// @ts-ignore: decorator
@inline function logOfTwo(x: v128): v128 {
  const y = f32x4.pmax(x, f32x4.splat(1e-20));
  const exponent = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_u(y, 23), i32x4.splat(127)));
  const m = v128.or(v128.and(y, i32x4.splat(0x007fffff)), i32x4.splat(0x3f800000));
  let p = f32x4.add(f32x4.mul(m, f32x4.splat(-0.07844068)), f32x4.splat(0.62603218));
  p = f32x4.add(f32x4.mul(m, p), f32x4.splat(-2.07833517));
  p = f32x4.add(f32x4.mul(m, p), f32x4.splat(4.02921139));
  return f32x4.add(exponent, f32x4.add(f32x4.mul(m, p), f32x4.splat(-2.49835315)));
}

/** Every `factor`-th sample of a signal after a filter: out[i] = Σ samples[i · factor + t] · taps[t]; taps a multiple of 4. */
export function decimate(samples: usize, taps: usize, tapCount: i32, factor: i32, out: usize, count: i32): void {
  const end = usize(tapCount) << 2;
  for (let i: i32 = 0; i < count; i++) {
    const from = samples + (usize(i * factor) << 2);
    let sum = f32x4.splat(0);
    for (let t: usize = 0; t < end; t += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(from + t), v128.load(taps + t)));
    const halves = f32x4.add(sum, v128.shuffle<f32>(sum, sum, 2, 3, 2, 3));
    store<f32>(out + (usize(i) << 2), f32x4.extract_lane(halves, 0) + f32x4.extract_lane(halves, 1));
  }
}

/** The least of each eight neighbours: `count` f32, a multiple of 8; `out`: an eighth of them. */
export function leastOfEight(values: usize, count: i32, out: usize): void {
  for (let i: usize = 0; i < usize(count) << 2; i += 32) {
    let least = f32x4.pmin(v128.load(values + i), v128.load(values + i, 16));
    least = f32x4.pmin(least, v128.shuffle<f32>(least, least, 2, 3, 2, 3));
    store<f32>(out + (i >> 3), min(f32x4.extract_lane(least, 0), f32x4.extract_lane(least, 1)));
  }
}

/** Sums of products of a signal with itself, later and later: out[l] = Σ x[i] · x[i + l], i + l < `count`, for l < `lags`. */
export function correlate(x: usize, count: i32, lags: i32, out: usize): void {
  for (let lag: i32 = 0; lag < lags; lag++) {
    const later = x + (usize(lag) << 2), pairs = count - lag;
    let sum = f32x4.splat(0);
    let i: i32 = 0;
    for (; i + 4 <= pairs; i += 4) {
      const at = usize(i) << 2;
      sum = f32x4.add(sum, f32x4.mul(v128.load(x + at), v128.load(later + at)));
    }
    let total = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3);
    for (; i < pairs; i++) total += load<f32>(x + (usize(i) << 2)) * load<f32>(later + (usize(i) << 2));
    store<f32>(out + (usize(lag) << 2), total);
  }
}

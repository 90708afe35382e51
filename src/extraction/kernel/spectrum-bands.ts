/** Bytes of one split: coefficients c and d of three second-order all-passes and c of a first-order one (f64, each twice). */
const COEFFICIENTS: usize = 7 * 16;
/** Bytes of what one split remembers of two channels: two values a section, one for the first order. */
const MEMORY: usize = 7 * 16;
/** Below any sound: added and taken away again, it keeps decaying memories out of the slow range of tiny numbers. */
const TINY: f64 = 1e-30;

/** Bytes of a pair of channels' state: two splits' coefficients, then their memories. */
export function bandSplitBytes(): i32 { return 2 * <i32>(COEFFICIENTS + MEMORY); }

/**
 * Splits two channels at two frequencies and adds up energy cell by cell: `cells` cells of `cellSamples` samples, each
 * four f32 in `out`: all of it as it is, low, middle, high. Adds to what stands in `out`.
 *
 * A split is the half sum and half difference of two chains of all-passes: both parts together keep all energy. One
 * channel per lane; calls continue one another.
 */
export function splitBands(state: usize, left: usize, right: usize, cells: i32, cellSamples: i32, out: usize): void {
  const first = state, second = state + COEFFICIENTS;
  const firstMemory = state + 2 * COEFFICIENTS, secondMemory = firstMemory + MEMORY;
  let at: usize = 0;
  for (let cell: i32 = 0; cell < cells; cell++) {
    let all = f64x2.splat(0), low = f64x2.splat(0), middle = f64x2.splat(0), high = f64x2.splat(0);
    for (let i: i32 = 0; i < cellSamples; i++) {
      const x = f64x2.promote_low_f32x4(v128.load32_lane(right + at, v128.load32_zero(left + at), 1));
      all = f64x2.add(all, f64x2.mul(x, x));
      const y = f64x2.add(x, f64x2.splat(TINY));
      const even = evenChain(first, firstMemory, y), odd = oddChain(first, firstMemory, y);
      const below = f64x2.add(even, odd), above = f64x2.sub(even, odd);
      low = f64x2.add(low, f64x2.mul(below, below));
      const evenUp = evenChain(second, secondMemory, above), oddUp = oddChain(second, secondMemory, above);
      const between = f64x2.add(evenUp, oddUp), top = f64x2.sub(evenUp, oddUp);
      middle = f64x2.add(middle, f64x2.mul(between, between));
      high = f64x2.add(high, f64x2.mul(top, top));
      at += 4;
    }
    // Each split left its halves undivided.
    addEnergy(out, all, 1);
    addEnergy(out + 4, low, 0.25);
    addEnergy(out + 8, middle, 0.0625);
    addEnergy(out + 12, high, 0.0625);
    out += 16;
  }
}

// @ts-ignore: decorator
@inline function addEnergy(out: usize, sum: v128, factor: f64): void {
  const energy = factor * (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  store<f32>(out, load<f32>(out) + f32(energy));
}

// @ts-ignore: decorator
@inline function evenChain(split: usize, memory: usize, x: v128): v128 {
  return allPass(split + 32, memory + 32, allPass(split, memory, x));
}

// @ts-ignore: decorator
@inline function oddChain(split: usize, memory: usize, x: v128): v128 {
  const y = allPass(split + 64, memory + 64, x);
  const c = v128.load(split, 96);
  const z = f64x2.add(f64x2.mul(c, y), v128.load(memory, 96));
  v128.store(memory, f64x2.sub(y, f64x2.mul(c, z)), 96);
  return z;
}

/** (c + d z⁻¹ + z⁻²) ÷ (1 + d z⁻¹ + c z⁻²), transposed. */
// @ts-ignore: decorator
@inline function allPass(section: usize, memory: usize, x: v128): v128 {
  const c = v128.load(section), d = v128.load(section, 16);
  const y = f64x2.add(f64x2.mul(c, x), v128.load(memory));
  v128.store(memory, f64x2.add(f64x2.mul(d, f64x2.sub(x, y)), v128.load(memory, 16)));
  v128.store(memory, f64x2.sub(x, f64x2.mul(c, y)), 16);
  return y;
}

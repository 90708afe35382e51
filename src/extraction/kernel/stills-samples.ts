// Bins of colour as samples in OKLab. The formulas and tables are those of `numerics/color` and `picture/color-tables`.

/** Bins of either kind, see `countColors`, and bytes of one kind. */
const BINS: i32 = 8192, HALF_BYTES: usize = 8192 * 16;
/** Weight of a sample on an edge where centres are sought: its chroma is its neighbours', too. */
const EDGE_WEIGHT: f64 = 0.25;
/** Steps of the tables, and bytes of one. */
const STEPS: f64 = 4096, TABLE: usize = 4098 * 8;

// @ts-ignore: decorator
@inline function lookUp(table: usize, x: f64): f64 {
  const at = max<f64>(0, min<f64>(1, x)) * STEPS, step = Math.floor(at), entry = table + (<usize>step << 3);
  const low = load<f64>(entry);
  return low + (load<f64>(entry, 8) - low) * (at - step);
}

/** Cube root of a number in [0, 1]: the table's, with one step of Newton's. */
// @ts-ignore: decorator
@inline function rootOf(table: usize, x: f64): f64 {
  const root = lookUp(table, x);
  return root < 0.1 ? smallRoot(x) : root - (root * root * root - x) / (3 * root * root);
}

/** Cube root of a small number that is not negative, as `numerics/arithmetic` has it: 2 ^ (log2 ÷ 3). */
function smallRoot(x: f64): f64 {
  if (x <= 0) return 0;
  let exponent = 0, m = x;
  while (m < 0.7071067811865476) { m *= 2; exponent--; }
  const s = (m - 1) / (m + 1), q = s * s;
  let log: f64 = 0;
  for (let k = 19; k >= 1; k -= 2) log = log * q + 1 / <f64>k;
  const third: f64 = 1 / <f64>3;
  const power = third * (<f64>exponent + 2 * s * log * 1.4426950408889634), whole = Math.floor(power + 0.5);
  const y = (power - whole) * 0.6931471805599453;
  let term: f64 = 1, sum: f64 = 1;
  for (let i = 1; i <= 13; i++) { term *= y / <f64>i; sum += term; }
  for (let i = <i32>whole; i < 0; i++) sum *= 0.5;
  return sum;
}

/**
 * Empties `bins` into samples, one for each bin that holds any, at the mean of its codes.
 *
 * A sample is twelve f64: 1, OKLab's l, a, b, codes Y, U, V, 0, how many it stands for, how many of these are calm, how much
 * it counts where centres are sought, 0. `tables`: linear light of codes, then cube roots, in 4096 steps of f64 and two more.
 *
 * @returns how many samples
 */
export function takeColors(bins: usize, tables: usize, samples: usize): i32 {
  const roots = tables + TABLE, zero = i32x4.splat(0);
  let to = samples;
  for (let bin = 0; bin < BINS; bin++, bins += 16) {
    const counts = i32x4.add(v128.load(bins), v128.load(bins + HALF_BYTES)), count = i32x4.extract_lane(counts, 0);
    if (count == 0) continue;
    const all = <f64>count, calm = <f64>load<i32>(bins);
    v128.store(bins, zero);
    v128.store(bins + HALF_BYTES, zero);
    const y = <f64>i32x4.extract_lane(counts, 1) / all, u = <f64>i32x4.extract_lane(counts, 2) / all, v = <f64>i32x4.extract_lane(counts, 3) / all;
    const grey = (y - 16) / 219, blue = (u - 128) / 224, red = (v - 128) / 224;
    const r = lookUp(tables, grey + 1.5748 * red), g = lookUp(tables, grey - 0.1873242729 * blue - 0.4681242729 * red), b = lookUp(tables, grey + 1.8556 * blue);
    const l = rootOf(roots, 0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = rootOf(roots, 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = rootOf(roots, 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    store<f64>(to, 1);
    store<f64>(to, 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 8);
    store<f64>(to, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 16);
    store<f64>(to, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s, 24);
    store<f64>(to, y, 32);
    store<f64>(to, u, 40);
    store<f64>(to, v, 48);
    store<f64>(to, all, 64);
    store<f64>(to, calm, 72);
    store<f64>(to, calm + EDGE_WEIGHT * (all - calm), 80);
    to += 96;
  }
  return <i32>((to - samples) / 96);
}

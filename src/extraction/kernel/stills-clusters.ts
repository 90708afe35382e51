// Clusters of the samples that `takeColors` gives.

/** Bytes of a sample, and where it has its numbers. */
const SAMPLE: usize = 96, L: usize = 8, A: usize = 16, B: usize = 24, WEIGHT: usize = 80;

// @ts-ignore: decorator
@inline function addTo(at: usize, more: v128): void { v128.store(at, f64x2.add(v128.load(at), more)); }

/** Numbers of two samples side by side. */
// @ts-ignore: decorator
@inline function ofBoth(first: usize, second: usize): v128 {
  return f64x2.replace_lane(v128.load64_zero(first), 1, load<f64>(second));
}

/** Adds a sample to its cluster's sums. */
// @ts-ignore: decorator
@inline function addSample(to: usize, sample: usize, field: usize): void {
  const weight = v128.load64_splat(sample + field);
  addTo(to, f64x2.mul(weight, v128.load(sample)));
  addTo(to + 16, f64x2.mul(weight, v128.load(sample, 16)));
  addTo(to + 32, f64x2.mul(weight, v128.load(sample, 32)));
  addTo(to + 48, f64x2.mul(weight, v128.load(sample, 48)));
  addTo(to + 64, v128.load(sample, 64));
}

/**
 * Gives each sample to its nearest centre, of equally near ones to the first. `centers`: three f64 each. Writes for each ten
 * f64: weight, weighted l, a, b, Y, U, V, 0, samples and calm samples. `field` is the byte of a sample where its weight is.
 */
export function gatherColors(samples: usize, count: i32, centers: usize, clusters: i32, field: usize, out: usize): void {
  memory.fill(out, 0, clusters * 80);
  const last = samples + <usize>(count - 1) * SAMPLE, end = centers + <usize>(clusters * 24);
  for (let sample = samples; sample <= last; sample += 2 * SAMPLE) {
    // An odd last one stands beside itself and counts once.
    const next = min(sample + SAMPLE, last);
    const x = ofBoth(sample + L, next + L), y = ofBoth(sample + A, next + A), z = ofBoth(sample + B, next + B);
    let least = f64x2.splat(Infinity), best = i64x2.splat(0), place = best;
    for (let center = centers; center < end; center += 24) {
      const dx = f64x2.sub(x, v128.load64_splat(center)), dy = f64x2.sub(y, v128.load64_splat(center, 8)), dz = f64x2.sub(z, v128.load64_splat(center, 16));
      const distance = f64x2.add(f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)), f64x2.mul(dz, dz));
      const isNearer = f64x2.lt(distance, least);
      least = f64x2.pmin(least, distance);
      best = v128.bitselect(place, best, isNearer);
      place = i64x2.add(place, i64x2.splat(80));
    }
    addSample(out + <usize>i64x2.extract_lane(best, 0), sample, field);
    if (next != sample) addSample(out + <usize>i64x2.extract_lane(best, 1), next, field);
  }
}

/** Bytes of a body: weight, centre, longest axis, variance along it; and the sums of two, each as `addMoments` has them. */
const BODY: usize = 64, SUMS: usize = 80, MOMENTS: usize = memory.data(160, 16);

/** Adds a sample's weight, weighted l, a, b, ll, aa, bb, la, ab, lb. */
// @ts-ignore: decorator
@inline function addMoments(to: usize, sample: usize): void {
  const weight = v128.load64_splat(sample + WEIGHT), xy = v128.load(sample, L), zx = f64x2.replace_lane(v128.load64_zero(sample, B), 1, load<f64>(sample, L));
  const first = f64x2.mul(weight, v128.load(sample)), second = f64x2.mul(weight, v128.load(sample, 16));
  const wxy = v128.shuffle<f64>(first, second, 1, 2), wzx = v128.shuffle<f64>(first, second, 3, 1), wyx = v128.shuffle<f64>(first, second, 2, 1);
  addTo(to, first);
  addTo(to + 16, second);
  addTo(to + 32, f64x2.mul(wxy, xy));
  addTo(to + 48, f64x2.mul(wzx, f64x2.replace_lane(v128.load64_zero(sample, B), 1, load<f64>(sample, A))));
  addTo(to + 64, f64x2.mul(wyx, v128.load64_splat(sample + B)));
}

// @ts-ignore: decorator
@inline function square(x: f64, y: f64, z: f64): f64 { return x * x + y * y + z * z; }

/** A body by its sums: the longest axis by the power method, from the row of the covariance that is longest. */
function takeBody(sums: usize, to: usize): void {
  memory.fill(to, 0, BODY);
  store<f64>(to, 1, 32);
  const total = load<f64>(sums);
  if (total == 0) return;
  const x = load<f64>(sums, 8) / total, y = load<f64>(sums, 16) / total, z = load<f64>(sums, 24) / total;
  const xx = load<f64>(sums, 32) / total - x * x, yy = load<f64>(sums, 40) / total - y * y, zz = load<f64>(sums, 48) / total - z * z;
  const xy = load<f64>(sums, 56) / total - x * y, yz = load<f64>(sums, 64) / total - y * z, xz = load<f64>(sums, 72) / total - x * z;
  store<f64>(to, total);
  store<f64>(to, x, 8);
  store<f64>(to, y, 16);
  store<f64>(to, z, 24);
  let a = xx, b = xy, c = xz;
  if (square(xy, yy, yz) > square(a, b, c)) { a = xy; b = yy; c = yz; }
  if (square(xz, yz, zz) > square(a, b, c)) { a = xz; b = yz; c = zz; }
  let spread: f64 = 0;
  for (let round = 0; round < AXIS_ROUNDS; round++) {
    const size = Math.sqrt(square(a, b, c));
    if (size < 1e-12) return;
    const p = a / size, q = b / size, r = c / size;
    a = xx * p + xy * q + xz * r;
    b = xy * p + yy * q + yz * r;
    c = xz * p + yz * q + zz * r;
    spread = Math.sqrt(square(a, b, c));
  }
  const size = max<f64>(spread, 1e-12);
  store<f64>(to, a / size, 32);
  store<f64>(to, b / size, 40);
  store<f64>(to, c / size, 48);
  store<f64>(to, spread, 56);
}
/** Rounds of the power method for the longest axis of a cluster. */
const AXIS_ROUNDS: i32 = 8;

/** The body that spreads most, by its weight. */
function widestOf(bodies: usize, count: i32): i32 {
  let widest = 0, most: f64 = -1;
  for (let k = 0; k < count; k++) {
    const body = bodies + <usize>k * BODY, spread = load<f64>(body) * load<f64>(body, 56);
    if (spread > most) { most = spread; widest = k; }
  }
  return widest;
}

/**
 * At most `most` clusters: again and again the one whose samples spread most is divided across its longest axis (Orchard,
 * Bouman 1991), unless it spreads less than `narrow` along it. `owners` takes a byte of each sample.
 *
 * @returns how many; of each, `bodies` holds eight f64, see `BODY`
 */
export function divideColors(samples: usize, count: i32, most: i32, narrow: f64, owners: usize, bodies: usize): i32 {
  memory.fill(owners, 0, count);
  memory.fill(MOMENTS, 0, SUMS);
  for (let i = 0; i < count; i++) addMoments(MOMENTS, samples + <usize>i * SAMPLE);
  takeBody(MOMENTS, bodies);
  let found = 1;
  for (; found < most; found++) {
    const widest = widestOf(bodies, found), body = bodies + <usize>widest * BODY;
    if (load<f64>(body, 56) < narrow) break;
    const x = load<f64>(body, 8), y = load<f64>(body, 16), z = load<f64>(body, 24), a = load<f64>(body, 32), b = load<f64>(body, 40), c = load<f64>(body, 48);
    memory.fill(MOMENTS, 0, 2 * SUMS);
    for (let i = 0; i < count; i++) {
      if (<i32>load<u8>(owners + i) != widest) continue;
      const sample = samples + <usize>i * SAMPLE;
      const along = (load<f64>(sample, L) - x) * a + (load<f64>(sample, A) - y) * b + (load<f64>(sample, B) - z) * c;
      if (along > 0) store<u8>(owners + i, <u8>found);
      addMoments(MOMENTS + (along > 0 ? SUMS : 0), sample);
    }
    takeBody(MOMENTS, body);
    takeBody(MOMENTS + SUMS, bodies + <usize>found * BODY);
  }
  return found;
}

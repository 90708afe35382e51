/** Samples per straight line of the limiter's gain, and its look-ahead. */
const SEGMENT = 32, LOOK_AHEAD = 256, SEGMENTS = LOOK_AHEAD / SEGMENT;
/** Highest sample that may leave: −1.1 dBFS, so that rounding in 32 bits stays below −1 dBFS. */
const CEILING: f64 = 0.88;
/** Steepest fall of the gain per segment: from 1 to 0 within the look-ahead. */
const FALL: f64 = 1.0 / (SEGMENTS - 1);
/** Steepest rise of the gain per segment: from 0 to 1 in 0.4 s. */
const RISE: f64 = SEGMENT / (0.4 * 48000);

/**
 * Energy (sum of squares over both channels) of `count` samples after the K-weighting of Rec. ITU-R BS.1770-4,
 * Annex 1, both stages at 48 kHz. One channel per lane. `state`: four vectors; calls continue one another.
 */
export function weightedEnergy(state: usize, left: usize, right: usize, count: i32): f64 {
  const b0 = f64x2.splat(1.53512485958697), b1 = f64x2.splat(-2.69169618940638), b2 = f64x2.splat(1.19839281085285);
  const a1 = f64x2.splat(-1.69065929318241), a2 = f64x2.splat(0.73248077421585);
  const c1 = f64x2.splat(-1.99004745483398), c2 = f64x2.splat(0.99007225036621);
  const two = f64x2.splat(2);
  let s1 = v128.load(state), s2 = v128.load(state, 16), s3 = v128.load(state, 32), s4 = v128.load(state, 48);
  let sum = f64x2.splat(0);
  for (let i = 0; i < count << 2; i += 4) {
    const x = f64x2.promote_low_f32x4(v128.load32_lane(right + i, v128.load32_zero(left + i), 1));
    const y = f64x2.add(f64x2.mul(b0, x), s1);
    s1 = f64x2.add(f64x2.sub(f64x2.mul(b1, x), f64x2.mul(a1, y)), s2);
    s2 = f64x2.sub(f64x2.mul(b2, x), f64x2.mul(a2, y));
    const z = f64x2.add(y, s3);
    s3 = f64x2.sub(f64x2.sub(s4, f64x2.mul(two, y)), f64x2.mul(c1, z));
    s4 = f64x2.sub(y, f64x2.mul(c2, z));
    sum = f64x2.add(sum, f64x2.mul(z, z));
  }
  v128.store(state, s1);
  v128.store(state, s2, 16);
  v128.store(state, s3, 32);
  v128.store(state, s4, 48);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** Largest absolute value of `count` samples (a multiple of 4). */
export function peak(samples: usize, count: i32): f32 {
  let top = f32x4.splat(0);
  for (let i = 0; i < count << 2; i += 16) top = f32x4.pmax(top, f32x4.abs(v128.load(samples + i)));
  top = f32x4.pmax(top, v128.shuffle<f32>(top, top, 2, 3, 2, 3));
  return max(f32x4.extract_lane(top, 0), f32x4.extract_lane(top, 1));
}

/** Multiplies `count` samples. */
export function scale(samples: usize, count: i32, gain: f32): void {
  let i: i32 = 0;
  for (; i + 4 <= count; i += 4) {
    const at = samples + (i << 2);
    v128.store(at, f32x4.mul(v128.load(at), f32x4.splat(gain)));
  }
  for (; i < count; i++) store<f32>(samples + (i << 2), load<f32>(samples + (i << 2)) * gain);
}

/** Adds `count` samples (any number) to another channel. */
export function addSamples(out: usize, samples: usize, count: i32): void {
  let i: i32 = 0;
  for (; i + 4 <= count; i += 4) {
    const at = out + (i << 2);
    v128.store(at, f32x4.add(v128.load(at), v128.load(samples + (i << 2))));
  }
  for (; i < count; i++) store<f32>(out + (i << 2), load<f32>(out + (i << 2)) + load<f32>(samples + (i << 2)));
}

/** Zeros `count` samples. */
export function clear(samples: usize, count: i32): void { memory.fill(samples, 0, count << 2); }

/**
 * Fades the ends of a clip: `position` samples of it lie before these, `rest` after their start; it rises over
 * `opening` and falls over `closing` samples.
 */
export function fadeEnds(samples: usize, count: i32, position: f64, rest: f64, opening: f64, closing: f64): void {
  for (let i = 0; i < count; i++) {
    const at = samples + (i << 2);
    const toEnd = Math.max(0, rest - 1 - <f64>i) / closing;
    const gain = Math.min(Math.min(1, (position + <f64>i) / opening), toEnd * (2 - Math.min(1, toEnd)));
    store<f32>(at, <f32>(<f64>load<f32>(at) * gain));
  }
}

/** Bytes of a limiter: the gain, the allowed gains of 17 segments (f64), the held samples of both channels. */
export function limiterBytes(): i32 { return 8 * (2 + 2 * SEGMENTS) + 8 * LOOK_AHEAD; }

/** A limiter at rest. */
export function resetLimiter(state: usize): void {
  memory.fill(state, 0, limiterBytes());
  for (let s = 0; s < 2 + 2 * SEGMENTS; s++) store<f64>(state + (s << 3), 1);
}

/**
 * Takes 256 samples of both channels, scaled, and gives in their place the 256 before them. The gain is a chain of
 * straight lines of bounded slope that lies, in every segment of 32 samples, at or below what the segment's peak
 * allows: no overshoot, no step.
 */
export function limit(state: usize, left: usize, right: usize, factor: f32): void {
  const allowed = state + 8;
  const heldLeft = allowed + 8 * (1 + 2 * SEGMENTS), heldRight = heldLeft + 4 * LOOK_AHEAD;
  scale(left, LOOK_AHEAD, factor);
  scale(right, LOOK_AHEAD, factor);
  let gain = load<f64>(state);
  let limiting = gain < 1;
  for (let s = 0; s < SEGMENTS; s++) {
    const top = <f64>max(peak(left + s * SEGMENT * 4, SEGMENT), peak(right + s * SEGMENT * 4, SEGMENT));
    store<f64>(allowed + ((1 + SEGMENTS + s) << 3), top > CEILING ? CEILING / top : 1);
  }
  for (let s = 1; s <= 2 * SEGMENTS; s++) if (load<f64>(allowed + (s << 3)) < 1) limiting = true;
  for (let s = 0; s < SEGMENTS; s++) {
    const next = limiting ? nextNode(allowed + ((s + 1) << 3), gain) : 1;
    const at = s * SEGMENT * 4;
    exchange(left + at, heldLeft + at, gain, next);
    exchange(right + at, heldRight + at, gain, next);
    gain = next;
  }
  store<f64>(state, gain);
  memory.copy(allowed, allowed + 8 * SEGMENTS, 8 * (1 + SEGMENTS));
}

/** Gain after a segment, whose allowed gain is at `allowed`: the lowest that any segment in sight asks for. */
function nextNode(allowed: usize, gain: f64): f64 {
  let node = Math.min(1, Math.min(gain + RISE, load<f64>(allowed)));
  for (let ahead = 0; ahead < SEGMENTS; ahead++) {
    node = Math.min(node, load<f64>(allowed + ((1 + ahead) << 3)) + <f64>ahead * FALL);
  }
  return node;
}

/** Swaps a segment that comes with the one that was held, the latter under its gain. */
function exchange(samples: usize, held: usize, start: f64, end: f64): void {
  const slope = (end - start) / SEGMENT;
  for (let i = 0; i < SEGMENT; i++) {
    const at = i << 2;
    const x = <f32>(<f64>load<f32>(held + at) * (start + slope * <f64>i));
    store<f32>(held + at, load<f32>(samples + at));
    store<f32>(samples + at, x);
  }
}

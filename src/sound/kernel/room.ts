/** Lengths of the delays in half-rate samples: primes, 30–56 ms, so that echoes never fall together. */
const LENGTH_0 = 727, LENGTH_1 = 907, LENGTH_2 = 1103, LENGTH_3 = 1361;
const STATE_BYTES = 64;

/** Bytes of a room: four positions, four low-passes, four feedbacks, the damping; then the delay lines. */
export function roomBytes(): i32 { return STATE_BYTES + 4 * (LENGTH_0 + LENGTH_1 + LENGTH_2 + LENGTH_3); }

/**
 * A small room: four delays, one per lane, that feed one another through a Hadamard matrix, each losing its highs as
 * it goes round. Adds `wet` times its answer to `send` (left, then right, f32) to `out`, laid out alike.
 * Source: J.-M. Jot and A. Chaigne, "Digital delay networks for designing artificial reverberators" (1991).
 */
export function renderRoom(state: usize, send: usize, out: usize, samples: i32, wet: f32): void {
  const line0 = state + STATE_BYTES, line1 = line0 + 4 * LENGTH_0, line2 = line1 + 4 * LENGTH_1, line3 = line2 + 4 * LENGTH_2;
  let at0 = line0 + load<i32>(state), at1 = line1 + load<i32>(state, 4);
  let at2 = line2 + load<i32>(state, 8), at3 = line3 + load<i32>(state, 12);
  let dull = v128.load(state, 16);
  const feedback = v128.load(state, 32);
  const pass = f32x4.splat(1 - load<f32>(state, 48));
  const right = samples << 2;
  for (let i = 0; i < right; i += 4) {
    let x = v128.load32_zero(at0);
    x = v128.load32_lane(at1, x, 1);
    x = v128.load32_lane(at2, x, 2);
    x = v128.load32_lane(at3, x, 3);
    dull = f32x4.add(dull, f32x4.mul(pass, f32x4.sub(x, dull)));
    // Left hears the sum of lanes 0 and 2, right the difference of lanes 1 and 3.
    const ears = f32x4.add(dull, f32x4.mul(v128.shuffle<f32>(dull, dull, 2, 3, 2, 3), f32x4(1, -1, 0, 0)));
    store<f32>(out + i, load<f32>(out + i) + wet * f32x4.extract_lane(ears, 0));
    store<f32>(out + right + i, load<f32>(out + right + i) + wet * f32x4.extract_lane(ears, 1));
    const turned = f32x4.mul(dull, feedback);
    const pairs = f32x4.add(
      v128.shuffle<f32>(turned, turned, 0, 0, 2, 2),
      f32x4.mul(v128.shuffle<f32>(turned, turned, 1, 1, 3, 3), f32x4(1, -1, 1, -1)),
    );
    const spread = f32x4.add(
      v128.shuffle<f32>(pairs, pairs, 0, 1, 0, 1),
      f32x4.mul(v128.shuffle<f32>(pairs, pairs, 2, 3, 2, 3), f32x4(1, 1, -1, -1)),
    );
    const sent = v128.load32_lane(send + right + i, v128.load32_zero(send + i), 1);
    const y = f32x4.add(v128.shuffle<f32>(sent, sent, 0, 1, 0, 1), spread);
    v128.store32_lane(at0, y, 0);
    v128.store32_lane(at1, y, 1);
    v128.store32_lane(at2, y, 2);
    v128.store32_lane(at3, y, 3);
    at0 = at0 + 4 == line1 ? line0 : at0 + 4;
    at1 = at1 + 4 == line2 ? line1 : at1 + 4;
    at2 = at2 + 4 == line3 ? line2 : at2 + 4;
    at3 = at3 + 4 == line3 + 4 * LENGTH_3 ? line3 : at3 + 4;
  }
  store<i32>(state, at0 - line0);
  store<i32>(state, at1 - line1, 4);
  store<i32>(state, at2 - line2, 8);
  store<i32>(state, at3 - line3, 12);
  v128.store(state, dull, 16);
}

/** Samples of the past that the interpolator keeps before each block. */
const HISTORY = 12;

/**
 * Doubles the sample rate of one channel and adds it to `out`. Half-band interpolator, taps in `taps` (six f32).
 * `held` has room for 12 samples of the past and the block. Delay: 12 samples.
 */
export function addDoubled(held: usize, half: usize, samples: i32, out: usize, taps: usize): void {
  memory.copy(held, held + (samples << 2), HISTORY << 2);
  memory.copy(held + (HISTORY << 2), half, samples << 2);
  const t0 = v128.load32_splat(taps), t1 = v128.load32_splat(taps, 4), t2 = v128.load32_splat(taps, 8);
  const t3 = v128.load32_splat(taps, 12), t4 = v128.load32_splat(taps, 16), t5 = v128.load32_splat(taps, 20);
  for (let i = 0; i < samples; i += 4) {
    const at = held + ((i + 6) << 2);
    const here = v128.load(at);
    let between = f32x4.mul(t0, f32x4.add(here, v128.load(at, 4)));
    between = f32x4.add(between, f32x4.mul(t1, f32x4.add(v128.load(at - 4), v128.load(at, 8))));
    between = f32x4.add(between, f32x4.mul(t2, f32x4.add(v128.load(at - 8), v128.load(at, 12))));
    between = f32x4.add(between, f32x4.mul(t3, f32x4.add(v128.load(at - 12), v128.load(at, 16))));
    between = f32x4.add(between, f32x4.mul(t4, f32x4.add(v128.load(at - 16), v128.load(at, 20))));
    between = f32x4.add(between, f32x4.mul(t5, f32x4.add(v128.load(at - 20), v128.load(at, 24))));
    const to = out + (i << 3);
    v128.store(to, f32x4.add(v128.load(to), v128.shuffle<f32>(here, between, 0, 4, 1, 5)));
    v128.store(to, f32x4.add(v128.load(to, 16), v128.shuffle<f32>(here, between, 2, 6, 3, 7)), 16);
  }
}

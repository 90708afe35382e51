// Wavetables hold one period of 1024 samples and their first again, f32. Phases are 32 bits to the period.
import { line, sineTurns } from './arithmetic';

const FRACTION_BITS = 22;
const FRACTION_MASK = (1 << FRACTION_BITS) - 1;
const FRACTION: f32 = 1.0 / <f32>(1 << FRACTION_BITS);

/** Four samples of a table at four phases, straight lines between its samples. */
// @ts-ignore: decorator
@inline export function look(table: usize, phases: v128): v128 {
  const at = i32x4.shl(i32x4.shr_u(phases, FRACTION_BITS), 2);
  const low = v128.load64_lane(table + i32x4.extract_lane(at, 1), v128.load64_zero(table + i32x4.extract_lane(at, 0)), 1);
  const high = v128.load64_lane(table + i32x4.extract_lane(at, 3), v128.load64_zero(table + i32x4.extract_lane(at, 2)), 1);
  const a = v128.shuffle<f32>(low, high, 0, 2, 4, 6);
  const b = v128.shuffle<f32>(low, high, 1, 3, 5, 7);
  const part = f32x4.mul(f32x4.convert_i32x4_s(v128.and(phases, i32x4.splat(FRACTION_MASK))), f32x4.splat(FRACTION));
  return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), part));
}

/** Phases of four samples in a row. */
// @ts-ignore: decorator
@inline export function phases(first: i32, step: i32): v128 {
  return i32x4.add(i32x4.splat(first), i32x4.mul(i32x4.splat(step), i32x4(0, 1, 2, 3)));
}

/** One period of a sine, 1024 f32. */
export function fillSine(out: usize): void {
  for (let i = 0; i < 1024; i++) store<f32>(out + (i << 2), <f32>sineTurns(<f64>i / 1024));
}

/** Adds harmonic after harmonic of `amplitudes` (f64, `count` of them, from the first on) to a table. */
export function fillWavetable(out: usize, sine: usize, amplitudes: usize, count: i32): void {
  memory.fill(out, 0, 1025 * 4);
  for (let n = 1; n <= count; n++) {
    const amplitude = <f32>load<f64>(amplitudes + ((n - 1) << 3));
    for (let i = 0; i < 1024; i++) {
      const at = out + (i << 2);
      store<f32>(at, load<f32>(at) + amplitude * load<f32>(sine + (((i * n) & 1023) << 2)));
    }
  }
  store<f32>(out + 4096, load<f32>(out));
}

/** Adds `count` samples (a multiple of 4) of one tone, its gain on a line from `gain` on. */
export function addTone(out: usize, table: usize, count: i32, phase: i32, step: i32, gain: f64, slope: f64): void {
  let p = phases(phase, step);
  const advance = i32x4.splat(4 * step);
  for (let i = 0; i < count; i += 4) {
    const at = out + (i << 2);
    const x = f32x4.mul(look(table, p), line(<f32>(gain + slope * <f64>i), <f32>slope));
    v128.store(at, f32x4.add(v128.load(at), x));
    p = i32x4.add(p, advance);
  }
}

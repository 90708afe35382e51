// The elementary functions of numerics/arithmetic, in the same steps: exactly rounded operations only.

/** Sine of an angle in turns. */
export function sineTurns(turns: f64): f64 {
  let t = turns - Math.floor(turns);
  let sign: f64 = 1;
  if (t >= 0.5) {
    t -= 0.5;
    sign = -1;
  }
  if (t > 0.25) t = 0.5 - t;
  const x = t * 6.283185307179586;
  const q = x * x;
  const series =
    1.0 + q * (-1.0 / 6 + q * (1.0 / 120 + q * (-1.0 / 5040 + q * (1.0 / 362880 + q * (-1.0 / 39916800 + q * (1.0 / 6227020800))))));
  return sign * x * series;
}

/** 2^x. */
export function powerOfTwo(x: f64): f64 {
  const whole = Math.floor(x + 0.5);
  const y = (x - whole) * 0.6931471805599453;
  let term: f64 = 1;
  let sum: f64 = 1;
  for (let i = 1; i <= 13; i++) {
    term *= y / <f64>i;
    sum += term;
  }
  let scale: f64 = 1;
  const step: f64 = whole < 0 ? 0.5 : 2;
  for (let i = <i32>Math.abs(whole); i > 0; i--) scale *= step;
  return sum * scale;
}

// @ts-ignore: decorator
@inline export function clamp(x: f64, low: f64, high: f64): f64 { return x < low ? low : x > high ? high : x; }

/** Hermite step from 0 at `from` to 1 at `to`. */
// @ts-ignore: decorator
@inline export function smoothStep(from: f64, to: f64, x: f64): f64 {
  const t = clamp((x - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

/** [x, x + step, x + 2 step, x + 3 step]. */
// @ts-ignore: decorator
@inline export function line(x: f32, step: f32): v128 {
  return f32x4.add(f32x4.splat(x), f32x4.mul(f32x4.splat(step), f32x4(0, 1, 2, 3)));
}

/** Noise of the linear congruential generator: the next state. */
// @ts-ignore: decorator
@inline export function nextNoise(seed: i32): i32 { return seed * 1664525 + 1013904223; }
/** One step of 31 bits as a number in [−1, 1). */
export const NOISE_SCALE = 4.656612873077393e-10;

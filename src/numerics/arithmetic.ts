/**
 * Elementary functions made of exactly rounded operations only (+ − × ÷ √ and rounding), so that a
 * spec gives the same numbers on every machine and in every browser. The host's `Math.sin`, `Math.exp`
 * and their kin may differ in the last digits between engines and are not used in rendering.
 */

export const TAU = 6.283185307179586;

/** Sine of an angle in turns (1 turn = 360°). Absolute error below 1e-9, so the peaks may pass 1 by that much (Taylor to the 13th power on a quarter turn). */
export function sineTurns(turns: number): number {
  let t = turns - Math.floor(turns);
  let sign = 1;
  if (t >= 0.5) {
    t -= 0.5;
    sign = -1;
  }
  if (t > 0.25) t = 0.5 - t;
  const x = t * TAU;
  const q = x * x;
  const series =
    1 + q * (-1 / 6 + q * (1 / 120 + q * (-1 / 5040 + q * (1 / 362880 + q * (-1 / 39916800 + q * (1 / 6227020800))))));
  return sign * x * series;
}

/** Cosine of an angle in turns. */
export function cosineTurns(turns: number): number {
  return sineTurns(turns + 0.25);
}

/** Sine of an angle in radians. */
export function sine(radians: number): number {
  return sineTurns(radians / TAU);
}

/** Cosine of an angle in radians. */
export function cosine(radians: number): number {
  return cosineTurns(radians / TAU);
}

/** Direction of (x, y) in turns, [0, 1), counted from the x axis towards the y axis; 0 for (0, 0). Absolute error below 1e-10. */
export function polarTurns(x: number, y: number): number {
  const wide = Math.abs(x);
  const high = Math.abs(y);
  if (wide === 0 && high === 0) return 0;
  const eighth = arctangentTurns(Math.min(wide, high) / Math.max(wide, high));
  const quarter = high > wide ? 0.25 - eighth : eighth;
  const half = x < 0 ? 0.5 - quarter : quarter;
  // 1 - half rounds to a whole turn for the tiniest angles.
  return y < 0 ? (half < 1e-17 ? 0 : 1 - half) : half;
}

/** Angle in turns whose tangent is t, 0 ≤ t ≤ 1: halved twice, then a series in t up to the 15th power. */
function arctangentTurns(t: number): number {
  const half = t / (1 + Math.sqrt(1 + t * t));
  const quarter = half / (1 + Math.sqrt(1 + half * half));
  const q = quarter * quarter;
  let series = 0;
  for (let k = 15; k >= 1; k -= 2) series = 1 / k - q * series;
  return (4 * quarter * series) / TAU;
}

/** 2^x. Relative error below 1e-12 for |x| < 1000; beyond the range of doubles 0 or Infinity. */
export function powerOfTwo(x: number): number {
  if (x > 1100) return Number.POSITIVE_INFINITY;
  if (x < -1100) return 0;
  const whole = Math.floor(x + 0.5);
  const y = (x - whole) * 0.6931471805599453;
  let term = 1;
  let sum = 1;
  for (let i = 1; i <= 13; i++) {
    term *= y / i;
    sum += term;
  }
  let scale = 1;
  const step = whole < 0 ? 0.5 : 2;
  for (let i = Math.abs(whole); i > 0; i--) scale *= step;
  return sum * scale;
}

/** e^x. */
export function exponential(x: number): number {
  return powerOfTwo(x * 1.4426950408889634);
}

/** log2 of a positive, finite number. Relative error below 1e-12. */
export function logOfTwo(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY))
    throw new RangeError(`logOfTwo needs a positive, finite number, got ${x}.`);
  let exponent = 0;
  let m = x;
  while (m >= 1.4142135623730951) {
    m /= 2;
    exponent++;
  }
  while (m < 0.7071067811865476) {
    m *= 2;
    exponent--;
  }
  const s = (m - 1) / (m + 1);
  const q = s * s;
  let sum = 0;
  for (let k = 19; k >= 1; k -= 2) sum = sum * q + 1 / k;
  return exponent + 2 * s * sum * 1.4426950408889634;
}

/** Natural logarithm of a positive number. */
export function naturalLog(x: number): number {
  return logOfTwo(x) * 0.6931471805599453;
}

/** x^y for x ≥ 0. */
export function power(x: number, y: number): number {
  return x <= 0 ? 0 : powerOfTwo(y * logOfTwo(x));
}

/** Cube root, for either sign. */
export function cubeRoot(x: number): number {
  return x < 0 ? -power(-x, 1 / 3) : power(x, 1 / 3);
}

/** Keeps a value within [low, high]. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** Linear interpolation: `a` at t = 0, `b` at t = 1. */
export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** Hermite step: 0 below `edge0`, 1 above `edge1`, smooth between. */
export function smoothStep(edge0: number, edge1: number, x: number): number {
  const t = clamp((x - edge0) / (edge1 - edge0), 0, 1);
  return t * t * (3 - 2 * t);
}

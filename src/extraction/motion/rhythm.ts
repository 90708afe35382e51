import { cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import type { Rhythm } from '../observation.js';

/** Levels that vary by less than this share of their mean, or by less than so many units, are steady. */
const STEADY_SHARE = 0.16;
const STEADY_UNITS = 0.12;
/** Share of the variance that one sine explains in a wave. */
const ONE_SINE = 0.75;
/** Likeness of the levels to themselves one period later, in whatever repeats. */
const REPEATS = 0.5;
/** Periods looked for, in seconds; at least one and a half of them must be seen. */
const SHORTEST_SECONDS = 0.12;
const SEEN_PERIODS = 1.5;

/** Encoding the same picture again has moved what these thresholds are compared with by up to this share of them. */
const ERROR = 0.15;

/**
 * How the level of motion goes in time, its straight trend aside: `steady` when it hardly varies; `wave` when one sine
 * explains three quarters of its variance; `pulsing` when it repeats in another shape, as bursts do; else `random`.
 *
 * @param levels - at even steps of `stepSeconds`
 */
export function rhythmOf(levels: readonly number[], stepSeconds: number): Rhythm {
  return rhythmsOf(levels, stepSeconds)[0] as Rhythm;
}

/** The rhythm, then those that it may as well be because the levels lie next to a threshold. */
export function rhythmsOf(levels: readonly number[], stepSeconds: number): Rhythm[] {
  const n = levels.length;
  if (n < 6) return ['steady'];
  const mean = levels.reduce((sum, level) => sum + level, 0) / n;
  const rest = withoutTrend(levels);
  const std = Math.sqrt(rest.reduce((sum, x) => sum + x * x, 0) / n);
  const least = Math.max(STEADY_UNITS, STEADY_SHARE * mean);
  if (std < (1 - ERROR) * least) return ['steady'];
  const sine = bestSine(rest, stepSeconds);
  const repeat = bestRepeat(rest, stepSeconds);
  const told = (steady: number, one: number, repeats: number): Rhythm => {
    if (std < steady * least) return 'steady';
    if (sine > one * ONE_SINE) return 'wave';
    return repeat > repeats * REPEATS ? 'pulsing' : 'random';
  };
  const shares = [1, 1 - ERROR, 1 + ERROR];
  return [...new Set(shares.flatMap((a) => shares.flatMap((b) => shares.map((c) => told(a, b, c)))))];
}

function withoutTrend(levels: readonly number[]): number[] {
  const n = levels.length;
  const middle = (n - 1) / 2;
  const mean = levels.reduce((sum, level) => sum + level, 0) / n;
  const xx = levels.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  const slope = levels.reduce((sum, level, i) => sum + (i - middle) * (level - mean), 0) / xx;
  return levels.map((level, i) => level - mean - slope * (i - middle));
}

/** Largest share of the power that a sine of one frequency explains. */
function bestSine(rest: readonly number[], stepSeconds: number): number {
  const n = rest.length;
  const power = rest.reduce((sum, x) => sum + x * x, 0);
  const least = SEEN_PERIODS / n;
  const most = Math.min(0.4, stepSeconds / SHORTEST_SECONDS);
  let best = 0;
  for (let turns = least; turns <= most; turns += 0.25 / n) {
    let c = 0;
    let s = 0;
    let cc = 0;
    let ss = 0;
    let cs = 0;
    rest.forEach((x, i) => {
      const cosine = cosineTurns(turns * i);
      const sine = sineTurns(turns * i);
      c += x * cosine;
      s += x * sine;
      cc += cosine * cosine;
      ss += sine * sine;
      cs += cosine * sine;
    });
    const whole = cc * ss - cs * cs;
    if (whole > 1e-6) best = Math.max(best, (c * c * ss - 2 * c * s * cs + s * s * cc) / whole / power);
  }
  return best;
}

/** Largest correlation of the series with itself, a period later. */
function bestRepeat(rest: readonly number[], stepSeconds: number): number {
  const n = rest.length;
  let best = 0;
  for (let lag = Math.max(2, Math.round(SHORTEST_SECONDS / stepSeconds)); lag <= n / SEEN_PERIODS; lag++) {
    let ab = 0;
    let aa = 0;
    let bb = 0;
    for (let i = lag; i < n; i++) {
      const a = rest[i] as number;
      const b = rest[i - lag] as number;
      ab += a * b;
      aa += a * a;
      bb += b * b;
    }
    // Short overlaps agree by chance.
    const sure = Math.min(1, (n - lag) / (0.5 * n));
    if (aa > 0 && bb > 0) best = Math.max(best, (sure * ab) / Math.sqrt(aa * bb));
  }
  return best;
}

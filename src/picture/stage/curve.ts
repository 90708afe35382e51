import { sineTurns } from '../../numerics/arithmetic.js';
import type { Random } from '../../numerics/random.js';

/**
 * A smooth random curve that repeats every `period`: a sum of sines whose frequencies fit the period. Value about ±1.
 *
 * @param bumps - bumps per frame height of the coarsest octave
 */
export function periodicCurve(random: Random, period: number, bumps: number, octaves: number): (x: number) => number {
  const waves: { turns: number; phase: number; size: number }[] = [];
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) {
    const base = bumps * 2 ** octave;
    const size = 0.52 ** octave;
    // Three neighbouring frequencies to an octave, so that no bump repeats its neighbour.
    for (const detune of [0.73, 1, 1.31]) {
      const turns = Math.max(1, Math.round(base * detune * period)) / period;
      waves.push({ turns, phase: random.next(), size: size * random.between(0.5, 1) });
    }
    total += size * 1.5;
  }
  return (x) => waves.reduce((sum, w) => sum + w.size * sineTurns(x * w.turns + w.phase), 0) / total;
}

/** Length of the coarsest wave that fits `period` whole times, in frame heights. */
export function fittingWave(period: number, wanted: number): number {
  return period / Math.max(1, Math.round(period / wanted));
}

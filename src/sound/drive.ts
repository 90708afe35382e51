import { CEILING } from './limiter.js';

/** Peaks are cut a little below where the limiter begins. */
const PEAK = 0.99 * CEILING;
/** Strongest RMS that is driven to: beyond it a noise would be a row of square pulses. */
const STRONGEST = 0.96 * PEAK;
const STEPS = 24;
const CLOSE = 0.002;

/**
 * Brings samples to an RMS. What is stronger than its peaks allow is driven into them, as an amplifier does: peaks are
 * cut, and what lies below rises until the whole is as strong as asked for. Silence stays silence.
 */
export function driveTo(samples: Float32Array, rms: number): void {
  const wanted = Math.min(rms, STRONGEST);
  const own = rmsDriven(samples, 1, Number.POSITIVE_INFINITY);
  if (own === 0) return;
  let gain = wanted / own;
  for (let i = 0; i < STEPS; i++) {
    const found = rmsDriven(samples, gain, PEAK);
    if (Math.abs(found - wanted) < CLOSE * wanted) break;
    gain *= wanted / found;
  }
  for (let i = 0; i < samples.length; i++) samples[i] = cut(gain * (samples[i] as number), PEAK);
}

function rmsDriven(samples: Float32Array, gain: number, peak: number): number {
  let sum = 0;
  for (const sample of samples) {
    const driven = cut(gain * sample, peak);
    sum += driven * driven;
  }
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}

function cut(value: number, peak: number): number {
  return Math.max(-peak, Math.min(peak, value));
}

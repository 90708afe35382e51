import { mix, smoothStep } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import { SAMPLE_RATE } from './audio-block.js';
import { StateVariableFilter } from './state-variable-filter.js';

/** Noise that rises and falls in pitch and strength: something passes. Peak about 0.5. */
export function whoosh(
  shape: { readonly seconds: number; readonly peakAt: number; readonly lowHz: number; readonly highHz: number },
  random: Random,
): Float32Array {
  const samples = new Float32Array(Math.round(shape.seconds * SAMPLE_RATE));
  const filter = new StateVariableFilter();
  let swell = 0;
  for (let i = 0; i < samples.length; i++) {
    const t = i / samples.length;
    swell = t < shape.peakAt ? smoothStep(0, shape.peakAt, t) : 1 - smoothStep(shape.peakAt, 1, t);
    if (i % 64 === 0) filter.tune(mix(shape.lowHz, shape.highHz, swell), 0.7);
    samples[i] = 0.8 * swell * swell * filter.band(2 * random.next() - 1);
  }
  return samples;
}

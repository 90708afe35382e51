import { clamp, logOfTwo } from '../../numerics/arithmetic.js';
import type { LightingObservation } from '../observation.js';
import type { StillMeasure } from './still-measure.js';

/** log2 of red over blue light, linear sRGB, of CIE illuminant A (2856 K); D65 has 0. */
const TUNGSTEN = 2.983;
/** Light that keeps a black picture neutral. */
const DARK = 0.002;

/** @param _cells - mean light of the window's cells, 0–255 */
export function lightingOf(measures: readonly StillMeasure[], _cells: Float32Array): LightingObservation {
  const mean = (value: (measure: StillMeasure) => number): number =>
    measures.reduce((sum, measure) => sum + value(measure), 0) / measures.length;
  return {
    brightness: mean(({ brightness }) => brightness),
    contrast: mean(({ contrast }) => contrast),
    saturation: mean(({ saturation }) => saturation),
    temperature: temperatureOf(
      mean(({ light }) => light[0]),
      mean(({ light }) => light[2]),
    ),
    preset: 'neutral',
    alternatives: ['noir', 'golden_hour', 'neon', 'documentary', 'moody'],
  };
}

/**
 * How warm light is: 0 = that of D65, 1 = that of a tungsten lamp (CIE illuminant A) and beyond, −1 as far the other way.
 * Between, it goes with the reciprocal of the colour temperature, because by Wien's law the logarithm of a ratio of two
 * wavelengths of a glowing body does.
 */
function temperatureOf(red: number, blue: number): number {
  return clamp(logOfTwo((red + DARK) / (blue + DARK)) / TUNGSTEN, -1, 1);
}

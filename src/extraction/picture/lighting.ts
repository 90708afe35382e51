import { clamp, logOfTwo } from '../../numerics/arithmetic.js';
import type { LightingObservation } from '../observation.js';
import type { LightSigns } from './light-signs.js';
import type { StillMeasure } from './still-measure.js';
import { OFFSETS, treatmentOf } from './treatment.js';
import { meanOf } from './window-mean.js';

/** log2 of red over blue light, linear sRGB, of CIE illuminant A (2856 K); D65 has 0. */
const TUNGSTEN = 2.983;
/** Light that keeps a black picture neutral. */
const DARK = 0.002;

/** Light of a window. */
export function lightingOf(measures: readonly StillMeasure[]): LightingObservation {
  return {
    brightness: meanOf(measures, ({ brightness }) => brightness),
    contrast: meanOf(measures, ({ contrast }) => contrast),
    saturation: meanOf(measures, ({ saturation }) => saturation),
    temperature: temperatureOf(
      meanOf(measures, ({ light }) => light[0]),
      meanOf(measures, ({ light }) => light[2]),
    ),
    ...treatmentOf({ signs: meanSigns(measures), corners: meanCorners(measures) }),
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

function meanSigns(measures: readonly StillMeasure[]): LightSigns {
  const mean = (values: (signs: LightSigns) => readonly number[]): number[] =>
    values((measures[0] as StillMeasure).signs).map((_, i) =>
      meanOf(measures, ({ signs }) => values(signs)[i] as number),
    );
  return {
    mean: mean((signs) => signs.mean) as unknown as LightSigns['mean'],
    products: mean((signs) => signs.products) as unknown as LightSigns['products'],
    top: mean((signs) => signs.top) as unknown as LightSigns['top'],
  };
}

/** Mean over those pictures whose corners were looked at. */
function meanCorners(measures: readonly StillMeasure[]): (number | null)[] {
  return OFFSETS.map((_, i) => {
    const told = measures.flatMap(({ corners }) => corners?.[i] ?? []);
    return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0) / told.length;
  });
}

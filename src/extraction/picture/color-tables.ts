import { cubeRoot, mix } from '../../numerics/arithmetic.js';
import { linearToSrgb, srgbToLinear } from '../../numerics/color.js';

/** Steps of the tables: interpolated between, they are exact to a thousandth of a code. */
const STEPS = 4096;
/** Linear light of codes. */
export const LIGHT = Float64Array.from({ length: STEPS + 2 }, (_, i) => srgbToLinear(i / STEPS));
/** By the square root of light, in which the curve is nearly straight. */
const CODES = Float64Array.from({ length: STEPS + 2 }, (_, i) => linearToSrgb(Math.min(1, (i * i) / (STEPS * STEPS))));
/** Cube roots. */
export const ROOTS = Float64Array.from({ length: STEPS + 2 }, (_, i) => cubeRoot(i / STEPS));

function lookUp(table: Float64Array, x: number): number {
  const at = Math.max(0, Math.min(1, x)) * STEPS;
  const step = Math.floor(at);
  return mix(table[step] as number, table[step + 1] as number, at - step);
}

/** Linear light 0–1 → sRGB code 0–1, as `linearToSrgb` gives it, many times faster. */
export function lightToCode(light: number): number {
  return lookUp(CODES, Math.sqrt(Math.max(0, light)));
}

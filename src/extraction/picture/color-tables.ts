import { cubeRoot, mix } from '../../numerics/arithmetic.js';
import { linearToSrgb, srgbToLinear } from '../../numerics/color.js';

/** Steps of the tables: interpolated between, they are exact to a thousandth of a code. */
const STEPS = 4096;
const LIGHT = Float64Array.from({ length: STEPS + 2 }, (_, i) => srgbToLinear(i / STEPS));
/** By the square root of light, in which the curve is nearly straight. */
const CODES = Float64Array.from({ length: STEPS + 2 }, (_, i) => linearToSrgb(Math.min(1, (i * i) / (STEPS * STEPS))));
const ROOTS = Float64Array.from({ length: STEPS + 2 }, (_, i) => cubeRoot(i / STEPS));

function lookUp(table: Float64Array, x: number): number {
  const at = Math.max(0, Math.min(1, x)) * STEPS;
  const step = Math.floor(at);
  return mix(table[step] as number, table[step + 1] as number, at - step);
}

/** Cube root of a number in [0, 1]: the table's, with one step of Newton's, exact to 1e-5. */
function rootOf(x: number): number {
  const root = lookUp(ROOTS, x);
  return root < 0.1 ? cubeRoot(x) : root - (root * root * root - x) / (3 * root * root);
}

/** BT.709 codes, limited range, fractional → OKLab into `to`, as `rgbToOkLab` gives it, many times faster. */
export function yuvToOkLab(y: number, u: number, v: number, to: Float64Array): void {
  const grey = (y - 16) / 219;
  const blue = (u - 128) / 224;
  const red = (v - 128) / 224;
  const r = lookUp(LIGHT, grey + 1.5748 * red);
  const g = lookUp(LIGHT, grey - 0.1873242729 * blue - 0.4681242729 * red);
  const b = lookUp(LIGHT, grey + 1.8556 * blue);
  const l = rootOf(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = rootOf(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = rootOf(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  to[0] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  to[1] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  to[2] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
}

/** Linear light 0–1 → sRGB code 0–1, as `linearToSrgb` gives it, many times faster. */
export function lightToCode(light: number): number {
  return lookUp(CODES, Math.sqrt(Math.max(0, light)));
}

import { nthOf } from '../../numerics/selection.js';
import type { Cells } from './cell-sheet.js';
import { lightToCode } from './color-tables.js';
import { type CornerGauge, FINE_GRID } from './corner-loss.js';

/** What tells of the treatment of light in one picture: of its cells, because dabs show colours only together. Codes are 0–1. */
export interface LightSigns {
  /** Means of red, green, blue. */
  readonly mean: readonly [number, number, number];
  /** Means of red², green², blue², red × green, green × blue, red × blue. */
  readonly products: readonly [number, number, number, number, number, number];
  /** What red, green, blue exceed in one cell of fifty. */
  readonly top: readonly [number, number, number];
}

/** @param codes - red, green, blue of every cell, 0–1 */
export function lightSigns(codes: readonly [Float64Array, Float64Array, Float64Array]): LightSigns {
  const [red, green, blue] = codes;
  return {
    mean: [meanOf(red), meanOf(green), meanOf(blue)],
    products: [
      productOf(red, red),
      productOf(green, green),
      productOf(blue, blue),
      productOf(red, green),
      productOf(green, blue),
      productOf(red, blue),
    ],
    top: [topOf(red), topOf(green), topOf(blue)],
  };
}

/** Mean colour of every cell as sRGB codes 0–1: red, green, blue. */
export function cellCodes(cells: Cells): [Float64Array, Float64Array, Float64Array] {
  const [red, green, blue] = cells.light;
  return [codesOf(red, cells.pixels), codesOf(green, cells.pixels), codesOf(blue, cells.pixels)];
}

function codesOf(light: Float64Array, pixels: Float64Array): Float64Array {
  const codes = new Float64Array(light.length);
  for (let i = 0; i < codes.length; i++) codes[i] = lightToCode((light[i] as number) / (pixels[i] as number));
  return codes;
}

/** Light of every cell as the sRGB code of a grey that shines alike, 0–1. */
export function cellLight({ light, pixels }: Cells): Float64Array {
  const [red, green, blue] = light;
  const codes = new Float64Array(pixels.length);
  for (let i = 0; i < codes.length; i++) {
    const luminance = 0.2126 * (red[i] as number) + 0.7152 * (green[i] as number) + 0.0722 * (blue[i] as number);
    codes[i] = lightToCode(luminance / (pixels[i] as number));
  }
  return codes;
}

/**
 * The `loss` of corners for each of `offsets`.
 *
 * @param fine - `FINE_GRID` × `FINE_GRID` cells
 */
export function cornerLosses(gauge: CornerGauge, fine: Cells, offsets: readonly number[]): (number | null)[] {
  if (fine.count !== FINE_GRID)
    throw new RangeError(`cornerLosses needs ${FINE_GRID} cells across, got ${fine.count}.`);
  const light = cellLight(fine);
  const losses: (number | null)[] = [];
  for (const offset of offsets) losses.push(gauge.loss(light, offset, losses.at(-1) ?? null));
  return losses;
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
}

function productOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum / a.length;
}

function topOf(values: Float64Array): number {
  return nthOf(values.slice(), Math.floor((values.length * 49) / 50));
}

import { cubeRoot } from '../../numerics/arithmetic.js';
import { srgbToLinear } from '../../numerics/color.js';
import type { TimeOfDay } from '../../origins/domains.js';
import type { StillMeasure } from '../picture/still-measure.js';

/** Rows of light cells that count as sky: the upper third. */
const SKY_SHARE = 1 / 3;

/**
 * Lightness (OKLab, 0–1) of the upper third from which the hour is told; between the ranges it is open. Palettes and
 * looks dye every colour of a scene, lightness much less: of 360 rendered frames of rooms and open places 177
 * are told, 157 of them right. Dawn is not told: it is as light as dull days, and only pink sets it apart.
 */
const HOURS: readonly { readonly hour: TimeOfDay; readonly from: number; readonly to: number }[] = [
  { hour: 'night', from: 0.05, to: 0.49 },
  { hour: 'dusk', from: 0.525, to: 0.585 },
  { hour: 'day', from: 0.745, to: 1 },
];

/** Lightness (OKLab, 0–1) of the upper third of a picture. */
export function skyLightness({ lightCells }: Pick<StillMeasure, 'lightCells'>): number {
  const count = Math.round(lightCells.length * SKY_SHARE);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += cubeRoot(srgbToLinear((lightCells[i] as number) / 255));
  return sum / count;
}

/** The hour whose sky has this lightness; null between hours, and for a picture that is black. */
export function timeOfDay(lightness: number): TimeOfDay | null {
  return HOURS.find(({ from, to }) => lightness >= from && lightness <= to)?.hour ?? null;
}

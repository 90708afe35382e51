import { cubeRoot } from '../../numerics/arithmetic.js';
import { srgbToLinear } from '../../numerics/color.js';
import type { TimeOfDay } from '../../origins/domains.js';
import type { StillMeasure } from '../picture/still-measure.js';

/** Rows of light cells that count as sky: the upper third. */
const SKY_SHARE = 1 / 3;

/**
 * Lightness (OKLab, 0–1) of the upper third from which the hour is told; between the ranges it is open. Palettes and
 * looks dye every colour of a scene, lightness much less: of 360 rendered frames of rooms and open places 177
 * are told, 157 of them right. Dawn is not told: it is as light as dull days, and only warm light sets it apart, as it does
 * many palettes.
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

/**
 * Daylight is no warmer than this (−1…1, see `LightingObservation`): of the product's own places those by day reach 0.06,
 * and those at dawn begin at 0.02. A light sky in a warmer light may be that of a dawn, or of a palette.
 */
const WARM = 0.1;

/**
 * The hour whose sky has this lightness; null between hours, for a picture that is black, and for a light sky in a warm
 * light.
 *
 * @param temperature - mean of the whole picture, −1…1
 */
export function timeOfDay(lightness: number, temperature: number): TimeOfDay | null {
  const hour = HOURS.find(({ from, to }) => lightness >= from && lightness <= to)?.hour ?? null;
  return hour === 'day' && temperature > WARM ? null : hour;
}

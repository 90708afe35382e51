import type { PlaceSigns } from '../narrative/place-signs.js';
import type { FrameObservation, MeasuredColor } from '../observation.js';
import type { LightSigns } from './light-signs.js';

/** What is measured of one picture: its own values and what its window needs. Luma and light are 0–255. */
export interface StillMeasure {
  readonly color: MeasuredColor;
  readonly palette: FrameObservation['palette'];
  /** Mean red, green, blue in linear light, 0–1. */
  readonly light: readonly [number, number, number];
  /** Mean of luma. */
  readonly brightness: number;
  /** Standard deviation of luma. */
  readonly contrast: number;
  /** Mean HSV saturation, 0–1. */
  readonly saturation: number;
  /** Centroid of luma, 0–1 from the left and from the top; the middle of a black picture. */
  readonly center: readonly [x: number, y: number];
  /** Share of the luma in the upper half. */
  readonly upperShare: number;
  /** Mean step of luma between neighbours, 0–1: a one-pixel checkerboard of black and white has 1. */
  readonly edgeDensity: number;
  /** Mean light of `GRID` × `GRID` cells, row by row, as the sRGB code of that light. */
  readonly lightCells: Float32Array;
  /** Variance of the mean luma of the same cells, in units of the full range squared: at most ¼. */
  readonly lumaVariance: number;
  /** What its structure says of the place; null for pictures that were not looked at for it. */
  readonly place: PlaceSigns | null;
  readonly signs: LightSigns;
  /** Loss of light towards the corners, for each offset of `OFFSETS`; null for pictures that were not looked at for it. */
  readonly corners: readonly (number | null)[] | null;
}

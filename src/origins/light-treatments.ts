import type { LightingPreset } from './domains.js';

/** What a lighting preset does to a finished picture, in this order: falloff, saturation, gain, contrast, lift. */
export interface LightTreatment {
  /** Factor of the distance of a colour from the grey of its luma. */
  readonly saturation: number;
  /** Factor about the middle grey. */
  readonly contrast: number;
  /** Added light, −1…1. */
  readonly lift: number;
  /** Factors of red, green and blue. */
  readonly gain: readonly [number, number, number];
  /** Darkening of the corners, 0–1: light × (1 − 1.6 × vignette × (2 ρ²)²), ρ in frames from the middle. */
  readonly vignette: number;
}

export const LIGHT_TREATMENTS: Readonly<Record<LightingPreset, LightTreatment>> = {
  neutral: { saturation: 1.04, contrast: 1.03, lift: 0, gain: [1, 1, 1], vignette: 0.1 },
  noir: { saturation: 0.16, contrast: 1.5, lift: -0.12, gain: [1, 1, 1], vignette: 0.5 },
  golden_hour: { saturation: 1.12, contrast: 1.05, lift: 0.01, gain: [1.12, 1, 0.78], vignette: 0.14 },
  neon: { saturation: 1.45, contrast: 1.2, lift: -0.07, gain: [1.05, 0.88, 1.2], vignette: 0.3 },
  documentary: { saturation: 0.92, contrast: 1.08, lift: 0.02, gain: [1, 1, 1], vignette: 0 },
  moody: { saturation: 0.66, contrast: 1.16, lift: -0.1, gain: [0.92, 0.98, 1.08], vignette: 0.38 },
};

import { STILL_NOISE } from '../extraction/measurement-noise.js';
import type { AspectRef } from './discovery.js';
import { COLOR_CELL, type Value, word } from './keys.js';

/** How a key rounds one number of its value, and how far the measurement of that number may be off. */
export interface KeyNoise {
  readonly field: string;
  /** Width of the key's steps. */
  readonly step: number;
  /** Whether a step holds what is nearest to its number, or what lies from its number on. */
  readonly grid: 'nearest' | 'floor';
  /** The largest difference that encoding alone made, in the field's unit; of the number itself where it grows with it. */
  readonly error: number | ((at: number) => number);
}

/**
 * Frames and windows of videos encoded again at x264 crf 18 to 28 with sound at 128 kbit/s, beside what the rooms of
 * extraction measured of themselves: the larger one stands here.
 */
const ERRORS = {
  frameColor: 3,
  videoColor: 2,
  amplitude: 0.008,
  /** Encoding takes grain away, so that fine motion loses most. */
  motionLevel: (at: number) => 0.03 + Math.min(0.25 * at, 0.6),
  /** A sound track may end a frame of its codec later. */
  duration: 0.03,
  fps: 0.01,
  /** About one frame. */
  transition: 0.05,
  parallax: 0.02,
} as const;

const nearest = (field: string, step: number, error: KeyNoise['error']): KeyNoise => ({
  field,
  step,
  grid: 'nearest',
  error,
});
const colorCells = (error: number): KeyNoise[] =>
  ['r', 'g', 'b'].map((field) => ({ field, step: COLOR_CELL, grid: 'floor', error }));

const NOISE: Readonly<Record<string, readonly KeyNoise[]>> = {
  'static.color': colorCells(ERRORS.frameColor),
  'static.sound': [nearest('amplitude', 0.01, ERRORS.amplitude)],
  'dynamic.color': colorCells(ERRORS.videoColor),
  'dynamic.motion': [nearest('motion_level', 0.1, ERRORS.motionLevel)],
  'dynamic.time': [nearest('duration', 0.1, ERRORS.duration), nearest('fps', 0.1, ERRORS.fps)],
  'dynamic.temporal': [nearest('duration', 0.1, ERRORS.duration)],
  'dynamic.lighting': [
    nearest('brightness', 25, STILL_NOISE.brightness.max),
    nearest('contrast', 0.1, STILL_NOISE.contrast.max),
    nearest('saturation', 0.1, STILL_NOISE.saturation.max),
  ],
  'dynamic.composition': [
    nearest('center_x', 0.01, STILL_NOISE.centerX.max),
    nearest('center_y', 0.01, STILL_NOISE.centerY.max),
    nearest('luminance_balance', 0.01, STILL_NOISE.luminanceBalance.max),
  ],
  'dynamic.graphics': [
    nearest('edge_density', 0.01, STILL_NOISE.edgeDensity.max),
    nearest('spatial_variance', 0.01, STILL_NOISE.spatialVariance.max),
    nearest('busyness', 0.01, STILL_NOISE.busyness.max),
  ],
  'dynamic.gradient': [nearest('strength', 0.01, STILL_NOISE.gradientStrength.max)],
  'dynamic.transition': [nearest('duration_seconds', 0.01, ERRORS.transition)],
  'dynamic.depth': [nearest('parallax_strength', 0.01, ERRORS.parallax)],
};

/** The noise of a value's numbers; those of a blend are in its output and have the noise of what it blends. */
export function noiseOf(place: AspectRef, value: Value): { fields: readonly KeyNoise[]; inOutput: boolean } {
  const isBlend = place.aspect === 'blend';
  const aspect = isBlend ? word(value, 'domain', '') : place.aspect;
  const fields = NOISE[`${place.registry}.${aspect}`] ?? [];
  // A gradient's blend is its type alone.
  return { fields: isBlend && aspect === 'gradient' ? [] : fields, inOutput: isBlend };
}

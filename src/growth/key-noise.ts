import { type Noise, STILL_NOISE } from '../extraction/measurement-noise.js';
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
 * Largest differences between eight clips of four seconds, dabs of 512 × 512 pixels, and the same clips encoded again
 * by x264's preset veryfast at crf 18, 23 and 28 with sound at 128 kbit/s: harsher than what the rooms of extraction
 * measured of themselves with the encoder of this system. Where 256 pairs of windows of 192 × 192 and 512 × 512 pixels
 * at crf 24 and at crf 20, veryfast, differed by more, that is what stands here.
 */
const ERRORS = {
  frameColor: 3,
  videoColor: 2.5,
  amplitude: 0.008,
  /** Encoding takes grain away, so that fine motion loses most. */
  motionLevel: (at: number) => 0.03 + Math.min(0.32 * at, 1.3),
  /** A sound track may end a frame of its codec later. */
  duration: 0.03,
  fps: 0.01,
  /** About one frame. */
  transition: 0.05,
  /** Where little of the picture is far, few blocks decide. */
  parallax: (at: number) => 0.02 + 0.15 * at,
  /** Two layers that move almost alike are one or two: off by a whole one, and a little more, so that cells at just that distance count. */
  layers: 1.01,
  brightness: atLeast(0.9, STILL_NOISE.brightness),
  contrast: atLeast(1.5, STILL_NOISE.contrast),
  saturation: atLeast(0.065, STILL_NOISE.saturation),
  centerX: atLeast(0.0013, STILL_NOISE.centerX),
  centerY: atLeast(0.003, STILL_NOISE.centerY),
  luminanceBalance: atLeast(0.004, STILL_NOISE.luminanceBalance),
  gradientStrength: atLeast(0.016, STILL_NOISE.gradientStrength),
  edgeDensity: atLeast(0.01, STILL_NOISE.edgeDensity),
  spatialVariance: atLeast(0.0005, STILL_NOISE.spatialVariance),
  busyness: atLeast(0.005, STILL_NOISE.busyness),
} as const;

function atLeast(error: number, { max }: Noise): number {
  return Math.max(error, max);
}

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
    nearest('brightness', 25, ERRORS.brightness),
    nearest('contrast', 0.1, ERRORS.contrast),
    nearest('saturation', 0.1, ERRORS.saturation),
  ],
  'dynamic.composition': [
    nearest('center_x', 0.01, ERRORS.centerX),
    nearest('center_y', 0.01, ERRORS.centerY),
    nearest('luminance_balance', 0.01, ERRORS.luminanceBalance),
  ],
  'dynamic.graphics': [
    nearest('edge_density', 0.01, ERRORS.edgeDensity),
    nearest('spatial_variance', 0.01, ERRORS.spatialVariance),
    nearest('busyness', 0.01, ERRORS.busyness),
  ],
  'dynamic.gradient': [nearest('strength', 0.01, ERRORS.gradientStrength)],
  'dynamic.transition': [nearest('duration_seconds', 0.01, ERRORS.transition)],
  'dynamic.depth': [nearest('parallax_strength', 0.01, ERRORS.parallax), nearest('layer_count', 1, ERRORS.layers)],
};

/** The noise of a value's numbers; those of a blend are in its output and have the noise of what it blends. */
export function noiseOf(place: AspectRef, value: Value): { fields: readonly KeyNoise[]; inOutput: boolean } {
  const isBlend = place.aspect === 'blend';
  const aspect = isBlend ? word(value, 'domain', '') : place.aspect;
  const fields = NOISE[`${place.registry}.${aspect}`] ?? [];
  // A gradient's blend is its type alone.
  return { fields: isBlend && aspect === 'gradient' ? [] : fields, inOutput: isBlend };
}

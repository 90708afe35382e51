import type { FrameObservation, Observation } from '../src/extraction/observation.js';
import type { Rgb } from '../src/numerics/color.js';
import { colorDifference } from '../src/numerics/color-difference.js';

/** How far several videos lie apart; each measure is 0 for videos that are alike. */
export interface Variety {
  /** Mean ΔE2000 between the mean colours of two videos. */
  'mean colour, ΔE': number;
  /** Mean ΔE2000 from each palette colour of one video to the nearest of the other, by share. */
  'palette, ΔE': number;
  /** Standard deviations over the videos. */
  'brightness, σ': number;
  'contrast, σ': number;
  'saturation, σ': number;
  'temperature, σ': number;
  'edge density, σ': number;
  'busyness, σ': number;
  'weight from the left, σ': number;
  'weight from the top, σ': number;
  'gradient strength, σ': number;
  'motion level, σ': number;
}

/** How far the videos of one prompt lie apart. */
export function varietyOf(videos: readonly Observation[]): Variety {
  const spread = (of: (video: Observation) => number) => deviation(videos.map(of));
  return {
    'mean colour, ΔE': meanPair(videos, (a, b) => colorDifference(rgbOf(a.video.color), rgbOf(b.video.color))),
    'palette, ΔE': meanPair(videos, (a, b) => (nearest(a, b) + nearest(b, a)) / 2),
    'brightness, σ': spread((video) => video.windows[0]?.lighting?.brightness ?? 0),
    'contrast, σ': spread((video) => video.windows[0]?.lighting?.contrast ?? 0),
    'saturation, σ': spread((video) => video.windows[0]?.lighting?.saturation ?? 0),
    'temperature, σ': spread((video) => video.windows[0]?.lighting?.temperature ?? 0),
    'edge density, σ': spread((video) => video.windows[0]?.graphics?.edge_density ?? 0),
    'busyness, σ': spread((video) => video.windows[0]?.graphics?.busyness ?? 0),
    'weight from the left, σ': spread((video) => video.windows[0]?.composition?.center_x ?? 0),
    'weight from the top, σ': spread((video) => video.windows[0]?.composition?.center_y ?? 0),
    'gradient strength, σ': spread((video) => video.windows[0]?.gradient?.strength ?? 0),
    'motion level, σ': spread((video) => video.windows[0]?.motion?.level ?? 0),
  };
}

/** Measure by measure the mean of several varieties. */
export function meanVariety(varieties: readonly Variety[]): Variety {
  const [first] = varieties as [Variety];
  return Object.fromEntries(
    (Object.keys(first) as (keyof Variety)[]).map((key) => [key, mean(varieties.map((variety) => variety[key]))]),
  ) as unknown as Variety;
}

function meanPair(videos: readonly Observation[], distance: (a: Observation, b: Observation) => number): number {
  return mean(videos.flatMap((a, i) => videos.slice(i + 1).map((b) => distance(a, b))));
}

/** From each palette colour of one video to the nearest of the other. */
function nearest(a: Observation, b: Observation): number {
  const palette = middleOf(a).palette;
  const others = middleOf(b).palette.map(rgbOf);
  const total = palette.reduce((sum, { share }) => sum + share, 0);
  const off = (color: Rgb) => Math.min(...others.map((other) => colorDifference(color, other)));
  return palette.reduce((sum, color) => sum + (color.share / total) * off(rgbOf(color)), 0);
}

function middleOf({ frames }: Observation): FrameObservation {
  return frames[frames.length >> 1] as FrameObservation;
}

function rgbOf(color: { r: number; g: number; b: number } | null): Rgb {
  if (!color) throw new Error('A video without a picture has no colours to compare.');
  return [color.r, color.g, color.b];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

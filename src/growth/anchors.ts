import { type Shares, sharesOf } from './shares.js';

/** A primitive of origin and the number that it stands for. */
export type Anchor = readonly [primitive: string, at: number];

/** Numbers of origin, named as contract §3.2 writes them. */
function numbers(...values: readonly string[]): readonly Anchor[] {
  return values.map((value) => [value, Number(value)]);
}

/** Scales of origin: each a list of primitives in ascending order of the number that they stand for. */
export const ANCHORS = {
  /** Mean luma difference of neighbouring frames, 8-bit units, at which each word fits best: the scale of existing registries. */
  speed: [
    ['static', 0],
    ['slow', 5],
    ['medium', 12],
    ['fast', 30],
  ],
  /** Spread of the motion level over the level itself: 0 is even flow; at 1 it stops and starts. */
  smoothness: [
    ['fluid', 0],
    ['smooth', 0.2],
    ['rough', 0.5],
    ['jerky', 1],
  ],
  /** Frame widths a second: what the camera room films for each word. */
  camera_speed: [
    ['slow', 0.05],
    ['medium', 0.12],
    ['fast', 0.28],
  ],
  /** Standard deviation of luma in codes: steps of half of 50, the scale of existing registries. */
  contrast_ratio: [
    ['flat', 0],
    ['normal', 25],
    ['high', 50],
    ['chiaroscuro', 85],
  ],
  /** Mean luma as a share of white. */
  ambient_level: numbers('0.2', '0.4', '0.6', '0.8'),
  saturation: numbers('0.0', '0.5', '1.0'),
  color_temperature: [
    ['cool', -1],
    ['neutral', 0],
    ['warm', 1],
  ],
  unit: numbers('0.0', '1.0'),
  shot_length_seconds: numbers('1', '2', '4', '6', '10'),
  /** Cuts a minute. */
  cut_frequency: [
    ['none', 0],
    ['rare', 4],
    ['normal', 12],
    ['fast', 30],
    ['rapid', 60],
  ],
  transition_seconds: numbers('0.0', '0.25', '0.5', '1.0'),
  parallax_strength: numbers('0.0', '0.05', '0.1', '0.2'),
  layer_count: numbers('1', '2', '3', '4'),
  fps: numbers('12', '24', '30', '60'),
  /** Pixels of a frame. */
  resolution: [
    ['256x256', 65_536],
    ['512x512', 262_144],
    ['720x480', 345_600],
    ['1280x720', 921_600],
    ['1920x1080', 2_073_600],
  ],
  /** Width over height. */
  aspect_ratio: [
    ['9:16', 9 / 16],
    ['1:1', 1],
    ['4:3', 4 / 3],
    ['16:9', 16 / 9],
  ],
  /** Beats a minute: the middle of the range that creation plays for each word. */
  tempo: [
    ['slow', 70],
    ['medium', 104],
    ['fast', 145],
  ],
} as const satisfies Readonly<Record<string, readonly Anchor[]>>;

/**
 * Shares of the two anchors around a number, so that the mean of the anchors weighted with them is the number.
 * Beyond the ends it is wholly the last anchor: origins reach no further.
 */
export function between(anchors: readonly Anchor[], value: number): Shares {
  const above = anchors.findIndex(([, at]) => at >= value);
  const [highName, high] = anchors[above < 0 ? anchors.length - 1 : above] as Anchor;
  const [lowName, low] = anchors[above < 0 ? anchors.length - 1 : Math.max(0, above - 1)] as Anchor;
  if (high <= low) return sharesOf([[highName, 1]]);
  const t = (value - low) / (high - low);
  return sharesOf([
    [lowName, 1 - t],
    [highName, t],
  ]);
}

/** The primitive whose number is nearest. */
export function nearest(anchors: readonly Anchor[], value: number): string {
  const distance = ([, at]: Anchor) => Math.abs(at - value);
  return anchors.reduce((best, anchor) => (distance(anchor) < distance(best) ? anchor : best), anchors[0] as Anchor)[0];
}

/** By how much one quantity moves when nothing but the encoding changes, in its own unit. */
export interface Noise {
  /** Root mean square. */
  readonly std: number;
  /** The largest that was seen. */
  readonly max: number;
}

/**
 * Single pictures and what windows show of them.
 *
 * Measured on 24 clips of 24 frames at 512 × 512 (twelve prompts of different places, hours and lighting presets, each
 * placed from dabs and blended): each encoded at x264 crf 18, decoded, measured, encoded again at crf 28, decoded and
 * measured again. At crf 23 differences are about half of these, at crf 18 an eighth to a quarter. The same spec made
 * twice measures exactly alike. Gradient types, balance, symmetry and lighting presets changed in none of the clips.
 *
 * Palettes are no keys: half of their clusters move by less than 2 codes, but where a picture has more than five colours,
 * one cluster in sixteen is divided elsewhere (more than 25 codes).
 */
export const STILL_NOISE = {
  /** One channel of a frame's mean colour, codes. */
  color: { std: 0.45, max: 1.7 },
  /** 0–255. */
  brightness: { std: 0.2, max: 0.41 },
  /** 0–255. */
  contrast: { std: 0.27, max: 0.54 },
  saturation: { std: 0.015, max: 0.042 },
  temperature: { std: 0.0042, max: 0.011 },
  centerX: { std: 0.0002, max: 0.0006 },
  centerY: { std: 0.0003, max: 0.001 },
  luminanceBalance: { std: 0.0006, max: 0.0017 },
  gradientStrength: { std: 0.0014, max: 0.0038 },
  edgeDensity: { std: 0.0022, max: 0.0055 },
  spatialVariance: { std: 0.0001, max: 0.0003 },
  busyness: { std: 0.0011, max: 0.0027 },
} as const satisfies Record<string, Noise>;

/**
 * Sound. Measured on 16 tracks of 6 s (every mood, presence and place), decoded from a file of this system, and once more
 * after ffmpeg's AAC at 128 and at 192 kbit/s: 4544 pairs of frames of 1/24 s. At 192 kbit/s differences are two thirds of
 * these. The strongest band changed in 1 frame of 110 and the timbre in 1 of 150, where two are next to equal; mood,
 * tempo and presence changed in none of the 32 pairs of tracks.
 */
export const SOUND_NOISE = {
  /** Percent of full scale. */
  strength: { std: 0.1, max: 1.1 },
  /** Points of 100: rumble, tone or hiss. */
  share: { std: 0.064, max: 0.71 },
  /** Of a whole track, as a share of itself. */
  bpm: { std: 0.0005, max: 0.0015 },
} as const satisfies Record<string, Noise>;

/**
 * Motion, camera and depth of windows.
 *
 * Measured on 12 clips of two seconds at 256 × 256 (six outdoor prompts whose cameras truck, pan, dolly, zoom, arc and rise,
 * each placed from dabs and blended), as encoded by the product and encoded once more by another x264 at crf 28,
 * `veryfast`, which takes fine texture away. Of 24 windows, three were told another camera motion, four more another
 * name or direction of something; joins were the same in all.
 */
export const MOTION_NOISE = {
  /** 8-bit units. */
  level: { std: 0.5, max: 0.99 },
  levelDeviation: { std: 0.05, max: 0.14 },
  /** Frame widths a second. */
  cameraSpeed: { std: 0.015, max: 0.071 },
  parallaxStrength: { std: 0.076, max: 0.32 },
  layerCount: { std: 0.54, max: 2 },
} as const satisfies Record<string, Noise>;

/**
 * What the camera's motion is decided by.
 *
 * Measured on 200 clips of one second at 192 × 192 (prompts by chance, of every place, hour and camera, each second one
 * placed from dabs), as encoded by the product twice over, and by x264 at crf 26, `veryfast`.
 */
export const FLOW_NOISE = {
  /** How much more of the picture, 0–1, one form of flow leaves unexplained than another. */
  unexplained: { std: 0.036, max: 0.157 },
  /** Share of the picture that stands still, 0–1. */
  heldShare: { std: 0.028, max: 0.31 },
  /** Frame widths a second. */
  shake: { std: 0.001, max: 0.0066 },
  /** Row from which rays start, half heights; of one clip in ten they started somewhere else entirely. */
  growthOrigin: { std: 0.05, max: 0.1 },
  /** Speed of a layer, frame widths a second, in slow pictures; and what comes to it, as a share of the fastest layer. */
  layerSpeed: { std: 0.0013, max: 0.0069 },
  layerShare: { std: 0.03, max: 0.42 },
} as const satisfies Record<string, Noise>;

import type {
  AudioMood,
  AudioPresence,
  AudioTempo,
  Balance,
  CameraDirection,
  CameraMotion,
  CameraSpeed,
  GradientType,
  LightingPreset,
  SoundPrimitive,
  Symmetry,
  TimeOfDay,
  TransitionType,
} from '../origins/domains.js';

/**
 * What was measured of one file, as `motion extract --json` prints it. Plain JSON. Times are seconds of the
 * file's own clock, from its first frame or sample.
 */
export interface Observation {
  file: string;
  /** As displayed, rotation applied; null without a picture. */
  width: number | null;
  height: number | null;
  /** Mean rate; null without a picture. */
  fps: number | null;
  duration_seconds: number;
  /** Hz; null without sound. */
  sample_rate: number | null;
  /** What could not be read: such frames are counted here and measured nowhere. All 0 for a whole file. */
  damage: Damage;
  /** One per video frame; without a picture, one per 1/24 s of sound. */
  frames: FrameObservation[];
  /** One per second; a last part of a quarter second or more is a window, a shorter one belongs to the window before. */
  windows: WindowObservation[];
  video: VideoObservation;
}

export interface Damage {
  /** Packets that the decoder refused; of sound, also those that the file promises and does not hold. */
  packets: number;
  /** Frames that could not be decoded whole, that build on such frames, or that the file promises and does not hold. */
  frames: number;
}

/** sRGB codes 0–255, to one decimal. */
export interface MeasuredColor {
  r: number;
  g: number;
  b: number;
}

export interface FrameObservation {
  t: number;
  /** Mean in linear light: the one resulting colour. Null without a picture. */
  color: MeasuredColor | null;
  /** Up to five OKLab clusters, largest first; `share` 0–1, together at most 1. */
  palette: (MeasuredColor & { share: number })[];
  /** Null without sound. */
  sound: FrameSound | null;
}

export interface FrameSound {
  /** 100 × RMS, 100 = digital full scale. */
  strength_pct: number;
  /** Percent, together 100: what is missing to full strength is silence, the rest is split by energy. */
  depth: Record<SoundPrimitive, number>;
  /** The strongest band; `silent` below the noise floor. */
  tone: 'silent' | 'low' | 'mid' | 'high';
  /** Whether its energy stands in few partials or is spread, by spectral flatness. */
  timbre: 'silent' | 'tonal' | 'noisy';
}

export const TRENDS = ['increasing', 'decreasing', 'steady'] as const;
export type Trend = (typeof TRENDS)[number];
/** `neutral`: no common direction. */
export const MOTION_DIRECTIONS = ['neutral', 'horizontal', 'vertical', 'diagonal', 'radial'] as const;
export type MotionDirection = (typeof MOTION_DIRECTIONS)[number];
export const RHYTHMS = ['steady', 'pulsing', 'wave', 'random'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** One second of a video. Pairs of frames across a cut or inside a transition count for no motion. */
export interface WindowObservation {
  start: number;
  end: number;
  /** The picture's aspects are null together, without a picture. */
  motion: MotionObservation | null;
  camera: CameraObservation | null;
  gradient: GradientObservation | null;
  lighting: LightingObservation | null;
  composition: CompositionObservation | null;
  graphics: GraphicsObservation | null;
  depth: DepthObservation | null;
  /** Null without sound. */
  audio_semantic: AudioObservation | null;
}

export interface MotionObservation {
  /** Mean absolute luma difference of neighbouring frames, 8-bit units, grain smoothed away. */
  level: number;
  /** Its standard deviation within the window. */
  std: number;
  trend: Trend;
  direction: MotionDirection;
  rhythm: Rhythm;
  /** What else would have been said had levels or speeds been a little different: the measurement lay next to a threshold. */
  alternatives?: { trend?: Trend[]; direction?: MotionDirection[]; rhythm?: Rhythm[] };
}

export interface CameraObservation {
  /** `unknown` when nothing can be told, e.g. a black picture. */
  motion_type: CameraMotion | 'unknown';
  /** Where the camera turns or travels: the way that a prompt would say it. */
  direction: CameraDirection | null;
  /** Frame widths a second at the fastest edge of the frame. */
  speed: number;
  /** The speed of origin that is nearest. */
  speed_name: CameraSpeed;
  /**
   * Other motions that would look exactly like this here, e.g. a dolly beside a zoom on a flat scene; and those that the
   * measurement's own noise keeps from being the likeliest.
   */
  alternatives: CameraMotion[];
}

export interface GradientObservation {
  gradient_type: GradientType | 'none';
  /** Difference of light between its ends, 0–1. */
  strength: number;
}

export interface LightingObservation {
  /** Mean luma, 0–255. */
  brightness: number;
  /** Standard deviation of luma, 0–255. */
  contrast: number;
  /** Mean HSV saturation, 0–1. */
  saturation: number;
  /** −1 cold … 0 that of D65 … +1 that of a tungsten lamp. */
  temperature: number;
  /** The preset whose treatment the picture shows. */
  preset: LightingPreset;
  /** Other presets that would look like this here, likeliest first; empty when it can be told for certain. */
  alternatives: LightingPreset[];
}

export interface CompositionObservation {
  /** Centroid of luma, 0–1, from the left and from the top. */
  center_x: number;
  center_y: number;
  /** Share of the luma in the upper half, 0–1: 0.5 is even. */
  luminance_balance: number;
  balance: Balance;
  symmetry: Symmetry;
}

/** Each 0–1. */
export interface GraphicsObservation {
  /** Mean step of luma between neighbouring pixels: 1 for a checkerboard of single black and white ones. */
  edge_density: number;
  /** Variance of luma among 16 × 16 tiles: ¼ for a picture half black, half white. */
  spatial_variance: number;
  /** Mean of both. */
  busyness: number;
}

export interface DepthObservation {
  /** Spread of flow between near and far, as a share of the fastest flow, 0–1; 0 when nothing moves. */
  parallax_strength: number;
  /** Layers told apart by their flow, ≥ 1. */
  layer_count: number;
}

export interface AudioObservation {
  role: 'silence' | 'ambient' | 'music' | 'sfx' | 'full';
  mood: AudioMood;
  tempo: AudioTempo;
  /** Null without a beat. */
  bpm: number | null;
  presence: AudioPresence;
}

/** Of the whole video. */
export interface VideoObservation {
  /** Mean of the frames in linear light; null without a picture. */
  color: MeasuredColor | null;
  /** Without gaps, from start to end; empty without a picture. */
  shots: { start: number; end: number }[];
  /** Joins between shots, and fades at the ends. */
  transitions: { type: TransitionType; start: number; duration: number }[];
  motion: Pick<MotionObservation, 'level' | 'std' | 'trend' | 'alternatives'> | null;
  /** From the whole track, where a beat has time to show; null without sound. */
  audio: AudioObservation | null;
  narrative: ObservedNarrative;
}

/** What a viewer would say of the video, from picture and sound alone; null where there is nothing to tell from. */
export interface ObservedNarrative {
  mood: 'neutral' | 'dreamy' | 'dark' | 'bright' | 'calm' | 'energetic' | 'moody' | null;
  pace: 'slow' | 'medium' | 'fast' | null;
  time_of_day: TimeOfDay | null;
  setting: 'urban' | 'nature' | 'interior' | 'abstract' | null;
}

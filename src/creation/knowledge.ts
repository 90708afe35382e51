import type { Rgb } from '../numerics/color.js';
import type {
  AudioMood,
  AudioPresence,
  AudioTempo,
  CameraMotion,
  CameraSpeed,
  GradientType,
  LightingPreset,
  MotionType,
  TransitionType,
} from '../origins/domains.js';

/**
 * What creation may draw on: origins and everything learned since. Creation owns this interface; the
 * registries fill it through `knowledgeOf`. Pools that have origins are never empty; the others hold what was
 * measured of videos, and are empty until something was.
 */
export interface Knowledge {
  /** Pure colours: origins first, then learned. */
  readonly colors: readonly Known<Rgb>[];
  readonly sounds: readonly Known<PureSound>[];
  readonly motions: readonly Known<MotionType>[];
  readonly gradients: readonly Known<GradientForm>[];
  readonly cameras: readonly Known<CameraTake>[];
  /** Colours of whole windows and videos. */
  readonly blends: readonly Known<Rgb>[];
  /** How pictures were seen to move. */
  readonly movements: readonly Known<Movement>[];
  /** How sound was heard. */
  readonly audio: readonly Known<AudioCharacter>[];
  /** How pictures were lit. */
  readonly lights: readonly Known<LightCharacter>[];
  /** Where pictures had their weight. */
  readonly compositions: readonly Known<Composition>[];
  /** How finely pictures were worked. */
  readonly textures: readonly Known<Texture>[];
  /** How shots were joined. */
  readonly joins: readonly Known<Join>[];
}

/** Large-scale light across a frame. */
export interface GradientForm {
  readonly type: GradientType;
  /** Difference of light between its ends, 0–1; null for an origin, which is a direction only. */
  readonly strength: number | null;
}

/** A way of moving the camera. */
export interface CameraTake {
  readonly motion: CameraMotion;
  /** Null for an origin, which goes at any speed. */
  readonly speed: CameraSpeed | null;
}

/** Motion as measured of a window. */
export interface Movement {
  /** Mean luma difference of neighbouring frames, 8-bit units. */
  readonly level: number;
  readonly trend: 'increasing' | 'decreasing' | 'steady';
  readonly rhythm: 'steady' | 'pulsing' | 'wave' | 'random';
}

/** Sound as measured of a window. */
export interface AudioCharacter {
  readonly tempo: AudioTempo;
  readonly mood: AudioMood;
  readonly presence: AudioPresence;
}

/** Light as measured of a window. */
export interface LightCharacter {
  /** Mean luma, 0–255. */
  readonly brightness: number;
  /** Standard deviation of luma, 0–255. */
  readonly contrast: number;
  /** Mean HSV saturation, 0–1. */
  readonly saturation: number;
  /** The preset whose treatment it shows; null where that was not measured. */
  readonly preset: LightingPreset | null;
}

/** Centroid of luma as measured of a window, 0–1 from the left and from the top. */
export interface Composition {
  readonly x: number;
  readonly y: number;
}

/** Detail as measured of a window, each 0–1. */
export interface Texture {
  readonly edges: number;
  readonly variance: number;
}

/** A join between shots. */
export interface Join {
  readonly type: TransitionType;
  readonly seconds: number;
}

/** A value with its history; an origin that was never seen has count 0. */
export interface Known<T> {
  readonly value: T;
  readonly name: string;
  /** Sightings so far. */
  readonly count: number;
  /** ISO-8601, `null` for an origin. */
  readonly createdAt: string | null;
}

/** One pure noise of the pool. */
export interface PureSound {
  /** As `contract` key: amplitude_tone_timbre, e.g. `0.5_low_low`. */
  readonly key: string;
  readonly tone: 'silent' | 'low' | 'mid' | 'high';
  readonly timbre: string;
  /** Strength 0–1. */
  readonly amplitude: number;
}

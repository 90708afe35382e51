import type { Rgb } from '../numerics/color.js';
import type {
  AudioMood,
  AudioPresence,
  AudioTempo,
  CameraMotion,
  GradientType,
  MotionType,
} from '../origins/domains.js';

/**
 * What creation may draw on: origins and everything learned since. Creation owns this interface; the
 * registries implement it. Pools are never empty, because origins are always among them.
 */
export interface Knowledge {
  /** Pure colours: origins first, then learned. */
  readonly colors: readonly Known<Rgb>[];
  readonly sounds: readonly Known<PureSound>[];
  readonly motions: readonly Known<MotionType>[];
  readonly gradients: readonly Known<GradientType>[];
  readonly cameras: readonly Known<CameraMotion>[];
  /** How pictures were seen to move: measured, learned only. */
  readonly movements: readonly Known<Movement>[];
  /** How sound was heard: measured, learned only. */
  readonly audio: readonly Known<AudioCharacter>[];
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

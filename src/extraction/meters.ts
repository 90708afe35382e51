import type { PictureFrame } from './extraction-kernel.js';
import type {
  AudioObservation,
  CameraObservation,
  DepthObservation,
  FrameObservation,
  FrameSound,
  MotionObservation,
  ObservedNarrative,
  VideoObservation,
  WindowObservation,
} from './observation.js';
import type { StillAspects } from './picture/still-aspects.js';

/** What the assembly knows of a measured still: the rest is between the meters of the picture. */
export type StillColors = Pick<FrameObservation, 'palette'> & { color: NonNullable<FrameObservation['color']> };

/** Measures one frame by itself; `aspects` joins the stills of a window. */
export interface StillGauge<Still extends StillColors = StillColors> {
  measure(frame: PictureFrame): Still;
  aspects(measures: readonly Still[]): StillAspects;
}

/** Measures what changes between frames, given all of them in order. */
export interface MotionGauge<Still extends StillColors = StillColors> {
  push(frame: PictureFrame, still: Still): void;
  /** Every join before this frame is decided. */
  readonly settledFrame: number;
  /** Of frames `firstFrame` up to and without `endFrame`. Windows are asked in order, and those before are forgotten. */
  window(
    firstFrame: number,
    endFrame: number,
  ): { motion: MotionObservation; camera: CameraObservation; depth: DepthObservation };
  /** After the last frame, which decides every join; windows may still be asked. */
  finish(): Pick<VideoObservation, 'shots' | 'transitions' | 'motion'>;
}

/** Measures sound, given all samples in order. Frames and windows are asked in order; what lies behind both is forgotten. */
export interface SoundGauge {
  /** Frames that end by this time may be asked for. */
  readonly settledSeconds: number;
  /** Windows that end by this time may be asked for: they are heard with what follows them. */
  readonly settledWindowSeconds: number;
  push(channels: readonly Float32Array[]): void;
  frame(startSeconds: number, endSeconds: number): FrameSound;
  window(startSeconds: number, endSeconds: number): AudioObservation;
  /** Of the whole track, after the last sample; frames and windows may still be asked. */
  finish(): AudioObservation;
}

/** Tells what a viewer would say, from all windows in order. */
export interface NarrativeGauge<Still extends StillColors = StillColors> {
  /** @param stills - of the window's frames */
  push(window: WindowObservation, stills: readonly Still[]): void;
  /** Every frame's sound, in order; it lasts `seconds`. */
  hear(sound: FrameSound, seconds: number): void;
  finish(video: Omit<VideoObservation, 'narrative'>): ObservedNarrative;
}

/** The meters of one file; null for what it does not hold. */
export interface Meters<Still extends StillColors = StillColors> {
  still: StillGauge<Still> | null;
  motion: MotionGauge<Still> | null;
  sound: SoundGauge | null;
  narrative: NarrativeGauge<Still> | null;
}

import type { PictureRate } from './media-format.js';

/** What a file holds; null for what it does not. */
export interface MediaFormat {
  /** Upright, as displayed: a picture of non-square pixels is stretched in width. */
  video: ({ width: number; height: number } & PictureRate) | null;
  audio: { sampleRate: number; channels: number } | null;
  /** What the file says it lasts, or null. */
  durationSeconds: number | null;
}

export interface DecodedFrame {
  /** Number of the frame in order of display, from 0. */
  index: number;
  /** When it is shown. Time is the file's own, counted from its first frame or sample. */
  timeSeconds: number;
  width: number;
  height: number;
  /** Tight I420, BT.709 limited range; chroma planes are rounded up for odd sizes. */
  i420: Uint8Array;
}

export interface DecodedSamples {
  /** When the first of them is heard, on the clock of the frames. */
  timeSeconds: number;
  /** Position in the track, counted in samples that were decoded. */
  firstSample: number;
  /** One per channel, encoder delay and padding removed. The receiver may keep them. */
  channels: Float32Array[];
}

/** Called in the order of the file. What they throw ends the decoding. */
export interface DecodeHandlers {
  /** Once, before everything else. */
  onFormat?(format: MediaFormat): void;
  /** Where the next picture goes, of so many bytes; by default a new array, which the receiver may keep. */
  target?(bytes: number): Uint8Array;
  onFrame?(frame: DecodedFrame): void;
  onAudio?(samples: DecodedSamples): void;
}

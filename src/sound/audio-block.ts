/** Samples per second of everything that this room makes. */
export const SAMPLE_RATE = 48000;

/** Samples rendered at once; a multiple of 256, the length of the straight lines of envelopes and of the limiter. */
export const BLOCK_SAMPLES = 1024;

/** One block of one channel while it is being made: where its 32-bit floats lie in the kernel's memory. */
export type Channel = number;

/** Anything that sounds. Layers are sequential: each call gives the block after the last. */
export interface Layer {
  /** Adds the next `BLOCK_SAMPLES` samples to both channels. */
  render(left: Channel, right: Channel): void;
}

/** Samples per second of everything that this room makes. */
export const SAMPLE_RATE = 48000;

/** Samples rendered at once. Envelopes and filters move once per block, in straight lines: 5.3 ms. */
export const BLOCK_SAMPLES = 256;

/** One block of one channel while it is being made; doubles, because converting costs more than it saves. */
export type Channel = Float64Array;

/** Anything that sounds. Layers are sequential: each call gives the block after the last. */
export interface Layer {
  /** Adds the next `BLOCK_SAMPLES` samples to both channels. */
  render(left: Channel, right: Channel): void;
}

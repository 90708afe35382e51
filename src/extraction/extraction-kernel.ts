import { type KernelExports, KernelMemory } from '../numerics/kernel-memory.js';
import type { MotionLoops } from './motion/motion-loops.js';
import type { StillLoops } from './picture/still-loops.js';

/** The compiled inner loops of this room; each is described in `kernel/`. Numbers named after places are byte offsets. */
export interface ExtractionLoops extends KernelExports, StillLoops, MotionLoops {
  transform(
    re: number,
    im: number,
    otherRe: number,
    otherIm: number,
    count: number,
    cosines: number,
    sines: number,
  ): number;
  applyWindow(samples: number, window: number, out: number, count: number): void;
  pairPowers(re: number, im: number, count: number, first: number, second: number): void;
  leastOfEight(values: number, count: number, out: number): void;
  correlate(x: number, count: number, lags: number, out: number): void;
  sumBands(powers: number, count: number, edges: number, bands: number, scratch: number, out: number): void;
  decimate(samples: number, taps: number, tapCount: number, factor: number, out: number, count: number): void;
  bandSplitBytes(): number;
  splitBands(state: number, left: number, right: number, cells: number, cellSamples: number, out: number): void;
}

/** The loops over a memory of their own: one kernel measures one file at a time. Made of `extraction-kernel.wasm`. */
export class ExtractionKernel extends KernelMemory<ExtractionLoops> {}

/** A decoded picture in the kernel's memory: tight I420, BT.709 limited range; chroma planes rounded up for odd sizes. */
export interface PictureFrame {
  /** Byte offset of the luma plane; the chroma planes follow. Overwritten by the next frame. */
  readonly at: number;
  readonly width: number;
  readonly height: number;
  /** Number of the frame, from 0. */
  readonly index: number;
  readonly timeSeconds: number;
}

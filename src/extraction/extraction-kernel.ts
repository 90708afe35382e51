import type { MotionLoops } from './motion/motion-loops.js';
import type { StillLoops } from './picture/still-loops.js';

/** The compiled inner loops of this room; each is described in `kernel/`. Numbers named after places are byte offsets. */
export interface ExtractionLoops extends StillLoops, MotionLoops {
  readonly memory: WebAssembly.Memory;
  freeFrom(): number;
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

const PAGE_BYTES = 65536;
/** Loops may read this far beyond a region, and use nothing of it. */
const OVERHANG = 64;

/** The loops over a memory of their own, whose regions live as long as the kernel: one kernel, one file measured. */
export class ExtractionKernel {
  readonly loops: ExtractionLoops;
  private next: number;

  /** @param module - `dist/assets/extraction-kernel.wasm`, compiled; native code is shared by all kernels of one module */
  constructor(module: WebAssembly.Module) {
    this.loops = new WebAssembly.Instance(module).exports as unknown as ExtractionLoops;
    // The module's own tables lie before; 0 names no region.
    this.next = Math.max(64, this.loops.freeFrom());
  }

  /** @returns byte offset of a zeroed region, 64-byte aligned; views made before may be void after it */
  allocate(bytes: number): number {
    const at = Math.ceil(this.next / 64) * 64;
    this.next = at + bytes;
    const missing = this.next + OVERHANG - this.loops.memory.buffer.byteLength;
    if (missing > 0) this.loops.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return at;
  }

  /** The memory itself, valid until the next `allocate`. */
  bytes(at: number, count: number): Uint8Array {
    return new Uint8Array(this.loops.memory.buffer, at, count);
  }

  /** The memory itself, valid until the next `allocate`. */
  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.loops.memory.buffer, at, count);
  }

  /** The memory itself, valid until the next `allocate`. */
  doubles(at: number, count: number): Float64Array {
    return new Float64Array(this.loops.memory.buffer, at, count);
  }

  /** The memory itself, valid until the next `allocate`. */
  words(at: number, count: number): Int32Array {
    return new Int32Array(this.loops.memory.buffer, at, count);
  }
}

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

import { cosineTurns, sineTurns, TAU } from '../../numerics/arithmetic.js';
import type { ExtractionKernel } from '../extraction-kernel.js';

/** Length of the filter in samples of the slower rate. */
const FILTER_SAMPLES = 16;
/** Where the filter has fallen by half, as a share of the slower rate: what folds back lies above 0.42 of it. */
const CUTOFF = 0.42;

/** Takes every n-th sample of a stream after a low-pass: windowed sinc, flat up to a third of the slower rate. */
export class Decimator {
  private readonly waiting: number;
  private readonly taps: number;
  private readonly out: number;
  private readonly tapCount: number;
  private count: number;

  /** @param mostSamples - that one `push` brings */
  constructor(
    private readonly kernel: ExtractionKernel,
    readonly factor: number,
    mostSamples: number,
  ) {
    this.tapCount = FILTER_SAMPLES * factor;
    this.taps = kernel.allocate(4 * this.tapCount);
    kernel.floats(this.taps, this.tapCount).set(designTaps(this.tapCount, CUTOFF / factor));
    this.waiting = kernel.allocate(4 * (this.tapCount + factor + mostSamples));
    this.out = kernel.allocate(4 * (Math.ceil(mostSamples / factor) + 2));
    // Half of the filter before the first sample: no delay.
    this.count = this.tapCount / 2 - 1;
  }

  /** @returns where the samples are that these give, and how many; overwritten by the next call */
  push(at: number, count: number): { readonly at: number; readonly count: number } {
    if (this.factor === 1) return { at, count };
    const { kernel, waiting, taps, tapCount, factor, out } = this;
    kernel.bytes(0, kernel.loops.memory.buffer.byteLength).copyWithin(waiting + 4 * this.count, at, at + 4 * count);
    this.count += count;
    const given = Math.max(0, Math.floor((this.count - tapCount) / factor) + 1);
    kernel.loops.decimate(waiting, taps, tapCount, factor, out, given);
    kernel.floats(waiting, this.count).copyWithin(0, given * factor);
    this.count -= given * factor;
    return { at: out, count: given };
  }
}

/** Sinc under a Hann window; a constant passes unchanged. `cutoff` as a share of the rate. */
function designTaps(count: number, cutoff: number): number[] {
  const taps = Array.from({ length: count }, (_, i) => {
    const x = i - (count - 1) / 2;
    return (sineTurns(cutoff * x) / (0.5 * TAU * x)) * (1 + cosineTurns(x / count));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

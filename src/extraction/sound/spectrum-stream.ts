import { cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import type { ExtractionKernel } from '../extraction-kernel.js';

/** Shape of a stream of spectra. */
export interface SpectrumFormat {
  /** Samples of one spectrum, a power of two ≥ 16. */
  readonly size: number;
  /** Samples from one spectrum to the next. */
  readonly hop: number;
  /** Most samples that one `push` brings. */
  readonly mostSamples: number;
}

/**
 * Power spectra of a stream under a Hann window, in order. Number i stands for the `size` samples about sample
 * i × hop; before its start and after its end the stream is silent. Bin k of 0 … size ÷ 2 − 1 lies at k ÷ size of the
 * rate, and the powers of all bins add up to the mean square of the windowed samples, the window's own power taken out.
 */
export class SpectrumStream {
  /** Samples that wait, oldest first. */
  private readonly waiting: number;
  private readonly parts: readonly [re: number, im: number, otherRe: number, otherIm: number];
  private readonly window: number;
  private readonly cosines: number;
  private readonly sines: number;
  private readonly powers: readonly [number, number];
  private count: number;
  private pushed = 0;
  private given = 0;
  private last = Number.POSITIVE_INFINITY;

  /** @param take - receives the byte offset of each spectrum's powers (f32), overwritten afterwards */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly format: SpectrumFormat,
    private readonly take: (powersAt: number) => void,
  ) {
    const { size, hop, mostSamples } = format;
    const floats = (count: number): number => kernel.allocate(4 * count);
    this.waiting = floats(size + hop + mostSamples);
    // One vector beyond each part is read, and not used, where bins are mirrored.
    this.parts = [floats(size + 4), floats(size + 4), floats(size + 4), floats(size + 4)];
    this.powers = [floats(size / 2), floats(size / 2)];
    this.window = floats(size);
    this.cosines = floats(size);
    this.sines = floats(size);
    const tables = tablesOf(size);
    kernel.floats(this.window, size).set(tables.window);
    kernel.floats(this.cosines, size).set(tables.cosines);
    kernel.floats(this.sines, size).set(tables.sines);
    this.count = size / 2;
  }

  /** Continues with `count` samples (f32) that lie in the kernel's memory. */
  push(at: number, count: number): void {
    const { size, hop } = this.format;
    const { kernel, waiting } = this;
    kernel.bytes(0, kernel.loops.memory.buffer.byteLength).copyWithin(waiting + 4 * this.count, at, at + 4 * count);
    this.count += count;
    this.pushed += count;
    let from = 0;
    for (; this.count - from >= size + hop; from += 2 * hop) this.transformPair(waiting + 4 * from);
    if (from === 0) return;
    kernel.floats(waiting, this.count).copyWithin(0, from);
    this.count -= from;
  }

  /** Gives the spectra that still wait for samples: one about every hop of the stream. */
  end(): void {
    const { hop, size, mostSamples } = this.format;
    this.last = Math.ceil(this.pushed / hop);
    const silence = this.kernel.allocate(4 * mostSamples);
    for (let missing = size + 2 * hop; missing > 0; missing -= mostSamples)
      this.push(silence, Math.min(missing, mostSamples));
  }

  private transformPair(at: number): void {
    const { size, hop } = this.format;
    const { loops } = this.kernel;
    const [re, im, otherRe, otherIm] = this.parts;
    loops.applyWindow(at, this.window, re, size);
    loops.applyWindow(at + 4 * hop, this.window, im, size);
    const isOther = loops.transform(re, im, otherRe, otherIm, size, this.cosines, this.sines) === 1;
    loops.pairPowers(isOther ? otherRe : re, isOther ? otherIm : im, size, this.powers[0], this.powers[1]);
    for (const powers of this.powers) {
      if (this.given++ < this.last) this.take(powers);
    }
  }
}

interface Tables {
  readonly window: Float32Array;
  readonly cosines: Float32Array;
  readonly sines: Float32Array;
}

const known = new Map<number, Tables>();

/** The tables of a size, made once for all files. */
function tablesOf(size: number): Tables {
  const made = known.get(size) ?? makeTables(size);
  known.set(size, made);
  return made;
}

function makeTables(size: number): Tables {
  // Hann's window has a mean square of 3/8; both halves of the spectrum count.
  const scale = Math.sqrt(2 / (size * size * 0.375));
  const window = new Float32Array(size);
  const cosines = new Float32Array(size);
  const sines = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    window[i] = scale * 0.5 * (1 - cosineTurns(i / size));
    cosines[i] = cosineTurns(i / size);
    sines[i] = -sineTurns(i / size);
  }
  return { window, cosines, sines };
}

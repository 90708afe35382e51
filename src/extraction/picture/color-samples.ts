import type { OkLab } from '../../numerics/color.js';
import type { ExtractionKernel, PictureFrame } from '../extraction-kernel.js';
import { LIGHT, ROOTS } from './color-tables.js';

/** Bins of either kind in the kernel's `countColors`, and bytes of all. */
const BINS = 8192;
const BIN_BYTES = 2 * BINS * 16;
/** Numbers of a sample, and which of them is its weight where centres are sought, and its number of calm ones. */
const SAMPLE = 12;
const WEIGHT = 10;
const CALM = 9;
/** Numbers that the kernel sums of a cluster, and those that it gives of a body. */
const SUMS = 10;
const BODY = 8;
/** Samples of a frame, about: rows of 2 × 2 are left out beyond. */
const MOST_SAMPLES = 65536;

export interface Cluster {
  readonly center: OkLab;
  /** Mean codes of luma and chroma. */
  readonly codes: readonly [y: number, u: number, v: number];
  /** Samples nearest to it, and how many of them lie on no edge. */
  readonly all: number;
  readonly calm: number;
}

/**
 * Samples of a picture's colours in the kernel's memory, those of a bin of luma and chroma as one, at their mean. They are
 * overwritten by the next picture.
 */
export class ColorSamples {
  private readonly every: number;
  private readonly binsAt: number;
  private readonly scratchAt: number;
  private readonly tablesAt: number;
  private readonly samplesAt: number;
  private readonly ownersAt: number;
  private readonly centersAt: number;
  private readonly sumsAt: number;
  private count = 0;

  /** @param most - clusters that are asked for */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly size: { readonly width: number; readonly height: number },
    private readonly most: number,
  ) {
    this.every = Math.max(1, Math.round((size.width * size.height) / 4 / MOST_SAMPLES));
    this.binsAt = kernel.allocate(BIN_BYTES);
    this.scratchAt = kernel.allocate(5 * size.width + 160);
    this.tablesAt = kernel.allocate((LIGHT.length + ROOTS.length) * 8);
    this.samplesAt = kernel.allocate(BINS * SAMPLE * 8);
    this.ownersAt = kernel.allocate(BINS);
    this.centersAt = kernel.allocate(most * 3 * 8);
    this.sumsAt = kernel.allocate(most * Math.max(SUMS, BODY) * 8);
    const tables = kernel.doubles(this.tablesAt, LIGHT.length + ROOTS.length);
    tables.set(LIGHT);
    tables.set(ROOTS, LIGHT.length);
  }

  /** Takes the samples of a picture. */
  take({ at }: PictureFrame): this {
    const { loops } = this.kernel;
    const { width, height } = this.size;
    loops.countColors(at, width, height, this.every, this.binsAt, this.scratchAt);
    this.count = loops.takeColors(this.binsAt, this.tablesAt, this.samplesAt);
    return this;
  }

  /**
   * Centres of the most clusters at most that all samples fall into, see the kernel's `divideColors`. Means and variances move
   * smoothly with a picture, so its clusters do, too.
   *
   * @param narrow - OKLab, squared: a cluster that spreads less along its longest axis is one colour
   */
  divide(narrow: number): OkLab[] {
    const { kernel, samplesAt, ownersAt, sumsAt, most } = this;
    const found = kernel.loops.divideColors(samplesAt, this.count, most, narrow, ownersAt, sumsAt);
    const bodies = kernel.doubles(sumsAt, found * BODY);
    const number = (k: number, i: number): number => bodies[k * BODY + i] as number;
    return Array.from({ length: found }, (_, k) => [number(k, 1), number(k, 2), number(k, 3)]);
  }

  /** Each sample goes to its nearest centre; the centres go to the middle of their samples, or of the calm ones alone. */
  gather(centers: readonly OkLab[], { calmOnly = false } = {}): Cluster[] {
    const { kernel, samplesAt, centersAt, sumsAt } = this;
    kernel.doubles(centersAt, centers.length * 3).set(centers.flat());
    const field = (calmOnly ? CALM : WEIGHT) * 8;
    kernel.loops.gatherColors(samplesAt, this.count, centersAt, centers.length, field, sumsAt);
    const sums = kernel.doubles(sumsAt, centers.length * SUMS);
    return centers.map((center, k) => {
      const sum = (i: number): number => sums[k * SUMS + i] as number;
      const total = Math.max(sum(0), 1e-9);
      return {
        center: sum(0) > 0 ? [sum(1) / total, sum(2) / total, sum(3) / total] : center,
        codes: [sum(4) / total, sum(5) / total, sum(6) / total],
        all: sum(8),
        calm: sum(9),
      };
    });
  }
}

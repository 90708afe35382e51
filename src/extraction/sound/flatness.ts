import { powerOfTwo } from '../../numerics/arithmetic.js';
import type { ExtractionKernel } from '../extraction-kernel.js';

/** Borders of the bands whose flatness is judged, in Hz: a slope over the whole spectrum is no tone. */
const BORDERS_HZ = [30, 200, 400, 800, 1600, 3200, 6400, 12800, 20000];

/**
 * Spectral flatness: how evenly energy is spread within each band, 0 (one partial) to 1 (all bins alike); white noise
 * read once has about 0.56. The bands' flatness is weighed by their energy.
 *
 *   flatness of a band = geometric mean ÷ arithmetic mean of its bins' powers
 */
export class Flatness {
  private readonly edges: Int32Array;
  private readonly edgesAt: number;
  private readonly scratch: number;
  private readonly out: number;

  /** @param bins - of a spectrum; they lie evenly from 0 Hz up to half of `sampleRate` */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly bins: number,
    sampleRate: number,
  ) {
    const binHz = sampleRate / (2 * bins);
    const borders = BORDERS_HZ.map((hz) => Math.min(bins, Math.round(hz / binHz)));
    this.edges = Int32Array.from(new Set(borders));
    this.edgesAt = kernel.allocate(this.edges.byteLength);
    this.scratch = kernel.allocate(4 * bins);
    this.out = kernel.allocate(8 * this.edges.length);
    kernel.words(this.edgesAt, this.edges.length).set(this.edges);
  }

  /** Energy of a spectrum, and its energy times its flatness. */
  measure(powersAt: number): [energy: number, flat: number] {
    const { kernel, edges } = this;
    const bands = edges.length - 1;
    kernel.loops.sumBands(powersAt, this.bins, this.edgesAt, bands, this.scratch, this.out);
    const sums = kernel.floats(this.out, 2 * bands);
    let energy = 0;
    let flat = 0;
    for (let band = 0; band < bands; band++) {
      const bins = (edges[band + 1] as number) - (edges[band] as number);
      energy += sums[2 * band] as number;
      flat += Math.min(sums[2 * band] as number, bins * powerOfTwo((sums[2 * band + 1] as number) / bins));
    }
    return [energy, flat];
  }
}

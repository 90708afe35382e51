import { yuvToOkLab } from './color-tables.js';

/** Bins of either kind in the kernel's `countColors`. */
const BINS = 8192;
/** Words of all bins. */
export const BIN_WORDS = 2 * BINS * 4;
/** Weight of a sample on an edge where centres are sought: its chroma is its neighbours', too. */
const EDGE_WEIGHT = 0.25;

/** Samples of a picture's colours, those of a bin as one, at their mean. The arrays are filled anew by each picture. */
export class ColorSamples {
  count = 0;
  /** OKLab. */
  readonly l = new Float64Array(BINS);
  readonly a = new Float64Array(BINS);
  readonly b = new Float64Array(BINS);
  /** Codes of BT.709, limited range. */
  readonly codes = { y: new Float64Array(BINS), u: new Float64Array(BINS), v: new Float64Array(BINS) };
  /** Samples that each stands for. */
  readonly all = new Float64Array(BINS);
  /** How many of these lie on no edge. */
  readonly calm = new Float64Array(BINS);
  private readonly lab = new Float64Array(3);
  /** How much each counts where centres are sought. */
  readonly weight = new Float64Array(BINS);

  /** @param bins - as the kernel's `countColors` fills them */
  fill(bins: Int32Array): this {
    this.count = 0;
    for (let bin = 0; bin < BINS; bin++) {
      const calmAt = bin * 4;
      const edgeAt = calmAt + BINS * 4;
      const all = (bins[calmAt] as number) + (bins[edgeAt] as number);
      if (all > 0) this.add(bins, calmAt, edgeAt);
    }
    return this;
  }

  private add(bins: Int32Array, calmAt: number, edgeAt: number): void {
    const i = this.count++;
    const calm = bins[calmAt] as number;
    const all = calm + (bins[edgeAt] as number);
    const y = ((bins[calmAt + 1] as number) + (bins[edgeAt + 1] as number)) / all;
    const u = ((bins[calmAt + 2] as number) + (bins[edgeAt + 2] as number)) / all;
    const v = ((bins[calmAt + 3] as number) + (bins[edgeAt + 3] as number)) / all;
    yuvToOkLab(y, u, v, this.lab);
    this.l[i] = this.lab[0] as number;
    this.a[i] = this.lab[1] as number;
    this.b[i] = this.lab[2] as number;
    this.codes.y[i] = y;
    this.codes.u[i] = u;
    this.codes.v[i] = v;
    this.all[i] = all;
    this.calm[i] = calm;
    this.weight[i] = calm + EDGE_WEIGHT * (all - calm);
  }
}

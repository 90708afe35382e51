import type { ExtractionKernel } from '../extraction-kernel.js';

/** Borders of the bands whose rise is an onset, in Hz, four to the octave above 180 Hz. */
const BORDERS_HZ = [
  30, 60, 90, 130, 180, 214, 254, 302, 360, 428, 509, 605, 720, 856, 1018, 1211, 1440, 1712, 2036, 2421, 2880, 3425,
  4073, 4844, 5760, 6850, 8146, 9688, 11_520, 13_700, 16_290,
];
/** Bands below this count as low, those from `HIGH_FROM` on as high. */
const LOW_BELOW = 4;
const HIGH_FROM = 18;
/** Spectra between which a rise is seen: as long as the window's slope takes. */
const REACH = 2;

/** Borders of the bands in which noise between partials is measured, in Hz. */
const NOISE_BORDERS_HZ = [500, 1000, 2000, 4000, 8000];
export const NOISE_BANDS = NOISE_BORDERS_HZ.length - 1;
const GROUP = 8;

/** Row of a spectrum: rise in the low, the middle and the high bands; then loudness; then the least power in between, by band. */
export const LOUDNESS_COLUMN = 3;
export const NOISE_COLUMN = 4;
export const ONSET_COLUMNS = NOISE_COLUMN + NOISE_BANDS;

/**
 * Strength of onsets: how far bands rise from two spectra before. Powers are taken to the fourth root, as loudness goes,
 * so that soft notes count beside loud ones; the whole scales with the sound and is only ever compared with itself.
 */
export class Onsets {
  private readonly edges: Int32Array;
  private readonly edgesAt: number;
  private readonly scratch: number;
  private readonly out: number;
  private readonly before: Float32Array[];
  private readonly binHz: number;
  private readonly row = new Float32Array(ONSET_COLUMNS);

  /** @param bins - of a spectrum; they lie evenly from 0 Hz up to half of `sampleRate` */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly bins: number,
    sampleRate: number,
  ) {
    this.binHz = sampleRate / (2 * bins);
    this.edges = Int32Array.from(BORDERS_HZ, (hz) => Math.min(bins, Math.max(1, Math.round(hz / this.binHz))));
    this.edgesAt = kernel.allocate(this.edges.byteLength);
    this.scratch = kernel.allocate(4 * bins);
    this.out = kernel.allocate(8 * this.edges.length);
    this.before = Array.from({ length: REACH }, () => new Float32Array(BORDERS_HZ.length - 1));
    kernel.words(this.edgesAt, this.edges.length).set(this.edges);
  }

  /** @returns a row of `ONSET_COLUMNS`, overwritten by the next call */
  measure(powersAt: number): Float32Array {
    const bands = this.edges.length - 1;
    const { kernel, row } = this;
    kernel.loops.sumBands(powersAt, this.bins, this.edgesAt, bands, this.scratch, this.out);
    const sums = kernel.floats(this.out, 2 * bands);
    const past = this.before.shift() as Float32Array;
    row.fill(0);
    for (let band = 0; band < bands; band++) {
      const loudness = Math.sqrt(Math.sqrt(sums[2 * band] as number));
      const rise = loudness - (past[band] as number);
      const column = band < LOW_BELOW ? 0 : band < HIGH_FROM ? 1 : 2;
      if (rise > 0) row[column] = (row[column] as number) + rise;
      row[LOUDNESS_COLUMN] = (row[LOUDNESS_COLUMN] as number) + loudness;
      past[band] = loudness;
    }
    this.before.push(past);
    this.measureNoise(powersAt);
    return row;
  }

  /** The least of each eight bins lies between partials: summed up over a band, it is a share of the band's noise. */
  private measureNoise(powersAt: number): void {
    this.kernel.loops.leastOfEight(powersAt, this.bins, this.scratch);
    const least = this.kernel.floats(this.scratch, this.bins / GROUP);
    const groupHz = GROUP * this.binHz;
    for (let band = 0; band < NOISE_BANDS; band++) {
      const end = Math.min(least.length, Math.round((NOISE_BORDERS_HZ[band + 1] as number) / groupHz));
      let sum = 0;
      for (let group = Math.round((NOISE_BORDERS_HZ[band] as number) / groupHz); group < end; group++)
        sum += least[group] as number;
      this.row[NOISE_COLUMN + band] = GROUP * sum;
    }
  }
}

import { cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import { HISS_ABOVE_HZ, RUMBLE_BELOW_HZ } from '../../origins/sounds.js';
import type { ExtractionKernel } from '../extraction-kernel.js';

/**
 * Half-band coefficients of an elliptic filter of the seventh order whose edges lie 1 : 0.81 apart (180 and 222 Hz
 * about 200 Hz); what lies beyond an edge is at least 35 dB down in the other part. Formulas: R. A. Valenzuela,
 * A. G. Constantinides, "Digital signal processing schemes for efficient interpolation and decimation", IEE Proc. G
 * 130 (1983). Such a filter is the half sum of two chains of all-passes and its complement the half difference, so
 * that no energy is lost or counted twice.
 */
const HALF_BAND = [0.23044676, 0.61918686, 0.89221989] as const;

/** Numbers that a pair of channels' energies are kept in, per cell. */
export const CELL_NUMBERS = 4;
/** Which number of a cell is which. */
export const ALL = 0;
export const LOW = 1;
export const MIDDLE = 2;
export const HIGH = 3;

/** How late each number of a cell is, in seconds: the filters' group delay in the middle of the band. */
export const DELAY_SECONDS = [0, 0.0028, 0.0008, 0.0002] as const;

/** About how many cells a second has. */
const CELL_RATE = 3000;

/** Samples of one cell at a rate in Hz: a third of a millisecond. Frames of 1/24, 1/25, 1/30 and 1/60 s are whole cells. */
export function cellSamplesAt(sampleRate: number): number {
  return Math.max(1, Math.round(sampleRate / CELL_RATE));
}

/** Splits all channels of a stream into rumble, tone and hiss, and adds up the energy of short cells. */
export class BandSplit {
  private readonly states: number[];
  private readonly out: number;

  /** @param mostCells - of one call to `process` */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly format: { readonly sampleRate: number; readonly channels: number },
    mostCells: number,
  ) {
    const split = [RUMBLE_BELOW_HZ, HISS_ABOVE_HZ].flatMap((hz) => designSplit(hz, format.sampleRate));
    this.states = Array.from({ length: Math.ceil(format.channels / 2) }, () => {
      const state = kernel.allocate(kernel.loops.bandSplitBytes());
      kernel.doubles(state, 2 * split.length).set(split.flatMap((c) => [c, c]));
      return state;
    });
    this.out = kernel.allocate(4 * CELL_NUMBERS * mostCells);
  }

  /**
   * Continues with `cells` whole cells.
   *
   * @param planes - byte offset of each channel's samples, an even number of them
   * @returns `CELL_NUMBERS` energies per cell, summed over the channels; overwritten by the next call
   */
  process(planes: readonly number[], cells: number): Float32Array {
    const numbers = this.kernel.floats(this.out, CELL_NUMBERS * cells);
    numbers.fill(0);
    const cellSamples = cellSamplesAt(this.format.sampleRate);
    this.states.forEach((state, pair) => {
      const [left = 0, right = 0] = planes.slice(2 * pair);
      this.kernel.loops.splitBands(state, left, right, cells, cellSamples, this.out);
    });
    return numbers;
  }
}

/** Coefficients of one split, as `kernel/spectrum-bands` reads them: c and d of three sections, and c of the fourth. */
function designSplit(hz: number, sampleRate: number): number[] {
  // Beyond 0.45 of the rate there is next to nothing to split off.
  const turns = Math.min(hz / sampleRate, 0.45) / 2;
  const k = sineTurns(turns) / cosineTurns(turns);
  const section = (a: number): [number, number] => {
    const damping = (2 * (1 - a)) / (1 + a);
    const scale = 1 + damping * k + k * k;
    return [(1 - damping * k + k * k) / scale, (2 * (k * k - 1)) / scale];
  };
  return [...section(HALF_BAND[0]), ...section(HALF_BAND[2]), ...section(HALF_BAND[1]), (k - 1) / (k + 1)];
}

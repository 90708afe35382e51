import { logOfTwo } from '../../numerics/arithmetic.js';
import type { ExtractionKernel } from '../extraction-kernel.js';

/** Lowest pitch that is told, MIDI, and how many semitones from there: E1 to 5 kHz. */
export const LOWEST_PITCH = 28;
export const PITCHES = 80;
/** Row of a spectrum: energy by semitone, harmonics taken out; then the energy of all partials; then all energy. */
export const TONAL_COLUMN = PITCHES;
export const ALL_COLUMN = TONAL_COLUMN + 1;
/** Sum of all partials' amplitudes, harmonics among them, and of amplitudes times pitch (MIDI). */
export const AMPLITUDE_COLUMN = ALL_COLUMN + 1;
export const PITCH_SUM_COLUMN = AMPLITUDE_COLUMN + 1;
export const PITCH_COLUMNS = PITCH_SUM_COLUMN + 1;

/** Bins of which the least is taken as noise. */
const GROUP = 8;
/** Least of eight bins of noise, as a share of their mean (exponential, neighbours alike under the window). */
const LEAST_SHARE = 0.2;
/** A partial stands out of noise when it is this many times the noise's mean: noise by itself does so once in 160 000. */
const PROMINENCE = 12;
/** Harmonics that a tone may have in its own right: they belong to it, not to the harmony. */
const HARMONICS = 12;

interface Partial {
  readonly hz: number;
  energy: number;
}

/** Tells pitches from a power spectrum of long windows (a third of a second): partials that stand out of the noise. */
export class Pitches {
  private readonly leastAt: number;
  private readonly row = new Float32Array(PITCH_COLUMNS);

  /** @param bins - of a spectrum; bin k lies at k × binHz */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly bins: number,
    private readonly binHz: number,
  ) {
    this.leastAt = kernel.allocate((4 * bins) / GROUP);
  }

  /** @returns a row of `PITCH_COLUMNS`, overwritten by the next call */
  measure(powersAt: number): Float32Array {
    const powers = this.kernel.floats(powersAt, this.bins);
    this.row.fill(0);
    this.kernel.loops.leastOfEight(powersAt, this.bins, this.leastAt);
    this.addTo(
      ALL_COLUMN,
      powers.reduce((sum, power) => sum + power, 0),
    );
    const partials = this.findPartials(powers);
    for (const { hz, energy } of partials) {
      const amplitude = Math.sqrt(energy);
      this.addTo(TONAL_COLUMN, energy);
      this.addTo(AMPLITUDE_COLUMN, amplitude);
      this.addTo(PITCH_SUM_COLUMN, amplitude * pitchOf(hz));
    }
    for (const { hz, energy } of withoutHarmonics(partials)) {
      const pitch = Math.round(pitchOf(hz)) - LOWEST_PITCH;
      if (pitch >= 0 && pitch < PITCHES) this.addTo(pitch, energy);
    }
    return this.row;
  }

  private addTo(column: number, energy: number): void {
    this.row[column] = (this.row[column] as number) + energy;
  }

  private findPartials(powers: Float32Array): Partial[] {
    const { bins, binHz } = this;
    const groups = this.kernel.floats(this.leastAt, bins / GROUP);
    const partials: Partial[] = [];
    const first = Math.max(3, Math.ceil(30 / binHz));
    const last = Math.min(bins - 3, Math.floor(5000 / binHz));
    for (let k = first; k < last; k++) {
      const power = powers[k] as number;
      const before = powers[k - 1] as number;
      const after = powers[k + 1] as number;
      if (power <= before || power < after || power < 1e-12) continue;
      const group = Math.floor(k / GROUP);
      const floor = Math.max(groups[group - 1] ?? 0, groups[group] as number, groups[group + 1] ?? 0);
      if (power * LEAST_SHARE < PROMINENCE * floor) continue;
      // The top of a parabola through the logarithms of three bins.
      const [a, b, c] = [logOfTwo(before + 1e-20), logOfTwo(power), logOfTwo(after + 1e-20)];
      const shift = (0.5 * (a - c)) / (a - 2 * b + c);
      const energy = before + power + after + (powers[k - 2] as number) + (powers[k + 2] as number);
      partials.push({ hz: (k + shift) * binHz, energy });
    }
    return partials;
  }
}

/** MIDI. */
function pitchOf(hz: number): number {
  return 69 + 12 * logOfTwo(hz / 440);
}

/** What each partial has beyond the harmonics that lower ones may have: harmonic n of a tone with at most 1/n of its energy. */
function withoutHarmonics(partials: readonly Partial[]): Partial[] {
  const left = partials.map((partial) => ({ ...partial }));
  for (let i = 0; i < left.length; i++) {
    const { hz, energy } = left[i] as Partial;
    if (energy <= 0) continue;
    let j = i + 1;
    for (let n = 2; n <= HARMONICS; n++) {
      while (j < left.length && (left[j] as Partial).hz < 0.985 * n * hz) j++;
      for (let k = j; k < left.length && (left[k] as Partial).hz < 1.015 * n * hz; k++) {
        const partial = left[k] as Partial;
        partial.energy = Math.max(0, partial.energy - (2 * energy) / n);
      }
    }
  }
  return left.filter((partial) => partial.energy > 0);
}

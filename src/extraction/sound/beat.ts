import { powerOfTwo } from '../../numerics/arithmetic.js';
import type { ExtractionKernel } from '../extraction-kernel.js';
import type { NumberTrack } from './number-track.js';
import { LOUDNESS_COLUMN } from './onsets.js';

/** A regular pulse. */
export interface Beat {
  readonly bpm: number;
  /** How alike the onsets of one beat are to those of the next ones, up to 1. */
  readonly strength: number;
}

/** Onsets vary about their mean over this far to either side. */
const SWELL_SECONDS = 0.5;
/** Pulses are compared up to this far. */
const LONGEST_SECONDS = 4.2;
/** What is shorter holds too few pulses to tell one. */
const SHORTEST_SECONDS = 2.5;
/** A beat is first looked for in the octave of tempos from here. */
const LOW_BPM = 60;
/** Beats that are twice as fast are told up to here (160, and what the search may be off), half as fast down to there. */
const FASTEST_BPM = 165;
const SLOWEST_BPM = 40;
/** Steps of the search through the octave: a tenth of a percent. */
const STEPS = 700;
const NEARLY = 0.88;
/** Onsets that vary by less than this share of the loudness are those of a steady tone. */
const LEAST_ONSETS = 0.002;
const BANDS = 3;
const LOW_BAND = 0;

/** How onsets of each band repeat: autocorrelations, and how much each band's onsets count, together 1. */
interface Repetition {
  readonly correlations: readonly Float32Array[];
  /** All bands by their weights. */
  readonly together: Float32Array;
  readonly weights: readonly number[];
  readonly lags: number;
}

/** Finds the beat in rows of `Onsets`. */
export class BeatFinder {
  private at = 0;
  private room = 0;

  /** @param rowSeconds - from one row to the next */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly rowSeconds: number,
  ) {}

  /**
   * The beat of the rows [from, to), or null when nothing repeats (see `strength`) or they are shorter than 2.5 s.
   *
   * The period is the one whose multiples, too, look alike: first among 60 to 120 a minute. Then it is doubled when
   * only every second of its pulses is there, and halved, up to 160 a minute, when the pulses between are beats of
   * their own. So a beat of 60 to 160 is told as it is, unless its music is accented like that of half its tempo.
   */
  find(onsets: NumberTrack, from: number, to: number): Beat | null {
    if ((to - from) * this.rowSeconds < SHORTEST_SECONDS) return null;
    const repetition = this.correlate(onsets, from, to);
    if (!repetition) return null;
    const { period, strength } = this.likeliestPeriod(repetition);
    const bpm = 60 / (period * this.rowSeconds);
    if (isEverySecond(repetition, period) && bpm / 2 >= SLOWEST_BPM)
      return { bpm: bpm / 2, strength: correlationAt(repetition.together, 2 * period) };
    if (bpm * 2 <= FASTEST_BPM && areBetweenBeats(repetition, period)) return { bpm: bpm * 2, strength };
    return { bpm, strength };
  }

  /** Of periods that are nearly as likely, the shortest: clicks all alike repeat after any number of beats. */
  private likeliestPeriod({ together, lags }: Repetition): { period: number; strength: number } {
    const strengths = Array.from({ length: STEPS + 1 }, (_, step) => {
      const period = this.periodAt(step);
      let sum = 0;
      let count = 0;
      for (let k = 1; k <= 4 && k * period < lags - 1; k++, count++) sum += correlationAt(together, k * period);
      return count > 0 ? sum / count : 0;
    });
    const best = Math.max(...strengths);
    const isTop = (step: number): boolean => {
      const here = strengths[step] as number;
      return here >= (strengths[step - 1] ?? here) && here >= (strengths[step + 1] ?? here);
    };
    let step = STEPS;
    while (step > 0 && !(isTop(step) && (strengths[step] as number) >= NEARLY * best)) step--;
    return { period: this.periodAt(step), strength: strengths[step] as number };
  }

  private periodAt(step: number): number {
    return 60 / (LOW_BPM * powerOfTwo(step / STEPS)) / this.rowSeconds;
  }

  private correlate(onsets: NumberTrack, from: number, to: number): Repetition | null {
    const rows = to - from;
    const lags = Math.min(Math.floor(LONGEST_SECONDS / this.rowSeconds), rows - 20);
    const loudness = onsets.sum(LOUDNESS_COLUMN, from, to);
    if (loudness <= 0) return null;
    const correlations: Float32Array[] = [];
    const weights: number[] = [];
    for (let band = 0; band < BANDS; band++) {
      const signal = this.prepare(onsets, band, from, to);
      const { at } = this;
      const out = at + 4 * (rows + 4);
      this.kernel.floats(at, rows).set(signal);
      this.kernel.loops.correlate(at, rows, lags, out);
      const sums = this.kernel.floats(out, lags);
      const power = (sums[0] as number) / rows;
      correlations.push(sums.map((sum, lag) => (power > 0 ? sum / (rows - lag) / power : 0)));
      weights.push(Math.sqrt(power));
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total * rows < LEAST_ONSETS * loudness) return null;
    const shares = weights.map((weight) => weight / total);
    const together = new Float32Array(lags).map((_, lag) =>
      correlations.reduce((sum, c, band) => sum + (shares[band] as number) * (c[lag] as number), 0),
    );
    return { correlations, together, weights: shares, lags };
  }

  /** What stands out of the half second to either side, about its mean. */
  private prepare(onsets: NumberTrack, band: number, from: number, to: number): Float32Array {
    const rows = to - from;
    if (rows > this.room) {
      this.room = 2 * rows;
      this.at = this.kernel.allocate(4 * (2 * this.room + 8));
    }
    const reach = Math.round(SWELL_SECONDS / this.rowSeconds);
    const signal = new Float32Array(rows);
    let sum = 0;
    let held = 0;
    for (let i = -reach; i < rows + reach; i++) {
      if (i + reach < rows && i + reach >= 0) {
        sum += onsets.at(from + i + reach, band);
        held++;
      }
      if (i - reach - 1 >= 0 && i - reach - 1 < rows) {
        sum -= onsets.at(from + i - reach - 1, band);
        held--;
      }
      if (i >= 0 && i < rows) signal[i] = Math.max(0, onsets.at(from + i, band) - sum / held);
    }
    const mean = signal.reduce((total, x) => total + x, 0) / rows;
    return signal.map((x) => x - mean);
  }
}

function correlationAt(correlation: Float32Array, lag: number): number {
  const whole = Math.floor(lag);
  const a = correlation[whole] ?? 0;
  return a + (lag - whole) * ((correlation[whole + 1] ?? a) - a);
}

/** Whether what repeats after two periods does not after one. */
function isEverySecond(repetition: Repetition, period: number): boolean {
  const { correlations, weights, lags } = repetition;
  if (2 * period >= lags - 1) return false;
  return correlations.every((c, band) => {
    const counts = (weights[band] as number) > 0.15;
    return !counts || correlationAt(c, period) < 0.15 * Math.max(0, correlationAt(c, 2 * period));
  });
}

/**
 * Whether beats lie half way between the pulses of a period. Either all bands, the low one among them, strike there
 * as they do on the pulse; or high and middle bands do and are divided again in quarters, as beats are, whereas the
 * low band is not: a bass in quarters of the pulse plays sixteenths to a slower beat.
 */
function areBetweenBeats(repetition: Repetition, period: number): boolean {
  const bands = repetition.correlations.map((_, band) => ({
    weight: repetition.weights[band] as number,
    on: meanAt(
      repetition,
      band,
      [1, 2, 3].map((k) => k * period),
    ),
    half: meanAt(
      repetition,
      band,
      [0.5, 1.5, 2.5].map((k) => k * period),
    ),
    quarters: meanAt(
      repetition,
      band,
      [0.25, 0.75, 1.25, 1.75, 2.25, 2.75].map((k) => k * period),
    ),
  }));
  const upper = bands.slice(LOW_BAND + 1);
  const sum = (pick: (band: (typeof bands)[number]) => number): number =>
    upper.reduce((total, band) => total + band.weight * pick(band), 0);
  const on = sum((band) => band.on);
  const halves = on > 0 ? sum((band) => band.half) / on : 0;
  // A band that rests on quarters says nothing against those that play them.
  const quarters = on > 0 ? sum((band) => Math.max(0, band.quarters)) / on : 0;
  const striking = bands.filter((band) => band.weight > 0.15 && band.on > 0.15);
  const areAllAlike = striking.length > 0 && striking.every((band) => band.half > 0.35 * band.on);
  const isLowStriking = striking.some((band) => band === bands[LOW_BAND]);
  if (areAllAlike && (isLowStriking || halves > 0.8)) return true;
  return quarters + 0.3 * halves - (bands[LOW_BAND]?.quarters ?? 0) > 0.41;
}

function meanAt({ correlations, lags }: Repetition, band: number, at: readonly number[]): number {
  const within = at.filter((lag) => lag < lags - 1);
  const sum = within.reduce((total, lag) => total + correlationAt(correlations[band] as Float32Array, lag), 0);
  return within.length > 0 ? sum / within.length : 0;
}

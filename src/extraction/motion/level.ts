import type { MotionObservation, Trend } from '../observation.js';

/** A trend is a change from the first to the last third by more than this share of the mean, and this many units. */
const TREND_SHARE = 0.2;
const TREND_UNITS = 0.15;
/** Encoding the same picture again has moved a change between thirds by up to this share of the threshold. */
const TREND_ERROR = 0.35;
/** And by this many standard errors: bursts that fall unevenly into the thirds are no trend. */
const UNEVEN_ERRORS = 3;
/** What swings to and fro must change by this many of its standard deviations: parts of a swing are no trend. */
const SWING = 1.3;
/** A history of more steps than twice this is halved. */
const STEPS = 3072;

type Levels = Pick<MotionObservation, 'level' | 'std' | 'trend' | 'alternatives'>;

/**
 * Mean, standard deviation and trend of the levels of motion, in order.
 *
 * @param of.swings - they have a rhythm, of which they may show a part
 */
export function levelOf(levels: readonly number[], of: { readonly swings: boolean }): Levels {
  const std = Math.sqrt(variance(levels));
  return { level: mean(levels), std, ...trendOf(levels, of.swings ? SWING * std : 0) };
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) * (value - middle)));
}

/** Compares the mean of the first third with that of the last; thirds are of equal length, what is left over lies in the middle. */
function trendOf(levels: readonly number[], least: number): Pick<Levels, 'trend' | 'alternatives'> {
  const third = Math.floor(levels.length / 3);
  if (third === 0) return { trend: 'steady' };
  const [first, last] = [levels.slice(0, third), levels.slice(-third)];
  const change = mean(last) - mean(first);
  const unevenness = Math.sqrt((variance(first) + variance(last)) / third);
  const threshold = Math.max(least, TREND_UNITS, TREND_SHARE * mean(levels), UNEVEN_ERRORS * unevenness);
  const told = (bound: number): Trend =>
    Math.abs(change) <= bound ? 'steady' : change > 0 ? 'increasing' : 'decreasing';
  const trend = told(threshold);
  const others = [1 - TREND_ERROR, 1 + TREND_ERROR].map((share) => told(share * threshold));
  const alternatives = [...new Set(others)].filter((other) => other !== trend);
  return alternatives.length > 0 ? { trend, alternatives: { trend: alternatives } } : { trend };
}

/** The levels of a whole file, however long: its trend from some thousand equal steps, mean and deviation from all. */
export class LevelHistory {
  private steps: number[] = [];
  /** Levels in one step. */
  private perStep = 1;
  private open: number[] = [];
  private count = 0;
  private sum = 0;
  private squares = 0;

  add(level: number): void {
    this.count++;
    this.sum += level;
    this.squares += level * level;
    this.open.push(level);
    if (this.open.length < this.perStep) return;
    this.steps.push(mean(this.open));
    this.open = [];
    if (this.steps.length < 2 * STEPS) return;
    this.steps = Array.from({ length: STEPS }, (_, i) => mean(this.steps.slice(2 * i, 2 * i + 2)));
    this.perStep *= 2;
  }

  /** Level, deviation and trend of all that was added. */
  total(): Levels {
    const level = this.count > 0 ? this.sum / this.count : 0;
    const square = this.count > 0 ? Math.max(0, this.squares / this.count - level * level) : 0;
    return { level, std: Math.sqrt(square), ...trendOf(this.steps, 0) };
  }
}

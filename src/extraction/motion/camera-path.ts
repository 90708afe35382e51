import type { FramePair } from './flow-tracker.js';
import { median } from './similarity.js';

/** How the whole picture went from frame to frame over a while. */
export interface CameraPath {
  /** Mean turning, radians a second clockwise, and the largest; how it began. */
  readonly turn: number;
  readonly turnPeak: number;
  readonly turnStart: number;
  /** Difference between the largest and the least turning, as a share of the larger. */
  readonly turnChange: number;
  /** Root mean square of the speed that turning gives to the picture, and of the shifting, widths a second. */
  readonly turning: number;
  readonly shifting: number;
  /** Largest speed of shifting that is sure, with its sides, widths a second. */
  readonly peak: number;
  readonly peakX: number;
  readonly peakY: number;
}

/** A speed is sure when blocks stray from it by less than this share. */
const SURE = 0.15;
/** Mean distance of the picture's places from its middle, in widths: makes turning a speed. */
const REACH = 0.3;

/** The path that a span of pairs makes. */
export function pathOf(pairs: readonly FramePair[]): CameraPath {
  const seconds = Math.max(
    1e-9,
    pairs.reduce((sum, pair) => sum + pair.seconds, 0),
  );
  const mean = (pick: (pair: FramePair) => number): number =>
    pairs.reduce((sum, pair) => sum + pick(pair) * pair.seconds, 0) / seconds;
  const turnOf = ({ fit, seconds: dt }: FramePair): number => fit.turn / dt;
  const turns = steadied(pairs.map(turnOf));
  const most = Math.max(0, ...turns.map(Math.abs));
  return {
    turn: mean(turnOf),
    turnPeak: most,
    turnStart: median(turns.slice(0, 5)),
    turnChange: most > 0 ? (Math.max(...turns) - Math.min(...turns)) / most : 0,
    turning: Math.sqrt(mean((pair) => (turnOf(pair) * REACH) ** 2)),
    shifting: Math.sqrt(mean(({ fit, seconds: dt }) => (fit.tx * fit.tx + fit.ty * fit.ty) / (dt * dt))),
    ...peakOf(pairs),
  };
}

/** Medians of seven, so that one misread pair is no peak. */
function steadied(values: readonly number[]): number[] {
  return values.map((_, i) => median(values.slice(Math.max(0, i - 3), i + 4)));
}

/** The largest sure speed that goes the way that sure speeds go on the whole. */
function peakOf(pairs: readonly FramePair[]): Pick<CameraPath, 'peak' | 'peakX' | 'peakY'> {
  const sure = pairs
    .map(({ fit, seconds }) => ({ u: fit.tx / seconds, v: fit.ty / seconds, stray: fit.stray / seconds }))
    .filter(({ u, v, stray }) => stray < SURE * Math.sqrt(u * u + v * v));
  const wayX = sure.reduce((sum, { u }) => sum + u, 0);
  const wayY = sure.reduce((sum, { v }) => sum + v, 0);
  let best = { peak: 0, peakX: 0, peakY: 0 };
  for (const { u, v } of sure) {
    const peak = Math.sqrt(u * u + v * v);
    if (peak > best.peak && u * wayX + v * wayY > 0) best = { peak, peakX: u, peakY: v };
  }
  return best;
}

import type { FramePair } from './flow-tracker.js';
import { median } from './similarity.js';

/** How the whole picture went in time: speeds of a span of frame pairs, and how steady they are. */
export interface CameraPath {
  readonly seconds: number;
  /** Mean speeds: widths a second; growth and turn a second. */
  readonly tx: number;
  readonly ty: number;
  readonly grow: number;
  readonly turn: number;
  /** Spread of the shifting speed about its mean, widths a second. */
  readonly wobble: number;
  /** Root mean square of the speed that turning gives to the picture, and of the shifting, widths a second. */
  readonly turning: number;
  readonly shifting: number;
  /** Net way ÷ how far the path strays from a straight one; large when it leads somewhere. */
  readonly straightness: number;
  /** Change of the turning speed over the span, as a share of its largest. */
  readonly turnChange: number;
  readonly turnPeak: number;
  /** Largest speed, widths a second, and where it lay. */
  readonly peak: number;
  readonly peakX: number;
  readonly peakY: number;
}

/** A speed is sure when blocks stray from it by less than this share. */
const SURE = 0.15;
/** Mean distance of the picture's places from its middle, in widths: turns it into speed. */
const REACH = 0.3;

/** The path that a span of pairs makes. */
export function pathOf(pairs: readonly FramePair[]): CameraPath {
  const seconds = pairs.reduce((sum, pair) => sum + pair.seconds, 0);
  const total = (pick: (pair: FramePair) => number): number => pairs.reduce((sum, pair) => sum + pick(pair), 0);
  const rate = (pick: (pair: FramePair) => number): number => (seconds > 0 ? total(pick) / seconds : 0);
  const tx = rate((pair) => pair.fit.tx);
  const ty = rate((pair) => pair.fit.ty);
  const turn = rate((pair) => pair.fit.turn);
  let wobble = 0;
  let turning = 0;
  let shifting = 0;
  let peak = 0;
  let peakX = 0;
  let peakY = 0;
  for (const { fit, seconds: dt } of pairs) {
    const u = fit.tx / dt;
    const v = fit.ty / dt;
    wobble += ((u - tx) ** 2 + (v - ty) ** 2) * dt;
    turning += ((fit.turn / dt) * REACH) ** 2 * dt;
    shifting += (u * u + v * v) * dt;
    const speed = Math.sqrt(u * u + v * v);
    if (speed > peak && fit.stray / dt < SURE * speed) {
      peak = speed;
      peakX = u;
      peakY = v;
    }
  }
  const root = (square: number): number => (seconds > 0 ? Math.sqrt(square / seconds) : 0);
  const turns = smoothed(pairs.map((pair) => pair.fit.turn / pair.seconds));
  const turnLow = Math.min(0, ...turns.slice(0, 1), ...turns);
  const turnHigh = Math.max(...turns, turnLow);
  const turnPeak = Math.max(Math.abs(Math.min(...turns, 0)), Math.abs(Math.max(...turns, 0)));
  return {
    seconds,
    tx,
    ty,
    grow: rate((pair) => pair.fit.grow),
    turn,
    wobble: root(wobble),
    turning: root(turning),
    shifting: root(shifting),
    straightness: straightnessOf(pairs, tx, ty),
    turnChange: turnPeak > 0 ? (turnHigh - Math.min(...turns)) / turnPeak : 0,
    turnPeak,
    peak,
    peakX,
    peakY,
  };
}

/** Medians of five, so that one misread pair is no peak. */
function smoothed(values: readonly number[]): number[] {
  return values.map((_, i) => median(values.slice(Math.max(0, i - 3), i + 4)));
}

/** Net way ÷ root mean square distance of the path from the straight line between its mean ends. */
function straightnessOf(pairs: readonly FramePair[], tx: number, ty: number): number {
  let x = 0;
  let y = 0;
  let t = 0;
  const strays: [number, number][] = [];
  for (const { fit, seconds } of pairs) {
    x += fit.tx;
    y += fit.ty;
    t += seconds;
    strays.push([x - tx * t, y - ty * t]);
  }
  const mean = (i: 0 | 1): number => strays.reduce((sum, stray) => sum + stray[i], 0) / Math.max(1, strays.length);
  const mx = mean(0);
  const my = mean(1);
  const square = strays.reduce((sum, [a, b]) => sum + (a - mx) ** 2 + (b - my) ** 2, 0) / Math.max(1, strays.length);
  return Math.sqrt(x * x + y * y) / Math.max(1e-4, Math.sqrt(square));
}

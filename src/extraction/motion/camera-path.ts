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
  /** Spread of the speed about its mean, widths a second: of shifting and of turning (at the edge). */
  readonly wobble: number;
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

/** The path that a span of pairs makes. */
export function pathOf(pairs: readonly FramePair[]): CameraPath {
  const seconds = pairs.reduce((sum, pair) => sum + pair.seconds, 0);
  const total = (pick: (pair: FramePair) => number): number => pairs.reduce((sum, pair) => sum + pick(pair), 0);
  const rate = (pick: (pair: FramePair) => number): number => (seconds > 0 ? total(pick) / seconds : 0);
  const tx = rate((pair) => pair.fit.tx);
  const ty = rate((pair) => pair.fit.ty);
  const turn = rate((pair) => pair.fit.turn);
  let wobble = 0;
  let peak = 0;
  let peakX = 0;
  let peakY = 0;
  for (const { fit, seconds: dt } of pairs) {
    const u = fit.tx / dt;
    const v = fit.ty / dt;
    wobble += ((u - tx) ** 2 + (v - ty) ** 2 + ((fit.turn / dt - turn) * 0.35) ** 2) * dt;
    const speed = Math.sqrt(u * u + v * v);
    if (speed > peak) {
      peak = speed;
      peakX = u;
      peakY = v;
    }
  }
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
    wobble: seconds > 0 ? Math.sqrt(wobble / seconds) : 0,
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

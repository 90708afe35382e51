import type { BlockGrid } from './block-flow.js';
import type { Stretch } from './flow-tracker.js';

/** Steady error of a block's speed that no averaging removes, in small pixels a second: layers, lighting, the codec. */
const LEAST_STRAY = 0.25;
/** A cell vaguer than this in its best-known direction tells nothing, in widths a second. */
const VAGUE = 0.02;

/**
 * How fast the picture moves where, over a while: one cell for each block that tells anything. Places and speeds in
 * frame widths (a second), from the middle of the frame, y downwards.
 */
export interface FlowMap {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Inverse covariance of (u, v). */
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: Float64Array;
  /** Share of the picture's blocks that have a cell. */
  readonly told: number;
  /** Half the height of the frame in widths. */
  readonly halfHeight: number;
}

/**
 * The mean flow of some stretches, each block weighing as much as it knows, and less when it keeps changing its mind, as
 * water and crowds do.
 *
 * @param weights - how much of each stretch counts, 0–1
 */
export function meanFlow(
  stretches: readonly Stretch[],
  weights: readonly number[],
  grid: BlockGrid,
  size: { readonly columns: number; readonly rows: number },
): FlowMap {
  const cells: number[][] = [];
  for (let n = 0; n < grid.count; n++) {
    const cell = meanOf(stretches, weights, n, size.columns);
    if (cell) cells.push([(grid.x[n] as number) / size.columns, (grid.y[n] as number) / size.columns, ...cell]);
  }
  const column = (i: number): Float64Array => Float64Array.from(cells, (cell) => cell[i] as number);
  return {
    count: cells.length,
    x: column(0),
    y: column(1),
    u: column(2),
    v: column(3),
    xx: column(4),
    xy: column(5),
    yy: column(6),
    told: cells.length / Math.max(1, grid.count),
    halfHeight: size.rows / size.columns / 2,
  };
}

/** Speed and inverse covariance of one block: u, v, xx, xy, yy. */
function meanOf(
  stretches: readonly Stretch[],
  weights: readonly number[],
  n: number,
  columns: number,
): [number, number, number, number, number] | null {
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let bx = 0;
  let by = 0;
  let square = 0;
  let seen = 0;
  stretches.forEach(({ flow, seconds }, k) => {
    const weight = weights[k] as number;
    const a = flow.xx[n] as number;
    const d = flow.yy[n] as number;
    if (weight <= 0 || a + d <= 0) return;
    // From ways in small pixels to speeds in widths a second; what no averaging removes is in every stretch.
    const unit = columns * seconds;
    const known = (weight * unit * unit) / (1 + (LEAST_STRAY * seconds) ** 2 * (a + d));
    const b = flow.xy[n] as number;
    const u = (flow.dx[n] as number) / unit;
    const v = (flow.dy[n] as number) / unit;
    xx += known * a;
    xy += known * b;
    yy += known * d;
    bx += known * (a * u + b * v);
    by += known * (b * u + d * v);
    square += known * (a * u * u + 2 * b * u * v + d * v * v);
    seen += weight;
  });
  if (xx + yy < 1 / (VAGUE * VAGUE)) return null;
  const hold = 1e-3 * (xx + yy);
  const whole = (xx + hold) * (yy + hold) - xy * xy;
  const u = ((yy + hold) * bx - xy * by) / whole;
  const v = ((xx + hold) * by - xy * bx) / whole;
  const unrest = Math.max(0, square - (bx * u + by * v)) / Math.max(1, 2 * seen - 1);
  const trust = 1 / Math.max(1, unrest) / Math.max(1, seen);
  // The mean of several is better known than one, but blocks of one place err alike: counted once.
  if ((xx + yy) * trust < 1 / (VAGUE * VAGUE)) return null;
  return [u, v, xx * trust, xy * trust, yy * trust];
}

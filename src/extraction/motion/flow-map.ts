import { middleOf } from '../../numerics/selection.js';
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
  /** Places that know their way from moment to moment but keep changing it: their mean speeds. */
  readonly restless: readonly { readonly x: number; readonly y: number; readonly u: number; readonly v: number }[];
  /** What the whole picture did beside that, stretch by stretch: speeds in widths a second. */
  readonly shakes: readonly { readonly u: number; readonly v: number; readonly seconds: number }[];
}

/**
 * The mean flow of some stretches, each block weighing as much as it knows, and less when it keeps changing its mind, as
 * water and crowds do. What the whole picture does at once, as in a shaking hand, is no change of mind.
 *
 * @param weights - how much of each stretch counts, 0–1
 */
export function meanFlow(
  stretches: readonly Stretch[],
  weights: readonly number[],
  grid: BlockGrid,
  size: { readonly columns: number; readonly rows: number },
): FlowMap {
  const parts = stretches.map((stretch, k) => ({
    stretch,
    weight: weights[k] as number,
    unit: size.columns * stretch.seconds,
    commonU: 0,
    commonV: 0,
  }));
  const means = Array.from({ length: grid.count }, (_, n) => meanOf(parts, n));
  for (const part of parts) {
    const { dx, dy, xx, yy } = part.stretch.flow;
    const apart = (ways: Float32Array, known: Float32Array, i: 0 | 1): number => {
      const rests = new Float64Array(grid.count);
      let count = 0;
      for (let n = 0; n < grid.count; n++) {
        const mean = means[n];
        if (mean && (known[n] as number) > 4) rests[count++] = (ways[n] as number) / part.unit - mean[i];
      }
      return middleOf(rests.subarray(0, count));
    };
    part.commonU = apart(dx, xx, 0);
    part.commonV = apart(dy, yy, 1);
  }
  const cells: number[][] = [];
  const restless: FlowMap['restless'][number][] = [];
  means.forEach((mean, n) => {
    if (!mean) return;
    const [x, y] = [(grid.x[n] as number) / size.columns, (grid.y[n] as number) / size.columns];
    const known = knowledgeOf(parts, n, mean);
    if (known) cells.push([x, y, ...mean, ...known]);
    else restless.push({ x, y, u: mean[0], v: mean[1] });
  });
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
    restless,
    shakes: parts.map(({ commonU, commonV, stretch: { seconds } }) => ({ u: commonU, v: commonV, seconds })),
  };
}

/** The cells of a map that `keep` chooses. */
export function selectCells(map: FlowMap, keep: (n: number) => boolean): FlowMap {
  const chosen = Array.from({ length: map.count }, (_, n) => n).filter(keep);
  const part = (values: Float64Array): Float64Array => Float64Array.from(chosen, (n) => values[n] as number);
  const { x, y, u, v, xx, xy, yy } = map;
  const cells = { x: part(x), y: part(y), u: part(u), v: part(v), xx: part(xx), xy: part(xy), yy: part(yy) };
  return { ...map, ...cells, count: chosen.length };
}

interface Part {
  readonly stretch: Stretch;
  readonly weight: number;
  /** Small pixels of one width a second. */
  readonly unit: number;
  /** What the whole picture did beside its mean. */
  commonU: number;
  commonV: number;
}

/** What one block knows in one stretch: inverse covariance of its speed in widths a second, or null. */
function inform({ stretch: { flow, seconds }, weight, unit }: Part, n: number): [number, number, number] | null {
  const a = flow.xx[n] as number;
  const d = flow.yy[n] as number;
  if (weight <= 0 || a + d <= 0) return null;
  const known = (weight * unit * unit) / (1 + (LEAST_STRAY * seconds) ** 2 * (a + d));
  return [known * a, known * (flow.xy[n] as number), known * d];
}

/** Mean speed of one block. */
function meanOf(parts: readonly Part[], n: number): [number, number] | null {
  let a = 0;
  let b = 0;
  let d = 0;
  let p = 0;
  let q = 0;
  for (const part of parts) {
    const known = inform(part, n);
    if (!known) continue;
    const u = (part.stretch.flow.dx[n] as number) / part.unit;
    const v = (part.stretch.flow.dy[n] as number) / part.unit;
    a += known[0];
    b += known[1];
    d += known[2];
    p += known[0] * u + known[1] * v;
    q += known[1] * u + known[2] * v;
  }
  if (a + d < 1 / (VAGUE * VAGUE)) return null;
  const hold = 1e-3 * (a + d);
  const whole = (a + hold) * (d + hold) - b * b;
  return [((d + hold) * p - b * q) / whole, ((a + hold) * q - b * p) / whole];
}

/** How well a block's mean is known: as well as in one stretch, for blocks of one place err alike, less its unrest. */
function knowledgeOf(parts: readonly Part[], n: number, [u, v]: readonly number[]): [number, number, number] | null {
  let a = 0;
  let b = 0;
  let d = 0;
  let square = 0;
  let seen = 0;
  for (const part of parts) {
    const known = inform(part, n);
    if (!known) continue;
    const du = (part.stretch.flow.dx[n] as number) / part.unit - (u as number) - part.commonU;
    const dv = (part.stretch.flow.dy[n] as number) / part.unit - (v as number) - part.commonV;
    a += known[0];
    b += known[1];
    d += known[2];
    square += known[0] * du * du + 2 * known[1] * du * dv + known[2] * dv * dv;
    seen += part.weight;
  }
  const trust = 1 / Math.max(1, square / Math.max(1, 2 * seen - 1)) / Math.max(1, seen);
  return (a + d) * trust < 1 / (VAGUE * VAGUE) ? null : [a * trust, b * trust, d * trust];
}

import { orderOf } from '../../numerics/selection.js';
import type { FlowMap } from './flow-map.js';

/** Forms that the flow of a camera can have: each leaves something free and nothing else. */
export type FlowFormName = 'still' | 'shift' | 'growth' | 'turn' | 'level' | 'upright' | 'rays';

export interface FlowForm {
  readonly name: FlowFormName;
  /** Share of the cells, by weight, that it does not explain, 0–1. */
  readonly unexplained: number;
  /** shift: speeds right and down. */
  readonly tx: number;
  readonly ty: number;
  /** growth and rays: relative growth a second; of rays, that of the fastest part. turn: radians a second, clockwise. */
  readonly rate: number;
  /** rays: the row that they start from, in widths from the middle. */
  readonly origin: number;
}

/** Strays below this share of the picture's speed, or below this speed (widths a second), are explained. */
const TOLERANCE = 0.14;
const LEAST_TOLERANCE = 0.0035;

const NONE = { tx: 0, ty: 0, rate: 0, origin: 0 };

/** What is to be fitted, and room for what a form leaves of each cell. */
interface Task {
  readonly map: FlowMap;
  readonly tolerance: number;
  readonly weights: readonly number[];
  readonly restU: Float64Array;
  readonly restV: Float64Array;
}

/** Every form fitted to a map, the simplest first. */
export function fitForms(map: FlowMap): FlowForm[] {
  const weights = weightsOf(map);
  const speeds = new Float64Array(map.count);
  for (let n = 0; n < map.count; n++) speeds[n] = knownSpeed(map, n, map.u[n] as number, map.v[n] as number);
  const tolerance = LEAST_TOLERANCE + TOLERANCE * quantile(speeds, weights, 0.8);
  const task = { map, tolerance, weights, restU: new Float64Array(map.count), restV: new Float64Array(map.count) };
  const still = unmovedScore(task);
  return [
    { ...NONE, name: 'still', unexplained: unmovedScore({ ...task, tolerance: LEAST_TOLERANCE }) },
    shiftForm(task),
    oneRate(task, 'growth'),
    oneRate(task, 'turn'),
    { ...NONE, name: 'level', unexplained: Math.min(still, freeScore(task, 1, 0)) },
    { ...NONE, name: 'upright', unexplained: Math.min(still, freeScore(task, 0, 1)) },
    raysForm(task),
  ];
}

/** Weight of each cell: all that know anything count alike, the vague a little less. */
export function weightsOf(map: FlowMap): number[] {
  return Array.from(map.xx, (xx, n) => {
    const known = xx + (map.yy[n] as number);
    return known / (known + 1 / (LEAST_TOLERANCE * LEAST_TOLERANCE));
  });
}

/** The value below which `share` of the weight lies; 0 of none. */
export function quantile(values: ArrayLike<number>, weights: ArrayLike<number>, share: number): number {
  const order = orderOf(values);
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] as number;
  let below = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k] as number;
    below += weights[i] as number;
    if (below >= share * total) return values[i] as number;
  }
  return order.length > 0 ? (values[order[order.length - 1] as number] as number) : 0;
}

/** Whether `quantile` would give less than 0 for a half; told by sums alone but where they are nearly even. */
function isMedianNegative(values: Float64Array, weights: readonly number[]): boolean {
  let total = 0;
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    total += weights[i] as number;
    if ((values[i] as number) < 0) below += weights[i] as number;
  }
  const lead = below - 0.5 * total;
  return Math.abs(lead) > 1e-9 * total ? lead > 0 : quantile(values, weights, 0.5) < 0;
}

/** Length of (u, v) in the directions that cell n knows. */
export function knownSpeed(map: FlowMap, n: number, u: number, v: number): number {
  const xx = map.xx[n] as number;
  const yy = map.yy[n] as number;
  const square = xx * u * u + 2 * (map.xy[n] as number) * u * v + yy * v * v;
  return Math.sqrt(Math.max(0, square) / Math.max(xx, yy));
}

/** Weighted share of cells whose rest is beyond the tolerance; half-way ones count in part. */
function score({ map, tolerance, weights, restU, restV }: Task): number {
  let sum = 0;
  let total = 0;
  for (let n = 0; n < map.count; n++) {
    const r = knownSpeed(map, n, restU[n] as number, restV[n] as number) / tolerance;
    const w = weights[n] as number;
    sum += w * Math.min(1, (r * r) / 2);
    total += w;
  }
  return total > 0 ? sum / total : 1;
}

/** The score of no form at all. */
function unmovedScore(task: Task): number {
  task.restU.set(task.map.u);
  task.restV.set(task.map.v);
  return score(task);
}

/** The score of cells that may move freely along (ax, ay). */
function freeScore(task: Task, ax: number, ay: number): number {
  const { map, restU, restV } = task;
  for (let n = 0; n < map.count; n++) {
    const k = freeAlong(map, n, ax, ay);
    restU[n] = (map.u[n] as number) - k * ax;
    restV[n] = (map.v[n] as number) - k * ay;
  }
  return score(task);
}

/** How far cell n moves along (ax, ay), in lengths of it, when it may move freely there. */
function freeAlong(map: FlowMap, n: number, ax: number, ay: number): number {
  const u = map.u[n] as number;
  const v = map.v[n] as number;
  const xx = map.xx[n] as number;
  const xy = map.xy[n] as number;
  const yy = map.yy[n] as number;
  const along = xx * ax * ax + 2 * xy * ax * ay + yy * ay * ay;
  return along > 0 ? (xx * u * ax + xy * (u * ay + v * ax) + yy * v * ay) / along : 0;
}

function shiftForm(task: Task): FlowForm {
  const { map, tolerance, restU, restV } = task;
  let tx = quantile(map.u, map.xx, 0.5);
  let ty = quantile(map.v, map.yy, 0.5);
  for (let round = 0; round < 6; round++) {
    let a = 1e-9;
    let b = 0;
    let d = 1e-9;
    let p = 0;
    let q = 0;
    for (let n = 0; n < map.count; n++) {
      const u = map.u[n] as number;
      const v = map.v[n] as number;
      const xx = map.xx[n] as number;
      const xy = map.xy[n] as number;
      const yy = map.yy[n] as number;
      const r = knownSpeed(map, n, u - tx, v - ty) / tolerance;
      const w = 1 / (1 + r * r) / (1 + LEAST_TOLERANCE * LEAST_TOLERANCE * (xx + yy));
      a += w * xx;
      b += w * xy;
      d += w * yy;
      p += w * (xx * u + xy * v);
      q += w * (xy * u + yy * v);
    }
    const whole = a * d - b * b;
    tx = (d * p - b * q) / whole;
    ty = (a * q - b * p) / whole;
  }
  for (let n = 0; n < map.count; n++) {
    restU[n] = (map.u[n] as number) - tx;
    restV[n] = (map.v[n] as number) - ty;
  }
  return { ...NONE, name: 'shift', unexplained: score(task), tx, ty };
}

/** A form whose whole field is one number times a field: (x, y) of growth, (−y, x) of a turn. */
function oneRate(task: Task, name: 'growth' | 'turn'): FlowForm {
  const { map, tolerance, restU, restV } = task;
  const [fieldX, fieldY] = name === 'growth' ? [map.x, map.y] : [map.y.map((y) => -y), map.x];
  let rate = 0;
  for (let round = 0; round < 8; round++) {
    let a = 1e-9;
    let p = 0;
    for (let n = 0; n < map.count; n++) {
      const fx = fieldX[n] as number;
      const fy = fieldY[n] as number;
      const u = map.u[n] as number;
      const v = map.v[n] as number;
      const xx = map.xx[n] as number;
      const xy = map.xy[n] as number;
      const yy = map.yy[n] as number;
      const r = round === 0 ? 0 : knownSpeed(map, n, u - rate * fx, v - rate * fy) / tolerance;
      const w = 1 / (1 + r * r) / (1 + LEAST_TOLERANCE * LEAST_TOLERANCE * (xx + yy));
      a += w * (xx * fx * fx + 2 * xy * fx * fy + yy * fy * fy);
      p += w * (xx * fx * u + xy * (fx * v + fy * u) + yy * fy * v);
    }
    rate = p / a;
  }
  for (let n = 0; n < map.count; n++) {
    restU[n] = (map.u[n] as number) - rate * (fieldX[n] as number);
    restV[n] = (map.v[n] as number) - rate * (fieldY[n] as number);
  }
  return { ...NONE, name, unexplained: score(task), rate };
}

/** Everything moves along rays from a point of the middle column, each cell as fast as it likes but all outwards or all inwards. */
function raysForm(task: Task): FlowForm {
  const { map, weights, restU, restV } = task;
  const rates = new Float64Array(map.count);
  let best: FlowForm = { ...NONE, name: 'rays', unexplained: 1 };
  for (let step = -14; step <= 14; step++) {
    const origin = (step / 10) * map.halfHeight;
    for (let n = 0; n < map.count; n++) rates[n] = rayRate(map, n, origin);
    const sign = isMedianNegative(rates, weights) ? -1 : 1;
    for (let n = 0; n < map.count; n++) {
      const rate = (rates[n] as number) * sign < 0 ? 0 : (rates[n] as number);
      restU[n] = (map.u[n] as number) - rate * (map.x[n] as number);
      restV[n] = (map.v[n] as number) - rate * ((map.y[n] as number) - origin);
    }
    const unexplained = score(task);
    if (unexplained < best.unexplained)
      best = { ...NONE, name: 'rays', unexplained, rate: quantile(rates, weights, sign < 0 ? 0.08 : 0.92), origin };
  }
  return best;
}

/** Relative growth of cell n about a point of the middle column, as far as it knows. */
export function rayRate(map: FlowMap, n: number, origin: number): number {
  const x = map.x[n] as number;
  const y = (map.y[n] as number) - origin;
  const k = freeAlong(map, n, x, y);
  const square = x * x + y * y;
  const du = (map.u[n] as number) - ((map.u[n] as number) - k * x);
  const dv = (map.v[n] as number) - ((map.v[n] as number) - k * y);
  return (du * x + dv * y) / Math.max(square, 1e-4);
}

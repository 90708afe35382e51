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

/** Every form fitted to a map, the simplest first. */
export function fitForms(map: FlowMap): FlowForm[] {
  const speed = quantile(
    Array.from(map.u, (u, n) => knownSpeed(map, n, u, map.v[n] as number)),
    weightsOf(map),
    0.8,
  );
  const tolerance = LEAST_TOLERANCE + TOLERANCE * speed;
  const still = score(map, tolerance, (n) => [map.u[n] as number, map.v[n] as number]);
  return [
    {
      ...NONE,
      name: 'still',
      unexplained: score(map, LEAST_TOLERANCE, (n) => [map.u[n] as number, map.v[n] as number]),
    },
    shiftForm(map, tolerance),
    oneRate(map, tolerance, 'growth', (x, y) => [x, y]),
    oneRate(map, tolerance, 'turn', (x, y) => [-y, x]),
    {
      ...NONE,
      name: 'level',
      unexplained: Math.min(
        still,
        score(map, tolerance, (n) => freeAlong(map, n, 1, 0)),
      ),
    },
    {
      ...NONE,
      name: 'upright',
      unexplained: Math.min(
        still,
        score(map, tolerance, (n) => freeAlong(map, n, 0, 1)),
      ),
    },
    raysForm(map, tolerance),
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
  for (const i of order) {
    below += weights[i] as number;
    if (below >= share * total) return values[i] as number;
  }
  return order.length > 0 ? (values[order[order.length - 1] as number] as number) : 0;
}

/** Length of (u, v) in the directions that cell n knows. */
export function knownSpeed(map: FlowMap, n: number, u: number, v: number): number {
  const xx = map.xx[n] as number;
  const yy = map.yy[n] as number;
  const square = xx * u * u + 2 * (map.xy[n] as number) * u * v + yy * v * v;
  return Math.sqrt(Math.max(0, square) / Math.max(xx, yy));
}

/** Weighted share of cells whose rest is beyond the tolerance; half-way ones count in part. */
function score(
  map: FlowMap,
  tolerance: number,
  rest: (n: number) => readonly [number, number],
  weights = weightsOf(map),
): number {
  let sum = 0;
  let total = 0;
  for (let n = 0; n < map.count; n++) {
    const [u, v] = rest(n);
    const r = knownSpeed(map, n, u, v) / tolerance;
    const w = weights[n] as number;
    sum += w * Math.min(1, (r * r) / 2);
    total += w;
  }
  return total > 0 ? sum / total : 1;
}

/** What is left of cell n when it may move freely along (ax, ay). */
function freeAlong(map: FlowMap, n: number, ax: number, ay: number): readonly [number, number] {
  const u = map.u[n] as number;
  const v = map.v[n] as number;
  const xx = map.xx[n] as number;
  const xy = map.xy[n] as number;
  const yy = map.yy[n] as number;
  const along = xx * ax * ax + 2 * xy * ax * ay + yy * ay * ay;
  const k = along > 0 ? (xx * u * ax + xy * (u * ay + v * ax) + yy * v * ay) / along : 0;
  return [u - k * ax, v - k * ay];
}

function shiftForm(map: FlowMap, tolerance: number): FlowForm {
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
  const unexplained = score(map, tolerance, (n) => [(map.u[n] as number) - tx, (map.v[n] as number) - ty]);
  return { ...NONE, name: 'shift', unexplained, tx, ty };
}

/** A form whose whole field is one number times a field. */
function oneRate(
  map: FlowMap,
  tolerance: number,
  name: FlowFormName,
  field: (x: number, y: number) => readonly [number, number],
): FlowForm {
  let rate = 0;
  const rest = (n: number): readonly [number, number] => {
    const [fx, fy] = field(map.x[n] as number, map.y[n] as number);
    return [(map.u[n] as number) - rate * fx, (map.v[n] as number) - rate * fy];
  };
  for (let round = 0; round < 8; round++) {
    let a = 1e-9;
    let p = 0;
    for (let n = 0; n < map.count; n++) {
      const [fx, fy] = field(map.x[n] as number, map.y[n] as number);
      const u = map.u[n] as number;
      const v = map.v[n] as number;
      const xx = map.xx[n] as number;
      const xy = map.xy[n] as number;
      const yy = map.yy[n] as number;
      const r = round === 0 ? 0 : knownSpeed(map, n, ...rest(n)) / tolerance;
      const w = 1 / (1 + r * r) / (1 + LEAST_TOLERANCE * LEAST_TOLERANCE * (xx + yy));
      a += w * (xx * fx * fx + 2 * xy * fx * fy + yy * fy * fy);
      p += w * (xx * fx * u + xy * (fx * v + fy * u) + yy * fy * v);
    }
    rate = p / a;
  }
  return { ...NONE, name, unexplained: score(map, tolerance, rest), rate };
}

/** Everything moves along rays from a point of the middle column, each cell as fast as it likes but all outwards or all inwards. */
function raysForm(map: FlowMap, tolerance: number): FlowForm {
  const weights = weightsOf(map);
  let best: FlowForm = { ...NONE, name: 'rays', unexplained: 1 };
  for (let step = -14; step <= 14; step++) {
    const origin = (step / 10) * map.halfHeight;
    const rates: number[] = [];
    for (let n = 0; n < map.count; n++) rates.push(rayRate(map, n, origin));
    const sign = quantile(rates, weights, 0.5) < 0 ? -1 : 1;
    const rest = (n: number): readonly [number, number] => {
      const x = map.x[n] as number;
      const y = (map.y[n] as number) - origin;
      const rate = rates[n] as number;
      return rate * sign < 0
        ? [map.u[n] as number, map.v[n] as number]
        : [(map.u[n] as number) - rate * x, (map.v[n] as number) - rate * y];
    };
    const unexplained = score(map, tolerance, rest, weights);
    if (unexplained < best.unexplained)
      best = { ...NONE, name: 'rays', unexplained, rate: quantile(rates, weights, sign < 0 ? 0.08 : 0.92), origin };
  }
  return best;
}

/** Relative growth of cell n about a point of the middle column, as far as it knows. */
export function rayRate(map: FlowMap, n: number, origin: number): number {
  const x = map.x[n] as number;
  const y = (map.y[n] as number) - origin;
  const [u, v] = freeAlong(map, n, x, y);
  const square = x * x + y * y;
  const du = (map.u[n] as number) - u;
  const dv = (map.v[n] as number) - v;
  return (du * x + dv * y) / Math.max(square, 1e-4);
}

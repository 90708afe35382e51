import { knownSpeed, quantile, weightsOf } from './flow-forms.js';
import type { FlowMap } from './flow-map.js';

/** A cell slower than this stands still, widths a second. */
export const STILL_SPEED = 0.004;
/** Where near things and subjects stand: below this, in half heights from the middle. */
const LOWER_PART = 0.2;
/** A subject goes slower than this share of what is about it, and fills this share of the lower part. */
const HELD = 0.3;
const LEAST_SUBJECT = 0.025;
/** Places no farther apart than this, in widths, are next to one another. */
const NEXT = 0.09;

/** The share of the picture that stands still, or that of its lower part if less: where near things are. 0–1. */
export function heldShare(map: FlowMap): number {
  const weights = weightsOf(map);
  const share = (isPart: (y: number) => boolean): number => {
    let held = 0;
    let total = 0;
    for (let n = 0; n < map.count; n++) {
      if (!isPart(map.y[n] as number)) continue;
      total += weights[n] as number;
      if (knownSpeed(map, n, map.u[n] as number, map.v[n] as number) < STILL_SPEED) held += weights[n] as number;
    }
    return total > 0 ? held / total : 0;
  };
  return Math.min(
    share(() => true),
    share((y) => y > 0.33 * map.halfHeight),
  );
}

/** The share of the lower part, as far as there is something to see, that goes along with a shift; 1 of nothing. */
export function shareAlong(map: FlowMap, { tx, ty }: { readonly tx: number; readonly ty: number }): number {
  const weights = weightsOf(map);
  let along = 0;
  let total = 0;
  for (let n = 0; n < map.count; n++) {
    if ((map.y[n] as number) < LOWER_PART * map.halfHeight) continue;
    total += weights[n] as number;
    const stray = knownSpeed(map, n, (map.u[n] as number) - tx, (map.v[n] as number) - ty);
    if (stray < STILL_SPEED) along += weights[n] as number;
  }
  return total > 0 ? along / total : 1;
}

/**
 * Whether something stays in its place in the lower part of the frame while all about it goes by. Its limbs may move: what
 * is restless there counts by its mean.
 */
export function holdsSubject(map: FlowMap, values: readonly number[], weights: readonly number[]): boolean {
  const fastest = quantile(values.map(Math.abs), weights, 0.94);
  const rows = [...new Set(map.y)].map((y) => ({
    y,
    speed: Math.abs(
      quantile(
        values,
        weights.map((w, n) => (map.y[n] === y ? w : 0)),
        0.5,
      ),
    ),
  }));
  const settled = values.map((u, n) => ({ x: map.x[n] as number, y: map.y[n] as number, u }));
  const lower = [...settled, ...map.restless].filter(({ y }) => y > LOWER_PART * map.halfHeight);
  const held = lower.filter(({ y, u }) => {
    const around = rows.reduce((a, b) => (Math.abs(b.y - y) < Math.abs(a.y - y) ? b : a)).speed;
    return around > 0.3 * fastest && Math.abs(u) < HELD * around;
  });
  return largestGroup(held) >= Math.max(3, LEAST_SUBJECT * lower.length);
}

/** How many of some places hang together, each next to another. */
function largestGroup(places: readonly { readonly x: number; readonly y: number }[]): number {
  const left = new Set(places);
  let largest = 0;
  for (const first of places) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const { x, y } of group) {
      for (const other of left) {
        if (Math.abs(other.x - x) > NEXT || Math.abs(other.y - y) > NEXT) continue;
        left.delete(other);
        group.push(other);
      }
    }
    largest = Math.max(largest, group.length);
  }
  return largest;
}

import { quantile, rayRate, weightsOf } from './flow-forms.js';
import type { FlowMap } from './flow-map.js';

/** How one component of the flow is spread over the picture: near and far, and which is which. */
export interface Parallax {
  /** Both ends, signed, widths a second: where but a small share lies beyond, or the outermost layer if that is farther. */
  readonly low: number;
  readonly high: number;
  /** The fastest of the lower part of the frame, where near things stand, and of the upper, far one; signed. */
  readonly near: number;
  readonly far: number;
  /** Spread as a share of the fastest, 0–1. */
  readonly strength: number;
  /** Groups of cells that go alike, ≥ 1. */
  readonly layers: number;
}

/** Share of the cells beyond the ends: what moves by itself must not stretch the spread. */
const TAIL = 0.06;
/** The same of a part of the frame, of which a subject may hold much. */
const PART_TAIL = 0.15;
/** What is near stands below the one row, what is far above the other, in half heights from the middle. */
const LOWER = 0.62;
const UPPER = 0.1;
/** Where less than this share of what is told lies there, the part reaches farther. */
const LEAST_PART = 0.04;
/** Two layers are told apart when their speeds differ by this share of the fastest. */
const LAYER_STEP = 0.09;
/** Least difference of speeds that means anything, widths a second. */
const LEAST_STEP = 0.006;
/** A layer of fewer cells than this share is an accident. */
const LEAST_LAYER = 0.035;

/** Parallax of the speeds along one axis, or of the growth along rays. */
export function parallaxOf(map: FlowMap, values: readonly number[], weights: readonly number[]): Parallax {
  const ends = endsOf(values, weights, TAIL);
  const step = Math.max(LEAST_STEP, LAYER_STEP * Math.max(Math.abs(ends.low), Math.abs(ends.high)));
  const layers = layersOf(values, weights, step);
  const low = Math.min(ends.low, ...layers);
  const high = Math.max(ends.high, ...layers);
  const fastest = Math.max(Math.abs(low), Math.abs(high));
  const part = (isPart: (y: number) => boolean): number => {
    const own = weights.map((w, n) => (isPart(map.y[n] as number) ? w : 0));
    const [least, most] = [quantile(values, own, PART_TAIL), quantile(values, own, 1 - PART_TAIL)];
    return Math.abs(least) > Math.abs(most) ? least : most;
  };
  const below = Math.min(LOWER * map.halfHeight, quantile(map.y, weights, 1 - LEAST_PART));
  const above = Math.max(UPPER * map.halfHeight, quantile(map.y, weights, LEAST_PART));
  const near = part((y) => y >= below);
  const far = part((y) => y <= above);
  const spread = high - low;
  return {
    low,
    high,
    near,
    far,
    strength: fastest < LEAST_STEP || spread < LEAST_STEP ? 0 : Math.min(1, spread / fastest),
    layers: Math.max(1, layers.length),
  };
}

/** Both ends of some values, signed: beyond each lies `tail` of the weight. */
export function endsOf(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  tail: number,
): Pick<Parallax, 'low' | 'high'> {
  return { low: quantile(values, weights, tail), high: quantile(values, weights, 1 - tail) };
}

/** Values and weights of the horizontal or vertical speeds. */
export function axisSpeeds(map: FlowMap, axis: 'u' | 'v'): { values: number[]; weights: number[] } {
  const own = axis === 'u' ? map.xx : map.yy;
  return {
    values: [...map[axis]],
    weights: Array.from(own, (known) => known / (known + 1 / (LEAST_STEP * LEAST_STEP))),
  };
}

/** Values and weights of the growth about a row's middle; cells next to it tell nothing. */
export function rayRates(map: FlowMap, origin: number): { values: number[]; weights: number[] } {
  const weights = weightsOf(map);
  const values: number[] = [];
  for (let n = 0; n < map.count; n++) {
    values.push(rayRate(map, n, origin));
    const x = map.x[n] as number;
    const y = (map.y[n] as number) - origin;
    const distance = Math.sqrt(x * x + y * y);
    weights[n] = (weights[n] as number) * Math.min(1, Math.max(0, (distance - 0.08) / 0.15));
  }
  return { values, weights };
}

/** Speeds that many cells share: peaks of the density of values, each seen as wide as `step`. */
function layersOf(values: readonly number[], weights: readonly number[], step: number): number[] {
  const told = values.flatMap((value, i) => ((weights[i] as number) > 0 ? [value] : []));
  if (told.length === 0) return [];
  const low = Math.min(...told);
  const bins = Math.min(MOST_BINS, Math.ceil(((Math.max(...told) - low) / step) * BINS_A_STEP) + 2 * BINS_A_STEP + 1);
  const density = new Float64Array(bins);
  let total = 0;
  values.forEach((value, i) => {
    const weight = weights[i] as number;
    if (weight <= 0) return;
    const at = Math.min(bins - BINS_A_STEP - 1, BINS_A_STEP + Math.round(((value - low) / step) * BINS_A_STEP));
    // A triangle two steps wide.
    for (let k = 1 - BINS_A_STEP; k < BINS_A_STEP; k++)
      density[at + k] = (density[at + k] as number) + weight * (BINS_A_STEP - Math.abs(k));
    total += weight;
  });
  return peaksOf(density, LEAST_LAYER * total * BINS_A_STEP).map(
    (bin) => low + ((bin - BINS_A_STEP) / BINS_A_STEP) * step,
  );
}

const BINS_A_STEP = 4;
const MOST_BINS = 400;

/** Where peaks lie that rise by `least` above the valleys between them. */
function peaksOf(density: Float64Array, least: number): number[] {
  const peaks: number[] = [];
  let valley = 0;
  let top = 0;
  let topAt = 0;
  let rising = true;
  density.forEach((value, bin) => {
    if (rising) {
      if (value > top) {
        top = value;
        topAt = bin;
      } else if (top - value > least && top - valley > least) {
        peaks.push(topAt);
        rising = false;
        valley = value;
      }
    } else if (value < valley) valley = value;
    else if (value - valley > least) {
      rising = true;
      top = value;
      topAt = bin;
    }
  });
  return peaks;
}

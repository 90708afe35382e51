import { type OkLab, okLabToRgb } from '../../numerics/color.js';
import type { FrameObservation } from '../observation.js';
import { yuvToOkLab } from './color-tables.js';

/** Clusters of a palette at most. */
const MOST = 5;
/** Rounds of k-means; it has settled long before. */
const ROUNDS = 12;
/** What counts as one colour, OKLab distance: three times what an eye just tells apart. */
const SAME = 0.06;
/** A smaller share of the frame is no cluster of its own. */
const LEAST_SHARE = 0.01;
/** Weight of a sample on an edge where centres are sought: its chroma is its neighbours', too. */
const EDGE_WEIGHT = 0.25;
/** Bins of either kind in `countColors`. */
const BINS = 8192;

/** The samples of a frame: all colours of a bin as one, at their mean. */
interface Samples {
  readonly count: number;
  /** OKLab, three numbers each. */
  readonly at: Float64Array;
  /** Samples that they stand for. */
  readonly all: Float64Array;
  /** Those of them that lie on no edge. */
  readonly calm: Float64Array;
}

interface Cluster {
  center: OkLab;
  all: number;
  calm: number;
}

/**
 * The palette of a frame: k-means in OKLab over bins, with seeds that chance does not choose; clusters too near
 * or too small are joined, and those that are only the mixture of two others along their edges are dissolved.
 *
 * @param bins - as the kernel's `countColors` fills them
 */
export function paletteOf(bins: Int32Array): FrameObservation['palette'] {
  const samples = samplesOf(bins);
  let clusters = settle(samples, seeds(samples));
  for (let spare = superfluous(clusters); spare >= 0; spare = superfluous(clusters)) {
    const kept = clusters.filter((_, i) => i !== spare);
    clusters = settle(
      samples,
      kept.map(({ center }) => center),
    );
  }
  const total = clusters.reduce((sum, { all }) => sum + all, 0);
  return clusters
    .sort((a, b) => b.all - a.all)
    .map(({ center, all }) => {
      const [r, g, b] = okLabToRgb(center).map((code) => Math.round(code * 10) / 10) as [number, number, number];
      return { r, g, b, share: Math.round((all / total) * 1000) / 1000 };
    });
}

function samplesOf(bins: Int32Array): Samples {
  const at: number[] = [];
  const all: number[] = [];
  const calm: number[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const i = bin * 4;
    const j = i + BINS * 4;
    const calmCount = bins[i] as number;
    const edgeCount = bins[j] as number;
    const count = calmCount + edgeCount;
    if (count === 0) continue;
    const mean = (k: number): number => ((bins[i + k] as number) + (bins[j + k] as number)) / count;
    at.push(...yuvToOkLab(mean(1), mean(2), mean(3)));
    all.push(count);
    calm.push(calmCount);
  }
  return { count: all.length, at: Float64Array.from(at), all: Float64Array.from(all), calm: Float64Array.from(calm) };
}

function weightOf(samples: Samples, i: number): number {
  const calm = samples.calm[i] as number;
  return calm + EDGE_WEIGHT * ((samples.all[i] as number) - calm);
}

/** The mean, then again and again the samples that count most, times their distance from what is there. */
function seeds(samples: Samples): OkLab[] {
  const found: OkLab[] = [];
  const nearest = new Float64Array(samples.count).fill(1);
  while (found.length < MOST) {
    let best = -1;
    let most = SAME * SAME * 1e-9;
    for (let i = 0; i < samples.count; i++) {
      const gain = weightOf(samples, i) * (nearest[i] as number);
      if (gain > most) [best, most] = [i, gain];
    }
    if (best < 0) break;
    const seed = labOf(samples, best);
    found.push(seed);
    for (let i = 0; i < samples.count; i++) nearest[i] = Math.min(nearest[i] as number, distance(samples, i, seed));
  }
  return found;
}

function labOf({ at }: Samples, i: number): OkLab {
  return [at[i * 3] as number, at[i * 3 + 1] as number, at[i * 3 + 2] as number];
}

/** Squared. */
function distance({ at }: Samples, i: number, lab: OkLab): number {
  const l = (at[i * 3] as number) - lab[0];
  const a = (at[i * 3 + 1] as number) - lab[1];
  const b = (at[i * 3 + 2] as number) - lab[2];
  return l * l + a * a + b * b;
}

/** k-means from given centres. */
function settle(samples: Samples, centers: readonly OkLab[]): Cluster[] {
  let clusters: Cluster[] = centers.map((center) => ({ center, all: 0, calm: 0 }));
  for (let round = 0; round < ROUNDS; round++) {
    const next = gather(samples, clusters);
    const isSettled = next.every(({ center }, k) => apart(center, (clusters[k] as Cluster).center) < 1e-8);
    clusters = next;
    if (isSettled) break;
  }
  return clusters;
}

function gather(samples: Samples, clusters: readonly Cluster[]): Cluster[] {
  const sums = clusters.map(() => ({ l: 0, a: 0, b: 0, weight: 0, all: 0, calm: 0 }));
  for (let i = 0; i < samples.count; i++) {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let k = 0; k < clusters.length; k++) {
      const d = distance(samples, i, (clusters[k] as Cluster).center);
      if (d < least) [best, least] = [k, d];
    }
    const sum = sums[best] as (typeof sums)[number];
    const weight = weightOf(samples, i);
    sum.l += weight * (samples.at[i * 3] as number);
    sum.a += weight * (samples.at[i * 3 + 1] as number);
    sum.b += weight * (samples.at[i * 3 + 2] as number);
    sum.weight += weight;
    sum.all += samples.all[i] as number;
    sum.calm += samples.calm[i] as number;
  }
  return sums.map(({ l, a, b, weight, all, calm }, k) => ({
    center: weight > 0 ? [l / weight, a / weight, b / weight] : (clusters[k] as Cluster).center,
    all,
    calm,
  }));
}

/** Squared. */
function apart(a: OkLab, b: OkLab): number {
  const [l, x, y] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return l * l + x * x + y * y;
}

/** A cluster that is no colour of its own, the least one first; −1 when all are. */
function superfluous(clusters: readonly Cluster[]): number {
  const total = clusters.reduce((sum, { all }) => sum + all, 0);
  const order = clusters.map((_, i) => i).sort((i, j) => (clusters[i] as Cluster).all - (clusters[j] as Cluster).all);
  return (
    order.find((i) => {
      const cluster = clusters[i] as Cluster;
      const larger = clusters.filter((other, j) => j !== i && other.all >= cluster.all);
      return (
        cluster.all < LEAST_SHARE * total ||
        larger.some(({ center }) => apart(center, cluster.center) < SAME * SAME) ||
        isMixture(cluster, larger)
      );
    }) ?? -1
  );
}

/** Mostly edges, and in colour between two larger clusters. */
function isMixture(cluster: Cluster, larger: readonly Cluster[]): boolean {
  if (cluster.calm > 0.3 * cluster.all) return false;
  return larger.some((a, i) => larger.slice(i + 1).some((b) => isBetween(cluster.center, a.center, b.center)));
}

function isBetween(c: OkLab, a: OkLab, b: OkLab): boolean {
  const length = apart(a, b);
  const t = ((c[0] - a[0]) * (b[0] - a[0]) + (c[1] - a[1]) * (b[1] - a[1]) + (c[2] - a[2]) * (b[2] - a[2])) / length;
  if (t < 0 || t > 1) return false;
  const foot: OkLab = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])];
  return apart(c, foot) < 0.06 * length + SAME * SAME;
}

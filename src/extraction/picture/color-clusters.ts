import type { OkLab } from '../../numerics/color.js';
import type { ColorSamples } from './color-samples.js';

/** Rounds of k-means after the last division, which leaves it little to do. */
const ROUNDS = 4;
/** OKLab, squared: centres that move less have settled. */
const SETTLED = 1e-7;
/** OKLab, squared: a cluster that spreads less along its longest axis is one colour. */
const NARROW = 0.03 * 0.03;
/** Numbers that are summed of each cluster. */
const SUMS = 9;
/** Calm samples are enough to tell a cluster's colour by from this share on. */
const MANY = 0.2;
/** Rounds of the power method for the longest axis of a cluster. */
const AXIS_ROUNDS = 8;

export interface Cluster {
  readonly center: OkLab;
  /** Mean codes of luma and chroma. */
  readonly codes: readonly [y: number, u: number, v: number];
  /** Samples nearest to it, and how many of them lie on no edge. */
  readonly all: number;
  readonly calm: number;
}

/** A cluster by its samples' sums. */
interface Body {
  readonly weight: number;
  readonly center: OkLab;
  /** Longest axis, and variance along it. */
  readonly axis: OkLab;
  readonly spread: number;
}

/**
 * At most `most` clusters: again and again the one whose samples spread most is divided across its longest axis
 * (Orchard, Bouman 1991). Means and variances move smoothly with a picture, so its clusters do, too.
 */
export function divideColors(samples: ColorSamples, most: number): OkLab[] {
  const owner = new Uint8Array(samples.count);
  const bodies = [bodyOf(samples, owner, 0)];
  while (bodies.length < most) {
    const widest = bodies.reduce((best, { weight, spread }, k) => {
      const other = bodies[best] as Body;
      return weight * spread > other.weight * other.spread ? k : best;
    }, 0);
    const { center, axis, spread } = bodies[widest] as Body;
    if (spread < NARROW) break;
    for (let i = 0; i < samples.count; i++) {
      if (owner[i] !== widest) continue;
      const along = offset(samples, i, center, axis);
      if (along > 0) owner[i] = bodies.length;
    }
    bodies[widest] = bodyOf(samples, owner, widest);
    bodies.push(bodyOf(samples, owner, bodies.length));
  }
  return bodies.map(({ center }) => center);
}

function offset({ l, a, b }: ColorSamples, i: number, center: OkLab, axis: OkLab): number {
  return (
    ((l[i] as number) - center[0]) * axis[0] +
    ((a[i] as number) - center[1]) * axis[1] +
    ((b[i] as number) - center[2]) * axis[2]
  );
}

function bodyOf({ count, l, a, b, weight }: ColorSamples, owner: Uint8Array, k: number): Body {
  // One by one, without arrays to unpack: this loop would fill memory with them.
  let total = 0;
  let sl = 0;
  let sa = 0;
  let sb = 0;
  let ll = 0;
  let aa = 0;
  let bb = 0;
  let la = 0;
  let ab = 0;
  let lb = 0;
  for (let i = 0; i < count; i++) {
    if (owner[i] !== k) continue;
    const w = weight[i] as number;
    const x = l[i] as number;
    const y = a[i] as number;
    const z = b[i] as number;
    total += w;
    sl += w * x;
    sa += w * y;
    sb += w * z;
    ll += w * x * x;
    aa += w * y * y;
    bb += w * z * z;
    la += w * x * y;
    ab += w * y * z;
    lb += w * x * z;
  }
  if (total === 0) return { weight: 0, center: [0, 0, 0], axis: [1, 0, 0], spread: 0 };
  const [x, y, z] = [sl / total, sa / total, sb / total];
  const rows: readonly OkLab[] = [
    [ll / total - x * x, la / total - x * y, lb / total - x * z],
    [la / total - x * y, aa / total - y * y, ab / total - y * z],
    [lb / total - x * z, ab / total - y * z, bb / total - z * z],
  ];
  return { weight: total, center: [x, y, z], ...longestAxis(rows) };
}

/** Largest eigenvalue and its vector, by the power method from the row that is longest. */
function longestAxis(rows: readonly OkLab[]): { axis: OkLab; spread: number } {
  let axis = rows.reduce((best, row) => (square(row) > square(best) ? row : best));
  let spread = 0;
  for (let round = 0; round < AXIS_ROUNDS; round++) {
    const size = Math.sqrt(square(axis));
    if (size < 1e-12) return { axis: [1, 0, 0], spread: 0 };
    const unit: OkLab = [axis[0] / size, axis[1] / size, axis[2] / size];
    axis = rows.map((row) => row[0] * unit[0] + row[1] * unit[1] + row[2] * unit[2]) as unknown as OkLab;
    spread = Math.sqrt(square(axis));
  }
  const size = Math.max(spread, 1e-12);
  return { axis: [axis[0] / size, axis[1] / size, axis[2] / size], spread };
}

function square(v: OkLab): number {
  return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
}

/** OKLab distance, squared. */
export function apart(a: OkLab, b: OkLab): number {
  return square([a[0] - b[0], a[1] - b[1], a[2] - b[2]]);
}

/** k-means from given centres. */
export function settleClusters(samples: ColorSamples, from: readonly OkLab[]): Cluster[] {
  let clusters = gather(samples, from);
  for (let round = 1; round < ROUNDS; round++) {
    const next = gather(
      samples,
      clusters.map(({ center }) => center),
    );
    const isSettled = next.every(({ center }, k) => apart(center, (clusters[k] as Cluster).center) < SETTLED);
    clusters = next;
    if (isSettled) break;
  }
  return clusters;
}

/** Clusters in the colours of their calm samples, where these are many: edges are a little of what lies beside them. */
export function withoutEdges(samples: ColorSamples, clusters: readonly Cluster[]): Cluster[] {
  const centers = clusters.map(({ center }) => center);
  const calm = gather(samples, centers, samples.calm);
  return clusters.map((cluster, k) =>
    cluster.calm < MANY * cluster.all ? cluster : { ...cluster, center: (calm[k] as Cluster).center },
  );
}

/** Each sample goes to its nearest centre; the centres go to the middle of their samples. */
function gather(samples: ColorSamples, centers: readonly OkLab[], weight = samples.weight): Cluster[] {
  const { count, l, a, b, codes, all, calm } = samples;
  const flat = Float64Array.from(centers.flat());
  // Of each cluster: weight, weighted l, a, b, samples, calm samples, weighted codes.
  const sums = new Float64Array(centers.length * SUMS);
  for (let i = 0; i < count; i++) {
    const x = l[i] as number;
    const y = a[i] as number;
    const z = b[i] as number;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < flat.length; k += 3) {
      const dx = x - (flat[k] as number);
      const dy = y - (flat[k + 1] as number);
      const dz = z - (flat[k + 2] as number);
      const distance = dx * dx + dy * dy + dz * dz;
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    best *= SUMS / 3;
    const w = weight[i] as number;
    sums[best] = (sums[best] as number) + w;
    sums[best + 1] = (sums[best + 1] as number) + w * x;
    sums[best + 2] = (sums[best + 2] as number) + w * y;
    sums[best + 3] = (sums[best + 3] as number) + w * z;
    sums[best + 4] = (sums[best + 4] as number) + (all[i] as number);
    sums[best + 5] = (sums[best + 5] as number) + (calm[i] as number);
    sums[best + 6] = (sums[best + 6] as number) + w * (codes.y[i] as number);
    sums[best + 7] = (sums[best + 7] as number) + w * (codes.u[i] as number);
    sums[best + 8] = (sums[best + 8] as number) + w * (codes.v[i] as number);
  }
  return centers.map((center, k) => {
    const sum = (field: number): number => sums[k * SUMS + field] as number;
    const total = Math.max(sum(0), 1e-9);
    return {
      center: sum(0) > 0 ? [sum(1) / total, sum(2) / total, sum(3) / total] : center,
      codes: [sum(6) / total, sum(7) / total, sum(8) / total],
      all: sum(4),
      calm: sum(5),
    };
  });
}

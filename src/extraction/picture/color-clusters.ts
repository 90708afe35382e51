import type { OkLab } from '../../numerics/color.js';
import type { Cluster, ColorSamples } from './color-samples.js';

/** Rounds of k-means after the last division, which leaves it little to do. */
const ROUNDS = 4;
/** OKLab, squared: centres that move less have settled. */
const SETTLED = 1e-7;
/** Calm samples are enough to tell a cluster's colour by from this share on. */
const MANY = 0.2;

/** OKLab distance, squared. */
export function apart(a: OkLab, b: OkLab): number {
  const [l, x, y] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return l * l + x * x + y * y;
}

/** k-means from given centres. */
export function settleClusters(samples: ColorSamples, from: readonly OkLab[]): Cluster[] {
  let clusters = samples.gather(from);
  for (let round = 1; round < ROUNDS; round++) {
    const next = samples.gather(clusters.map(({ center }) => center));
    const isSettled = next.every(({ center }, k) => apart(center, (clusters[k] as Cluster).center) < SETTLED);
    clusters = next;
    if (isSettled) break;
  }
  return clusters;
}

/** Clusters in the colours of their calm samples, where these are many: edges are a little of what lies beside them. */
export function withoutEdges(samples: ColorSamples, clusters: readonly Cluster[]): Cluster[] {
  const calm = samples.gather(
    clusters.map(({ center }) => center),
    { calmOnly: true },
  );
  return clusters.map((cluster, k) =>
    cluster.calm < MANY * cluster.all ? cluster : { ...cluster, center: (calm[k] as Cluster).center },
  );
}

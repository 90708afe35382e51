import { okLabToRgb } from '../../numerics/color.js';
import type { FrameObservation } from '../observation.js';
import { apart, settleClusters, withoutEdges } from './color-clusters.js';
import type { Cluster, ColorSamples } from './color-samples.js';

/** Clusters of a palette at most. */
export const MOST_COLORS = 5;
/** OKLab, squared: a cluster that spreads less along its longest axis is one colour. */
const NARROW = 0.03 * 0.03;
/** OKLab: nearer centres are one colour, three times what an eye just tells apart. */
const SAME = 0.06;
/** A smaller share of the frame is no cluster of its own. */
const LEAST_SHARE = 0.01;
/** A cluster of which less is calm may be nothing but edges. */
const CALM_SHARE = 0.3;
/** Codes by which a mixture may miss what lies between two colours. */
const ASIDE = 12;

/**
 * The palette of a frame: k-means in OKLab over bins, from centres that chance does not choose. Clusters too near or too
 * small are dissolved, and so are those that are but the mixture of two others along their edges.
 */
export function paletteOf(samples: ColorSamples): FrameObservation['palette'] {
  let clusters = settleClusters(samples, samples.divide(NARROW));
  for (let spare = superfluous(clusters); spare !== undefined; spare = superfluous(clusters)) {
    const kept = clusters.filter((cluster) => cluster !== spare);
    clusters = settleClusters(
      samples,
      kept.map(({ center }) => center),
    );
  }
  const total = clusters.reduce((sum, { all }) => sum + all, 0);
  return withoutEdges(samples, clusters)
    .sort((a, b) => b.all - a.all)
    .map(({ center, all }) => {
      const [r, g, b] = okLabToRgb(center).map((code) => Math.round(code * 10) / 10) as [number, number, number];
      return { r, g, b, share: Math.round((all / total) * 1000) / 1000 };
    });
}

/** The smallest cluster that is no colour of its own. */
function superfluous(clusters: readonly Cluster[]): Cluster | undefined {
  const total = clusters.reduce((sum, { all }) => sum + all, 0);
  const order = [...clusters].sort((a, b) => a.all - b.all);
  return order.find((cluster, i) => {
    const larger = order.slice(i + 1);
    const isSmall = cluster.all < LEAST_SHARE * total;
    return larger.length > 0 && (isSmall || isNear(cluster, larger) || isMixture(cluster, larger));
  });
}

function isNear({ center }: Cluster, others: readonly Cluster[]): boolean {
  return others.some((other) => apart(other.center, center) < SAME * SAME);
}

/** Mostly edges, with luma between those of two larger clusters and chroma between theirs. */
function isMixture({ codes, all, calm }: Cluster, larger: readonly Cluster[]): boolean {
  if (calm > CALM_SHARE * all) return false;
  return larger.some((a, i) => larger.slice(i + 1).some((b) => isBetween(codes, a.codes, b.codes)));
}

type Codes = Cluster['codes'];

/** Luma and chroma apart: chroma is mixed over more pixels than luma, so that the one may be half way where the other is not. */
function isBetween(c: Codes, a: Codes, b: Codes): boolean {
  if (c[0] < Math.min(a[0], b[0]) - ASIDE || c[0] > Math.max(a[0], b[0]) + ASIDE) return false;
  const [u, v] = [b[1] - a[1], b[2] - a[2]];
  const along = ((c[1] - a[1]) * u + (c[2] - a[2]) * v) / Math.max(1, u * u + v * v);
  const t = Math.min(1, Math.max(0, along));
  const [offU, offV] = [c[1] - a[1] - t * u, c[2] - a[2] - t * v];
  return offU * offU + offV * offV < ASIDE * ASIDE;
}

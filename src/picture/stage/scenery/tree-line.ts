import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import { type Tones, toneAt } from './tones.js';

/** Where a distant wood stands and how tall its trees are. */
export interface TreeLineOptions {
  readonly from: number;
  readonly to: number;
  /** Row of the ground at x. */
  readonly foot: (x: number) => number;
  readonly height: number;
  readonly count: number;
  readonly tones: readonly Tones[];
  readonly side: number;
  readonly kind: 'conifer' | 'broadleaf';
  /** Rows behind the foot over which the trees are scattered, default none. */
  readonly deep?: number;
}

/** A wood seen from afar: hundreds of simple trees, the far ones first. */
export function treeLine(random: Random, options: TreeLineOptions): Shape[] {
  const { from, to, count, side } = options;
  const trees = Array.from({ length: count }, (_, i) => {
    const x = from + ((i + random.next()) / count) * (to - from);
    return {
      x,
      up: random.next() * (options.deep ?? 0),
      size: options.height * random.between(0.6, 1.15),
      tones: random.pick(options.tones),
    };
  }).sort((a, b) => b.up - a.up);
  return trees.flatMap(({ x, up, size, tones }): Shape[] => {
    const foot = options.foot(x) - up;
    const level = random.between(-0.5, 0.35);
    if (options.kind === 'conifer') {
      const half = size * random.between(0.17, 0.24);
      return [
        {
          kind: 'triangle',
          x,
          y: foot - size * 0.48,
          rx: half,
          ry: size * 0.5,
          color: toneAt(tones, level),
          color2: toneAt(tones, level - 0.35),
        },
        {
          kind: 'triangle',
          x: x + side * half * 0.26,
          y: foot - size * 0.54,
          rx: half * 0.52,
          ry: size * 0.4,
          color: toneAt(tones, level + 0.6),
          color2: toneAt(tones, level + 0.1),
          opacity: 0.8,
        },
      ];
    }
    const r = size * random.between(0.36, 0.5);
    return [
      {
        kind: 'ellipse',
        x,
        y: foot - size * 0.45,
        rx: r,
        ry: size * 0.5,
        color: toneAt(tones, level),
        color2: toneAt(tones, level - 0.6),
        edge: 1.5,
      },
      {
        kind: 'ellipse',
        x: x + side * r * 0.3,
        y: foot - size * 0.64,
        rx: r * 0.55,
        ry: size * 0.24,
        color: toneAt(tones, level + 0.7),
        color2: toneAt(tones, level + 0.1),
        opacity: 0.85,
        edge: 2,
      },
    ];
  });
}

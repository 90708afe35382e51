import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Season } from '../../../origins/domains.js';
import type { Shape } from '../../painting/shape.js';
import { turnOf } from './direction.js';
import { type Tones, toneAt } from './tones.js';

/** Leaf colours of a season by plain daylight, for broadleaf trees and bushes. */
export const LEAVES: Record<Season, readonly Rgb[]> = {
  spring: [
    [128, 178, 62],
    [150, 190, 80],
    [238, 176, 196],
    [248, 214, 222],
  ],
  summer: [
    [72, 128, 48],
    [88, 142, 52],
    [58, 112, 52],
    [104, 148, 58],
  ],
  autumn: [
    [212, 98, 34],
    [226, 150, 40],
    [182, 62, 36],
    [200, 168, 58],
  ],
  winter: [
    [112, 96, 84],
    [98, 88, 82],
    [120, 104, 92],
    [104, 92, 80],
  ],
};

/** How often a bare bough forks. */
const BOUGH_LEVELS = 6;

/** What a tree is made of and where it stands. */
export interface TreePlan {
  readonly x: number;
  /** Row of its foot and height, in frame heights. */
  readonly foot: number;
  readonly height: number;
  readonly leaf: Tones;
  readonly bark: Tones;
  /** +1 when the light comes from the right. */
  readonly side: number;
  /** Leaf dabs of the whole crown; more for nearer trees. */
  readonly dabs: number;
  /** Width of the crown over its height, about 1. */
  readonly spread?: number;
  /** Winter: no leaves; snow lies on the branches when given. */
  readonly bare?: { readonly snow: Rgb | null };
}

/** A broadleaf tree: trunk, boughs, and a crown of clumps lit from one side. */
export function broadleafTree(random: Random, plan: TreePlan): Shape[] {
  const { x, foot, height } = plan;
  const lean = random.between(-0.04, 0.04) * height;
  const trunk = limb(x, foot, x + lean, foot - height * 0.5, height * 0.045, height * 0.022, plan.bark, plan.side);
  // Without leaves the trunk parts lower.
  if (plan.bare)
    return [...trunk, ...boughs(random, plan, x + lean, foot - height * 0.42, height * 0.2, 0, BOUGH_LEVELS)];
  const arms = [-1, 1].map((s) =>
    limb(
      x + lean * 0.7,
      foot - height * 0.34,
      x + lean + s * height * 0.16,
      foot - height * 0.6,
      height * 0.022,
      height * 0.01,
      plan.bark,
      plan.side,
    ),
  );
  const crown = { x: x + lean, y: foot - height * 0.66, rx: height * 0.36 * (plan.spread ?? 1), ry: height * 0.34 };
  return [...trunk, ...arms.flat(), ...crownShapes(random, plan, crown)];
}

/** A bush: a crown that sits on the ground. */
export function bush(random: Random, plan: TreePlan): Shape[] {
  const crown = {
    x: plan.x,
    y: plan.foot - plan.height * 0.42,
    rx: plan.height * 0.62 * (plan.spread ?? 1),
    ry: plan.height * 0.5,
  };
  return crownShapes(random, plan, crown);
}

/** An ellipse filled with leaves. */
export interface Crown {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

/** Clumps of leaves, the upper ones first, so that lit tops stand before shaded undersides. */
export function crownShapes(random: Random, plan: Pick<TreePlan, 'leaf' | 'side' | 'dabs'>, crown: Crown): Shape[] {
  const count = plan.dabs < 60 ? 7 : plan.dabs < 150 ? 11 : 17;
  const clumps = Array.from({ length: count }, (_, i) => {
    const turn = (i * 0.618 + random.between(0, 0.12)) % 1;
    const away = Math.sqrt((i + 0.5) / count) * 0.78;
    return {
      x: crown.x + crown.rx * away * sineTurns(turn),
      y: crown.y + crown.ry * away * sineTurns(turn + 0.25),
      r: random.between(0.26, 0.4) * (count < 10 ? 1.25 : 1),
    };
  }).sort((a, b) => a.y - b.y);
  const each = Math.max(3, Math.round(plan.dabs / count));
  const size = Math.min(0.0125, Math.sqrt((crown.rx * crown.ry) / plan.dabs) * 0.95);
  const baseOf = (clump: { x: number; y: number }) =>
    (0.4 * (crown.y - clump.y)) / crown.ry + (0.35 * plan.side * (clump.x - crown.x)) / crown.rx;
  const shadows = clumps.map((clump): Shape => {
    const base = baseOf(clump);
    return {
      kind: 'ellipse',
      x: clump.x,
      y: clump.y,
      rx: crown.rx * clump.r * 0.8,
      ry: crown.ry * clump.r * 0.8,
      color: toneAt(plan.leaf, base - 0.25),
      color2: toneAt(plan.leaf, base - 0.65),
      edge: 3,
    };
  });
  // Tufts in the middle size break the round outlines.
  const tufts = clumps.flatMap((clump) =>
    Array.from({ length: plan.dabs < 60 ? 3 : 6 }, (): Shape => {
      const turn = random.next();
      const away = random.between(0.45, 0.95);
      const dx = away * sineTurns(turn);
      const dy = away * sineTurns(turn + 0.25);
      const level = baseOf(clump) + 0.35 * dx * plan.side - 0.5 * dy - 0.15;
      const r = random.between(0.24, 0.36) * clump.r;
      return {
        kind: 'ellipse',
        x: clump.x + crown.rx * clump.r * dx,
        y: clump.y + crown.ry * clump.r * dy,
        rx: crown.rx * r,
        ry: crown.ry * r * 0.8,
        turn: random.between(-0.1, 0.1),
        color: toneAt(plan.leaf, level),
        color2: toneAt(plan.leaf, level - 0.4),
        edge: 2,
      };
    }),
  );
  const dabs = clumps.flatMap((clump) =>
    Array.from({ length: each }, (): Shape => {
      const turn = random.next();
      const away = 1.06 - 0.95 * random.next() * random.next();
      const dx = away * sineTurns(turn);
      const dy = away * sineTurns(turn + 0.25);
      const level = baseOf(clump) + 0.4 * dx * plan.side - 0.6 * dy + random.between(-0.42, 0.42);
      const s = size * random.between(0.5, 1.05);
      return {
        kind: 'ellipse',
        x: clump.x + crown.rx * clump.r * dx,
        y: clump.y + crown.ry * clump.r * dy,
        rx: s,
        ry: s * 0.62,
        turn: random.next(),
        color: toneAt(plan.leaf, level),
      };
    }),
  );
  return [...shadows, ...tufts, ...dabs];
}

/** A tapering limb of a few short pieces, light on one edge. */
export function limb(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  w0: number,
  w1: number,
  bark: Tones,
  side: number,
): Shape[] {
  const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
  const turn = turnOf(x1 - x0, y1 - y0);
  const pieces = length > 0.1 ? 9 : 4;
  const place = (i: number) => {
    const t = (i + 0.5) / pieces;
    return { x: x0 + (x1 - x0) * t, y: y0 + (y1 - y0) * t, w: w0 + (w1 - w0) * t, half: (length / pieces) * 0.56 };
  };
  const body = Array.from({ length: pieces }, (_, i): Shape => {
    const { x, y, w, half } = place(i);
    return { kind: 'rectangle', x, y, rx: w, ry: half, turn, color: bark.shade };
  });
  const flank = Array.from({ length: pieces }, (_, i): Shape => {
    const { x, y, w, half } = place(i);
    return { kind: 'rectangle', x: x + side * w * 0.5, y, rx: w * 0.45, ry: half, turn, color: bark.lit };
  });
  return [...body, ...flank];
}

/** Bare boughs, each forking into two or three thinner ones. */
function boughs(
  random: Random,
  plan: TreePlan,
  x: number,
  y: number,
  length: number,
  turn: number,
  level: number,
): Shape[] {
  if (level === 0) return [];
  const fork = level === BOUGH_LEVELS ? 5 : random.chance(0.35) ? 3 : 2;
  return Array.from({ length: fork }, (_, i): Shape[] => {
    const angle =
      turn + (i / (fork - 1) - 0.5) * (level === BOUGH_LEVELS ? 0.36 : 0.17) + random.between(-0.045, 0.045);
    const reach = length * random.between(0.5, 0.95);
    const x1 = x + sineTurns(angle) * reach;
    const y1 = y - sineTurns(angle + 0.25) * reach;
    const w = plan.height * 0.0011 * level * Math.sqrt(level);
    const bough: Shape[] = [
      {
        kind: 'rectangle',
        x: (x + x1) / 2,
        y: (y + y1) / 2,
        rx: w,
        ry: reach * 0.52,
        turn: angle,
        color: level > 2 ? plan.bark.shade : plan.bark.body,
      },
    ];
    const snow = plan.bare?.snow;
    if (snow && level > 1)
      bough.push({
        kind: 'rectangle',
        x: (x + x1) / 2,
        y: (y + y1) / 2 - w,
        rx: w * 0.6,
        ry: reach * 0.44,
        turn: angle,
        color: snow,
        opacity: 0.85,
      });
    return [...bough, ...boughs(random, plan, x1, y1, reach * 0.86, angle, level - 1)];
  }).flat();
}

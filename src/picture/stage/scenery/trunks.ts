import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import { limb } from './foliage.js';
import { type Tones, toneAt } from './tones.js';

/** A trunk that leaves the frame at the top, or ends in a crown. Frame heights. */
export interface TrunkPlan {
  readonly x: number;
  readonly foot: number;
  readonly top: number;
  /** Half width at the foot. */
  readonly width: number;
  readonly bark: Tones;
  readonly side: number;
  /** Strokes of bark; 0 for far trunks. */
  readonly strokes: number;
  readonly kind: 'rough' | 'birch';
}

/** A tall trunk: flared at the foot, round in the light, with bark and the stubs of boughs. */
export function trunk(random: Random, plan: TrunkPlan): Shape[] {
  const { foot, top, width: w, bark, side } = plan;
  const middle = (foot + top) / 2;
  const half = (foot - top) / 2;
  const lean = random.between(-0.012, 0.012);
  // Turned about its middle, so that its foot stays where it stands.
  const x = plan.x + sineTurns(lean) * half;
  const body: Shape[] = [
    {
      kind: 'triangle',
      x: plan.x - side * w * 0.4,
      y: foot - w * 1.1,
      rx: w * 1.25,
      ry: w * 1.5,
      color: bark.shade,
      color2: bark.deep,
      edge: 2,
    },
    {
      kind: 'triangle',
      x: plan.x + side * w * 0.4,
      y: foot - w * 1.1,
      rx: w * 1.2,
      ry: w * 1.5,
      color: bark.body,
      color2: bark.shade,
      edge: 2,
    },
    { kind: 'rectangle', x, y: middle, rx: w, ry: half, turn: lean, color: bark.body, color2: bark.shade },
    {
      kind: 'rectangle',
      x: x - side * w * 0.62,
      y: middle,
      rx: w * 0.4,
      ry: half,
      turn: lean,
      color: bark.deep,
      opacity: 0.75,
      edge: Math.max(1, w * 160),
    },
    {
      kind: 'rectangle',
      x: x + side * w * 0.66,
      y: middle,
      rx: w * 0.26,
      ry: half,
      turn: lean,
      color: bark.rim,
      color2: bark.lit,
      opacity: 0.85,
      edge: Math.max(1, w * 90),
    },
  ];
  const strokes = Array.from({ length: plan.strokes }, (): Shape => {
    const u = random.between(-0.9, 0.9);
    const y = random.between(top, foot);
    const slant = (middle - y) * lean * 6.28;
    if (plan.kind === 'birch')
      return {
        kind: 'ellipse',
        x: x + u * w * 0.8 + slant,
        y,
        rx: w * random.between(0.15, 0.5),
        ry: w * random.between(0.04, 0.12),
        color: bark.deep,
        opacity: 0.8,
      };
    return {
      kind: 'ellipse',
      x: x + u * w + slant,
      y,
      rx: w * random.between(0.04, 0.1),
      ry: w * random.between(0.5, 1.6),
      turn: lean + random.between(-0.02, 0.02),
      color: toneAt(bark, u * side * 0.8 + random.between(-0.8, 0.3)),
      opacity: 0.7,
    };
  });
  const boughs = Array.from({ length: plan.strokes > 0 ? 3 : 1 }, (): Shape[] => {
    const way = random.chance(0.5) ? 1 : -1;
    const y = top + (foot - top) * random.between(0.05, 0.5);
    const reach = w * random.between(3, 7);
    return limb(x, y, x + way * reach, y - reach * random.between(0.5, 0.9), w * 0.32, w * 0.1, bark, side);
  });
  return [...boughs.flat(), ...body, ...strokes];
}

/** A mushroom with a spotted cap. */
export function mushroom(x: number, foot: number, height: number, cap: Tones, stem: Tones): Shape[] {
  const r = height * 0.55;
  return [
    {
      kind: 'rectangle',
      x,
      y: foot - height * 0.35,
      rx: height * 0.12,
      ry: height * 0.36,
      color: stem.lit,
      color2: stem.shade,
    },
    { kind: 'ellipse', x, y: foot - height * 0.7, rx: r, ry: height * 0.3, color: cap.lit, color2: cap.shade },
    ...[
      [-0.45, -0.72],
      [0.05, -0.86],
      [0.42, -0.7],
      [-0.1, -0.66],
    ].map(
      ([u, v]): Shape => ({
        kind: 'ellipse',
        x: x + (u as number) * r,
        y: foot + (v as number) * height,
        rx: height * 0.06,
        ry: height * 0.045,
        color: stem.rim,
      }),
    ),
  ];
}

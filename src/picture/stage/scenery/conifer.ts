import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import { type Tones, toneAt } from './tones.js';

/** A spruce or pine: where it stands, its colours, and how many tiers of branches it has (more for nearer trees). */
export interface ConiferPlan {
  readonly x: number;
  readonly foot: number;
  readonly height: number;
  readonly needles: Tones;
  readonly bark: Tones;
  /** +1 when the light comes from the right. */
  readonly side: number;
  readonly tiers: number;
  /** Colour of snow on the boughs, if any. */
  readonly snow?: Tones | undefined;
}

/** A conifer: tiers of drooping boughs that narrow towards the tip, lit on one side, snow on top. */
export function conifer(random: Random, plan: ConiferPlan): Shape[] {
  const { x, foot, height, needles, side, tiers } = plan;
  const width = height * random.between(0.2, 0.26);
  const shapes: Shape[] = [
    { kind: 'rectangle', x, y: foot - height * 0.06, rx: height * 0.016, ry: height * 0.08, color: plan.bark.shade },
  ];
  shapes.push({
    kind: 'triangle',
    x,
    y: foot - height * 0.55,
    rx: width * 0.62,
    ry: height * 0.45,
    color: needles.shade,
    color2: needles.deep,
  });
  for (let i = 0; i < tiers; i++) {
    const up = (i + 0.4) / tiers;
    const y = foot - height * (0.1 + 0.88 * up);
    const half = width * (1 - up) * random.between(0.85, 1.15) + height * 0.012;
    shapes.push(...tier(random, plan, y, half, (height / tiers) * 1.25));
  }
  shapes.push({
    kind: 'triangle',
    x,
    y: foot - height * 0.965,
    rx: height * 0.014,
    ry: height * 0.05,
    color: side > 0 ? needles.lit : needles.body,
  });
  return shapes;
}

/** The boughs of one tier: strokes that hang outwards and down, the lit side brighter. */
function tier(random: Random, plan: ConiferPlan, y: number, half: number, drop: number): Shape[] {
  const { x, needles, side, snow } = plan;
  const strokes = plan.tiers > 9 ? 9 : plan.tiers > 6 ? 6 : 4;
  return Array.from({ length: strokes }, (_, i): Shape[] => {
    const u = ((i + 0.5) / strokes) * 2 - 1 + random.between(-0.12, 0.12);
    const level = 0.5 * u * side + random.between(-0.4, 0.3) - 0.05;
    const reach = half * (0.36 + 0.2 * random.next());
    const at = { x: x + u * half * 0.72, y: y + drop * (0.25 + 0.32 * u * u), turn: 0.07 * u + (u > 0 ? 0.03 : -0.03) };
    const bough: Shape = {
      kind: 'ellipse',
      ...at,
      rx: reach,
      ry: drop * 0.3,
      color: toneAt(needles, level + 0.15),
      color2: toneAt(needles, level - 0.6),
    };
    if (!snow) return [bough];
    const cap: Shape = {
      kind: 'ellipse',
      ...at,
      y: at.y - drop * 0.1,
      rx: reach * 0.86,
      ry: drop * 0.17,
      color: toneAt(snow, level + 0.45),
      color2: toneAt(snow, level),
      opacity: 0.95,
    };
    return [bough, cap];
  }).flat();
}

/** Needle colours by plain daylight. */
export const NEEDLES: readonly Rgb[] = [
  [38, 82, 56],
  [46, 94, 58],
  [34, 74, 62],
  [56, 98, 52],
];

import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import { turnOf } from './direction.js';
import { type Tones, toneAt } from './tones.js';

/** A palm: where it stands, how far its top leans to the right (a share of its height), its colours. */
export interface PalmPlan {
  readonly x: number;
  readonly foot: number;
  readonly height: number;
  readonly lean: number;
  readonly leaf: Tones;
  readonly bark: Tones;
  readonly side: number;
}

/** The leaning, ringed trunk of a palm. */
export function palmTrunk(plan: PalmPlan): Shape[] {
  const pieces = 16;
  const shapes: Shape[] = [];
  for (let i = 0; i < pieces; i++) {
    const a = trunkAt(plan, i / pieces);
    const b = trunkAt(plan, (i + 1) / pieces);
    const w = plan.height * (0.026 - 0.012 * (i / pieces) + (i === 0 ? 0.008 : 0));
    const turn = turnOf(b.x - a.x, b.y - a.y);
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, turn, ry: (plan.height / pieces) * 0.62 };
    shapes.push({ kind: 'rectangle', ...middle, rx: w, color: plan.bark.body, color2: plan.bark.deep });
    shapes.push({
      kind: 'rectangle',
      ...middle,
      x: middle.x + plan.side * w * 0.55,
      rx: w * 0.4,
      color: plan.bark.rim,
      color2: plan.bark.body,
    });
  }
  return shapes;
}

/** The crown of a palm: arching fronds, the far ones dark, the near ones lit. */
export function palmCrown(random: Random, plan: PalmPlan): Shape[] {
  const top = trunkAt(plan, 1);
  const nuts = [-0.016, 0.008, 0.02].map(
    (dx): Shape => ({
      kind: 'ellipse',
      x: top.x + dx * plan.height,
      y: top.y + plan.height * 0.02,
      rx: plan.height * 0.014,
      ry: plan.height * 0.016,
      color: plan.bark.body,
      color2: plan.bark.deep,
    }),
  );
  return [...fan(random, plan, top, 11, 12), ...nuts];
}

/** A fern: fronds that arch out of the ground. `plan.height` is the reach of its fronds over two fifths. */
export function fern(random: Random, plan: Omit<PalmPlan, 'bark' | 'lean'>): Shape[] {
  return fan(random, plan, { x: plan.x, y: plan.foot }, 7, 9);
}

type FanPlan = Pick<PalmPlan, 'height' | 'leaf' | 'side'>;

/** Fronds about one point, the far ones first. */
function fan(random: Random, plan: FanPlan, top: { x: number; y: number }, count: number, steps: number): Shape[] {
  const fronds = Array.from({ length: count }, (_, i) => {
    const start = (i / count) * 0.78 - 0.39 + random.between(-0.02, 0.02);
    return { start, reach: plan.height * random.between(0.3, 0.4), near: (i * 4) % count };
  }).sort((a, b) => a.near - b.near);
  return fronds.flatMap((f) => frond(random, plan, top, f.start, f.reach, f.near / count, steps));
}

function trunkAt(plan: PalmPlan, t: number): { x: number; y: number } {
  return {
    x: plan.x + plan.lean * plan.height * (0.35 * t + 0.65 * t * t),
    y: plan.foot - plan.height * 0.78 * (t - 0.06 * t * t),
  };
}

/** One frond: a rib that rises and falls, with leaflets hanging from both sides. */
function frond(
  random: Random,
  plan: FanPlan,
  top: { x: number; y: number },
  start: number,
  reach: number,
  near: number,
  steps: number,
): Shape[] {
  const shapes: Shape[] = [];
  let { x, y } = top;
  let turn = start;
  const out = start < 0 ? -1 : 1;
  for (let i = 0; i < steps; i++) {
    const t = i / steps;
    const dx = (sineTurns(turn) * reach) / steps;
    const dy = (-sineTurns(turn + 0.25) * reach) / steps;
    const tilt = turnOf(dx, dy);
    shapes.push({
      kind: 'rectangle',
      x: x + dx / 2,
      y: y + dy / 2,
      rx: plan.height * 0.0034 * (1.2 - t),
      ry: (reach / steps) * 0.62,
      turn: tilt,
      color: toneAt(plan.leaf, 0.2 * out * plan.side),
    });
    const long = reach * 0.26 * sineTurns(0.08 + 0.4 * t) + reach * 0.03;
    for (const s of [-1, 1]) {
      const hang = tilt + s * (0.11 + 0.03 * t) + random.between(-0.015, 0.015);
      const lx = x + sineTurns(hang) * long * 0.5;
      const ly = y - sineTurns(hang + 0.25) * long * 0.5 + long * 0.12;
      const level = 0.42 * out * plan.side + (near - 0.5) * 0.7 - s * out * 0.3 + random.between(-0.2, 0.2);
      shapes.push({
        kind: 'triangle',
        x: lx,
        y: ly,
        rx: plan.height * 0.0105,
        ry: long * 0.52,
        turn: hang,
        color: toneAt(plan.leaf, level + 0.1),
        color2: toneAt(plan.leaf, level - 0.25),
      });
    }
    x += dx;
    y += dy;
    turn = out * Math.min(0.43, Math.abs(turn) + ((0.014 + 0.03 * t) * 12) / steps);
  }
  return shapes;
}

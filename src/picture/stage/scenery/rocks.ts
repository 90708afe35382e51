import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import { type Tones, toneAt } from './tones.js';

/** A boulder on the ground: a dark mass, facets that turn to the light, a cap (moss, snow) if given. */
export function boulder(
  random: Random,
  x: number,
  foot: number,
  height: number,
  stone: Tones,
  side: number,
  cap?: Tones,
): Shape[] {
  const w = height * random.between(0.75, 1.05);
  const shapes: Shape[] = [
    {
      kind: 'ellipse',
      x: x - side * w * 0.25,
      y: foot,
      rx: w * 1.15,
      ry: height * 0.12,
      color: stone.deep,
      opacity: 0.5,
      edge: 4,
    },
  ];
  const lumps = [
    [-0.42, 0.34, 0.62],
    [0.4, 0.3, 0.58],
    [0, 0.44, 0.86],
  ] as const;
  for (const [u, v, s] of lumps) {
    const cx = x + u * w + random.between(-0.08, 0.08) * w;
    const r = s * random.between(0.85, 1.1);
    const tilt = random.between(-0.04, 0.04);
    shapes.push({
      kind: 'ellipse',
      x: cx,
      y: foot - height * v * 0.92,
      rx: w * 0.66 * r,
      ry: height * 0.54 * r,
      turn: tilt,
      color: stone.body,
      color2: stone.deep,
    });
    for (let k = 0; k < 7; k++) {
      const fx = random.between(-0.75, 0.75);
      const fy = random.between(-0.85, 0.35);
      if (fx * fx + fy * fy > 0.72) continue;
      shapes.push({
        kind: k % 2 ? 'triangle' : 'ellipse',
        x: cx + fx * w * 0.62 * r,
        y: foot - height * v * 0.92 + fy * height * 0.5 * r,
        rx: w * 0.2 * r * random.between(0.5, 1.2),
        ry: height * 0.13 * r * random.between(0.5, 1.2),
        turn: random.between(-0.12, 0.12),
        color: toneAt(stone, 0.7 * fx * side - 0.75 * fy + random.between(-0.3, 0.3)),
        opacity: 0.75,
        edge: 2.5,
      });
    }
    if (cap)
      shapes.push({
        kind: 'ellipse',
        x: cx,
        y: foot - height * v * 0.92 - height * 0.36 * r,
        rx: w * 0.5 * r,
        ry: height * 0.17 * r,
        turn: tilt,
        color: cap.lit,
        color2: cap.body,
        edge: 2,
      });
  }
  return shapes;
}

/** Small stones strewn between two columns. */
export function pebbles(
  random: Random,
  from: number,
  to: number,
  foot: () => number,
  size: number,
  count: number,
  stone: Tones,
  side: number,
): Shape[] {
  return Array.from({ length: count }, (): Shape[] => {
    const x = random.between(from, to);
    const y = foot();
    const r = size * random.between(0.3, 1) * random.between(0.5, 1);
    return [
      {
        kind: 'ellipse',
        x: x - side * r * 0.4,
        y: y + r * 0.25,
        rx: r * 1.2,
        ry: r * 0.4,
        color: stone.deep,
        opacity: 0.45,
        edge: 2,
      },
      { kind: 'ellipse', x, y, rx: r, ry: r * 0.6, color: toneAt(stone, random.between(0, 0.7)), color2: stone.shade },
      {
        kind: 'ellipse',
        x: x + side * r * 0.3,
        y: y - r * 0.2,
        rx: r * 0.45,
        ry: r * 0.22,
        color: stone.rim,
        opacity: 0.6,
        edge: 2,
      },
    ];
  }).flat();
}

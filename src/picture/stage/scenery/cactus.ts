import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import { type Tones, toneAt } from './tones.js';

/** A saguaro: a ribbed column with upturned arms. Frame heights. */
export function saguaro(random: Random, x: number, foot: number, height: number, flesh: Tones, side: number): Shape[] {
  const w = height * 0.075;
  const shapes: Shape[] = [];
  for (const s of random.shuffle([-1, 1])) {
    const at = foot - height * random.between(0.36, 0.58);
    const out = w * random.between(2.6, 3.4);
    const up = height * random.between(0.2, 0.34);
    shapes.push({
      kind: 'ellipse',
      x: x + (s * out) / 2,
      y: at,
      rx: out * 0.62,
      ry: w * 0.62,
      color: flesh.body,
      color2: flesh.deep,
    });
    shapes.push(...column(x + s * out, at + w * 0.4, at - up, w * 0.68, flesh, side));
  }
  return [...shapes, ...column(x, foot, foot - height, w, flesh, side)];
}

/** A rounded column with ribs: dark folds, a lit flank. */
function column(x: number, foot: number, top: number, w: number, flesh: Tones, side: number): Shape[] {
  const middle = (foot + top + w) / 2;
  const half = (foot - top - w) / 2;
  const cap: Shape = { kind: 'ellipse', x, y: top + w, rx: w, ry: w * 1.15, color: flesh.body };
  const ribs = [-0.78, -0.42, 0, 0.4, 0.76].map(
    (u): Shape => ({
      kind: 'ellipse',
      x: x + u * w,
      y: middle - w * 0.5 * (1 - u * u),
      rx: w * 0.15,
      ry: half + w * 0.42 * (1 - u * u),
      color: toneAt(flesh, u * side * 0.9 + 0.1),
      color2: toneAt(flesh, u * side * 0.9 - 0.3),
    }),
  );
  return [
    cap,
    { kind: 'ellipse', x, y: foot, rx: w, ry: w * 0.5, color: flesh.deep },
    { kind: 'rectangle', x, y: middle, rx: w, ry: half, color: flesh.shade, color2: flesh.deep },
    ...ribs,
  ];
}

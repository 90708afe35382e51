import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import { type Tones, toneAt } from './tones.js';

/** A tuft of grass: blades that fan out from one foot. `contrast` 0–1 sets how far it stands out from the ground. */
export function tuft(
  random: Random,
  x: number,
  foot: number,
  height: number,
  blades: number,
  tones: Tones,
  contrast = 1,
): Shape[] {
  return Array.from({ length: blades }, (_, i): Shape => {
    const fan = ((i + 0.5) / blades - 0.5) * 2;
    const long = height * random.between(0.55, 1) * (1 - 0.25 * fan * fan);
    const turn = fan * 0.07 + random.between(-0.025, 0.025);
    const level = 0.1 + contrast * random.between(-0.6, 0.65);
    return {
      kind: 'triangle',
      x: x + fan * height * 0.32,
      y: foot - long * 0.48,
      rx: Math.max(0.0016, height * 0.035),
      ry: long * 0.54,
      turn,
      color: toneAt(tones, level),
      color2: toneAt(tones, level - 0.75 * contrast),
    };
  });
}

/** A sown band of tufts across `width`, thicker where the random draw falls. */
export function grassBand(
  random: Random,
  from: number,
  to: number,
  foot: (x: number) => number,
  height: number,
  count: number,
  blades: number,
  tones: readonly Tones[],
): Shape[] {
  return Array.from({ length: count }, (_, i): Shape[] => {
    const x = from + ((i + random.next()) / count) * (to - from);
    return tuft(random, x, foot(x), height * random.between(0.5, 1.1), blades, random.pick(tones));
  }).flat();
}

/** Petal colours of wild flowers by plain daylight. */
export const PETALS: readonly Rgb[] = [
  [244, 244, 238],
  [250, 206, 60],
  [226, 66, 62],
  [150, 110, 220],
  [240, 130, 180],
  [96, 140, 236],
];

/** A flower on its stem: petals about a heart, seen a little from above. */
export function flower(
  random: Random,
  x: number,
  foot: number,
  height: number,
  size: number,
  petal: Tones,
  heart: Rgb,
  stem: Tones,
): Shape[] {
  const lean = random.between(-0.03, 0.03);
  const hx = x + lean * 6 * height * 0.5;
  const hy = foot - height;
  const stalk: Shape = {
    kind: 'rectangle',
    x: (x + hx) / 2,
    y: foot - height / 2,
    rx: Math.max(0.001, size * 0.09),
    ry: height * 0.52,
    turn: lean,
    color: stem.body,
    color2: stem.shade,
  };
  if (size < 0.006)
    return [stalk, { kind: 'ellipse', x: hx, y: hy, rx: size, ry: size * 0.8, color: petal.lit, color2: petal.body }];
  const petals = Array.from({ length: 6 }, (_, i): Shape => {
    const turn = i / 6 + lean;
    const at = PETAL_RING[i] as readonly [number, number];
    return {
      kind: 'ellipse',
      x: hx + at[0] * size * 0.62,
      y: hy + at[1] * size * 0.46,
      rx: size * 0.36,
      ry: size * 0.56,
      turn,
      color: toneAt(petal, 0.5 - at[1] * 0.5),
      color2: petal.body,
    };
  });
  return [stalk, ...petals, { kind: 'ellipse', x: hx, y: hy, rx: size * 0.28, ry: size * 0.23, color: heart }];
}

/** Six places about a heart, from the top clockwise. */
const PETAL_RING: readonly (readonly [number, number])[] = [
  [0, -1],
  [0.866, -0.5],
  [0.866, 0.5],
  [0, 1],
  [-0.866, 0.5],
  [-0.866, -0.5],
];

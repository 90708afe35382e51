import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import type { SettingScene } from '../setting.js';
import type { StageItem } from '../stage.js';
import { type Street, wallPoint } from './canyon.js';

/** Tubes of an ordinary town after dark; a neon scene has its palette's instead. */
const TUBES: readonly Rgb[] = [
  [255, 74, 96],
  [86, 214, 255],
  [255, 190, 84],
  [120, 255, 190],
  [214, 120, 255],
];

/** How many signs hang over a street: a few, or many when the scene asks for neon. */
function signCount(scene: SettingScene): number {
  const { palette_name, lighting_preset } = scene.spec;
  return palette_name === 'neon' || lighting_preset === 'neon' ? 4 : 1;
}

/** Upright signs that hang from the walls into the street, glowing, some of them flickering a little. */
export function neonSigns(
  scene: SettingScene,
  street: Street,
  place: { side: -1 | 1; near: number; far: number; depth: number },
  random: Random,
): StageItem[] {
  const { spec, light } = scene;
  const tubes =
    signCount(scene) > 1 && spec.palette_colors.length > 0 ? [...spec.palette_colors, ...TUBES.slice(0, 2)] : TUBES;
  const bright = tubes.filter((color) => Math.max(...color) > 110);
  const signs = Array.from({ length: signCount(scene) }, () => {
    const depth = random.between(place.near * 1.05, Math.min(place.far, place.near * 1.9));
    const up = random.between(0.5, 1.15);
    const tall = random.between(0.2, 0.46);
    const [x, foot] = wallPoint(street, place.side, depth, up);
    const [, top] = wallPoint(street, place.side, depth, up + tall);
    const width = random.between(0.1, 0.15) / depth;
    return {
      x: x - place.side * width * 0.6,
      y: (foot + top) / 2,
      rx: width / 2,
      ry: (foot - top) / 2,
      color: random.pick(bright.length > 0 ? bright : TUBES),
      phase: random.next(),
      letters: 2 + random.integer(4),
    };
  });
  const strength = Math.min(1, light.darkness * 1.1);
  return [
    {
      kind: 'swarm',
      depth: place.depth,
      shapes: (t) =>
        signs.flatMap((sign) => signShapes(sign, strength * (0.9 + 0.1 * sineTurns(t * 0.7 + sign.phase)))),
    },
  ];
}

interface Sign {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly color: Rgb;
  readonly phase: number;
  readonly letters: number;
}

/** Board, tube around it, and bars where the letters would be. */
function signShapes(sign: Sign, strength: number): Shape[] {
  const { x, y, rx, ry, color, letters } = sign;
  const core: Rgb = [(color[0] + 255) / 2, (color[1] + 255) / 2, (color[2] + 255) / 2];
  const board: Rgb = [color[0] * 0.16 + 12, color[1] * 0.16 + 10, color[2] * 0.16 + 18];
  const shapes: Shape[] = [
    { kind: 'glow', x, y, rx: rx * 5.5, ry: ry + rx * 4.5, color, opacity: 0.42 * strength, additive: true },
    { kind: 'rectangle', x, y, rx, ry, color: core, opacity: strength },
    { kind: 'rectangle', x, y, rx: rx * 0.8, ry: ry - rx * 0.2, color: board },
  ];
  // Letters of no language: a box, a cross stroke, a dot, by turns.
  const step = (2 * ry - rx) / letters;
  for (let i = 0; i < letters; i++) {
    const ly = y - ry + rx * 0.5 + step * (i + 0.5);
    const size = Math.min(rx * 0.5, step * 0.36);
    shapes.push({
      kind: i % 2 === 0 ? 'rectangle' : 'ellipse',
      x,
      y: ly,
      rx: size,
      ry: size,
      color: core,
      opacity: strength,
    });
    shapes.push({
      kind: i % 2 === 0 ? 'rectangle' : 'ellipse',
      x,
      y: ly,
      rx: size * 0.6,
      ry: size * 0.6,
      color: board,
    });
    shapes.push({ kind: 'rectangle', x, y: ly, rx: size * 0.16, ry: size, color, opacity: strength });
  }
  return shapes;
}

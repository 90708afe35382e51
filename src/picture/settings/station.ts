import { mixRgb, type Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { type LampPost, lampGlows, postShapes } from '../stage/scenery/lamps.js';
import { mixAt } from '../stage/scenery/skyline.js';
import { litShare } from '../stage/scenery/windows.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { StageItem } from '../stage/stage.js';

/** Depths of the platform's edge, of the train and of the station house. */
const EDGE = 1.5;
const TRAIN = 1.95;
const HOUSE = 3.4;

const LIVERIES: readonly (readonly [Rgb, Rgb])[] = [
  [
    [156, 42, 46],
    [238, 226, 200],
  ],
  [
    [36, 78, 122],
    [232, 234, 236],
  ],
  [
    [40, 96, 74],
    [236, 224, 190],
  ],
  [
    [212, 150, 48],
    [60, 62, 72],
  ],
];

/** A railway platform: a train waits at it, the station house stands behind. */
export const station: Setting = {
  name: 'station',
  anchors: [
    'railway station',
    'station#1',
    'platform#1',
    'railroad track',
    'railway',
    'subway#1',
    'terminal#1',
    'airport',
    'bus stop',
    'depot#1',
  ],
  family: 'urban',
  ground: 'land',
  horizon: 0.52,
  ambience: 'city',
  build(scene) {
    return [...skyOf(scene), house(scene), ground(scene), train(scene), ...lamps(scene)];
  },
};

/** Brick house with gables, arched windows and a clock. */
function house(scene: SettingScene): StageItem {
  const { painter, period, horizon, light } = scene;
  const foot = groundRow(horizon, HOUSE) + 0.012;
  const chance = scene.random.fork('house');
  const canvas = painter.canvas({ width: period, top: horizon - 0.36, bottom: foot, wraps: true });
  const snow = light.weather === 'snow';
  const brick = mixRgb(light.on([172, 100, 76], 2.6), light.key, 0.26 * light.keyStrength);
  const stone = light.on([222, 208, 184], 2.6);
  const roof = light.on(snow ? [230, 236, 242] : [84, 82, 96], 2.6);
  const top = horizon - 0.15;
  const trees = scene.curve('trees behind', 4, 3);
  canvas.ridge({
    contour: (x) => top - 0.05 - 0.05 * trees(x),
    color: light.on(snow ? [206, 216, 224] : [92, 122, 92], 5),
    foot: light.on([120, 140, 140], 7),
    fade: 0.14,
  });
  canvas.shapes([
    {
      kind: 'rectangle',
      x: 0,
      y: (top + foot) / 2,
      rx: period / 2,
      ry: (foot - top) / 2,
      color: brick,
      color2: mixAt(brick, light.on([60, 48, 52], 2.6), 0.4),
    },
    {
      kind: 'rectangle',
      x: 0,
      y: top - 0.018,
      rx: period / 2,
      ry: 0.026,
      color: roof,
      color2: mixAt(roof, [30, 30, 40], 0.25),
    },
    { kind: 'rectangle', x: 0, y: top + 0.008, rx: period / 2, ry: 0.005, color: stone },
  ]);
  const bays = Math.max(4, Math.round(period / 0.17));
  const share = litShare(light) * 1.3;
  const shapes: Shape[] = [];
  for (let i = 0; i < bays; i++) {
    const x = ((i + 0.5) / bays - 0.5) * period;
    const lit = chance.next() < share;
    const glass: Rgb = lit ? [255, 210, 140] : mixRgb(light.on([58, 70, 88], 2.6), light.sky[1]?.[1] ?? stone, 0.3);
    if (i % 4 === 1)
      shapes.push(
        { kind: 'triangle', x, y: top - 0.06, rx: 0.12, ry: 0.085, color: roof },
        { kind: 'triangle', x, y: top - 0.045, rx: 0.098, ry: 0.07, color: brick },
      );
    if (i % 4 === 1)
      shapes.push(
        { kind: 'ellipse', x, y: top - 0.022, rx: 0.026, ry: 0.026, color: stone },
        {
          kind: 'ellipse',
          x,
          y: top - 0.022,
          rx: 0.021,
          ry: 0.021,
          color: light.darkness > 0.3 ? [255, 246, 214] : light.on([250, 248, 240], 2),
        },
        { kind: 'rectangle', x, y: top - 0.03, rx: 0.0012, ry: 0.009, color: [30, 30, 36] },
        { kind: 'rectangle', x: x + 0.005, y: top - 0.022, rx: 0.006, ry: 0.0012, color: [30, 30, 36] },
      );
    shapes.push(
      { kind: 'ellipse', x, y: top + 0.055, rx: 0.036, ry: 0.034, color: stone },
      { kind: 'rectangle', x, y: top + 0.11, rx: 0.036, ry: 0.055, color: stone },
      { kind: 'ellipse', x, y: top + 0.056, rx: 0.029, ry: 0.028, color: glass },
      { kind: 'rectangle', x, y: top + 0.11, rx: 0.029, ry: 0.054, color: glass, color2: mixAt(glass, brick, 0.25) },
      { kind: 'rectangle', x, y: top + 0.096, rx: 0.0016, ry: 0.066, color: stone },
    );
  }
  canvas.shapes(shapes).finish();
  return { kind: 'plane', canvas, lie: 'upright', depth: HOUSE };
}

/** Ballast with two pairs of rails, and the platform in front with its safety line. */
function ground(scene: SettingScene): StageItem {
  const { painter, period, horizon, light } = scene;
  const canvas = painter.canvas({ width: period, top: horizon, bottom: 1.5, wraps: true });
  const snow = light.weather === 'snow';
  const wet = light.weather === 'rain' ? 0.3 : 0;
  const stone = (color: Rgb, depth: number) =>
    mixAt(light.on(snow ? mixAt(color, [236, 240, 246], 0.75) : color, depth), light.on([40, 44, 54], depth), wet);
  const back = groundRow(horizon, HOUSE);
  const edge = groundRow(horizon, EDGE);
  canvas.ridge({ contour: () => back, color: stone([128, 116, 106], 2.6), foot: stone([96, 88, 84], 1.6), fade: 0.1 });
  canvas.grain({
    strength: 0.3,
    cells: 60,
    octaves: 2,
    horizon,
    from: back,
    to: edge,
    seed: scene.random.fork('ballast').integer(65536),
  });
  const rail = mixRgb(light.on([170, 172, 178], 1.8), light.key, 0.4 * light.keyStrength);
  canvas.shapes(
    [2.9, 2.55, 2.05, 1.78].flatMap((depth): Shape[] => [
      {
        kind: 'rectangle',
        x: 0,
        y: groundRow(horizon, depth) + 0.004 / depth,
        rx: period / 2,
        ry: 0.008 / depth,
        color: light.on([70, 52, 46], depth),
      },
      { kind: 'rectangle', x: 0, y: groundRow(horizon, depth), rx: period / 2, ry: 0.004 / depth, color: rail },
    ]),
  );
  canvas.ridge({
    contour: () => edge,
    color: stone([186, 178, 168], 1.4),
    foot: stone([126, 120, 118], 1),
    fade: 0.36,
  });
  canvas.grain({
    strength: 0.1,
    cells: 24,
    octaves: 2,
    horizon,
    from: edge,
    to: 1.15,
    seed: scene.random.fork('platform').integer(65536),
  });
  const joint = stone([108, 104, 102], 1.1);
  canvas.shapes([
    {
      kind: 'rectangle',
      x: 0,
      y: edge + 0.004,
      rx: period / 2,
      ry: 0.006,
      color: stone([214, 208, 198], 1.3),
      color2: stone([120, 116, 112], 1.3),
    },
    {
      kind: 'rectangle',
      x: 0,
      y: groundRow(horizon, 1.36),
      rx: period / 2,
      ry: 0.005,
      color: light.on([246, 200, 60], 1.2),
    },
    ...[1.2, 1.04, 0.88, 0.74].map(
      (depth): Shape => ({
        kind: 'rectangle',
        x: 0,
        y: groundRow(horizon, depth),
        rx: period / 2,
        ry: 0.0014 / depth,
        color: joint,
        opacity: 0.55,
      }),
    ),
  ]);
  if (light.darkness > 0.3) {
    const warm: Rgb = [255, 206, 130];
    canvas.shapes(
      postsOf(scene).flatMap((post): Shape[] => [
        {
          kind: 'glow',
          x: post.x,
          y: edge + 0.07,
          rx: 0.36,
          ry: 0.09,
          color: warm,
          opacity: 0.42 * light.darkness,
          additive: true,
        },
        ...(wet > 0
          ? [
              {
                kind: 'glow' as const,
                x: post.x,
                y: edge + 0.13,
                rx: 0.03,
                ry: 0.14,
                color: warm,
                opacity: 0.5 * light.darkness,
                additive: true,
              },
            ]
          : []),
      ]),
    );
  }
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'ground', depth: 1 };
}

/** Carriages side by side: a band of windows, doors, wheels; the light inside is on after dusk. */
function train(scene: SettingScene): StageItem {
  const { painter, period, horizon, light } = scene;
  const chance = scene.random.fork('train');
  const [body, band] = chance.pick(LIVERIES);
  const foot = groundRow(horizon, TRAIN);
  const high = 0.2;
  const top = foot - high;
  const canvas = painter.canvas({ width: period, top: top - 0.03, bottom: foot + 0.006, wraps: true });
  const paint = mixRgb(light.on(body, 1.6), light.key, 0.22 * light.keyStrength);
  const trim = light.on(band, 1.6);
  const dark = light.on([34, 36, 44], 1.6);
  const lit = light.darkness > 0.3 || light.weather === 'rain';
  const glass: Rgb = lit ? [255, 226, 166] : mixRgb(light.on([44, 56, 74], 1.6), light.sky[0]?.[1] ?? dark, 0.25);
  const cars = Math.max(2, Math.round(period / 0.72));
  const length = period / cars;
  for (let c = 0; c < cars; c++) {
    const x0 = (c / cars - 0.5) * period;
    const middle = x0 + length / 2;
    const half = length / 2 - 0.009;
    const seats = 7;
    canvas.shapes([
      { kind: 'rectangle', x: middle, y: foot - 0.026, rx: half * 0.9, ry: 0.014, color: dark },
      ...[-0.72, -0.56, 0.56, 0.72].map(
        (k): Shape => ({
          kind: 'ellipse',
          x: middle + k * half,
          y: foot - 0.017,
          rx: 0.017,
          ry: 0.017,
          color: dark,
          color2: light.on([90, 92, 100], 1.6),
        }),
      ),
      {
        kind: 'rectangle',
        x: middle,
        y: top + 0.004,
        rx: half * 0.985,
        ry: 0.012,
        color: light.on([150, 154, 162], 1.8),
        edge: 3,
      },
      {
        kind: 'rectangle',
        x: middle,
        y: (top + foot) / 2 - 0.012,
        rx: half,
        ry: high / 2 - 0.028,
        color: mixAt(paint, [255, 255, 255], 0.12),
        color2: mixAt(paint, dark, 0.35),
      },
      { kind: 'rectangle', x: middle, y: top + 0.072, rx: half, ry: 0.036, color: trim },
      { kind: 'rectangle', x: middle, y: foot - 0.06, rx: half, ry: 0.003, color: trim },
    ]);
    canvas.shapes(
      Array.from({ length: seats }, (_, i): Shape[] => {
        const x = middle + ((i + 0.5) / seats - 0.5) * 2 * half * 0.94;
        const door = i === 1 || i === seats - 2;
        const ry = door ? 0.058 : 0.026;
        const y = door ? top + 0.094 : top + 0.072;
        return [
          ...(door
            ? [
                {
                  kind: 'rectangle' as const,
                  x,
                  y: y + 0.004,
                  rx: half * 0.066,
                  ry: ry + 0.008,
                  color: mixAt(paint, [255, 255, 255], 0.3),
                  color2: mixAt(paint, dark, 0.2),
                },
              ]
            : []),
          {
            kind: 'rectangle',
            x,
            y: door ? top + 0.07 : y,
            rx: door ? half * 0.04 : half * 0.112,
            ry: 0.026,
            color: glass,
            color2: lit ? [255, 196, 116] : mixAt(glass, [255, 255, 255], 0.14),
          },
          ...(lit && !door && chance.chance(0.6)
            ? [
                {
                  kind: 'ellipse' as const,
                  x: x + chance.between(-0.4, 0.4) * half * 0.1,
                  y: top + 0.086,
                  rx: 0.0085,
                  ry: 0.011,
                  color: [70, 50, 48] as Rgb,
                },
              ]
            : []),
        ];
      }).flat(),
    );
  }
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'upright', depth: TRAIN };
}

function postsOf(scene: SettingScene): LampPost[] {
  const foot = groundRow(scene.horizon, 1.28);
  return [-0.375, -0.125, 0.125, 0.375].map((share) => ({
    x: (share + 0.03) * scene.period,
    foot,
    height: 0.46,
    depth: 1.28,
    arm: 0,
  }));
}

/** Lamps along the platform. */
function lamps(scene: SettingScene): StageItem[] {
  const { painter, period, light } = scene;
  const posts = postsOf(scene);
  const first = posts[0] as LampPost;
  const canvas = painter.canvas({
    width: period,
    top: first.foot - first.height * 1.08,
    bottom: first.foot + 0.02,
    wraps: true,
  });
  canvas.shapes(posts.flatMap((post) => postShapes(post, light))).finish();
  const items: StageItem[] = [{ kind: 'plane', canvas, lie: 'upright', depth: first.depth }];
  if (light.darkness > 0.3) items.push(lampGlows(posts, light, first.depth));
  return items;
}

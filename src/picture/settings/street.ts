import { mixRgb, type Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { cutFoot, type House, paintOpenings, paintWall, type Street } from '../stage/scenery/canyon.js';
import { type LampPost, lampItems } from '../stage/scenery/lamps.js';
import { neonSigns } from '../stage/scenery/signs.js';
import { mixAt } from '../stage/scenery/skyline.js';
import { treeItem } from '../stage/scenery/street-tree.js';
import { litShare, type Pane, wakingWindows } from '../stage/scenery/windows.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { StageItem } from '../stage/stage.js';

/** Depths at which the rows of houses are cut into planes, far to near. */
const CUTS = [26, 9, 4.4, 2.5] as const;
/** Share of the half width that the carriageway takes; the rest is pavement. */
const ROAD = 0.62;

const PLASTER: readonly Rgb[] = [
  [226, 178, 128],
  [198, 120, 92],
  [232, 208, 170],
  [172, 182, 192],
  [222, 196, 158],
  [190, 122, 110],
  [150, 170, 172],
  [240, 224, 198],
  [216, 152, 120],
];
const SHOPS: readonly Rgb[] = [
  [176, 52, 48],
  [38, 92, 92],
  [198, 140, 48],
  [54, 74, 122],
  [92, 112, 62],
  [124, 58, 96],
];

/** A street between two rows of houses, running to its vanishing point. */
export const street: Setting = {
  name: 'street',
  anchors: [
    'street',
    'road',
    'alley',
    'avenue',
    'thoroughfare',
    'crossroad',
    'sidewalk',
    'way#6',
    'building#1',
    'storefront',
    'neighborhood#1',
    'suburb',
    'village',
    'plaza',
    'public square',
    'downtown',
    'parking lot',
    'town#1',
  ],
  family: 'urban',
  ground: 'land',
  horizon: 0.56,
  ambience: 'city',
  build(scene) {
    const lay: Street = { half: 0.3 + 0.3 * scene.aspect, horizon: scene.horizon };
    const wet = scene.light.weather === 'rain';
    const rows = houses(scene, lay, wet);
    return [
      ...skyOf(scene),
      ...rows,
      // The water mirrors the walls and hides their feet: they are laid over it once more.
      ...(wet ? [mirror(scene), ...rows] : []),
      pavement(scene, lay, wet),
      ...furniture(scene, lay),
    ];
  },
};

function houses(scene: SettingScene, lay: Street, wet: boolean): StageItem[] {
  const { painter, light, horizon, aspect } = scene;
  const lit = litShare(light);
  // The nearest houses begin a little outside the frame, however wide it is.
  const cuts = [...CUTS, lay.half / (0.62 * aspect)];
  return CUTS.flatMap((far, i): StageItem[] => {
    const near = cuts[i + 1] as number;
    return ([-1, 1] as const).flatMap((side): StageItem[] => {
      const chance = scene.random.fork(`houses${i}${side}`);
      const row = planHouses(scene, side, near, far, chance);
      const inner = lay.half / far;
      const outer =
        i === CUTS.length - 1 ? aspect * 1.2 : Math.max(lay.half / near + 0.12, near < 5 ? 0.64 * aspect : 0);
      const tallest = Math.max(...row.map((house) => house.height));
      const canvas = painter.canvas({
        center: (side * (inner + outer)) / 2,
        width: outer - inner,
        top: Math.max(-0.3, groundRow(horizon, near) - tallest / near - 0.02),
        bottom: Math.min(1.1, groundRow(horizon, near) + 0.03),
      });
      const dark: Pane[][] = [];
      for (const house of row) {
        paintWall(canvas, scene, lay, house);
        dark.push(...paintOpenings(canvas, scene, lay, house, lit, chance));
      }
      if (wet) cutFoot(canvas, lay, side);
      canvas.finish();
      const depth = Math.min(14, 0.6 * near + 0.4 * far);
      const items: StageItem[] = [{ kind: 'plane', canvas, lie: 'upright', depth }];
      if (lit > 0.05 && dark.length > 0)
        items.push(wakingWindows(chance.shuffle(dark).slice(0, 9), { random: chance, depth, share: 0.4, period: 20 }));
      if (light.darkness > 0.3) items.push(...neonSigns(scene, lay, { side, near, far, depth }, chance));
      return items;
    });
  });
}

/** Houses of one side between two depths, far to near. */
function planHouses(
  scene: SettingScene,
  side: -1 | 1,
  near: number,
  far: number,
  chance: SettingScene['random'],
): House[] {
  const { light } = scene;
  const row: House[] = [];
  for (let from = far; from > near + 1e-6; ) {
    const depth = Math.max(near, from - from * chance.between(0.28, 0.4));
    const to = depth < near * 1.14 ? near : depth;
    const color = chance.pick(PLASTER);
    const wall = light.on(color, to * 0.9);
    row.push({
      side,
      near: to,
      far: from,
      height: chance.between(1.5, 2.9),
      storey: chance.between(0.4, 0.48),
      wall,
      trim: mixRgb(wall, light.on([236, 228, 212], to), 0.5),
      glass: mixRgb(light.on([52, 66, 84], to), light.sky[1]?.[1] ?? wall, 0.25),
      shop: light.on(chance.pick(SHOPS), to),
      endsRow: to === near,
    });
    from = to;
  }
  return row;
}

/** Wet asphalt mirrors the street: water, of which the road lets a part shine through. */
function mirror(scene: SettingScene): StageItem {
  const { light } = scene;
  return {
    kind: 'water',
    far: light.on([88, 94, 104], 3),
    near: light.on([36, 40, 50]),
    mirrorFar: 1,
    mirrorNear: 0.85,
    waves: 0.3,
    crests: 0,
    speed: 0.5,
    glitter: { x: 0, color: light.key, strength: 0 },
  };
}

/** The ground between the walls: pavement, kerbs, carriageway with its markings. */
function pavement(scene: SettingScene, lay: Street, wet: boolean): StageItem {
  const { painter, light, horizon, period } = scene;
  const snow = light.weather === 'snow';
  const eye = groundRow(horizon, 1) - horizon;
  const bottom = 1.5;
  const canvas = painter.canvas({ width: period, top: horizon - 0.01, bottom, wraps: true });
  const wedge = (half: number, far: Rgb, near: Rgb): Shape => {
    const depth = eye / (bottom - horizon);
    return {
      kind: 'triangle',
      x: 0,
      y: (horizon + bottom) / 2,
      rx: half / depth,
      ry: (bottom - horizon) / 2,
      color: far,
      color2: near,
    };
  };
  const stone: Rgb = snow ? [232, 236, 244] : [158, 152, 148];
  const asphalt: Rgb = snow ? [204, 212, 224] : [84, 86, 94];
  const near = (color: Rgb): Rgb => mixRgb(light.on(color), light.on([44, 44, 52]), 0.18);
  canvas.shapes([
    wedge(lay.half, light.on(stone, 9), near(stone)),
    wedge(
      lay.half * (ROAD + 0.022),
      light.on(snow ? [244, 246, 250] : [196, 192, 186], 8),
      near(snow ? [240, 244, 250] : [186, 182, 176]),
    ),
    wedge(lay.half * ROAD, light.on(asphalt, 9), near(asphalt)),
  ]);
  canvas.grain({
    strength: snow ? 0.06 : 0.13,
    cells: 30,
    octaves: 2,
    horizon,
    from: horizon,
    to: 1.15,
    seed: scene.random.fork('asphalt').integer(65536),
  });
  canvas.shapes(markings(scene, snow));
  if (light.darkness > 0.3) canvas.shapes(lampPools(scene, lay, wet));
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'ground', depth: 1, ...(wet ? { animate: () => ({ opacity: 0.6 }) } : {}) };
}

/** Dashes of the middle line and a crossing, each at its place in the world. */
function markings(scene: SettingScene, snow: boolean): Shape[] {
  const { light, horizon } = scene;
  const paint = light.on(snow ? [226, 230, 238] : [232, 228, 214], 1.4);
  const dashes = Array.from({ length: 16 }, (_, i) => {
    const z0 = 0.42 + i * 0.62;
    const y0 = groundRow(horizon, z0);
    const y1 = groundRow(horizon, z0 + 0.3);
    return {
      kind: 'rectangle' as const,
      x: 0,
      y: (y0 + y1) / 2,
      rx: 0.011 / (z0 + 0.15),
      ry: (y0 - y1) / 2,
      color: paint,
      opacity: snow ? 0.35 : 0.75,
    };
  });
  return dashes;
}

function posts(scene: SettingScene, lay: Street): LampPost[] {
  return [6.4, 3.7, 2.15].flatMap((depth) =>
    ([-1, 1] as const).map(
      (side): LampPost => ({
        x: (side * lay.half * 0.74) / depth,
        foot: groundRow(scene.horizon, depth),
        height: 1.12 / depth,
        depth,
        arm: side === 1 ? -1 : 1,
      }),
    ),
  );
}

/** Lamps and trees along the kerbs, far to near. */
function furniture(scene: SettingScene, lay: Street): StageItem[] {
  const chance = scene.random.fork('trees');
  const trees = [8.6, 4.9, 2.85].flatMap((depth) =>
    ([-1, 1] as const).map((side) => ({
      depth,
      items: () => [
        treeItem(
          scene,
          {
            x: (side * lay.half * 0.8) / depth,
            foot: groundRow(scene.horizon, depth),
            height: chance.between(0.86, 1.1) / depth,
            depth,
          },
          chance,
        ),
      ],
    })),
  );
  const lit = posts(scene, lay).map((post) => ({ depth: post.depth, items: () => lampItems(scene, post) }));
  return [...trees, ...lit].sort((a, b) => b.depth - a.depth).flatMap((thing) => thing.items());
}

/** Light that lamps lay on the ground; on a wet street it runs towards the viewer. */
function lampPools(scene: SettingScene, lay: Street, wet: boolean): Shape[] {
  const color = mixAt([255, 196, 116], scene.light.on([80, 80, 90]), 0.15);
  const strength = scene.light.darkness;
  return posts(scene, lay).flatMap((post): Shape[] => {
    const x = post.x + post.arm * post.height * 0.16;
    return [
      {
        kind: 'glow',
        x,
        y: post.foot,
        rx: post.height * 0.62,
        ry: post.height * 0.13,
        color,
        opacity: 0.5 * strength,
        additive: true,
      },
      ...(wet
        ? [
            {
              kind: 'glow' as const,
              x,
              y: post.foot + post.height * 0.24,
              rx: post.height * 0.06,
              ry: post.height * 0.34,
              color,
              opacity: 0.6 * strength,
              additive: true,
            },
          ]
        : []),
    ];
  });
}

import { power } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { birdFlock } from '../stage/scenery/birds.js';
import { butterflies } from '../stage/scenery/butterflies.js';
import { fallingLeaves, wanderingLights } from '../stage/scenery/drift.js';
import { broadleafTree, bush, LEAVES } from '../stage/scenery/foliage.js';
import { flower, grassBand, PETALS } from '../stage/scenery/grass.js';
import { patches, plain, strewnTufts } from '../stage/scenery/ground.js';
import { hill } from '../stage/scenery/hills.js';
import { mountainRange } from '../stage/scenery/peaks.js';
import { snowDrifts } from '../stage/scenery/snow.js';
import { dim, type Tones, tonesOf } from '../stage/scenery/tones.js';
import { treeLine } from '../stage/scenery/tree-line.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { Plane, StageItem } from '../stage/stage.js';

const GRASS: Record<SettingScene['spec']['setting']['season'], Rgb> = {
  spring: [126, 178, 70],
  summer: [120, 164, 58],
  autumn: [190, 158, 76],
  winter: [228, 234, 244],
};

/** Flowering grassland under a wide sky, with rolling fields and a tree. */
export const meadow: Setting = {
  name: 'meadow',
  anchors: [
    'meadow',
    'field#1',
    'grassland',
    'plain#1',
    'prairie',
    'pasture',
    'farm',
    'farmland',
    'savanna',
    'lawn',
    'land#4',
    'tract#1',
    'range#3',
    'golf course',
    'countryside',
    'geographical area',
  ],
  family: 'nature',
  ground: 'land',
  horizon: 0.54,
  ambience: 'meadow',
  build(scene) {
    const { light, horizon, period, random, spec, aspect } = scene;
    const { season } = spec.setting;
    const white = season === 'winter' || light.weather === 'snow';
    const grass = white ? GRASS.winter : GRASS[season];
    const items: StageItem[] = [
      ...skyOf(scene),
      mountainRange(scene, {
        name: 'blue',
        foot: horizon + 0.003,
        height: 0.1,
        density: 1.1,
        depth: 60,
        hazeDepth: 9,
        rock: [104, 124, 150],
        snowLine: white ? 0.5 : 1,
        rough: 0.7,
        detail: 0.6,
      }),
      ...fields(scene, grass, white),
    ];
    if (light.darkness < 0.9)
      items.push(
        birdFlock(random, {
          count: 7,
          top: 0.1,
          bottom: horizon * 0.55,
          period,
          size: 0.011,
          color: light.on([50, 52, 62], 2),
          depth: 20,
        }),
      );
    items.push(ground(scene, grass, white), trees(scene, white), ...life(scene, white, aspect));
    items.push(fence(scene, white));
    if (white) items.push(snowDrifts(scene, 0.85));
    else items.push(sward(scene, grass, 1.25, 0.055, 110), sward(scene, grass, 0.85, 0.1, 70));
    return items;
  },
};

/** Rolling fields of different crops, parted by rows of trees. */
function fields(scene: SettingScene, grass: Rgb, white: boolean): Plane[] {
  const { light, horizon, period, random, spec } = scene;
  const crops: readonly Rgb[] = white
    ? [
        [214, 224, 238],
        [226, 232, 242],
        [206, 218, 234],
      ]
    : [mixRgb(grass, [206, 190, 92], 0.5), mixRgb(grass, [84, 136, 70], 0.5), grass];
  const leaves = white
    ? ([
        [112, 116, 122],
        [134, 138, 146],
      ] as const)
    : LEAVES[spec.setting.season].slice(0, 2).concat([[64, 110, 62]]);
  return [0, 1, 2].map((i) => {
    const hazeDepth = [6.5, 4.4, 2.9][i] as number;
    const tones = leaves.map((color) => tonesOf(light, dim(color, 0.85), hazeDepth));
    return hill(scene, {
      name: `field ${i}`,
      foot: horizon + ([0.006, 0.016, 0.035][i] as number),
      rise: [0.1, 0.085, 0.06][i] as number,
      density: [0.7, 0.55, 0.5][i] as number,
      depth: [26, 14, 9][i] as number,
      hazeDepth,
      color: crops[i] as Rgb,
      grain: 0.08,
      headroom: 0.05,
      decorate: (canvas, contour) => {
        const from = random.between(-period / 2, 0);
        canvas.shapes(
          treeLine(random, {
            from,
            to: from + period * 0.45,
            foot: (x) => contour(x) + 0.012 + 0.006 * i,
            height: 0.022 + 0.009 * i,
            count: 34,
            tones,
            side: light.side,
            kind: 'broadleaf',
          }),
        );
        canvas.shapes(
          treeLine(random, {
            from: -period / 2,
            to: period / 2,
            foot: (x) => contour(x) + 0.03,
            height: 0.018 + 0.008 * i,
            count: 16,
            tones,
            side: light.side,
            kind: 'broadleaf',
            deep: 0.02,
          }),
        );
      },
    });
  });
}

function ground(scene: SettingScene, grass: Rgb, white: boolean): Plane {
  const { light, horizon, period, random } = scene;
  return plain(scene, {
    stops: [
      [30, mixRgb(grass, [200, 210, 140], 0.25)],
      [6, grass],
      [1.2, dim(grass, 0.92)],
      [0.7, dim(grass, 0.74)],
    ],
    grain: white ? 0.06 : 0.16,
    cells: 18,
    warmth: 0.25,
    decorate: (canvas) => {
      patches(
        scene,
        canvas,
        white
          ? [
              [170, 190, 226],
              [252, 253, 255],
              [186, 202, 232],
            ]
          : [dim(grass, 0.72), mixRgb(grass, [236, 226, 120], 0.4), mixRgb(grass, [70, 130, 60], 0.5)],
        { from: horizon + 0.02, count: 52, size: 0.6, opacity: 0.5 },
      );
      if (white) return;
      // Drifts of flowers: specks of colour that thin out with distance.
      const petals = PETALS.map((color) => tonesOf(light, color, 1.6));
      const drifts = Array.from({ length: 14 }, () => ({
        x: random.between(-period / 2, period / 2),
        v: random.next(),
        tones: random.pick(petals),
      }));
      canvas.shapes(
        drifts.flatMap((d): Shape[] =>
          Array.from({ length: 46 }, (): Shape => {
            const y = horizon + 0.035 + power(d.v * 0.8 + 0.2 * random.next(), 1.5) * (1.02 - horizon);
            const scale = (y - horizon) / 0.4;
            const size = 0.0055 * scale * random.between(0.5, 1.1);
            return {
              kind: 'ellipse',
              x: d.x + (random.next() + random.next() - 1) * (0.14 + 0.25 * scale),
              y,
              rx: size,
              ry: size * 0.7,
              color: random.chance(0.6) ? d.tones.lit : d.tones.body,
            };
          }),
        ),
      );
      strewnTufts(scene, canvas, [grass, dim(grass, 0.84), mixRgb(grass, [210, 210, 110], 0.3)], {
        from: () => horizon + 0.05,
        count: 380,
        height: 0.042,
        blades: 4,
      });
    },
  });
}

/** One large tree to the side, lesser ones behind it. */
function trees(scene: SettingScene, white: boolean): Plane {
  const { painter, light, horizon, period, random, spec, aspect } = scene;
  const { season } = spec.setting;
  const depth = 2.6;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - 0.56, bottom: foot + 0.05, wraps: true });
  const bark = tonesOf(light, [104, 80, 62], depth);
  const bare = season === 'winter' ? { snow: white ? light.on([240, 244, 250], depth) : null } : null;
  const side = random.pick([-1, 1]);
  const stands = [
    { x: side * 0.34 * aspect, h: 0.46 },
    { x: -side * 0.47 * aspect, h: 0.24 },
    { x: -side * 0.8 * aspect, h: 0.42 },
    { x: side * 0.9 * aspect, h: 0.34 },
  ];
  for (const stand of stands) {
    const leaf = tonesOf(light, random.pick(LEAVES[season === 'winter' ? 'summer' : season]), depth);
    const at = { x: stand.x, foot: foot + random.between(0, 0.02), height: stand.h * random.between(0.9, 1.1) };
    canvas.shapes([
      {
        kind: 'glow',
        x: at.x - light.side * 0.08,
        y: at.foot,
        rx: at.height * 0.55,
        ry: 0.028,
        color: light.on([34, 52, 40], depth),
        opacity: 0.7,
      },
    ]);
    canvas.shapes(
      broadleafTree(random, {
        ...at,
        leaf,
        bark,
        side: light.side,
        dabs: stand.h > 0.3 ? 460 : 200,
        spread: 1.15,
        ...(bare ? { bare } : {}),
      }),
    );
    if (!bare)
      canvas.shapes(
        bush(random, {
          x: at.x + random.between(0.08, 0.16),
          foot: at.foot + 0.01,
          height: random.between(0.03, 0.05),
          leaf,
          bark,
          side: light.side,
          dabs: 50,
        }),
      );
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.006, turns: 0.5, rate: 0.24 },
  };
}

/** A weathered fence that comes in from one side. */
function fence(scene: SettingScene, white: boolean): Plane {
  const { painter, light, horizon, period, random } = scene;
  const depth = 1.9;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - 0.1, bottom: foot + 0.025, wraps: true });
  const wood = tonesOf(light, [146, 118, 92], depth);
  const side = random.pick([-1, 1]);
  const posts = Array.from({ length: 9 }, (_, i) => side * (0.2 + i * 0.085) * Math.max(1, scene.aspect * 0.75));
  const gap = Math.abs((posts[1] as number) - (posts[0] as number));
  for (const x of posts.slice(0, -1)) {
    for (const up of [0.028, 0.058]) {
      const rail = {
        kind: 'rectangle' as const,
        x: x + (side * gap) / 2,
        rx: gap * 0.53,
        turn: random.between(-0.006, 0.006),
      };
      canvas.shapes([{ ...rail, y: foot - up, ry: 0.0055, color: wood.lit, color2: wood.shade }]);
      if (white)
        canvas.shapes([{ ...rail, y: foot - up - 0.005, ry: 0.0034, color: light.on([240, 244, 250], depth) }]);
    }
  }
  for (const x of posts) {
    const tall = random.between(0.07, 0.085);
    canvas.shapes([
      {
        kind: 'rectangle',
        x,
        y: foot - tall / 2 + 0.008,
        rx: 0.0068,
        ry: tall / 2 + 0.008,
        turn: random.between(-0.008, 0.008),
        color: wood.body,
        color2: wood.deep,
      },
      {
        kind: 'rectangle',
        x: x + light.side * 0.004,
        y: foot - tall / 2 + 0.004,
        rx: 0.0022,
        ry: tall / 2,
        color: wood.rim,
        color2: wood.lit,
      },
      ...(white
        ? [
            {
              kind: 'ellipse' as const,
              x,
              y: foot - tall,
              rx: 0.009,
              ry: 0.006,
              color: light.on([244, 247, 252], depth),
            },
          ]
        : []),
    ]);
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth };
}

/** Butterflies by day, fireflies by night, leaves in autumn, petals in spring. */
function life(scene: SettingScene, white: boolean, aspect: number): StageItem[] {
  const { light, random, horizon, spec } = scene;
  const { season } = spec.setting;
  if (white) return [];
  if (light.darkness > 0.9)
    return season === 'autumn'
      ? []
      : [
          wanderingLights(random, {
            count: 34,
            aspect,
            top: horizon,
            bottom: 0.96,
            colors: [
              [214, 255, 120],
              [255, 236, 130],
            ],
            size: 0.0028,
            glow: 6,
            depth: 1.2,
          }),
        ];
  if (season === 'autumn')
    return [
      fallingLeaves(random, {
        count: 22,
        aspect,
        top: -0.05,
        bottom: 1.02,
        colors: LEAVES.autumn.map((color) => light.on(color)),
        size: 0.008,
        depth: 1.1,
        speed: 0.1,
      }),
    ];
  if (light.weather === 'rain') return [];
  return [
    butterflies(random, {
      count: 5,
      aspect,
      top: horizon + 0.08,
      bottom: 0.9,
      colors: [light.on([250, 170, 50]), light.on([250, 246, 236]), light.on([120, 170, 250])],
      body: light.on([50, 40, 40]),
      depth: 1.1,
    }),
  ];
}

/** Tall grass with flowers in it, near the camera. */
function sward(scene: SettingScene, grass: Rgb, depth: number, height: number, count: number): Plane {
  const { painter, light, horizon, period, random, spec } = scene;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({
    width: period,
    top: foot - height * 1.25,
    bottom: Math.min(1.14, foot + 0.05),
    wraps: true,
  });
  const tones = [
    tonesOf(light, grass),
    tonesOf(light, dim(grass, 0.8)),
    tonesOf(light, mixRgb(grass, [216, 206, 110], 0.4)),
  ];
  const petals = PETALS.map((color) => tonesOf(light, color));
  const heart = light.on([240, 196, 60]);
  const blooms = spec.setting.season === 'autumn' ? 8 : 26;
  canvas.shapes(
    grassBand(
      random,
      -period / 2,
      period / 2,
      () => foot + random.between(-0.005, 0.04),
      height,
      Math.round(period * count * 0.55),
      6,
      tones,
    ),
  );
  for (let i = 0; i < period * blooms; i++)
    canvas.shapes(
      flower(
        random,
        random.between(-period / 2, period / 2),
        foot + random.between(-0.01, 0.03),
        height * random.between(0.5, 1),
        height * random.between(0.09, 0.15),
        random.pick(petals),
        heart,
        tones[0] as Tones,
      ),
    );
  canvas.shapes(
    grassBand(
      random,
      -period / 2,
      period / 2,
      () => foot + random.between(0.01, 0.05),
      height * 0.85,
      Math.round(period * count * 0.35),
      6,
      tones,
    ),
  );
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.008, turns: 0.7 / height / 10, rate: 0.3 + 0.15 * depth },
  };
}

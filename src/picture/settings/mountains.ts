import { power } from '../../numerics/arithmetic.js';
import type { Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import { birdFlock } from '../stage/scenery/birds.js';
import { conifer, NEEDLES } from '../stage/scenery/conifer.js';
import { flower, grassBand, PETALS } from '../stage/scenery/grass.js';
import { bank, patches, plain, strewnTufts } from '../stage/scenery/ground.js';
import { mountainRange } from '../stage/scenery/peaks.js';
import { boulder, pebbles } from '../stage/scenery/rocks.js';
import { dim, tonesOf } from '../stage/scenery/tones.js';
import { treeLine } from '../stage/scenery/tree-line.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { Plane, StageItem } from '../stage/stage.js';

const SNOW: Rgb = [230, 236, 246];
/** Blue hollows and bright crests of a snowfield. */
const DRIFTS: readonly Rgb[] = [
  [170, 190, 226],
  [252, 253, 255],
  [186, 202, 232],
];
const MEADOWS: Record<SettingScene['spec']['setting']['season'], Rgb> = {
  spring: [118, 162, 70],
  summer: [104, 146, 62],
  autumn: [170, 140, 70],
  winter: SNOW,
};
const SNOW_LINES = { spring: 0.5, summer: 0.66, autumn: 0.56, winter: 0.2 } as const;

/** Snow peaks over wooded slopes, mirrored in a lake or standing over an alpine meadow. */
export const mountains: Setting = {
  name: 'mountains',
  anchors: [
    'mountain',
    'mountain range',
    'mountain peak',
    'peak#4',
    'hill',
    'ridge',
    'valley',
    'volcano',
    'highland',
    'natural elevation',
    'slope#1',
    'geological formation',
    'natural depression',
  ],
  family: 'nature',
  ground: 'land',
  horizon: 0.58,
  ambience: 'wind',
  build(scene) {
    const { horizon, light, random, period, spec } = scene;
    const white = spec.setting.season === 'winter' || light.weather === 'snow';
    const meadow = white ? SNOW : MEADOWS[spec.setting.season];
    const snowLine = SNOW_LINES[white ? 'winter' : spec.setting.season];
    const lake = random.fork('lake').chance(0.65) && horizon < 0.68;
    const sky = skyOf(scene);
    const far = mountainRange(scene, {
      name: 'far',
      foot: horizon + 0.005,
      height: 0.34,
      density: 1.5,
      depth: 60,
      hazeDepth: 8,
      rock: [104, 116, 146],
      snowLine: snowLine * 0.85,
      rough: 0.9,
      detail: 0.6,
    });
    const main = mountainRange(scene, {
      name: 'main',
      foot: horizon + 0.01,
      height: 0.31,
      density: 0.9,
      depth: 36,
      hazeDepth: 2.4,
      rock: [122, 110, 112],
      snowLine,
      rough: 0.85,
    });
    const items: StageItem[] = [...sky, far, main];
    if (light.darkness < 0.9)
      items.push(
        birdFlock(random, {
          count: 5,
          top: 0.12,
          bottom: horizon * 0.45,
          period,
          size: 0.012,
          color: light.on([44, 46, 58], 2),
          depth: 20,
        }),
      );
    items.push(woods(scene, white));
    items.push(...(lake ? lakeside(scene, meadow, white) : pasture(scene, meadow, white)));
    items.push(foreground(scene, meadow, white));
    return items;
  },
};

/** Wooded foothills. */
function woods(scene: SettingScene, white: boolean): Plane {
  const { painter, light, horizon, period, curve, random } = scene;
  const canvas = painter.canvas({ width: period, top: horizon - 0.14, bottom: horizon + 0.012, wraps: true });
  [0, 1].forEach((i) => {
    const hill = curve(`wood ${i}`, 0.9 + i * 0.5, 3);
    const depth = 5 - 2 * i;
    const colors: Rgb[] = white
      ? [
          [88, 112, 120],
          [150, 168, 182],
        ]
      : [
          [48, 92, 72],
          [62, 108, 76],
          [78, 116, 70],
        ];
    const tones = colors.map((color) => tonesOf(light, color, depth));
    const rows = (x: number) => horizon + 0.004 - 0.034 * (1 - i) - 0.042 * Math.max(-0.5, hill(x) + 0.25);
    canvas.ridge({
      contour: rows,
      color: tones[0]?.shade as Rgb,
      foot: light.on([104, 140, 120], depth * 2),
      fade: 0.07,
    });
    canvas.shapes(
      treeLine(random, {
        from: -period / 2,
        to: period / 2,
        foot: (x) => rows(x) + 0.028,
        height: 0.036 + 0.008 * i,
        count: Math.round(period * 58),
        tones,
        side: light.side,
        kind: 'conifer',
        deep: 0.026,
      }),
    );
  });
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 16 };
}

/** A lake that mirrors the peaks, and its near bank. */
function lakeside(scene: SettingScene, meadow: Rgb, white: boolean): StageItem[] {
  const { light, horizon, curve } = scene;
  const edge = curve('bank', 0.8, 4);
  const row = horizon + 0.52 * (0.9 - horizon);
  const contour = (x: number) => row + 0.03 * edge(x) + 0.012 * edge(x * 5);
  return [
    {
      kind: 'water',
      far: light.on([96, 140, 160], 3),
      near: light.on([18, 74, 96]),
      mirrorFar: 0.88,
      mirrorNear: 0.6,
      waves: 0.28,
      crests: 0,
      glitter: { x: light.orb.x, color: light.orb.color, strength: light.orb.strength * 0.6 },
      speed: 0.6,
    },
    bank(scene, {
      contour,
      top: row - 0.06,
      edge: white ? [206, 216, 230] : [132, 124, 104],
      near: meadow,
      fade: 0.05,
      grain: white ? 0.07 : 0.2,
      cells: 16,
      warmth: 0.2,
      decorate: (canvas) => {
        patches(
          scene,
          canvas,
          white ? DRIFTS : [dim(meadow, 0.72), [Math.min(255, meadow[0] * 1.15), meadow[1], meadow[2] * 0.9]],
          { from: row + 0.05, count: 34, size: 0.45, opacity: 0.55 },
        );
        if (!white)
          strewnTufts(scene, canvas, [meadow, dim(meadow, 0.8)], {
            from: (x) => contour(x) + 0.02,
            count: 360,
            height: 0.034,
            blades: 4,
          });
      },
    }),
    trees(scene, white, 1.75, 0.3, 0.52, 5, 0.34),
  ];
}

/** A meadow between the woods. */
function pasture(scene: SettingScene, meadow: Rgb, white: boolean): StageItem[] {
  const far: Rgb = white ? [214, 224, 238] : [118, 148, 92];
  return [
    plain(scene, {
      stops: [
        [40, far],
        [6, meadow],
        [1, meadow],
        [0.7, dim(meadow, 0.82)],
      ],
      grain: white ? 0.07 : 0.16,
      cells: 14,
      warmth: 0.25,
      decorate: (canvas) => {
        patches(
          scene,
          canvas,
          white ? DRIFTS : [dim(meadow, 0.7), [Math.min(255, meadow[0] * 1.2), meadow[1], meadow[2] * 0.9]],
          { from: scene.horizon + 0.01, count: 54, size: 0.6, opacity: 0.55 },
        );
        if (!white)
          strewnTufts(scene, canvas, [meadow, dim(meadow, 0.8)], {
            from: () => scene.horizon + 0.04,
            count: 380,
            height: 0.034,
            blades: 4,
          });
      },
    }),
    trees(scene, white, 5, 0.13, 0.19, 22, 0.12),
    trees(scene, white, 2.2, 0.26, 0.44, 6, 0.3),
  ];
}

/** Conifers in loose groups on the ground at `depth`; the middle of the frame stays open by `gap` on either side. */
function trees(
  scene: SettingScene,
  white: boolean,
  depth: number,
  low: number,
  high: number,
  count: number,
  gap: number,
): Plane {
  const { painter, light, horizon, period, random } = scene;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - high * 1.05, bottom: foot + 0.04, wraps: true });
  const bark = tonesOf(light, [92, 70, 56], depth);
  const snow = white ? tonesOf(light, [238, 243, 250], depth) : undefined;
  const needles = NEEDLES.map((color) => tonesOf(light, color, depth));
  const stands = Array.from({ length: count }, (_, i) => {
    const x = gap + power(random.next(), 1.4) * (period / 2 - gap);
    return { x: i % 2 === 0 ? x : -x, size: random.between(low, high), drop: random.between(0, 0.02) };
  }).sort((a, b) => a.drop - b.drop);
  for (const s of stands) {
    canvas.shapes([
      {
        kind: 'glow',
        x: s.x - light.side * s.size * 0.12,
        y: foot + s.drop,
        rx: s.size * 0.34,
        ry: 0.014,
        color: light.on([30, 48, 52], depth),
        opacity: 0.75,
      },
    ]);
    canvas.shapes(
      conifer(random, {
        x: s.x,
        foot: foot + s.drop,
        height: s.size,
        needles: random.pick(needles),
        bark,
        side: light.side,
        tiers: depth < 3 ? 13 : 7,
        snow,
      }),
    );
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.002, turns: 0.4, rate: 0.23 },
  };
}

/** Boulders, tufts and flowers at the camera's feet. */
function foreground(scene: SettingScene, meadow: Rgb, white: boolean): StageItem {
  const { painter, light, period, random, spec } = scene;
  const canvas = painter.canvas({ width: period, top: 0.86, bottom: 1.1, wraps: true });
  const stone = tonesOf(light, [132, 128, 128]);
  const grass = [tonesOf(light, meadow), tonesOf(light, [meadow[0] * 0.8, meadow[1] * 0.92, meadow[2] * 0.7])];
  const cap = white ? tonesOf(light, [240, 244, 250]) : undefined;
  for (let i = 0; i < Math.round(period * 2.5); i++) {
    const x = random.between(-period / 2, period / 2);
    if (Math.abs(x) > 0.22)
      canvas.shapes(
        boulder(random, x, random.between(0.97, 1.05), random.between(0.03, 0.075), stone, light.side, cap),
      );
  }
  canvas.shapes(
    pebbles(
      random,
      -period / 2,
      period / 2,
      () => random.between(0.95, 1.04),
      0.012,
      Math.round(period * 12),
      stone,
      light.side,
    ),
  );
  if (!white) {
    canvas.shapes(
      grassBand(
        random,
        -period / 2,
        period / 2,
        () => random.between(1, 1.08),
        0.085,
        Math.round(period * 60),
        6,
        grass,
      ),
    );
    const petals = PETALS.map((color) => tonesOf(light, color));
    const heart = light.on([236, 190, 60]);
    if (spec.setting.season !== 'autumn')
      for (let i = 0; i < period * 16; i++)
        canvas.shapes(
          flower(
            random,
            random.between(-period / 2, period / 2),
            random.between(0.98, 1.06),
            random.between(0.03, 0.07),
            random.between(0.006, 0.011),
            random.pick(petals),
            heart,
            grass[0] as (typeof grass)[0],
          ),
        );
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth: 0.8,
    sway: { reach: 0.004, turns: 1, rate: 0.4 },
  };
}

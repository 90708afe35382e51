import { sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { conifer, NEEDLES } from '../stage/scenery/conifer.js';
import { fallingLeaves, wanderingLights } from '../stage/scenery/drift.js';
import { bush, LEAVES } from '../stage/scenery/foliage.js';
import { flower, grassBand, PETALS } from '../stage/scenery/grass.js';
import { patches, plain, strewnTufts } from '../stage/scenery/ground.js';
import { fern } from '../stage/scenery/palm.js';
import { snowDrifts } from '../stage/scenery/snow.js';
import { dim, type Tones, toneAt, tonesOf } from '../stage/scenery/tones.js';
import { treeLine } from '../stage/scenery/tree-line.js';
import { mushroom, trunk } from '../stage/scenery/trunks.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyDome } from '../stage/sky.js';
import type { Plane, StageItem } from '../stage/stage.js';

/** A wood in one season: what grows there and in which colours of plain daylight. */
interface Wood {
  readonly leaves: readonly Rgb[];
  readonly bark: Rgb;
  readonly barkKind: 'rough' | 'birch';
  readonly floor: Rgb;
  readonly litter: readonly Rgb[];
  readonly isWhite: boolean;
  readonly isBare: boolean;
  readonly hasConifers: boolean;
}

/** Inside a wood: trunks that fade into misty light, a leafy roof, sunbeams, ferns by the path. */
export const forest: Setting = {
  name: 'forest',
  anchors: [
    'forest#1',
    'forest#2',
    'woodland',
    'jungle#3',
    'grove',
    'rain forest',
    'thicket',
    'wilderness#3',
    'swamp',
    'wetland',
  ],
  family: 'nature',
  ground: 'land',
  horizon: 0.58,
  ambience: 'forest',
  build(scene) {
    const { light, random, horizon } = scene;
    const wood = woodOf(scene);
    const items: StageItem[] = [
      ...(wood.isBare ? [skyDome(scene)] : []),
      farWood(scene, wood),
      layer(scene, wood, { depth: 6, trunks: 11, width: 0.013, name: 'deep' }),
      floor(scene, wood),
    ];
    items.push(layer(scene, wood, { depth: 3, trunks: 7, width: 0.022, name: 'middle' }));
    if (light.orb.strength > 0.3) items.push(beams(scene));
    items.push(
      layer(scene, wood, { depth: 1.6, trunks: 5, width: 0.04, name: 'near' }),
      ...drifting(scene, wood),
      wood.isWhite ? snowDrifts(scene, 0.8) : undergrowth(scene),
    );
    if (light.darkness > 0.9 && !wood.isWhite)
      items.push(
        wanderingLights(random, {
          count: 26,
          aspect: scene.aspect,
          top: horizon - 0.1,
          bottom: 0.95,
          colors: [
            [214, 255, 120],
            [255, 236, 130],
          ],
          size: 0.0028,
          glow: 6,
          depth: 1.3,
        }),
      );
    return items;
  },
};

function woodOf(scene: SettingScene): Wood {
  const { spec, light, random } = scene;
  const { season } = spec.setting;
  const isWhite = season === 'winter' || light.weather === 'snow';
  const birch = season !== 'winter' && random.fork('bark').chance(0.4);
  const floors: Record<typeof season, Rgb> = {
    spring: [112, 132, 66],
    summer: [92, 110, 56],
    autumn: [168, 108, 54],
    winter: [222, 230, 242],
  };
  const greens: readonly Rgb[] = [
    [96, 150, 54],
    [120, 168, 62],
    [74, 128, 54],
    [142, 182, 76],
  ];
  return {
    leaves:
      season === 'autumn'
        ? LEAVES.autumn
        : season === 'spring'
          ? [
              [134, 184, 66],
              [160, 202, 88],
              [112, 166, 62],
              [240, 196, 208],
            ]
          : greens,
    bark: birch ? [226, 220, 210] : [112, 86, 66],
    barkKind: birch ? 'birch' : 'rough',
    floor: isWhite ? floors.winter : floors[season],
    litter:
      season === 'autumn'
        ? [
            [222, 122, 40],
            [206, 82, 34],
            [236, 176, 60],
          ]
        : [
            [128, 104, 62],
            [104, 128, 60],
            [150, 120, 72],
          ],
    isWhite,
    isBare: season === 'winter',
    hasConifers: season === 'winter' || random.fork('kind').chance(0.3),
  };
}

/** Pale trunks and soft foliage about a bright clearing. */
function farWood(scene: SettingScene, wood: Wood): Plane {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: -0.4, bottom: horizon + 0.03, wraps: true, detail: 0.5 });
  const leaf = wood.leaves.map((color) =>
    tonesOf(light, wood.isWhite ? mixRgb(color, [220, 226, 236], 0.6) : color, 5),
  );
  const first = leaf[0] as Tones;
  const bark = tonesOf(light, wood.bark, 6);
  const mist = mixRgb(light.haze, light.key, 0.4 * light.keyStrength);
  const open = light.orb.x * 0.6;
  const seed = () => random.nextUint32() & 0xffff;
  if (!wood.isBare)
    canvas.gradient([
      [-0.4, first.shade],
      [0, mixRgb(first.shade, first.body, 0.5)],
      [horizon * 0.6, mixRgb(first.body, mist, 0.35)],
      [horizon, mixRgb(first.body, mist, 0.6)],
    ]);
  canvas.shapes([{ kind: 'glow', x: open, y: horizon * 0.72, rx: 0.75, ry: horizon * 0.9, color: mist, opacity: 0.9 }]);
  const foliage = leaf[1] ?? first;
  canvas.clouds({
    cells: 9,
    squash: 1.1,
    coverage: wood.isBare ? 0.4 : 0.56,
    sharpness: 3.4,
    lit: wood.isBare ? bark.lit : foliage.rim,
    shadow: wood.isBare ? bark.body : foliage.shade,
    opacity: wood.isBare ? 0.4 : 0.8,
    lightX: 0.02 * light.side,
    lightY: -0.03,
    fadeBottom: 0.3,
    seed: seed(),
  });
  canvas.shapes(
    Array.from(
      { length: Math.round(period * 26) },
      (): Shape => ({
        kind: 'rectangle',
        x: random.between(-period / 2, period / 2),
        y: (horizon - 0.4) / 2,
        rx: random.between(0.003, 0.008),
        ry: (horizon + 0.4) / 2 + 0.01,
        turn: random.between(-0.006, 0.006),
        color: bark.body,
        color2: mixRgb(bark.body, mist, 0.4),
        opacity: 0.7,
      }),
    ),
  );
  canvas.shapes([
    {
      kind: 'glow',
      x: open,
      y: horizon - 0.08,
      rx: 0.6,
      ry: 0.44,
      color: mist,
      opacity: light.darkness > 0.9 ? 0.4 : 0.55,
    },
  ]);
  canvas.shapes(
    treeLine(random, {
      from: -period / 2,
      to: period / 2,
      foot: () => horizon + 0.03,
      height: 0.07,
      count: Math.round(period * 60),
      tones: leaf,
      side: light.side,
      kind: wood.isBare ? 'conifer' : 'broadleaf',
      deep: 0.03,
    }),
  );
  canvas.shapes([
    { kind: 'rectangle', x: 0, y: horizon + 0.01, rx: period, ry: 0.03, color: mist, opacity: 0.5, edge: 30 },
  ]);
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 14 };
}

/** Trees at one depth: trunks, boughs of leaves overhead, bushes at their feet. The middle of the frame stays open. */
function layer(
  scene: SettingScene,
  wood: Wood,
  options: { readonly depth: number; readonly trunks: number; readonly width: number; readonly name: string },
): Plane {
  const { painter, light, horizon, period } = scene;
  const random = scene.random.fork(options.name);
  const { depth } = options;
  const near = depth < 2;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({
    width: period,
    top: -0.25,
    bottom: foot + 0.04,
    wraps: true,
    detail: near ? 1 : 0.8,
  });
  const bark = tonesOf(light, dim(wood.bark, 0.92), depth);
  const leaf = wood.leaves.map((color) => tonesOf(light, color, depth));
  const needles = NEEDLES.map((color) => tonesOf(light, color, depth));
  const snow = wood.isWhite ? tonesOf(light, [238, 243, 250], depth) : undefined;
  const gap = 0.1 + 0.26 / depth;
  const places = Array.from({ length: options.trunks }, (_, i) => {
    const x = gap + ((i + random.between(0.1, 0.9)) / options.trunks) * (period / 2 - gap);
    return { x: i % 2 === 0 ? x : -x, drop: random.between(0, 0.025) };
  });
  const extra = near ? [] : places.map((p) => ({ x: -p.x * random.between(0.85, 1.1), drop: random.between(0, 0.02) }));
  for (const { x, drop } of [...places, ...extra]) {
    canvas.shapes([
      {
        kind: 'glow',
        x: x - light.side * options.width * 2,
        y: foot + drop,
        rx: options.width * 6,
        ry: 0.018,
        color: light.on([26, 34, 30], depth),
        opacity: 0.7,
      },
    ]);
    if (wood.hasConifers && random.chance(near ? 0.25 : 0.6)) {
      canvas.shapes(
        conifer(random, {
          x,
          foot: foot + drop,
          height: options.width * random.between(18, 30),
          needles: random.pick(needles),
          bark,
          side: light.side,
          tiers: near ? 13 : 9,
          snow,
        }),
      );
      continue;
    }
    canvas.shapes(
      trunk(random, {
        x,
        foot: foot + drop,
        top: -0.25,
        width: options.width * random.between(0.7, 1.2),
        bark,
        side: light.side,
        strokes: near ? 70 : depth < 4 ? 18 : 0,
        kind: wood.barkKind,
      }),
    );
    if (snow)
      canvas.shapes([
        {
          kind: 'ellipse',
          x,
          y: foot + drop,
          rx: options.width * 2.2,
          ry: 0.014,
          color: snow.lit,
          color2: snow.body,
          edge: 3,
        },
      ]);
    else if (random.chance(0.7))
      canvas.shapes(
        bush(random, {
          x: x + random.between(-0.06, 0.06),
          foot: foot + drop + 0.01,
          height: options.width * random.between(1.8, 3),
          leaf: random.pick(leaf),
          bark,
          side: light.side,
          dabs: near ? 110 : 40,
        }),
      );
  }
  if (!wood.isBare) canopy(scene, canvas, random, leaf, options, gap);
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.004 + 0.003 / depth, turns: 0.5, rate: 0.2 + 0.03 * depth },
  };
}

/** The leafy roof: a mass of leaves along the top, with sprays that hang lower towards the sides. */
function canopy(
  scene: SettingScene,
  canvas: Plane['canvas'],
  random: SettingScene['random'],
  leaf: readonly Tones[],
  options: { readonly depth: number },
  gap: number,
): void {
  const { period, horizon } = scene;
  const near = options.depth < 2;
  const low = horizon * (near ? 0.5 : 0.62);
  const size = near ? 0.0135 : 0.0105;
  canvas.shapes(
    Array.from({ length: Math.round(period * (near ? 380 : 230)) }, (): Shape => {
      const x = random.between(-period / 2, period / 2);
      const aside = Math.min(1, Math.abs(x) / (gap + 0.42));
      const hang = -0.1 + (0.1 + low * aside * (0.45 + 0.55 * bunch(x * (near ? 2.3 : 3.7) + options.depth))) * 1.05;
      const v = Math.sqrt(random.next());
      const y = -0.2 + (hang + 0.2) * v;
      // Seen from below, leaves at the fringe glow with the light behind them.
      const level = -0.75 + 1.25 * v * v + random.between(-0.35, 0.4);
      const r = size * random.between(0.6, 1.25);
      return {
        kind: 'ellipse',
        x: x + random.between(-0.02, 0.02),
        y,
        rx: r * (v < 0.75 ? 1.7 : 1),
        ry: r * (v < 0.75 ? 1.2 : 0.55),
        turn: random.next(),
        color: toneAt(random.pick(leaf), level),
      };
    }),
  );
}

/** How low the leaves hang at a place: smooth bunches between 0 and 1. */
function bunch(x: number): number {
  return 0.5 + 0.3 * sineTurns(x * 0.9) + 0.2 * sineTurns(x * 2.3 + 0.4);
}

/** The forest floor: litter, moss and a path that leads towards the light. */
function floor(scene: SettingScene, wood: Wood): Plane {
  const { light, horizon, period, random, curve } = scene;
  const bend = curve('path', 0.4, 2);
  return plain(scene, {
    stops: [
      [30, mixRgb(wood.floor, [226, 226, 190], 0.3)],
      [5, wood.floor],
      [1.2, dim(wood.floor, 0.86)],
      [0.7, dim(wood.floor, 0.66)],
    ],
    grain: wood.isWhite ? 0.07 : 0.22,
    cells: 22,
    warmth: 0.2,
    decorate: (canvas) => {
      patches(
        scene,
        canvas,
        wood.isWhite
          ? [
              [170, 190, 226],
              [250, 252, 255],
            ]
          : [dim(wood.floor, 0.62), [86, 108, 48], ...wood.litter],
        { from: horizon + 0.01, count: 44, size: 0.5, opacity: 0.5 },
      );
      const path: Rgb = wood.isWhite ? [206, 216, 234] : [196, 164, 116];
      const steps = 40;
      canvas.shapes(
        Array.from({ length: steps }, (_, i): Shape => {
          const v = (i + 1) / steps;
          const y = horizon + 0.01 + v * v * (1.16 - horizon);
          const away = (y - horizon) / 0.32;
          return {
            kind: 'glow',
            x: light.orb.x * (1 - v) * (1 - v) + 0.1 * bend(v * 0.8) * v,
            y,
            rx: 0.02 + 0.24 * away,
            ry: 0.012 + 0.05 * v,
            color: light.on(path, 0.32 / Math.max(0.02, y - horizon)),
            opacity: 0.5,
          };
        }),
      );
      if (!wood.isWhite) {
        const leaves = wood.litter.map((color) => tonesOf(light, color, 1.4));
        canvas.shapes(
          Array.from({ length: Math.round(period * 200) }, (): Shape => {
            const v = random.next();
            const y = horizon + 0.02 + v * v * (1.1 - horizon);
            const size = 0.016 * (y - horizon) * random.between(0.6, 1.3);
            const tones = random.pick(leaves);
            return {
              kind: 'ellipse',
              x: random.between(-period / 2, period / 2),
              y,
              rx: size,
              ry: size * 0.45,
              turn: random.between(-0.1, 0.1),
              color: random.chance(0.4) ? tones.lit : tones.body,
            };
          }),
        );
        strewnTufts(
          scene,
          canvas,
          [
            [92, 124, 50],
            [112, 140, 58],
          ],
          { from: () => horizon + 0.05, count: 160, height: 0.05, blades: 5 },
        );
      }
      dapple(scene, canvas);
    },
  });
}

/** Spots of light that fall through the leaves. */
function dapple(scene: SettingScene, canvas: Plane['canvas']): void {
  const { light, horizon, period, random } = scene;
  if (light.orb.strength < 0.3) return;
  canvas.shapes(
    Array.from({ length: Math.round(period * 18) }, (): Shape => {
      const v = random.next();
      const y = horizon + 0.03 + v * (1.05 - horizon);
      const rx = random.between(0.02, 0.09) * (0.3 + v);
      return {
        kind: 'glow',
        x: random.between(-period / 2, period / 2),
        y,
        rx,
        ry: rx * 0.24,
        color: light.key,
        opacity: 0.5 * light.keyStrength,
      };
    }),
  );
}

/** Sunbeams that slant through the mist. */
function beams(scene: SettingScene): StageItem {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: -0.1, bottom: horizon + 0.24, wraps: true, detail: 0.35 });
  const slant = 0.045 * light.side;
  canvas.shapes(
    Array.from({ length: Math.round(period * 6) }, (): Shape => {
      const width = random.between(0.012, 0.05);
      return {
        kind: 'rectangle',
        x: random.between(-period / 2, period / 2),
        y: 0.3,
        rx: width,
        ry: 0.52,
        turn: slant + random.between(-0.006, 0.006),
        color: dim(light.key, 0.8),
        color2: dim(light.key, 0.1),
        opacity: random.between(0.12, 0.34) * Math.min(1, light.keyStrength * 1.7),
        edge: width * 300,
      };
    }),
  );
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth: 2.2,
    blend: 'add',
    animate: (t) => ({
      dx: 0.01 * Math.abs(((t * 0.08) % 2) - 1),
      opacity: 0.75 + 0.25 * Math.abs(((t * 0.21) % 2) - 1),
    }),
  };
}

function drifting(scene: SettingScene, wood: Wood): StageItem[] {
  const { light, random, spec, aspect } = scene;
  const { season } = spec.setting;
  if (light.weather === 'snow' || season === 'winter') return [];
  const colors =
    season === 'autumn'
      ? wood.leaves
      : season === 'spring'
        ? ([
            [250, 214, 224],
            [244, 190, 206],
          ] as const)
        : [];
  if (colors.length > 0)
    return [
      fallingLeaves(random, {
        count: 34,
        aspect,
        top: -0.05,
        bottom: 1.02,
        colors: colors.map((color) => light.on(color)),
        size: season === 'autumn' ? 0.009 : 0.006,
        depth: 1.1,
        speed: 0.09,
      }),
    ];
  if (light.orb.strength < 0.3 || light.darkness > 0.9) return [];
  return [
    wanderingLights(random, {
      count: 22,
      aspect,
      top: 0.2,
      bottom: 0.8,
      colors: [light.key],
      size: 0.0018,
      glow: 3,
      depth: 1.4,
    }),
  ];
}

/** Ferns, grass, mushrooms and flowers at the camera's feet. */
function undergrowth(scene: SettingScene): StageItem {
  const { painter, light, period, random, spec } = scene;
  const canvas = painter.canvas({ width: period, top: 0.8, bottom: 1.12, wraps: true });
  const green = (
    [
      [70, 118, 46],
      [92, 140, 54],
      [56, 100, 48],
    ] as const
  ).map((color) => tonesOf(light, spec.setting.season === 'autumn' ? mixRgb(color, [170, 120, 50], 0.35) : color));
  const cap = tonesOf(light, [214, 60, 40]);
  const stem = tonesOf(light, [242, 232, 214]);
  const petals = PETALS.map((color) => tonesOf(light, color));
  for (let i = 0; i < Math.round(period * 5); i++) {
    const x = random.between(-period / 2, period / 2);
    if (Math.abs(x) > 0.16)
      canvas.shapes(
        fern(random, {
          x,
          foot: random.between(1, 1.08),
          height: random.between(0.26, 0.42),
          leaf: random.pick(green),
          side: light.side,
        }),
      );
  }
  canvas.shapes(
    grassBand(
      random,
      -period / 2,
      period / 2,
      () => random.between(1.01, 1.09),
      0.07,
      Math.round(period * 40),
      6,
      green,
    ),
  );
  for (let i = 0; i < Math.round(period * 3); i++)
    canvas.shapes(
      mushroom(
        random.between(-period / 2, period / 2),
        random.between(0.97, 1.02),
        random.between(0.02, 0.04),
        cap,
        stem,
      ),
    );
  if (spec.setting.season === 'spring' || spec.setting.season === 'summer')
    for (let i = 0; i < period * 9; i++)
      canvas.shapes(
        flower(
          random,
          random.between(-period / 2, period / 2),
          random.between(0.98, 1.04),
          random.between(0.03, 0.06),
          random.between(0.006, 0.01),
          random.pick(petals),
          light.on([240, 200, 70]),
          green[0] as Tones,
        ),
      );
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth: 0.8,
    sway: { reach: 0.005, turns: 0.9, rate: 0.35 },
  };
}

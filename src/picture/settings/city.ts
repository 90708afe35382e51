import type { Rgb } from '../../numerics/color.js';
import { mixRgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Canvas } from '../painting/canvas.js';
import type { Shape } from '../painting/shape.js';
import { type LampPost, lampGlows, postShapes } from '../stage/scenery/lamps.js';
import { mixAt, paintSkyline } from '../stage/scenery/skyline.js';
import { litShare, wakingWindows } from '../stage/scenery/windows.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { StageItem } from '../stage/stage.js';

/** Depth of the quay's edge: in front of it one walks, behind it lies the river. */
const QUAY = 1.42;

/** Colour of the trees' crowns by season. */
const LEAVES = {
  spring: [126, 158, 84],
  summer: [70, 112, 66],
  autumn: [182, 112, 54],
  winter: [112, 104, 98],
} as const;

/** A skyline across a river, seen from the promenade on this side. */
export const city: Setting = {
  name: 'city',
  anchors: [
    'city',
    'metropolis',
    'urban area',
    'skyline#1',
    'skyscraper',
    'tower#1',
    'harbor#1',
    'port#1',
    'rooftop',
    'roof',
    'balcony',
    'bridge#1',
    'building complex',
    'dock#1',
    'pier#1',
    'apartment building',
    'office building',
  ],
  family: 'urban',
  ground: 'land',
  horizon: 0.6,
  ambience: 'city',
  build(scene) {
    return [...skyOf(scene), ...skyline(scene), ...river(scene), ...promenade(scene)];
  },
};

/** Three rows of towers: the farther, the paler. */
function skyline(scene: SettingScene): StageItem[] {
  const { painter, period, horizon, curve, light } = scene;
  const random = scene.random.fork('skyline');
  const rise = curve('downtown', 0.55 / scene.aspect, 2);
  // Downtown lies a little off the middle, where the eye goes first.
  const centre = random.between(-0.24, 0.24) * scene.aspect;
  const hump = (x: number) => 1 / (1 + ((x - centre) / (0.3 * scene.aspect)) ** 2);
  const share = litShare(light);
  const rows = [
    {
      depth: 26,
      air: 9,
      foot: horizon + 0.012,
      low: 0.09,
      high: 0.26,
      widths: [0.03, 0.07] as const,
      dense: 0.85,
      cell: 0,
      litShare: 0,
      rise: (x: number) => 0.4 + 0.5 * rise(x + 0.7),
    },
    {
      depth: 15,
      air: 4.2,
      foot: horizon + 0.014,
      low: 0.1,
      high: 0.4,
      widths: [0.04, 0.085] as const,
      dense: 0.8,
      cell: 0.0122,
      litShare: share,
      rise: (x: number) => 0.12 + 0.2 * rise(x) + 0.85 * hump(x),
    },
    {
      depth: 9,
      air: 2.2,
      foot: horizon + 0.018,
      low: 0.07,
      high: 0.26,
      widths: [0.06, 0.125] as const,
      dense: 0.7,
      cell: 0.0165,
      litShare: share,
      rise: (x: number) => 0.2 + 0.45 * rise(x * 1 + 1.9) + 0.3 * hump(x + 0.3 * scene.aspect),
    },
  ];
  return rows.flatMap((row, i): StageItem[] => {
    const chance = random.fork(`row${i}`);
    const canvas = painter.canvas({
      width: period,
      top: row.foot - row.high * 1.36 - 0.07,
      bottom: row.foot,
      wraps: true,
    });
    if (i === 0 && light.darkness > 0.3) canvas.shapes(nightGlow(scene, row.foot));
    const dark = paintSkyline(canvas, scene, row, chance);
    if (light.darkness > 0.3) canvas.shapes(streetGlow(scene, row.foot, i));
    if (i === rows.length - 1) paintBank(canvas, scene, row.foot);
    canvas.finish();
    const items: StageItem[] = [{ kind: 'plane', canvas, lie: 'upright', depth: row.depth }];
    const waking = chance.shuffle(dark).slice(0, 90);
    if (share > 0.05 && waking.length > 0)
      items.push(
        wakingWindows(
          waking.map((pane) => [pane]),
          { random: chance, depth: row.depth, share: 0.45, period },
        ),
      );
    return items;
  });
}

/** Trees along the far bank and the wall they stand behind, so that the towers rise from land. */
function paintBank(canvas: Canvas, scene: SettingScene, foot: number): void {
  const { light, curve } = scene;
  const crowns = curve('crowns', 9, 3);
  const groves = curve('groves', 1.1, 2);
  const leaf = light.weather === 'snow' ? ([188, 200, 210] as const) : LEAVES[scene.spec.setting.season];
  canvas.ridge({
    contour: (x) => foot - 0.012 - Math.max(0, 0.013 + 0.022 * groves(x) + 0.009 * crowns(x)),
    color: mixRgb(light.on(leaf, 3), light.key, 0.2 * light.keyStrength),
    foot: light.on([34, 48, 52], 3),
    fade: 0.03,
    texture: { strength: 0.3, cells: 60, octaves: 2 },
  });
  canvas.ridge({
    contour: () => foot - 0.0105,
    color: light.on([150, 146, 140], 2.4),
    foot: light.on([92, 92, 98], 2.4),
    fade: 0.012,
  });
}

/** The light of the streets between the towers, rising from below. */
function streetGlow(
  scene: SettingScene,
  foot: number,
  row: number,
): { kind: 'glow'; x: number; y: number; rx: number; ry: number; color: Rgb; opacity: number; additive: true }[] {
  const { light, period, random } = scene;
  const chance = random.fork(`streets${row}`);
  const color = mixRgb(neonOf(scene, row), [255, 170, 96], 0.55);
  return Array.from({ length: 9 }, (_, i) => ({
    kind: 'glow' as const,
    x: ((i + chance.next()) / 9 - 0.5) * period,
    y: foot - 0.01,
    rx: chance.between(0.16, 0.34),
    ry: chance.between(0.07, 0.15),
    color,
    opacity: 0.34 * light.darkness,
    additive: true as const,
  }));
}

/** What a city does to its sky at night: a dome of light behind the towers, brightest downtown. */
function nightGlow(scene: SettingScene, foot: number): Shape[] {
  const { light, period } = scene;
  const color = mixRgb(neonOf(scene, 1), [176, 132, 168], 0.5);
  return Array.from({ length: 7 }, (_, i) => ({
    kind: 'glow',
    x: (i / 7 - 0.43) * period,
    y: foot,
    rx: 0.2 * period,
    ry: 0.4,
    color,
    opacity: 0.34 * light.darkness,
  }));
}

/** The palette's own lights when it asks for neon, warm ones otherwise. */
function neonOf(scene: SettingScene, index: number): Rgb {
  const { palette_colors, palette_name, lighting_preset } = scene.spec;
  const wants = (palette_name === 'neon' || lighting_preset === 'neon') && palette_colors.length > 0;
  return wants ? (palette_colors[index % palette_colors.length] as Rgb) : [255, 176, 104];
}

function river(scene: SettingScene): StageItem[] {
  const { light } = scene;
  const rough = light.weather === 'rain' ? 1 : 0;
  return [
    {
      kind: 'water',
      far: light.on([112, 134, 150], 4),
      near: light.on([30, 58, 78]),
      mirrorFar: 0.92,
      mirrorNear: 0.62,
      waves: 0.42 + 0.4 * rough,
      crests: 0.02 + 0.06 * rough,
      speed: 0.8,
      glitter: { x: light.orb.x, color: light.orb.color, strength: 0.7 * light.orb.strength },
    },
  ];
}

/** Paved promenade with a parapet, a railing and lamps. */
function promenade(scene: SettingScene): StageItem[] {
  const { painter, light, horizon, period } = scene;
  const edge = groundRow(horizon, QUAY);
  const snow = light.weather === 'snow';
  const wet = light.weather === 'rain';
  const stone: Rgb = snow ? [226, 232, 240] : wet ? [92, 98, 106] : [164, 156, 146];
  const far = light.on(stone, 1.6);
  const near = mixRgb(light.on(stone), light.on([60, 58, 64]), 0.35);
  const paving = painter.canvas({ width: period, top: edge - 0.03, bottom: 1.5, wraps: true, detail: 0.75 });
  paving.ridge({ contour: () => edge, color: far, foot: near, fade: 0.4 });
  paving.grain({
    strength: snow ? 0.05 : 0.12,
    cells: 26,
    octaves: 2,
    horizon,
    from: edge,
    to: 1.15,
    seed: scene.random.integer(65536),
  });
  // Joints of the slabs: rows closer together towards the river.
  const joint = light.on(snow ? [196, 206, 222] : [96, 92, 90], 1.2);
  const rows = [1.32, 1.2, 1.08, 0.96, 0.84, 0.72, 0.6].map((depth) => groundRow(horizon, depth));
  paving.shapes(
    rows.map((y, i) => ({
      kind: 'rectangle',
      x: 0,
      y,
      rx: period / 2,
      ry: 0.0012 + 0.0005 * i,
      color: joint,
      opacity: 0.5,
    })),
  );
  paving.shapes([
    {
      kind: 'rectangle',
      x: 0,
      y: edge + 0.006,
      rx: period / 2,
      ry: 0.008,
      color: mixRgb(light.on(snow ? [244, 248, 252] : [206, 198, 186]), light.key, 0.25 * light.keyStrength),
      color2: near,
    },
  ]);
  const spacing = period / 4;
  const posts: LampPost[] = [-1.5, -0.5, 0.5, 1.5].map((k) => ({
    x: k * spacing + 0.11 * period,
    foot: edge + 0.012,
    height: 0.36,
    depth: QUAY,
    arm: 0,
  }));
  if (light.darkness > 0.3) {
    const pool: Rgb = mixAt([255, 196, 116], near, 0.2);
    paving.shapes(
      posts.flatMap((post) => [
        {
          kind: 'glow' as const,
          x: post.x,
          y: edge + 0.075,
          rx: 0.34,
          ry: 0.085,
          color: pool,
          opacity: 0.42 * light.darkness,
          additive: true,
        },
        {
          kind: 'glow' as const,
          x: post.x,
          y: edge + (wet ? 0.16 : 0.06),
          rx: wet ? 0.03 : 0.12,
          ry: wet ? 0.17 : 0.03,
          color: pool,
          opacity: 0.4 * light.darkness,
          additive: true,
        },
      ]),
    );
  }
  paving.finish();
  const items: StageItem[] = [{ kind: 'plane', canvas: paving, lie: 'ground', depth: 1 }];
  const rail = painter.canvas({ width: period, top: edge - 0.4, bottom: edge + 0.02, wraps: true });
  rail.shapes(railing(scene, edge));
  rail.shapes(posts.flatMap((post) => postShapes(post, light))).finish();
  items.push({ kind: 'plane', canvas: rail, lie: 'upright', depth: QUAY });
  if (light.darkness > 0.3) items.push(lampGlows(posts, light, QUAY));
  return items;
}

function railing(scene: SettingScene, edge: number) {
  const { light, period } = scene;
  const iron = light.on([50, 54, 64], 1.4);
  const lit = mixRgb(iron, light.key, 0.3 * light.keyStrength);
  const bars = Math.round(period / 0.026);
  return [
    ...Array.from({ length: bars }, (_, i) => ({
      kind: 'rectangle' as const,
      x: ((i + 0.5) / bars - 0.5) * period,
      y: edge - 0.028,
      rx: 0.0011,
      ry: 0.034,
      color: iron,
      opacity: 0.85,
    })),
    { kind: 'rectangle' as const, x: 0, y: edge - 0.062, rx: period / 2, ry: 0.0036, color: lit, color2: iron },
    { kind: 'rectangle' as const, x: 0, y: edge - 0.002, rx: period / 2, ry: 0.002, color: iron },
  ];
}

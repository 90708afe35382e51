import { power, sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../numerics/color.js';
import { eyeHeight, groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import type { Light } from '../stage/light.js';
import { wanderingLights } from '../stage/scenery/drift.js';
import { brainCoral, branchCoral, bubbles, CORALS, fishSchool, kelp, tubeSponge } from '../stage/scenery/reef.js';
import { boulder, pebbles } from '../stage/scenery/rocks.js';
import { dim, type Tones, tonesOf } from '../stage/scenery/tones.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import type { Plane, StageItem } from '../stage/stage.js';

/** Below the surface: a coral reef in blue light, with fish, kelp, sunbeams and bubbles. */
export const underwater: Setting = {
  name: 'underwater',
  anchors: ['reef', 'coral reef', 'ocean floor', 'deep#2', 'trench#2', 'bottom#5', 'aquarium', 'atoll'],
  family: 'nature',
  ground: 'none',
  horizon: 0.6,
  ambience: 'surf',
  build(scene) {
    const { random, period, aspect, horizon } = scene;
    const light = submerged(scene);
    const wet: SettingScene = { ...scene, light };
    const see = (color: Rgb, depth: number) => light.on(color, depth);
    const school = (
      count: number,
      size: number,
      depth: number,
      colors: readonly [Rgb, Rgb, Rgb],
      top: number,
      bottom: number,
    ) =>
      fishSchool(random, {
        count,
        top,
        bottom,
        period,
        size,
        body: see(colors[0], depth),
        belly: see(colors[1], depth),
        fin: see(colors[2], depth),
        eye: see([24, 26, 34], depth),
        depth,
        speed: 0.05 + 0.02 / depth,
      });
    const items: StageItem[] = [
      water(wet),
      ridges(wet, 0),
      school(
        26,
        0.011,
        9,
        [
          [180, 200, 214],
          [230, 238, 240],
          [150, 176, 196],
        ],
        0.14,
        0.4,
      ),
      ridges(wet, 1),
      floor(wet),
      caustics(wet),
      reef(wet, 4.5, 0.1, 16),
      kelpForest(wet, 3, 0.42),
      school(
        9,
        0.02,
        2.6,
        [
          [250, 196, 60],
          [255, 232, 150],
          [236, 140, 50],
        ],
        0.3,
        0.55,
      ),
      reef(wet, 1.9, 0.2, 9),
      kelpForest(wet, 1.5, 0.66),
      school(
        5,
        0.028,
        1.4,
        [
          [64, 150, 236],
          [250, 214, 90],
          [40, 96, 196],
        ],
        0.24,
        0.66,
      ),
      beams(wet),
      bubbles(random, { count: 46, aspect, bottom: 1.02, color: see([214, 240, 250], 1), depth: 1.2 }),
    ];
    if (scene.light.darkness > 0.9)
      items.push(
        wanderingLights(random, {
          count: 30,
          aspect,
          top: 0.15,
          bottom: 0.95,
          colors: [
            [110, 240, 230],
            [150, 200, 255],
          ],
          size: 0.002,
          glow: 5,
          depth: 1.6,
        }),
      );
    items.push(foreground(wet, horizon));
    return items;
  },
};

/** The light of the surface, filtered by water: red goes first, and everything far away turns blue. */
function submerged(scene: SettingScene): Light {
  const { light } = scene;
  const blue = mixRgb(light.on([14, 104, 172]), dim([16, 112, 190], 1 - 0.66 * light.darkness), 0.5);
  return {
    ...light,
    key: mixRgb(light.key, [140, 236, 244], 0.68),
    keyStrength: Math.max(0.2, light.keyStrength),
    haze: blue,
    on: (color, depth = 1) =>
      mixRgb(
        light.on(color, 1),
        blue,
        depth === Infinity ? 1 : 0.14 + 0.8 * (1 - 1 / (1 + Math.max(0, depth - 1) * 0.16)),
      ),
  };
}

/** Open water: bright under the surface, dark below, the surface itself a shimmer overhead. */
function water(scene: SettingScene): StageItem {
  const { painter, light, period, random, horizon } = scene;
  const canvas = painter.canvas({ width: period, top: -0.5, bottom: horizon + 0.3, wraps: true, detail: 0.5 });
  const top = mixRgb(light.haze, light.key, 0.62);
  canvas.gradient([
    [-0.5, mixRgb(top, [255, 255, 255], 0.2 * light.keyStrength)],
    [0, mixRgb(light.haze, light.key, 0.42)],
    [0.3, mixRgb(light.haze, light.key, 0.14)],
    [0.62, light.haze],
    [horizon + 0.3, mixRgb(light.haze, [6, 24, 66], 0.35)],
  ]);
  canvas.shapes([
    { kind: 'glow', x: light.orb.x, y: -0.12, rx: 0.8, ry: 0.62, color: top, opacity: 0.85 },
    {
      kind: 'glow',
      x: light.orb.x,
      y: -0.06,
      rx: 0.3,
      ry: 0.24,
      color: mixRgb(top, [255, 255, 255], 0.5),
      opacity: 0.8 * light.keyStrength + 0.1,
    },
    ...Array.from({ length: Math.round(period * 60) }, (): Shape => {
      const v = random.next();
      const y = -0.45 + 0.56 * v;
      return {
        kind: 'glow',
        x: random.between(-period / 2, period / 2),
        y,
        rx: random.between(0.03, 0.1) * (1.3 - v),
        ry: 0.011 * (1.25 - v),
        color: mixRgb(top, [255, 255, 255], 0.4),
        opacity: 0.5 * (1 - v * 0.8),
      };
    }),
  ]);
  return { kind: 'plane', canvas: canvas.finish(), lie: 'sky', depth: Infinity };
}

/** Far reefs, hardly more than shadows in the blue. */
function ridges(scene: SettingScene, near: 0 | 1): Plane {
  const { painter, light, horizon, period, curve, random } = scene;
  const depth = near ? 11 : 22;
  const shape = curve(`reef ${near}`, near ? 1.1 : 0.8, 5);
  const rows = (x: number) => horizon - (near ? 0.03 : 0.1) - (near ? 0.08 : 0.12) * shape(x);
  const canvas = painter.canvas({
    width: period,
    top: horizon - 0.36,
    bottom: horizon + 0.03,
    wraps: true,
    detail: 0.6,
  });
  const rock = tonesOf(light, [96, 124, 140], near ? 8 : 16);
  canvas.ridge({
    contour: rows,
    color: rock.lit,
    foot: light.haze,
    fade: near ? 0.06 : 0.13,
    edge: 3,
    light: { color: light.key, strength: 0.12, side: light.side },
    texture: { strength: 0.14, cells: 22, octaves: 3 },
  });
  const tones = CORALS.map((color) => tonesOf(light, mixRgb(color, [90, 120, 150], 0.4), near ? 9 : 18));
  for (let i = 0; i < Math.round(period * (near ? 9 : 5)); i++) {
    const x = random.between(-period / 2, period / 2);
    canvas.shapes(
      (random.chance(0.5) ? branchCoral : tubeSponge)(
        random,
        x,
        rows(x) + 0.012,
        random.between(0.035, 0.07),
        random.pick(tones),
        light.side,
      ),
    );
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth };
}

/** Rippled sand. */
function floor(scene: SettingScene): Plane {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: horizon, bottom: 1.5, wraps: true, detail: 0.66 });
  const sand: Rgb = [222, 208, 164];
  const at = (depth: number) => [groundRow(horizon, depth), light.on(sand, depth)] as const;
  canvas.gradient([at(30), at(9), at(4), at(2), at(1.2), at(0.75), [1.51, light.on([160, 150, 128], 1)]]);
  canvas.grain({ strength: 0.1, cells: 24, octaves: 3, horizon, to: 1.12, seed: random.nextUint32() & 0xffff });
  const crest = light.on([250, 240, 204], 1.3);
  const hollow = light.on([150, 140, 120], 1.3);
  canvas.shapes(
    Array.from({ length: Math.round(period * 130) }, (): Shape[] => {
      const v = random.next();
      const y = horizon + 0.04 + v * v * (1.06 - horizon);
      const near = (y - horizon) / eyeHeight(horizon);
      const x = random.between(-period / 2, period / 2);
      const rx = random.between(0.05, 0.11) * near;
      return [
        {
          kind: 'glow',
          x,
          y: y + 0.009 * near,
          rx,
          ry: 0.009 * near,
          color: hollow,
          opacity: 0.5 * Math.min(1, near * 2),
        },
        { kind: 'glow', x, y, rx, ry: 0.006 * near, color: crest, opacity: 0.55 * Math.min(1, near * 2) },
      ];
    }).flat(),
  );
  canvas.shapes([
    {
      kind: 'rectangle',
      x: 0,
      y: horizon,
      rx: period,
      ry: 0.01,
      color: light.haze,
      opacity: 0.9,
      edge: 0.14 * canvas.scale,
    },
  ]);
  return { kind: 'plane', canvas: canvas.finish(), lie: 'ground', depth: 1 };
}

/** The net of light that the waves above throw on the sand. */
function caustics(scene: SettingScene): StageItem {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: horizon + 0.02, bottom: 1.2, wraps: true, detail: 0.5 });
  const color = mixRgb(light.key, [255, 255, 255], 0.2);
  const shapes: Shape[] = [];
  for (let depth = 6; depth > 0.6; depth *= 0.86) {
    const y = groundRow(horizon, depth);
    const cell = 0.16 / depth;
    const count = Math.ceil(period / cell);
    for (let i = 0; i < count; i++) {
      const x = -period / 2 + (i + random.between(0.2, 0.8)) * (period / count);
      for (const s of [-1, 1])
        shapes.push({
          kind: 'ellipse',
          x: x + s * cell * 0.24,
          y: y + random.between(-0.1, 0.1) * cell,
          rx: cell * 0.36,
          ry: 0.005 / depth,
          turn: s * random.between(0.015, 0.045),
          color,
          opacity: 0.32,
          edge: 3,
        });
    }
  }
  canvas.shapes(shapes);
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'ground',
    depth: 1,
    blend: 'add',
    animate: (t) => ({
      dx: 0.03 * sineTurns(t * 0.16),
      dy: 0.006 * sineTurns(t * 0.23),
      opacity: (0.3 + 0.2 * sineTurns(t * 0.31)) * (0.4 + light.keyStrength),
    }),
  };
}

/** Corals and rocks at one depth, thicker towards the sides. */
function reef(scene: SettingScene, depth: number, height: number, count: number): Plane {
  const { painter, light, horizon, period, random } = scene;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - height * 1.6, bottom: foot + 0.05, wraps: true });
  const tones = CORALS.map((color) => tonesOf(light, color, depth));
  const stone = tonesOf(light, [128, 124, 128], depth);
  const gap = 0.12 + 0.3 / depth;
  for (let i = 0; i < Math.round((count * period) / 2); i++) {
    const x = (i % 2 === 0 ? 1 : -1) * (gap + power(random.next(), 1.3) * (period / 2 - gap));
    const y = foot + random.between(0, 0.025);
    canvas.shapes(boulder(random, x, y + 0.006, height * random.between(0.25, 0.5), stone, light.side));
    for (let k = 0; k < 3; k++) {
      const painterOf = random.pick([branchCoral, branchCoral, brainCoral, tubeSponge]);
      const size = height * random.between(0.45, 1) * (painterOf === brainCoral ? 0.5 : 1);
      canvas.shapes(
        painterOf(
          random,
          x + random.between(-0.9, 0.9) * height * 0.7,
          y - random.between(0, 0.15) * height + 0.008,
          size,
          random.pick(tones),
          light.side,
        ),
      );
    }
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth };
}

/** Kelp that sways in the swell, to the sides. */
function kelpForest(scene: SettingScene, depth: number, height: number): Plane {
  const { painter, light, horizon, period, random } = scene;
  const foot = groundRow(horizon, depth) + 0.01;
  const canvas = painter.canvas({
    width: period,
    top: Math.max(-0.2, foot - height * 1.15),
    bottom: foot + 0.02,
    wraps: true,
  });
  const greens = (
    [
      [110, 150, 60],
      [80, 130, 74],
      [142, 150, 62],
    ] as const
  ).map((color): Tones => tonesOf(light, color, depth));
  const gap = 0.2 + 0.28 / depth;
  for (let i = 0; i < Math.round(period * 5); i++) {
    const x = (i % 2 === 0 ? 1 : -1) * (gap + random.next() * (period / 2 - gap));
    canvas.shapes(
      kelp(random, x, foot + random.between(-0.01, 0.01), height * random.between(0.45, 1), random.pick(greens)),
    );
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.03, turns: 1.2, rate: 0.16 },
  };
}

/** Beams of light that fan out from the surface. */
function beams(scene: SettingScene): StageItem {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: -0.15, bottom: horizon + 0.3, wraps: true, detail: 0.35 });
  const color = mixRgb(light.key, [200, 250, 255], 0.4);
  canvas.shapes(
    Array.from({ length: Math.round(period * 7) }, (): Shape => {
      const width = random.between(0.01, 0.045);
      const x = random.between(-0.7, 0.7) * scene.aspect;
      return {
        kind: 'triangle',
        x: light.orb.x + (x - light.orb.x) * 0.6,
        y: 0.34,
        rx: width * 2.6,
        ry: 0.55,
        turn: (light.orb.x - x) * 0.06,
        color,
        color2: [0, 0, 0],
        opacity: random.between(0.1, 0.26) * (0.4 + light.keyStrength),
        edge: width * 340,
      };
    }),
  );
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth: 2.4,
    blend: 'add',
    animate: (t) => ({ dx: 0.02 * sineTurns(t * 0.07), opacity: 0.75 + 0.25 * sineTurns(t * 0.19) }),
  };
}

/** Shells, stones and small corals in the sand before the camera. */
function foreground(scene: SettingScene, horizon: number): StageItem {
  const { painter, light, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: 0.78, bottom: 1.12, wraps: true });
  const tones = CORALS.map((color) => tonesOf(light, color));
  const stone = tonesOf(light, [136, 128, 128]);
  canvas.shapes(
    pebbles(
      random,
      -period / 2,
      period / 2,
      () => random.between(0.94, 1.03),
      0.009,
      Math.round(period * 16),
      stone,
      light.side,
    ),
  );
  for (let i = 0; i < Math.round(period * 5); i++) {
    const x = random.between(-period / 2, period / 2);
    if (Math.abs(x) < 0.24) continue;
    const foot = random.between(1.02, 1.08);
    canvas.shapes(boulder(random, x, foot, random.between(0.04, 0.08), stone, light.side));
    canvas.shapes(
      random.pick([branchCoral, brainCoral, tubeSponge])(
        random,
        x + random.between(-0.06, 0.06),
        foot - 0.02,
        random.between(0.08, 0.15) * (horizon > 0.4 ? 1 : 1.2),
        random.pick(tones),
        light.side,
      ),
    );
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 0.82 };
}

import { power, sineTurns } from '../../numerics/arithmetic.js';
import type { Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { conifer, NEEDLES } from '../stage/scenery/conifer.js';
import { patches, plain } from '../stage/scenery/ground.js';
import { hill } from '../stage/scenery/hills.js';
import { mountainRange } from '../stage/scenery/peaks.js';
import { boulder } from '../stage/scenery/rocks.js';
import { DRIFTS, SNOW, snowDrifts, sparkles } from '../stage/scenery/snow.js';
import { dim, tonesOf } from '../stage/scenery/tones.js';
import { treeLine } from '../stage/scenery/tree-line.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { Plane, StageItem } from '../stage/stage.js';

/** Deep snow under white peaks; by night the northern lights. */
export const snowfield: Setting = {
  name: 'snowfield',
  anchors: [
    'snowfield',
    'glacier',
    'iceberg',
    'ice#1',
    'ice#2',
    'tundra',
    'arctic#1',
    'antarctica',
    'north pole',
    'south pole',
    'snow',
    'ski slope',
    'ski resort',
    'polar region',
    'ice rink',
  ],
  family: 'nature',
  ground: 'land',
  horizon: 0.56,
  ambience: 'wind',
  build(scene) {
    const { light, horizon } = scene;
    const sky = skyOf(scene);
    const items: StageItem[] =
      light.darkness > 0.9 && light.weather === 'clear' ? [...sky.slice(0, 2), aurora(scene)] : sky;
    items.push(
      mountainRange(scene, {
        name: 'ice far',
        foot: horizon + 0.005,
        height: 0.26,
        density: 1.4,
        depth: 60,
        hazeDepth: 7,
        rock: [126, 146, 182],
        snowLine: 0.2,
        rough: 0.9,
        detail: 0.6,
      }),
      mountainRange(scene, {
        name: 'ice',
        foot: horizon + 0.01,
        height: 0.2,
        density: 1,
        depth: 34,
        hazeDepth: 2.8,
        rock: [112, 124, 150],
        snowLine: 0.24,
        rough: 0.8,
      }),
      slopes(scene, 0.07, 18, 3.2),
      ground(scene),
      pines(scene, 4.2, 0.11, 0.2, 22, 0.16),
      pines(scene, 1.9, 0.26, 0.46, 5, 0.36),
    );
    if (light.darkness < 0.9 && light.orb.strength > 0.3)
      items.push(sparkles(scene, { count: 90, top: horizon + 0.08, bottom: 1.02, color: [255, 255, 255] }));
    items.push(rocks(scene), snowDrifts(scene, 0.82));
    return items;
  },
};

/** Curtains of northern light. */
function aurora(scene: SettingScene): StageItem {
  const { painter, horizon, period, curve } = scene;
  const canvas = painter.canvas({ width: period, top: -0.3, bottom: horizon * 0.86, wraps: true, detail: 0.4 });
  const shapes: Shape[] = [];
  for (const [i, color] of (
    [
      [50, 240, 130],
      [60, 214, 160],
      [150, 90, 210],
    ] as const
  ).entries()) {
    const path = curve(`aurora ${i}`, 0.5, 3);
    const bright = curve(`aurora light ${i}`, 1.6, 4);
    const steps = Math.round(period * 90);
    for (let k = 0; k < steps; k++) {
      const x = ((k + 0.5) / steps - 0.5) * period;
      const glow = Math.max(0, 0.45 + bright(x));
      if (glow === 0) continue;
      const foot = horizon * (0.56 - 0.1 * i) + 0.12 * path(x);
      const tall = (0.17 + 0.05 * i) * (0.6 + 0.6 * glow);
      shapes.push({
        kind: 'ellipse',
        x,
        y: foot - tall * 0.7,
        rx: 0.013,
        ry: tall,
        color: dim(color, 0.3),
        color2: color,
        opacity: 0.2 * glow,
        edge: 6,
      });
    }
  }
  canvas.shapes(shapes);
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth: 900,
    blend: 'add',
    sway: { reach: 0.03, turns: 0.6, rate: 0.07 },
    animate: (t) => ({ dx: 0.008 * t, opacity: 0.8 + 0.2 * sineTurns(t * 0.12) }),
  };
}

/** A white hill with a dark wood along it. */
function slopes(scene: SettingScene, rise: number, depth: number, hazeDepth: number): Plane {
  const { light, horizon, period, random } = scene;
  const wood = (
    [
      [74, 100, 112],
      [96, 122, 134],
      [176, 192, 210],
    ] as const
  ).map((color) => tonesOf(light, color, hazeDepth));
  return hill(scene, {
    name: 'slope',
    foot: horizon + 0.012,
    rise,
    density: 0.6,
    depth,
    hazeDepth,
    color: SNOW,
    grain: 0.04,
    headroom: 0.06,
    decorate: (canvas, contour) => {
      canvas.shapes(
        treeLine(random, {
          from: -period / 2,
          to: period / 2,
          foot: (x) => contour(x) + 0.035,
          height: 0.045,
          count: Math.round(period * 46),
          tones: wood,
          side: light.side,
          kind: 'conifer',
          deep: 0.035,
        }),
      );
    },
  });
}

function ground(scene: SettingScene): Plane {
  const { light, horizon, period, random } = scene;
  return plain(scene, {
    stops: [
      [30, [222, 230, 244]],
      [5, SNOW],
      [1.2, SNOW],
      [0.7, [206, 218, 240]],
    ],
    grain: 0.05,
    cells: 22,
    decorate: (canvas) => {
      patches(scene, canvas, DRIFTS, { from: horizon + 0.02, count: 56, size: 0.6, opacity: 0.6 });
      // Ridges that the wind has cut: a bright lip over a blue shadow.
      const lip = light.on([255, 255, 255]);
      const shadow = light.on([150, 176, 224]);
      canvas.shapes(
        Array.from({ length: Math.round(period * 40) }, (): Shape[] => {
          const v = random.next();
          const y = horizon + 0.05 + v * (1.03 - horizon);
          const near = (y - horizon) / 0.44;
          const x = random.between(-period / 2, period / 2);
          const rx = random.between(0.06, 0.2) * near;
          return [
            {
              kind: 'glow',
              x: x - light.side * rx * 0.2,
              y: y + 0.014 * near,
              rx,
              ry: 0.018 * near,
              color: shadow,
              opacity: 0.55,
            },
            { kind: 'glow', x, y, rx: rx * 0.9, ry: 0.007 * near, color: lip, opacity: 0.8 },
          ];
        }).flat(),
      );
      tracks(scene, canvas);
    },
  });
}

/** Footprints that lead away over the snow. */
function tracks(scene: SettingScene, canvas: Plane['canvas']): void {
  const { light, horizon, random } = scene;
  const shade = light.on([136, 162, 212]);
  const side = random.pick([-1, 1]);
  canvas.shapes(
    Array.from({ length: 46 }, (_, i): Shape => {
      const depth = 0.8 * power(1.062, i);
      const y = groundRow(horizon, depth);
      const size = 0.012 / depth;
      return {
        kind: 'ellipse',
        x: side * (0.34 / depth + 0.06 * sineTurns(i * 0.02)) + ((i % 2) - 0.5) * size * 2.4,
        y,
        rx: size * 0.8,
        ry: size * 0.5,
        color: shade,
        opacity: 0.75,
        edge: 1.5,
      };
    }),
  );
}

/** Snow-laden conifers, the middle of the frame left open. */
function pines(scene: SettingScene, depth: number, low: number, high: number, count: number, gap: number): Plane {
  const { painter, light, horizon, period, random } = scene;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - high * 1.05, bottom: foot + 0.05, wraps: true });
  const bark = tonesOf(light, [92, 74, 64], depth);
  const snow = tonesOf(light, [240, 244, 252], depth);
  const needles = NEEDLES.map((color) => tonesOf(light, color, depth));
  const stands = Array.from({ length: count }, (_, i) => ({
    x: (i % 2 === 0 ? 1 : -1) * (gap + power(random.next(), 1.3) * (period / 2 - gap)),
    size: random.between(low, high),
    drop: random.between(0, 0.02),
  })).sort((a, b) => a.drop - b.drop);
  for (const s of stands) {
    canvas.shapes([
      {
        kind: 'glow',
        x: s.x - light.side * s.size * 0.2,
        y: foot + s.drop + 0.004,
        rx: s.size * 0.42,
        ry: 0.016,
        color: light.on([120, 146, 200], depth),
        opacity: 0.85,
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
    canvas.shapes([
      {
        kind: 'ellipse',
        x: s.x,
        y: foot + s.drop + 0.006,
        rx: s.size * 0.16,
        ry: 0.009,
        color: snow.lit,
        color2: snow.body,
        edge: 3,
      },
    ]);
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth };
}

function rocks(scene: SettingScene): StageItem {
  const { painter, light, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: 0.86, bottom: 1.06, wraps: true });
  const stone: Rgb = [124, 130, 146];
  const cap = tonesOf(light, [242, 246, 252]);
  for (let i = 0; i < Math.round(period * 2); i++) {
    const x = random.between(-period / 2, period / 2);
    if (Math.abs(x) > 0.26)
      canvas.shapes(
        boulder(
          random,
          x,
          random.between(0.98, 1.03),
          random.between(0.035, 0.07),
          tonesOf(light, stone),
          light.side,
          cap,
        ),
      );
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 0.9 };
}

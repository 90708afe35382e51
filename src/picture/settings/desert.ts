import { sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { birdFlock } from '../stage/scenery/birds.js';
import { saguaro } from '../stage/scenery/cactus.js';
import { grassBand } from '../stage/scenery/grass.js';
import { patches, plain } from '../stage/scenery/ground.js';
import { mountainRange } from '../stage/scenery/peaks.js';
import { boulder, pebbles } from '../stage/scenery/rocks.js';
import { dim, tonesOf } from '../stage/scenery/tones.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { Plane, StageItem } from '../stage/stage.js';

const SAND: Rgb = [236, 178, 108];

/** Dunes with knife-edged crests, table mountains in the distance, and either bare sand or cacti. */
export const desert: Setting = {
  name: 'desert',
  anchors: ['desert', 'dune', 'badlands', 'wasteland', 'mesa', 'canyon', 'oasis', 'sand', 'steppe'],
  family: 'nature',
  ground: 'land',
  horizon: 0.54,
  ambience: 'wind',
  build(scene) {
    const { light, horizon, period, random } = scene;
    const snow = light.weather === 'snow';
    const sand: Rgb = snow ? mixRgb(SAND, [236, 238, 244], 0.6) : SAND;
    const grown = random.fork('plants').chance(0.5);
    const items: StageItem[] = [
      ...skyOf(scene),
      mesas(scene),
      dunes(scene, sand, {
        name: 'dunes far',
        foot: horizon + 0.006,
        height: 0.1,
        density: 1.3,
        depth: 30,
        hazeDepth: 3.6,
      }),
      dunes(scene, sand, {
        name: 'dunes near',
        foot: horizon + 0.016,
        height: 0.11,
        density: 0.8,
        depth: 14,
        hazeDepth: 1.9,
      }),
    ];
    if (light.darkness < 0.9)
      items.push(
        birdFlock(random, {
          count: 3,
          top: 0.1,
          bottom: horizon * 0.4,
          period,
          size: 0.016,
          color: light.on([54, 46, 50], 1.5),
          depth: 14,
        }),
      );
    items.push(ground(scene, sand));
    if (grown) items.push(cacti(scene, 3.4, 0.15, 9, 0.2), cacti(scene, 1.75, 0.36, 4, 0.34));
    else
      items.push(
        dunes(scene, sand, {
          name: 'dune at hand',
          foot: groundRow(horizon, 2.6),
          height: 0.1,
          density: 0.5,
          depth: 2.6,
          hazeDepth: 1.3,
        }),
      );
    items.push(dust(scene, sand), foreground(scene, grown));
    return items;
  },
};

/** Red table mountains with banded cliffs. */
function mesas(scene: SettingScene): Plane {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({
    width: period,
    top: horizon - 0.24,
    bottom: horizon + 0.012,
    wraps: true,
    detail: 0.7,
  });
  const count = Math.round(period * 1.6);
  const tables = Array.from({ length: count }, (_, i) => ({
    x: ((i + random.between(0.1, 0.9)) / count - 0.5) * period,
    half: random.between(0.05, 0.2),
    high: random.between(0.06, 0.17),
    far: random.between(4, 7),
  })).sort((a, b) => b.far - a.far);
  for (const table of tables) {
    const rock = tonesOf(light, [198, 112, 78], table.far);
    const steps = 22;
    const top = horizon - table.high;
    const flank = 0.035 + table.high * 0.25;
    canvas.shapes([
      {
        kind: 'triangle',
        x: table.x,
        y: horizon - table.high * 0.1,
        rx: table.half + flank * 2.2,
        ry: table.high * 0.52,
        color: rock.body,
        color2: rock.lit,
      },
    ]);
    canvas.shapes(
      Array.from({ length: steps }, (_, k): Shape => {
        const u = ((k + 0.5) / steps) * 2 - 1;
        const ragged = random.between(-0.004, 0.004);
        const level = u * light.side;
        return {
          kind: 'rectangle',
          x: table.x + u * table.half,
          y: (top + horizon) / 2 + ragged,
          rx: (table.half / steps) * 1.15,
          ry: table.high / 2,
          color:
            level > 0.35
              ? rock.rim
              : level > -0.2
                ? k % 3 === 0
                  ? rock.body
                  : rock.lit
                : k % 2 === 0
                  ? rock.shade
                  : rock.body,
          color2: rock.body,
        };
      }),
    );
    canvas.shapes(
      [0.22, 0.4, 0.62].map(
        (v): Shape => ({
          kind: 'rectangle',
          x: table.x,
          y: top + table.high * v,
          rx: table.half * 1.02,
          ry: table.high * 0.022,
          color: rock.shade,
          opacity: 0.5,
          edge: 2,
        }),
      ),
    );
    // Scree that buries the foot.
    canvas.shapes(
      Array.from(
        { length: 12 },
        (): Shape => ({
          kind: 'ellipse',
          x: table.x + random.between(-1, 1) * (table.half + flank),
          y: horizon + 0.005,
          rx: random.between(0.03, 0.07),
          ry: table.high * random.between(0.16, 0.34),
          color: rock.lit,
          color2: rock.body,
          edge: 2,
        }),
      ),
    );
  }
  canvas.shapes([
    {
      kind: 'rectangle',
      x: 0,
      y: horizon,
      rx: period,
      ry: 0.015,
      color: mixRgb(light.on(SAND, 8), light.haze, 0.5),
      opacity: 0.6,
      edge: 40,
    },
  ]);
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 50 };
}

/** A chain of dunes: mountains of sand, smooth on the windward side, with a sharp crest. */
function dunes(
  scene: SettingScene,
  sand: Rgb,
  options: { name: string; foot: number; height: number; density: number; depth: number; hazeDepth: number },
): Plane {
  return mountainRange(scene, {
    ...options,
    rock: sand,
    snowLine: 1,
    rough: 0.1,
    steep: 0.36,
    mist: options.depth > 5 ? 0.4 : 1,
    ...(options.depth > 5 ? {} : { mistColor: scene.light.on(sand, options.depth) }),
    detail: 0.85,
  });
}

function ground(scene: SettingScene, sand: Rgb): Plane {
  const { light, horizon, period, random } = scene;
  return plain(scene, {
    stops: [
      [30, mixRgb(sand, [250, 226, 178], 0.2)],
      [5, sand],
      [1.2, sand],
      [0.7, dim(sand, 0.86)],
    ],
    grain: 0.07,
    cells: 34,
    warmth: 0.15,
    decorate: (canvas) => {
      patches(scene, canvas, [dim(sand, 0.84), [252, 218, 160], mixRgb(sand, [206, 120, 84], 0.35)], {
        from: horizon + 0.02,
        count: 40,
        size: 0.7,
        opacity: 0.55,
      });
      // Ripples run across the wind: each a lit crest before a shaded hollow, finer with distance.
      const crest = light.on([255, 226, 170]);
      const hollow = light.on(mixRgb(dim(sand, 0.72), [150, 96, 96], 0.3));
      const rows = 46;
      canvas.shapes(
        Array.from({ length: rows }, (_, i): Shape[] => {
          const v = (i + 0.5) / rows;
          const y = horizon + 0.008 + v * v * (1.08 - horizon);
          const near = (y - horizon) / 0.46;
          const plain = Math.min(1, near * 4);
          const count = Math.round(period * (6 + 5 / (0.3 + near)));
          return Array.from({ length: count }, (_, k): Shape[] => {
            const x = ((k + random.next()) / count - 0.5) * period;
            const at = y + 0.02 * near * sineTurns(x * 0.9 + v * 3) + 0.006 * near * random.next();
            const rx = (0.05 + 0.06 * random.next()) * (0.25 + near);
            return [
              {
                kind: 'glow',
                x,
                y: at + 0.006 * near,
                rx,
                ry: 0.009 * near + 0.0012,
                color: hollow,
                opacity: 0.4 * plain,
              },
              { kind: 'glow', x, y: at, rx, ry: 0.006 * near + 0.001, color: crest, opacity: 0.5 * plain },
            ];
          }).flat();
        }).flat(),
      );
    },
  });
}

/** Saguaros and dry shrubs on the ground at `depth`, the middle left open. */
function cacti(scene: SettingScene, depth: number, height: number, count: number, gap: number): Plane {
  const { painter, light, horizon, period, random } = scene;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - height * 1.35, bottom: foot + 0.05, wraps: true });
  const flesh = tonesOf(light, [92, 132, 78], depth);
  const straw = [tonesOf(light, [176, 150, 90], depth), tonesOf(light, [138, 140, 84], depth)];
  for (let i = 0; i < count; i++) {
    const x = (i % 2 === 0 ? 1 : -1) * (gap + random.next() * (period / 2 - gap));
    const drop = random.between(0, 0.02);
    canvas.shapes([
      {
        kind: 'glow',
        x: x - light.side * height * 0.3,
        y: foot + drop,
        rx: height * 0.5,
        ry: 0.014,
        color: light.on([112, 68, 58], depth),
        opacity: 0.8,
      },
    ]);
    if (i % 3 < 2)
      canvas.shapes(saguaro(random, x, foot + drop, height * random.between(0.7, 1.25), flesh, light.side));
    canvas.shapes(
      grassBand(random, x - 0.08, x + 0.1, () => foot + drop + random.between(0, 0.01), height * 0.2, 6, 8, straw),
    );
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth };
}

/** Sand that the wind drags along the ground. */
function dust(scene: SettingScene, sand: Rgb): StageItem {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({
    width: period,
    top: horizon - 0.04,
    bottom: horizon + 0.24,
    wraps: true,
    detail: 0.3,
  });
  canvas.clouds({
    cells: 2,
    squash: 4,
    coverage: 0.5,
    sharpness: 2,
    lit: light.on([252, 224, 176], 1.5),
    shadow: light.on(sand, 2),
    opacity: 0.4,
    fadeTop: 0.1,
    fadeBottom: 0.12,
    seed: random.nextUint32() & 0xffff,
  });
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth: 2.4,
    animate: (t) => ({ dx: 0.05 * t, opacity: 0.7 + 0.3 * sineTurns(t * 0.11) }),
  };
}

/** Stones, bones of plants and dry grass at the camera's feet. */
function foreground(scene: SettingScene, grown: boolean): StageItem {
  const { painter, light, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: 0.86, bottom: 1.1, wraps: true });
  const stone = tonesOf(light, [176, 124, 96]);
  const straw = [tonesOf(light, [196, 166, 98]), tonesOf(light, [160, 134, 84])];
  for (let i = 0; i < Math.round(period * (grown ? 3 : 1.5)); i++) {
    const x = random.between(-period / 2, period / 2);
    if (Math.abs(x) < 0.24) continue;
    canvas.shapes(boulder(random, x, random.between(0.98, 1.05), random.between(0.03, 0.065), stone, light.side));
    canvas.shapes(grassBand(random, x - 0.1, x + 0.1, () => random.between(0.98, 1.04), 0.07, 7, 8, straw));
  }
  canvas.shapes(
    pebbles(
      random,
      -period / 2,
      period / 2,
      () => random.between(0.94, 1.04),
      0.01,
      Math.round(period * (grown ? 20 : 9)),
      stone,
      light.side,
    ),
  );
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth: 0.82,
    sway: { reach: 0.004, turns: 1, rate: 0.6 },
  };
}

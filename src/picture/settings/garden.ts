import { sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { birdFlock } from '../stage/scenery/birds.js';
import { butterflies } from '../stage/scenery/butterflies.js';
import { fallingLeaves, wanderingLights } from '../stage/scenery/drift.js';
import { broadleafTree, bush, LEAVES } from '../stage/scenery/foliage.js';
import { flower, grassBand, PETALS } from '../stage/scenery/grass.js';
import { patches, plain, strewnTufts } from '../stage/scenery/ground.js';
import { DRIFTS, SNOW } from '../stage/scenery/snow.js';
import { dim, type Tones, tonesOf } from '../stage/scenery/tones.js';
import { treeLine } from '../stage/scenery/tree-line.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { Plane, StageItem } from '../stage/stage.js';

const LAWN: Record<SettingScene['spec']['setting']['season'], Rgb> = {
  spring: [122, 182, 76],
  summer: [110, 172, 66],
  autumn: [160, 152, 74],
  winter: SNOW,
};

/** A park: lawn, a gravel walk that leads to a fountain, hedges, beds in bloom, tall trees about. */
export const garden: Setting = {
  name: 'garden',
  anchors: [
    'garden',
    'park#1',
    'park#2',
    'botanical garden',
    'yard#2',
    'backyard',
    'orchard',
    'vineyard',
    'cemetery',
    'zoo',
    'courtyard',
  ],
  family: 'outdoor',
  ground: 'land',
  horizon: 0.52,
  ambience: 'meadow',
  build(scene) {
    const { light, horizon, period, random, spec, aspect } = scene;
    const { season } = spec.setting;
    const white = season === 'winter' || light.weather === 'snow';
    const lawn = white ? SNOW : LAWN[season];
    const items: StageItem[] = [...skyOf(scene), grove(scene, white, lawn)];
    if (light.darkness < 0.9)
      items.push(
        birdFlock(random, {
          count: 4,
          top: 0.08,
          bottom: horizon * 0.4,
          period,
          size: 0.011,
          color: light.on([54, 56, 64], 2),
          depth: 18,
        }),
      );
    items.push(
      ground(scene, lawn, white),
      hedge(scene, 6.5, 0.045, white),
      ...fountain(scene),
      trees(scene, white, 3.6, 0.34, 6),
      beds(scene, 2.6, white),
      lamps(scene),
      trees(scene, white, 1.9, 0.66, 3),
      beds(scene, 1.5, white),
    );
    if (!white && season === 'spring')
      items.push(
        fallingLeaves(random, {
          count: 26,
          aspect,
          top: -0.05,
          bottom: 1.02,
          colors: [light.on([250, 214, 226]), light.on([246, 190, 208])],
          size: 0.006,
          depth: 1.1,
          speed: 0.07,
        }),
      );
    if (!white && season === 'autumn')
      items.push(
        fallingLeaves(random, {
          count: 26,
          aspect,
          top: -0.05,
          bottom: 1.02,
          colors: LEAVES.autumn.map((color) => light.on(color)),
          size: 0.008,
          depth: 1.1,
          speed: 0.09,
        }),
      );
    if (!white && light.darkness > 0.9)
      items.push(
        wanderingLights(random, {
          count: 20,
          aspect,
          top: horizon,
          bottom: 0.94,
          colors: [
            [214, 255, 120],
            [255, 236, 130],
          ],
          size: 0.0026,
          glow: 6,
          depth: 1.2,
        }),
      );
    else if (!white && season !== 'autumn' && light.weather !== 'rain')
      items.push(
        butterflies(random, {
          count: 4,
          aspect,
          top: horizon + 0.1,
          bottom: 0.88,
          colors: [light.on([250, 170, 50]), light.on([250, 246, 236])],
          body: light.on([50, 40, 40]),
          depth: 1.1,
        }),
      );
    items.push(border(scene, lawn, white));
    return items;
  },
};

/** The trees that close the view. */
function grove(scene: SettingScene, white: boolean, lawn: Rgb): Plane {
  const { painter, light, horizon, period, random, curve, spec } = scene;
  const canvas = painter.canvas({
    width: period,
    top: horizon - 0.24,
    bottom: horizon + 0.012,
    wraps: true,
    detail: 0.8,
  });
  const tops = curve('grove', 1.1, 3);
  const colors: readonly Rgb[] = white
    ? [
        [128, 138, 148],
        [160, 170, 184],
        [104, 116, 124],
      ]
    : [...LEAVES[spec.setting.season].slice(0, 2), [66, 118, 66], [88, 136, 72]];
  for (const [i, hazeDepth] of [5.5, 3.4].entries()) {
    const tones = colors.map((color) => tonesOf(light, dim(color, 0.9), hazeDepth));
    const rise = (x: number) => 0.05 * (2 - i) * (0.8 + 0.5 * tops(x + i));
    canvas.ridge({
      contour: (x) => horizon - rise(x) * 0.7,
      color: (tones[0] as Tones).shade,
      foot: light.on(lawn, 7),
      fade: 0.1,
      edge: 3,
    });
    canvas.shapes(
      treeLine(random, {
        from: -period / 2,
        to: period / 2,
        foot: (x) => horizon + 0.01 - random.next() * rise(x) * 0.55,
        height: 0.085 - 0.015 * i,
        count: Math.round(period * 60),
        tones,
        side: light.side,
        kind: 'broadleaf',
      }),
    );
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 14 };
}

function ground(scene: SettingScene, lawn: Rgb, white: boolean): Plane {
  const { light, horizon, period, random } = scene;
  return plain(scene, {
    stops: [
      [30, mixRgb(lawn, [214, 222, 150], 0.2)],
      [5, lawn],
      [1.2, lawn],
      [0.7, dim(lawn, 0.86)],
    ],
    grain: white ? 0.05 : 0.12,
    cells: 30,
    warmth: 0.2,
    decorate: (canvas) => {
      patches(scene, canvas, white ? DRIFTS : [dim(lawn, 0.78), mixRgb(lawn, [220, 226, 110], 0.35)], {
        from: horizon + 0.01,
        count: 32,
        size: 0.7,
        opacity: 0.45,
      });
      if (!white)
        strewnTufts(scene, canvas, [lawn, dim(lawn, 0.86)], {
          from: () => horizon + 0.05,
          count: 200,
          height: 0.02,
          blades: 3,
        });
      walk(scene, canvas, white);
      if (light.orb.strength > 0.3)
        canvas.shapes(
          Array.from({ length: Math.round(period * 9) }, (): Shape => {
            const y = horizon + 0.06 + random.next() * 0.4;
            return {
              kind: 'glow',
              x: random.between(-period / 2, period / 2),
              y,
              rx: 0.25 * (y - horizon + 0.1),
              ry: 0.02 * (y - horizon) + 0.004,
              color: light.key,
              opacity: 0.3 * light.keyStrength,
            };
          }),
        );
    },
  });
}

/** The gravel walk: from the feet of the camera to the fountain, with stone edging. */
function walk(scene: SettingScene, canvas: Plane['canvas'], white: boolean): void {
  const { light, horizon, random } = scene;
  const gravel = tonesOf(light, white ? [206, 214, 228] : [222, 200, 160]);
  const stone = tonesOf(light, white ? [238, 242, 250] : [190, 184, 172]);
  const half = (y: number) => (0.24 * (y - horizon)) / (0.9 - horizon);
  const shapes: Shape[] = [];
  const rows = 160;
  for (let i = 0; i < rows; i++) {
    const v = (i + 0.5) / rows;
    const y = horizon + 0.045 + v * (1.46 - horizon);
    shapes.push({
      kind: 'rectangle',
      x: 0,
      y,
      rx: half(y),
      ry: (0.6 * (1.46 - horizon)) / rows + 0.001,
      color: gravel.body,
      edge: 2,
    });
  }
  for (let depth = 8; depth > 0.72; depth *= 0.94) {
    const y = groundRow(horizon, depth);
    for (const s of [-1, 1])
      shapes.push({
        kind: 'ellipse',
        x: s * half(y) * 1.04,
        y,
        rx: 0.014 / depth,
        ry: 0.009 / depth,
        color: stone.rim,
        color2: stone.shade,
      });
  }
  for (let i = 0; i < 320; i++) {
    const v = random.next();
    const y = horizon + 0.06 + v * v * 0.5;
    const r = 0.0045 * (y - horizon);
    shapes.push({
      kind: 'ellipse',
      x: random.between(-0.95, 0.95) * half(y),
      y,
      rx: r * 1.6,
      ry: r,
      color: random.chance(0.5) ? gravel.shade : gravel.rim,
      opacity: 0.7,
    });
  }
  canvas.shapes(shapes);
}

/** A clipped hedge with an opening for the walk. */
function hedge(scene: SettingScene, depth: number, height: number, white: boolean): Plane {
  const { painter, light, horizon, period, random } = scene;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - height * 1.3, bottom: foot + 0.012, wraps: true });
  const leaf = tonesOf(light, [62, 116, 58], depth * 0.6);
  const snow = light.on([242, 246, 252], depth * 0.6);
  const gap = 0.09;
  for (const s of [-1, 1]) {
    const from = gap;
    const to = period / 2;
    const middle = (s * (from + to)) / 2;
    const half = (to - from) / 2;
    canvas.shapes([
      {
        kind: 'rectangle',
        x: middle,
        y: foot - height / 2,
        rx: half,
        ry: height / 2,
        color: leaf.body,
        color2: leaf.deep,
        edge: 2,
      },
      {
        kind: 'rectangle',
        x: middle,
        y: foot - height,
        rx: half,
        ry: height * 0.1,
        color: white ? snow : leaf.lit,
        edge: 2,
      },
    ]);
    canvas.shapes(
      Array.from({ length: Math.round(half * 420) }, (): Shape => {
        const v = random.next();
        return {
          kind: 'ellipse',
          x: middle + random.between(-half, half),
          y: foot - height * (1.05 - v),
          rx: 0.0045,
          ry: 0.003,
          turn: random.next(),
          color: v < 0.25 ? (white ? snow : leaf.rim) : v < 0.55 ? leaf.lit : leaf.shade,
        };
      }),
    );
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth };
}

/** A stone fountain at the end of the walk, its water rising and falling. */
function fountain(scene: SettingScene): StageItem[] {
  const { painter, light, horizon, random } = scene;
  const depth = 5.6;
  const foot = groundRow(horizon, depth) + 0.012;
  const stone = tonesOf(light, [206, 200, 190], 2.4);
  const water = light.on([150, 206, 228], 2);
  const canvas = painter.canvas({ width: 0.34, top: foot - 0.15, bottom: foot + 0.03 });
  const basin = (y: number, rx: number, ry: number): Shape[] => [
    { kind: 'ellipse', x: 0, y, rx, ry, color: stone.body, color2: stone.shade },
    {
      kind: 'ellipse',
      x: light.side * rx * 0.3,
      y: y + ry * 0.1,
      rx: rx * 0.6,
      ry: ry * 0.8,
      color: stone.lit,
      color2: stone.body,
      opacity: 0.7,
      edge: 3,
    },
    { kind: 'ellipse', x: 0, y: y - ry * 0.45, rx: rx * 0.94, ry: ry * 0.42, color: stone.rim },
    {
      kind: 'ellipse',
      x: 0,
      y: y - ry * 0.4,
      rx: rx * 0.86,
      ry: ry * 0.32,
      color: water,
      color2: light.on([84, 146, 176], 2),
    },
  ];
  canvas.shapes([
    { kind: 'glow', x: 0, y: foot + 0.004, rx: 0.16, ry: 0.02, color: light.on([60, 76, 60], 2), opacity: 0.6 },
    ...basin(foot - 0.008, 0.11, 0.03),
    { kind: 'rectangle', x: 0, y: foot - 0.045, rx: 0.012, ry: 0.034, color: stone.lit, color2: stone.shade },
    ...basin(foot - 0.076, 0.05, 0.016),
    { kind: 'rectangle', x: 0, y: foot - 0.096, rx: 0.006, ry: 0.016, color: stone.lit, color2: stone.shade },
  ]);
  const foam = mixRgb(light.on([240, 250, 255], 2), light.key, 0.2 * light.keyStrength);
  const drops = Array.from({ length: 90 }, () => ({
    phase: random.next(),
    side: random.between(-1, 1),
    high: random.between(0.8, 1.1),
    tier: random.chance(0.55),
  }));
  return [
    { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth },
    {
      kind: 'swarm',
      depth,
      shapes: (t) =>
        drops.map((drop): Shape => {
          const v = (drop.phase + t * 0.7) % 1;
          const arc = 4 * v * (1 - v);
          if (drop.tier)
            return {
              kind: 'ellipse',
              x: drop.side * 0.042 * v,
              y: foot - 0.106 - 0.05 * drop.high * arc + 0.03 * v,
              rx: 0.0016,
              ry: 0.0042,
              color: foam,
              opacity: 0.8,
            };
          return {
            kind: 'ellipse',
            x: (drop.side < 0 ? -1 : 1) * (0.046 + 0.02 * v),
            y: foot - 0.08 + 0.062 * v * v,
            rx: 0.0016,
            ry: 0.0048,
            color: foam,
            opacity: 0.7,
          };
        }),
    },
  ];
}

/** Tall trees to both sides of the walk. */
function trees(scene: SettingScene, white: boolean, depth: number, height: number, count: number): Plane {
  const { painter, light, horizon, period, random, spec } = scene;
  const foot = groundRow(horizon, depth);
  const near = depth < 2.5;
  const canvas = painter.canvas({
    width: period,
    top: foot - height * 1.2,
    bottom: foot + 0.04,
    wraps: true,
    detail: near ? 1 : 0.85,
  });
  const season = spec.setting.season;
  const bark = tonesOf(light, [104, 82, 66], depth);
  const gap = 0.2 + 0.5 / depth;
  for (let i = 0; i < count; i++) {
    const x = (i % 2 === 0 ? 1 : -1) * (gap + ((i + random.next()) / count) * (period / 2 - gap));
    const leaf = tonesOf(light, random.pick(LEAVES[season === 'winter' ? 'summer' : season]), depth * 0.7);
    const plan = {
      x,
      foot: foot + random.between(0, 0.015),
      height: height * random.between(0.85, 1.15),
      leaf,
      bark,
      side: light.side,
      dabs: near ? 440 : 190,
      spread: 1.1,
    };
    canvas.shapes([
      {
        kind: 'glow',
        x: x - light.side * height * 0.14,
        y: plan.foot + 0.004,
        rx: height * 0.48,
        ry: 0.05 / depth,
        color: light.on([30, 54, 40], depth),
        opacity: 0.65,
      },
    ]);
    canvas.shapes(
      broadleafTree(
        random,
        season === 'winter' ? { ...plan, bare: { snow: white ? light.on([240, 244, 250], depth) : null } } : plan,
      ),
    );
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.006, turns: 0.5, rate: 0.22 },
  };
}

/** Flower beds along the walk, edged with box. */
function beds(scene: SettingScene, depth: number, white: boolean): Plane {
  const { painter, light, horizon, period, random, spec } = scene;
  const foot = groundRow(horizon, depth);
  const scale = 1 / depth;
  const canvas = painter.canvas({ width: period, top: foot - 0.13 * scale, bottom: foot + 0.05 * scale, wraps: true });
  const leaf = tonesOf(light, white ? [150, 164, 160] : [74, 130, 58], depth * 0.5);
  const soil = tonesOf(light, white ? [214, 222, 238] : [112, 84, 62], depth * 0.5);
  const kinds = random
    .shuffle(PETALS)
    .slice(0, 3)
    .map((color) => tonesOf(light, color, depth * 0.5));
  const heart = light.on([244, 204, 70], depth * 0.5);
  for (const s of [-1, 1]) {
    const from = 0.3 * scale + 0.02;
    const to = from + 0.52 * scale + 0.1;
    const middle = (s * (from + to)) / 2;
    const half = (to - from) / 2;
    canvas.shapes([
      {
        kind: 'ellipse',
        x: middle,
        y: foot,
        rx: half,
        ry: 0.032 * scale,
        color: soil.body,
        color2: soil.deep,
        edge: 2,
      },
    ]);
    for (let k = 0; k < 13; k++) {
      const x = middle + ((k + 0.5) / 13 - 0.5) * 2 * half * 0.92;
      canvas.shapes(
        bush(random, {
          x,
          foot: foot + random.between(-0.012, 0.012) * scale,
          height: random.between(0.04, 0.065) * scale,
          leaf,
          bark: leaf,
          side: light.side,
          dabs: depth < 2 ? 42 : 20,
        }),
      );
    }
    const count = white || spec.setting.season === 'winter' ? 0 : spec.setting.season === 'autumn' ? 40 : 62;
    for (let k = 0; k < count; k++) {
      const x = middle + random.between(-0.9, 0.9) * half;
      canvas.shapes(
        flower(
          random,
          x,
          foot + random.between(-0.03, 0.02) * scale,
          random.between(0.03, 0.07) * scale,
          random.between(0.009, 0.014) * scale,
          kinds[Math.floor(((x - middle) / half + 1) * 1.49)] as Tones,
          heart,
          leaf,
        ),
      );
    }
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.004 * scale, turns: 1, rate: 0.4 },
  };
}

/** Iron lamps beside the walk; they burn from dusk. */
function lamps(scene: SettingScene): Plane {
  const { painter, light, horizon } = scene;
  const depth = 2.4;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: 1.2, top: foot - 0.32, bottom: foot + 0.02 });
  const iron = tonesOf(light, [64, 70, 76], depth * 0.5);
  for (const s of [-1, 1]) {
    const x = s * 0.2;
    const head = foot - 0.215;
    if (light.darkness > 0.3)
      canvas.shapes([
        { kind: 'glow', x, y: head, rx: 0.1, ry: 0.1, color: [255, 200, 120], opacity: 0.75 * light.darkness },
      ]);
    canvas.shapes([
      { kind: 'rectangle', x, y: foot - 0.1, rx: 0.0034, ry: 0.1, color: iron.lit, color2: iron.shade },
      { kind: 'triangle', x, y: foot - 0.012, rx: 0.012, ry: 0.016, color: iron.body, color2: iron.deep },
      {
        kind: 'ellipse',
        x,
        y: head,
        rx: 0.0115,
        ry: 0.015,
        color: light.darkness > 0.3 ? [255, 236, 190] : light.on([236, 236, 226]),
        color2: light.darkness > 0.3 ? [255, 206, 130] : light.on([206, 210, 206]),
      },
      { kind: 'triangle', x, y: head - 0.018, rx: 0.014, ry: 0.008, color: iron.body, color2: iron.deep },
      { kind: 'rectangle', x, y: head + 0.0155, rx: 0.009, ry: 0.0022, color: iron.body },
    ]);
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth };
}

/** Grass and blossoms at the camera's feet. */
function border(scene: SettingScene, lawn: Rgb, white: boolean): StageItem {
  const { painter, light, period, random, spec } = scene;
  const canvas = painter.canvas({ width: period, top: 0.88, bottom: 1.1, wraps: true });
  const grass = [
    tonesOf(light, white ? [170, 158, 130] : lawn),
    tonesOf(light, white ? [136, 122, 100] : dim(lawn, 0.82)),
  ];
  const off = (x: number) => Math.abs(x - period * Math.round(x / period)) > 0.22 + 0.06 * sineTurns(x * 3);
  canvas.shapes(
    grassBand(
      random,
      -period / 2,
      period / 2,
      () => random.between(1, 1.08),
      0.07,
      Math.round(period * (white ? 12 : 70)),
      6,
      grass,
    ).filter((blade) => off(blade.x)),
  );
  const petals = PETALS.map((color) => tonesOf(light, color));
  if (!white && spec.setting.season !== 'autumn')
    for (let i = 0; i < period * 24; i++) {
      const x = random.between(-period / 2, period / 2);
      if (off(x))
        canvas.shapes(
          flower(
            random,
            x,
            random.between(0.99, 1.06),
            random.between(0.03, 0.08),
            random.between(0.008, 0.013),
            random.pick(petals),
            light.on([240, 196, 60]),
            grass[0] as Tones,
          ),
        );
    }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth: 0.82,
    sway: { reach: 0.006, turns: 1, rate: 0.4 },
  };
}

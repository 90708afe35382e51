import { sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { birdFlock } from '../stage/scenery/birds.js';
import { fallingLeaves } from '../stage/scenery/drift.js';
import { broadleafTree, bush, LEAVES } from '../stage/scenery/foliage.js';
import { flower, grassBand, PETALS } from '../stage/scenery/grass.js';
import { bank, patches, strewnTufts } from '../stage/scenery/ground.js';
import { hill } from '../stage/scenery/hills.js';
import { mountainRange } from '../stage/scenery/peaks.js';
import { boulder, pebbles } from '../stage/scenery/rocks.js';
import { DRIFTS, SNOW } from '../stage/scenery/snow.js';
import { dim, type Tones, tonesOf } from '../stage/scenery/tones.js';
import { treeLine } from '../stage/scenery/tree-line.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { Plane, StageItem } from '../stage/stage.js';

const GRASS: Record<SettingScene['spec']['setting']['season'], Rgb> = {
  spring: [122, 170, 72],
  summer: [104, 150, 62],
  autumn: [176, 146, 74],
  winter: SNOW,
};

/** A river that winds out of wooded hills, sometimes over a fall, past reeds and stones. */
export const river: Setting = {
  name: 'river',
  anchors: [
    'river',
    'stream#1',
    'waterfall',
    'pond',
    'creek',
    'rapid',
    'watercourse',
    'waterway',
    'riverbank',
    'spring#3',
    'canal#3',
  ],
  family: 'nature',
  ground: 'land',
  horizon: 0.5,
  ambience: 'forest',
  build(scene) {
    const { light, horizon, period, random, curve, spec } = scene;
    const white = spec.setting.season === 'winter' || light.weather === 'snow';
    const grass = white ? SNOW : GRASS[spec.setting.season];
    const falls =
      /fall|cascade|cataract/.test(spec.setting.noun ?? '') ||
      (spec.setting.noun !== 'pond' && random.fork('falls').chance(0.3));
    const edge = curve('near bank', 0.6, 4);
    const row = horizon + 0.66 * (0.92 - horizon);
    const line = (x: number) => row + 0.03 * edge(x) - 0.045 * sineTurns(x / period + 0.2);
    const items: StageItem[] = [
      ...skyOf(scene),
      mountainRange(scene, {
        name: 'upstream',
        foot: horizon + 0.003,
        height: 0.17,
        density: 1.1,
        depth: 50,
        hazeDepth: 7,
        rock: [100, 118, 138],
        snowLine: white ? 0.2 : 0.75,
        rough: 0.9,
        detail: 0.6,
      }),
      wooded(scene, white, 0),
    ];
    if (falls) items.push(...waterfall(scene, white));
    items.push(wooded(scene, white, 1));
    if (light.darkness < 0.9)
      items.push(
        birdFlock(random, {
          count: 4,
          top: 0.1,
          bottom: horizon * 0.5,
          period,
          size: 0.012,
          color: light.on([50, 54, 62], 2),
          depth: 18,
        }),
      );
    items.push(
      {
        kind: 'water',
        far: light.on([92, 140, 150], 2),
        near: light.on([22, 88, 98]),
        mirrorFar: 0.8,
        mirrorNear: 0.42,
        waves: 0.42,
        crests: falls ? 0.16 : 0.05,
        glitter: { x: light.orb.x, color: light.orb.color, strength: light.orb.strength * 0.7 },
        speed: 1.3,
      },
      tongues(scene, grass, white),
      stones(scene, white),
      farTrees(scene, white, grass),
      bank(scene, {
        contour: line,
        top: row - 0.1,
        edge: white ? [200, 210, 226] : [128, 108, 82],
        near: grass,
        fade: 0.06,
        grain: white ? 0.06 : 0.2,
        cells: 18,
        warmth: 0.2,
        decorate: (canvas) => {
          patches(scene, canvas, white ? DRIFTS : [dim(grass, 0.7), mixRgb(grass, [226, 220, 120], 0.35)], {
            from: row + 0.05,
            count: 26,
            size: 0.5,
            opacity: 0.5,
          });
          if (!white)
            strewnTufts(scene, canvas, [grass, dim(grass, 0.82)], {
              from: (x) => line(x) + 0.015,
              count: 280,
              height: 0.04,
              blades: 4,
            });
        },
      }),
      nearTrees(scene, white),
      reeds(scene, line, white),
      foreground(scene, grass, white),
    );
    if (spec.setting.season === 'autumn' && !white)
      items.push(
        fallingLeaves(random, {
          count: 24,
          aspect: scene.aspect,
          top: -0.05,
          bottom: 1.02,
          colors: LEAVES.autumn.map((color) => light.on(color)),
          size: 0.008,
          depth: 1.1,
          speed: 0.09,
        }),
      );
    return items;
  },
};

/** Wooded hills on both sides of the valley; the nearer pair leaves a gap where the river comes from. */
function wooded(scene: SettingScene, white: boolean, near: 0 | 1): Plane {
  const { light, horizon, period, random, spec } = scene;
  const hazeDepth = near ? 2.6 : 4.6;
  const season = spec.setting.season;
  const colors: readonly Rgb[] = white
    ? [
        [112, 126, 136],
        [168, 180, 196],
        [92, 108, 118],
      ]
    : [...LEAVES[season].slice(0, 2).map((color) => dim(color, 0.9)), [54, 100, 64], [72, 120, 66]];
  const tones = colors.map((color) => tonesOf(light, color, hazeDepth));
  return hill(scene, {
    name: `slope ${near}`,
    foot: horizon + 0.012,
    rise: near ? 0.075 : 0.13,
    density: near ? 0.5 : 0.7,
    depth: near ? 16 : 26,
    hazeDepth,
    color: white ? SNOW : [84, 124, 70],
    grain: 0.1,
    headroom: 0.07,
    decorate: (canvas, contour) => {
      canvas.shapes(
        treeLine(random, {
          from: -period / 2,
          to: period / 2,
          foot: (x) => Math.min(horizon + 0.014, contour(x) + (near ? 0.075 : 0.07)),
          height: near ? 0.052 : 0.034,
          count: Math.round(period * 80),
          tones,
          side: light.side,
          kind: white || near === 0 ? 'conifer' : 'broadleaf',
          deep: near ? 0.06 : 0.055,
        }),
      );
    },
  });
}

/** A fall between cliffs, its water always on the way down, spray at its foot. */
function waterfall(scene: SettingScene, snowy: boolean): StageItem[] {
  const { painter, light, horizon, random } = scene;
  const x = random.between(-0.16, 0.16);
  const foot = horizon + 0.012;
  const top = foot - 0.29;
  const cliff = painter.canvas({ width: 0.78, center: x, top: top - 0.05, bottom: foot + 0.01 });
  const rock = tonesOf(light, [116, 106, 98], 2.6);
  const moss = tonesOf(light, [84, 122, 66], 2.6);
  // Columns of rock, the outer ones lower, each with a lit and a shaded edge.
  const columns = Array.from({ length: 100 }, () => {
    const u = random.between(-1, 1);
    return {
      x: x + u * 0.33,
      top: top + 0.25 * u * u * Math.abs(u) + random.between(-0.012, 0.05),
      half: random.between(0.012, 0.03),
      v: random.next(),
    };
  }).sort((a, b) => a.top - b.top);
  cliff.shapes(
    columns.flatMap((c): Shape[] => {
      const half = (foot - c.top) / 2;
      const tones = random.chance(0.15) ? moss : rock;
      const level = random.between(-0.3, 0.4);
      return [
        {
          kind: 'rectangle',
          x: c.x,
          y: c.top + half,
          rx: c.half,
          ry: half,
          turn: random.between(-0.006, 0.006),
          color: level > 0.1 ? tones.lit : tones.body,
          color2: tones.shade,
        },
        {
          kind: 'rectangle',
          x: c.x - light.side * c.half * 0.7,
          y: c.top + half,
          rx: c.half * 0.3,
          ry: half,
          color: tones.deep,
          opacity: 0.6,
          edge: 2,
        },
        {
          kind: 'ellipse',
          x: c.x,
          y: c.top + 0.004,
          rx: c.half * 1.5,
          ry: random.between(0.008, 0.018),
          color: snowy ? light.on([240, 244, 250], 2.6) : moss.lit,
          color2: moss.body,
          edge: 2,
        },
      ];
    }),
  );
  const white = mixRgb(light.on([246, 251, 255], 2), light.key, 0.2 * light.keyStrength);
  const blue = light.on([158, 200, 220], 2);
  cliff.shapes([
    { kind: 'rectangle', x, y: (top + foot) / 2 + 0.014, rx: 0.052, ry: 0.146, color: white, color2: blue, edge: 4 },
  ]);
  const threads = Array.from({ length: 60 }, () => ({
    x: x + random.between(-0.05, 0.05),
    phase: random.next(),
    long: random.between(0.02, 0.06),
    pale: random.chance(0.6),
  }));
  const fall: StageItem = {
    kind: 'swarm',
    depth: 20,
    shapes: (t) =>
      threads.map((thread): Shape => {
        const v = (thread.phase + t * 0.55) % 1;
        return {
          kind: 'ellipse',
          x: thread.x,
          y: top + 0.02 + v * v * 0.26,
          rx: 0.0035,
          ry: thread.long * (0.4 + v),
          color: thread.pale ? white : blue,
          opacity: 0.55,
          edge: 2,
        };
      }),
  };
  const puffs = Array.from({ length: 18 }, () => ({
    x: x + random.between(-0.1, 0.1),
    phase: random.next(),
    r: random.between(0.03, 0.06),
  }));
  const spray: StageItem = {
    kind: 'swarm',
    depth: 18,
    shapes: (t) =>
      puffs.map((puff): Shape => {
        const v = (puff.phase + t * 0.25) % 1;
        return {
          kind: 'glow',
          x: puff.x + 0.03 * (puff.x - x) * v,
          y: foot - 0.05 * v,
          rx: puff.r * (0.6 + v),
          ry: puff.r * (0.5 + 0.6 * v),
          color: white,
          opacity: 0.45 * (1 - v),
        };
      }),
  };
  return [{ kind: 'plane', canvas: cliff.finish(), lie: 'upright', depth: 20 }, fall, spray];
}

/** Tongues of land from both sides, between which the river winds. */
function tongues(scene: SettingScene, grass: Rgb, white: boolean): Plane {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: horizon, bottom: horizon + 0.26, wraps: true });
  const side = random.pick([-1, 1]);
  const lands = [
    { x: 0.62 * side, depth: 9 },
    { x: -0.6 * side, depth: 5.4 },
    { x: 0.74 * side, depth: 3.2 },
  ];
  for (const land of lands) {
    const y = groundRow(horizon, land.depth);
    const tall = 0.05 / land.depth + 0.006;
    const tones = tonesOf(light, grass, land.depth * 0.6);
    const earth = tonesOf(light, white ? [190, 202, 222] : [134, 112, 84], land.depth * 0.6);
    canvas.shapes([
      {
        kind: 'ellipse',
        x: land.x,
        y: y + tall * 0.5,
        rx: 0.55,
        ry: tall,
        color: earth.body,
        color2: earth.deep,
        edge: 2,
      },
      { kind: 'ellipse', x: land.x, y, rx: 0.54, ry: tall, color: tones.body, color2: tones.lit, edge: 2 },
    ]);
    if (!white)
      canvas.shapes(
        grassBand(
          random,
          land.x - 0.5,
          land.x + 0.5,
          (x) => {
            const u = (x - land.x) / 0.54;
            return y + tall * Math.sqrt(Math.max(0, 1 - u * u)) * random.between(-0.6, 0.9);
          },
          0.09 / land.depth,
          90,
          4,
          [tones, tonesOf(light, dim(grass, 0.8), land.depth * 0.6)],
        ),
      );
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'ground', depth: 1 };
}

/** Trees on the far banks. */
function farTrees(scene: SettingScene, white: boolean, grass: Rgb): Plane {
  const { painter, light, horizon, period, random, spec } = scene;
  const depth = 5;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - 0.27, bottom: foot + 0.02, wraps: true, detail: 0.85 });
  const season = spec.setting.season;
  const bark = tonesOf(light, [100, 80, 64], depth * 0.6);
  const bare = season === 'winter' ? { snow: white ? light.on([240, 244, 250], 2) : null } : undefined;
  for (let i = 0; i < Math.round(period * 4.5); i++) {
    const x = (i % 2 === 0 ? 1 : -1) * (0.24 + random.next() * (period / 2 - 0.24));
    const leaf = tonesOf(light, random.pick(LEAVES[season === 'winter' ? 'summer' : season]), depth * 0.6);
    const plan = {
      x,
      foot: foot + random.between(-0.012, 0.012),
      height: random.between(0.13, 0.23),
      leaf,
      bark,
      side: light.side,
      dabs: 100,
    };
    canvas.shapes(broadleafTree(random, bare ? { ...plan, bare } : plan));
    if (!bare)
      canvas.shapes(
        bush(random, { ...plan, x: x + random.between(-0.08, 0.08), height: random.between(0.03, 0.05), dabs: 40 }),
      );
    canvas.shapes(
      grassBand(random, x - 0.06, x + 0.06, () => plan.foot + 0.004, 0.016, 8, 4, [
        tonesOf(light, white ? [170, 160, 150] : grass, 2),
      ]),
    );
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.003, turns: 0.6, rate: 0.25 },
  };
}

/** Stones in the stream, with a collar of foam. */
function stones(scene: SettingScene, white: boolean): Plane {
  const { painter, light, horizon, period, random } = scene;
  const depth = 2.4;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - 0.06, bottom: foot + 0.06, wraps: true });
  const stone = tonesOf(light, [122, 118, 112], 1.6);
  const cap = white ? tonesOf(light, [240, 244, 250], 1.6) : tonesOf(light, [96, 126, 70], 1.6);
  const foam = light.on([244, 250, 252], 1.4);
  for (let i = 0; i < Math.round(period * 5); i++) {
    const x = random.between(-period / 2, period / 2);
    const y = foot + random.between(-0.02, 0.035);
    const high = random.between(0.014, 0.034);
    canvas.shapes([
      { kind: 'ellipse', x, y: y + 0.002, rx: high * 1.5, ry: high * 0.22, color: foam, opacity: 0.75, edge: 2 },
    ]);
    canvas.shapes(boulder(random, x, y, high, stone, light.side, random.chance(0.6) ? cap : undefined));
    canvas.shapes([
      { kind: 'ellipse', x: x + high * 0.3, y: y + 0.003, rx: high * 1.1, ry: 0.0022, color: foam, opacity: 0.8 },
    ]);
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth };
}

/** A tree on the near bank that leans over the water. */
function nearTrees(scene: SettingScene, white: boolean): Plane {
  const { painter, light, horizon, period, random, spec, aspect } = scene;
  const depth = 1.55;
  const foot = groundRow(horizon, depth) + 0.01;
  const canvas = painter.canvas({ width: period, top: foot - 0.86, bottom: foot + 0.05, wraps: true });
  const season = spec.setting.season;
  const bark = tonesOf(light, [96, 76, 60]);
  const side = random.pick([-1, 1]);
  for (const stand of [
    { x: side * 0.47 * aspect, h: 0.8 },
    { x: -side * 0.94 * aspect, h: 0.66 },
  ]) {
    const leaf = tonesOf(light, random.pick(LEAVES[season === 'winter' ? 'summer' : season]));
    const plan = { x: stand.x, foot, height: stand.h, leaf, bark, side: light.side, dabs: 620, spread: 1.1 };
    canvas.shapes([
      {
        kind: 'glow',
        x: stand.x - light.side * 0.1,
        y: foot,
        rx: 0.34,
        ry: 0.03,
        color: light.on([34, 48, 38]),
        opacity: 0.7,
      },
    ]);
    canvas.shapes(
      broadleafTree(
        random,
        season === 'winter' ? { ...plan, bare: { snow: white ? light.on([240, 244, 250]) : null } } : plan,
      ),
    );
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.008, turns: 0.5, rate: 0.22 },
  };
}

/** Reeds and bulrushes along the near edge of the water. */
function reeds(scene: SettingScene, line: (x: number) => number, white: boolean): Plane {
  const { painter, light, horizon, period, random } = scene;
  const depth = 1.5;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - 0.16, bottom: foot + 0.06, wraps: true });
  const blades = (
    [
      [124, 144, 72],
      [150, 150, 84],
      [96, 128, 70],
    ] as const
  ).map((color) => tonesOf(light, white ? mixRgb(color, [186, 170, 140], 0.6) : color));
  const head = tonesOf(light, [112, 72, 44]);
  const clumps = Array.from({ length: Math.round(period * 6) }, () => random.between(-period / 2, period / 2)).filter(
    (x) => Math.abs(x) > 0.22,
  );
  for (const x of clumps) {
    canvas.shapes(
      grassBand(
        random,
        x - 0.05,
        x + 0.05,
        (at) => Math.min(foot + 0.05, line(at) + random.between(0.004, 0.02)),
        0.11,
        9,
        5,
        blades,
      ),
    );
    for (let i = 0; i < 3; i++) {
      const at = x + random.between(-0.04, 0.04);
      const tall = random.between(0.08, 0.13);
      const y = Math.min(foot + 0.05, line(at) + 0.01);
      canvas.shapes([
        { kind: 'rectangle', x: at, y: y - tall / 2, rx: 0.0014, ry: tall / 2, color: (blades[0] as Tones).body },
        { kind: 'ellipse', x: at, y: y - tall, rx: 0.004, ry: 0.016, color: head.lit, color2: head.shade },
      ]);
    }
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.006, turns: 0.9, rate: 0.42 },
  };
}

function foreground(scene: SettingScene, grass: Rgb, white: boolean): StageItem {
  const { painter, light, period, random, spec } = scene;
  const canvas = painter.canvas({ width: period, top: 0.86, bottom: 1.1, wraps: true });
  const stone = tonesOf(light, [128, 124, 120]);
  const cap = white ? tonesOf(light, [242, 246, 252]) : undefined;
  for (let i = 0; i < Math.round(period * 2.5); i++) {
    const x = random.between(-period / 2, period / 2);
    if (Math.abs(x) > 0.22)
      canvas.shapes(boulder(random, x, random.between(0.98, 1.05), random.between(0.03, 0.06), stone, light.side, cap));
  }
  canvas.shapes(
    pebbles(
      random,
      -period / 2,
      period / 2,
      () => random.between(0.95, 1.03),
      0.01,
      Math.round(period * 10),
      stone,
      light.side,
    ),
  );
  if (white) return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 0.82 };
  const tones = [tonesOf(light, grass), tonesOf(light, dim(grass, 0.8))];
  canvas.shapes(
    grassBand(random, -period / 2, period / 2, () => random.between(1, 1.08), 0.08, Math.round(period * 60), 6, tones),
  );
  const petals = PETALS.map((color) => tonesOf(light, color));
  if (spec.setting.season !== 'autumn')
    for (let i = 0; i < period * 14; i++)
      canvas.shapes(
        flower(
          random,
          random.between(-period / 2, period / 2),
          random.between(0.98, 1.05),
          random.between(0.03, 0.07),
          random.between(0.006, 0.01),
          random.pick(petals),
          light.on([240, 196, 60]),
          tones[0] as Tones,
        ),
      );
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth: 0.82,
    sway: { reach: 0.005, turns: 1, rate: 0.4 },
  };
}

import { sineTurns } from '../../numerics/arithmetic.js';
import type { Rgb } from '../../numerics/color.js';
import { mixRgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { birdFlock } from '../stage/scenery/birds.js';
import { grassBand } from '../stage/scenery/grass.js';
import { bank, patches } from '../stage/scenery/ground.js';
import { palmCrown, palmTrunk } from '../stage/scenery/palm.js';
import { mountainRange } from '../stage/scenery/peaks.js';
import { boulder, pebbles } from '../stage/scenery/rocks.js';
import { tonesOf } from '../stage/scenery/tones.js';
import { treeLine } from '../stage/scenery/tree-line.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { Plane, StageItem } from '../stage/stage.js';

const SAND: Rgb = [238, 212, 160];
const WET_SAND: Rgb = [176, 144, 104];

/** A beach: surf that runs up the sand and back, a headland, palms or dunes. */
export const shore: Setting = {
  name: 'shore',
  anchors: [
    'shore',
    'beach',
    'coast',
    'seashore',
    'shoreline',
    'seaside',
    'cliff',
    'island',
    'cape#1',
    'peninsula',
    'sandbar',
    'cove',
    'lagoon',
  ],
  family: 'nature',
  ground: 'land',
  horizon: 0.46,
  ambience: 'surf',
  build(scene) {
    const { light, horizon, period, random, curve, spec } = scene;
    const north = spec.setting.season === 'winter' || light.weather === 'snow' || random.fork('coast').chance(0.25);
    const edge = curve('shoreline', 0.55, 4);
    const row = horizon + 0.56 * (0.92 - horizon);
    const line = (x: number) => row + 0.035 * edge(x);
    const stormy = light.weather === 'rain' ? 1 : 0;
    const items: StageItem[] = [...skyOf(scene), ...headland(scene, north)];
    if (light.darkness < 0.9)
      items.push(
        birdFlock(random, {
          count: 6,
          top: horizon * 0.2,
          bottom: horizon * 0.75,
          period,
          size: 0.017,
          color: light.on([70, 76, 92], 1.5),
          depth: 12,
        }),
      );
    items.push(
      {
        kind: 'water',
        far: light.on([40, 116, 170], 2),
        near: light.on(north ? [40, 116, 132] : [52, 176, 180]),
        mirrorFar: 0.6,
        mirrorNear: 0.2,
        waves: 0.7 + 0.5 * stormy,
        crests: 0.12 + 0.4 * stormy,
        glitter: { x: light.orb.x, color: light.orb.color, strength: light.orb.strength },
      },
      breaker(scene, line, 0.085, 0.5),
      breaker(scene, line, 0.04, 0),
      beach(scene, line, row),
      swash(scene, line),
    );
    items.push(north ? dune(scene) : palms(scene, random.fork('palms')), foreground(scene, north));
    return items;
  },
};

/** A wooded headland on one side, with hills fading behind it. */
function headland(scene: SettingScene, north: boolean): StageItem[] {
  const { painter, light, horizon, period, curve, random } = scene;
  const far = mountainRange(scene, {
    name: 'coast',
    foot: horizon + 0.003,
    height: 0.085,
    density: 1.4,
    depth: 60,
    hazeDepth: 9,
    rock: [96, 118, 138],
    snowLine: north ? 0.7 : 1,
    rough: 1,
    detail: 0.6,
  });
  const canvas = painter.canvas({ width: period, top: horizon - 0.16, bottom: horizon + 0.008, wraps: true });
  const shape = curve('headland', 1.4, 4);
  const middle = random.pick([-0.42, 0.42]) * scene.aspect;
  const rise = (x: number) => {
    const d = Math.abs(x - middle - period * Math.round((x - middle) / period)) / (0.34 * scene.aspect + 0.1);
    return Math.max(0, 1 - d * d);
  };
  const rows = (x: number) => horizon + 0.01 - 0.1 * rise(x) * (0.9 + 0.35 * shape(x));
  const rock = tonesOf(light, [150, 130, 112], 4);
  canvas.ridge({
    contour: rows,
    color: rock.body,
    foot: rock.shade,
    fade: 0.06,
    texture: { strength: 0.3, cells: 60, squash: 0.6, octaves: 3 },
    light: { color: light.key, strength: 0.12 * light.keyStrength, side: light.side },
  });
  const leaves = (
    [
      [58, 104, 66],
      [72, 122, 66],
      [88, 132, 76],
    ] as const
  ).map((color) => tonesOf(light, color, 4));
  const woods = treeLine(random, {
    from: -period / 2,
    to: period / 2,
    foot: (x) => rows(x) + 0.016,
    height: 0.03,
    count: Math.round(period * 90),
    tones: leaves,
    side: light.side,
    kind: north ? 'conifer' : 'broadleaf',
    deep: 0.012,
  });
  canvas.shapes(woods.filter((tree) => rise(tree.x) > 0.06));
  return [far, { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 22 }];
}

/** A wave that comes in, rises and turns white, `away` frame heights before the sand. */
function breaker(scene: SettingScene, line: (x: number) => number, away: number, phase: number): Plane {
  const { painter, light, period, curve, horizon } = scene;
  const name = `breaker ${away}`;
  const crest = curve(name, 1.1, 4);
  const patchy = curve(`${name} foam`, 1.6, 4);
  const at = (x: number) => line(x) - (away * (0.9 - horizon)) / 0.42 + 0.008 * crest(x);
  const rows = Array.from({ length: 64 }, (_, i) => at(((i + 0.5) / 64 - 0.5) * period));
  const canvas = painter.canvas({
    width: period,
    top: Math.min(...rows) - 0.03,
    bottom: Math.max(...rows) + 0.04,
    wraps: true,
  });
  const deep = light.on([20, 110, 132], 1.3);
  const foam = mixRgb(light.on([250, 253, 255], 1.2), light.key, 0.25 * light.keyStrength);
  const shapes: Shape[] = [];
  const steps = Math.round(period * 110);
  for (let i = 0; i < steps; i++) {
    const x = ((i + 0.5) / steps - 0.5) * period;
    const strength = Math.max(0, patchy(x) + 0.45);
    if (strength === 0) continue;
    const y = at(x);
    const size = 0.0045 * (0.4 + strength) * (1.2 - away * 4);
    shapes.push({
      kind: 'ellipse',
      x,
      y: y - size * 0.6,
      rx: 0.014,
      ry: size * 1.5,
      color: deep,
      opacity: Math.min(0.3, 0.3 * strength),
      edge: 4,
    });
    shapes.push({
      kind: 'ellipse',
      x: x + size * 0.5,
      y,
      rx: size * 2.4,
      ry: size,
      color: foam,
      opacity: Math.min(0.95, 0.3 + strength),
      edge: 1.5,
    });
  }
  canvas.shapes(shapes);
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'ground',
    depth: 1,
    animate: (t) => {
      const run = (t * 0.14 + phase) % 1;
      return { dy: (run - 0.5) * 0.05, opacity: Math.min(1, 4 * run * (1 - run)) };
    },
  };
}

/** Dry sand with the dark wet band along the water. */
function beach(scene: SettingScene, line: (x: number) => number, row: number): Plane {
  const { light, random, period } = scene;
  const snow = light.weather === 'snow';
  const sand: Rgb = snow ? [228, 228, 230] : SAND;
  return bank(scene, {
    contour: line,
    top: row - 0.07,
    edge: WET_SAND,
    near: sand,
    fade: 0.1,
    grain: 0.1,
    cells: 34,
    warmth: 0.1,
    softness: 2,
    decorate: (canvas) => {
      patches(
        scene,
        canvas,
        [
          [206, 176, 126],
          [252, 232, 190],
          [196, 168, 126],
        ],
        { from: row + 0.1, count: 60, size: 0.34, opacity: 0.55 },
      );
      // Wet sand mirrors the sky.
      const sheen = light.sky.at(-2)?.[1] as Rgb;
      canvas.shapes(
        Array.from({ length: Math.round(period * 16) }, (_, i): Shape => {
          const x = (i / Math.round(period * 16) - 0.5) * period;
          return { kind: 'glow', x, y: line(x) + 0.03, rx: 0.16, ry: 0.035, color: sheen, opacity: 0.3 };
        }),
      );
      // Ripples of the wind: a lit crest before a shaded hollow.
      const crest = light.on([255, 238, 200]);
      const hollow = light.on([190, 156, 112]);
      canvas.shapes(
        Array.from({ length: Math.round(period * 90) }, (): Shape[] => {
          const y = row + 0.09 + (1.06 - row) * random.next();
          const x = random.between(-period / 2, period / 2);
          const rx = random.between(0.02, 0.08) * (0.3 + (y - row) * 2);
          return [
            { kind: 'glow', x, y: y + 0.004, rx, ry: 0.005, color: hollow, opacity: 0.55 },
            { kind: 'glow', x, y, rx, ry: 0.0035, color: crest, opacity: 0.6 },
          ];
        }).flat(),
      );
    },
  });
}

/** The thin sheet of water and lace of foam that runs up the sand and back. */
function swash(scene: SettingScene, line: (x: number) => number): Plane {
  const { painter, light, period, curve, random } = scene;
  const lobes = curve('swash', 1.3, 3);
  const at = (x: number) => line(x) + 0.022 + 0.016 * lobes(x);
  const rows = Array.from({ length: 64 }, (_, i) => at(((i + 0.5) / 64 - 0.5) * period));
  const top = Math.min(...rows) - 0.075;
  const canvas = painter.canvas({ width: period, top, bottom: Math.max(...rows) + 0.02, wraps: true });
  const sheet = light.on([150, 206, 204]);
  const foam = mixRgb(light.on([252, 254, 255]), light.key, 0.2 * light.keyStrength);
  const shadow = light.on([120, 96, 74]);
  const shapes: Shape[] = [];
  const steps = Math.round(period * 150);
  for (let i = 0; i < steps; i++) {
    const x = ((i + 0.5) / steps - 0.5) * period;
    const y = at(x);
    shapes.push({
      kind: 'rectangle',
      x,
      y: y - 0.03,
      rx: period / steps / 2 + 0.002,
      ry: 0.03,
      color: sheet,
      color2: sheet,
      opacity: 0.3,
      edge: 3,
    });
  }
  for (let i = 0; i < steps; i++) {
    const x = ((i + 0.5) / steps - 0.5) * period;
    shapes.push({
      kind: 'ellipse',
      x,
      y: at(x) + 0.004,
      rx: 0.01,
      ry: 0.0032,
      color: shadow,
      opacity: 0.22,
      edge: 2.5,
    });
  }
  for (let i = 0; i < steps * 2; i++) {
    const x = ((i + 0.5) / steps / 2 - 0.5) * period;
    const r = random.between(0.0016, 0.0044);
    shapes.push({
      kind: 'ellipse',
      x,
      y: at(x) - r * random.between(0, 1.4),
      rx: r * 1.9,
      ry: r,
      color: foam,
      opacity: 0.92,
    });
    // Lace: thinner bubbles that trail behind the edge.
    const back = random.next() * random.next();
    shapes.push({
      kind: 'ellipse',
      x: x + random.between(-0.01, 0.01),
      y: at(x) - 0.006 - 0.045 * back,
      rx: r * 1.6,
      ry: r * 0.5,
      color: foam,
      opacity: 0.55 * (1 - back),
    });
  }
  canvas.shapes(shapes);
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'ground',
    depth: 1,
    animate: (t) => ({ dy: 0.02 * sineTurns(t * 0.14) - 0.004, opacity: 0.8 + 0.2 * sineTurns(t * 0.14 + 0.2) }),
  };
}

/** Palms that lean over the beach from one side. */
function palms(scene: SettingScene, random: SettingScene['random']): Plane {
  const { painter, light, horizon, period, aspect } = scene;
  const depth = 1.5;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: -0.18, bottom: foot + 0.05, wraps: true });
  const bark = tonesOf(light, [150, 120, 92], depth);
  const leaf = tonesOf(light, [78, 140, 58], depth);
  const from = random.pick([-1, 1]);
  const places = [
    { x: 0.43, h: 0.74, lean: 0.2 },
    { x: 0.5, h: 0.54, lean: 0.08 },
    { x: -0.56, h: 0.5, lean: 0.14 },
    { x: 0.98, h: 0.66, lean: 0.2 },
  ];
  for (const place of places) {
    const x = from * place.x * aspect;
    const plan = {
      x,
      foot: foot + random.between(0, 0.03),
      height: place.h * random.between(0.9, 1.1),
      lean: -Math.sign(x) * place.lean * random.between(0.7, 1.3),
      leaf,
      bark,
      side: light.side,
    };
    canvas.shapes([
      {
        kind: 'glow',
        x: x - light.side * 0.06,
        y: plan.foot,
        rx: 0.14,
        ry: 0.018,
        color: light.on([120, 92, 70]),
        opacity: 0.7,
      },
    ]);
    canvas.shapes(palmTrunk(plan));
    canvas.shapes(palmCrown(random, plan));
    canvas.shapes(
      grassBand(random, x - 0.07, x + 0.07, () => plan.foot + random.between(0, 0.012), 0.05, 9, 6, [leaf]),
    );
  }
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.012, turns: 0.5, rate: 0.22 },
  };
}

/** Low dunes with beach grass, for cooler coasts. */
function dune(scene: SettingScene): Plane {
  const { painter, light, horizon, period, random } = scene;
  const depth = 1.45;
  const foot = groundRow(horizon, depth);
  const canvas = painter.canvas({ width: period, top: foot - 0.16, bottom: foot + 0.12, wraps: true });
  const color: Rgb = light.weather === 'snow' ? [226, 230, 236] : SAND;
  const sand = tonesOf(light, color, 1);
  const mounds = Array.from({ length: Math.round(period * 2.5) }, (_, i) => {
    const x = ((i + random.between(0.2, 0.8)) / Math.round(period * 2.5) - 0.5) * period;
    const open = Math.max(0, Math.min(1, Math.abs(x) * 2.6 - 0.6));
    return { x, rx: random.between(0.26, 0.42), ry: 0.1 * open * random.between(0.6, 1.2) };
  }).filter((mound) => mound.ry > 0.02);
  const rows = (x: number) =>
    mounds.reduce((row, m) => {
      const d = (x - m.x - period * Math.round((x - m.x) / period)) / m.rx;
      return d * d < 1 ? Math.min(row, foot + 0.035 - m.ry * Math.sqrt(1 - d * d)) : row;
    }, foot + 0.1);
  // Mounds end in the colour of the sand that they lie on.
  canvas.shapes(
    mounds.flatMap((m): Shape[] => [
      { kind: 'ellipse', x: m.x, y: foot + 0.035, rx: m.rx, ry: m.ry, color: sand.lit, color2: sand.body, edge: 2 },
      {
        kind: 'glow',
        x: m.x - light.side * m.rx * 0.45,
        y: foot + 0.025,
        rx: m.rx * 0.6,
        ry: m.ry * 0.9,
        color: sand.shade,
        opacity: 0.5,
      },
    ]),
  );
  const grass = (
    [
      [150, 152, 92],
      [176, 164, 104],
      [120, 132, 82],
    ] as const
  ).map((color) => tonesOf(light, color, depth));
  const band = grassBand(
    random,
    -period / 2,
    period / 2,
    (x) => rows(x) + random.between(0, 0.04),
    0.085,
    Math.round(period * 90),
    6,
    grass,
  );
  canvas.shapes(band.filter((blade) => rows(blade.x) < foot + 0.01));
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    sway: { reach: 0.006, turns: 0.8, rate: 0.5 },
  };
}

/** Stones, shells and a starfish at the camera's feet. */
function foreground(scene: SettingScene, north: boolean): StageItem {
  const { painter, light, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: 0.88, bottom: 1.08, wraps: true });
  const stone = tonesOf(light, [142, 130, 124]);
  for (let i = 0; i < Math.round(period * (north ? 4 : 2)); i++) {
    const x = random.between(-period / 2, period / 2);
    if (Math.abs(x) > 0.24)
      canvas.shapes(boulder(random, x, random.between(0.99, 1.05), random.between(0.03, 0.07), stone, light.side));
  }
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
  const shells: readonly Rgb[] = [
    [250, 226, 206],
    [244, 196, 180],
    [255, 246, 232],
  ];
  canvas.shapes(
    pebbles(
      random,
      -period / 2,
      period / 2,
      () => random.between(0.93, 1.02),
      0.009,
      Math.round(period * 8),
      tonesOf(light, random.pick(shells)),
      light.side,
    ),
  );
  for (let i = 0; i < Math.round(period * 1.5); i++)
    canvas.shapes(
      starfish(
        random,
        random.between(-period / 2, period / 2),
        random.between(0.95, 1),
        light.on([232, 112, 70]),
        light.on([250, 160, 104]),
      ),
    );
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 0.85 };
}

function starfish(random: SettingScene['random'], x: number, y: number, body: Rgb, lit: Rgb): Shape[] {
  const start = random.next();
  return Array.from({ length: 5 }, (_, i): Shape[] => {
    const turn = start + i / 5;
    const dx = sineTurns(turn) * 0.011;
    const dy = -sineTurns(turn + 0.25) * 0.006;
    return [
      {
        kind: 'ellipse',
        x: x + dx,
        y: y + dy + 0.002,
        rx: 0.011,
        ry: 0.004,
        turn: turn + 0.25,
        color: [40, 30, 30],
        opacity: 0.18,
        edge: 2,
      },
      { kind: 'ellipse', x: x + dx, y: y + dy, rx: 0.011, ry: 0.0038, turn: turn + 0.25, color: lit, color2: body },
    ];
  }).flat();
}

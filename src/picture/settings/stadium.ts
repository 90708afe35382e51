import { sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../numerics/color.js';
import { eyeHeight, groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { repeated } from '../stage/scenery/copies.js';
import { line } from '../stage/scenery/lines.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';
import type { StageItem } from '../stage/stage.js';

/** Depths of the far touch line and of the stands behind it. */
const TOUCH = 3.4;
const STANDS = 4.6;
const SHIRTS: readonly Rgb[] = [
  [214, 64, 58],
  [240, 236, 228],
  [52, 92, 168],
  [244, 196, 70],
  [60, 60, 70],
  [88, 150, 96],
  [226, 130, 70],
];

/** A pitch under full stands, with floodlights after dark. */
export const stadium: Setting = {
  name: 'stadium',
  anchors: [
    'stadium',
    'arena#1',
    'ballpark',
    'athletic field',
    'football field',
    'court#3',
    'basketball court',
    'tennis court',
    'racetrack',
    'track#4',
  ],
  family: 'exterior',
  ground: 'land',
  horizon: 0.5,
  ambience: 'city',
  build(scene) {
    return [...skyOf(scene), stands(scene), crowd(scene), pitch(scene), ...floodlights(scene)];
  },
};

/** How a surface of daylight colour looks here: after dark the floodlights bring half the day back. */
function floodlit(scene: SettingScene, color: Rgb, depth: number, share = 0.5): Rgb {
  return mixRgb(scene.light.on(color, depth), color, share * scene.light.darkness);
}

/** Row of the stands' rim at x: higher towards the sides, where they come nearer. */
function rimRow(scene: SettingScene, x: number): number {
  return scene.horizon - 0.15 - 0.045 * (1 - sineTurns(x / scene.period + 0.25));
}

function stands(scene: SettingScene): StageItem {
  const { painter, period, horizon, light } = scene;
  const foot = groundRow(horizon, STANDS) + 0.012;
  const canvas = painter.canvas({ width: period, top: horizon - 0.34, bottom: foot, wraps: true });
  const rim = (x: number) => rimRow(scene, x);
  const seat = (color: Rgb) => floodlit(scene, color, 2.4, 0.22);
  // The roof floats above the upper tier; its underside is in shadow.
  canvas.ridge({
    contour: (x) => rim(x) - 0.05,
    color: mixRgb(light.on([226, 230, 234], 2.4), light.key, 0.3 * light.keyStrength),
    foot: light.on([150, 156, 166], 2.4),
    fade: 0.02,
  });
  canvas.ridge({
    contour: (x) => rim(x) - 0.03,
    color: light.on([46, 50, 64], 2.2),
    foot: light.on([72, 76, 92], 2.2),
    fade: 0.04,
  });
  const tiers: readonly (readonly [share: number, color: Rgb])[] = [
    [0.05, [112, 118, 140]],
    [0.5, [128, 112, 122]],
  ];
  for (const [share, color] of tiers) {
    const row = (x: number) => rim(x) + (foot - rim(x)) * share;
    canvas.ridge({ contour: (x) => row(x) - 0.008, color: light.on([214, 216, 220], 2.2) });
    canvas.ridge({
      contour: row,
      color: seat(color),
      foot: seat([84, 78, 94]),
      fade: 0.12,
      texture: { strength: 0.5, cells: 120, octaves: 1, squash: 1.4 },
      seed: scene.random.fork(`tier${share}`).integer(65536),
    });
  }
  const chance = scene.random.fork('boards');
  const high = 0.016;
  canvas.shapes([
    { kind: 'rectangle', x: 0, y: foot - high * 1.4, rx: period / 2, ry: high * 1.6, color: light.on([44, 48, 60], 2) },
  ]);
  const boards = Math.round(period / 0.16);
  canvas.shapes(
    Array.from(
      { length: boards },
      (_, i): Shape => ({
        kind: 'rectangle',
        x: ((i + 0.5) / boards - 0.5) * period,
        y: foot - high * 1.5,
        rx: 0.075,
        ry: high,
        color: floodlit(scene, chance.pick(SHIRTS), 1.8, 0.6),
      }),
    ),
  );
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'upright', depth: STANDS };
}

/** People: small heads in rows that bob a little, and the flash of a camera now and then. */
function crowd(scene: SettingScene): StageItem {
  const { period, horizon } = scene;
  const chance = scene.random.fork('crowd');
  const foot = groundRow(horizon, STANDS) - 0.05;
  const shirts = SHIRTS.map((color) => floodlit(scene, color, 2, 0.45));
  const people = Array.from({ length: 420 }, () => {
    const x = chance.between(-0.5, 0.5) * period;
    const up = chance.next();
    return {
      x,
      y: foot + (rimRow(scene, x) + 0.025 - foot) * up,
      color: chance.pick(shirts),
      phase: chance.next(),
      size: 0.0042 - 0.0012 * up,
    };
  });
  return {
    kind: 'swarm',
    depth: STANDS,
    shapes: (t) =>
      people.map(
        (p): Shape => ({
          kind: 'ellipse',
          x: p.x,
          y: p.y + 0.0018 * sineTurns(t * (0.6 + 0.5 * p.phase) + p.phase * 7),
          rx: p.size * 0.8,
          ry: p.size,
          color: p.color,
          edge: 1.4,
        }),
      ),
  };
}

/** Mown grass in stripes, with the white lines of a football pitch. */
function pitch(scene: SettingScene): StageItem {
  const { painter, period, horizon, light, aspect } = scene;
  const snow = light.weather === 'snow';
  const canvas = painter.canvas({ width: period, top: horizon, bottom: 1.5, wraps: true });
  const grass = (color: Rgb, depth: number) => floodlit(scene, snow ? [222, 230, 236] : color, depth);
  const track: Rgb = snow ? [214, 218, 226] : [178, 104, 80];
  const top = groundRow(horizon, STANDS);
  canvas.ridge({ contour: () => top, color: floodlit(scene, track, 2), foot: floodlit(scene, track, 1.6), fade: 0.05 });
  let near = 0.3;
  for (let i = 0; near < TOUCH; i++) {
    const far = Math.min(TOUCH, near * 1.22);
    const y0 = groundRow(horizon, far);
    const y1 = Math.min(1.5, groundRow(horizon, near));
    const green: Rgb = i % 2 === 0 ? [84, 150, 70] : [102, 168, 82];
    canvas.shapes([
      {
        kind: 'rectangle',
        x: 0,
        y: (y0 + y1) / 2,
        rx: period / 2,
        ry: (y1 - y0) / 2 + 0.0006,
        color: grass(green, far),
        color2: grass(green, near),
      },
    ]);
    near = far;
  }
  canvas.grain({
    strength: 0.12,
    cells: 44,
    octaves: 2,
    warmth: 0.2,
    horizon,
    from: top,
    to: 1.15,
    seed: scene.random.fork('grass').integer(65536),
  });
  const chalk = floodlit(scene, [246, 248, 244], 1.4, 0.7);
  const at = (x: number, depth: number): [number, number] => [x / depth, horizon + eyeHeight(horizon) / depth];
  const chalkLine = (a: [number, number], b: [number, number], depth: number) =>
    line(at(...a), at(...b), 0.012 / depth, chalk, { opacity: 0.9 });
  const box = 0.9 * aspect;
  const ring: Shape[] = Array.from({ length: 40 }, (_, i): Shape => {
    const p = (k: number): [number, number] => [0.62 * sineTurns(k / 40), 1.5 + 0.44 * sineTurns(k / 40 + 0.25)];
    return chalkLine(p(i), p(i + 1), 1.5);
  });
  canvas.shapes([
    { kind: 'rectangle', x: 0, y: groundRow(horizon, TOUCH * 0.97), rx: period / 2, ry: 0.0016, color: chalk },
    chalkLine([-box, TOUCH * 0.97], [-box, 2.4], 3),
    chalkLine([box, TOUCH * 0.97], [box, 2.4], 3),
    { kind: 'rectangle', x: 0, y: groundRow(horizon, 2.4), rx: box / 2.4, ry: 0.0022, color: chalk, opacity: 0.9 },
    ...ring,
  ]);
  if (light.darkness > 0.3)
    canvas.shapes([
      {
        kind: 'glow',
        x: 0,
        y: groundRow(horizon, 1.3),
        rx: 0.9 * aspect,
        ry: 0.34,
        color: [226, 240, 220],
        opacity: 0.16 * light.darkness,
        additive: true,
      },
    ]);
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'ground', depth: 1 };
}

/** Four masts of lamps above the rim; their glow fills the night air. */
function floodlights(scene: SettingScene): StageItem[] {
  const { painter, period, light, horizon } = scene;
  const masts = [-0.36, -0.14, 0.14, 0.36].map((share) => ({
    x: share * period,
    y: horizon - 0.36 - 0.05 * Math.abs(share),
  }));
  const canvas = painter.canvas({ width: period, top: horizon - 0.44, bottom: horizon - 0.17, wraps: true });
  const steel = light.on([96, 104, 118], 2.4);
  const lit = light.darkness > 0.3;
  canvas
    .shapes(
      masts.flatMap((m): Shape[] => [
        { kind: 'rectangle', x: m.x, y: m.y + 0.1, rx: 0.003, ry: 0.1, color: steel },
        { kind: 'rectangle', x: m.x, y: m.y, rx: 0.034, ry: 0.018, color: steel },
        ...Array.from(
          { length: 8 },
          (_, i): Shape => ({
            kind: 'ellipse',
            x: m.x + ((i % 4) - 1.5) * 0.0155,
            y: m.y + (i < 4 ? -0.008 : 0.008),
            rx: 0.0058,
            ry: 0.0058,
            color: lit ? [255, 253, 240] : light.on([214, 220, 226], 2),
          }),
        ),
      ]),
    )
    .finish();
  const items: StageItem[] = [{ kind: 'plane', canvas, lie: 'upright', depth: STANDS * 1.1 }];
  if (lit) {
    items.push({
      kind: 'swarm',
      depth: STANDS * 1.1,
      shapes: (t) =>
        repeated(
          masts.flatMap((m, i): Shape[] => {
            const k = light.darkness * (1 + 0.02 * sineTurns(t * 0.5 + i * 0.3));
            return [
              {
                kind: 'glow',
                x: m.x,
                y: m.y,
                rx: 0.26,
                ry: 0.2,
                color: [206, 224, 255],
                opacity: 0.34 * k,
                additive: true,
              },
              {
                kind: 'glow',
                x: m.x,
                y: m.y,
                rx: 0.075,
                ry: 0.06,
                color: [255, 252, 236],
                opacity: 0.75 * k,
                additive: true,
              },
            ];
          }),
          period,
        ),
    });
  }
  return items;
}

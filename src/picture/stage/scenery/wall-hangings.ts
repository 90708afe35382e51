import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import type { RoomPaint } from './room-shell.js';

/** What covers a back wall: curtains of a stage, a blackboard, bars, a wall of mirrors. */
export function hanging(paint: RoomPaint): Shape[] {
  return paint.plan.hanging ? HANGINGS[paint.plan.hanging](paint) : [];
}

const HANGINGS: Record<'stage' | 'blackboard' | 'bars' | 'mirror', (paint: RoomPaint) => Shape[]> = {
  stage: ({ box, light, accent, scene }) => {
    const folds = Math.round(scene.period / 0.028);
    const tall = (box.foot + 0.3) / 2;
    const cloth = Array.from({ length: folds }, (_, i): Shape => {
      const wave = 0.5 + 0.32 * sineTurns(i * 0.37) + 0.18 * sineTurns(i * 0.171);
      return {
        kind: 'rectangle',
        x: ((i + 0.5) / folds - 0.5) * scene.period,
        y: box.foot - tall,
        rx: 0.0146,
        ry: tall,
        color: light.on(accent, 0.75 - 0.5 * wave),
        color2: light.on(accent, 0.35 - 0.4 * wave),
        edge: 5,
      };
    });
    const gold: Rgb = light.on([222, 170, 76]);
    const swags = Array.from(
      { length: 9 },
      (_, i): Shape => ({
        kind: 'ellipse',
        x: ((i - 4) / 4) * box.half * 1.3,
        y: box.top - 0.05,
        rx: box.half * 0.2,
        ry: 0.12,
        color: light.on(accent, 0.1),
        color2: light.on(accent, 0.55),
      }),
    );
    const fringe = swags.map((s): Shape => ({ ...s, y: s.y + 0.008, color: gold, color2: gold }));
    return [
      ...cloth,
      ...fringe,
      ...swags,
      { kind: 'rectangle', x: 0, y: box.foot - 0.012, rx: scene.period / 2, ry: 0.006, color: gold },
    ];
  },
  blackboard: ({ box, light, scene }) => {
    const chance = scene.random.fork('chalk');
    const rx = box.half * 0.5;
    const y = box.foot - box.metre * 1.85;
    const ry = box.metre * 0.75;
    const chalk = Array.from({ length: 5 }, (_, row): Shape[] =>
      Array.from(
        { length: 7 },
        (_, i): Shape => ({
          kind: 'rectangle',
          x: 0.06 * box.half + (-0.78 + i * 0.21) * rx,
          y: y - ry * 0.62 + row * ry * 0.3,
          rx: rx * chance.between(0.02, 0.09),
          ry: 0.0022,
          color: light.on([236, 238, 230]),
          opacity: chance.chance(0.8) ? 0.75 : 0,
        }),
      ),
    ).flat();
    return [
      { kind: 'rectangle', x: 0.06 * box.half, y, rx: rx + 0.012, ry: ry + 0.012, color: light.on([158, 108, 66]) },
      {
        kind: 'rectangle',
        x: 0.06 * box.half,
        y,
        rx,
        ry,
        color: light.on([44, 84, 68], 0.1),
        color2: light.on([44, 84, 68], 0.3),
      },
      ...chalk,
      {
        kind: 'rectangle',
        x: 0.06 * box.half,
        y: y + ry + 0.016,
        rx: rx * 0.9,
        ry: 0.006,
        color: light.on([182, 132, 84]),
      },
    ];
  },
  bars: ({ box, light, scene }) => {
    // Blocks of stone.
    const joints: Shape[] = [];
    const high = 0.062;
    for (let row = 0, y = box.top; y < box.foot; row++, y += high) {
      joints.push({
        kind: 'rectangle',
        x: 0,
        y,
        rx: scene.period / 2,
        ry: 0.0014,
        color: light.on([70, 70, 70], 0.4),
        opacity: 0.6,
      });
      const count = Math.round(scene.period / 0.13);
      for (let i = 0; i < count; i++)
        joints.push({
          kind: 'rectangle',
          x: ((i + (row % 2) * 0.5) / count - 0.5) * scene.period,
          y: y + high / 2,
          rx: 0.0013,
          ry: high / 2,
          color: light.on([70, 70, 70], 0.4),
          opacity: 0.6,
        });
    }
    return joints;
  },
  mirror: ({ box, light }) => {
    const y = box.foot - box.metre * 1.1;
    return [-0.66, -0.22, 0.22, 0.66].map(
      (at): Shape => ({
        kind: 'rectangle',
        x: at * box.half,
        y,
        rx: box.half * 0.21,
        ry: box.metre * 0.9,
        color: light.on([190, 208, 218], -0.1),
        color2: light.on([140, 150, 158], 0.2),
        opacity: 0.8,
      }),
    );
  },
};

/** Pictures in frames: small landscapes, portraits and plain fields of colour. */
export function frames(paint: RoomPaint): Shape[] {
  const { plan, box, scene } = paint;
  if (!plan.pictures) return [];
  const chance = scene.random.fork('pictures');
  const { at, size } = plan.pictures;
  // Never so wide that neighbours touch, or the corner.
  const room = 0.4 * box.half * Math.min(1, ...at.slice(1).map((place, i) => place - (at[i] as number)));
  return at.flatMap((place) =>
    framed(
      paint,
      {
        x: place * box.half,
        y: box.foot - box.metre * 1.95,
        rx: Math.min(room, box.metre * size * chance.between(0.5, 0.68)),
        ry: box.metre * size * chance.between(0.46, 0.62),
      },
      chance,
    ),
  );
}

function framed(paint: RoomPaint, f: { x: number; y: number; rx: number; ry: number }, chance: Random): Shape[] {
  const { light } = paint;
  const gold = chance.chance(0.6) ? light.on([196, 150, 78]) : light.on([70, 48, 36]);
  const rim = 0.011;
  return [
    {
      kind: 'rectangle',
      x: f.x + 0.004,
      y: f.y + 0.007,
      rx: f.rx + rim,
      ry: f.ry + rim,
      color: light.on([30, 24, 24], 0.6),
      opacity: 0.4,
      edge: 5,
    },
    {
      kind: 'rectangle',
      x: f.x,
      y: f.y,
      rx: f.rx + rim,
      ry: f.ry + rim,
      color: light.on([226, 190, 120], -0.1),
      color2: gold,
    },
    { kind: 'rectangle', x: f.x, y: f.y, rx: f.rx + rim * 0.45, ry: f.ry + rim * 0.45, color: gold },
    ...chance.pick(MOTIFS)(f, light.on, chance),
  ];
}

type On = (color: Rgb, shade?: number) => Rgb;

/** What is painted on the pictures. */
const MOTIFS: readonly ((f: { x: number; y: number; rx: number; ry: number }, on: On, chance: Random) => Shape[])[] = [
  // Hills under an evening sky.
  (f, on, chance) => [
    { kind: 'rectangle', ...f, color: on([120, 150, 196]), color2: on([250, 206, 150]) },
    {
      kind: 'ellipse',
      x: f.x + f.rx * chance.between(-0.4, 0.4),
      y: f.y - f.ry * 0.05,
      rx: f.ry * 0.16,
      ry: f.ry * 0.16,
      color: on([255, 240, 200]),
    },
    { kind: 'rectangle', x: f.x, y: f.y + f.ry * 0.44, rx: f.rx, ry: f.ry * 0.2, color: on([104, 124, 140]) },
    {
      kind: 'rectangle',
      x: f.x,
      y: f.y + f.ry * 0.78,
      rx: f.rx,
      ry: f.ry * 0.22,
      color: on([70, 96, 70]),
      color2: on([44, 62, 48]),
    },
  ],
  // A boat at sea.
  (f, on) => [
    { kind: 'rectangle', ...f, color: on([196, 216, 226]), color2: on([58, 104, 132]) },
    {
      kind: 'rectangle',
      x: f.x,
      y: f.y + f.ry * 0.6,
      rx: f.rx,
      ry: f.ry * 0.4,
      color: on([44, 92, 120]),
      color2: on([28, 60, 88]),
    },
    { kind: 'triangle', x: f.x, y: f.y, rx: f.rx * 0.26, ry: f.ry * 0.42, color: on([246, 238, 222]) },
    { kind: 'ellipse', x: f.x, y: f.y + f.ry * 0.46, rx: f.rx * 0.34, ry: f.ry * 0.09, color: on([110, 62, 44]) },
  ],
  // A portrait.
  (f, on) => [
    { kind: 'rectangle', ...f, color: on([66, 54, 46]), color2: on([38, 32, 32]) },
    { kind: 'ellipse', x: f.x, y: f.y + f.ry * 0.78, rx: f.rx * 0.56, ry: f.ry * 0.22, color: on([120, 46, 44]) },
    { kind: 'ellipse', x: f.x, y: f.y - f.ry * 0.1, rx: f.ry * 0.3, ry: f.ry * 0.38, color: on([70, 44, 32]) },
    { kind: 'ellipse', x: f.x, y: f.y, rx: f.ry * 0.22, ry: f.ry * 0.29, color: on([226, 178, 142]) },
    { kind: 'rectangle', x: f.x, y: f.y + f.ry * 0.4, rx: f.ry * 0.09, ry: f.ry * 0.16, color: on([214, 166, 130]) },
  ],
  // Fields of colour.
  (f, on, chance) => {
    const pair = chance.pick([
      [
        [206, 84, 50],
        [236, 178, 70],
      ],
      [
        [50, 88, 120],
        [160, 190, 196],
      ],
      [
        [120, 40, 60],
        [230, 190, 170],
      ],
    ] as const);
    return [
      { kind: 'rectangle', ...f, color: on(pair[1]) },
      { kind: 'rectangle', x: f.x, y: f.y - f.ry * 0.42, rx: f.rx * 0.82, ry: f.ry * 0.4, color: on(pair[0]), edge: 4 },
      {
        kind: 'rectangle',
        x: f.x,
        y: f.y + f.ry * 0.5,
        rx: f.rx * 0.82,
        ry: f.ry * 0.34,
        color: on(pair[0], 0.35),
        edge: 4,
      },
    ];
  },
];

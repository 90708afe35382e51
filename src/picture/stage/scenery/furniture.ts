import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import { line } from './lines.js';

/** Where a piece of furniture stands and what it is painted with. Lengths of the piece itself are in metres × `metre`. */
export interface Spot {
  readonly x: number;
  /** Row of its foot. */
  readonly foot: number;
  /** Frame heights of a metre there. */
  readonly metre: number;
  /** Colours as they look in the light of the room; `shade` as in `IndoorLight.on`. */
  readonly on: (color: Rgb, shade?: number) => Rgb;
  /** Colour of its cloth or front. */
  readonly color: Rgb;
  readonly random: Random;
  /** Lamps are lit. */
  readonly lit: boolean;
}

/** A piece: how wide and tall it is (metres, for its canvas) and its shapes. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  readonly paint: (spot: Spot) => Shape[];
}

const WOOD: Rgb = [148, 98, 62];
const DARK_WOOD: Rgb = [98, 62, 42];
const METAL: Rgb = [186, 192, 198];
const WHITE: Rgb = [238, 236, 230];

/** A box standing on the floor: metres from the spot's middle, up from its foot; lighter at its top. */
function box(s: Spot, x: number, from: number, width: number, height: number, color: Rgb, shade = 0): Shape {
  const m = s.metre;
  return {
    kind: 'rectangle',
    x: s.x + x * m,
    y: s.foot - (from + height / 2) * m,
    rx: (width / 2) * m,
    ry: (height / 2) * m,
    color: s.on(color, shade),
    color2: s.on(color, shade + 0.28),
  };
}

function oval(s: Spot, x: number, up: number, rx: number, ry: number, color: Rgb, shade = 0): Shape {
  const m = s.metre;
  return {
    kind: 'ellipse',
    x: s.x + x * m,
    y: s.foot - up * m,
    rx: rx * m,
    ry: ry * m,
    color: s.on(color, shade),
    color2: s.on(color, shade + 0.2),
  };
}

function shadow(s: Spot, width: number): Shape {
  return {
    kind: 'glow',
    x: s.x,
    y: s.foot,
    rx: width * 0.62 * s.metre,
    ry: 0.09 * s.metre,
    color: s.on([30, 24, 28], 1),
    opacity: 0.55,
  };
}

function legs(s: Spot, half: number, height: number, color: Rgb): Shape[] {
  return [-1, 1].map((side) => box(s, side * half, 0, 0.06, height, color, 0.3));
}

/** Rows of books, spines of every colour. */
function books(s: Spot, left: number, width: number, up: number, height: number): Shape[] {
  const spines: readonly Rgb[] = [
    [150, 52, 44],
    [44, 82, 104],
    [198, 160, 88],
    [70, 96, 62],
    [112, 68, 98],
    [222, 208, 180],
    [46, 46, 64],
    [178, 104, 58],
  ];
  const shapes: Shape[] = [];
  for (let x = 0.02; x < width - 0.05; ) {
    const thick = s.random.between(0.035, 0.075);
    if (s.random.chance(0.93))
      shapes.push(
        box(
          s,
          left + x + thick / 2,
          up,
          thick * 0.92,
          height * s.random.between(0.68, 0.97),
          s.random.pick(spines),
          0.05,
        ),
      );
    x += thick;
  }
  return shapes;
}

function shelfRows(
  s: Spot,
  width: number,
  height: number,
  rows: number,
  fill: (left: number, span: number, up: number, tall: number) => Shape[],
): Shape[] {
  const step = (height - 0.12) / rows;
  const shapes: Shape[] = [
    box(s, 0, 0, width, height, DARK_WOOD, 0.1),
    box(s, 0, 0.08, width - 0.1, height - 0.14, [54, 36, 28], 0.5),
  ];
  for (let i = 0; i < rows; i++) {
    const up = 0.08 + i * step;
    shapes.push(
      ...fill(-width / 2 + 0.06, width - 0.12, up + 0.03, step - 0.08),
      box(s, 0, up, width - 0.06, 0.035, WOOD),
    );
  }
  return shapes;
}

function goods(s: Spot, left: number, span: number, up: number, tall: number): Shape[] {
  const colors: readonly Rgb[] = [
    [206, 70, 60],
    [240, 196, 80],
    [70, 140, 190],
    [110, 170, 110],
    [236, 232, 222],
    [214, 130, 160],
    [240, 150, 70],
    [90, 110, 160],
  ];
  const shapes: Shape[] = [];
  for (let x = 0.03; x < span - 0.08; ) {
    const run = 2 + s.random.integer(4);
    const color = s.random.pick(colors);
    const thick = s.random.between(0.07, 0.13);
    const high = tall * s.random.between(0.5, 0.88);
    const round = s.random.chance(0.4);
    for (let i = 0; i < run && x < span - 0.08; i++, x += thick) {
      const at = left + x + thick / 2;
      shapes.push(box(s, at, up, thick * 0.84, high, color));
      shapes.push(
        round
          ? oval(s, at, up + high, thick * 0.26, thick * 0.3, WHITE)
          : box(s, at, up + high * 0.35, thick * 0.6, high * 0.25, WHITE),
      );
    }
    x += 0.03;
  }
  return shapes;
}

/** Everything that can stand about in a room. A new piece is one more row here. */
export const PIECES = {
  sofa: {
    width: 2.3,
    height: 1,
    paint: (s) => [
      shadow(s, 2.2),
      ...legs(s, 0.9, 0.12, DARK_WOOD),
      box(s, 0, 0.3, 2, 0.58, s.color, 0.12),
      box(s, 0, 0.1, 2.1, 0.34, s.color, 0.24),
      ...[-0.48, 0.48].flatMap((x) => [
        box(s, x, 0.4, 0.93, 0.4, s.color, 0.02),
        oval(s, x, 0.43, 0.46, 0.1, s.color, -0.12),
      ]),
      ...[-1, 1].flatMap((side) => [
        box(s, side * 1.02, 0.1, 0.22, 0.5, s.color, 0.1),
        oval(s, side * 1.02, 0.6, 0.12, 0.07, s.color, -0.1),
      ]),
      oval(s, -0.62, 0.62, 0.2, 0.18, [226, 196, 140]),
      oval(s, 0.66, 0.6, 0.19, 0.17, [206, 120, 92]),
    ],
  },
  armchair: {
    width: 1.1,
    height: 1.1,
    paint: (s) => [
      shadow(s, 1),
      ...legs(s, 0.34, 0.12, DARK_WOOD),
      box(s, 0, 0.2, 0.74, 0.8, s.color, 0.1),
      oval(s, 0, 1, 0.37, 0.08, s.color),
      box(s, 0, 0.1, 0.86, 0.32, s.color, 0.24),
      oval(s, 0, 0.44, 0.34, 0.09, s.color, -0.12),
      ...[-1, 1].flatMap((side) => [
        box(s, side * 0.42, 0.1, 0.18, 0.5, s.color, 0.06),
        oval(s, side * 0.42, 0.6, 0.1, 0.06, s.color, -0.1),
      ]),
    ],
  },
  bed: {
    width: 2.1,
    height: 1.3,
    paint: (s) => [
      shadow(s, 2.1),
      box(s, 0, 0.1, 1.9, 1.1, WOOD, 0.05),
      oval(s, 0, 1.18, 0.95, 0.12, WOOD),
      box(s, 0, 0.16, 1.86, 0.3, DARK_WOOD, 0.1),
      ...legs(s, 0.86, 0.18, DARK_WOOD),
      box(s, 0, 0.34, 1.82, 0.3, WHITE, 0.06),
      ...[-0.44, 0.44].map((x) => oval(s, x, 0.72, 0.38, 0.15, WHITE)),
      box(s, 0, 0.16, 1.9, 0.4, s.color, 0.1),
      oval(s, 0, 0.56, 0.95, 0.1, s.color, -0.1),
      box(s, 0, 0.5, 1.88, 0.05, WHITE, 0.02),
    ],
  },
  nightstand: {
    width: 0.8,
    height: 1.2,
    paint: (s) => [
      shadow(s, 0.5),
      box(s, 0, 0, 0.5, 0.55, WOOD),
      box(s, 0, 0.28, 0.4, 0.015, DARK_WOOD, 0.4),
      ...tableLamp(s, 0.55),
    ],
  },
  table: {
    width: 2.2,
    height: 1.2,
    paint: (s) => [
      shadow(s, 1.9),
      ...[-0.95, 0.95].flatMap((x) => [
        box(s, x, 0.4, 0.4, 0.06, DARK_WOOD),
        box(s, x + 0.18 * (x > 0 ? 1 : -1), 0.4, 0.06, 0.6, DARK_WOOD),
        box(s, x, 0, 0.05, 0.42, DARK_WOOD, 0.3),
      ]),
      ...legs(s, 0.66, 0.72, WOOD),
      box(s, 0, 0.7, 1.6, 0.07, WOOD, -0.05),
      box(s, 0, 0.77, 0.7, 0.015, WHITE),
      oval(s, 0, 0.86, 0.11, 0.09, [92, 132, 150]),
      ...[-0.06, 0, 0.07].flatMap((x, i) => [
        line(
          [s.x + x * s.metre * 0.4, s.foot - 0.9 * s.metre],
          [s.x + x * s.metre * 1.6, s.foot - (1.06 + 0.04 * i) * s.metre],
          0.012 * s.metre,
          s.on([70, 110, 60]),
        ),
        oval(s, x * 1.7, 1.08 + 0.04 * i, 0.055, 0.05, s.color),
      ]),
    ],
  },
  desk: {
    width: 1.9,
    height: 1.4,
    paint: (s) => [
      shadow(s, 1.7),
      box(s, 0, 0.7, 1.6, 0.06, WOOD),
      box(s, 0.55, 0, 0.46, 0.7, WOOD, 0.15),
      box(s, -0.74, 0, 0.06, 0.7, WOOD, 0.25),
      ...[0.16, 0.38, 0.6].map((up) => box(s, 0.55, up, 0.38, 0.012, DARK_WOOD, 0.4)),
      box(s, -0.05, 0.78, 0.16, 0.04, [44, 46, 52]),
      box(s, -0.05, 0.8, 0.04, 0.14, [44, 46, 52]),
      box(s, -0.05, 0.92, 0.66, 0.38, [36, 38, 44]),
      { ...box(s, -0.05, 0.945, 0.6, 0.32, [120, 176, 214]), color: [150, 196, 224], color2: [88, 128, 176] },
      ...books(s, 0.35, 0.42, 0.76, 0.24),
      box(s, -0.5, 0.76, 0.26, 0.02, WHITE),
      box(s, -0.1, 0.22, 0.5, 0.08, [48, 52, 60]),
      box(s, -0.1, 0.32, 0.44, 0.46, [56, 60, 70]),
      box(s, -0.1, 0, 0.05, 0.22, [40, 42, 48], 0.3),
    ],
  },
  schooldesk: {
    width: 1,
    height: 0.9,
    paint: (s) => [
      shadow(s, 0.8),
      ...legs(s, 0.34, 0.62, METAL),
      box(s, 0, 0.6, 0.8, 0.06, [206, 160, 104]),
      box(s, -0.1, 0.66, 0.24, 0.02, WHITE),
      box(s, 0, 0.38, 0.44, 0.05, [190, 120, 70], 0.1),
      box(s, 0, 0.48, 0.42, 0.2, [190, 120, 70], 0.25),
      ...legs(s, 0.2, 0.38, METAL),
    ],
  },
  bookcase: {
    width: 1.5,
    height: 2.3,
    paint: (s) => [
      shadow(s, 1.4),
      ...shelfRows(s, 1.4, 2.2, 6, (left, span, up, tall) => books(s, left, span, up, tall)),
    ],
  },
  wares: {
    width: 1.8,
    height: 2.1,
    paint: (s) => [
      shadow(s, 1.7),
      ...shelfRows(s, 1.7, 2, 5, (left, span, up, tall) => goods(s, left, span, up, tall)),
    ],
  },
  shopCounter: {
    width: 2.2,
    height: 1.4,
    paint: (s) => [
      shadow(s, 2),
      box(s, 0, 0, 2, 0.95, s.color, 0.12),
      ...[-0.66, 0, 0.66].map((x) => box(s, x, 0.12, 0.56, 0.66, s.color, 0.26)),
      box(s, 0, 0.94, 2.1, 0.07, WOOD, -0.1),
      box(s, 0.5, 1, 0.36, 0.2, [62, 66, 74]),
      { ...box(s, 0.5, 1.2, 0.3, 0.14, [90, 160, 160]) },
      oval(s, -0.5, 1.08, 0.16, 0.09, [222, 160, 80]),
    ],
  },
  kitchenUnits: {
    width: 3.2,
    height: 2.3,
    paint: (s) => [
      shadow(s, 3),
      box(s, 0, 0.1, 3, 0.78, s.color, 0.06),
      box(s, 0, 0, 2.9, 0.1, [50, 46, 46], 0.4),
      ...[-1.25, -0.75, 0.75, 1.25].flatMap((x) => [
        box(s, x, 0.14, 0.46, 0.68, s.color, -0.05),
        box(s, x + 0.16, 0.44, 0.03, 0.14, METAL),
      ]),
      box(s, 0, 0.12, 0.62, 0.74, [212, 214, 216], 0.05),
      box(s, 0, 0.2, 0.48, 0.38, [38, 40, 46], 0.2),
      ...[-0.2, -0.07, 0.07, 0.2].map((x) => oval(s, x, 0.78, 0.03, 0.03, [46, 46, 50])),
      box(s, 0, 0.88, 3.06, 0.05, [98, 88, 80], -0.2),
      box(s, -0.04, 0.93, 0.3, 0.17, [196, 76, 60]),
      box(s, 0.14, 1.02, 0.16, 0.02, [40, 36, 36]),
      oval(s, 1.2, 1.02, 0.16, 0.1, [226, 150, 70]),
      box(s, -1, 0.93, 0.14, 0.26, WHITE),
      line(
        [s.x - 0.72 * s.metre, s.foot - 0.93 * s.metre],
        [s.x - 0.72 * s.metre, s.foot - 1.22 * s.metre],
        0.035 * s.metre,
        s.on(METAL),
      ),
      line(
        [s.x - 0.74 * s.metre, s.foot - 1.21 * s.metre],
        [s.x - 0.54 * s.metre, s.foot - 1.21 * s.metre],
        0.035 * s.metre,
        s.on(METAL),
      ),
      ...[-1.05, 1.05].flatMap((x) => [
        box(s, x, 1.55, 0.86, 0.66, s.color, 0.1),
        box(s, x - 0.21, 1.58, 0.4, 0.6, s.color, 0),
        box(s, x + 0.21, 1.58, 0.4, 0.6, s.color, 0),
      ]),
      box(s, 0, 1.5, 0.64, 0.14, METAL, 0.1),
      box(s, 0, 1.6, 0.3, 0.62, METAL, 0.2),
    ],
  },
  fridge: {
    width: 0.9,
    height: 2,
    paint: (s) => [
      shadow(s, 0.8),
      box(s, 0, 0.03, 0.76, 1.82, [226, 230, 232], 0.02),
      box(s, 0, 1.2, 0.76, 0.02, [120, 124, 130]),
      box(s, -0.3, 0.7, 0.035, 0.42, METAL, 0.3),
      box(s, -0.3, 1.3, 0.035, 0.3, METAL, 0.3),
      box(s, 0.12, 1.42, 0.14, 0.16, [240, 210, 90]),
      box(s, 0.22, 1.3, 0.1, 0.1, [220, 110, 100]),
    ],
  },
  plant: {
    width: 1,
    height: 1.6,
    paint: (s) => [
      shadow(s, 0.5),
      { ...box(s, 0, 0, 0.36, 0.4, [188, 106, 72]) },
      box(s, 0, 0.36, 0.42, 0.06, [200, 118, 82]),
      ...Array.from({ length: 13 }, (_, i) => {
        const lean = (i - 6) / 6;
        const tall = 1.02 - 0.5 * Math.abs(lean) + s.random.between(-0.06, 0.06);
        return {
          ...line(
            [s.x, s.foot - 0.4 * s.metre],
            [s.x + lean * 0.42 * s.metre, s.foot - (0.4 + tall) * s.metre],
            0.12 * s.metre,
            s.on([62, 118, 66], i % 3 === 0 ? 0.35 : 0),
          ),
          kind: 'ellipse' as const,
        };
      }),
    ],
  },
  floorLamp: {
    width: 1,
    height: 2,
    paint: (s) => [
      shadow(s, 0.4),
      oval(s, 0, 0.03, 0.17, 0.035, [60, 52, 48]),
      box(s, 0, 0.03, 0.028, 1.45, [70, 60, 54]),
      ...shade(s, 1.62, 0.26, 0.17),
    ],
  },
  fireplace: {
    width: 1.8,
    height: 1.4,
    paint: (s) => [
      shadow(s, 1.7),
      box(s, 0, 0, 1.6, 1.12, [198, 190, 178]),
      box(s, 0, 0, 0.9, 0.78, [40, 28, 26], 0.4),
      box(s, 0, 1.1, 1.76, 0.09, [214, 206, 194]),
      ...[-0.16, 0.02, 0.17].map(
        (x): Shape => ({
          kind: 'glow',
          x: s.x + x * s.metre,
          y: s.foot - 0.24 * s.metre,
          rx: 0.2 * s.metre,
          ry: 0.34 * s.metre,
          color: [255, 140, 40],
          opacity: 0.9,
        }),
      ),
      {
        kind: 'glow',
        x: s.x,
        y: s.foot - 0.16 * s.metre,
        rx: 0.2 * s.metre,
        ry: 0.2 * s.metre,
        color: [255, 232, 150],
      },
      box(s, 0, 0.03, 0.56, 0.09, [84, 48, 34]),
      oval(s, -0.5, 1.3, 0.07, 0.12, [88, 122, 140]),
      oval(s, 0.52, 1.27, 0.1, 0.09, [190, 150, 88]),
    ],
  },
  tub: {
    width: 2,
    height: 1,
    paint: (s) => [
      shadow(s, 1.8),
      ...[-0.6, 0.6].map((x) => oval(s, x, 0.06, 0.06, 0.07, [190, 160, 90])),
      oval(s, 0, 0.4, 0.86, 0.36, WHITE, 0.12),
      box(s, 0, 0.4, 1.7, 0.22, WHITE),
      oval(s, 0, 0.63, 0.9, 0.05, [250, 250, 250]),
      oval(s, 0.1, 0.65, 0.5, 0.05, [196, 224, 236]),
      ...[-0.2, 0.02, 0.2, 0.34].map((x, i) => oval(s, x, 0.68 + 0.02 * (i % 2), 0.1, 0.06, [250, 252, 255])),
    ],
  },
  basin: {
    width: 1.1,
    height: 2.1,
    paint: (s) => [
      shadow(s, 0.5),
      box(s, 0, 0, 0.2, 0.74, WHITE, 0.2),
      oval(s, 0, 0.82, 0.38, 0.12, WHITE),
      box(s, 0, 0.84, 0.76, 0.06, [252, 252, 252]),
      box(s, 0, 0.9, 0.04, 0.16, METAL),
      oval(s, 0, 1.55, 0.37, 0.45, METAL, 0.1),
      { ...oval(s, 0, 1.55, 0.33, 0.41, [196, 216, 226], -0.1) },
      oval(s, -0.1, 1.68, 0.06, 0.2, [236, 244, 248]),
    ],
  },
  bunk: {
    width: 2.1,
    height: 1.9,
    paint: (s) => [
      shadow(s, 2),
      ...[0.35, 1.3].flatMap((up) => [
        box(s, 0, up, 1.9, 0.1, [88, 94, 100]),
        box(s, 0, up + 0.1, 1.84, 0.13, [176, 172, 160]),
        box(s, -0.7, up + 0.22, 0.4, 0.1, WHITE),
        box(s, 0.3, up + 0.14, 1.2, 0.12, [104, 112, 122]),
      ]),
      ...[-0.93, 0.93].map((x) => box(s, x, 0, 0.06, 1.8, [72, 76, 84])),
    ],
  },
  weights: {
    width: 1.9,
    height: 1.2,
    paint: (s) => [
      shadow(s, 1.7),
      ...[-0.75, 0.75].map((x) => box(s, x, 0, 0.08, 1, [52, 54, 60])),
      ...[0.34, 0.84].flatMap((up) => [
        box(s, 0, up, 1.6, 0.05, [70, 74, 80]),
        ...[-0.6, -0.24, 0.12, 0.48].flatMap((x) => [
          box(s, x + 0.06, up + 0.09, 0.2, 0.035, METAL),
          oval(s, x - 0.04, up + 0.12, 0.055, 0.1, [36, 38, 44]),
          oval(s, x + 0.16, up + 0.12, 0.055, 0.1, [36, 38, 44]),
        ]),
      ]),
    ],
  },
  bench: {
    width: 1.6,
    height: 0.6,
    paint: (s) => [shadow(s, 1.4), ...legs(s, 0.55, 0.4, [60, 62, 68]), box(s, 0, 0.38, 1.4, 0.12, s.color)],
  },
  pew: {
    width: 2.6,
    height: 1.1,
    paint: (s) => [
      shadow(s, 2.5),
      box(s, 0, 0.1, 2.4, 0.86, WOOD, 0.14),
      box(s, 0, 0.42, 2.4, 0.06, WOOD, -0.1),
      ...[-1.2, 1.2].flatMap((x) => [box(s, x, 0, 0.1, 1, DARK_WOOD), oval(s, x, 1, 0.08, 0.05, WOOD)]),
      box(s, 0, 0.94, 2.4, 0.05, WOOD, -0.2),
    ],
  },
  pedestal: {
    width: 0.9,
    height: 2,
    paint: (s) => [
      shadow(s, 0.7),
      box(s, 0, 0, 0.56, 0.9, [228, 224, 216], 0.05),
      box(s, 0, 0.88, 0.64, 0.06, WHITE),
      oval(s, 0, 1.12, 0.2, 0.2, [214, 204, 190]),
      oval(s, 0, 1.5, 0.12, 0.16, [222, 212, 198]),
      box(s, 0, 1.24, 0.1, 0.16, [206, 196, 182]),
    ],
  },
  barCounter: {
    width: 3,
    height: 2.3,
    paint: (s) => [
      ...[1.2, 1.62, 2.02].flatMap((up) => [box(s, 0, up, 2.6, 0.035, WOOD), ...bottles(s, 2.5, up + 0.03)]),
      shadow(s, 2.8),
      box(s, 0, 0, 2.8, 1, DARK_WOOD),
      ...[-1.05, -0.35, 0.35, 1.05].map((x) => box(s, x, 0.14, 0.58, 0.7, WOOD, 0.2)),
      box(s, 0, 0.98, 2.94, 0.08, [190, 130, 80], -0.2),
      ...[-0.9, 0, 0.9].flatMap((x) => [box(s, x, 0, 0.04, 0.66, METAL, 0.2), oval(s, x, 0.7, 0.18, 0.06, s.color)]),
    ],
  },
} satisfies Record<string, Piece>;

export type PieceName = keyof typeof PIECES;

function bottles(s: Spot, span: number, up: number): Shape[] {
  const glass: readonly Rgb[] = [
    [74, 120, 82],
    [170, 104, 48],
    [206, 214, 214],
    [120, 52, 52],
    [218, 176, 90],
  ];
  const count = Math.floor(span / 0.13);
  return Array.from({ length: count }, (_, i): Shape[] => {
    const x = -span / 2 + (i + 0.5) * 0.13;
    const tall = s.random.between(0.16, 0.24);
    const color = s.random.pick(glass);
    return [box(s, x, up, 0.075, tall, color), box(s, x, up + tall, 0.028, 0.08, color, 0.1)];
  }).flat();
}

/** A lampshade, glowing when it is lit. */
function shade(s: Spot, up: number, half: number, tall: number): Shape[] {
  const cloth: Rgb = s.lit ? [255, 224, 160] : s.on([226, 210, 180]);
  const below: Rgb = s.lit ? [255, 190, 104] : s.on([190, 172, 144]);
  const m = s.metre;
  return [
    { kind: 'rectangle', x: s.x, y: s.foot - up * m, rx: half * 0.86 * m, ry: tall * m, color: cloth, color2: below },
    {
      kind: 'rectangle',
      x: s.x,
      y: s.foot - (up - tall * 0.5) * m,
      rx: half * m,
      ry: tall * 0.5 * m,
      color: cloth,
      color2: below,
    },
  ];
}

function tableLamp(s: Spot, up: number): Shape[] {
  return [
    oval(s, 0, up + 0.1, 0.08, 0.11, [150, 110, 90]),
    box(s, 0, up + 0.18, 0.025, 0.12, METAL),
    ...shade(s, up + 0.4, 0.19, 0.11),
  ];
}

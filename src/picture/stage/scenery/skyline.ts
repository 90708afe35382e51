import { clamp } from '../../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Canvas } from '../../painting/canvas.js';
import type { Shape } from '../../painting/shape.js';
import type { SettingScene } from '../setting.js';
import { lampColor, litPane, type Pane } from './windows.js';

/** One row of towers, as tall and as dense as its distance makes it. Lengths in frame heights. */
export interface SkylineRow {
  readonly depth: number;
  /** Depth by which the air pales them: less than the true one, so that form and colour stay. */
  readonly air: number;
  /** Row that the towers stand on. */
  readonly foot: number;
  /** Heights of the lowest and the highest. */
  readonly low: number;
  readonly high: number;
  readonly widths: readonly [number, number];
  /** Share of the row that is built on. */
  readonly dense: number;
  /** Size of a window's cell; 0 = too far to see any. */
  readonly cell: number;
  readonly litShare: number;
  /** How far downtown rises above the rest, 0–1 at x. */
  readonly rise: (x: number) => number;
}

interface Tower {
  readonly x: number;
  readonly rx: number;
  readonly top: number;
  readonly foot: number;
  readonly wall: Rgb;
  readonly shade: Rgb;
  readonly mist: Rgb;
  readonly style: TowerStyle;
}

type TowerStyle = 'slab' | 'stepped' | 'spire' | 'slanted' | 'crown';

/** Daylight colours of façades: glass, concrete, stone, brick. */
const WALLS: readonly Rgb[] = [
  [104, 132, 158],
  [134, 152, 170],
  [176, 168, 156],
  [150, 122, 106],
  [198, 186, 168],
  [92, 108, 132],
  [122, 112, 124],
];

/** Paints a row of towers that repeats with the canvas. @returns the panes that are dark, for windows that wake later */
export function paintSkyline(canvas: Canvas, scene: SettingScene, row: SkylineRow, random: Random): Pane[] {
  const towers = planTowers(scene, row, random);
  canvas.shapes(towers.flatMap((tower) => towerBody(tower, scene.light.side)));
  if (row.cell === 0) return [];
  const dark: Pane[] = [];
  const details = towers.flatMap((tower) => towerWindows(tower, row, scene, random, dark));
  canvas.shapes(details);
  return dark;
}

function planTowers(scene: SettingScene, row: SkylineRow, random: Random): Tower[] {
  const { period, light } = scene;
  const walls = WALLS.map((color) => {
    // After dark the towers stand black against the glow of their own streets.
    const wall = mixAt(light.on(color, row.air), [10, 12, 30], 0.5 * Math.max(0, light.darkness - 0.45));
    const facing = mixRgb(wall, light.key, 0.34 * light.keyStrength);
    return { facing, shade: mixRgb(wall, light.on([24, 28, 48], row.air), 0.46) };
  });
  const mist = mixRgb(light.haze, light.on([150, 160, 176], row.air), 0.4);
  const towers: Tower[] = [];
  for (let x = -period / 2; x < period / 2; ) {
    const width = random.between(...row.widths);
    const gap = random.next() < row.dense ? random.between(-0.012, 0.006) : random.between(0.02, 0.09);
    const rise = clamp(row.rise(x), 0, 1);
    const height =
      row.low + (row.high - row.low) * rise * random.between(0.35, 1) + row.low * random.between(-0.3, 0.5);
    const wall = random.pick(walls);
    const tall = height > row.low + 0.45 * (row.high - row.low);
    towers.push({
      x: x + width / 2,
      rx: (tall ? 0.82 : 1) * width * 0.5,
      top: row.foot - height,
      foot: row.foot,
      wall: wall.facing,
      shade: wall.shade,
      mist,
      style: tall ? random.pick(['slab', 'stepped', 'stepped', 'spire', 'slanted', 'crown'] as const) : 'slab',
    });
    x += width + gap;
  }
  return random.shuffle(towers);
}

/** Box with a lit and a shaded face, mist about its foot, and a roof by its style. */
function towerBody(tower: Tower, side: number): Shape[] {
  const { x, rx, top, foot } = tower;
  const shapes: Shape[] = [];
  const box = (cx: number, half: number, from: number) => {
    const y = (from + foot) / 2;
    const misty = mixAt(tower.wall, tower.mist, 0.55);
    shapes.push({ kind: 'rectangle', x: cx, y, rx: half, ry: (foot - from) / 2, color: tower.wall, color2: misty });
    // The face that is turned away from the light.
    const share = 0.3;
    shapes.push({
      kind: 'rectangle',
      x: cx - side * half * (1 - share),
      y,
      rx: half * share,
      ry: (foot - from) / 2,
      color: tower.shade,
      color2: mixAt(tower.shade, tower.mist, 0.5),
    });
  };
  const height = foot - top;
  switch (tower.style) {
    case 'stepped':
      box(x, rx * 0.5, top);
      box(x, rx * 0.76, top + height * 0.12);
      box(x, rx, top + height * 0.3);
      break;
    case 'spire':
      shapes.push({ kind: 'triangle', x, y: top - height * 0.02, rx: rx * 0.5, ry: height * 0.1, color: tower.wall });
      shapes.push({ kind: 'rectangle', x, y: top - height * 0.14, rx: 0.0016, ry: height * 0.12, color: tower.shade });
      box(x, rx * 0.72, top + height * 0.07);
      box(x, rx, top + height * 0.24);
      break;
    case 'slanted':
      shapes.push({ kind: 'triangle', x, y: top, rx, ry: height * 0.07, color: tower.wall, color2: tower.wall });
      box(x, rx, top + height * 0.065);
      break;
    case 'crown':
      shapes.push({ kind: 'ellipse', x, y: top + rx * 0.2, rx: rx * 0.9, ry: rx * 0.6, color: tower.wall });
      shapes.push({ kind: 'rectangle', x, y: top - rx * 0.5, rx: 0.0015, ry: rx * 0.7, color: tower.shade });
      box(x, rx, top + rx * 0.15);
      break;
    case 'slab':
      shapes.push({
        kind: 'rectangle',
        x: x + rx * 0.3 * side,
        y: top - 0.006,
        rx: rx * 0.35,
        ry: 0.008,
        color: tower.shade,
      });
      box(x, rx, top);
      break;
  }
  return shapes;
}

function towerWindows(tower: Tower, row: SkylineRow, scene: SettingScene, random: Random, dark: Pane[]): Shape[] {
  const { cell } = row;
  const inset = tower.style === 'stepped' || tower.style === 'spire' ? 0.32 : 0.1;
  const top = tower.top + (tower.foot - tower.top) * inset + cell;
  const columns = Math.max(1, Math.floor((tower.rx * 2 - cell * 0.6) / cell));
  const floors = Math.floor((row.foot - top) / (cell * 1.35));
  const left = tower.x - (columns * cell) / 2;
  const shapes: Shape[] = [];
  const glass = mixAt(tower.shade, scene.light.sky[1]?.[1] ?? tower.shade, 0.35);
  // A tower keeps office hours or those of a home: some are nearly all lit, some nearly dark.
  const share = row.litShare * random.between(0.35, 1.5);
  for (let floor = 0; floor < floors; floor++) {
    const y = top + (floor + 0.5) * cell * 1.35;
    const away = (floor + 1) / floors;
    shapes.push({
      kind: 'rectangle',
      x: tower.x,
      y,
      rx: (columns * cell) / 2,
      ry: cell * 0.34,
      color: glass,
      opacity: 0.5 * (1 - 0.6 * away),
    });
    for (let column = 0; column < columns; column++) {
      const pane: Pane = { x: left + (column + 0.5) * cell, y, rx: cell * 0.27, ry: cell * 0.36 };
      if (random.next() < share) shapes.push(litPane(pane, lampColor(random), random.between(0.6, 1)));
      else if (random.next() < 0.16) dark.push(pane);
    }
  }
  return shapes;
}

/** A quick mixture in sRGB codes: for the many small things where OKLab would not show. */
export function mixAt(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

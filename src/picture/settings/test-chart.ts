import type { Rgb } from '../../numerics/color.js';
import type { Random } from '../../numerics/random.js';
import type { Canvas } from '../painting/canvas.js';
import type { Shape } from '../painting/shape.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import type { StageItem } from '../stage/stage.js';

/**
 * What a test chart can show; `setting.noun` of the spec names it.
 *
 * - `flat`: one even field of the palette's first colour.
 * - `stripes`: upright stripes of equal width, one for each colour of the palette, left to right.
 * - `grey card`: a ramp of greys over strong and muted colours, the same from left to right and back.
 * - `1 plane` … `4 planes`: textured walls at known distances, each covering less of the frame than the one behind.
 * - `ground`: a textured plain under a textured far wall.
 */
export const CHARTS = [
  'flat',
  'stripes',
  'grey card',
  '1 plane',
  '2 planes',
  '3 planes',
  '4 planes',
  'ground',
] as const;
export type Chart = (typeof CHARTS)[number];

/** Distances of the textured walls, far to near, by how many they are. */
export const CHART_DEPTHS: Readonly<Record<number, readonly number[]>> = {
  1: [3.2],
  2: [3.2, 1.15],
  3: [20, 3.2, 1.15],
  4: [20, 3.2, 1.15, 0.6],
};

/** Where each wall but the farthest begins, in rows: nearer ones stand lower. */
export const WALL_TOPS = [0.4, 0.62, 0.8] as const;
const TOP = -2;
const BOTTOM = 3;

/** A scene of which everything is known: no place, but a measuring chart. Without anchors no prompt leads here. */
export const testChart: Setting = {
  name: 'test-chart',
  anchors: [],
  family: 'studio',
  ground: 'none',
  horizon: 0.5,
  ambience: 'none',
  build(scene) {
    const chart = scene.spec.setting.noun as Chart;
    const colors = scene.spec.palette_colors;
    switch (chart) {
      case 'flat':
        return [field(scene, colors[0] as Rgb)];
      case 'stripes':
        return [stripes(scene, colors)];
      case 'grey card':
        return [greyCard(scene)];
      case '1 plane':
      case '2 planes':
      case '3 planes':
      case '4 planes':
        return walls(scene, CHART_DEPTHS[Number(chart[0])] as readonly number[]);
      case 'ground':
        return [...walls(scene, [20]), plain(scene)];
    }
    throw new Error(`The test chart cannot show "${chart}". It knows: ${CHARTS.join(', ')}.`);
  },
};

function still(canvas: Canvas): StageItem {
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'sky', depth: Infinity };
}

function field({ painter, period }: SettingScene, color: Rgb): StageItem {
  const canvas = painter.canvas({ width: period, top: TOP, bottom: BOTTOM, wraps: true, detail: 0.1 });
  canvas.gradient([
    [TOP, color],
    [BOTTOM, color],
  ]);
  return still(canvas);
}

function stripes({ painter, period, aspect }: SettingScene, colors: readonly Rgb[]): StageItem {
  const canvas = painter.canvas({ width: period, top: TOP, bottom: BOTTOM, wraps: true });
  const width = aspect / colors.length;
  const last = colors.length - 1;
  const stripe = (i: number): Shape => {
    // The outer stripes go on beyond the frame.
    const left = i === 0 ? -period / 2 : -aspect / 2 + i * width;
    const right = i === last ? period / 2 : -aspect / 2 + (i + 1) * width;
    const color = colors[i] as Rgb;
    return {
      kind: 'rectangle',
      x: (left + right) / 2,
      y: 0.5,
      rx: (right - left) / 2 + 0.002,
      ry: BOTTOM - TOP,
      color,
    };
  };
  const first = colors[0] as Rgb;
  canvas.gradient([
    [TOP, first],
    [BOTTOM, first],
  ]);
  // Later ones cover the hair's breadth by which earlier ones overlap them.
  canvas.shapes(colors.map((_, i) => stripe(i)));
  return still(canvas);
}

/** Strong and muted colours of every hue, as photographers' charts have them. */
const CARD: readonly Rgb[] = [
  [176, 52, 60],
  [70, 148, 74],
  [56, 62, 150],
  [232, 200, 40],
  [186, 86, 150],
  [20, 134, 160],
  [196, 150, 130],
  [98, 122, 158],
];

function greyCard({ painter, period, aspect }: SettingScene): StageItem {
  const canvas = painter.canvas({ width: period, top: TOP, bottom: BOTTOM, wraps: true });
  canvas.gradient([
    [TOP, [118, 118, 118]],
    [BOTTOM, [118, 118, 118]],
  ]);
  const cell = aspect / 16;
  const patch = (column: number, y: number, color: Rgb): Shape[] =>
    [-1, 1].map((side) => ({ kind: 'rectangle', x: side * (column + 0.5) * cell, y, rx: cell / 2, ry: 0.125, color }));
  const greys = Array.from({ length: 8 }, (_, i): Rgb => {
    const level = Math.round(20 + (215 * i) / 7);
    return [level, level, level];
  });
  canvas.shapes([
    ...greys.flatMap((grey, i) => [...patch(i, 0.125, grey), ...patch(7 - i, 0.875, grey)]),
    ...CARD.flatMap((color, i) => [...patch(i, 0.375, color), ...patch(7 - i, 0.625, color)]),
  ]);
  return still(canvas);
}

/** Upright walls, back to front; the farthest covers everything. */
function walls(scene: SettingScene, depths: readonly number[]): StageItem[] {
  return depths.map((depth, i) => {
    const isFirst = i === 0;
    const random = scene.random.fork(`wall ${i}`);
    const top = isFirst ? TOP : (WALL_TOPS[i - 1] as number);
    const canvas = scene.painter.canvas({ width: scene.period, top: top - 0.1, bottom: BOTTOM, wraps: true });
    const base: Rgb = [128, 124, 120];
    if (isFirst)
      canvas.gradient([
        [TOP, base],
        [BOTTOM, base],
      ]);
    else
      canvas.shapes([
        { kind: 'rectangle', x: 0, y: (top + BOTTOM) / 2, rx: scene.period, ry: (BOTTOM - top) / 2, color: base },
      ]);
    canvas.shapes(blocks(random, { top, bottom: BOTTOM, period: scene.period, most: 0.09 }));
    canvas.finish();
    return { kind: 'plane', canvas, lie: 'upright', depth };
  });
}

function plain(scene: SettingScene): StageItem {
  const { painter, period, horizon } = scene;
  const random = scene.random.fork('plain');
  const canvas = painter.canvas({ width: period, top: horizon, bottom: 2.2, wraps: true });
  const base: Rgb = [128, 124, 120];
  canvas.gradient([
    [horizon, base],
    [2.2, base],
  ]);
  // In perspective: rows near the horizon stand for far more ground.
  const list = blocks(random, { top: 0, bottom: 1, period, most: 0.16 }).map((shape): Shape => {
    const y = horizon + shape.y * shape.y * (2.2 - horizon);
    const near = Math.max(0.06, shape.y);
    return { ...shape, y, rx: shape.rx * near, ry: shape.ry * near * 0.6 };
  });
  canvas.shapes([...list].sort((a, b) => a.y - b.y));
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'ground', depth: 1 };
}

/** Blocks a square frame height. */
const BLOCKS = 220;

/** Blocks of every size and tone, densely strewn: something to hold on to everywhere, at every scale. */
function blocks(random: Random, area: { top: number; bottom: number; period: number; most: number }): Shape[] {
  const { top, bottom, period, most } = area;
  const count = Math.round(BLOCKS * period * (bottom - top));
  return Array.from({ length: count }, (_, i): Shape => {
    // Large ones first, so that small ones lie on them.
    const size = most * (1 - 0.85 * (i / count));
    const rx = size * random.between(0.4, 1);
    const ry = size * random.between(0.4, 1);
    const y = random.between(top + ry, bottom - ry);
    const kind = random.chance(0.5) ? 'rectangle' : 'ellipse';
    return { kind, x: random.between(-0.5, 0.5) * period, y, rx, ry, color: tone(random) };
  });
}

function tone(random: Random): Rgb {
  const level = random.between(30, 225);
  const tint = (): number => Math.round(Math.min(240, Math.max(15, level + random.between(-30, 30))));
  return [tint(), tint(), tint()];
}

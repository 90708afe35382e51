import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureScene } from '../../../tests/doubles/picture-scene.js';
import { clamp, cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import type { Rgb } from '../../numerics/color.js';
import type { Canvas, CanvasOptions } from './canvas.js';
import { Painter } from './painter.js';
import type { Shape } from './shape.js';

const ONE = 32767;
const ROWS = 64;
const WHITE: Rgb = [255, 255, 255];

/** A canvas and what is on it: four numbers of 0–1 for each texel. */
function canvasOf(options: Partial<CanvasOptions> = {}) {
  const { painter, memory } = pictureScene({ rows: ROWS });
  const canvas = painter.canvas({ width: 1, top: 0, bottom: 1, ...options });
  const texel = (x: number, y: number): [number, number, number, number] => {
    const all = new Int16Array(memory.buffer, canvas.at, canvas.stride * (canvas.rows + 1) * 4);
    return [0, 1, 2, 3].map((c) => (all[(y * canvas.stride + x) * 4 + c] as number) / ONE) as [
      number,
      number,
      number,
      number,
    ];
  };
  return { canvas, texel, painter, memory };
}

/** How much of a shape covers a texel: the plain twin of the kernel's. */
function coverage(shape: Shape, canvas: Canvas, x: number, y: number): number {
  const s = canvas.scale;
  const [rx, ry] = [shape.rx * s, shape.ry * s];
  const [dx, dy] = [x + 0.5 - (shape.x - canvas.left) * s, y + 0.5 - (shape.y - canvas.top) * s];
  const [co, si] = [cosineTurns(shape.turn ?? 0), sineTurns(shape.turn ?? 0)];
  const [lx, ly] = [dx * co + dy * si, dy * co - dx * si];
  const [nx, ny] = [lx / rx, ly / ry];
  if (shape.kind === 'glow') return Math.max(0, 1 - nx * nx - ny * ny) ** 2;
  const slant = (2 * ry) / Math.sqrt(rx * rx + 4 * ry * ry);
  const distance = {
    ellipse: (Math.sqrt(nx * nx + ny * ny) - 1) * Math.min(rx, ry),
    rectangle: Math.max(Math.abs(lx) - rx, Math.abs(ly) - ry),
    triangle: Math.max((Math.abs(lx) - (rx * (1 + ny)) / 2) * slant, Math.abs(ly) - ry),
  }[shape.kind];
  return clamp(0.5 - distance / (shape.edge ?? 1), 0, 1);
}

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const kinds = fc.constantFrom('ellipse' as const, 'rectangle' as const, 'triangle' as const, 'glow' as const);
const shapes = fc
  .record({
    kind: kinds,
    x: real(-0.7, 0.7),
    y: real(-0.2, 1.2),
    rx: real(0.03, 0.5),
    // The edge of an ellipse is measured along its short side: up to twice as long as wide it is exact within its box.
    ratio: real(0.5, 2),
    turn: real(-1, 1),
    opacity: real(0.1, 1),
    edge: real(1, 5),
  })
  .map(({ ratio, ...shape }) => ({ ...shape, ry: shape.rx * ratio }));

describe('shapes', () => {
  it('cover what their outline encloses, softly at the edge', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { canvas, texel } = canvasOf();
        canvas.shapes([{ ...shape, color: WHITE }]);
        let worst = 0;
        for (let y = 0; y < ROWS; y++) {
          for (let x = 0; x < ROWS; x++) {
            const expected = coverage({ ...shape, color: WHITE }, canvas, x, y) * shape.opacity;
            for (const value of texel(x, y)) worst = Math.max(worst, Math.abs(value - expected));
          }
        }
        expect(worst).toBeLessThan(5e-3);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['ellipse', Math.PI],
    ['rectangle', 4],
    ['triangle', 2],
  ] as const)('have the area of an exact %s', (kind, unit) => {
    const { canvas, texel } = canvasOf();
    canvas.shapes([{ kind, x: 0.013, y: 0.48, rx: 0.31, ry: 0.22, color: WHITE }]);
    let area = 0;
    for (let y = 0; y < ROWS; y++) for (let x = 0; x < ROWS; x++) area += texel(x, y)[3] / (ROWS * ROWS);
    expect(area / (unit * 0.31 * 0.22)).toBeCloseTo(1, 1);
  });

  it('change from their colour at the top to the other at the bottom', () => {
    const { canvas, texel } = canvasOf();
    canvas.shapes([{ kind: 'rectangle', x: 0, y: 0.5, rx: 0.6, ry: 0.5, color: [255, 0, 0], color2: [0, 0, 255] }]);
    for (const y of [2, 20, 40, 61]) {
      const t = (y + 0.5) / ROWS;
      const [r, , b] = texel(30, y);
      expect(r).toBeCloseTo(1 - t, 2);
      expect(b).toBeCloseTo(t, 2);
    }
  });

  it('are laid one over the other in their order, and add their light when told to', () => {
    const { canvas, texel } = canvasOf();
    const disc = { kind: 'ellipse', x: 0, y: 0.5, rx: 0.3, ry: 0.3 } as const;
    canvas.shapes([
      { ...disc, color: [0, 255, 0] },
      { ...disc, color: [255, 0, 0], opacity: 0.25 },
    ]);
    expect(texel(32, 32).map((value) => Math.round(value * 100))).toEqual([25, 75, 0, 100]);
    canvas.shapes([{ ...disc, color: [0, 0, 255], opacity: 0.5, additive: true }]);
    expect(texel(32, 32).map((value) => Math.round(value * 100))).toEqual([25, 75, 50, 100]);
  });

  it('that cross the seam of a wrapping canvas come in again on the other side', () => {
    const { canvas, texel } = canvasOf({ wraps: true });
    canvas.shapes([{ kind: 'ellipse', x: 0.5, y: 0.5, rx: 0.2, ry: 0.2, color: WHITE }]);
    for (let i = 0; i < 20; i++) expect(texel(i, 32)[3]).toBeCloseTo(texel(ROWS - 1 - i, 32)[3], 3);
    expect(texel(0, 32)[3]).toBe(1);
    expect(texel(32, 32)[3]).toBe(0);
  });

  it('in thousands are all painted', () => {
    const { canvas, texel } = canvasOf();
    const dots = Array.from({ length: ROWS * ROWS }, (_, i) => ({
      kind: 'rectangle' as const,
      x: ((i % ROWS) + 0.5) / ROWS - 0.5,
      y: (Math.floor(i / ROWS) + 0.5) / ROWS,
      rx: 0.5 / ROWS,
      ry: 0.5 / ROWS,
      color: WHITE,
    }));
    canvas.shapes(dots);
    for (let y = 0; y < ROWS; y++)
      for (let x = 0; x < ROWS; x++) if (texel(x, y)[3] < 0.99) throw new Error(`Nothing at ${x}, ${y}.`);
  });
});

describe('a gradient', () => {
  it('runs straight from stop to stop, and covers everything', () => {
    const { canvas, texel } = canvasOf();
    canvas.gradient([
      [0, [0, 0, 0]],
      [0.25, [255, 0, 0]],
      [1, [255, 255, 100]],
    ]);
    expect(canvas.isOpaque).toBe(true);
    for (let y = 0; y < ROWS; y++) {
      const t = (y + 0.5) / ROWS;
      const [r, g, b, a] = texel(y % 60, y);
      const late = clamp((t - 0.25) / 0.75, 0, 1);
      expect(Math.abs(r - Math.min(1, t / 0.25))).toBeLessThan(1e-3);
      expect(Math.abs(g - late)).toBeLessThan(1e-3);
      expect(Math.abs(b - (late * 100) / 255)).toBeLessThan(1e-3);
      expect(a).toBe(1);
    }
  });

  it('keeps its end colours beyond its first and last stop', () => {
    const { canvas, texel } = canvasOf();
    canvas.gradient([
      [0.4, [10, 20, 30]],
      [0.6, [200, 100, 50]],
    ]);
    expect(
      texel(5, 3)
        .slice(0, 3)
        .map((value) => Math.round(value * 255)),
    ).toEqual([10, 20, 30]);
    expect(
      texel(5, 60)
        .slice(0, 3)
        .map((value) => Math.round(value * 255)),
    ).toEqual([200, 100, 50]);
  });
});

describe('a ridge', () => {
  const contour = (x: number) => 0.5 + 0.2 * sineTurns(x);

  it.each([false, true])('fills everything below its contour and nothing above (wrapping: %s)', (wraps) => {
    const { canvas, texel } = canvasOf({ wraps });
    canvas.ridge({ contour, color: [40, 90, 50] });
    let worst = 0;
    for (let y = 0; y < ROWS; y++) {
      for (let x = 0; x < ROWS; x++) {
        const below = y + 0.5 - contour((x + 0.5) / ROWS - 0.5) * ROWS;
        worst = Math.max(worst, Math.abs(texel(x, y)[3] - clamp(below + 0.5, 0, 1)));
      }
    }
    expect(worst).toBeLessThan(2e-3);
  });

  it('fades into its foot, and is brighter on the slope that faces the light', () => {
    const { canvas, texel } = canvasOf();
    canvas.ridge({ contour: () => 0.2, color: [200, 100, 0], foot: [0, 100, 200], fade: 0.5 });
    expect(texel(20, 15)[0]).toBeGreaterThan(0.7);
    expect(
      texel(20, 60)
        .slice(0, 3)
        .map((value) => Math.round(value * 255)),
    ).toEqual([0, 100, 200]);
    const lit = canvasOf();
    lit.canvas.ridge({
      contour: (x) => 0.2 + Math.abs(x),
      color: [100, 100, 100],
      light: { color: WHITE, strength: 0.4, side: 1 },
    });
    expect(lit.texel(44, 40)[0]).toBeGreaterThan(lit.texel(20, 40)[0] + 0.1);
  });
});

describe('a canvas', () => {
  it('takes pixels one to one, premultiplied', () => {
    const { canvas, texel } = canvasOf();
    canvas.pixels([255, 128, 0, 255, 255, 128, 0, 128], 2, 1, 3, 5);
    expect(texel(3, 5).map((value) => Math.round(value * 255))).toEqual([255, 128, 0, 255]);
    expect(texel(4, 5).map((value) => Math.round(value * 255))).toEqual([128, 64, 0, 128]);
    expect(texel(5, 5)).toEqual([0, 0, 0, 0]);
  });

  it('drops the pixels that do not fit', () => {
    const { canvas, texel } = canvasOf();
    canvas.pixels(new Uint8Array(80 * 80 * 4).fill(255), 80, 80, 60, 60);
    expect(texel(63, 63)[3]).toBe(1);
    expect(texel(2, 62)[3]).toBe(0);
  });

  it('is sealed for sampling: the first column again behind the last when it wraps, else the last', () => {
    for (const wraps of [true, false]) {
      const { canvas, texel } = canvasOf({ wraps });
      canvas
        .gradient([
          [0, [0, 0, 0]],
          [1, [255, 255, 255]],
        ])
        .shapes([{ kind: 'rectangle', x: -0.5, y: 0.5, rx: 0.02, ry: 1, color: [255, 0, 0] }]);
      canvas.finish();
      for (const y of [3, 40]) expect(texel(ROWS, y)).toEqual(texel(wraps ? 0 : ROWS - 1, y));
      expect(texel(20, ROWS)).toEqual(texel(20, ROWS - 1));
    }
  });

  it('is opaque only once a gradient covers it', () => {
    const { canvas } = canvasOf();
    canvas.shapes([{ kind: 'rectangle', x: 0, y: 0.5, rx: 2, ry: 2, color: WHITE }]);
    expect(canvas.isOpaque).toBe(false);
  });

  it('is softened without a shift and without loss', () => {
    const { canvas, texel, painter } = canvasOf();
    painter.setAside(ROWS * (ROWS + 16) * 8);
    canvas.shapes([{ kind: 'ellipse', x: 0, y: 0.5, rx: 0.1, ry: 0.1, color: WHITE }]);
    const weigh = () => {
      let [sum, x0, y0] = [0, 0, 0];
      for (let y = 0; y < ROWS; y++) {
        for (let x = 0; x < ROWS; x++) {
          const a = texel(x, y)[3];
          sum += a;
          x0 += a * (x + 0.5);
          y0 += a * (y + 0.5);
        }
      }
      return [sum, x0 / sum, y0 / sum] as const;
    };
    const before = weigh();
    canvas.blur(0.04);
    const after = weigh();
    expect(after[0] / before[0]).toBeCloseTo(1, 2);
    expect(after[1]).toBeCloseTo(before[1], 1);
    expect(after[2]).toBeCloseTo(before[2], 1);
    expect(texel(32 + 8, 32)[3]).toBeGreaterThan(0.01);
  });

  it('modulates by grain: brighter and darker, never beyond its own alpha', () => {
    const { canvas, texel } = canvasOf();
    canvas
      .gradient([
        [0, [120, 120, 120]],
        [1, [120, 120, 120]],
      ])
      .grain({ strength: 0.3, cells: 12, seed: 3 });
    const values = Array.from({ length: ROWS * ROWS }, (_, i) => texel(i % ROWS, Math.floor(i / ROWS))[0]);
    expect(Math.max(...values)).toBeGreaterThan(0.5);
    expect(Math.min(...values)).toBeLessThan(0.43);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(120 / 255, 1);
    expect(texel(9, 9)[3]).toBe(1);
  });

  it('shows clouds in the share of the sky that was asked for: more coverage, more cloud', () => {
    const cover = (coverage: number) => {
      const { canvas, texel } = canvasOf({ wraps: true });
      canvas.clouds({ cells: 4, coverage, lit: WHITE, shadow: [90, 90, 120], seed: 5 });
      let sum = 0;
      for (let y = 0; y < ROWS; y++) for (let x = 0; x < ROWS; x++) sum += texel(x, y)[3];
      return sum / (ROWS * ROWS);
    };
    const [few, some, many] = [0.3, 0.5, 0.75].map(cover) as [number, number, number];
    expect(few).toBeLessThan(some);
    expect(some).toBeLessThan(many);
    expect(cover(0)).toBe(0);
  });
});

describe('painters of one crew', () => {
  it('take turns at the canvases, and agree on where each lies', () => {
    const { painter } = pictureScene({ rows: ROWS });
    const crew = [0, 1].map((index) => new Painter(painter.kernel, painter.arena, ROWS, { index, count: 2 }));
    const painted = crew.map((one) =>
      [1, 2, 3, 4].map(() => one.canvas({ width: 0.2, top: 0, bottom: 0.2 }).isPainted),
    );
    expect(painted).toEqual([
      [true, false, true, false],
      [false, true, false, true],
    ]);
    const [first] = crew as [Painter];
    const body = first.canvas({ width: 0.2, top: 0, bottom: 0.2 });
    expect(first.canvas({ width: 0.2, top: 0, bottom: 0.2 }, body).isPainted).toBe(body.isPainted);
  });

  it('refuse to lend more than was set aside, and lists that are too long', () => {
    const { painter } = pictureScene({ rows: ROWS });
    expect(() => painter.borrow(10)).toThrow('set aside');
    painter.setAside(1000);
    expect(painter.borrow(1000)).toBe(painter.borrow(10));
    expect(() => painter.scratch(new Float32Array(1e6))).toThrow('does not fit');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureStill, paintStill } from '../../../tests/doubles/still-frames.js';
import type { Rgb } from '../../numerics/color.js';
import { mixRgb, rgbToOkLab } from '../../numerics/color.js';
import { colorDifference } from '../../numerics/color-difference.js';
import { Random } from '../../numerics/random.js';

const colors = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));

function distance(a: Rgb, b: Rgb): number {
  const [x, y] = [rgbToOkLab(a), rgbToOkLab(b)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

function paletteOf(width: number, colorAt: (x: number, y: number) => Rgb) {
  return measureStill(paintStill(width, width, colorAt)).palette;
}

describe('the palette of a picture', () => {
  it('of two colours is just these, with their shares, however they lie', () => {
    fc.assert(
      fc.property(colors, colors, fc.integer({ min: 2, max: 14 }), fc.boolean(), (a, b, part, isInDisks) => {
        if (distance(a, b) < 0.12) return;
        const radius = Math.sqrt(((part / 16) * 1024) / Math.PI);
        const isA = (x: number, y: number): boolean =>
          isInDisks ? Math.hypot((x % 32) - 15.5, (y % 32) - 15.5) < radius : x < part * 8;
        const found = paletteOf(128, (x, y) => (isA(x, y) ? a : b));
        expect(found).toHaveLength(2);
        for (const color of [a, b]) {
          const nearest = Math.min(...found.map(({ r, g, b: blue }) => colorDifference(color, [r, g, blue])));
          expect(nearest).toBeLessThan(5);
        }
        if (!isInDisks) expect(Math.abs((found[0]?.share ?? 0) - Math.max(part, 16 - part) / 16)).toBeLessThan(0.02);
      }),
      { numRuns: 40 },
    );
  });

  it('knows no mixtures of two colours along their soft edges', () => {
    const soft = (x: number): Rgb =>
      mixRgb([210, 60, 40], [40, 80, 190], Math.min(1, Math.max(0, ((x % 32) - 14) / 4)));
    const found = paletteOf(128, (x) => soft(x));
    expect(found).toHaveLength(2);
    expect(Math.abs((found[0]?.share ?? 0) - 0.5)).toBeLessThan(0.04);
  });

  it('joins colours that an eye would hardly tell apart, and leaves out what is less than a hundredth', () => {
    const found = paletteOf(128, (x, y) => (x < 8 && y < 8 ? [250, 250, 20] : x < 64 ? [120, 90, 60] : [126, 94, 62]));
    expect(found).toHaveLength(1);
  });

  it('shows up to five colours, largest first, whose shares are all of the picture', () => {
    const five: Rgb[] = [
      [230, 40, 40],
      [40, 190, 60],
      [40, 60, 220],
      [240, 230, 60],
      [20, 20, 20],
    ];
    const borders = [40, 72, 96, 114, 128];
    const found = paletteOf(128, (x) => five[borders.findIndex((border) => x < border)] as Rgb);
    expect(found.map(({ share }) => share)).toEqual([0.313, 0.25, 0.188, 0.141, 0.109]);
    found.forEach(({ r, g, b }, i) => expect(colorDifference(five[i] as Rgb, [r, g, b])).toBeLessThan(2));
  });

  it('hardly moves when a picture is a little noisy', () => {
    const random = Random.fromSeed(5);
    const shown = (u: number): Rgb => (u < 0.4 ? [60, 90, 150] : u < 0.75 ? [190, 150, 90] : [70, 110, 60]);
    const still = paletteOf(128, (x) => shown(x / 128));
    const noisy = paletteOf(128, (x) => shown(x / 128).map((c) => c + random.between(-5, 5)) as unknown as Rgb);
    expect(noisy).toHaveLength(still.length);
    noisy.forEach(({ r, g, b, share }, i) => {
      const clean = still[i] as (typeof still)[number];
      expect(colorDifference([clean.r, clean.g, clean.b], [r, g, b])).toBeLessThan(1);
      expect(Math.abs(share - clean.share)).toBeLessThan(0.01);
    });
  });

  it('of a large picture is drawn from fewer rows, and yet the same', () => {
    const shown = (u: number, v: number): Rgb => (u + v < 0.8 ? [60, 90, 150] : [190, 150, 90]);
    const [small, large] = [160, 1200].map((width) => paletteOf(width, (x, y) => shown(x / width, y / width)));
    for (const [i, { r, g, b }] of (large ?? []).entries()) {
      const other = small?.[i];
      expect(colorDifference([r, g, b], [other?.r ?? 0, other?.g ?? 0, other?.b ?? 0])).toBeLessThan(1);
    }
    expect(large).toHaveLength(small?.length ?? 0);
    expect(Math.abs((large?.[0]?.share ?? 0) - (small?.[0]?.share ?? 1))).toBeLessThan(0.01);
  });
});

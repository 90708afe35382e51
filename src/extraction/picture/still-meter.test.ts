import { describe, expect, it } from 'vitest';
import { measureStill, paintStill } from '../../../tests/doubles/still-frames.js';
import type { Rgb } from '../../numerics/color.js';
import { stillAspects } from './still-aspects.js';

const SIZES = [
  [1, 1],
  [2, 2],
  [5, 7],
  [64, 48],
  [427, 241],
] as const;

describe('a still picture', () => {
  it.each(SIZES)('of one colour has that colour, at %i × %i', (width, height) => {
    const color: Rgb = [180, 60, 90];
    const { color: mean, palette } = measureStill(paintStill(width, height, () => color));
    expect(palette).toHaveLength(1);
    expect(palette[0]?.share).toBe(1);
    for (const [i, c] of (['r', 'g', 'b'] as const).entries()) {
      expect(Math.abs(mean[c] - (color[i] as number))).toBeLessThan(1.2);
      expect(Math.abs((palette[0]?.[c] as number) - mean[c])).toBeLessThan(0.3);
    }
  });

  it('mixes its colours as light: half red and half blue is a bright purple', () => {
    const { color } = measureStill(paintStill(64, 64, (x) => (x < 32 ? [255, 0, 0] : [0, 0, 255])));
    expect(color.r).toBeCloseTo(187.5, 0);
    expect(color.g).toBeLessThan(1);
    expect(color.b).toBeCloseTo(187.5, 0);
  });

  it('of two colours has a palette of just these, with their shares', () => {
    const { palette } = measureStill(paintStill(96, 64, (x) => (x < 72 ? [220, 40, 30] : [30, 60, 200])));
    expect(palette).toHaveLength(2);
    expect(palette[0]?.share).toBeCloseTo(0.75, 2);
    expect(palette[1]?.share).toBeCloseTo(0.25, 2);
  });

  it('as a checkerboard of pixels is nothing but edges, without any variance at large', () => {
    const { edgeDensity, lumaVariance } = measureStill(
      paintStill(64, 64, (x, y) => ((x + y) % 2 ? [255, 255, 255] : [0, 0, 0])),
    );
    expect(edgeDensity).toBe(1);
    expect(lumaVariance).toBeCloseTo(0, 6);
  });

  it('split into black and white has the greatest variance at large, whichever way it is split', () => {
    const aside = measureStill(paintStill(64, 64, (x) => (x < 32 ? [0, 0, 0] : [255, 255, 255])));
    const down = measureStill(paintStill(64, 64, (_, y) => (y < 32 ? [0, 0, 0] : [255, 255, 255])));
    expect(aside.lumaVariance).toBeCloseTo(0.25, 3);
    expect(down.lumaVariance).toBeCloseTo(0.25, 3);
  });

  it('mirrored has its centre mirrored', () => {
    const ramp = (x: number): Rgb => [x * 2, x * 2, x * 2];
    const left = stillAspects([measureStill(paintStill(101, 60, (x) => ramp(x)))]).composition;
    const right = stillAspects([measureStill(paintStill(101, 60, (x) => ramp(100 - x)))]).composition;
    expect(left.center_x).toBeCloseTo(1 - right.center_x, 5);
    expect([left.balance, right.balance]).toEqual(['right_heavy', 'left_heavy']);
  });

  it.each([
    ['horizontal', (u: number) => u],
    ['vertical', (_: number, v: number) => v],
    ['angled', (u: number, v: number) => (u + v) / 2],
    ['radial', (u: number, v: number) => Math.hypot(u - 0.5, v - 0.5) * 1.4],
  ] as const)('with a full ramp has a %s gradient of strength 1', (type, ramp) => {
    for (const size of [48, 256]) {
      const still = paintStill(size, size, (x, y) => {
        const code = 255 * ramp((x + 0.5) / size, (y + 0.5) / size);
        return [code, code, code];
      });
      const { gradient } = stillAspects([measureStill(still)]);
      expect(gradient.gradient_type).toBe(type);
      expect(gradient.strength).toBeGreaterThan(0.9);
    }
  });
});

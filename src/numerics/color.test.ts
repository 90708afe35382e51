import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearToSrgb, mixRgb, okLabToRgb, type Rgb, rgbToOkLab, rgbToYuv, srgbToLinear } from './color.js';

const code = fc.integer({ min: 0, max: 255 });
const colors = fc.tuple(code, code, code);

function expectNear(found: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((x, i) => expect(Math.abs(x - (expected[i] as number))).toBeLessThanOrEqual(tolerance));
}

describe('sRGB and linear light', () => {
  it('know their fixed points', () => {
    expect([0, 1].map(srgbToLinear)).toEqual([0, 1]);
    expect(srgbToLinear(0.5)).toBeCloseTo(0.21404114, 8);
    expect(srgbToLinear(10 / 255)).toBeCloseTo(0.00303527, 8);
    expect(linearToSrgb(0.18)).toBeCloseTo(0.46135613, 8);
  });

  it('undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => {
        expect(linearToSrgb(srgbToLinear(x))).toBeCloseTo(x, 6);
      }),
    );
  });

  it('clip what no screen can show', () => {
    expect(linearToSrgb(-0.2)).toBe(0);
    expect(linearToSrgb(1.7)).toBeCloseTo(1, 12);
  });
});

describe('OKLab', () => {
  // Values of the CSS Color 4 sample code for sRGB.
  it.each([
    ['white', [255, 255, 255], [1, 0, 0]],
    ['black', [0, 0, 0], [0, 0, 0]],
    ['red', [255, 0, 0], [0.62796, 0.22486, 0.12585]],
    ['green', [0, 255, 0], [0.86644, -0.23389, 0.1795]],
    ['blue', [0, 0, 255], [0.45201, -0.03246, -0.31153]],
    ['grey', [128, 128, 128], [0.59987, 0, 0]],
  ] as [string, Rgb, number[]][])('of %s is the published one', (_, rgb, lab) => {
    expectNear(rgbToOkLab(rgb), lab, 5e-5);
  });

  it('comes back to the same codes', () => {
    fc.assert(
      fc.property(colors, (rgb) => {
        expectNear(okLabToRgb(rgbToOkLab(rgb)), rgb, 0.02);
      }),
    );
  });

  it('mixes from one colour to the other, and a colour with itself to itself', () => {
    fc.assert(
      fc.property(colors, colors, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
        expectNear(mixRgb(a, b, 0), a, 0.02);
        expectNear(mixRgb(a, b, 1), b, 0.02);
        expectNear(mixRgb(a, a, t), a, 0.02);
        for (const x of mixRgb(a, b, t)) expect(x >= 0 && x <= 255.0001).toBe(true);
      }),
    );
  });
});

describe('BT.709 codes in limited range', () => {
  it.each([
    ['black', [0, 0, 0], [16, 128, 128]],
    ['white', [255, 255, 255], [235, 128, 128]],
    ['red', [255, 0, 0], [63, 102, 240]],
    ['green', [0, 255, 0], [173, 42, 26]],
    ['blue', [0, 0, 255], [32, 240, 118]],
    ['yellow', [255, 255, 0], [219, 16, 138]],
    ['cyan', [0, 255, 255], [188, 154, 16]],
    ['magenta', [255, 0, 255], [78, 214, 230]],
    ['grey', [128, 128, 128], [126, 128, 128]],
  ] as [string, Rgb, number[]][])('of %s are those of the recommendation', (_, rgb, yuv) => {
    expect(rgbToYuv(rgb)).toEqual(yuv);
  });

  it('stay within 16–235 and 16–240', () => {
    fc.assert(
      fc.property(colors, (rgb) => {
        const [y, u, v] = rgbToYuv(rgb);
        expect(y >= 16 && y <= 235).toBe(true);
        expect(Math.min(u, v) >= 16 && Math.max(u, v) <= 240).toBe(true);
      }),
    );
  });
});

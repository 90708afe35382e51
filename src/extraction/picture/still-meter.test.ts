import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureStill, paintStill, type Still } from '../../../tests/doubles/still-frames.js';
import { linearToSrgb, type Rgb, srgbToLinear } from '../../numerics/color.js';
import { colorDifference } from '../../numerics/color-difference.js';
import { Random } from '../../numerics/random.js';
import { stillAspects } from './still-aspects.js';

/** Soft blobs of any colour on any ground: a picture without a name, the same at every size. */
const scenes = fc.nat().map((seed) => {
  const random = Random.fromSeed(seed);
  const color = (): Rgb => [random.between(20, 235), random.between(20, 235), random.between(20, 235)];
  const ground = color();
  const blobs = Array.from({ length: 5 }, () => ({
    ...{ x: random.between(0, 1), y: random.between(0, 1), size: random.between(0.05, 0.3), color: color() },
  }));
  return (u: number, v: number): Rgb =>
    blobs.reduce<Rgb>((under, { x, y, size, color: [r, g, b] }) => {
      const cover = Math.min(1, Math.max(0, (1 - Math.hypot(u - x, v - y) / size) * 3));
      return [under[0] + cover * (r - under[0]), under[1] + cover * (g - under[1]), under[2] + cover * (b - under[2])];
    }, ground);
});

function paint(scene: (u: number, v: number) => Rgb, width: number, height = width): Still {
  return paintStill(width, height, (x, y) => scene((x + 0.5) / width, (y + 0.5) / height));
}

/** The picture seen in a mirror, block for block: width is even. */
function mirrored({ width, height, i420 }: Still): Still {
  const half = width / 2;
  const flip = (at: number, columns: number, rows: number): number[] =>
    Array.from({ length: columns * rows }, (_, i) => {
      const x = i % columns;
      return i420[at + i - x + columns - 1 - x] as number;
    });
  const rows = (height + 1) >> 1;
  const planes = [
    ...flip(0, width, height),
    ...flip(width * height, half, rows),
    ...flip(width * height + half * rows, half, rows),
  ];
  return { width, height, i420: Uint8Array.from(planes) };
}

describe('the colour of a picture', () => {
  it.each([
    [1, 1],
    [2, 2],
    [5, 7],
    [427, 241],
  ])('of one colour is that colour, at %i × %i', (width, height) => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), (color) => {
        const { color: mean, palette } = measureStill(paintStill(width, height, () => color));
        // Eight bits of luma and chroma alone may be this far off, in the dark.
        expect(colorDifference(color, [mean.r, mean.g, mean.b])).toBeLessThan(1.5);
        expect(palette).toHaveLength(1);
        expect(palette[0]?.share).toBe(1);
      }),
      { numRuns: width > 100 ? 5 : 40 },
    );
  });

  it('is mixed as light mixes: half red and half blue are a bright purple', () => {
    const { color } = measureStill(paintStill(64, 64, (x) => (x < 32 ? [255, 0, 0] : [0, 0, 255])));
    expect(color.r).toBeCloseTo(187.5, 0);
    expect(color.g).toBeLessThan(1);
    expect(color.b).toBeCloseTo(187.5, 0);
  });

  it('stays within one ΔE2000 when hard dabs of any colours are mixed in the chroma of their edges', () => {
    const random = Random.fromSeed(3);
    const pool = Array.from({ length: 40 }, (): Rgb => [random.integer(256), random.integer(256), random.integer(256)]);
    const dabs = Array.from({ length: 40 * 40 }, () => pool[random.integer(40)] as Rgb);
    const dabAt = (x: number, y: number): Rgb => dabs[Math.floor(y / 7) * 40 + Math.floor((x + (y % 3)) / 7)] as Rgb;
    const light = [0, 0, 0];
    const still = paintStill(256, 256, (x, y) => {
      const dab = dabAt(x, y);
      dab.forEach((code, c) => {
        light[c] = (light[c] as number) + srgbToLinear(code / 255) / 65536;
      });
      return dab;
    });
    const truth = light.map((mean) => 255 * linearToSrgb(mean)) as unknown as Rgb;
    const { r, g, b } = measureStill(still).color;
    expect(colorDifference(truth, [r, g, b])).toBeLessThan(1);
  });
});

describe('what is measured of a picture', () => {
  it('is mirrored with it where it has a side, and the same where it has none', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const still = paint(scene, 96, 64);
        const [a, b] = [measureStill(still), measureStill(mirrored(still))];
        expect(b.center[0]).toBeCloseTo(1 - a.center[0], 9);
        expect(b.center[1]).toBeCloseTo(a.center[1], 9);
        for (const field of ['brightness', 'contrast', 'saturation', 'upperShare', 'lumaVariance'] as const)
          expect(b[field]).toBeCloseTo(a[field], 5);
        expect(b.edgeDensity).toBe(a.edgeDensity);
        expect(b.color).toEqual(a.color);
        const [one, other] = [stillAspects([a]), stillAspects([b])];
        expect(other.gradient.gradient_type).toBe(one.gradient.gradient_type);
        expect(other.gradient.strength).toBeCloseTo(one.gradient.strength, 4);
        expect(other.composition.symmetry).toBe(one.composition.symmetry);
        const sides = { left_heavy: 'right_heavy', right_heavy: 'left_heavy' } as Record<string, string>;
        const { balance } = one.composition;
        expect(other.composition.balance).toBe(sides[balance] ?? balance);
      }),
      { numRuns: 12 },
    );
  });

  it('is the same at every size, but for edges, which are counted by pixels', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const [small, large] = [measureStill(paint(scene, 96)), measureStill(paint(scene, 200))];
        expect(Math.abs(small.brightness - large.brightness)).toBeLessThan(0.3);
        expect(Math.abs(small.contrast - large.contrast)).toBeLessThan(0.5);
        expect(Math.abs(small.saturation - large.saturation)).toBeLessThan(0.01);
        expect(Math.abs(small.center[0] - large.center[0])).toBeLessThan(0.001);
        expect(Math.abs(small.lumaVariance - large.lumaVariance)).toBeLessThan(0.001);
        const [a, b] = [small, large].map((measure) => stillAspects([measure]).gradient.strength) as [number, number];
        // A steep bowl of light ends beyond the frame: how far, few pixels tell less well.
        if (Math.min(a, b) > 0) expect(Math.abs(a - b)).toBeLessThan(Math.max(a, b) < 0.5 ? 0.06 : 0.15);
      }),
      { numRuns: 8 },
    );
  });

  it('moves with brightness by just as many codes', () => {
    for (const level of [10, 60, 110, 160, 210]) {
      const { brightness, contrast } = measureStill(paintStill(48, 32, () => [level, level, level]));
      expect(Math.abs(brightness - level)).toBeLessThan(0.6);
      expect(contrast).toBeCloseTo(0, 6);
    }
  });

  it('keeps all that is of luma when hues are turned', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const still = paint(scene, 64);
        const turned: Still = { ...still, i420: still.i420.slice() };
        const [u, v] = [64 * 64, 64 * 64 + 32 * 32];
        for (let i = 0; i < 32 * 32; i++) {
          turned.i420[u + i] = 256 - (still.i420[v + i] as number);
          turned.i420[v + i] = still.i420[u + i] as number;
        }
        const [a, b] = [measureStill(still), measureStill(turned)];
        for (const field of ['brightness', 'contrast', 'upperShare', 'edgeDensity', 'lumaVariance'] as const)
          expect(b[field]).toBe(a[field]);
        expect(b.center).toEqual(a.center);
      }),
      { numRuns: 10 },
    );
  });

  it('is the same whenever it is measured', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const still = paint(scene, 130, 140);
        expect(measureStill(still)).toEqual(measureStill(still));
      }),
      { numRuns: 5 },
    );
  });

  it('of a half-lit picture is weighed exactly: centre a quarter from the lit side, all the light in one half', () => {
    const lit = (isLit: boolean): Rgb => (isLit ? [255, 255, 255] : [0, 0, 0]);
    const left = measureStill(paintStill(64, 64, (x) => lit(x < 32)));
    expect(left.center).toEqual([0.25, 0.5]);
    expect(left.upperShare).toBe(0.5);
    const top = measureStill(paintStill(63, 65, (_, y) => lit(y < 32)));
    expect(top.upperShare).toBeGreaterThan(0.99);
    expect(stillAspects([top]).composition.balance).toBe('top_heavy');
    expect(measureStill(paintStill(2, 2, (x) => lit(x === 0))).center[0]).toBe(0.25);
  });

  it('of black is in the middle, even, without colour', () => {
    const aspects = stillAspects([measureStill(paintStill(160, 140, () => [0, 0, 0]))]);
    expect(aspects.composition).toEqual({
      ...{ center_x: 0.5, center_y: 0.5, luminance_balance: 0.5, balance: 'balanced', symmetry: 'bilateral' },
    });
    expect(aspects.gradient).toEqual({ gradient_type: 'none', strength: 0 });
    expect(aspects.lighting).toMatchObject({ brightness: 0, contrast: 0, saturation: 0, temperature: 0 });
    expect(aspects.graphics).toEqual({ edge_density: 0, spatial_variance: 0, busyness: 0 });
  });
});

describe('texture', () => {
  it('of a checkerboard of pixels is nothing but edges, without any variance at large', () => {
    const { edgeDensity, lumaVariance } = measureStill(
      paintStill(64, 64, (x, y) => ((x + y) % 2 ? [255, 255, 255] : [0, 0, 0])),
    );
    expect(edgeDensity).toBe(1);
    expect(lumaVariance).toBeCloseTo(0, 6);
  });

  it('has half as many edges with squares twice as large', () => {
    const [one, two, four] = [1, 2, 4].map(
      (size) =>
        measureStill(
          paintStill(128, 128, (x, y) =>
            (Math.floor(x / size) + Math.floor(y / size)) % 2 ? [200, 200, 200] : [60, 60, 60],
          ),
        ).edgeDensity,
    ) as [number, number, number];
    expect(two / one).toBeCloseTo(0.5, 1);
    expect(four / one).toBeCloseTo(0.25, 1);
  });

  it('has the greatest variance at large when it is split into black and white, whichever way', () => {
    const aside = measureStill(paintStill(64, 64, (x) => (x < 32 ? [0, 0, 0] : [255, 255, 255])));
    const down = measureStill(paintStill(64, 64, (_, y) => (y < 32 ? [0, 0, 0] : [255, 255, 255])));
    expect(aside.lumaVariance).toBeCloseTo(0.25, 6);
    expect(down.lumaVariance).toBeCloseTo(0.25, 6);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintStill, placeStill, type Still } from '../../../tests/doubles/still-frames.js';
import { type Rgb, rgbToOkLab, srgbToLinear } from '../../numerics/color.js';
import { mixUint32 } from '../../numerics/random.js';
import { LIGHT, ROOTS } from './color-tables.js';

/** Any codes at all, also such as no colour has: decoders do give them. */
const stills = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 23 }), seed: fc.nat() })
  .map(({ width, height, seed }): Still => {
    const { i420 } = paintStill(width, height, () => [0, 0, 0]);
    return { width, height, i420: i420.map((_, i) => mixUint32(seed + i * 7919) & 255) };
  });

/** Luma and chroma codes of a pixel. */
function codesOf({ width, height, i420 }: Still, x: number, y: number): [number, number, number] {
  const half = (width + 1) >> 1;
  const block = width * height + (y >> 1) * half + (x >> 1);
  return [i420[y * width + x], i420[block], i420[block + half * ((height + 1) >> 1)]] as [number, number, number];
}

/** Red, green and blue of a pixel, 0–1, clipped. */
function colorOf(still: Still, x: number, y: number): [number, number, number] {
  const [luma, cb, cr] = codesOf(still, x, y);
  const grey = (luma - 16) / 219;
  const [blue, red] = [(cb - 128) / 224, (cr - 128) / 224];
  const codes = [
    grey + 1.5748 * red,
    grey - ((0.0722 * 1.8556) / 0.7152) * blue - ((0.2126 * 1.5748) / 0.7152) * red,
    grey + 1.8556 * blue,
  ];
  return codes.map((code) => Math.min(1, Math.max(0, code))) as [number, number, number];
}

function lumaOf(still: Still, x: number, y: number): number {
  return Math.min(219, Math.max(0, codesOf(still, x, y)[0] - 16));
}

function* pixelsOf({ width, height }: Still, from = 0, end = height): Generator<[number, number]> {
  for (let y = from; y < end; y++) for (let x = 0; x < width; x++) yield [x, y];
}

function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

describe('sumRows', () => {
  function sums(still: Still, from: number, end: number) {
    const { kernel, at } = placeStill(still);
    const { width, height } = still;
    const [sumsAt, lumaAt, lightAt] = [kernel.allocate(64), kernel.allocate(256), kernel.allocate(512)];
    kernel.loops.sumRows(at, width, height, from, end, sumsAt, lumaAt, lightAt, 128);
    const [saturation, luma, squares, moment] = kernel.doubles(sumsAt, 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const light = [0, 1, 2].map((c) =>
      [...kernel.words(lightAt + c * 128, (width + 1) >> 1)].map((sum) => sum / 32792),
    );
    return { saturation, luma, squares, moment, columns: [...kernel.words(lumaAt, width)], light };
  }

  it('sums luma exactly as its scalar twin does, whatever the size and the rows', () => {
    fc.assert(
      fc.property(stills, fc.nat(22), (still, start) => {
        const from = Math.min(start, still.height - 1);
        const found = sums(still, from, still.height);
        const lumas = [...pixelsOf(still, from)].map(([x, y]) => ({ x, y, luma: lumaOf(still, x, y) }));
        expect(found.luma).toBe(total(lumas.map(({ luma }) => luma)));
        expect(found.squares).toBe(total(lumas.map(({ luma }) => luma * luma)));
        expect(found.moment).toBe(total(lumas.map(({ luma, y }) => luma * (y + 0.5))));
        expect(found.columns).toEqual(
          Array.from({ length: still.width }, (_, x) => total(lumas.filter((p) => p.x === x).map(({ luma }) => luma))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('sums light and saturation as its scalar twin does, within a thousandth a pixel', () => {
    fc.assert(
      fc.property(stills, (still) => {
        const found = sums(still, 0, still.height);
        const pixels = [...pixelsOf(still)].map(([x, y]) => ({ x, color: colorOf(still, x, y) }));
        for (let c = 0; c < 3; c++) {
          const expected = found.light[0]?.map((_, column) =>
            total(pixels.filter(({ x }) => x >> 1 === column).map(({ color }) => srgbToLinear(color[c] as number))),
          );
          for (const [column, sum] of (expected ?? []).entries())
            expect(Math.abs((found.light[c]?.[column] as number) - sum)).toBeLessThan(0.001 * 2 * still.height);
        }
        const saturation = total(
          pixels.map(({ color }) => {
            const top = Math.max(...color);
            return (top - Math.min(...color)) / Math.max(top, 2056 / 32767);
          }),
        );
        expect(Math.abs(found.saturation - saturation)).toBeLessThan(0.002 * pixels.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('gatherCells', () => {
  it('gathers columns in steps of two as its scalar twin does, and clears them', () => {
    const sizes = fc.record({ width: fc.integer({ min: 1, max: 40 }), count: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(sizes, fc.nat(), ({ width, count }, seed) => {
        const { kernel } = placeStill(paintStill(2, 2, () => [0, 0, 0]));
        const [half, line] = [(width + 1) >> 1, 128];
        const [lumaAt, lightAt] = [kernel.allocate(256), kernel.allocate(3 * line)];
        const out = kernel.allocate((4 * count + 4) * 8);
        const luma = kernel.words(lumaAt, width).map((_, x) => mixUint32(seed + x) & 0xfffffff);
        const light = [0, 1, 2].map((c) =>
          kernel.words(lightAt, half).map((_, x) => mixUint32(seed + 99 * c + x) >>> 1),
        );
        kernel.words(lumaAt, width).set(luma);
        for (const [c, row] of light.entries()) kernel.words(lightAt + c * line, half).set(row);
        kernel.loops.gatherCells(width, count, lumaAt, lightAt, line, out);
        const found = [...kernel.doubles(out, 4 * count + 4)];
        const cells = Array.from({ length: count }, (_, cell) => {
          const from = Math.min(half - 1, Math.floor((cell * half) / count));
          return { from, end: Math.max(from + 1, Math.floor(((cell + 1) * half) / count)) };
        });
        expect(found.slice(0, count)).toEqual(cells.map(({ from, end }) => total(luma.slice(from * 2, end * 2))));
        for (const [c, row] of light.entries()) {
          const own = found.slice((c + 1) * count, (c + 2) * count);
          expect(own).toEqual(cells.map(({ from, end }) => total(row.slice(from, end))));
          expect(found[4 * count + c]).toBe(total(row));
        }
        expect(found.at(-1)).toBe(total([...luma].map((value, x) => value * (x + 0.5))));
        const left = [...kernel.words(lumaAt, width), ...kernel.words(lightAt, (3 * line) / 4)];
        expect(left.every((word) => word === 0)).toBe(true);
      }),
    );
  });
});

describe('sumCells', () => {
  it('sums and gathers band by band', () => {
    fc.assert(
      fc.property(stills, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }), (still, most, count) => {
        const { kernel, at } = placeStill(still);
        const { width, height } = still;
        const bands = Math.min(most, height);
        const numbers = 4 * count + 5;
        const room = () => [kernel.allocate(32), kernel.allocate(256), kernel.allocate(512)] as const;
        const out = kernel.allocate(bands * numbers * 8);
        const [sums, luma, light] = room();
        kernel.loops.sumCells(at, width, height, bands, count, sums, luma, light, 128, out);
        const [ownSums, ownLuma, ownLight] = room();
        const own = kernel.allocate(numbers * 8);
        for (let band = 0; band < bands; band++) {
          const rows = [band, band + 1].map((k) => Math.floor((k * height) / bands)) as [number, number];
          const before = kernel.doubles(ownSums, 4)[1] as number;
          kernel.loops.sumRows(at, width, height, ...rows, ownSums, ownLuma, ownLight, 128);
          kernel.loops.gatherCells(width, count, ownLuma, ownLight, 128, own);
          const expected = [...kernel.doubles(own, numbers - 1), (kernel.doubles(ownSums, 4)[1] as number) - before];
          expect([...kernel.doubles(out + band * numbers * 8, numbers)]).toEqual(expected);
        }
        expect([...kernel.doubles(sums, 4)]).toEqual([...kernel.doubles(ownSums, 4)]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('misfitOf', () => {
  it('sums squares of small rests, and large ones straight on, as its scalar twin does', () => {
    const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        numbers,
        numbers,
        numbers,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sizes, due, weights, lump) => {
          const { kernel } = placeStill(paintStill(2, 2, () => [0, 0, 0]));
          const places = [sizes, weights, due].map((values) => {
            const place = kernel.allocate(values.length * 8);
            kernel.doubles(place, values.length).set(values);
            return place;
          }) as [number, number, number];
          const expected = total(
            sizes.map((size, i) => {
              const rest = Math.abs(size - (due[i] as number));
              return (weights[i] as number) * (rest < lump ? rest * rest : lump * (2 * rest - lump));
            }),
          );
          expect(kernel.loops.misfitOf(...places, sizes.length, lump)).toBeCloseTo(expected, 12);
        },
      ),
    );
  });
});

describe('sumSteps', () => {
  it('sums steps to the right and down exactly as its scalar twin does', () => {
    fc.assert(
      fc.property(stills, fc.integer({ min: 0, max: 200 }), (still, calm) => {
        const { kernel, at } = placeStill(still);
        const luma = (x: number, y: number): number => codesOf(still, x, y)[0];
        const step = (a: number, b: number): number => Math.max(0, Math.abs(a - b) - calm);
        const expected = total(
          [...pixelsOf(still)].map(
            ([x, y]) =>
              (x + 1 < still.width ? step(luma(x, y), luma(x + 1, y)) : 0) +
              (y + 1 < still.height ? step(luma(x, y), luma(x, y + 1)) : 0),
          ),
        );
        expect(kernel.loops.sumSteps(at, still.width, still.height, calm)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('countColors', () => {
  const WORDS = 2 * 8192 * 4;

  function bins(still: Still, every: number): Int32Array {
    const { kernel, at } = placeStill(still);
    const [binsAt, scratchAt] = [kernel.allocate(WORDS * 4), kernel.allocate(5 * still.width + 160)];
    kernel.loops.countColors(at, still.width, still.height, every, binsAt, scratchAt);
    return kernel.words(binsAt, WORDS);
  }

  it('counts one pixel of every 2 × 2, one that is there, in the bin of its codes', () => {
    fc.assert(
      fc.property(stills, (still) => {
        const found = bins(still, 1);
        let count = 0;
        for (let bin = 0; bin < WORDS / 4; bin++) {
          const [n, y, u, v] = found.subarray(bin * 4, bin * 4 + 4) as unknown as [number, number, number, number];
          count += n;
          if (n === 0) continue;
          const code = bin & 8191;
          expect([Math.floor(y / n) >> 3, Math.floor(u / n) >> 4, Math.floor(v / n) >> 4]).toEqual([
            code >> 8,
            (code >> 4) & 15,
            code & 15,
          ]);
        }
        expect(count).toBe(((still.width + 1) >> 1) * ((still.height + 1) >> 1));
      }),
      { numRuns: 60 },
    );
  });

  it('finds both colours of a texture that leaves no other pixel between them', () => {
    for (const isDark of [
      (x: number) => x % 2 === 0,
      (_: number, y: number) => y % 2 === 0,
      (x: number, y: number) => (x + y) % 2 === 0,
    ]) {
      const still = paintStill(256, 256, (x, y) => (isDark(x, y) ? [20, 20, 20] : [220, 220, 220]));
      for (const every of [1, 3]) {
        const found = bins(still, every);
        const counts = [];
        for (let at = 0; at < WORDS; at += 4) if ((found[at] as number) > 0) counts.push(found[at] as number);
        expect(counts).toHaveLength(2);
        expect(Math.max(...counts) / total(counts)).toBeLessThan(0.52);
      }
    }
  });

  it('leaves samples of an even field calm, and none beside a sharp edge', () => {
    const even = bins(
      paintStill(64, 64, () => [120, 60, 30]),
      1,
    );
    expect(total(even.filter((_, i) => i % 4 === 0 && i < WORDS / 2))).toBeGreaterThan(28 * 28);
    const stripes = bins(
      paintStill(64, 64, (x) => (x % 4 < 2 ? [250, 20, 20] : [20, 20, 250])),
      1,
    );
    expect(total(stripes.filter((_, i) => i % 4 === 0 && i < WORDS / 2))).toBe(0);
  });
});

describe('the samples of colours and their clusters', () => {
  const SAMPLE = 12;

  /** Samples of some bins, each with a calm and a mixed one. */
  function samplesOf(codes: readonly (readonly [number, number, number])[]) {
    const { kernel } = placeStill(paintStill(2, 2, () => [0, 0, 0]));
    const [binsAt, tablesAt] = [kernel.allocate(2 * 8192 * 16), kernel.allocate((LIGHT.length + ROOTS.length) * 8)];
    const [samplesAt, scratchAt] = [kernel.allocate(8192 * SAMPLE * 8), kernel.allocate(8192 + 1024)];
    kernel.doubles(tablesAt, LIGHT.length).set(LIGHT);
    kernel.doubles(tablesAt + LIGHT.length * 8, ROOTS.length).set(ROOTS);
    const bins = kernel.words(binsAt, 2 * 8192 * 4);
    codes.forEach(([y, u, v], i) => {
      const bin = ((y >> 3) << 8) | ((u >> 4) << 4) | (v >> 4);
      const to = (bin + (i % 2) * 8192) * 4;
      [1, y, u, v].forEach((more, k) => {
        bins[to + k] = (bins[to + k] as number) + more;
      });
    });
    const count = kernel.loops.takeColors(binsAt, tablesAt, samplesAt);
    const samples = Array.from({ length: count }, (_, i) => [...kernel.doubles(samplesAt + i * SAMPLE * 8, SAMPLE)]);
    const isEmpty = kernel.words(binsAt, 2 * 8192 * 4).every((word) => word === 0);
    return { kernel, samplesAt, scratchAt, count, samples, isEmpty };
  }

  const colors = fc.array(
    fc.tuple(fc.integer({ min: 16, max: 235 }), fc.integer({ min: 16, max: 240 }), fc.integer({ min: 16, max: 240 })),
    { minLength: 1, maxLength: 60 },
  );

  /** OKLab of codes that are clipped to the cube. */
  function okLabOf(y: number, u: number, v: number) {
    const [grey, blue, red] = [(y - 16) / 219, (u - 128) / 224, (v - 128) / 224];
    const codes = [grey + 1.5748 * red, grey - 0.18732427 * blue - 0.46812427 * red, grey + 1.8556 * blue];
    return rgbToOkLab(codes.map((code) => 255 * Math.min(1, Math.max(0, code))) as unknown as Rgb);
  }

  it('are in OKLab as it is computed, count all of a bin, and leave the bins empty', () => {
    fc.assert(
      fc.property(colors, (codes) => {
        const { samples, isEmpty } = samplesOf(codes);
        expect(isEmpty).toBe(true);
        expect(total(samples.map((sample) => sample[8] as number))).toBe(codes.length);
        expect(total(samples.map((sample) => sample[9] as number))).toBe((codes.length + 1) >> 1);
        for (const [, l, a, b, y, u, v, , all, calm, weight] of samples as number[][]) {
          const exact = okLabOf(y as number, u as number, v as number);
          [l, a, b].forEach((value, i) => {
            expect(Math.abs((value as number) - (exact[i] as number))).toBeLessThan(2e-4);
          });
          expect(weight).toBe(0.25 * (all as number) + 0.75 * (calm as number));
        }
      }),
    );
  });

  it('go to the nearest centre, as their scalar twin tells it', () => {
    fc.assert(
      fc.property(colors, fc.integer({ min: 1, max: 5 }), (codes, clusters) => {
        const { kernel, samplesAt, scratchAt, count, samples } = samplesOf(codes);
        const centers = Array.from({ length: clusters }, (_, k) => (samples[(k * 7) % count] as number[]).slice(1, 4));
        kernel.doubles(scratchAt, 3 * clusters).set(centers.flat());
        kernel.loops.gatherColors(samplesAt, count, scratchAt, clusters, 80, scratchAt + 128);
        const expected = new Float64Array(10 * clusters);
        for (const sample of samples) {
          const far = centers.map((center) => total(center.map((c, i) => (c - (sample[i + 1] as number)) ** 2)));
          const to = 10 * far.indexOf(Math.min(...far));
          for (let i = 0; i < 8; i++)
            expected[to + i] = (expected[to + i] as number) + (sample[10] as number) * (sample[i] as number);
          for (const i of [8, 9]) expected[to + i] = (expected[to + i] as number) + (sample[i] as number);
        }
        expect([...kernel.doubles(scratchAt + 128, 10 * clusters)]).toEqual([...expected]);
      }),
    );
  });

  it('are divided across the longest axis, into means of all that each owns', () => {
    fc.assert(
      fc.property(colors, fc.integer({ min: 1, max: 5 }), (codes, most) => {
        const { kernel, samplesAt, scratchAt, count, samples } = samplesOf(codes);
        const ownersAt = scratchAt + 512;
        const found = kernel.loops.divideColors(samplesAt, count, most, 1e-4, ownersAt, scratchAt);
        expect(found).toBeLessThanOrEqual(most);
        const owners = [...kernel.bytes(ownersAt, count)];
        for (let k = 0; k < found; k++) {
          const [weight, l, a, b, x, y, z, spread] = kernel.doubles(scratchAt + 64 * k, 8) as unknown as number[];
          const own = samples.filter((_, i) => owners[i] === k);
          const sum = (f: (sample: number[]) => number): number => total(own.map((s) => (s[10] as number) * f(s)));
          expect(weight).toBeCloseTo(
            sum(() => 1),
            9,
          );
          const mean = [1, 2, 3].map((i) => sum((s) => s[i] as number) / (weight as number));
          mean.forEach((value, i) => {
            expect([l, a, b][i]).toBeCloseTo(value, 9);
          });
          const along = (s: number[]): number =>
            total(mean.map((m, i) => ((s[i + 1] as number) - m) * ([x, y, z][i] as number)));
          const variance = sum((s) => along(s) ** 2) / (weight as number);
          expect(Math.abs((spread as number) - variance)).toBeLessThan(0.02 * (spread as number) + 1e-9);
          if (found < most) expect(spread).toBeLessThan(1e-4);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelBench, type Texel, type Texels } from '../../../tests/doubles/texels.js';
import { clamp } from '../../numerics/arithmetic.js';
import { Random } from '../../numerics/random.js';

const ONE = 32767;
/** One code of 8 bits. */
const CODE = ONE / 255;

function noisy(seed: number): () => Texel {
  const random = Random.fromSeed(seed);
  return () => [random.integer(ONE + 1), random.integer(ONE + 1), random.integer(ONE + 1), random.integer(250)];
}

/** The largest difference of colours between a rectangle and its twin; the fourth lanes must be the same. */
function difference(found: Texels, twin: (x: number, y: number) => readonly number[]): number {
  let worst = 0;
  const wrongIds: string[] = [];
  for (let y = 0; y < found.height; y++) {
    for (let x = 0; x < found.width; x++) {
      const [texel, expected] = [found.get(x, y), twin(x, y)];
      for (let c = 0; c < 3; c++) worst = Math.max(worst, Math.abs((texel[c] as number) - (expected[c] as number)));
      if (texel[3] !== expected[3]) wrongIds.push(`${x}, ${y}`);
    }
  }
  expect(wrongIds).toEqual([]);
  return worst;
}

describe('grading', () => {
  const gain = fc.double({ min: -1.9, max: 1.9, noNaN: true });
  const matrices = fc.array(gain, { minLength: 12, maxLength: 12 });

  function graded(
    width: number,
    height: number,
    rows: readonly number[],
    sheet: { values: number[]; rows: number } | null,
  ): number {
    const { memory, kernel, texels, bytes } = kernelBench();
    const target = texels(width, height).fill(noisy(width));
    const before = texels(width, height).fill(noisy(width));
    const m = bytes(192).at;
    const vectors = new Int16Array(memory.buffer, m, 40);
    vectors[35] = -1;
    vectors[39] = -1;
    for (let column = 0; column < 4; column++) {
      for (let row = 0; row < 3; row++) {
        vectors[column * 8 + row] = vectors[column * 8 + row + 4] = Math.round(
          (rows[row * 4 + column] as number) * 16384,
        );
      }
    }
    const sheetAt = sheet ? bytes(sheet.values.length * 4).at : 0;
    if (sheet) new Int32Array(memory.buffer, sheetAt, sheet.values.length).set(sheet.values);
    kernel.gradeTarget(target.at, target.stride, width, height, m, sheetAt, sheet?.rows ?? 2, 4);
    const across = (width >> 4) + 2;
    const lightAt = (x: number, y: number): number => {
      if (!sheet) return 1;
      const v = ((y + 0.5) / height) * (sheet.rows - 1);
      const row = Math.min(Math.floor(v), sheet.rows - 2);
      const column = x >> 4;
      const value = (r: number, c: number) => (sheet.values[r * across + c] as number) / 16384;
      const at = (c: number) => value(row, c) + (value(row + 1, c) - value(row, c)) * (v - row);
      return at(column) + ((at(column + 1) - at(column)) * (x & 15)) / 16;
    };
    return difference(target, (x, y) => {
      const texel = before.get(x, y);
      const light = lightAt(x, y);
      const [r, g, b] = [0, 1, 2].map((c) => clamp((texel[c] as number) * light, 0, ONE)) as [number, number, number];
      const out = [0, 1, 2].map((row) => {
        const [a0, a1, a2, offset] = rows.slice(row * 4, row * 4 + 4) as [number, number, number, number];
        // Sums are kept within ±2 of full light on the way, as the kernel's are.
        const cut = (value: number) => clamp(value, -2 * ONE, 2 * ONE);
        return clamp(cut(cut(r * a0 + g * a1) + cut(b * a2 + offset * ONE)), 0, ONE);
      });
      return [...out, texel[3]];
    });
  }

  it('is one affine transform of colours, clipped, that leaves the ids', () => {
    fc.assert(
      fc.property(matrices, fc.constantFrom(16, 40, 66), (rows, width) => {
        expect(graded(width, 6, rows, null)).toBeLessThan(8);
      }),
      { numRuns: 25 },
    );
  });

  it('multiplies by the light sheet first, between its values', () => {
    const random = Random.fromSeed(3);
    for (const width of [16, 40, 64, 66, 130]) {
      const values = Array.from({ length: ((width >> 4) + 2) * 5 }, () => random.integer(32_000));
      const keep = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];
      expect(graded(width, 22, keep, { values, rows: 5 }), `${width}`).toBeLessThan(40);
      const mixed = [0.5, 0.3, 0.1, 0.1, 0.2, 0.6, 0.1, -0.1, 0, 0.4, 0.9, 0];
      expect(graded(width, 22, mixed, { values, rows: 5 }), `${width}`).toBeLessThan(60);
    }
  });
});

describe('mixing two targets', () => {
  it.each([0, 0.25, 0.5, 0.75, 1])('at %d lies between them, with the ids of whichever weighs more', (share) => {
    const { kernel, texels } = kernelBench();
    const [a, b, before] = [texels(26, 7).fill(noisy(1)), texels(26, 7).fill(noisy(2)), texels(26, 7).fill(noisy(1))];
    const t = Math.round(share * ONE);
    kernel.mixTargets(a.at, b.at, a.stride * 7, t);
    const worst = difference(a, (x, y) => {
      const [from, to] = [before.get(x, y), b.get(x, y)];
      return [0, 1, 2]
        .map((c) => (from[c] as number) + ((to[c] as number) - (from[c] as number)) * share)
        .concat((t > 16384 ? to : from)[3]);
    });
    expect(worst).toBeLessThanOrEqual(2);
  });
});

describe('wiping', () => {
  it('shows the other picture left of the edge, this one right of it, and a soft seam between', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 35, noNaN: true }),
        fc.double({ min: 1, max: 6, noNaN: true }),
        (edge, soft) => {
          const { kernel, texels } = kernelBench();
          const [target, other, before] = [
            texels(30, 4).fill(noisy(1)),
            texels(30, 4).fill(noisy(2)),
            texels(30, 4).fill(noisy(1)),
          ];
          kernel.wipeTargets(target.at, other.at, target.stride, 30, 4, edge, soft);
          let worst = 0;
          for (let y = 0; y < 4; y++) {
            for (let x = 0; x < 30; x++) {
              const t = clamp((edge - x) / soft + 0.5, 0, 1);
              const [from, to, found] = [before.get(x, y), other.get(x, y), target.get(x, y)];
              for (let c = 0; c < 3; c++)
                worst = Math.max(worst, Math.abs(found[c as 0] - from[c as 0] - (to[c as 0] - from[c as 0]) * t));
              if (Math.abs(t - 0.5) > 0.01) expect(found[3]).toBe((t > 0.5 ? to : from)[3]);
            }
          }
          expect(worst).toBeLessThan(4);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('blurring', () => {
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;

  it.each([
    ['along rows', 0, 1],
    ['along columns', 1, 1],
    ['along rows', 0, 4],
    ['along columns', 1, 4],
    ['along rows, wider than the picture', 0, 40],
    ['along columns, higher than the picture', 1, 40],
  ] as const)('takes the mean of all neighbours %s (down %d, radius %d), the edge repeating', (_, down, radius) => {
    const { kernel, texels } = kernelBench();
    const [from, to] = [texels(22, 15).fill(noisy(4)), texels(22, 15)];
    for (const keep of [0, 1]) {
      kernel.blurTexels(from.at, to.at, from.stride, 22, 15, radius, down, keep);
      const worst = difference(to, (x, y) => {
        const around = Array.from({ length: 2 * radius + 1 }, (_, i) =>
          down ? from.get(x, clamp(y + i - radius, 0, 14)) : from.get(clamp(x + i - radius, 0, 21), y),
        );
        const means = [0, 1, 2].map((c) => mean(around.map((texel) => texel[c] as number)));
        // Means of the fourth lane are rounded as the kernel rounds them: compared for themselves below.
        return [...means, keep ? from.get(x, y)[3] : to.get(x, y)[3]];
      });
      expect(worst).toBeLessThan(1.5);
      if (keep) continue;
      const alphas = Array.from(
        { length: 2 * radius + 1 },
        (_, i) => (down ? from.get(9, clamp(7 + i - radius, 0, 14)) : from.get(clamp(9 + i - radius, 0, 21), 7))[3],
      );
      expect(Math.abs(to.get(9, 7)[3] - mean(alphas))).toBeLessThan(1.5);
    }
  });

  it('leaves an even picture as it is', () => {
    const { kernel, texels } = kernelBench();
    const [from, to] = [texels(20, 9).fill(() => [ONE, 12345, 1, 9]), texels(20, 9)];
    kernel.blurTexels(from.at, to.at, from.stride, 20, 9, 3, 0, 1);
    expect(to.all()).toEqual(from.all());
  });
});

describe('mirroring', () => {
  it.each([16, 17, 66])('makes the right half of %d columns the image of the left', (width) => {
    const { kernel, texels } = kernelBench();
    const [target, before] = [texels(width, 5).fill(noisy(6)), texels(width, 5).fill(noisy(6))];
    kernel.mirrorTarget(target.at, target.stride, width, 5);
    expect(difference(target, (x, y) => before.get(Math.min(x, width - 1 - x), y))).toBe(0);
  });
});

describe('codes of a finished frame', () => {
  /** BT.709, limited range, not rounded. Source: Rec. ITU-R BT.709-6. */
  function exact([r, g, b]: readonly [number, number, number]): [number, number, number] {
    const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    return [16 + 219 * y, 128 + (224 * (b - y)) / 1.8556, 128 + (224 * (r - y)) / 1.5748];
  }

  function coded(width: number, height: number, texelAt: (x: number, y: number) => Texel) {
    const { kernel, texels, bytes } = kernelBench();
    const target = texels(width, height).fill(texelAt);
    const frame = bytes((width * height * 3) / 2 + 8);
    kernel.targetToI420(target.at, target.stride, width, height, 0, height, frame.at);
    const read = frame.read();
    const color = (x: number, y: number) =>
      target
        .get(x, y)
        .slice(0, 3)
        .map((value) => value / ONE) as [number, number, number];
    let [luma, chroma] = [0, 0];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++)
        luma = Math.max(luma, Math.abs((read[y * width + x] as number) - exact(color(x, y))[0]));
    }
    for (let y = 0; y < height; y += 2) {
      for (let x = 0; x < width; x += 2) {
        const four = [color(x, y), color(x + 1, y), color(x, y + 1), color(x + 1, y + 1)];
        const [, u, v] = exact(
          [0, 1, 2].map((c) => four.reduce((sum, one) => sum + (one[c] as number) / 4, 0)) as [number, number, number],
        );
        const at = width * height + (y / 2) * (width / 2) + x / 2;
        chroma = Math.max(
          chroma,
          Math.abs((read[at] as number) - u),
          Math.abs((read[at + (width * height) / 4] as number) - v),
        );
      }
    }
    return { luma, chroma, rest: [...read.slice((width * height * 3) / 2)], frame: read };
  }

  it.each([
    [64, 64],
    [66, 4],
    [68, 6],
    [70, 10],
    [128, 72],
    [130, 66],
  ])('of %d × %d are within one code of the recommendation, and end where the frame ends', (width, height) => {
    const { luma, chroma, rest } = coded(width, height, noisy(width));
    expect(luma).toBeLessThanOrEqual(1.05);
    expect(chroma).toBeLessThanOrEqual(0.6);
    expect(rest).toEqual(new Array(8).fill(0));
  });

  it('stay within 16–235 and 16–240 at every corner of the cube', () => {
    const corner = (x: number, y: number): Texel => {
      const i = ((x >> 1) + (y >> 1)) & 7;
      return [i & 1 ? ONE : 0, i & 2 ? ONE : 0, i & 4 ? ONE : 0, 1];
    };
    const { luma, chroma, frame } = coded(64, 16, corner);
    expect(Math.max(luma, chroma)).toBeLessThanOrEqual(1.05);
    const lumas = frame.slice(0, 1024);
    expect([Math.min(...lumas), Math.max(...lumas)]).toEqual([16, 235]);
  });

  it('are dithered, so that the mean of a smooth colour keeps its fraction of a code', () => {
    for (let i = 0; i < 8; i++) {
      const grey = 100 * CODE + (i * CODE) / 8;
      const { frame } = coded(64, 64, () => [grey | 0, grey | 0, grey | 0, 1]);
      const mean = frame.slice(0, 4096).reduce((sum, y) => sum + y, 0) / 4096;
      expect(Math.abs(mean - (16 + (219 * (grey | 0)) / ONE))).toBeLessThan(0.1);
    }
  });

  it('are the same in bands as in one piece', () => {
    const { kernel, texels, bytes } = kernelBench();
    const target = texels(66, 32).fill(noisy(8));
    const [whole, banded] = [bytes(66 * 32 * 1.5), bytes(66 * 32 * 1.5)];
    kernel.targetToI420(target.at, target.stride, 66, 32, 0, 32, whole.at);
    for (const [y0, y1] of [
      [20, 32],
      [0, 6],
      [6, 20],
    ])
      kernel.targetToI420(target.at, target.stride, 66, 32, y0, y1, banded.at);
    expect(banded.read()).toEqual(whole.read());
  });
});

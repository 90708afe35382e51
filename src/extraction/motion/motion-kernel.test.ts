import { describe, expect, it } from 'vitest';
import { newKernel, texture } from '../../../tests/doubles/moving-frames.js';
import { Random } from '../../numerics/random.js';
import type { ExtractionKernel } from '../extraction-kernel.js';

const random = Random.fromSeed(3);

function bytesOf(kernel: ExtractionKernel, count: number, value: (i: number) => number): number {
  const at = kernel.allocate(count + 64);
  const bytes = kernel.bytes(at, count);
  for (let i = 0; i < count; i++) bytes[i] = value(i);
  return at;
}

const noise = (): number => Math.floor(random.next() * 256);

describe('reducing a picture', () => {
  it.each([
    [1, 40, 33],
    [2, 31, 20],
    [3, 27, 18],
    [4, 33, 17],
    [4, 128, 9],
    [15, 11, 6],
    [257, 3, 2],
  ])('by %i to %i × %i gives the means of squares', (factor, columns, rows) => {
    const kernel = newKernel();
    const width = columns * factor + 5;
    const from = bytesOf(kernel, width * rows * factor, noise);
    const stride = columns + 7;
    const sums = kernel.allocate(width * 2 + 128);
    const to = kernel.allocate(stride * rows * 4 + 64);
    kernel.loops.shrinkBytes(from, width, columns, rows, factor, sums, to, stride);
    const bytes = kernel.bytes(from, width * rows * factor);
    const means = kernel.floats(to, stride * rows);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        let sum = 0;
        for (let j = 0; j < factor; j++)
          for (let i = 0; i < factor; i++) sum += bytes[(y * factor + j) * width + x * factor + i] as number;
        expect(Math.abs((means[y * stride + x] as number) - sum / factor ** 2)).toBeLessThan(1e-3);
      }
    }
  });
});

describe('softening a picture', () => {
  it.each([
    [16, 12],
    [19, 7],
    [33, 3],
    [5, 1],
  ])('of %i × %i mixes neighbours by 1 : 2 : 1 and repeats the edges', (columns, rows) => {
    const kernel = newKernel();
    const stride = Math.ceil(columns / 16) * 16 + 16;
    const [from, to] = [0, 1].map(() => kernel.allocate(stride * (rows + 1) * 4 + 64)) as [number, number];
    const bytes = kernel.allocate(stride * (rows + 1) + 64);
    const scratch = kernel.allocate((stride + 16) * 4 + 64);
    const rough = kernel.floats(from, stride * rows);
    for (let i = 0; i < rough.length; i++) rough[i] = 255 * random.next();
    kernel.loops.softenFloats(from, columns, rows, stride, scratch, to, bytes);
    const at = (x: number, y: number): number =>
      rough[Math.min(rows - 1, Math.max(0, y)) * stride + Math.min(columns - 1, Math.max(0, x))] as number;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        let sum = 0;
        for (const j of [-1, 0, 1])
          for (const i of [-1, 0, 1]) sum += (2 - Math.abs(i)) * (2 - Math.abs(j)) * at(x + i, y + j);
        const soft = kernel.floats(to, stride * rows)[y * stride + x] as number;
        expect(Math.abs(soft - sum / 16)).toBeLessThan(1e-3);
        expect(kernel.bytes(bytes, stride * rows)[y * stride + x]).toBe(Math.floor(Math.fround(soft + 0.5)));
      }
    }
  });
});

describe('comparing pictures', () => {
  it.each([
    [16, 10],
    [21, 5],
    [3, 2],
  ])('of floats, %i × %i, gives the mean absolute difference', (columns, rows) => {
    const kernel = newKernel();
    const stride = columns + 5;
    const [a, b] = [0, 1].map(() => {
      const at = kernel.allocate(stride * rows * 4 + 64);
      const values = kernel.floats(at, stride * rows);
      for (let i = 0; i < values.length; i++) values[i] = 255 * random.next();
      return at;
    }) as [number, number];
    let sum = 0;
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++)
        sum += Math.abs(
          (kernel.floats(a, stride * rows)[y * stride + x] as number) -
            (kernel.floats(b, stride * rows)[y * stride + x] as number),
        );
    expect(kernel.loops.floatDifference(a, b, columns, rows, stride)).toBeCloseTo(sum / (columns * rows), 3);
  });

  it('finds the shift of the whole as a plain search does', () => {
    const kernel = newKernel();
    const [columns, rows, stride, reach] = [30, 22, 48, 7];
    const look = texture(4);
    for (const [dx, dy] of [
      [0, 0],
      [3, -2],
      [-7, 5],
      [6, 7],
    ] as const) {
      const paint = (sx: number, sy: number): number =>
        bytesOf(kernel, stride * rows, (i) => look(((i % stride) - sx) * 6, (Math.floor(i / stride) - sy) * 6));
      const [now, before] = [paint(dx, dy), paint(0, 0)];
      const out = kernel.allocate(16);
      kernel.loops.wholeShift(now, before, columns, rows, stride, reach, reach, out);
      const [x, y, found, unshifted] = kernel.floats(out, 4);
      expect([x, y]).toEqual([dx, dy]);
      expect(found).toBe(0);
      const [a, b] = [kernel.bytes(now, stride * rows), kernel.bytes(before, stride * rows)];
      let sum = 0;
      for (let j = 0; j < rows; j++)
        for (let i = 0; i < columns; i++)
          sum += Math.abs((a[j * stride + i] as number) - (b[j * stride + i] as number));
      expect(unshifted).toBeCloseTo(sum / (columns * rows), 3);
    }
  });

  it('follows blocks to the least difference, as a plain search does, and between pixels', () => {
    const kernel = newKernel();
    const [columns, rows, stride] = [64, 48, 80];
    const look = texture(9);
    const [dx, dy] = [2.3, -1.6];
    const paint = (sx: number, sy: number): [number, number] => {
      const value = (i: number): number => look(((i % stride) - sx) * 3, (Math.floor(i / stride) - sy) * 3);
      const floats = kernel.allocate(stride * rows * 4 + 64);
      const view = kernel.floats(floats, stride * rows);
      for (let i = 0; i < view.length; i++) view[i] = value(i);
      return [bytesOf(kernel, stride * rows, (i) => Math.round(value(i))), floats];
    };
    const [nowBytes, now] = paint(dx, dy);
    const [beforeBytes, before] = paint(0, 0);
    const blocks = [
      [8, 9],
      [30, 20],
      [1, 1],
      [47, 31],
    ] as const;
    const places = kernel.allocate(blocks.length * 16);
    const out = kernel.allocate(blocks.length * 10 * 4 + 16);
    blocks.forEach(([left, top], n) => kernel.words(places, 4 * blocks.length).set([left, top, 0, 0], 4 * n));
    kernel.loops.followBlocks(nowBytes, now, beforeBytes, before, columns, rows, stride, blocks.length, places, 4, out);
    const results = kernel.floats(out, blocks.length * 10);
    for (const n of [0, 1]) {
      expect(Math.abs((results[10 * n] as number) - dx), `block ${n}`).toBeLessThan(0.03);
      expect(Math.abs((results[10 * n + 1] as number) - dy), `block ${n}`).toBeLessThan(0.03);
      expect(results[10 * n + 7]).toBe(1);
      // Gradients' products, their means taken off.
      const [left, top] = blocks[n] as readonly [number, number];
      const view = kernel.floats(now, stride * rows);
      let [sum, square] = [0, 0];
      for (let y = top; y < top + 16; y++) {
        for (let x = left; x < left + 16; x++) {
          const gradient = ((view[y * stride + x + 1] as number) - (view[y * stride + x - 1] as number)) / 2;
          sum += gradient;
          square += gradient * gradient;
        }
      }
      const variance = square - (sum * sum) / 256;
      expect(Math.abs((results[10 * n + 2] as number) / variance - 1)).toBeLessThan(1e-3);
    }
    // What came in from beyond the edge is not made up.
    expect(results[10 * 3 + 7]).toBe(0);
  });
});

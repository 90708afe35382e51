import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../numerics/random.js';
import { ExtractionKernel } from '../extraction-kernel.js';
import { BandSplit, CELL_NUMBERS, cellSamplesAt } from './band-split.js';

const module = new WebAssembly.Module(
  readFileSync(new URL('../../../dist/assets/extraction-kernel.wasm', import.meta.url)),
);

function noise(seed: number, count: number, low = -1): Float32Array {
  const random = Random.fromSeed(seed);
  return Float32Array.from({ length: count }, () => random.between(low, 1));
}

function keep(kernel: ExtractionKernel, values: Float32Array): number {
  const at = kernel.allocate(4 * values.length);
  kernel.floats(at, values.length).set(values);
  return at;
}

const seeds = fc.nat(1e6);

describe('loops over sound and their plain twins', () => {
  it('split: the parts of one channel are those of two chains of all-passes, sample by sample', () => {
    const kernel = new ExtractionKernel(module);
    const cells = 40;
    const cellSamples = cellSamplesAt(48_000);
    const left = noise(1, cells * cellSamples);
    const split = new BandSplit(kernel, { sampleRate: 48_000, channels: 2 }, cells);
    const found = split.process([keep(kernel, left), keep(kernel, new Float32Array(left.length))], cells);
    const expected = plainSplit(left, cellSamples);
    for (let i = 0; i < CELL_NUMBERS * cells; i++)
      expect(Math.abs((found[i] as number) - (expected[i] as number))).toBeLessThan(1e-5);
  });

  it('split: no energy is lost or counted twice', () => {
    const kernel = new ExtractionKernel(module);
    const burst = new Float32Array(64 * 16);
    burst.set(noise(3, 100));
    const split = new BandSplit(kernel, { sampleRate: 48_000, channels: 1 }, 64);
    const planes = [keep(kernel, burst), keep(kernel, new Float32Array(burst.length))];
    const rest = [keep(kernel, new Float32Array(burst.length)), planes[1] as number];
    let all = 0;
    let parts = 0;
    for (let block = 0; block < 40; block++) {
      const cells = split.process(block === 0 ? planes : rest, 64);
      cells.forEach((energy, i) => {
        if (i % CELL_NUMBERS === 0) all += energy;
        else parts += energy;
      });
    }
    expect(Math.abs(parts / all - 1)).toBeLessThan(1e-4);
  });

  it('correlate, leastOfEight and decimate do what their definitions say', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 30, max: 90 }), (seed, count) => {
        const kernel = new ExtractionKernel(module);
        const values = noise(seed, count);
        const at = keep(kernel, values);
        const out = kernel.allocate(4 * count);
        kernel.loops.correlate(at, count, 20, out);
        kernel.floats(out, 20).forEach((sum, lag) => {
          const expected = values.reduce((total, x, i) => total + x * (values[i + lag] ?? 0), 0);
          expect(Math.abs(sum - expected)).toBeLessThan(1e-4);
        });
        kernel.loops.leastOfEight(at, 24, out);
        expect([...kernel.floats(out, 3)]).toEqual(
          [0, 8, 16].map((from) => Math.min(...values.subarray(from, from + 8))),
        );
        const taps = noise(seed + 1, 8);
        kernel.loops.decimate(at, keep(kernel, taps), 8, 3, out, 5);
        kernel.floats(out, 5).forEach((y, i) => {
          const expected = taps.reduce((sum, tap, t) => sum + tap * (values[3 * i + t] as number), 0);
          expect(Math.abs(y - expected)).toBeLessThan(1e-5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('sumBands adds powers, and their logarithms within 2e-4 each', () => {
    const kernel = new ExtractionKernel(module);
    const powers = noise(9, 64, 1e-9);
    const edges = [3, 10, 10, 61];
    const edgesAt = kernel.allocate(16);
    kernel.words(edgesAt, 4).set(edges);
    const out = kernel.allocate(24);
    kernel.loops.sumBands(keep(kernel, powers), 64, edgesAt, 3, kernel.allocate(256), out);
    const sums = kernel.floats(out, 6);
    for (let band = 0; band < 3; band++) {
      const part = [...powers.subarray(edges[band], edges[band + 1])];
      expect(sums[2 * band]).toBeCloseTo(
        part.reduce((sum, x) => sum + x, 0),
        4,
      );
      const logs = part.reduce((sum, x) => sum + Math.log2(x), 0);
      expect(Math.abs((sums[2 * band + 1] as number) - logs)).toBeLessThan(2e-4 * Math.max(1, part.length));
    }
  });
});

/** The design by its formulas and the all-passes by their difference equation, in doubles. */
function plainSplit(x: Float32Array, cellSamples: number): number[] {
  const low = plainHalves(Float64Array.from(x), 200);
  const high = plainHalves(low.above, 2000);
  const numbers: number[] = [];
  for (let from = 0; from < x.length; from += cellSamples) {
    const energy = (y: ArrayLike<number>, factor: number): number => {
      let sum = 0;
      for (let i = from; i < from + cellSamples; i++) sum += ((y[i] as number) * factor) ** 2;
      return sum;
    };
    numbers.push(energy(x, 1), energy(low.below, 1), energy(high.below, 1), energy(high.above, 1));
  }
  return numbers;
}

function plainHalves(x: Float64Array, hz: number): { below: Float64Array; above: Float64Array } {
  const k = Math.tan((Math.PI * hz) / 48_000);
  const section = (input: Float64Array, a: number): Float64Array => {
    const damping = (2 * (1 - a)) / (1 + a);
    const c = (1 - damping * k + k * k) / (1 + damping * k + k * k);
    const d = (2 * (k * k - 1)) / (1 + damping * k + k * k);
    const y = new Float64Array(input.length);
    const of = (values: Float64Array, i: number): number => values[i] ?? 0;
    for (let i = 0; i < y.length; i++)
      y[i] = c * of(input, i) + d * of(input, i - 1) + of(input, i - 2) - d * of(y, i - 1) - c * of(y, i - 2);
    return y;
  };
  const first = (input: Float64Array): Float64Array => {
    const c = (k - 1) / (k + 1);
    const y = new Float64Array(input.length);
    for (let i = 0; i < y.length; i++) y[i] = c * (input[i] as number) + (input[i - 1] ?? 0) - c * (y[i - 1] ?? 0);
    return y;
  };
  const even = section(section(x, 0.23044676), 0.89221989);
  const odd = first(section(x, 0.61918686));
  return {
    below: even.map((y, i) => (y + (odd[i] as number)) / 2),
    above: even.map((y, i) => (y - (odd[i] as number)) / 2),
  };
}

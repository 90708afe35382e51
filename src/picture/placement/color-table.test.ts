import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearToSrgb, type Rgb, srgbToLinear } from '../../numerics/color.js';
import { Random } from '../../numerics/random.js';
import { PICKS, SCRATCH_BYTES } from '../kernel/dab-layout.js';
import { Arena, createSharedMemory, instantiateKernel } from '../kernel-host.js';
import { writeColorTable, writePool } from './color-table.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../../dist/assets/kernel.wasm', import.meta.url)));

/** The pool values that stand for a target colour, 5 bits a channel. */
function picksOf(pool: readonly Rgb[], spread: number, cell: readonly [number, number, number]): Rgb[] {
  const memory = createSharedMemory();
  const arena = new Arena(memory);
  const table = writeColorTable(memory, arena, writePool(memory, arena, pool), { spread, edge: 0 });
  const scratch = arena.allocate(SCRATCH_BYTES);
  const index = (cell[0] << 10) | (cell[1] << 5) | cell[2];
  instantiateKernel(module, memory).exports.fillColorCell(table, index, scratch);
  const picksAt = new DataView(memory.buffer).getInt32(table + 16, true);
  return [...new Uint8Array(memory.buffer, picksAt + index * PICKS, PICKS)].map((i) => pool[i] as Rgb);
}

const light = (colors: readonly Rgb[], channel: number): number =>
  colors.reduce((sum, c) => sum + srgbToLinear((c[channel] as number) / 255), 0) / colors.length;
const channel = fc.integer({ min: 0, max: 255 });
const color = fc.tuple(channel, channel, channel);
/** The corners of the cube and the greys: every target lies among them. */
const CORNERS: readonly Rgb[] = [
  [0, 0, 0],
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 0],
  [255, 0, 255],
  [0, 255, 255],
  [255, 255, 255],
  [128, 128, 128],
  [64, 64, 64],
];

describe('colour table', () => {
  it('mixes in linear light to the target, wherever it lies among the pool, at every spread that mixes', () => {
    // On the faces of the cube only a few values can mix at all.
    const level = fc.integer({ min: 3, max: 27 });
    fc.assert(
      fc.property(
        fc.array(color, { minLength: 6, maxLength: 40 }),
        fc.tuple(level, level, level),
        fc.double({ min: 0.2, max: 0.9, noNaN: true }),
        (pool, cell, spread) => {
          const picks = picksOf([...CORNERS, ...pool], spread, cell);
          for (let c = 0; c < 3; c++) {
            // The step of a mixture of 16 with the cube's corners alone is 1/16.
            expect(Math.abs(light(picks, c) - srgbToLinear((cell[c] as number) / 31))).toBeLessThan(0.08);
          }
        },
      ),
      { numRuns: 150, seed: 3 },
    );
  });

  it('misses the target by less than 2 % of the code range on average', () => {
    const random = Random.fromSeed(8);
    const pool = [
      ...CORNERS,
      ...Array.from({ length: 54 }, (): Rgb => [random.integer(256), random.integer(256), random.integer(256)]),
    ];
    let sum = 0;
    for (let i = 0; i < 150; i++) {
      const cell = [random.integer(32), random.integer(32), random.integer(32)] as const;
      const picks = picksOf(pool, 0.6, cell);
      sum += cell.reduce((all, level, c) => all + Math.abs(linearToSrgb(light(picks, c)) - level / 31) / 3, 0);
    }
    expect(sum / 150).toBeLessThan(0.02);
  });

  it('keeps to the one nearest value at spread 0', () => {
    const pool: readonly Rgb[] = [
      [250, 20, 20],
      [20, 240, 30],
      [30, 30, 240],
      [120, 120, 130],
    ];
    expect(new Set(picksOf(pool, 0, [30, 3, 2]))).toEqual(new Set([pool[0]]));
    expect(new Set(picksOf(pool, 0, [15, 15, 15]))).toEqual(new Set([pool[3]]));
  });

  it('draws from more values the wider the spread', () => {
    const pool = Array.from({ length: 64 }, (_, i): Rgb => [(i & 3) * 85, ((i >> 2) & 3) * 85, (i >> 4) * 85]);
    const kinds = [0, 0.3, 0.6, 0.9].map((spread) => new Set(picksOf(pool, spread, [18, 14, 20])).size);
    expect(kinds[0]).toBe(1);
    expect(kinds[3]).toBeGreaterThan(kinds[1] as number);
    expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
  });

  it('orders the values of a cell from dark to light', () => {
    const picks = picksOf(CORNERS, 0.7, [20, 12, 9]);
    const luma = picks.map(
      ([r, g, b]) => 0.21 * srgbToLinear(r / 255) + 0.72 * srgbToLinear(g / 255) + 0.07 * srgbToLinear(b / 255),
    );
    expect((luma.at(-1) as number) - (luma[0] as number)).toBeGreaterThan(0);
  });

  it('takes pools of one value and of 256', () => {
    expect(new Set(picksOf([[9, 8, 7]], 0.5, [20, 20, 20])).size).toBe(1);
    const pool = Array.from({ length: 256 }, (_, i): Rgb => [i, (i * 7) & 255, (i * 31) & 255]);
    expect(picksOf(pool, 0.5, [16, 16, 16])).toHaveLength(PICKS);
  });
});

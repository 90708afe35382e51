import { type Rgb, rgbToOkLab, rgbToYuv, srgbToLinear } from '../../numerics/color.js';
import {
  COLOR_CELLS,
  COLORS_BYTES,
  COLORS_CODES,
  COLORS_COUNT,
  COLORS_EDGE,
  COLORS_FILLED,
  COLORS_LAB,
  COLORS_LEVELS,
  COLORS_LINEAR,
  COLORS_MIX,
  COLORS_NEAR,
  COLORS_PICKS,
  COLORS_REPEAT,
  PICKS,
  POOL_LIMIT,
} from '../kernel/dab-layout.js';
import type { Arena } from '../kernel-host.js';

/** A pool of pure values laid into the shared memory. */
export interface PoolTable {
  /** u32 per value: y | u << 8 | v << 16. */
  readonly yuvAt: number;
  readonly linearAt: number;
  readonly labAt: number;
  readonly codesAt: number;
  readonly levelsAt: number;
  /** Values, rounded up to a multiple of 4. */
  readonly paddedCount: number;
}

/** A value so far from every colour that it is never chosen. */
const NOWHERE = 1000;

/**
 * Lays the pool out for the colour kernels.
 *
 * @throws {RangeError} when the pool is empty or larger than 256
 */
export function writePool(memory: WebAssembly.Memory, arena: Arena, pool: readonly Rgb[]): PoolTable {
  if (pool.length === 0 || pool.length > POOL_LIMIT) {
    throw new RangeError(
      `A frame is placed from 1 to ${POOL_LIMIT} pure values, got ${pool.length}. Choose a pool of that size.`,
    );
  }
  const yuvAt = arena.allocate(4 * POOL_LIMIT);
  const linearAt = arena.allocate(12 * POOL_LIMIT);
  const labAt = arena.allocate(12 * POOL_LIMIT);
  const codesAt = arena.allocate(12 * POOL_LIMIT);
  const levelsAt = arena.allocate(4 * 32);
  const yuv = new Uint32Array(memory.buffer, yuvAt, POOL_LIMIT);
  const linear = new Float32Array(memory.buffer, linearAt, 3 * POOL_LIMIT).fill(NOWHERE);
  const lab = new Float32Array(memory.buffer, labAt, 3 * POOL_LIMIT).fill(NOWHERE);
  const codes = new Float32Array(memory.buffer, codesAt, 3 * POOL_LIMIT).fill(NOWHERE);
  pool.forEach((rgb, i) => {
    const [y, u, v] = rgbToYuv(rgb);
    yuv[i] = y | (u << 8) | (v << 16);
    const coordinates = rgbToOkLab(rgb);
    for (let channel = 0; channel < 3; channel++) {
      linear[channel * POOL_LIMIT + i] = srgbToLinear((rgb[channel] as number) / 255);
      codes[channel * POOL_LIMIT + i] = (rgb[channel] as number) / 255;
      lab[channel * POOL_LIMIT + i] = coordinates[channel] as number;
    }
  });
  const levels = new Float32Array(memory.buffer, levelsAt, 32);
  for (let i = 0; i < 32; i++) levels[i] = srgbToLinear(i / 31);
  return { yuvAt, linearAt, labAt, codesAt, levelsAt, paddedCount: (pool.length + 3) & ~3 };
}

/**
 * A table target colour → 16 pool values, empty: the kernel fills each cell when it is first touched.
 *
 * @param spread - 0 = the nearest value alone, 1 = any value of the pool, the mean kept
 * @param edge - share of the area that mixes codes, 0–1
 * @returns address of its colour block
 */
export function writeColorTable(
  memory: WebAssembly.Memory,
  arena: Arena,
  pool: PoolTable,
  { spread, edge }: { readonly spread: number; readonly edge: number },
): number {
  const at = arena.allocate(COLORS_BYTES);
  const picksAt = arena.allocate(COLOR_CELLS * PICKS);
  const filledAt = arena.allocate(COLOR_CELLS);
  new Uint8Array(memory.buffer, filledAt, COLOR_CELLS).fill(0);
  const words = new DataView(memory.buffer);
  words.setInt32(at + COLORS_COUNT, pool.paddedCount, true);
  words.setInt32(at + COLORS_LINEAR, pool.linearAt, true);
  words.setInt32(at + COLORS_LAB, pool.labAt, true);
  words.setInt32(at + COLORS_CODES, pool.codesAt, true);
  words.setFloat32(at + COLORS_EDGE, edge, true);
  words.setInt32(at + COLORS_LEVELS, pool.levelsAt, true);
  words.setInt32(at + COLORS_PICKS, picksAt, true);
  words.setInt32(at + COLORS_FILLED, filledAt, true);
  // The mean is kept from a tenth of spread on; below, nearness takes over by and by.
  words.setFloat32(at + COLORS_MIX, Math.min(1, spread * spread * 100), true);
  words.setFloat32(at + COLORS_NEAR, (1 - spread) * (1 - spread), true);
  words.setFloat32(at + COLORS_REPEAT, (0.02 * spread * spread) / (1 + spread * spread), true);
  return at;
}

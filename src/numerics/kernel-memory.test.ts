import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type KernelExports, KernelMemory } from './kernel-memory.js';

const module = new WebAssembly.Module(
  readFileSync(new URL('../../dist/assets/extraction-kernel.wasm', import.meta.url)),
);
const zeroes = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

describe('KernelMemory', () => {
  it('gives regions that lie beyond the module’s tables and apart, zeroed and aligned, however large', () => {
    const memory = new KernelMemory<KernelExports>(module);
    let end = Math.max(64, memory.loops.freeFrom());
    for (const bytes of [1, 63, 64, 100_000, 5, 3_000_000]) {
      const at = memory.allocate(bytes);
      expect(at % 64).toBe(0);
      expect(at).toBeGreaterThanOrEqual(end);
      expect(zeroes(memory.bytes(at, bytes))).toBe(true);
      memory.bytes(at, bytes).fill(7);
      end = at + bytes;
    }
  });

  it('gives the same regions again after it was cleared, zeroed, and leaves the tables as they are', () => {
    const memory = new KernelMemory<KernelExports>(module);
    const tables = memory.bytes(0, memory.loops.freeFrom()).slice();
    const regions = (): number[] => [10, 70_000, 3].map((bytes) => memory.allocate(bytes));
    const first = regions();
    for (const at of first) memory.bytes(at, 3).fill(255);
    const { size } = memory;
    memory.clear();
    expect(memory.bytes(0, tables.length)).toEqual(tables);
    const again = regions();
    expect(again).toEqual(first);
    expect(again.every((at) => zeroes(memory.bytes(at, 3)))).toBe(true);
    expect(memory.size).toBe(size);
  });
});

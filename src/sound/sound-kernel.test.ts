import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SoundKernel } from './sound-kernel.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../dist/assets/sound-kernel.wasm', import.meta.url)));

describe('memory of a sound kernel', () => {
  it('grows on demand; regions are zeroed, aligned and never overlap', () => {
    const kernel = new SoundKernel(module);
    let end = 0;
    for (const count of [3, 50_000, 1, 700_000]) {
      const at = kernel.allocateFloats(count);
      expect(at % 16).toBe(0);
      expect(at).toBeGreaterThanOrEqual(end);
      const region = kernel.floats(at, count);
      expect(region.every((x) => x === 0)).toBe(true);
      region.fill(1);
      end = at + 4 * count;
    }
  });

  it('keeps what was written when it grows', () => {
    const kernel = new SoundKernel(module);
    const at = kernel.keepFloats([0.5, -0.25]);
    kernel.allocateFloats(1_000_000);
    expect([...kernel.floats(at, 2)]).toEqual([0.5, -0.25]);
  });
});

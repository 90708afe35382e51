import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../numerics/random.js';
import { CEILING, Limiter, LOOK_AHEAD_SAMPLES } from './limiter.js';
import { SoundKernel } from './sound-kernel.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../dist/assets/sound-kernel.wasm', import.meta.url)));

function limit(signal: Float32Array, scale: number): Float32Array {
  const kernel = new SoundKernel(module);
  const limiter = new Limiter(kernel);
  const left = kernel.keepFloats(signal);
  const right = kernel.keepFloats(signal);
  limiter.process(left, right, { count: signal.length, scale });
  expect(kernel.floats(right, signal.length)).toEqual(kernel.floats(left, signal.length));
  return kernel.floats(left, signal.length);
}

describe('limiter', () => {
  it('lets no sample above the ceiling, whatever comes in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.double({ min: 0.1, max: 30, noNaN: true }), (seed, scale) => {
        const random = Random.fromSeed(seed);
        const signal = Float32Array.from({ length: 40 * LOOK_AHEAD_SAMPLES }, () =>
          random.chance(0.01) ? random.between(-1, 1) : 0.02,
        );
        for (const x of limit(signal, scale)) if (Math.abs(x) > CEILING + 1e-9) return false;
        return true;
      }),
      { numRuns: 40 },
    );
  });

  it('passes what is below the ceiling unchanged, one look-ahead late', () => {
    const random = Random.fromSeed(5);
    const signal = Float32Array.from({ length: 8 * LOOK_AHEAD_SAMPLES }, () => random.between(-0.8, 0.8));
    const out = limit(signal, 1);
    expect([...out.slice(LOOK_AHEAD_SAMPLES)]).toEqual([...signal.slice(0, -LOOK_AHEAD_SAMPLES)]);
  });

  it('moves its gain without steps', () => {
    const signal = new Float32Array(60 * LOOK_AHEAD_SAMPLES).fill(0.5);
    signal[20 * LOOK_AHEAD_SAMPLES + 77] = 8;
    const out = limit(signal, 1);
    const peak = 21 * LOOK_AHEAD_SAMPLES + 77;
    for (let i = LOOK_AHEAD_SAMPLES + 1; i < out.length; i++) {
      if (i === peak || i === peak + 1) continue;
      expect(Math.abs((out[i] as number) - (out[i - 1] as number))).toBeLessThan(0.005);
    }
  });
});

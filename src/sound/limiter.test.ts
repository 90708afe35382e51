import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES } from './audio-block.js';
import { CEILING, Limiter } from './limiter.js';

function limit(signal: Float64Array, scale: number): Float64Array {
  const limiter = new Limiter();
  const out = new Float64Array(signal.length);
  for (let at = 0; at < signal.length; at += BLOCK_SAMPLES) {
    const block = signal.slice(at, at + BLOCK_SAMPLES);
    limiter.process(block, block.slice(), scale);
    out.set(block, at);
  }
  return out;
}

describe('limiter', () => {
  it('lets no sample above the ceiling, whatever comes in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.double({ min: 0.1, max: 30, noNaN: true }), (seed, scale) => {
        const random = Random.fromSeed(seed);
        const signal = Float64Array.from({ length: 40 * BLOCK_SAMPLES }, () =>
          random.chance(0.01) ? random.between(-1, 1) : 0.02,
        );
        for (const x of limit(signal, scale)) if (Math.abs(x) > CEILING + 1e-9) return false;
        return true;
      }),
      { numRuns: 40 },
    );
  });

  it('passes what is below the ceiling unchanged, one block late', () => {
    const random = Random.fromSeed(5);
    const signal = Float64Array.from({ length: 8 * BLOCK_SAMPLES }, () => random.between(-0.8, 0.8));
    const out = limit(signal, 1);
    expect([...out.slice(BLOCK_SAMPLES)]).toEqual([...signal.slice(0, -BLOCK_SAMPLES)]);
  });

  it('moves its gain without steps', () => {
    const signal = new Float64Array(60 * BLOCK_SAMPLES).fill(0.5);
    signal[20 * BLOCK_SAMPLES + 77] = 8;
    const out = limit(signal, 1);
    const peak = 21 * BLOCK_SAMPLES + 77;
    for (let i = BLOCK_SAMPLES + 1; i < out.length; i++) {
      if (i === peak || i === peak + 1) continue;
      expect(Math.abs((out[i] as number) - (out[i - 1] as number))).toBeLessThan(0.005);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../numerics/random.js';
import { driveTo } from './drive.js';
import { CEILING } from './limiter.js';

function noise(seed: number, level: number): Float32Array {
  const random = Random.fromSeed(seed);
  // The sum of several even draws is bell-shaped, as noise is.
  const draw = () => Array.from({ length: 6 }, () => random.between(-1, 1)).reduce((sum, x) => sum + x, 0);
  return Float32Array.from({ length: 2000 }, () => level * draw());
}

const rms = (samples: Float32Array): number => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);

describe('samples driven to a strength', () => {
  it('have it, however strong, and no peak beyond the ceiling', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.double({ min: 0.01, max: 0.8, noNaN: true }),
        (seed, level, strength) => {
          const samples = noise(seed, level);
          driveTo(samples, strength);
          expect(Math.abs(rms(samples) - strength)).toBeLessThan(0.01 * strength + 1e-4);
          expect(samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0)).toBeLessThan(CEILING);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('stay silent where there is nothing', () => {
    const samples = new Float32Array(100);
    driveTo(samples, 0.5);
    expect(rms(samples)).toBe(0);
  });
});

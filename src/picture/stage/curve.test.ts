import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../numerics/random.js';
import { fittingWave, periodicCurve } from './curve.js';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('a periodic curve', () => {
  it('repeats every period, without a step at the seam', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        real(0.5, 6),
        real(0.3, 6),
        fc.integer({ min: 1, max: 5 }),
        real(-3, 3),
        (seed, period, bumps, octaves, x) => {
          const curve = periodicCurve(Random.fromSeed(seed), period, bumps, octaves);
          expect(curve(x + period)).toBeCloseTo(curve(x), 6);
          expect(Math.abs(curve(x))).toBeLessThan(2.01);
        },
      ),
    );
  });

  it('moves up and down about nothing', () => {
    const curve = periodicCurve(Random.fromSeed(2), 3, 2, 4);
    const values = Array.from({ length: 600 }, (_, i) => curve(i / 200));
    expect(Math.abs(values.reduce((sum, y) => sum + y, 0) / 600)).toBeLessThan(1e-6);
    expect(Math.max(...values)).toBeGreaterThan(0.2);
    expect(Math.min(...values)).toBeLessThan(-0.2);
  });

  it('is another for other chance', () => {
    const at = (seed: number) => periodicCurve(Random.fromSeed(seed), 2, 2, 3)(0.4);
    expect(at(1)).toBe(at(1));
    expect(at(1)).not.toBe(at(2));
  });
});

describe('a fitting wave', () => {
  it('goes a whole number of times into the period, near the length that was wanted', () => {
    fc.assert(
      fc.property(real(0.5, 8), real(0.05, 10), (period, wanted) => {
        const times = period / fittingWave(period, wanted);
        expect(Math.abs(times - Math.round(times))).toBeLessThan(1e-9);
        expect(times).toBeGreaterThanOrEqual(1);
        expect(Math.abs(times - Math.max(1, period / wanted))).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });
});

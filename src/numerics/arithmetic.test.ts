import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clamp,
  cosine,
  cosineTurns,
  cubeRoot,
  exponential,
  logOfTwo,
  mix,
  naturalLog,
  polarTurns,
  power,
  powerOfTwo,
  sine,
  sineTurns,
  smoothStep,
} from './arithmetic.js';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Difference in parts of the expected value, or absolute below 1. */
function error(found: number, expected: number): number {
  return Math.abs(found - expected) / Math.max(1, Math.abs(expected));
}

describe('sine and cosine of turns', () => {
  it('agree with the host within 1e-9', () => {
    fc.assert(
      fc.property(real(-50, 50), (turns) => {
        expect(Math.abs(sineTurns(turns) - Math.sin(turns * 2 * Math.PI))).toBeLessThan(1e-9);
        expect(Math.abs(cosineTurns(turns) - Math.cos(turns * 2 * Math.PI))).toBeLessThan(1e-9);
      }),
    );
  });

  it('take radians as well', () => {
    fc.assert(
      fc.property(real(-60, 60), (radians) => {
        expect(Math.abs(sine(radians) - Math.sin(radians))).toBeLessThan(1e-9);
        expect(Math.abs(cosine(radians) - Math.cos(radians))).toBeLessThan(1e-9);
      }),
    );
  });

  it('are exactly nothing where they cross it', () => {
    expect([0, 0.5, 1, -0.5, 7].map((turns) => Math.abs(sineTurns(turns)))).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('the direction of a point', () => {
  it('agrees with the host all round the circle', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (turns, length) => {
          const [x, y] = [length * Math.cos(turns * 2 * Math.PI), length * Math.sin(turns * 2 * Math.PI)];
          const host = Math.atan2(y, x) / (2 * Math.PI);
          const off = polarTurns(x, y) - (host < 0 ? host + 1 : host);
          expect(Math.abs(off - Math.round(off))).toBeLessThan(1e-10);
        },
      ),
    );
  });

  it('is exact on the axes and lies in [0, 1)', () => {
    expect([polarTurns(1, 0), polarTurns(0, 2), polarTurns(-3, 0), polarTurns(0, -4)]).toEqual([0, 0.25, 0.5, 0.75]);
    expect([polarTurns(0, 0), polarTurns(1, -1e-300)]).toEqual([0, 0]);
  });
});

describe('powers and logarithms', () => {
  it('of two agree with the host within 1e-12 of the value', () => {
    fc.assert(
      fc.property(real(-900, 900), (x) => {
        expect(Math.abs(powerOfTwo(x) / 2 ** x - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('of whole numbers are exact', () => {
    for (let n = -60; n <= 60; n++) expect(powerOfTwo(n)).toBe(2 ** n);
  });

  it('end at nothing and at infinity beyond the range of doubles', () => {
    expect(powerOfTwo(1e12)).toBe(Number.POSITIVE_INFINITY);
    expect(powerOfTwo(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(powerOfTwo(-1e12)).toBe(0);
    expect(powerOfTwo(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(powerOfTwo(Number.NaN)).toBeNaN();
  });

  it('have their inverse in logOfTwo', () => {
    fc.assert(
      fc.property(real(-900, 900), (x) => {
        expect(Math.abs(logOfTwo(powerOfTwo(x)) - x)).toBeLessThan(1e-9);
      }),
    );
    fc.assert(
      fc.property(real(1e-300, 1e300), (x) => {
        expect(error(logOfTwo(x), Math.log2(x))).toBeLessThan(1e-12);
        expect(error(naturalLog(x), Math.log(x))).toBeLessThan(1e-12);
      }),
    );
  });

  it('refuse a logarithm of nothing, of less and of infinity', () => {
    for (const x of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => logOfTwo(x)).toThrow(RangeError);
  });

  it('to any base agree with the host within 1e-9 of the value', () => {
    fc.assert(
      fc.property(real(1e-6, 1e6), real(-8, 8), (x, y) => {
        expect(Math.abs(power(x, y) / x ** y - 1)).toBeLessThan(1e-9);
      }),
    );
    fc.assert(
      fc.property(real(-300, 300), (x) => {
        expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-9);
      }),
    );
    expect(power(0, 2.4)).toBe(0);
  });

  it('give cube roots of either sign within 1e-9', () => {
    fc.assert(
      fc.property(real(-1e6, 1e6), (x) => {
        expect(error(cubeRoot(x), Math.cbrt(x))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('small arithmetic', () => {
  it('clamps into the interval and leaves what is inside', () => {
    fc.assert(
      fc.property(real(-9, 9), real(-3, 0), real(0, 3), (x, low, high) => {
        const y = clamp(x, low, high);
        expect(y).toBeGreaterThanOrEqual(low);
        expect(y).toBeLessThanOrEqual(high);
        if (x >= low && x <= high) expect(y).toBe(x);
      }),
    );
  });

  it('mixes from end to end', () => {
    expect([0, 0.25, 1].map((t) => mix(4, 8, t))).toEqual([4, 5, 8]);
  });

  it('steps smoothly: flat outside, one half in the middle, never down', () => {
    expect([-5, 2, 3, 4, 9].map((x) => smoothStep(2, 4, x))).toEqual([0, 0, 0.5, 1, 1]);
    fc.assert(
      fc.property(real(0, 6), real(0, 2), (x, step) => {
        expect(smoothStep(2, 4, x + step)).toBeGreaterThanOrEqual(smoothStep(2, 4, x));
      }),
    );
  });
});

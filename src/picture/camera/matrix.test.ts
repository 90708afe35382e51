import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import { apply, chain, invert, type Matrix, multiply, rotation, scaling, translation } from './matrix.js';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Homographies that keep the points of a small neighbourhood in front of the eye. */
const homographies = fc
  .tuple(real(-1, 1), real(-2, 2), real(-2, 2), real(0.3, 3), real(0.3, 3), real(-0.05, 0.05), real(-0.05, 0.05))
  .map(([turn, dx, dy, sx, sy, px, py]): Matrix => {
    const tilt: Matrix = [1, 0, 0, 0, 1, 0, px, py, 1];
    return chain(tilt, translation(dx, dy), rotation(cosineTurns(turn), sineTurns(turn)), scaling(sx, sy));
  });
const points = fc.tuple(real(-1, 1), real(-1, 1));

function expectAt(found: readonly number[], x: number, y: number): void {
  expect(found[0]).toBeCloseTo(x, 6);
  expect(found[1]).toBeCloseTo(y, 6);
}

describe('homographies', () => {
  it('act one after the other when multiplied, the rightmost first', () => {
    fc.assert(
      fc.property(homographies, homographies, points, (a, b, [x, y]) => {
        const [u, v] = apply(b, x, y);
        if (Math.abs(a[6] * u + a[7] * v + a[8]) < 0.2) return;
        expectAt(apply(multiply(a, b), x, y), ...apply(a, u, v));
      }),
    );
    expectAt(apply(chain(translation(1, 2), scaling(3, 4)), 1, 1), 4, 6);
  });

  it('are undone by their inverse', () => {
    fc.assert(
      fc.property(homographies, points, (m, [x, y]) => {
        expectAt(apply(invert(m), ...apply(m, x, y)), x, y);
      }),
    );
  });

  it('turn clockwise on screen, where y grows downwards', () => {
    expectAt(apply(rotation(cosineTurns(0.25), sineTurns(0.25)), 1, 0), 0, 1);
  });

  it('that flatten space to a line are refused', () => {
    expect(() => invert(scaling(1, 0))).toThrow('flattens');
  });
});

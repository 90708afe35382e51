import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberTrack } from './number-track.js';

describe('a track of numbers', () => {
  it('gives sums over fractions of rows as plain arithmetic does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 40 }),
        fc.double({ min: -3, max: 45, noNaN: true }),
        fc.double({ min: 0, max: 45, noNaN: true }),
        (values, from, length) => {
          const track = new NumberTrack(2);
          for (const value of values) track.append([0, value]);
          const to = from + length;
          const expected = values.reduce(
            (sum, value, row) => sum + value * Math.max(0, Math.min(row + 1, to) - Math.max(row, from)),
            0,
          );
          expect(track.sum(1, from, to)).toBeCloseTo(expected, 6);
        },
      ),
    );
  });

  it('forgets its beginning, keeps its numbering, and says so when what is gone is asked for', () => {
    const track = new NumberTrack(1);
    for (let row = 0; row < 5000; row++) {
      track.append([row]);
      if (row > 100) track.forget(row - 100);
    }
    expect(track.length).toBe(5000);
    expect(track.start).toBeGreaterThan(4000);
    expect(track.at(4999, 0)).toBe(4999);
    expect(track.at(0, 0)).toBe(0);
    expect(track.sum(0, 4990, 4992)).toBe(4990 + 4991);
    expect(() => track.sum(0, 10, 12)).toThrow(/Row 10 .* forgotten/);
  });
});

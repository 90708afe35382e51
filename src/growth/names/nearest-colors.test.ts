import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NearestColors } from './nearest-colors.js';

const part = fc.integer({ min: 0, max: 40 }).map((code) => code / 40);
const lab = fc.tuple(part, part, part);

test('the nearest colours are those that looking at all of them finds', () => {
  fc.assert(
    fc.property(fc.array(lab, { maxLength: 60 }), lab, fc.integer({ min: 0, max: 70 }), (colors, wanted, count) => {
      const labs = Float32Array.from(colors.flat());
      const all = colors.map((_, index) => {
        const [l, a, b] = [0, 1, 2].map((i) => (labs[3 * index + i] as number) - (wanted[i] as number)) as [
          number,
          number,
          number,
        ];
        return { index, distance: Math.sqrt(l * l + a * a + b * b) };
      });
      const nearest = all
        .sort((one, other) => one.distance - other.distance || one.index - other.index)
        .slice(0, count);
      expect(new NearestColors(labs).find(wanted, count)).toEqual(nearest);
    }),
    { numRuns: 500 },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { middleOf, nthOf, orderOf } from './selection.js';

/** Many of them equal; −0 is 0. */
const lists = fc.array(
  fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, min: -9, max: 9 })).map((value) => value + 0),
  { minLength: 1, maxLength: 80 },
);

describe('nthOf', () => {
  it('finds what sorting would bring to the place, with none larger before it and none smaller behind', () => {
    fc.assert(
      fc.property(lists, fc.nat(), (values, place) => {
        const n = place % values.length;
        const mixed = Float64Array.from(values);
        const found = nthOf(mixed, n);
        expect(mixed.slice().sort()).toEqual(Float64Array.from(values).sort());
        expect(found).toBe(mixed.slice().sort()[n]);
        expect(mixed.subarray(0, n).every((value) => value <= found)).toBe(true);
        expect(mixed.subarray(n).every((value) => value >= found)).toBe(true);
      }),
    );
  });
});

describe('middleOf', () => {
  it('is the middle of the sorted values, or the mean of the two there', () => {
    fc.assert(
      fc.property(lists, (values) => {
        const order = Float64Array.from(values).sort();
        const [low, high] = [(order.length - 1) >> 1, order.length >> 1];
        expect(middleOf(Float64Array.from(values))).toBe(((order[low] as number) + (order[high] as number)) / 2);
      }),
    );
  });

  it('is 0 of nothing', () => {
    expect(middleOf(new Float64Array(0))).toBe(0);
  });
});

describe('orderOf', () => {
  it('orders as a stable sort does', () => {
    fc.assert(
      fc.property(lists, (values) => {
        const expected = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
        expect([...orderOf(values)]).toEqual(expected);
      }),
    );
  });
});

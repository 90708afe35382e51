import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCutJson } from './cut-json.js';

describe('JSON that was cut', () => {
  it.each([
    ['{"a":1.25,"b":2}', { a: 1.25, b: 2 }],
    ['{"a":1.25,"b":2', { a: 1.25 }],
    ['{"brightness":129.8,"saturation":0.23', { brightness: 129.8, saturation: 0.23 }],
    // What follows could have been an exponent.
    ['{"a":1,"b":8.97', { a: 1 }],
    ['{"a":1,"lumin', { a: 1 }],
    ['{"a":1,"b":"it is, {', { a: 1 }],
    ['{"a":"\\"x,","b":{"c":[1,2,3', { a: '"x,', b: { c: [1, 2] } }],
    ['{"color":{"rgb":[120.0,121.5],"mean":124', { color: { rgb: [120, 121.5] } }],
  ])('%s tells what stands there whole', (text, value) => {
    expect(readCutJson(text)?.value).toEqual(value);
  });

  it('bounds a number at the cut from above', () => {
    expect(readCutJson('{"a":0.23')).toEqual({ value: { a: 0.23 }, upper: { a: 0.239999 }, isWhole: false });
  });

  it.each(['', '{', '[1,2', '"text"', '12', 'vertical'])('is nothing in "%s"', (text) => {
    expect(readCutJson(text)).toSatisfy((read) => read === null || Object.keys(read.value).length === 0);
  });

  it('never says more than the whole does', () => {
    const numbers = fc.dictionary(
      fc.string(),
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string()),
    );
    fc.assert(
      fc.property(numbers, fc.nat(), (whole, at) => {
        const text = JSON.stringify(whole);
        const read = readCutJson(text.slice(0, at % (text.length + 1)));
        const known = JSON.parse(text) as Record<string, unknown>;
        for (const [name, value] of Object.entries(read?.value ?? {}))
          if (typeof value === 'number') expect(Math.abs(value - Number(known[name]))).toBeLessThanOrEqual(0.1);
          else expect(value).toEqual(known[name]);
      }),
    );
  });
});

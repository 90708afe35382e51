import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJson } from './read-json.js';

it.each([
  ['{"a":NaN}', { a: null }],
  ['[Infinity,-Infinity, NaN ]', [null, null, null]],
  ['{"a":"NaN, \\"Infinity\\"","b":NaN}', { a: 'NaN, "Infinity"', b: null }],
  ['{"NaN":1.0,"b":-Infinity}', { NaN: 1, b: null }],
])('reads %s with null for what is no number', (text, wanted) => {
  expect(parseJson(text)).toEqual(wanted);
});

it.each(['', '{', '{"a":NaNs}', 'NaN NaN', "{'a':NaN}", '{"a":--Infinity}'])('refuses %j', (text) => {
  expect(() => parseJson(text)).toThrow('Invalid JSON');
});

it('reads everything else as JSON.parse does, whatever the strings hold', () => {
  const tricky = fc.oneof(fc.string(), fc.constantFrom('NaN', '-Infinity', '\\"NaN', '\\', '"'));
  fc.assert(
    fc.property(fc.dictionary(tricky, fc.array(tricky)), (value) => {
      expect(parseJson(JSON.stringify({ value, none: 0 }).replace('"none":0', '"none":NaN'))).toEqual({
        value,
        none: null,
      });
    }),
  );
});

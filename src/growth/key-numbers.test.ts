import { expect, test } from 'vitest';
import { Random } from '../numerics/random.js';
import { decimal, pythonFloat, roundHalfEven } from './key-numbers.js';

test('numbers are rounded as Python rounds them: the binary value decides, exact halves go to even', () => {
  const cases: [number, number, number][] = [
    [2.675, 2, 2.67],
    [0.125, 2, 0.12],
    [0.375, 2, 0.38],
    [0.5, 0, 0],
    [1.5, 0, 2],
    [2.5, 0, 2],
    [0.25, 1, 0.2],
    [0.35, 1, 0.3],
    [0.75, 1, 0.8],
    [1.005, 2, 1],
    [-2.5, 0, -2],
    [-1.25, 1, -1.2],
    [5.015, 2, 5.01],
    [0.045, 2, 0.04],
    [99.95, 1, 100],
  ];
  for (const [value, places, expected] of cases)
    expect([value, roundHalfEven(value, places)]).toEqual([value, expected]);
});

test('a key never holds minus zero', () => {
  expect(Object.is(roundHalfEven(-0.001, 2), 0)).toBe(true);
  expect(pythonFloat(-0.04, 1)).toBe('0.0');
  expect(decimal(-0)).toBe('0.0');
});

test('every number in a key shows a decimal part and no needless digit', () => {
  expect([pythonFloat(1, 1), pythonFloat(0.06, 2), pythonFloat(0.5, 2), pythonFloat(24, 1)]).toEqual([
    '1.0',
    '0.06',
    '0.5',
    '24.0',
  ]);
  expect([decimal(24), decimal(23.976023976023978), decimal(0.1)]).toEqual(['24.0', '23.976023976023978', '0.1']);
});

test('what is no finite number makes no key', () => {
  expect(() => pythonFloat(Number.NaN, 1)).toThrow(/finite/);
  expect(() => pythonFloat(Number.POSITIVE_INFINITY, 1)).toThrow(/finite/);
});

test('the quick way and the exact way round alike', () => {
  const random = Random.fromSeed(2);
  for (let i = 0; i < 20_000; i++) {
    const places = random.integer(3);
    const value = random.chance(0.5) ? random.between(0, 300) : random.integer(60_000) / 2 ** random.integer(8);
    const exact = Number(value.toFixed(places));
    const rounded = roundHalfEven(value, places);
    // They differ only where the value lies exactly between two decimals, and then the even one is taken.
    if (rounded === exact) continue;
    expect(value * 2).toBeCloseTo(rounded + exact, 10);
    expect(Math.round(rounded * 10 ** places) % 2).toBe(0);
  }
});

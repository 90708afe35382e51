import { describe, expect, it } from 'vitest';
import { videoDuration } from './duration.js';
import { isGoodOutcome } from './outcome.js';

describe('a good outcome (contract §4.5)', () => {
  it.each([
    ['steady light, some motion', 20, 1, true],
    ['most motion', 0, 25, true],
    ['light that flickers', 20.001, 10, false],
    ['nearly no motion', 5, 0.999, false],
    ['wild motion', 5, 25.001, false],
    ['no picture', null, null, false],
  ])('%s', (_what, flicker, motion, expected) => {
    expect(isGoodOutcome({ brightness_std_over_time: flicker, motion_level: motion })).toBe(expected);
  });
});

describe('the duration of the next video (contract §4.5)', () => {
  it.each([
    ['what the service says', { service: 3, own: 2, base: 6, runCount: 500 }, 3],
    ['the own configuration where the service says nothing', { service: 0, own: 2, base: 6, runCount: 500 }, 2],
    ['the base below 20 runs', { service: 0, own: null, base: 6, runCount: 19 }, 6],
    ['2 s more below 50', { service: 0, own: null, base: 6, runCount: 20 }, 8],
    ['but 10 s at most', { service: 0, own: null, base: 9, runCount: 49 }, 10],
    ['4 s more below 100', { service: 0, own: null, base: 6, runCount: 50 }, 10],
    ['but 15 s at most', { service: 0, own: null, base: 12, runCount: 99 }, 15],
    ['6 s more below 200', { service: 0, own: null, base: 6, runCount: 100 }, 12],
    ['but 20 s at most', { service: 0, own: null, base: 15, runCount: 199 }, 20],
    ['8 s more from 200 on', { service: 0, own: null, base: 6, runCount: 200 }, 14],
    ['but 30 s at most', { service: 0, own: null, base: 25, runCount: 5000 }, 30],
  ])('is %s', (_what, sources, expected) => {
    expect(videoDuration(sources)).toBe(expected);
  });
});

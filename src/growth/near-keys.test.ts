import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AspectRef } from './discovery.js';
import { keyOf } from './keys.js';
import { doubtfulKeys, nearKeys, REACH } from './near-keys.js';

const color: AspectRef = { registry: 'static', aspect: 'color' };
const lighting: AspectRef = { registry: 'dynamic', aspect: 'lighting' };
const near = (place: AspectRef, value: Record<string, unknown>, doubts = {}) =>
  nearKeys(place, value, doubts, REACH.acrossRuns);

test('a colour in the middle of its cell has no neighbours, one at the edge has the cell beyond, nearest first', () => {
  expect(near(color, { r: 112, g: 112, b: 112 })).toEqual([]);
  expect(near(color, { r: 124.9, g: 112, b: 112 })).toEqual(['125,100,100_1.0']);
  expect(near(color, { r: 124.9, g: 101, b: 112 })).toEqual(['125,100,100_1.0', '100,75,100_1.0', '125,75,100_1.0']);
  expect(near(color, { r: 0, g: 0, b: 255 })).toEqual([]);
});

test('a word in doubt is near across runs, not within one', () => {
  const camera: AspectRef = { registry: 'dynamic', aspect: 'camera' };
  const pan = { motion_type: 'pan', speed: 'slow' };
  expect(near(camera, pan, { motion_type: ['truck'] })).toEqual(['truck_slow']);
  expect(nearKeys(camera, pan, { motion_type: ['truck'] }, REACH.withinRun)).toEqual([]);
});

test('the doubtful keys of a value are those of its other words, its numbers as they are', () => {
  const motion: AspectRef = { registry: 'dynamic', aspect: 'motion' };
  const value = { motion_level: 3.14, motion_trend: 'steady', motion_direction: 'radial', motion_rhythm: 'wave' };
  const doubts = { motion_trend: ['increasing'], motion_rhythm: ['pulsing'] };
  expect(doubtfulKeys(motion, value, doubts).sort()).toEqual([
    '3.1_increasing_radial_pulsing',
    '3.1_increasing_radial_wave',
    '3.1_steady_radial_pulsing',
  ]);
  expect(doubtfulKeys(motion, value, {})).toEqual([]);
});

test('what may not be there at all is left out of the key', () => {
  const blend: AspectRef = { registry: 'dynamic', aspect: 'blend' };
  const value = {
    domain: 'full_blend',
    inputs: {},
    output: { color: 'c', gradient_type: 'radial', camera: null, tempo: 'slow' },
  };
  expect(keyOf(blend, value)).toBe('full_blend:c_radial_slow');
  const doubts = { gradient_type: ['radial', null], camera: ['pan', null] };
  expect(doubtfulKeys(blend, value, doubts).sort()).toEqual([
    'full_blend:c_pan_slow',
    'full_blend:c_radial_pan_slow',
    'full_blend:c_slow',
  ]);
});

test('the near keys of a blend are those of what it blends', () => {
  const blend: AspectRef = { registry: 'dynamic', aspect: 'blend' };
  const value = { domain: 'color', inputs: {}, output: { r: 124.9, g: 112, b: 112 } };
  expect(near(blend, value)).toEqual(['color:125,100,100']);
});

const light = fc.record({
  brightness: fc.double({ min: 0, max: 255, noNaN: true }),
  contrast: fc.double({ min: 0, max: 120, noNaN: true }),
  saturation: fc.double({ min: 0, max: 1, noNaN: true }),
});
const error = fc.double({ min: -1, max: 1, noNaN: true });

test('a value measured again with the largest error finds itself', () => {
  fc.assert(
    fc.property(light, error, error, (value, a, b) => {
      const again = {
        brightness: Math.max(0, value.brightness + 0.9 * a),
        contrast: Math.max(0, value.contrast + 1.5 * b),
        saturation: value.saturation,
      };
      expect([keyOf(lighting, again), ...near(lighting, again)]).toContain(keyOf(lighting, value));
    }),
  );
});

test('near keys are few, differ, and never hold the key itself', () => {
  fc.assert(
    fc.property(light, (value) => {
      const keys = near(lighting, value);
      expect(keys.length).toBeLessThanOrEqual(400);
      expect(new Set([keyOf(lighting, value), ...keys]).size).toBe(keys.length + 1);
    }),
  );
});

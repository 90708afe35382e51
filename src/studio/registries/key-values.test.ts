import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../growth/keys.js';
import { originDiscoveries } from '../../growth/origin-discoveries.js';
import type { AspectRef } from '../../origins/aspects.js';
import { valueOfKey } from './key-values.js';

describe('values read from keys', () => {
  it('give the key back, for every origin', () => {
    const origins = originDiscoveries().filter(({ aspect }) => aspect !== 'blend');
    expect(origins.length).toBeGreaterThan(200);
    for (const { registry, aspect, key } of origins) {
      const place = { registry, aspect } as AspectRef;
      expect(keyOf(place, valueOfKey(place, key) ?? {})).toBe(key);
    }
  });

  it('give the key back, for measured numbers', () => {
    const number = (max: number) => fc.double({ min: 0, max, noNaN: true });
    const color: AspectRef = { registry: 'static', aspect: 'color' };
    const motion: AspectRef = { registry: 'dynamic', aspect: 'motion' };
    const graphics: AspectRef = { registry: 'dynamic', aspect: 'graphics' };
    fc.assert(
      fc.property(number(255), number(255), number(1), (a, b, c) => {
        for (const [place, value] of [
          [color, { r: a, g: b, b: 255 * c, opacity: c }],
          [motion, { motion_level: a, motion_trend: 'steady', motion_direction: 'vertical', motion_rhythm: 'wave' }],
          [motion, { motion_level: b, motion_trend: 'decreasing' }],
          [graphics, { edge_density: c, spatial_variance: a / 255, busyness: b / 255 }],
        ] as const) {
          const key = keyOf(place, value);
          expect(keyOf(place, valueOfKey(place, key) ?? {})).toBe(key);
        }
      }),
    );
  });

  it.each([
    ['static.color', 'red'],
    ['dynamic.motion', '{"key":"2.9_steady"}'],
    ['dynamic.camera', 'pan'],
    ['dynamic.gradient', 'radial'],
    ['dynamic.lighting', '125_45.3'],
  ])('are none in %s for "%s"', (name, key) => {
    const [registry, aspect] = name.split('.');
    expect(valueOfKey({ registry, aspect } as AspectRef, key)).toBeNull();
  });
});

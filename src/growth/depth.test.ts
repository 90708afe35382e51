import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANCHORS, between } from './anchors.js';
import { depthOf } from './depth.js';
import type { Aspect } from './discovery.js';
import { sharesOf } from './shares.js';

const dynamic = (aspect: Aspect) => ({ registry: 'dynamic' as const, aspect });

test('a number lies between its two neighbouring anchors, and mixing them gives it back', () => {
  for (const anchors of Object.values(ANCHORS)) {
    const at = new Map<string, number>(anchors.map(([name, value]) => [name, value]));
    const [low, high] = [anchors[0][1], (anchors.at(-1) as readonly [string, number])[1]];
    fc.assert(
      fc.property(fc.double({ min: low, max: high, noNaN: true }), (value) => {
        const shares = Object.entries(between(anchors, value));
        const mixed = shares.reduce((sum, [name, percent]) => sum + ((at.get(name) ?? Number.NaN) * percent) / 100, 0);
        expect(shares.length).toBeLessThanOrEqual(2);
        expect(Math.abs(mixed - value)).toBeLessThanOrEqual((high - low) / 1600);
      }),
      { numRuns: 50 },
    );
  }
});

test('an anchor is wholly itself, and beyond the ends there is nothing but the end', () => {
  expect(between(ANCHORS.speed, 12)).toEqual({ medium: 100 });
  expect(between(ANCHORS.speed, 0)).toEqual({ static: 100 });
  expect(between(ANCHORS.speed, 99)).toEqual({ fast: 100 });
});

test('shares sum to exactly 100 and leave out what is nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 8 }), (weights) => {
      fc.pre(weights.some((weight) => weight > 0));
      const shares = Object.values(sharesOf(weights.map((weight, i) => [String(i), weight])));
      let sum = 0;
      for (const share of shares) sum += share;
      expect(sum).toBe(100);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }),
  );
  expect(
    sharesOf([
      ['red', 1],
      ['brown', 0],
    ]),
  ).toEqual({ red: 100 });
});

test('a sound is silence by what is missing to full strength; the rest is as measured, or the noise of its tone', () => {
  const sound = { registry: 'static' as const, aspect: 'sound' as const };
  const measured = { silence: 75, rumble: 20, tone: 5, hiss: 0 };
  expect(depthOf(sound, { amplitude: 0.25, tone: 'low', origin_noises: measured })).toEqual({
    silence: 75,
    rumble: 20,
    tone: 5,
  });
  expect(depthOf(sound, { amplitude: 0.25, tone: 'high' })).toEqual({ silence: 75, hiss: 25 });
  expect(depthOf(sound, { amplitude: 0, tone: 'silent' })).toEqual({ silence: 100 });
});

test('light is made of its brightness, its contrast and its saturation', () => {
  const depth = (over: object) =>
    depthOf(dynamic('lighting'), { brightness: 102, contrast: 25, saturation: 0.5, ...over });
  expect(depth({})).toEqual({ 'ambient_level.0.4': 100, 'contrast_ratio.normal': 100, 'saturation.0.5': 100 });
  expect(depth({ brightness: 127.5 })).toMatchObject({ 'ambient_level.0.4': 50, 'ambient_level.0.6': 50 });
  expect(depth({ saturation: 0.75 })).toMatchObject({ 'saturation.0.5': 50, 'saturation.1.0': 50 });
});

test('weight is where the light is: aside, above and below', () => {
  const depth = (center_x: number, luminance_balance: number) =>
    depthOf(dynamic('composition'), { center_x, center_y: 0.5, luminance_balance });
  expect(depth(0.5, 0.5)).toEqual({ 'balance.balanced': 100 });
  expect(depth(0.25, 0.5)).toEqual({ 'balance.left_heavy': 100 });
  expect(depth(0.625, 0.5)).toEqual({ 'balance.balanced': 50, 'balance.right_heavy': 50 });
  expect(depth(0.5, 0.625)).toEqual({ 'balance.balanced': 50, 'balance.top_heavy': 50 });
});

test('a blend is made of what it blends', () => {
  expect(depthOf(dynamic('blend'), { domain: 'color', output: { r: 64, g: 64, b: 64 } })).toEqual({
    black: 50,
    gray: 50,
  });
  expect(depthOf(dynamic('blend'), { domain: 'transitions', output: { in: 'cut', out: 'fade' } })).toEqual({
    'in.cut': 100,
    'out.fade': 100,
  });
});

test('a narrative value is itself, a place its family', () => {
  expect(depthOf({ registry: 'narrative', aspect: 'mood' }, { value: 'calm' })).toEqual({ calm: 100 });
  expect(depthOf({ registry: 'narrative', aspect: 'settings' }, { value: 'beach', origin: 'nature' })).toEqual({
    nature: 100,
  });
});

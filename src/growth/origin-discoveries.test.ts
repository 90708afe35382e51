import { expect, test } from 'vitest';
import { ASPECTS } from './discovery.js';
import { originDiscoveries } from './origin-discoveries.js';

const origins = originDiscoveries();

/** Sum of a depth's shares in each of its domains. */
function domainSums(depth: Readonly<Record<string, number>>): number[] {
  const sums = new Map<string, number>();
  for (const [primitive, percent] of Object.entries(depth)) {
    const dot = primitive.indexOf('.');
    const domain = dot < 0 ? '' : primitive.slice(0, dot);
    sums.set(domain, (sums.get(domain) ?? 0) + percent);
  }
  return [...sums.values()];
}

test('every aspect that has origins holds them, each under a key of its own', () => {
  const keys = origins.map(({ registry, aspect, key }) => `${registry}.${aspect} ${key}`);
  expect(new Set(keys).size).toBe(keys.length);
  const places = new Set(origins.map(({ registry, aspect }) => `${registry}.${aspect}`));
  const all = Object.entries(ASPECTS).flatMap(([registry, aspects]) =>
    aspects.map((aspect) => `${registry}.${aspect}`),
  );
  // Blended colours and blends are made of origins and have none of their own.
  expect(all.filter((place) => !places.has(place))).toEqual(['dynamic.color', 'dynamic.blend']);
});

test('origins are seeded under the keys of existing registries', () => {
  const keys = (place: string) =>
    origins.filter(({ registry, aspect }) => `${registry}.${aspect}` === place).map(({ key }) => key);
  expect(keys('dynamic.gradient')).toEqual(['vertical_0.0', 'horizontal_0.0', 'radial_0.0', 'angled_0.0']);
  expect(keys('dynamic.transition')).toEqual(['cut_0.0', 'fade_0.0', 'dissolve_0.0', 'wipe_0.0']);
  expect(keys('dynamic.camera')).toHaveLength(16);
  expect(keys('dynamic.camera')).toContain('birds_eye_medium');
  expect(keys('dynamic.audio_semantic')).toContain('full_neutral_medium');
  expect(keys('static.sound')).toContain('0.25_low_rumble');
  expect(keys('static.color').slice(0, 2)).toEqual(['0,0,0_1.0', '250,250,250_1.0']);
  expect(keys('narrative.plots')).toEqual(['flat', 'slow_build', 'standard', 'immediate']);
});

test('the depth of every origin is together exactly 100 in each domain', () => {
  for (const { depth, key } of origins)
    expect([key, domainSums(depth).every((sum) => sum === 100)]).toEqual([key, true]);
});

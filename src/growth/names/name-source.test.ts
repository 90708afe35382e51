import { expect, test } from 'vitest';
import { rgbToOkLab } from '../../numerics/color.js';
import { Random } from '../../numerics/random.js';
import { loadColorNames } from '../../studio/assets/load-color-names.js';
import { loadLexicon } from '../../studio/assets/load-lexicon.js';
import type { Aspect, RegistryName } from '../discovery.js';
import { originDiscoveries } from '../origin-discoveries.js';
import { isAcceptableName } from './acceptable-name.js';
import { isTrueColorName } from './color-words.js';
import { nameSource, titled } from './name-source.js';

const lexicon = loadLexicon();
const names = nameSource(loadColorNames());
const random = Random.fromSeed(31);

function made(registry: RegistryName, aspect: Aspect, value: Record<string, unknown>) {
  return { registry, aspect, key: String(random.next()), value, depth: {} };
}

/** Values all over the range of each kind that has numbers. */
const KINDS: Readonly<Record<string, () => ReturnType<typeof made>>> = {
  color: () =>
    made('static', 'color', { r: random.between(0, 255), g: random.between(0, 255), b: random.between(0, 255) }),
  sound: () =>
    made('static', 'sound', {
      amplitude: random.next(),
      tone: random.pick(['silent', 'low', 'mid', 'high']),
      timbre: random.pick(['silent', 'tonal', 'noisy']),
    }),
  motion: () =>
    made('dynamic', 'motion', {
      motion_level: random.between(0, 40),
      motion_trend: random.pick(['steady', 'increasing', 'decreasing']),
      motion_direction: random.pick(['neutral', 'horizontal', 'vertical', 'diagonal', 'radial']),
      motion_rhythm: random.pick(['steady', 'pulsing', 'wave', 'random']),
    }),
  lighting: () =>
    made('dynamic', 'lighting', {
      brightness: random.between(0, 255),
      contrast: random.between(0, 100),
      saturation: random.next(),
    }),
  graphics: () =>
    made('dynamic', 'graphics', {
      edge_density: random.next(),
      spatial_variance: random.next(),
      busyness: random.next(),
    }),
  composition: () =>
    made('dynamic', 'composition', {
      center_x: random.next(),
      center_y: random.next(),
      luminance_balance: random.next(),
    }),
  blend: () =>
    made('dynamic', 'blend', { domain: 'full_blend', output: { motion: 'slow', mood: 'calm', lighting: 'high' } }),
};

/** The first candidate that is not taken yet. */
function take(taken: Set<string>, discovery: ReturnType<typeof made>): string {
  for (const name of names.candidates(discovery)) {
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  throw new Error(`No name is left for ${JSON.stringify(discovery)}.`);
}

test.each(Object.keys(KINDS))('2 000 names of the kind %s are unique, and a person would accept each', (kind) => {
  const taken = new Set<string>();
  for (let i = 0; i < 2000; i++) take(taken, KINDS[kind]?.() as ReturnType<typeof made>);
  expect([...taken].filter((name) => !isAcceptableName(name, lexicon))).toEqual([]);
});

test('the same value gets the same names in the same order', () => {
  for (const make of Object.values(KINDS)) {
    const value = make();
    const first = [...firstOf(value, 50)];
    expect([...firstOf({ ...value }, 50)]).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
  }
});

test('the sixteen primaries are called what they are', () => {
  const primaries = originDiscoveries()
    .filter(({ registry, aspect }) => registry === 'static' && aspect === 'color')
    .slice(0, 16);
  const taken = new Set<string>();
  expect(primaries.map((origin) => take(taken, origin))).toEqual([
    'Black',
    'White',
    'Red',
    'Green',
    'Blue',
    'Yellow',
    'Cyan',
    'Magenta',
    'Orange',
    'Purple',
    'Pink',
    'Brown',
    'Navy',
    'Gray',
    'Olive',
    'Teal',
  ]);
});

test('when its neighbourhood is taken, a colour is told from its neighbour by a word that is true of it', () => {
  const list = loadColorNames();
  const lightnessOf = new Map(list.names.map((name, i) => [name, list.labs[3 * i] as number]));
  let checked = 0;
  for (let i = 0; i < 60; i++) {
    const color = KINDS.color?.() as ReturnType<typeof made>;
    const { r, g, b } = color.value as { r: number; g: number; b: number };
    const [lightness] = rgbToOkLab([r, g, b]);
    for (const name of firstOf(color, 30)) {
      const [first = '', ...rest] = name.split(' ');
      const base = lightnessOf.get(rest.join(' '));
      if (base === undefined || lightnessOf.has(name)) continue;
      if (['Pale', 'Milky', 'Bleached', 'Frosted', 'Chalky'].includes(first)) expect(lightness).toBeGreaterThan(base);
      else if (['Deep', 'Dusky', 'Shadowy', 'Sooty', 'Inky'].includes(first)) expect(lightness).toBeLessThan(base);
      else continue;
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(50);
});

test('no colour word in a name is false of the colour', () => {
  for (const [r, g, b] of [
    [114.3, 133, 172],
    [60.4, 57.7, 27.2],
    [81.3, 81.6, 73.2],
    [88.6, 80.2, 10.9],
  ] as const) {
    const lab = rgbToOkLab([r, g, b]);
    const offered = firstOf(made('static', 'color', { r, g, b }), 150);
    const bases = offered.map((name) => name.split(' ').at(-1) ?? '').filter((word) => /^[A-Z]/.test(word));
    expect(
      bases.filter(
        (word) => !['Dark', 'Deep', 'Light', 'Pale', 'Bright'].includes(word) && !isTrueColorName(word, lab),
      ),
    ).toEqual([]);
  }
});

test('a narrative value is its own name, and never has a digit or a sign in it', () => {
  expect(titled('golden_hour')).toBe('Golden Hour');
  expect(titled('sector 7 (north)')).toBe('Sector North');
  expect(titled('b-roll')).toBe('B-roll');
  expect(firstOf(made('narrative', 'settings', { value: 'wine cellar' }), 1)).toEqual(['Wine Cellar']);
  expect(firstOf(made('narrative', 'settings', { value: '42' }), 1)[0]).toMatch(
    /^[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+$/,
  );
});

test('names do not end: a thousand of the smallest kind are free', () => {
  const cut = made('dynamic', 'transition', { type: 'cut', duration_seconds: 0 });
  expect(new Set(firstOf(cut, 1000)).size).toBe(1000);
});

function firstOf(discovery: ReturnType<typeof made>, count: number): string[] {
  const found: string[] = [];
  for (const name of names.candidates(discovery)) {
    found.push(name);
    if (found.length === count) break;
  }
  return found;
}

import { describe, expect, it } from 'vitest';
import { Random } from '../numerics/random.js';
import {
  type IllustrationCategory,
  openIllustrationIndex,
  type StoredIllustrationIndex,
} from './illustration-index.js';
import { findIllustration, type NamedKind, type NounRelations } from './illustrations.js';

const DRAWINGS: readonly [key: string, category: IllustrationCategory, noun: string][] = [
  ['noto:dog', 'animal', 'dog'],
  ['noto:flamingo', 'animal', 'heron'],
  ['noto:automobile', 'vehicle', 'car'],
  ['noto:red-apple', 'food', 'apple'],
  ['drawn:cup', 'object', 'cup'],
  ['noto:ewe', 'animal', 'sheep'],
  ['noto:hot-dog', 'food', 'hot dog'],
  ['drawn:table', 'furniture', 'table'],
];
const stored: StoredIllustrationIndex = {
  version: 1,
  entries: [
    ...DRAWINGS.map(([key, category]) => [key, category, 'land', 'left', 0, 1, []] as const),
    [
      'noto:person-running',
      'person',
      'land',
      'left',
      0,
      1,
      ['noto:person-running-light-skin-tone', 'noto:person-running-dark-skin-tone'],
    ],
    ['noto:person-running-light-skin-tone', 'person', 'land', 'left', 0, 1, []],
    ['noto:person-running-dark-skin-tone', 'person', 'land', 'left', 0, 1, []],
    ['noto:person-standing', 'person', 'land', 'front', 0, 1, []],
  ],
  nouns: { ...Object.fromEntries(DRAWINGS.map(([key, , noun]) => [noun, key])), person: 'noto:person-standing' },
};
const index = openIllustrationIndex(stored);

const KINDS: Readonly<Record<string, readonly NamedKind[]>> = {
  corgi: [
    { name: 'herding dog', sort: 'animal' },
    { name: 'dog', sort: 'animal' },
  ],
  hero: [{ name: 'heron', sort: 'person' }],
  sedan: [{ name: 'car', sort: 'thing' }],
};
const lexicon: NounRelations = {
  singular: (noun) => ({ corgis: 'corgi', people: 'person' })[noun] ?? noun,
  kinds: (noun) => KINDS[noun] ?? (noun === 'pome' ? [{ name: 'produce', sort: 'food' }] : []),
  linksBetween: (noun, kind) => (noun === 'apple' && kind === 'pome' ? 1 : null),
  isKindOf: (noun, kind) => noun === 'red fox' && kind === 'fox',
};
const key = (noun: string, options = {}): string | null =>
  findIllustration(index, noun, { lexicon, ...options })?.key ?? null;

describe('findIllustration', () => {
  it.each([
    ['dog', 'noto:dog'],
    ['a dog', 'noto:dog'],
    ['dogs', 'noto:dog'],
    ['old brown dog', 'noto:dog'],
    ['hot dog', 'noto:hot-dog'],
    ['corgi', 'noto:dog'],
    ['two silly corgis', 'noto:dog'],
    ['sedan', 'noto:automobile'],
    ['herd of sheep', 'noto:ewe'],
    ['cup of tea', 'drawn:cup'],
    ['fruit', 'noto:red-apple'],
    ['pome', 'noto:red-apple'],
  ])('shows %s as %s', (noun, expected) => expect(key(noun)).toBe(expected));

  it('takes no drawing of another sort of thing', () => expect(key('hero')).toBeNull());
  it('has nothing for what cannot be seen', () => expect(key('happiness')).toBeNull());
  it('shows a person at the action', () => {
    expect(key('person', { action: 'running' })).toBe('noto:person-running-dark-skin-tone');
    expect(key('person', { action: 'pondering' })).toBe('noto:person-standing');
  });
  it('chooses skin tones by the given chance alone', () => {
    const tones = Array.from({ length: 20 }, (_, seed) =>
      key('person', { action: 'jogging', random: Random.fromSeed(seed) }),
    );
    expect(new Set(tones).size).toBe(2);
    expect(key('person', { action: 'jogging', random: Random.fromSeed(3) })).toBe(tones[3]);
  });
  it('knows how high things are through their kinds', () => {
    const height = (noun: string): number => findIllustration(index, noun, { lexicon })?.heightMetres ?? 0;
    expect(height('sedan')).toBe(1.5);
    expect(height('corgi')).toBeLessThan(height('dog'));
    expect(height('cup')).toBeLessThan(0.2);
  });
});

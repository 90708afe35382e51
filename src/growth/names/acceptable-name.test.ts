import { expect, test } from 'vitest';
import { loadColorNames } from '../../studio/assets/load-color-names.js';
import { loadLexicon } from '../../studio/assets/load-lexicon.js';
import { isAcceptableName } from './acceptable-name.js';
import { NEUTRAL_WORDS } from './neutral-words.js';
import { ALL_KINDS } from './value-words.js';

const lexicon = loadLexicon();
const accepts = (name: string) => isAcceptableName(name, lexicon);

test('words of the dictionary and compounds of two common words are accepted', () => {
  const good = [
    'Landscape',
    'Lightning',
    'Brightness',
    'Jazz',
    'Backdrop',
    'Horizontal',
    'Asymmetric',
    'Educational',
    'Mistbrook',
    'Slate',
    'Hushed Surf',
    'Morning at Sea',
    'Golden Hour',
  ];
  expect(good.filter((name) => !accepts(name))).toEqual([]);
});

test('gibberish, numbers, prefixes, glued prompt words and coarse words are refused', () => {
  const bad = [
    'Qopiraticora',
    'Dimalaqabela',
    'Locucacinuca',
    'Roseal',
    'Violet3560',
    'Canopy 78',
    'sound_bloom',
    'Sound Bloom',
    'genre_starer',
    'Genre Glen',
    'Colorlightingm',
    'Generalstandar',
    'Novel12345',
    'mist',
    'MIST',
    '',
    ' ',
    'Mist ',
    'Pale  Rose',
    'Mist Mist',
    'Of Roses',
    'Sea of',
    'Blue-Green',
    'Rosé',
    'Pus Yellow',
    'A B',
  ];
  expect(bad.filter(accepts)).toEqual([]);
});

test('every word that names are made of is in the dictionary', () => {
  const words = ALL_KINDS.flatMap(({ adjectives, nouns }) => [...adjectives.flatMap(({ all }) => all), ...nouns.all]);
  expect([...new Set([...words, ...NEUTRAL_WORDS])].filter((each) => !accepts(each))).toEqual([]);
});

test('every listed colour name is acceptable and listed once', () => {
  const { names, tellingCount } = loadColorNames();
  expect(names.length).toBeGreaterThan(10_000);
  expect(tellingCount).toBeGreaterThan(2_000);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !accepts(name))).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionEntry, SettingEntry } from '../origins/vocabulary.js';
import { loadLexicon } from '../studio/assets/load-lexicon.js';
import { compileWordNet } from './compile-wordnet.js';
import { openLexicon } from './lexicon.js';
import { nearestAction, nearestSetting } from './nearest.js';
import { americanSpelling } from './spelling.js';

const lexicon = loadLexicon();

describe('words and meanings', () => {
  it.each([
    ['mice', 'noun', 'mouse'],
    ['knives', 'noun', 'knife'],
    ['buses', 'noun', 'bus'],
    ['scissors', 'noun', 'scissors'],
    ['ran', 'verb', 'run'],
    ['swimming', 'verb', 'swim'],
    ['tying', 'verb', 'tie'],
    ['happier', 'adjective', 'happy'],
    ['biggest', 'adjective', 'big'],
  ] as const)('the lemma of %s as a %s is %s', (form, part, lemma) =>
    expect(lexicon.lemmasOf(form, part)[0]).toBe(lemma),
  );

  it('knows lemmas of several words, and what begins them', () => {
    expect(lexicon.has('parking meter', 'noun')).toBe(true);
    expect(lexicon.has('parking_meter', 'noun')).toBe(true);
    expect(lexicon.continues('parking')).toBe(true);
    expect(lexicon.continues('zyx')).toBe(false);
  });

  it('says what a word is a kind of', () => {
    expect(lexicon.isA('typhoon', 'storm')).toBe(true);
    expect(lexicon.isA('corgi', 'dog#1')).toBe(true);
    expect(lexicon.isA('corgi', 'cat#1')).toBe(false);
    expect(lexicon.isA('sprint', 'run', { part: 'verb' })).toBe(true);
  });

  it('gives the field of meaning, individuals and pairs', () => {
    const first = (lemma: string) => lexicon.senses(lemma, 'noun')[0]?.synset ?? -1;
    expect(lexicon.fileOf(first('zebra'))).toBe('noun.animal');
    expect(lexicon.isInstance(first('paris'))).toBe(true);
    expect(lexicon.isPair(first('ski'))).toBe(true);
    expect(lexicon.isPair(first('knife'))).toBe(false);
  });

  it.each([
    ['colour', 'color'],
    ['grey', 'gray'],
    ['theatre', 'theater'],
    ['four', 'four'],
    ['hour', 'hour'],
    ['poetry', 'poetry'],
  ])('%s is spelt %s in American', (word, american) => {
    expect(americanSpelling(lexicon, word)).toBe(american);
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (word) => {
        expect(lexicon.senses(word, 'noun').every((sense) => sense.rank > 0)).toBe(true);
        lexicon.lemmasOf(word, 'verb');
        lexicon.continues(word);
        lexicon.anchor(word);
      }),
    );
  });
});

describe('nearest of a vocabulary', () => {
  const setting = (name: string, family: SettingEntry['family'], ...anchors: string[]): SettingEntry => ({
    name,
    anchors,
    family,
    ground: 'land',
    horizon: 0.5,
    ambience: 'none',
  });
  const settings = [
    setting('sea', 'nature', 'body of water'),
    setting('shore', 'nature', 'shore#1'),
    setting('street', 'urban', 'road#1'),
    setting('room', 'interior', 'room#1', 'building#1'),
    setting('field', 'outdoor', 'tract#1'),
  ];
  const actions: ActionEntry[] = [
    { name: 'walk', verbs: ['walk'] },
    { name: 'run', verbs: ['run'] },
    { name: 'fly', verbs: ['fly'] },
  ];

  it.each([
    ['seashore', 'shore'],
    ['lagoon', 'sea'],
    ['cobbled alley', 'street'],
    ['bedroom', 'room'],
    ['town library', 'room'],
    ['meadow', 'field'],
  ])('%s is shown as %s', (noun, name) => {
    expect(nearestSetting(lexicon, noun, settings)?.entry.name).toBe(name);
  });

  it('keeps indoor places inside and outdoor places outside', () => {
    expect(nearestSetting(lexicon, 'indoor swimming pool', settings)?.entry.family ?? 'interior').toBe('interior');
    expect(nearestSetting(lexicon, 'outdoor lagoon', settings)?.entry.family).not.toBe('interior');
  });

  it.each([
    ['stroll', 'walk'],
    ['sprint', 'run'],
    ['fly away', 'fly'],
    ['march', 'walk'],
  ])('%s is done as %s', (verb, name) => expect(nearestAction(lexicon, verb, actions)?.entry.name).toBe(name));

  it('gives nothing where nothing is near', () => {
    expect(nearestSetting(lexicon, 'gronkle', settings)).toBeNull();
    expect(nearestAction(lexicon, 'think', actions)).toBeNull();
  });
});

describe('the compiled file', () => {
  const line = (offset: string, file: string, words: string[], pointers: string[], gloss: string) =>
    `${offset} ${file} n ${words.length.toString(16).padStart(2, '0')} ${words.map((word) => `${word} 0`).join(' ')} ${String(pointers.length).padStart(3, '0')} ${pointers.map((pointer) => `${pointer} n 0000 `).join('')}| ${gloss}`;
  const bytes = compileWordNet({
    data: [
      [
        line('00000001', '05', ['animal'], [], 'moves'),
        line('00000002', '05', ['Rex', 'cave_dog'], ['@ 00000001'], 'barks'),
        line('00000003', '06', ['ski'], [], 'used in pairs for gliding'),
      ].join('\n'),
      '',
      '',
      '',
    ],
    index: [
      [
        'animal n 1 0 1 1 00000001',
        'cave_dog n 1 1 @ 1 0 00000002',
        'rex n 1 1 @ 1 0 00000002',
        'ski n 1 0 1 0 00000003',
      ].join('\n'),
      '',
      '',
      '',
    ],
    senseIndex: 'animal%1:05:00:: 00000001 1 7',
    irregular: { n: { rices: 'rex' }, v: {}, a: {} },
    compounds: ['waxed ski'],
  });

  it('gives back what was compiled', () => {
    const small = openLexicon(bytes);
    expect(small.senses('animal', 'noun')).toMatchObject([{ rank: 1, uses: 7 }]);
    expect(small.wordsOf(small.anchor('rex')[0] ?? -1)).toEqual(['rex', 'cave_dog']);
    expect(small.isA('cave dog', 'animal')).toBe(true);
    expect(small.lemmasOf('rices', 'noun')).toEqual(['rex']);
    expect(small.isPair(small.anchor('waxed_ski')[0] ?? -1)).toBe(true);
  });

  it('refuses other files and cut ones', () => {
    expect(() => openLexicon(new Uint8Array(100))).toThrow(/not of this version/);
    expect(() => openLexicon(bytes.slice(0, 80))).toThrow(/cut short/);
  });
});

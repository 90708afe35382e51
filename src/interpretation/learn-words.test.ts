import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../studio/assets/load-lexicon.js';
import { understand } from '../studio/plan-video.js';
import { learnWords } from './learn-words.js';
import { wordTable } from './phrases.js';

const learned = (prompt: string) =>
  learnWords(understand(prompt), loadLexicon()).map(
    ({ span, domain, canonical, variant }) => `${span} ${domain}:${canonical} ${variant}`,
  );

describe('words that interpretation did not know', () => {
  it.each([
    ['a sombre scene', ['sombre tone:dark synonym', 'sombre mood:dark synonym']],
    ['a jubilant scene', ['jubilant tone:bright synonym', 'jubilant mood:uplifting synonym']],
    ['a sullen scene', ['sullen tone:dark synonym', 'sullen mood:dark synonym']],
    ['a murky scene', ['murky weather:cloudy synonym']],
    ['a hushed scene', ['hushed presence:silence synonym']],
  ])('are explained by neighbours that agree: %s', (prompt, expected) => {
    expect(learned(prompt)).toEqual(expect.arrayContaining(expected));
  });

  it.each(['an opulent scene', 'a ferocious scene', 'a lush scene', 'a rustic scene'])(
    'are left open where one sense speaks alone, or none: %s',
    (prompt) => {
      expect(learned(prompt)).toEqual([]);
    },
  );

  it.each([
    ['a fox at mignight', 'mignight time_of_day:night dialect'],
    ['a lake, peacefull', 'peacefull motion:slow dialect'],
    ['a dreamny picture', 'dreamny tone:dreamy dialect'],
  ])('are taken as the word that they are a slip of: %s', (prompt, expected) => {
    expect(learned(prompt)).toContain(expected);
  });

  it('never echo the tables, nor what the prompt says elsewhere', () => {
    for (const word of wordTable().keys()) expect(learned(`a ${word} scene`), word).toEqual([]);
    expect(learned('a dark, realistic qopi motion with warm light')).toEqual([]);
  });
});

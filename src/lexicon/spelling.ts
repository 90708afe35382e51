import { PARTS_OF_SPEECH } from './lexicographer-files.js';
import type { Lexicon } from './lexicon.js';

/** British endings and infixes → American ones. Tried, and kept only when the lexicon says both spell one word. */
const SPELLINGS: readonly (readonly [british: RegExp, american: string])[] = [
  [/our/, 'or'],
  [/grey/, 'gray'],
  [/tre$/, 'ter'],
  [/bre$/, 'ber'],
  [/ise(d|s|r)?$/, 'ize$1'],
  [/ising$/, 'izing'],
  [/isation/, 'ization'],
  [/yse(d|s)?$/, 'yze$1'],
  [/ogue$/, 'og'],
  [/ence$/, 'ense'],
  [/lled$/, 'led'],
  [/lling$/, 'ling'],
  [/ellery/, 'elry'],
  [/aero/, 'air'],
  [/ae/, 'e'],
  [/oe/, 'e'],
  [/mould/, 'mold'],
  [/plough/, 'plow'],
  [/gramme$/, 'gram'],
  [/tyre/, 'tire'],
];

/**
 * The American spelling of a word spelt the British way: `colour` → `color`, `grey` → `gray`, `theatre` →
 * `theater`. Any other word comes back as it is. Two spellings are one word when they share a meaning.
 */
export function americanSpelling(lexicon: Lexicon, word: string): string {
  for (const [british, american] of SPELLINGS) {
    if (!british.test(word)) continue;
    const candidate = word.replace(british, american);
    if (candidate !== word && shareMeaning(lexicon, word, candidate)) return candidate;
  }
  return word;
}

function shareMeaning(lexicon: Lexicon, a: string, b: string): boolean {
  return PARTS_OF_SPEECH.some((part) => {
    const meanings = new Set(baseSenses(lexicon, a, part));
    return meanings.size > 0 && baseSenses(lexicon, b, part).some((synset) => meanings.has(synset));
  });
}

function baseSenses(lexicon: Lexicon, word: string, part: (typeof PARTS_OF_SPEECH)[number]): number[] {
  return lexicon.lemmasOf(word, part).flatMap((lemma) => lexicon.senses(lemma, part).map((sense) => sense.synset));
}

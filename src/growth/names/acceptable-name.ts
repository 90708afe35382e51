import type { Lexicon } from '../../lexicon/lexicon.js';
import { ASPECTS } from '../discovery.js';
import { REFUSED_WORDS } from './refused-words.js';

/** What a dictionary must be able to say. */
export type Dictionary = Pick<Lexicon, 'has' | 'lemmasOf' | 'senses'>;

const MOST_WORDS = 5;
/** Little words that may stand inside a name, in lower or upper case; WordNet has none of them. */
export const LINKING_WORDS: ReadonlySet<string> = new Set([
  'a',
  'and',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'the',
  'to',
  'with',
]);
/** A name does not begin with the place that it is filed under: `Sound Bloom`, `Genre Glen`. */
const PLACES = new Set(
  Object.values(ASPECTS)
    .flat()
    .flatMap((aspect) => [aspect, aspect.replace(/s$/, '')])
    .concat('scene', 'audio'),
);
/** A shorter half of a compound proves little: most short syllables are a word of something. */
const LEAST_HALF = 4;

/**
 * Whether a person would accept the name: one to five words in title case, each a word of the dictionary or a
 * compound of two (`Mistbrook`); no digits or signs, no made-up syllables, no place as a prefix, nothing coarse.
 * Whether it is true of its value, and unique, is not asked here.
 */
export function isAcceptableName(name: string, dictionary: Dictionary): boolean {
  const words = name.split(' ');
  if (words.length > MOST_WORDS || new Set(words).size < words.length) return false;
  const [first = '', ...rest] = words;
  if (rest.length > 0 && PLACES.has(first.toLowerCase())) return false;
  if (LINKING_WORDS.has((words.at(-1) ?? '').toLowerCase())) return false;
  return (
    isProperWord(first, dictionary) &&
    rest.every((each) => LINKING_WORDS.has(each.toLowerCase()) || isProperWord(each, dictionary))
  );
}

function isProperWord(text: string, dictionary: Dictionary): boolean {
  if (!/^[A-Z][a-z]{2,}$/.test(text)) return false;
  const lower = text.toLowerCase();
  if (REFUSED_WORDS.has(lower)) return false;
  return isDictionaryWord(lower, dictionary) || isCompound(lower, dictionary);
}

/** Whether the dictionary holds the word or the word that it is a form of. Lower case. */
function isDictionaryWord(text: string, dictionary: Dictionary): boolean {
  return (
    dictionary.has(text) ||
    (['noun', 'verb', 'adjective'] as const).some((part) =>
      dictionary.lemmasOf(text, part).some((lemma) => lemma !== text && !REFUSED_WORDS.has(lemma)),
    )
  );
}

/** Two common words in one, such as poets make: `mistbrook`. */
function isCompound(text: string, dictionary: Dictionary): boolean {
  for (let at = LEAST_HALF; at <= text.length - LEAST_HALF; at++) {
    if (isCommon(text.slice(0, at), dictionary) && isCommon(text.slice(at), dictionary)) return true;
  }
  return false;
}

/** A noun or adjective that texts were seen to use. */
function isCommon(text: string, dictionary: Dictionary): boolean {
  if (REFUSED_WORDS.has(text)) return false;
  return (['noun', 'adjective'] as const).some((part) => dictionary.senses(text, part).some(({ uses }) => uses > 0));
}

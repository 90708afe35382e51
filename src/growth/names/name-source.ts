import type { Discovery } from '../discovery.js';
import { type Value, word } from '../keys.js';
import type { ColorNameList } from './color-name-list.js';
import { colorNames } from './color-names.js';
import { NEUTRAL_WORDS } from './neutral-words.js';
import { product, shuffled } from './shuffled.js';
import { wordNames } from './word-names.js';

/** What a name is made from. */
type Nameable = Pick<Discovery, 'registry' | 'aspect' | 'key' | 'value' | 'depth'>;

/**
 * Names for values: real words, true of the value, best first and never at an end. The same value gets the same
 * names in the same order; which of them is free is for the registry to say.
 *
 * @param colors - the compiled list of colour names
 */
export function nameSource(colors: ColorNameList): { candidates(discovery: Nameable): Iterable<string> } {
  return {
    candidates({ registry, aspect, key, value }) {
      if (registry === 'narrative') return narrativeNames(key, value);
      const color = colorOf(aspect, value);
      return color ? colorNames(colors, key, color) : wordNames(aspect, key, value);
    },
  };
}

/** A colour, or the blend of the video's colours; null for everything else. */
function colorOf(aspect: Discovery['aspect'], value: Value): Value | null {
  if (aspect === 'color') return value;
  return aspect === 'blend' && value.domain === 'color' ? ((value.output ?? null) as Value | null) : null;
}

/** A narrative value is its own name; should another value have taken it, a neutral noun tells them apart. */
function* narrativeNames(key: string, value: Value): Generator<string> {
  const own = titled(word(value, 'value', key));
  if (own !== '') yield own;
  for (const words of shuffled(product([NEUTRAL_WORDS, NEUTRAL_WORDS, NEUTRAL_WORDS]), key))
    yield (own === '' ? words : [own, ...words.slice(0, 2)]).join(' ');
}

/** `golden_hour` → `Golden Hour`; signs and digits are left out. */
export function titled(value: string): string {
  return value
    .replace(/[^\p{Letter}\s_'-]/gu, '')
    .split(/[\s_]+/)
    .filter((each) => each !== '')
    .map((each) => each[0]?.toUpperCase() + each.slice(1))
    .join(' ');
}

import { rgbToOkLab } from '../numerics/color.js';
import { hashText } from '../numerics/random.js';
import { COLOR_NAMES } from '../origins/color-names.js';
import type { Discovery } from './discovery.js';
import { number, type Value, word } from './keys.js';

type Named = Pick<Discovery, 'registry' | 'aspect' | 'key' | 'value' | 'depth'>;

const ADJECTIVES = [
  'Quiet',
  'Gentle',
  'Silver',
  'Golden',
  'Distant',
  'Amber',
  'Northern',
  'Hidden',
  'Wandering',
  'Early',
  'Drifting',
  'Slow',
  'Woven',
  'Hollow',
  'Open',
  'Patient',
];
const NOUNS = [
  'Tide',
  'Meadow',
  'Harbor',
  'Lantern',
  'Canyon',
  'River',
  'Garden',
  'Ember',
  'Orchard',
  'Willow',
  'Summit',
  'Shore',
  'Prairie',
  'Feather',
  'Valley',
  'Forest',
];

/** Names for values, best first. */
export function nameSource(): { candidates(discovery: Named): Iterable<string> } {
  return { candidates };
}

function* candidates(discovery: Named): Generator<string> {
  if (discovery.registry === 'narrative') yield titled(word(discovery.value, 'value', discovery.key));
  if (discovery.aspect === 'color') yield* colorNames(discovery.value);
  const start = hashText(discovery.key);
  const size = ADJECTIVES.length ** 2 * NOUNS.length ** 3;
  for (let i = 0; i < size; i++) {
    let n = (start + i) % size;
    const take = (list: readonly string[]) => {
      const taken = list[n % list.length] as string;
      n = Math.floor(n / list.length);
      return taken;
    };
    const parts = [take(ADJECTIVES), take(NOUNS), take(NOUNS), take(ADJECTIVES), take(NOUNS)];
    yield parts.join(' ');
  }
}

function colorNames(value: Value): string[] {
  const lab = rgbToOkLab([number(value, 'r'), number(value, 'g'), number(value, 'b')]);
  const distance = (rgb: readonly [number, number, number]) =>
    rgbToOkLab(rgb).reduce((sum, part, i) => sum + (part - (lab[i] ?? 0)) ** 2, 0);
  return [...COLOR_NAMES].sort((a, b) => distance(a[1]) - distance(b[1])).map(([name]) => titled(name));
}

/** `golden_hour` → `Golden Hour`. */
export function titled(value: string): string {
  return value.replace(/[_\s]+/g, ' ').replace(/(^|[\s-])[a-z]/g, (start) => start.toUpperCase());
}

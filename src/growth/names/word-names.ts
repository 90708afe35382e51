import type { Aspect } from '../discovery.js';
import type { Value } from '../keys.js';
import { NEUTRAL_WORDS } from './neutral-words.js';
import { type Choices, joined, product, shuffled } from './shuffled.js';
import { kindOf } from './value-words.js';

/**
 * How many names of each form are offered before the next, longer form: a few only, so that a free name is found
 * soon also where the short ones are long taken.
 */
const FIRST_OFFERS = [8, 12, 24, 48];

/**
 * Names made of words that are true of a value: `Hushed Surf`, `Quick Rolling Tide`, then with a neutral noun
 * between, `Hushed Willow Surf`. More than a million for every value; best first, in an order of the key's own.
 */
export function* wordNames(aspect: Aspect, key: string, value: Value): Generator<string> {
  const forms: Generator<string>[] = [];
  // A longer form is made when the shorter ones are taken.
  for (const choices of formsOf(aspect, value)) {
    const form = namesOf(choices, `${key} ${forms.length}`);
    let left = FIRST_OFFERS[forms.length] ?? 0;
    forms.push(form);
    for (; left > 0; left--) {
      const next = form.next();
      if (next.done) break;
      yield next.value;
    }
  }
  // The longest form has most names left; what was passed over of the others comes last.
  for (const form of forms.reverse()) yield* form;
}

/** From the shortest names to the longest. */
function* formsOf(aspect: Aspect, value: Value): Generator<Choices<string[]>> {
  const { kind, value: measured } = kindOf(aspect, value);
  const tables = kind.adjectives.map((table) => table.of(measured)).filter((words) => words.length > 0);
  const ownNouns = kind.nouns.of(measured);
  const nouns = ownNouns.length > 0 ? ownNouns : NEUTRAL_WORDS;
  const neutral = NEUTRAL_WORDS;
  const after = (...rest: (readonly string[])[]) => joined(tables.map((table) => product([table, ...rest])));
  // Where nothing but the kind is known, a neutral word stands before it: `Willow Turn`.
  if (tables.length === 0) {
    yield product([neutral, nouns]);
    yield product([neutral, neutral, nouns]);
  }
  yield after(nouns);
  const pairs = tables.flatMap((one, i) => tables.slice(i + 1).map((other) => [one, other]));
  yield joined(pairs.map((pair) => product([...pair, nouns])));
  yield after(neutral, nouns);
  yield joined(pairs.map((pair) => product([...pair, neutral, nouns])));
  yield after(neutral, neutral, nouns);
  yield product([neutral, neutral, neutral, nouns]);
}

function* namesOf(choices: Choices<string[]>, key: string): Generator<string> {
  for (const words of shuffled(choices, key)) if (isDistinct(words)) yield words.join(' ');
}

/** Letters that two words of one name may not both begin with: no "Rising Rise". */
const STEM = 4;

function isDistinct(words: readonly string[]): boolean {
  const stems = words.map((word) => word.slice(0, STEM));
  return new Set(stems).size === stems.length;
}

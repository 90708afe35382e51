import { number, type Value, word } from '../keys.js';

/** Words that are true of a value, by one of its measured fields. */
export interface TrueWords {
  /** Those of this value; empty when the field was not measured. */
  of(value: Value): readonly string[];
  /** Every word of the table: all can be checked against a dictionary. */
  readonly all: readonly string[];
}

/**
 * What one kind of value can be called: adjectives that say how it is, one table for each thing measured of it,
 * and nouns for what it is.
 */
export interface WordKind {
  readonly adjectives: readonly TrueWords[];
  readonly nouns: TrueWords;
}

/**
 * Words by ranges of a number: each list holds up to its bound, the last one beyond.
 *
 * @param field - name of the measured number, or how to get it
 */
export function byNumber(
  field: string | ((value: Value) => number | null),
  ...steps: readonly (readonly [upTo: number, words: string])[]
): TrueWords {
  const lists = steps.map(([upTo, words]) => ({ upTo, words: listed(words) }));
  const read = typeof field === 'string' ? (value: Value) => measured(value, field) : field;
  return {
    of(value) {
      const at = read(value);
      if (at === null) return [];
      return (lists.find(({ upTo }) => at <= upTo) ?? lists.at(-1))?.words ?? [];
    },
    all: lists.flatMap(({ words }) => words),
  };
}

/** Words by the value of a field that holds a word. */
export function byWord(field: string, lists: Readonly<Record<string, string>>): TrueWords {
  const split = new Map(Object.entries(lists).map(([at, words]) => [at, listed(words)]));
  return { of: (value) => split.get(word(value, field, '')) ?? [], all: [...split.values()].flat() };
}

/** Words that are true of every value of the kind. */
export function always(words: string): TrueWords {
  const list = listed(words);
  return { of: () => list, all: list };
}

/** The first table's words, then the second one's. */
export function both(one: TrueWords, other: TrueWords): TrueWords {
  return { of: (value) => [...one.of(value), ...other.of(value)], all: [...one.all, ...other.all] };
}

function listed(words: string): string[] {
  return words.split(' ').filter((each) => each !== '');
}

function measured(value: Value, field: string): number | null {
  return typeof value[field] === 'number' ? number(value, field) : null;
}

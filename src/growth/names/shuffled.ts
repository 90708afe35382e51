import { hashText } from '../../numerics/random.js';

/** A list that is known by its length and its parts, so that a product of lists need not be written out. */
export interface Choices<T> {
  readonly count: number;
  at(index: number): T;
}

/** Every combination of one entry from each list. */
export function product<T>(lists: readonly (readonly T[])[]): Choices<T[]> {
  return {
    count: lists.reduce((count, list) => count * list.length, 1),
    at(index) {
      let rest = index;
      return lists.map((list) => {
        const taken = list[rest % list.length] as T;
        rest = Math.floor(rest / list.length);
        return taken;
      });
    },
  };
}

/** The choices of one list after those of another. */
export function joined<T>(parts: readonly Choices<T>[]): Choices<T> {
  return {
    count: parts.reduce((sum, part) => sum + part.count, 0),
    at(index) {
      let rest = index;
      const part = parts.find(({ count }) => {
        if (rest < count) return true;
        rest -= count;
        return false;
      });
      if (!part) throw new RangeError(`There is no choice ${index}.`);
      return part.at(rest);
    },
  };
}

/**
 * Every choice once, in an order that the key decides: neighbouring keys begin far apart, and the same key always
 * goes the same way. Nothing is held in memory.
 */
export function* shuffled<T>(choices: Choices<T>, key: string): Generator<T> {
  const { count } = choices;
  if (count === 0) return;
  const start = hashText(`${key} start`) % count;
  let stride = 1 + (hashText(`${key} stride`) % count);
  while (commonDivisor(stride, count) > 1) stride++;
  for (let i = 0, at = start; i < count; i++, at = (at + stride) % count) yield choices.at(at);
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

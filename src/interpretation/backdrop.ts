import { BACKDROP_NOUNS } from '../origins/backdrops.js';
import type { Mention } from './mention.js';

/**
 * The plain surface of one colour that fills the picture ("a dark teal wall", "on a white background"), or null. With
 * a size, an action or in number it is a thing among others.
 */
export function backdropOf(mentions: readonly Mention[]): Mention | null {
  const found = mentions.find(
    ({ noun, color, negated, size, action, count }) =>
      BACKDROP_NOUNS.has(noun) && color !== null && !negated && size === null && action === null && count === 1,
  );
  return found ?? null;
}

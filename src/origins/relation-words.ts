import type { RelationKind } from './domains.js';

/** Prepositions, one word or several, that place one thing by another. */
export const RELATION_WORDS: Readonly<Record<RelationKind, readonly string[]>> = {
  left_of: ['on the left of', 'to the left of', 'on the left side of', 'left of', 'at the left of'],
  right_of: ['on the right of', 'to the right of', 'on the right side of', 'right of', 'at the right of'],
  above: ['on the top of', 'above', 'over', 'higher than'],
  below: ['on the bottom of', 'at the bottom of', 'below', 'beneath', 'under', 'underneath', 'lower than'],
  in_front_of: ['in front of', 'in the front of', 'ahead of', 'before'],
  behind: ['behind', 'in back of', 'at the back of'],
  on: ['on', 'on top of', 'atop', 'onto', 'upon'],
  in: ['in', 'inside', 'into', 'within', 'inside of'],
  near: ['near', 'next to', 'beside', 'by', 'alongside', 'close to', 'adjacent to', 'nearby', 'around', 'between', 'against', 'at the side of', 'along'],
};

/** Prepositions after which no place can follow as the setting. */
export const UNPLACING_PREPOSITIONS: readonly string[] = ['with', 'of', 'for', 'as', 'like', 'about', 'during', 'without', 'than', 'except', 'despite', 'featuring', 'including', 'depicting', 'wearing', 'showing', 'along with', 'together with', 'full of', 'filled with', 'covered with', 'covered in', 'made of', 'because of', 'versus', 'per', 'since', 'until', 'till'];

/** Relations in which the second thing holds the first: a fixed structure there is the setting. */
export const HOLDING_PREPOSITIONS: readonly string[] = ['in', 'inside', 'within', 'into', 'at', 'on', 'onto', 'through', 'across', 'along', 'throughout', 'around', 'down', 'up', 'inside of', 'out of', 'in the middle of', 'in the center of', 'at the edge of', 'on the edge of', 'in the heart of', 'at the end of', 'on the shore of'];

/** Adjectives that say where a place is: they belong to its name. */
export const PLACE_ADJECTIVES: readonly string[] = ['indoor', 'indoors', 'outdoor', 'outdoors', 'underwater', 'undersea', 'underground', 'interior', 'exterior', 'open air'];

/** Prepositions of several words that place without relating two things. */
export const COMPOUND_PREPOSITIONS: readonly string[] = [
  'out of', 'away from', 'up to', 'down to', 'off of', 'in the middle of', 'in the center of', 'at the edge of', 'on the edge of', 'at the foot of', 'in the heart of',
  'at the end of', 'on the side of', 'on the shore of', 'because of', 'along with', 'together with', 'full of', 'filled with', 'covered in', 'covered with', 'surrounded by', 'made of',
];

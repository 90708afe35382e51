import type { LearnedValues } from '../studio/learn.js';

/** Names that one line shows. */
const MOST_NAMES = 12;

/** What was learned, in one line for people: the new values by name, colours first, and how many were known. */
export function describeLearned(values: LearnedValues): string {
  const added = Object.values(values).flatMap((each) => each.new.map(({ name }) => name));
  const known = Object.values(values).reduce((sum, each) => sum + each.seen_again.length, 0);
  const names = [...new Set(added)];
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const news =
    added.length === 0
      ? 'nothing new'
      : `${added.length} new ${added.length === 1 ? 'value' : 'values'}: ${shown}${more}`;
  return `learned ${news}; ${known} seen again\n`;
}

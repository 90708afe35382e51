import type { Tag } from './function-words.js';
import type { Unit } from './units.js';

/** Verbs through which a negation passes to what is wanted: "don't want calm". */
const PASSING_VERBS: ReadonlySet<string> = new Set([
  'want',
  'like',
  'need',
  'show',
  'include',
  'use',
  'make',
  'add',
  'have',
  'be',
  'do',
  'put',
  'let',
  'give',
  'see',
  'feel',
  'look',
  'get',
  'any',
  'too',
  'very',
  'overly',
  'so',
  'really',
  'much',
]);
const CONTRAST: ReadonlySet<string> = new Set([
  'but',
  'just',
  'only',
  'instead',
  'while',
  'although',
  'though',
  'with',
  'rather',
]);
const NEGATING_PHRASES: ReadonlySet<string> = new Set(['instead', 'free', 'devoid', 'lacking', 'minus', 'except']);

/**
 * Which units stand inside the scope of a negation. A scope opens at "not", "no", "without" …, passes over
 * verbs of wanting, covers the words it negates and those joined to them by "and", "or", and closes at a mark, at a
 * contrast ("but"), or at the preposition after what was negated.
 */
export function negatedUnits(units: readonly Unit[], tags: readonly Tag[]): boolean[] {
  const negated: boolean[] = new Array<boolean>(units.length).fill(false);
  let open = false;
  let contents = 0;
  units.forEach((unit, i) => {
    const tag = tags[i] as Tag;
    if (tag === 'Q' || opensByPhrase(units, i)) {
      [open, contents] = [!(unit.text === 'not' && units[i + 1]?.text === 'only'), 0];
      return;
    }
    if (!open) return;
    if (tag === 'Z' || CONTRAST.has(unit.text) || (contents > 0 && closes(units, tags, i))) {
      open = false;
      return;
    }
    if (unit.facts.keys.some((key) => PASSING_VERBS.has(key)) && unit.kind === 'word') return;
    negated[i] = true;
    if ('JNGPVKA'.includes(tag)) contents++;
  });
  return negated;
}

function closes(units: readonly Unit[], tags: readonly Tag[], i: number): boolean {
  const tag = tags[i];
  if (tag === 'I' || tag === 'O') return units[i]?.text !== 'of';
  if (tag === 'C') return units[i]?.text !== 'and' && units[i]?.text !== 'or' && units[i]?.text !== 'nor';
  if (tag === 'V') return tags[i - 1] !== 'C';
  // A new noun phrase or clause after the negated one, not joined to it.
  return (tag === 'D' || tag === 'X' || tag === 'R') && tags[i - 1] !== 'C';
}

function opensByPhrase(units: readonly Unit[], i: number): boolean {
  const text = units[i]?.text ?? '';
  return (
    NEGATING_PHRASES.has(text) &&
    (units[i + 1]?.text === 'of' || text === 'lacking' || text === 'minus' || text === 'except')
  );
}

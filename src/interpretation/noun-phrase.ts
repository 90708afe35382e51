import type { Tag } from './function-words.js';
import { NUMBER_WORDS } from './function-words.js';
import type { Unit } from './units.js';

/** Where a noun phrase lies among the units. */
export interface NounPhraseSpan {
  readonly first: number;
  readonly last: number;
  readonly modifiers: readonly number[];
  readonly nouns: readonly number[];
  readonly determined: boolean;
  /** A number stands before the noun. */
  readonly numbered: boolean;
  /** What its determiner or number says; null when it says nothing of number. */
  readonly count: number | null;
}

/** No noun phrase is longer; keeps the reading linear where determiners or nouns follow each other without end. */
const MOST_MODIFIERS = 12;
const MOST_NOUNS = 6;

const BEFORE_NOUN: ReadonlySet<Tag> = new Set(['D', 'J', 'M', 'P', 'G', 'A']);

/**
 * The noun phrase that begins at this unit: determiners, numbers, adjectives and participles, then one noun or
 * several. A phrase opened by a determiner has a noun even when the tagger saw none ("a remote").
 */
export function readNounPhrase(units: readonly Unit[], tags: Tag[], at: number): NounPhraseSpan | null {
  let i = at;
  let determined = false;
  let count: number | null = null;
  const modifiers: number[] = [];
  while (i < at + MOST_MODIFIERS && i < units.length && canPrecede(units, tags, i, at, determined)) {
    const tag = tags[i];
    const text = units[i]?.text ?? '';
    if (tag === 'D' || tag === 'M') {
      determined = true;
      if (text === 'a' || text === 'an' || text === 'another' || text === 'each' || text === 'every') count = 1;
      else count = numberOf(text) ?? count;
      if (tag === 'M') modifiers.push(i);
    } else if (tag !== 'C') modifiers.push(i);
    i++;
  }
  const nouns: number[] = [];
  while (nouns.length < MOST_NOUNS && i < units.length && tags[i] === 'N') {
    nouns.push(i++);
    if (units[i - 1]?.tokens.at(-1)?.possessive && tags[i] !== undefined && BEFORE_NOUN.has(tags[i] as Tag)) break;
  }
  if (nouns.length === 0)
    return determined ? nounlessPhrase(units, tags, { first: at, end: i, modifiers, count }) : null;
  return {
    first: at,
    last: i - 1,
    modifiers,
    nouns,
    determined,
    numbered: modifiers.some((m) => tags[m] === 'M'),
    count,
  };
}

function canPrecede(
  units: readonly Unit[],
  tags: readonly Tag[],
  i: number,
  first: number,
  determined: boolean,
): boolean {
  const tag = tags[i];
  if (tag === undefined) return false;
  const next = tags[i + 1];
  if (tag === 'C')
    return (
      i > first &&
      (tags[i - 1] === 'J' || tags[i - 1] === 'P') &&
      units[i]?.text !== 'but' &&
      (next === 'J' || next === 'P') &&
      leadsToNoun(tags, i + 1)
    );
  if (tag === 'G') return (determined || i > first || isAdjectival(units, tags, i)) && leadsToNoun(tags, i + 1);
  if (tag === 'P') return leadsToNoun(tags, i + 1) || determined;
  if (tag === 'A') return leadsToNoun(tags, i + 1) && next !== 'N';
  return BEFORE_NOUN.has(tag);
}

/** A bare -ing form before a noun describes it only when the noun is plural or can act: "flying birds", not "eating watermelon". */
function isAdjectival(units: readonly Unit[], tags: readonly Tag[], i: number): boolean {
  if (i > 0 && tags[i - 1] !== 'Z' && tags[i - 1] !== 'I' && tags[i - 1] !== 'D' && tags[i - 1] !== 'C') return false;
  const next = units[i + 1];
  return (
    tags[i + 1] === 'N' && next !== undefined && next.facts.noun.length > 0 && !next.facts.noun.includes(next.text)
  );
}

/** Whether only modifiers stand before the next noun; looks four units ahead. */
function leadsToNoun(tags: readonly Tag[], from: number): boolean {
  for (let i = from; i < from + 4; i++) {
    const tag = tags[i];
    if (tag === 'N') return true;
    if (tag !== 'J' && tag !== 'M' && tag !== 'P' && tag !== 'G') return false;
  }
  return false;
}

function nounlessPhrase(
  units: readonly Unit[],
  tags: Tag[],
  { first, end, modifiers, count }: { first: number; end: number; modifiers: number[]; count: number | null },
): NounPhraseSpan | null {
  let last = end - 1;
  if (tags[end] === 'V' && (units[end]?.facts.noun.length ?? 0) > 0) last = end;
  const unit = units[last];
  if (!unit || (last <= first && tags[last] === 'D') || unit.facts.noun.length === 0 || tags[last] === 'M') return null;
  tags[last] = 'N';
  return {
    first,
    last,
    modifiers: modifiers.filter((i) => i !== last),
    nouns: [last],
    determined: true,
    numbered: false,
    count,
  };
}

function numberOf(text: string): number | null {
  const number = NUMBER_WORDS[text] ?? Number(text);
  return Number.isFinite(number) ? number : null;
}

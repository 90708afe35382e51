import { BACKDROP_NOUNS, PLAIN_WORDS } from '../origins/backdrops.js';
import type { Claim } from './claim.js';
import type { Tag } from './function-words.js';
import { FUNCTION_WORDS } from './function-words.js';
import type { UnderstoodSpan } from './instruction.js';
import { isColorWord } from './mention-reader.js';
import { wordTable } from './phrases.js';
import { shownMentions } from './scene-fields.js';
import type { Reading } from './scene-reader.js';
import { verbLemma } from './scene-reader.js';
import type { Unit } from './units.js';

/** Where every content word of the prompt went. */
export interface WordAccount {
  readonly understood: UnderstoodSpan[];
  readonly unknown: string[];
  readonly keywords: string[];
}

/** Lists each content word once: as understood, with its domain and value, or openly as unknown. */
export function accountForWords(
  units: readonly Unit[],
  tags: readonly Tag[],
  reading: Reading,
  claims: readonly Claim[],
): WordAccount {
  const spans = new Map<string, UnderstoodSpan>();
  const keywords = new Set<string>();
  const accounted = new Set<number>();
  const add = (unit: number, span: UnderstoodSpan) => {
    accounted.add(unit);
    spans.set(`${span.span}\n${span.domain}\n${span.canonical}`, span);
  };
  for (const { unit, span, domain, canonical, by, negated } of claims) {
    add(unit, { span, domain, canonical: negated ? `not ${canonical}` : canonical, by });
    if (domain !== 'subject' && domain !== 'setting') keywords.add(span);
  }
  for (const span of structuralSpans(units, tags, reading)) add(span.unit, span.understood);
  const unknown = new Set<string>();
  units.forEach((unit, i) => {
    if (!accounted.has(i) && isContent(unit, tags[i] as Tag)) unknown.add(unit.text);
  });
  return { understood: [...spans.values()], unknown: [...unknown], keywords: keywordsOf(keywords, units) };
}

/** Words whose use shows in a field of the scene rather than as a claim. */
function structuralSpans(
  units: readonly Unit[],
  tags: readonly Tag[],
  reading: Reading,
): { unit: number; understood: UnderstoodSpan }[] {
  const shown = new Set(shownMentions(reading.mentions));
  return units.flatMap((unit, i) => {
    // A name is a claim already.
    if (unit.named) return [];
    const owner = reading.owner.get(i);
    const role = reading.roles[i];
    const span = (domain: string, canonical: string) => [
      { unit: i, understood: { span: unit.text, domain, canonical, by: 'lexicon' as const } },
    ];
    if (role === 'action') return span('action', verbLemma(unit));
    if (role === 'request') return span('request', verbLemma(unit));
    if (role === 'count') return span('count', unit.text);
    if (role === 'camera' || owner?.role === 'camera') return span('camera', unit.text);
    if (owner?.role === 'format') return span('format', unit.text);
    if (!owner) return role === 'preposition' && unit.relation ? span('relation', unit.relation) : [];
    const used = shown.has(owner) || owner.role === 'setting' || owner.role === 'place' || owner.negated;
    if (!used || tags[i] === 'D') return [];
    if (role === 'compound' || role === 'noun')
      return span(owner.role === 'setting' || owner.role === 'place' ? 'setting' : 'subject', owner.noun);
    if (BACKDROP_NOUNS.has(owner.noun) && owner.color !== null && PLAIN_WORDS.has(unit.text))
      return span('finish', 'plain');
    if (isColor(unit, owner.color)) return span('color', unit.color ?? unit.facts.american ?? unit.text);
    if (owner.size !== null && isSizeWord(unit)) return span('size', owner.size);
    if (tags[i] === 'M') return span('count', String(owner.count));
    return [];
  });
}

function isColor(unit: Unit, color: string | null): boolean {
  return (
    unit.color !== undefined ||
    unit.text === color ||
    isColorWord(unit) ||
    (color?.split(' ') ?? []).includes(unit.facts.american ?? unit.text)
  );
}

function isSizeWord(unit: Unit): boolean {
  return unit.facts.keys.some((key) => (wordTable().get(key) ?? []).some((effect) => effect.domain === 'size'));
}

function isContent(unit: Unit, tag: Tag): boolean {
  if (unit.kind === 'mark' || unit.kind === 'phrase' || unit.kind === 'duration') return false;
  if (unit.kind === 'pictograph') return true;
  return !FUNCTION_WORDS.has(unit.text) && tag !== 'K' && !/^[\p{M}]*$/u.test(unit.text);
}

function keywordsOf(matched: ReadonlySet<string>, units: readonly Unit[]): string[] {
  if (matched.size > 0) return [...matched].slice(0, 64);
  const words = units.flatMap((unit) => (unit.kind === 'mark' ? [] : [unit.text])).slice(0, 15);
  return words.length > 0 ? words : ['unknown'];
}

import { BACKDROP_NOUNS } from '../origins/backdrops.js';
import { COLOR_NAMES, colorNamed } from '../origins/color-names.js';
import type { SubjectSize } from '../origins/domains.js';
import { meaningOf } from './meaning-reach.js';
import type { Mention } from './mention.js';
import type { NounKind } from './noun-kinds.js';
import type { NounPhraseSpan } from './noun-phrase.js';
import type { Effect } from './phrases.js';
import { wordTable } from './phrases.js';
import { isColorValue } from './registry-names.js';
import type { Unit } from './units.js';
import type { WordBook } from './word-book.js';

/** Domains whose words, standing before a noun as nouns, describe it instead of being part of its name: "winter forest". */
const DESCRIBING_DOMAINS: ReadonlySet<string> = new Set(['season', 'time_of_day', 'weather']);
/** Things shown for a bare plural: enough to be several. */
const BARE_PLURAL_COUNT = 3;

/** What stands around a noun phrase. */
export interface Surroundings {
  readonly preposition: string | null;
  readonly object: boolean;
  readonly negated: boolean;
}

/** Makes a mention of a noun phrase: its noun as said and singular, its colour, size and count. */
export function readMention(
  units: readonly Unit[],
  span: NounPhraseSpan,
  book: WordBook,
  around: Surroundings,
): Mention {
  const { nouns, describing } = splitDescribing(units, span.nouns, book);
  const modifiers = [...span.modifiers, ...describing];
  const head = units[nouns.at(-1) ?? span.last] as Unit;
  const named =
    nouns.every((i) => units[i]?.tokens[0]?.capital) && (nouns.length > 1 || nouns[0] !== 0 || !head.facts.known);
  const singular = singularHead(head, span, book);
  const lead = nouns.slice(0, -1).map((i) => units[i]?.text ?? '');
  const noun = [...lead, singular].join(' ');
  const known = head.facts.noun.length > 0;
  const lemma = head.facts.noun[0] ?? singular;
  const kind = kindOf(book, noun, lemma, named);
  const plural = singular !== head.text || (!head.facts.noun.includes(head.text) && head.facts.noun.length > 0);
  return {
    first: span.first,
    last: span.last,
    nouns,
    modifiers,
    noun,
    kind,
    known,
    named,
    plural,
    count: span.count ?? (plural && !kind.pair ? BARE_PLURAL_COUNT : 1),
    determined: span.determined,
    ...around,
    atmospheric: !kind.place && isAtmospheric(head, book),
    color: colorAmong(units, modifiers, head, book),
    size: sizeAmong(units, modifiers, book),
    action: null,
    role: 'other',
  };
}

/** A compound that names nothing to be shown (`traffic light`, a signal) is shown as its last word is. */
function kindOf(book: WordBook, noun: string, lemma: string, named: boolean): NounKind {
  const whole = book.kind(book.remember('noun', noun, () => book.lexicon.has(noun, 'noun')) ? noun : lemma, named);
  if (!noun.includes(' ')) return whole;
  const head = book.kind(noun.slice(noun.lastIndexOf(' ') + 1), named);
  if (whole.place || whole.fixed) return whole;
  if (!whole.thing) return head;
  return { ...whole, placeAtAll: whole.placeAtAll || head.place, fixedAtAll: whole.fixedAtAll || head.fixed };
}

function splitDescribing(
  units: readonly Unit[],
  nouns: readonly number[],
  book: WordBook,
): { nouns: number[]; describing: number[] } {
  const describing = nouns.slice(0, -1).filter((i) => {
    const unit = units[i] as Unit;
    if (unit.kind === 'compound') return isShade(unit);
    const effects = unit.facts.keys.flatMap((key) => wordTable().get(key) ?? []);
    return (
      isColorWord(unit) ||
      isPaint(unit, units[nouns.at(-1) ?? i] as Unit) ||
      isNeon(unit) ||
      effects.some((effect) => DESCRIBING_DOMAINS.has(effect.domain)) ||
      (sizeOf(unit, book) !== null && unit.facts.adjective.length > 0)
    );
  });
  return { nouns: nouns.filter((i) => !describing.includes(i)), describing };
}

function isAtmospheric(head: Unit, book: WordBook): boolean {
  return book.remember('atmospheric', head.text, () => settlesAtmosphere(head, book));
}

function settlesAtmosphere(head: Unit, book: WordBook): boolean {
  const effects = [
    ...head.facts.keys.flatMap((key) => wordTable().get(key) ?? []),
    ...meaningOf(book.lexicon, head.facts.noun, 'noun'),
  ];
  return effects.some((effect) => DESCRIBING_DOMAINS.has(effect.domain));
}

function isNeon(unit: Unit): boolean {
  return unit.text === 'neon';
}

/** Singular of the head; a pair keeps its plural ("skis"), a count above one does not. */
function singularHead(head: Unit, span: NounPhraseSpan, book: WordBook): string {
  const lemmas = head.facts.noun;
  if (head.kind === 'compound') return lemmas[0] ?? head.text;
  if (lemmas.length === 0) return head.text;
  if (span.numbered && lemmas.length > 1) return lemmas.find((lemma) => lemma !== head.text) ?? head.text;
  if (lemmas.includes(head.text))
    return lemmas[0] !== head.text && !isPluralOnly(head.text, lemmas, book) ? (lemmas[0] as string) : head.text;
  const lemma = lemmas[0] as string;
  return span.count === null && book.kind(lemma).pair ? head.text : lemma;
}

/** `glasses`, `scissors`: a plural that is a word of its own. Irregular forms (`men`, `teeth`) are not. */
function isPluralOnly(form: string, lemmas: readonly string[], book: WordBook): boolean {
  return form.endsWith('s') && book.lexicon.has(form, 'noun') && lemmas[0] === form;
}

function colorAmong(units: readonly Unit[], modifiers: readonly number[], head: Unit, book: WordBook): string | null {
  for (const i of modifiers) {
    const unit = units[i] as Unit;
    const color = isPaint(unit, head) ? unit.text : colorOf(unit, book);
    if (color) return shadeBefore(units, modifiers, i, color);
  }
  return null;
}

/** "dark green", "pale muted teal": the shade that the words before a colour make of it, when they are all about it. */
function shadeBefore(units: readonly Unit[], modifiers: readonly number[], at: number, color: string): string {
  let shade = color;
  for (let i = at - 1; i >= at - 2 && modifiers.includes(i); i--) {
    const wider = `${units[i]?.text ?? ''} ${shade}`;
    if (!colorNamed(wider)) break;
    shade = wider;
  }
  return shade;
}

/** Whether a unit is a word for a colour, and not the thing that gave the colour its name (a tomato). */
export function isColorWord(unit: Unit): boolean {
  const spelt = unit.facts.american ?? unit.text;
  return COLOR_NAMES.has(spelt) && unit.kind === 'word' && unit.facts.adjective.length > 0;
}

/** A noun for a colour before a surface: "a plum wall" is painted, not built of plums. */
function isPaint(unit: Unit, head: Unit): boolean {
  return BACKDROP_NOUNS.has(head.facts.noun[0] ?? '') && colorNamed(unit.text) !== null;
}

/** "pale yellow" before a noun: the dictionary has some shades as nouns. */
function isShade(unit: Unit): boolean {
  return unit.kind === 'compound' && colorNamed(unit.text) !== null;
}

/** Colour that a modifier names: as said when it is a known colour word, else the colour it is a kind of. */
function colorOf(unit: Unit, book: WordBook): string | null {
  return book.remember('color', unit.text, () => findColor(unit, book));
}

function findColor(unit: Unit, book: WordBook): string | null {
  if (unit.color) return unit.color;
  if (unit.named) return isColorValue(unit.named) ? unit.text : null;
  if (isColorWord(unit)) return unit.facts.american ?? unit.text;
  if (isShade(unit)) return unit.text;
  if (unit.facts.noun.length === 0) return null;
  const kin = valueIn(meaningOf(book.lexicon, [unit.text], 'noun'), 'color');
  // "navy" is a blue with a name of its own.
  return kin !== null && colorNamed(unit.text) ? unit.text : kin;
}

function sizeAmong(units: readonly Unit[], modifiers: readonly number[], book: WordBook): SubjectSize | null {
  for (const i of modifiers) {
    const size = units[i] && sizeOf(units[i], book);
    if (size) return size;
  }
  return null;
}

/** Size that a modifier names. */
function sizeOf(unit: Unit, book: WordBook): SubjectSize | null {
  return book.remember('size', unit.text, () => findSize(unit, book));
}

function findSize(unit: Unit, book: WordBook): SubjectSize | null {
  const direct = unit.facts.keys.flatMap((key) => wordTable().get(key) ?? []);
  return (valueIn(direct, 'size') ??
    valueIn(meaningOf(book.lexicon, unit.facts.adjective, 'adjective'), 'size')) as SubjectSize | null;
}

function valueIn(effects: readonly Effect[], domain: string): string | null {
  return effects.find((effect) => effect.domain === domain)?.value ?? null;
}

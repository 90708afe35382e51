import { COLOR_NAMES } from '../origins/color-names.js';
import type { RelationKind } from '../origins/domains.js';
import { type ColorsByName, colorNameAt } from './color-codes.js';
import { readDuration } from './duration.js';
import type { Tag } from './function-words.js';
import { FUNCTION_WORDS } from './function-words.js';
import type { NamedValue } from './instruction.js';
import type { NounKind } from './noun-kinds.js';
import type { Effect, PhraseTable } from './phrases.js';
import { effectsOfValue, isColorValue, nameAt, nameFacts, type RegistryNames, textOf } from './registry-names.js';
import type { Token } from './tokens.js';
import type { WordBook, WordFacts } from './word-book.js';

/** What a sentence is made of: a word, a compound (`wine glass`), or a phrase recognised as a whole. */
export interface Unit {
  readonly text: string;
  readonly kind: 'word' | 'compound' | 'phrase' | 'duration' | 'number' | 'mark' | 'pictograph';
  readonly tokens: readonly Token[];
  readonly facts: WordFacts;
  readonly odds: Readonly<Partial<Record<Tag, number>>>;
  readonly effects: readonly Effect[];
  readonly relation: RelationKind | null;
  /** The stored value that it calls by name. */
  readonly named?: NamedValue;
  /** The colour that it stands for, as an sRGB code: `#0cc828`. */
  readonly color?: string;
}

/** Words of the longest compound tried. */
const LONGEST_COMPOUND = 5;
/** Tokens of the longest phrase of any table; bounds the work at each place. */
const LONGEST_PHRASE = 8;

/** Groups tokens into units, longest first, left to right. Linear in the number of tokens. */
export function groupUnits(
  tokens: readonly Token[],
  book: WordBook,
  phrases: PhraseTable,
  { names = NO_NAMES, colors = NO_COLORS }: { names?: RegistryNames | undefined; colors?: ColorsByName | undefined },
): Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < tokens.length; ) {
    const unit =
      namedAt(tokens, i, book, names) ??
      colorAt(tokens, i, book, colors) ??
      durationAt(tokens, i, book) ??
      eraAt(tokens, i, book) ??
      longest(phraseAt(tokens, i, book, phrases), compoundAt(tokens, i, book, units.at(-1))) ??
      single(tokens, i, book);
    units.push(unit);
    i += unit.tokens.length;
  }
  return units;
}

const NO_NAMES: RegistryNames = new Map();
const NO_COLORS: ColorsByName = () => null;

/** A colour by its code, `#0cc828`, or by a name that is written as one: it describes what it stands with. */
function colorAt(tokens: readonly Token[], at: number, book: WordBook, colors: ColorsByName): Unit | null {
  const code = codeAt(tokens[at], book);
  const found = code ? { tokens: tokens.slice(at, at + 1), code } : colorNameAt(tokens, at, book, colors);
  if (!found) return null;
  const text = textOf(found.tokens);
  return { ...unit(found.tokens, 'word', book, { facts: nameFacts(text) }), text, color: found.code };
}

/** `#facade` is a word with a hash before it. */
function codeAt(token: Token | undefined, book: WordBook): string | null {
  if (token?.kind !== 'color') return null;
  const word = token.raw.slice(1).toLowerCase();
  return /^[a-f]+$/.test(word) && book.facts(word).known ? null : token.text;
}

/** A name of a stored value: a colour describes what stands behind it, anything else is a phrase that says its fields. */
function namedAt(tokens: readonly Token[], at: number, book: WordBook, names: RegistryNames): Unit | null {
  const found = nameAt(tokens, at, book, names);
  if (!found) return null;
  const { span } = found.value;
  const kind = isColorValue(found.value) ? 'word' : 'phrase';
  const effects = effectsOfValue(found.value);
  return { ...unit(found.tokens, kind, book, { facts: nameFacts(span), effects }), text: span, named: found.value };
}

function longest(a: Unit | null, b: Unit | null): Unit | null {
  if (!a || !b) return a ?? b;
  return b.tokens.length > a.tokens.length ? b : a;
}

function durationAt(tokens: readonly Token[], at: number, book: WordBook): Unit | null {
  const duration = readDuration(tokens, at);
  return (
    duration &&
    unit(tokens.slice(at, at + duration.length), 'duration', book, {
      effects: [{ domain: 'duration', value: String(duration.seconds) }],
    })
  );
}

/** A decade, `80s`, or another number with letters to it, `4k`: one describing word. */
function eraAt(tokens: readonly Token[], at: number, book: WordBook): Unit | null {
  const [number, letters] = [tokens[at], tokens[at + 1]];
  if (number?.kind !== 'number' || letters?.kind !== 'word' || !letters.joined) return null;
  const text = number.text + letters.text;
  const effects = letters.text === 's' ? [{ domain: 'era', value: text }] : [];
  return { ...unit(tokens.slice(at, at + 2), 'word', book, { effects }), text, odds: { J: 1 } };
}

function phraseAt(tokens: readonly Token[], at: number, book: WordBook, phrases: PhraseTable): Unit | null {
  const first = tokens[at];
  if (!first || first.kind === 'mark') return null;
  let best: Unit | null = null;
  for (const key of book.facts(first.text).keys) {
    for (const phrase of phrases.get(key) ?? []) {
      if (phrase.words.length > LONGEST_PHRASE || (best && phrase.words.length <= best.tokens.length)) continue;
      if (!phrase.words.every((word, i) => matches(tokens[at + i], word, book))) continue;
      best = unit(tokens.slice(at, at + phrase.words.length), 'phrase', book, {
        effects: phrase.effects,
        relation: phrase.relation,
        preposition: phrase.preposition,
      });
    }
  }
  return best;
}

function matches(token: Token | undefined, word: string, book: WordBook): boolean {
  return token !== undefined && token.kind !== 'mark' && book.facts(token.text).keys.includes(word);
}

/** A noun of several words: the longest that the lexicon has. */
function compoundAt(tokens: readonly Token[], at: number, book: WordBook, before: Unit | undefined): Unit | null {
  const first = tokens[at];
  if (first?.kind !== 'word' || first.possessive || FUNCTION_WORDS.has(first.text) || first.text.length > 40)
    return null;
  let text = first.text;
  let best: Unit | null = null;
  for (let length = 2; length <= LONGEST_COMPOUND && at + length <= tokens.length; length++) {
    const next = tokens[at + length - 1];
    if (!next || next.kind === 'mark' || !book.lexicon.continues(text)) break;
    const hyphenated = next.joined ? book.lexicon.lemmasOf(`${text}-${next.text}`, 'noun')[0] : undefined;
    text = `${text} ${next.text}`;
    const lemma = hyphenated ?? compoundLemma(text, book);
    if (
      !lemma ||
      FUNCTION_WORDS.has(next.text) ||
      isMisreading(text, lemma, book, before) ||
      isUncapitalisedName(tokens.slice(at, at + length), lemma, book)
    )
      continue;
    best = unit(tokens.slice(at, at + length), 'compound', book, { facts: compoundFacts(text, lemma) });
  }
  return best;
}

function compoundLemma(text: string, book: WordBook): string | undefined {
  if (book.lexicon.has(text, 'noun')) return text;
  const space = text.lastIndexOf(' ');
  for (const head of book.facts(text.slice(space + 1)).noun) {
    const lemma = text.slice(0, space + 1) + head;
    if (book.lexicon.has(lemma, 'noun')) return lemma;
  }
  return undefined;
}

/**
 * Words that stand side by side though they are no compound here: `black cat` (the marten) where a cat that
 * is black is meant, `is playing cards` where cards are played, `a man rock climbing` where a man climbs.
 */
function isMisreading(text: string, lemma: string, book: WordBook, before: Unit | undefined): boolean {
  const words = text.split(' ');
  const first = words[0] ?? '';
  const head = lemma.split(' ').at(-1) ?? '';
  if (COLOR_NAMES.has(first) && !book.lexicon.isA(lemma, head)) return true;
  if (words[1] === 'of' && (book.kind(first).measure || !isVisible(book.kind(lemma)))) return true;
  const gerund = words.some(
    (word, i) => (i === 0 || i === words.length - 1) && word.endsWith('ing') && book.facts(word).verb.length > 0,
  );
  return (
    gerund &&
    before !== undefined &&
    ((before.odds.X ?? 0) > 0.5 || before.facts.noun.slice(0, 1).some((lemma) => book.kind(lemma).animate))
  );
}

function isVisible(kind: NounKind): boolean {
  return kind.thing || kind.placeAtAll || kind.fixed;
}

/** `a red planet` is no name of Mars, `the Red Planet` is. Names that begin with no adjective are known in any case. */
function isUncapitalisedName(tokens: readonly Token[], lemma: string, book: WordBook): boolean {
  const senses = book.lexicon.senses(lemma, 'noun');
  return (
    !tokens[0]?.capital &&
    book.facts(tokens[0]?.text ?? '').adjective.length > 0 &&
    senses.every((sense) => book.lexicon.isInstance(sense.synset))
  );
}

function compoundFacts(text: string, lemma: string): WordFacts {
  return {
    odds: { N: 1 },
    noun: [lemma.replaceAll('_', ' ')],
    verb: [],
    adjective: [],
    adverb: [],
    keys: [text, lemma],
    american: null,
    known: true,
  };
}

function single(tokens: readonly Token[], at: number, book: WordBook): Unit {
  const token = tokens[at] as Token;
  if (token.kind === 'mark') return unit([token], 'mark', book, {});
  if (token.kind === 'pictograph') return unit([token], 'pictograph', book, {});
  // A hash before a word.
  if (token.kind === 'color')
    return { ...unit([token], 'word', book, { facts: book.facts(token.raw.slice(1)) }), text: token.raw.slice(1) };
  return unit([token], token.kind, book, {});
}

const FIXED_TAGS: Readonly<Partial<Record<Unit['kind'], Tag>>> = {
  phrase: 'K',
  duration: 'K',
  mark: 'Z',
  pictograph: 'Z',
  number: 'M',
  compound: 'N',
};

function unit(
  tokens: readonly Token[],
  kind: Unit['kind'],
  book: WordBook,
  parts: { facts?: WordFacts; effects?: readonly Effect[]; relation?: RelationKind | null; preposition?: boolean },
): Unit {
  const text = tokens.map((token) => token.text).join(' ');
  const facts = parts.facts ?? book.facts(text);
  const fixed = parts.preposition ? 'I' : FIXED_TAGS[kind];
  return {
    text,
    kind,
    tokens,
    facts,
    odds: fixed ? { [fixed]: 1 } : facts.odds,
    effects: parts.effects ?? [],
    relation: parts.relation ?? null,
  };
}

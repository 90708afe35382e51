import { CAMERA_PHRASES } from '../origins/camera-words.js';
import type { RelationKind } from '../origins/domains.js';
import { COMPOUND_PREPOSITIONS, RELATION_WORDS } from '../origins/relation-words.js';
import { TRIGGER_WORDS } from '../origins/trigger-words.js';
import type { Vocabulary } from '../origins/vocabulary.js';

/** A value of a domain. */
export interface Effect {
  readonly domain: string;
  readonly value: string;
}

/** A fixed phrase and what it says. */
export interface Phrase {
  readonly words: readonly string[];
  readonly effects: readonly Effect[];
  /** Set when the phrase is a preposition that relates two things. */
  readonly relation: RelationKind | null;
  readonly preposition: boolean;
}

/** Phrases by their first word, longest first. */
export type PhraseTable = ReadonlyMap<string, readonly Phrase[]>;

/** What single words say, by word. */
export type WordTable = ReadonlyMap<string, readonly Effect[]>;

const tables = new WeakMap<Vocabulary, PhraseTable>();

/** Every phrase that is recognised as a whole, those of the vocabulary's looks among them. */
export function phraseTable(vocabulary: Vocabulary): PhraseTable {
  const known = tables.get(vocabulary);
  if (known) return known;
  const effects = new Map<string, Effect[]>();
  const relations = new Map<string, RelationKind>();
  const add = (phrase: string, effect: Effect) => effects.set(phrase, [...(effects.get(phrase) ?? []), effect]);
  for (const { domain, value, word } of triggerRows()) if (word.includes(' ')) add(word, { domain, value });
  for (const [motion, phrases] of Object.entries(CAMERA_PHRASES))
    for (const phrase of phrases) add(phrase, { domain: 'camera', value: motion });
  for (const look of vocabulary.looks) {
    for (const phrase of lookPhrases(look.name, look.phrases))
      if (phrase.includes(' ')) add(phrase, { domain: 'look', value: look.name });
  }
  for (const [relation, phrases] of Object.entries(RELATION_WORDS) as [RelationKind, readonly string[]][]) {
    for (const phrase of phrases) if (phrase.includes(' ')) relations.set(phrase, relation);
  }
  const table = new Map<string, Phrase[]>();
  const prepositions = new Set([...relations.keys(), ...COMPOUND_PREPOSITIONS]);
  for (const text of new Set([...effects.keys(), ...prepositions])) {
    const words = text.split(' ');
    const phrase = {
      words,
      effects: effects.get(text) ?? [],
      relation: relations.get(text) ?? null,
      preposition: prepositions.has(text),
    };
    table.set(words[0] ?? '', [...(table.get(words[0] ?? '') ?? []), phrase]);
  }
  for (const list of table.values()) list.sort((a, b) => b.words.length - a.words.length);
  tables.set(vocabulary, table);
  return table;
}

let words: WordTable | undefined;

/** What each single word of the trigger tables says. */
export function wordTable(): WordTable {
  if (words) return words;
  const table = new Map<string, Effect[]>();
  for (const { domain, value, word } of triggerRows()) {
    if (!word.includes(' ')) table.set(word, [...(table.get(word) ?? []), { domain, value }]);
  }
  words = table;
  return table;
}

function triggerRows(): { domain: string; value: string; word: string }[] {
  return Object.entries(TRIGGER_WORDS).flatMap(([domain, values]) =>
    Object.entries(values as Readonly<Record<string, readonly string[]>>).flatMap(([value, list]) =>
      list.map((word) => ({ domain, value, word })),
    ),
  );
}

/** A look answers to its name as well, hyphens and underscores being spaces. */
function lookPhrases(name: string, phrases: readonly string[]): string[] {
  return [
    ...new Set(
      [name, ...phrases]
        .map((phrase) =>
          phrase
            .toLowerCase()
            .replace(/[-_\s]+/g, ' ')
            .trim(),
        )
        .filter(Boolean),
    ),
  ];
}

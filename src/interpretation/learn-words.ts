import type { PartOfSpeech } from '../lexicon/lexicographer-files.js';
import type { Lexicon, SynsetNumber } from '../lexicon/lexicon.js';
import type { Instruction } from './instruction.js';
import { meaningAt } from './meaning-reach.js';
import { type Effect, wordTable } from './phrases.js';

/** What a word that interpretation did not know means in one domain. */
export interface LearnedMeaning {
  /** Lower case. */
  span: string;
  domain: string;
  canonical: string;
  /** `dialect` for a word that is written another way, `synonym` for one that its neighbours explain. */
  variant: 'dialect' | 'synonym';
}

/**
 * What a prompt teaches about words that interpretation knew nothing of: from the words that they are nearly spelt as,
 * and from their neighbours in the lexicon, where several of their senses say the same. Words of the tables are
 * never among them, nor is anything that the prompt says elsewhere.
 */
export function learnWords(instruction: Instruction, lexicon: Lexicon): LearnedMeaning[] {
  return unusedWords(instruction, lexicon).flatMap((span) => {
    const [effects, variant] = isWord(lexicon, span)
      ? ([neighbours(lexicon, span), 'synonym'] as const)
      : ([spelling(span), 'dialect'] as const);
    return effects.map(({ domain, value }): LearnedMeaning => ({ span, domain, canonical: value, variant }));
  });
}

const LONGEST_WORD = 30;

/** Single words that settled nothing, whether openly unknown or only describing as in "a lush scene". */
function unusedWords({ unknown, understood }: Instruction, lexicon: Lexicon): string[] {
  const bare = understood.filter(
    ({ span, domain, canonical }) =>
      domain === 'format' && canonical === span && lexicon.lemmasOf(span, 'noun').length === 0,
  );
  const used = new Set(understood.filter((each) => !bare.includes(each)).map(({ span }) => span));
  const words = [...unknown, ...bare.map(({ span }) => span)];
  return [...new Set(words)].filter(
    (word) => !used.has(word) && /^[a-z]{4,}$/.test(word) && word.length <= LONGEST_WORD && !wordTable().has(word),
  );
}

const PARTS: readonly PartOfSpeech[] = ['adjective', 'noun', 'verb', 'adverb'];

function isWord(lexicon: Lexicon, word: string): boolean {
  return PARTS.some((part) => lexicon.lemmasOf(word, part).length > 0);
}

/** Senses that are asked, steps from each to its neighbours, and senses that must agree. */
const SENSES = 2;
const STEPS = 3;
const VOTES = 2;

function neighbours(lexicon: Lexicon, word: string): Effect[] {
  const votes = new Map<string, Map<string, number>>();
  if (!isRare(lexicon, word)) return [];
  for (const part of PARTS)
    for (const lemma of lexicon.lemmasOf(word, part))
      for (const { synset } of lexicon.senses(lemma, part).slice(0, SENSES))
        if (!lexicon.isInstance(synset)) for (const effect of nearby(lexicon, synset)) count(votes, effect);
  return [...votes].flatMap(([domain, values]): Effect[] => {
    const [only, ...others] = [...values];
    return only && others.length === 0 && only[1] >= VOTES ? [{ domain, value: only[0] }] : [];
  });
}

/** What texts use more often than this, and no table has, says nothing of a picture: light, thing. */
const MOST_USES = 20;

function isRare(lexicon: Lexicon, word: string): boolean {
  const senses = PARTS.flatMap((part) => lexicon.lemmasOf(word, part).flatMap((lemma) => lexicon.senses(lemma, part)));
  return senses.reduce((sum, sense) => sum + sense.uses, 0) <= MOST_USES;
}

function count(votes: Map<string, Map<string, number>>, { domain, value }: Effect): void {
  const values = votes.get(domain) ?? new Map<string, number>();
  votes.set(domain, values.set(value, (values.get(value) ?? 0) + 1));
}

/** What the nearest neighbours that say anything say; nothing in a domain in which they differ. */
function nearby(lexicon: Lexicon, synset: SynsetNumber): Effect[] {
  let ring: SynsetNumber[] = [synset];
  const seen = new Set(ring);
  for (let step = 0; step <= STEPS && ring.length > 0; step++) {
    const found = ring.flatMap((each) => meaningAt(lexicon, each));
    if (found.length > 0) return unanimous(found);
    ring = ring.flatMap((each) => [...lexicon.related(each)]).filter((each) => !seen.has(each) && seen.add(each));
  }
  return [];
}

function unanimous(effects: readonly Effect[]): Effect[] {
  const values = new Map<string, Set<string>>();
  for (const { domain, value } of effects) values.set(domain, (values.get(domain) ?? new Set<string>()).add(value));
  return [...values].flatMap(([domain, all]): Effect[] =>
    all.size === 1 ? [...all].map((value) => ({ domain, value })) : [],
  );
}

/** Shorter words are too near to too many others. */
const SHORTEST_SPELT = 5;

/** What the word of the tables says that this is a slip of; of several, what all of them say. */
function spelling(word: string): Effect[] {
  if (word.length < SHORTEST_SPELT) return [];
  const near = [...wordTable().keys()].filter((known) => known.length >= SHORTEST_SPELT && isOneSlip(word, known));
  const said = near.map((known) => wordTable().get(known) ?? []);
  return unanimous(said.flat()).filter(({ domain }) => said.every((each) => each.some((one) => one.domain === domain)));
}

/** Whether one letter more, less, other or swapped with its neighbour makes `a` read as `b`. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return isSwapped || restA.slice(1) === restB.slice(1);
}

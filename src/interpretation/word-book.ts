import type { Lexicon } from '../lexicon/lexicon.js';
import { americanSpelling } from '../lexicon/spelling.js';
import { CONCRETE_FILES } from '../origins/meanings.js';
import type { Tag } from './function-words.js';
import { FUNCTION_WORDS } from './function-words.js';
import type { LearnedMeanings } from './learned-meanings.js';
import type { NounKind } from './noun-kinds.js';
import { nounKind } from './noun-kinds.js';

/** What is known of one word form, whatever its place in the sentence. */
export interface WordFacts {
  /** Odds of each tag; they add up to 1. */
  readonly odds: Readonly<Partial<Record<Tag, number>>>;
  readonly noun: readonly string[];
  readonly verb: readonly string[];
  readonly adjective: readonly string[];
  readonly adverb: readonly string[];
  /** Form, its American spelling and its lemmas: what may stand in a table. */
  readonly keys: readonly string[];
  /** American spelling when it differs. */
  readonly american: string | null;
  /** Whether WordNet or the closed classes have the word. */
  readonly known: boolean;
}

/** Longer runs of letters are no words of the lexicon. */
const LONGEST_WORD = 48;

/** Looks words up once per prompt. */
export class WordBook {
  readonly lexicon: Lexicon;
  /** What the system learned of words that nothing else explains. */
  readonly learned: LearnedMeanings;
  readonly #facts = new Map<string, WordFacts>();
  readonly #remembered = new Map<string, unknown>();

  constructor(lexicon: Lexicon, learned: LearnedMeanings = new Map()) {
    this.lexicon = lexicon;
    this.learned = learned;
  }

  facts(word: string): WordFacts {
    const known = this.#facts.get(word);
    if (known) return known;
    const facts = word.length > LONGEST_WORD ? unknownFacts(word) : factsOf(this.lexicon, word);
    this.#facts.set(word, facts);
    return facts;
  }

  /** What `make` found out about a word on this topic; found out once. */
  remember<T>(topic: string, word: string, make: () => T): T {
    const key = `${topic} ${word}`;
    if (this.#remembered.has(key)) return this.#remembered.get(key) as T;
    const made = make();
    this.#remembered.set(key, made);
    return made;
  }

  /** The parts that a noun can play; `named` also admits individuals. */
  kind(lemma: string, named = false): NounKind {
    return this.remember(named ? 'named' : 'kind', lemma, () => nounKind(this.lexicon, lemma, { named }));
  }
}

function factsOf(lexicon: Lexicon, word: string): WordFacts {
  const noun = commonFirst(lexicon, word, lexicon.lemmasOf(word, 'noun'));
  const verb = lexicon.lemmasOf(word, 'verb');
  const adjective = lexicon.lemmasOf(word, 'adjective');
  const adverb = lexicon.lemmasOf(word, 'adverb');
  const closed = FUNCTION_WORDS.get(word);
  const lexical = noun.length + verb.length + adjective.length + adverb.length > 0;
  const spelt = americanSpelling(lexicon, word);
  const keys = [...new Set([word, spelt, ...adjective, ...verb, ...noun, ...adverb])];
  const odds = closed ?? (lexical ? openOdds(lexicon, word, { noun, verb, adjective, adverb }) : guessedOdds(word));
  return {
    odds,
    noun,
    verb,
    adjective,
    adverb,
    keys,
    american: spelt === word ? null : spelt,
    known: lexical || closed !== undefined,
  };
}

/** A plural that is only a name (Fields) or nothing to be seen (shoes, a predicament) stands behind its singular. */
function commonFirst(lexicon: Lexicon, word: string, lemmas: readonly string[]): readonly string[] {
  if (lemmas.length < 2 || lemmas[0] !== word) return lemmas;
  const visible = lexicon
    .senses(word, 'noun')
    .some((sense) => !lexicon.isInstance(sense.synset) && CONCRETE_FILES.includes(lexicon.fileOf(sense.synset)));
  return visible ? lemmas : [...lemmas.slice(1)];
}

function unknownFacts(word: string): WordFacts {
  return { odds: { N: 1 }, noun: [], verb: [], adjective: [], adverb: [], keys: [word], american: null, known: false };
}

/** Odds from how often WordNet's tagged texts use the lemmas, shared among the verb's forms. */
function openOdds(
  lexicon: Lexicon,
  word: string,
  lemmas: Pick<WordFacts, 'noun' | 'verb' | 'adjective' | 'adverb'>,
): Partial<Record<Tag, number>> {
  const uses = (part: 'noun' | 'verb' | 'adjective' | 'adverb') =>
    lemmas[part].reduce(
      (sum, lemma) => sum + lexicon.senses(lemma, part).reduce((total, sense) => total + sense.uses, 0.5),
      0,
    );
  const verb = uses('verb');
  const odds: Partial<Record<Tag, number>> = { N: uses('noun'), J: uses('adjective'), A: uses('adverb') };
  if (verb > 0) {
    const bare = lemmas.verb.includes(word);
    if (word.endsWith('ing') && !(bare && lemmas.verb.length === 1)) odds.G = verb * 0.6 + 1;
    else if (!bare && word.endsWith('s') && lemmas.verb.some((lemma) => word.startsWith(lemma.slice(0, -1))))
      odds.V = verb * 0.25;
    else if (!bare) odds.P = verb * 0.5;
    else odds.V = verb * 0.35;
    // Past forms that look like the lemma: cut, put, set.
    if (bare && /(t|ed)$/.test(word) && lemmas.verb.length > 0) odds.P = verb * 0.05;
  }
  // WordNet knows many sports by their gerund alone: paragliding.
  if (
    !odds.G &&
    word.endsWith('ing') &&
    lemmas.noun.some((lemma) =>
      lexicon
        .senses(lemma, 'noun')
        .slice(0, 2)
        .some((sense) => lexicon.fileOf(sense.synset) === 'noun.act'),
    )
  )
    odds.G = (odds.N ?? 0) * 0.4;
  return shares(odds);
}

/** Odds of a word that nobody knows, from its ending. */
function guessedOdds(word: string): Partial<Record<Tag, number>> {
  if (/.{2}ing$/.test(word)) return { G: 0.85, N: 0.15 };
  if (/.{2}ed$/.test(word)) return { P: 0.7, J: 0.2, N: 0.1 };
  if (/.{2}ly$/.test(word)) return { A: 0.8, J: 0.1, N: 0.1 };
  if (/(ous|ful|less|ish|esque|ic|able)$/.test(word)) return { J: 0.7, N: 0.3 };
  return { N: 0.85, J: 0.1, V: 0.05 };
}

function shares(odds: Partial<Record<Tag, number>>): Partial<Record<Tag, number>> {
  const total = Object.values(odds).reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(
    Object.entries(odds)
      .filter(([, value]) => value > 0)
      .map(([tag, value]) => [tag, value / total]),
  );
}

import { isAcceptableName } from '../../growth/names/acceptable-name.js';
import { phraseTable, wordTable } from '../../interpretation/phrases.js';
import type { RegistryNames } from '../../interpretation/registry-names.js';
import { WordBook } from '../../interpretation/word-book.js';
import type { RegistryStore } from '../../registries/registry-store.js';
import { loadLexicon } from '../assets/load-lexicon.js';
import { VOCABULARY } from '../assets/vocabulary.js';
import { recallNames } from '../registries/recall.js';

/** Share of a prompt's letters that must be those of known words. */
const LEAST_KNOWN = 0.5;
/** Longer prompts are judged by their beginning. */
const MOST_LETTERS = 2000;

/**
 * Whether a prompt says something: half of its letters or more stand in words of the dictionary, of the vocabulary or
 * of names. Prompts without Latin words of three letters cannot be judged so, and pass.
 *
 * @param names - stored values that its phrases call; default: none
 */
export function isSense(prompt: string, names: RegistryNames = new Map()): boolean {
  const words =
    prompt
      .slice(0, MOST_LETTERS)
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? [];
  if (words.length === 0) return prompt.trim() !== '';
  const ofNames = new Set([...names.keys()].flatMap((phrase) => phrase.split(/[\s-]/)));
  const letters = (counted: readonly string[]): number => counted.reduce((sum, word) => sum + word.length, 0);
  return letters(words.filter((word) => ofNames.has(word) || isKnown(word))) >= LEAST_KNOWN * letters(words);
}

/** As `isSense`, with the names of the registries, which are asked for only when words alone do not do. */
export async function makesSense(prompt: string, registries: RegistryStore): Promise<boolean> {
  return isSense(prompt) || isSense(prompt, await recallNames(registries, prompt));
}

/** Words that were looked up before; begun anew when there are so many. */
const lookedUp = new Map<string, boolean>();
const MOST_LOOKED_UP = 20_000;

function isKnown(word: string): boolean {
  const before = lookedUp.get(word);
  if (before !== undefined) return before;
  const known = lookUp(word);
  if (lookedUp.size >= MOST_LOOKED_UP) lookedUp.clear();
  lookedUp.set(word, known);
  return known;
}

/** A word, one that the vocabulary adds, or two in one: `mistbrook`. */
function lookUp(word: string): boolean {
  const lexicon = loadLexicon();
  return (
    new WordBook(lexicon).facts(word).known ||
    vocabularyWords().has(word) ||
    isAcceptableName(`${word[0]?.toUpperCase()}${word.slice(1)}`, lexicon)
  );
}

let ofVocabulary: ReadonlySet<string> | null = null;

function vocabularyWords(): ReadonlySet<string> {
  ofVocabulary ??= new Set(
    [...wordTable().keys(), ...phraseTable(VOCABULARY).keys()].flatMap((phrase) =>
      phrase.toLowerCase().split(/[\s_-]/),
    ),
  );
  return ofVocabulary;
}

import type { Knowledge } from '../../creation/knowledge.js';
import { originKnowledge } from '../../creation/origin-knowledge.js';
import { type LearnedMeanings, learnedMeanings, promptWords } from '../../interpretation/learned-meanings.js';
import { namePhrases, type RegistryNames } from '../../interpretation/registry-names.js';
import type { RegistryStore } from '../../registries/registry-store.js';

/** What was learned and bears on one prompt. */
export interface Recalled {
  /** What creation may draw on. */
  knowledge: Knowledge;
  /** Stored values that the prompt calls by name. */
  names: RegistryNames;
  /** What was learned of its words; default: nothing. */
  meanings?: LearnedMeanings;
}

/** Learned values of each pool that one video chooses from: enough for variety, few enough to be read in no time. */
const POOL_LIMIT = 200;

/** What a system knows that has learned nothing. */
export function nothingLearned(): Recalled {
  return { knowledge: originKnowledge(), names: new Map() };
}

/**
 * Selects what the registries know for one video: the same for the same state, prompt and seed.
 *
 * @param seed - whole number in [0, 2^53)
 * @throws {PromptError} for a prompt that no one could follow
 */
export async function recall(store: RegistryStore, prompt: string, seed: number): Promise<Recalled> {
  const [knowledge, words] = await Promise.all([
    store.knowledge({ limit: POOL_LIMIT, seed }),
    recallWords(store, prompt),
  ]);
  return { knowledge, ...words };
}

/**
 * What the registries know of a prompt's words: values that they could be calling by name, and meanings.
 *
 * @throws {PromptError} for a prompt that no one could follow
 */
export async function recallWords(
  store: RegistryStore,
  prompt: string,
): Promise<Required<Pick<Recalled, 'names' | 'meanings'>>> {
  const words = promptWords(prompt);
  const [names, stored] = await Promise.all([recallNames(store, prompt), store.meaningsOf(words)]);
  return { names, meanings: learnedMeanings(stored) };
}

/**
 * The stored values that a prompt could be calling by their names.
 *
 * @throws {PromptError} for a prompt that no one could follow
 */
export async function recallNames(store: RegistryStore, prompt: string): Promise<RegistryNames> {
  const entries = await store.resolveNames(namePhrases(prompt));
  return new Map(
    [...entries].map(([phrase, found]) => [
      phrase,
      found.map(({ name, registry, aspect, key, value }) => ({ name, registry, aspect, key, value: { ...value } })),
    ]),
  );
}

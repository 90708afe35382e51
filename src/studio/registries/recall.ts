import type { Knowledge } from '../../creation/knowledge.js';
import { originKnowledge } from '../../creation/origin-knowledge.js';
import { namePhrases, type RegistryNames } from '../../interpretation/registry-names.js';
import type { RegistryStore } from '../../registries/registry-store.js';

/** What was learned and bears on one prompt. */
export interface Recalled {
  /** What creation may draw on. */
  knowledge: Knowledge;
  /** Stored values that the prompt calls by name. */
  names: RegistryNames;
}

/** Learned values of each pool that one video chooses from: enough for variety, few enough to be read in no time. */
const POOL_LIMIT = 300;

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
  const [knowledge, names] = await Promise.all([
    store.knowledge({ limit: POOL_LIMIT, seed }),
    recallNames(store, prompt),
  ]);
  return { knowledge, names };
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

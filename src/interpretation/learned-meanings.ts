import { TRIGGER_WORDS } from '../origins/trigger-words.js';
import type { Effect } from './phrases.js';
import { normalisePrompt, tokenize } from './tokens.js';

/** What the system learned of words, lower case: used where tables and lexicon say nothing, never against them. */
export type LearnedMeanings = ReadonlyMap<string, readonly Effect[]>;

/** Words of a prompt that are looked up. */
const MOST_WORDS = 200;

/** The words of a prompt, lower case: what a registry is to be asked for before the prompt is interpreted. */
export function promptWords(prompt: string): string[] {
  const words = tokenize(normalisePrompt(prompt)).flatMap(({ kind, text }) => (kind === 'word' ? [text] : []));
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** Meanings as they are stored, of values that there are; of several in one domain, the first. */
export function learnedMeanings(
  stored: Iterable<{ span: string; domain: string; canonical: string }>,
): LearnedMeanings {
  const meanings = new Map<string, Effect[]>();
  for (const { span, domain, canonical } of stored) {
    const values: object | undefined = TRIGGER_WORDS[domain as keyof typeof TRIGGER_WORDS];
    const known = meanings.get(span) ?? [];
    if (!values || !Object.hasOwn(values, canonical) || known.some((effect) => effect.domain === domain)) continue;
    meanings.set(span, [...known, { domain, value: canonical }]);
  }
  return meanings;
}

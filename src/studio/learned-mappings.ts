import type { Instruction } from '../interpretation/instruction.js';
import { learnWords } from '../interpretation/learn-words.js';
import type { LinguisticMapping } from '../registries/registry-store.js';
import { loadLexicon } from './assets/load-lexicon.js';

/** A meaning of a word in one domain, as it is posted. */
export type MeaningOfWord = Pick<LinguisticMapping, 'span' | 'canonical' | 'domain' | 'variantType'>;

/** What a prompt teaches about words that interpretation knew nothing of. */
export function learnedMappings(instruction: Instruction): MeaningOfWord[] {
  return learnWords(instruction, loadLexicon()).map(({ variant, ...meaning }) => ({
    ...meaning,
    variantType: variant,
  }));
}

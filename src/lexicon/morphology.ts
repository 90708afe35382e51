import type { PartOfSpeech } from './lexicographer-files.js';

/**
 * Endings that WordNet's own morphological processor detaches, in its order: ending → replacement.
 * Source: morphy(7WN); doubled consonants (`running`, `biggest`) are undone beyond it.
 */
const DETACHMENTS: Readonly<Record<PartOfSpeech, readonly (readonly [ending: string, replacement: string])[]>> = {
  noun: [
    ['s', ''],
    ['ses', 's'],
    ['ves', 'f'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['oes', 'o'],
    ['ies', 'y'],
  ],
  verb: [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ied', 'y'],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
    ['ying', 'ie'],
  ],
  adjective: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
    ['ier', 'y'],
    ['iest', 'y'],
  ],
  adverb: [],
};

const DOUBLED = /([b-df-hj-np-tv-z])\1(ing|ed|er|est)$/;

/**
 * The lemmas that an inflected form can belong to, most likely first, the form itself among them when it is
 * a lemma. Only forms that `known` accepts are returned.
 */
export function detach(form: string, part: PartOfSpeech, known: (lemma: string) => boolean): string[] {
  const found: string[] = [];
  const add = (lemma: string) => {
    if (lemma.length > 1 && !found.includes(lemma) && known(lemma)) found.push(lemma);
  };
  if (known(form)) found.push(form);
  // `ss` ends no plural: glass, grass, bus stay what they are.
  if (part === 'noun' && form.endsWith('ss')) return found;
  for (const [ending, replacement] of DETACHMENTS[part]) {
    if (form.endsWith(ending)) add(form.slice(0, -ending.length) + replacement);
  }
  const doubled = part === 'noun' || part === 'adverb' ? null : DOUBLED.exec(form);
  if (doubled) add(form.slice(0, doubled.index + 1));
  return found;
}

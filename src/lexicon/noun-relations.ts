import type { NounRelations } from './illustrations.js';
import type { Lexicon, SynsetNumber } from './lexicon.js';

/** Lexicographer files whose meanings can be seen and drawn. */
const VISIBLE = new Set<string>([
  'noun.animal', 'noun.artifact', 'noun.body', 'noun.food', 'noun.object', 'noun.person', 'noun.plant', 'noun.phenomenon',
]);
/** Meanings rarer than this are hardly ever meant. */
const SENSES_TRIED = 3;
/** A rarer meaning must be this many links nearer to beat the one before it. */
const LINKS_PER_RANK = 2;
/** Above these the kinds say nothing about the looks ("object", "whole", "artifact"). */
const TOP_ANCHORS = ['artifact#1', 'whole#2', 'object#1', 'living_thing#1', 'organism#1', 'matter#3', 'substance#1', 'instrumentality#3', 'natural_object#1'];

/** The lexicon's meanings as relations between nouns that can be drawn. */
export function nounRelations(lexicon: Lexicon): NounRelations {
  const tops = new Set(TOP_ANCHORS.flatMap((anchor) => lexicon.anchor(anchor)));

  function meanings(noun: string): readonly SynsetNumber[] {
    return lexicon.senses(noun, 'noun').slice(0, SENSES_TRIED + 1).map((sense) => sense.synset)
      .filter((synset) => VISIBLE.has(lexicon.fileOf(synset))).slice(0, SENSES_TRIED);
  }

  /** Words that mean this synset in the first place; "crane" the bird is no name for the machine's kinds. */
  function namesOf(synset: SynsetNumber): string[] {
    return lexicon.wordsOf(synset).filter((word) => meanings(word)[0] === synset).map((word) => word.replaceAll('_', ' '));
  }

  return {
    singular: (noun) => {
      const words = noun.split(' ');
      const last = words.pop() ?? noun;
      const lemma = lexicon.lemmasOf(noun, 'noun')[0] ?? [...words, lexicon.lemmasOf(last, 'noun')[0] ?? last].join(' ');
      return lemma.replaceAll('_', ' ');
    },
    synonyms: (noun) => [...new Set(meanings(noun).flatMap(namesOf))].filter((word) => word !== noun),
    hypernyms: (noun) => {
      const found = meanings(noun).flatMap((synset, rank) =>
        lexicon.ancestors(synset).filter((up) => up.distance > 0 && !tops.has(up.synset))
          .map((up) => ({ synset: up.synset, cost: up.distance + rank * LINKS_PER_RANK })));
      found.sort((one, other) => one.cost - other.cost);
      return [...new Set(found.flatMap(({ synset }) => namesOf(synset)))];
    },
    linksBetween: (noun, kind) => {
      const above = meanings(kind)[0];
      const below = meanings(noun)[0];
      if (above === undefined || below === undefined || tops.has(above)) return null;
      return lexicon.ancestors(below).find((up) => up.synset === above)?.distance ?? null;
    },
  };
}

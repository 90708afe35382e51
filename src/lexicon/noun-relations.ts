import type { NamedKind, NounRelations } from './illustrations.js';
import type { Lexicon, SynsetNumber } from './lexicon.js';

/** Lexicographer files whose meanings can be seen and drawn, and the sort of thing that they hold. */
const VISIBLE: Readonly<Record<string, NamedKind['sort']>> = {
  'noun.animal': 'animal',
  'noun.person': 'person',
  'noun.plant': 'plant',
  'noun.food': 'food',
  'noun.artifact': 'thing',
  'noun.body': 'thing',
  'noun.object': 'thing',
  'noun.phenomenon': 'thing',
};
/** Meanings rarer than this are hardly ever meant by a prompt. */
const SENSES_ASKED = 2;
/** A drawing's name may be one of the rarer meanings: the sort of thing tells which. */
const SENSES_NAMED = 4;
/** A rarer meaning must be this many links nearer to beat the one before it. */
const LINKS_PER_RANK = 2;
/** Above these the kinds say nothing about the looks ("object", "whole", "artifact"). */
const TOP_ANCHORS = [
  'artifact#1',
  'whole#2',
  'object#1',
  'living_thing#1',
  'organism#1',
  'matter#3',
  'substance#1',
  'instrumentality#3',
  'natural_object#1',
  'structure#1',
  'device#1',
  'implement#1',
  'equipment#1',
  'covering#2',
  'commodity#1',
  'container#1',
  'conveyance#3',
  'animal#1',
  'food#1',
  'food#2',
];

/** The lexicon's meanings as relations between nouns that can be drawn. */
export function nounRelations(lexicon: Lexicon): NounRelations {
  const tops = new Set(TOP_ANCHORS.flatMap((anchor) => lexicon.anchor(anchor)));
  const sortOf = (synset: SynsetNumber): NamedKind['sort'] | undefined => VISIBLE[lexicon.fileOf(synset)];

  function meanings(noun: string, most: number): readonly SynsetNumber[] {
    return lexicon
      .senses(noun, 'noun')
      .map(({ synset }) => synset)
      .filter((synset) => !lexicon.isInstance(synset))
      .slice(0, most)
      .filter((synset) => sortOf(synset) !== undefined);
  }

  function namesOf(synset: SynsetNumber): NamedKind[] {
    const sort = sortOf(synset);
    if (sort === undefined || lexicon.isInstance(synset)) return [];
    const words = lexicon.wordsOf(synset).filter((word) => meanings(word, SENSES_NAMED).includes(synset));
    return words.map((word) => ({ name: word.replaceAll('_', ' '), sort }));
  }

  return {
    singular: (noun) => {
      const words = noun.split(' ');
      const last = words.pop() ?? noun;
      const lemma =
        lexicon.lemmasOf(noun, 'noun')[0] ?? [...words, lexicon.lemmasOf(last, 'noun')[0] ?? last].join(' ');
      return lemma.replaceAll('_', ' ');
    },
    kinds: (noun) => {
      const found = meanings(noun, SENSES_ASKED).flatMap((synset, rank) =>
        lexicon
          .ancestors(synset)
          .filter((up) => !tops.has(up.synset))
          .map((up) => ({ synset: up.synset, cost: up.distance + rank * LINKS_PER_RANK })),
      );
      found.sort((one, other) => one.cost - other.cost);
      return found.flatMap(({ synset }) => namesOf(synset)).filter(({ name }) => name !== noun);
    },
    isKindOf: (noun, kind) => {
      const above = meanings(kind, SENSES_ASKED)[0];
      if (above === undefined) return false;
      return meanings(noun, SENSES_NAMED).some((synset) => lexicon.ancestors(synset).some((up) => up.synset === above));
    },
    linksBetween: (noun, kind) => {
      const above = meanings(kind, SENSES_ASKED)[0];
      const below = meanings(noun, SENSES_ASKED)[0];
      if (above === undefined || below === undefined || tops.has(above)) return null;
      return lexicon.ancestors(below).find((up) => up.synset === above)?.distance ?? null;
    },
  };
}

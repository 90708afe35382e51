import { CONCRETE_FILES, PLACE_ANCHORS } from '../origins/meanings.js';
import type { Lexicon, Sense, SynsetNumber } from '../lexicon/lexicon.js';

/** The parts that a noun can play in a scene. */
export interface NounKind {
  /** Its most usual meaning is somewhere to be. */
  readonly place: boolean;
  /** Some usual meaning is somewhere to be. */
  readonly placeAtAll: boolean;
  /** Some usual meaning stands fixed in its place: a tower, a fountain. */
  readonly fixed: boolean;
  /** Some usual meaning is a movable thing or a living being. */
  readonly thing: boolean;
  /** Its most usual meaning is a thing. */
  readonly mainlyThing: boolean;
  /** A person or an animal. */
  readonly animate: boolean;
  /** What things are made of or lie on: sand, grass, snow. */
  readonly substance: boolean;
  /** A group or measure of what follows "of": flock, pair, cup. */
  readonly measure: boolean;
  /** Comes in pairs that the plural names. */
  readonly pair: boolean;
}

/** Meanings that count as usual. */
const USUAL_SENSES = 4;
const NOTHING: NounKind = { place: false, placeAtAll: false, fixed: false, thing: false, mainlyThing: false, animate: false, substance: false, measure: false, pair: false };

/** Sorts a noun by its meanings. `named` also admits individuals (Paris, the Seine). */
export function nounKind(lexicon: Lexicon, lemma: string, { named = false }: { named?: boolean } = {}): NounKind {
  const all = lexicon.senses(lemma, 'noun');
  const common = all.filter((sense) => !lexicon.isInstance(sense.synset));
  const senses = named || common.length === 0 ? all : common;
  if (senses.length === 0) return NOTHING;
  const usual = senses.slice(0, USUAL_SENSES).map((sense) => ({ sense, ...traits(lexicon, sense) }));
  const first = usual[0];
  return {
    place: first?.place ?? false,
    placeAtAll: usual.some((sense) => sense.place),
    fixed: usual.some((sense) => sense.fixed),
    thing: usual.some((sense) => sense.thing),
    mainlyThing: first?.thing ?? false,
    animate: first?.animate ?? false,
    substance: usual.slice(0, 2).some((sense) => sense.substance),
    measure: usual.slice(0, 2).some((sense) => sense.measure),
    pair: usual.slice(0, 1).some(({ sense }) => lexicon.isPair(sense.synset)),
  };
}

function traits(lexicon: Lexicon, { synset }: Sense) {
  const chain = lexicon.ancestors(synset);
  const at = (anchors: readonly string[]) => anchors.some((anchor) => lexicon.anchor(anchor).some((target) => chain.some((up) => up.synset === target)));
  const file = lexicon.fileOf(synset);
  const place = at(PLACE_ANCHORS.enclosing);
  const fixed = at(PLACE_ANCHORS.fixed);
  return {
    place,
    fixed,
    thing: !place && CONCRETE_FILES.includes(file),
    animate: file === 'noun.animal' || file === 'noun.person' || isPerson(lexicon, synset),
    substance: file === 'noun.substance' || at(['snow#2', 'grass#1', 'ice#1']),
    measure: file === 'noun.group' || file === 'noun.quantity',
  };
}

function isPerson(lexicon: Lexicon, synset: SynsetNumber): boolean {
  const people = lexicon.anchor('person#1');
  return lexicon.ancestors(synset).some((up) => people.includes(up.synset));
}

import type { Lexicon, Sense, SynsetNumber } from '../lexicon/lexicon.js';
import { CONCRETE_FILES, PLACE_ANCHORS } from '../origins/meanings.js';

/** The parts that a noun can play in a scene. */
export interface NounKind {
  /** Its most usual meaning is somewhere to be. */
  readonly place: boolean;
  /** Some usual meaning is somewhere to be. */
  readonly placeAtAll: boolean;
  /** Its most usual visible meaning stands fixed in its place: a tower, a fountain. */
  readonly fixed: boolean;
  /** Some usual meaning stands fixed. */
  readonly fixedAtAll: boolean;
  /** Some usual meaning is a movable thing or a living being. */
  readonly thing: boolean;
  /** Its most usual meaning is a thing. */
  readonly mainlyThing: boolean;
  /** A person or an animal. */
  readonly animate: boolean;
  /** People together: a family, a crowd. */
  readonly people: boolean;
  /** What things are made of or lie on: sand, grass, snow. */
  readonly substance: boolean;
  /** A group, measure or piece of what follows "of": flock, dozen, slice. */
  readonly measure: boolean;
  /** A group or a large quantity: it makes many of what follows. */
  readonly many: boolean;
  /** Something that happens in sight: a wave, an aurora. */
  readonly phenomenon: boolean;
  /** Comes in pairs that the plural names. */
  readonly pair: boolean;
}

/** Meanings that count as usual. */
const USUAL_SENSES = 4;
const NOTHING: NounKind = {
  place: false,
  placeAtAll: false,
  fixed: false,
  fixedAtAll: false,
  thing: false,
  mainlyThing: false,
  animate: false,
  people: false,
  substance: false,
  measure: false,
  many: false,
  phenomenon: false,
  pair: false,
};

/** Sorts a noun by its meanings. `named` also admits individuals (Paris, the Seine). */
export function nounKind(lexicon: Lexicon, lemma: string, { named = false }: { named?: boolean } = {}): NounKind {
  const all = lexicon.senses(lemma, 'noun');
  const common = named ? [] : all.filter((sense) => !lexicon.isInstance(sense.synset));
  const traits = (senses: readonly Sense[]) =>
    senses.slice(0, USUAL_SENSES).map((sense) => traitsOf(lexicon, sense.synset));
  const ordinary = traits(common);
  // A pyramid is a shape, and a building only by name.
  const usual = ordinary.some((sense) => sense.thing || sense.place || sense.fixed || sense.phenomenon)
    ? ordinary
    : traits(all);
  const first = usual[0];
  if (!first) return NOTHING;
  return {
    place: first.place,
    placeAtAll: usual.some((sense) => sense.place),
    fixed: usual.find((sense) => sense.place || sense.fixed || sense.thing)?.fixed ?? false,
    fixedAtAll: usual.some((sense) => sense.fixed),
    thing: usual.some((sense) => sense.thing),
    mainlyThing: first.thing,
    animate: first.animate,
    people: first.people,
    substance: usual.slice(0, 2).some((sense) => sense.substance),
    measure: usual.slice(0, 2).some((sense) => sense.measure) && (!first.thing || first.part),
    many: usual.slice(0, 2).some((sense) => sense.many),
    phenomenon: first.phenomenon,
    pair: first.pair,
  };
}

interface Anchors {
  readonly enclosing: ReadonlySet<SynsetNumber>;
  readonly notEnclosing: ReadonlySet<SynsetNumber>;
  readonly fixed: ReadonlySet<SynsetNumber>;
  readonly substance: ReadonlySet<SynsetNumber>;
  readonly person: ReadonlySet<SynsetNumber>;
  readonly people: ReadonlySet<SynsetNumber>;
  readonly part: ReadonlySet<SynsetNumber>;
  readonly plenty: ReadonlySet<SynsetNumber>;
  readonly physical: ReadonlySet<SynsetNumber>;
}

const anchors = new WeakMap<Lexicon, Anchors>();

function anchorsOf(lexicon: Lexicon): Anchors {
  const known = anchors.get(lexicon);
  if (known) return known;
  const set = (names: readonly string[]) => new Set(names.flatMap((name) => lexicon.anchor(name)));
  const made = {
    enclosing: set(PLACE_ANCHORS.enclosing),
    notEnclosing: set(PLACE_ANCHORS.notEnclosing),
    fixed: set(PLACE_ANCHORS.fixed),
    substance: set(['snow#2', 'grass#1', 'ice#1', 'substance#1']),
    person: set(['person#1']),
    people: set(['people#1', 'social group#1', 'couple#1']),
    part: set(['piece#1', 'slice#2', 'lump#1']),
    plenty: set(['large indefinite quantity#1']),
    physical: set(['physical entity#1']),
  };
  anchors.set(lexicon, made);
  return made;
}

function traitsOf(lexicon: Lexicon, synset: SynsetNumber) {
  const chain = lexicon.ancestors(synset);
  const below = (targets: ReadonlySet<SynsetNumber>) => chain.some((up) => targets.has(up.synset));
  const { enclosing, notEnclosing, fixed, substance, person, people, part, plenty, physical } = anchorsOf(lexicon);
  const file = lexicon.fileOf(synset);
  const place = below(enclosing) && !below(notEnclosing);
  return {
    place,
    fixed: below(fixed),
    thing: !place && (CONCRETE_FILES.includes(file) || (file === 'noun.Tops' && below(physical))),
    animate: file === 'noun.animal' || file === 'noun.person' || below(person),
    people: file === 'noun.group' && below(people),
    substance: file === 'noun.substance' || (below(substance) && file !== 'noun.food'),
    measure: file === 'noun.group' || file === 'noun.quantity' || below(part),
    part: below(part),
    many: file === 'noun.group' || below(plenty),
    phenomenon: file === 'noun.phenomenon' || file === 'noun.event' || file === 'noun.object',
    pair: lexicon.isPair(synset),
  };
}

import type { Random } from '../numerics/random.js';
import { actionDrawings } from './illustration-actions.js';
import { exampleOf } from './illustration-examples.js';
import type {
  IllustrationCategory,
  IllustrationEntry,
  IllustrationFacing,
  IllustrationHabitat,
  IllustrationIndex,
} from './illustration-index.js';
import { heightMetresOf } from './illustration-sizes.js';

/** A name and the sort of thing that it names here: "crane" may be an animal or a thing. */
export interface NamedKind {
  readonly name: string;
  readonly sort: 'animal' | 'plant' | 'food' | 'person' | 'thing';
}

/** The part of a lexicon that finding illustrations needs. Nouns are lower case, words separated by one space. */
export interface NounRelations {
  /** Singular of a noun; the noun itself when it is singular or unknown. */
  singular(noun: string): string;
  /** Other names of the thing, then kinds that it belongs to, nearest first; empty for unknown nouns. */
  kinds(noun: string): readonly NamedKind[];
  /** Links from a noun up to a kind of it (corgi → dog: 1); null when it is not one, or either is unknown. */
  linksBetween(noun: string, kind: string): number | null;
  /** Whether some common meaning of the noun is the kind itself or below it. */
  isKindOf(noun: string, kind: string): boolean;
}

/** A drawing for a noun, and what creation must know to place it. */
export interface Illustration {
  /** Key in the pack, e.g. `noto:dog`. */
  readonly key: string;
  /** The word by which the drawing was reached: `dog` for "corgi". */
  readonly depicts: string;
  readonly facing: IllustrationFacing;
  /** Height of the real thing, in metres. */
  readonly heightMetres: number;
  readonly habitat: IllustrationHabitat;
  readonly category: IllustrationCategory;
}

export interface FindIllustrationOptions {
  /** What the subject does: chooses the drawing of a person. */
  readonly action?: string | null;
  /** Without it, only names, aliases and head nouns are tried. */
  readonly lexicon?: NounRelations;
  /** Chooses among drawings that fit equally (skin tones, genders); without it, the middle one. */
  readonly random?: Random;
  /** Only a drawing of that very thing, by its name or its head noun's: no kinds, no examples. */
  readonly byName?: boolean;
}

/**
 * The drawing that depicts a noun. Tried in this order: the noun, its singular, the example of a wide
 * kind ("fruit" → apple); its other names and kinds (WordNet, nearest first) as a whole compound; the same for
 * its head ("silly old corgi" → corgi → dog); at last the nearest drawn noun below it. Null when nothing depicts it.
 */
export function findIllustration(
  index: IllustrationIndex,
  noun: string,
  options: FindIllustrationOptions = {},
): Illustration | null {
  const asked = noun
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, ' ')
    .replace(/^(a|an|the|some|my|his|her|their|its) /, '');
  const doing = options.action ? drawingOfAction(index, asked, options.action, options) : null;
  if (doing) return doing;
  const candidates = [...nounsToTry(asked)];
  for (const candidate of candidates) {
    const known = nameKnown(index, candidate, options.lexicon);
    if (options.byName && known === null) continue;
    const name = known ?? exampleFor(index, candidate, options.lexicon) ?? kindOf(index, candidate, options.lexicon);
    if (name !== null) return describe(index, candidate, name, options);
  }
  if (options.byName) return null;
  for (const candidate of candidates) {
    const name = nearestBelow(index, candidate, options.lexicon);
    if (name !== null) return describe(index, candidate, name, options);
  }
  return null;
}

/** A kind further above its examples than this is too wide to be shown by one of them. */
const MOST_LINKS_DOWN = 4;

/** Words that name a group or an amount: the thing itself follows after "of". */
const GROUPS =
  /^(?:(?:small|large|big|huge|little|whole) )?(?:group|herd|flock|bunch|pack|pair|crowd|school|swarm|pile|stack|piece|slice|set|row|collection|couple|team|line|kind|sort|type|heap|number|lot|lots|dozens|hundreds)s? of /;

/** The noun, then shorter and shorter ends of it: "old golden retriever", "golden retriever", "retriever". */
function* nounsToTry(asked: string): Generator<string> {
  yield asked;
  const noun = asked.replace(GROUPS, '');
  const head = noun.replace(/ (?:of|with|in|on|for|from|at) .*$/, '');
  const words = head.split(' ');
  for (let from = 0; from < words.length; from++) {
    const rest = words.slice(from).join(' ');
    if (rest !== asked && rest !== '') yield rest;
  }
}

function nameKnown(index: IllustrationIndex, noun: string, lexicon?: NounRelations): string | null {
  if (index.keyOf.has(noun)) return noun;
  const one = singular(noun, lexicon);
  if (index.keyOf.has(one)) return one;
  const hyphenless = one.replaceAll('-', ' ');
  if (index.keyOf.has(hyphenless)) return hyphenless;
  const joined = one.replaceAll(' ', '');
  return index.keyOf.has(joined) ? joined : null;
}

/**
 * The nearest drawn kind; but of a compound its head, when the compound can mean a kind of the head and that nearest kind
 * is none: a red fox is a fox before it is a herb.
 */
function kindOf(index: IllustrationIndex, noun: string, lexicon?: NounRelations): string | null {
  const nearest = nearestKind(index, noun, lexicon);
  const one = singular(noun, lexicon);
  const head = one.split(' ').at(-1) ?? one;
  if (!lexicon || head === one || !index.keyOf.has(head) || !lexicon.isKindOf(one, head)) return nearest;
  return nearest !== null && lexicon.isKindOf(nearest, head) ? nearest : head;
}

function nearestKind(index: IllustrationIndex, noun: string, lexicon?: NounRelations): string | null {
  return lexicon?.kinds(singular(noun, lexicon)).find((kind) => isDrawnAs(index, kind))?.name ?? null;
}

function exampleFor(index: IllustrationIndex, noun: string, lexicon?: NounRelations): string | null {
  const example = exampleOf(noun) ?? exampleOf(singular(noun, lexicon));
  return example !== null && index.keyOf.has(example) ? example : null;
}

/** Whether the drawing of that name shows that sort of thing: the mathematician Heron is no bird. */
function isDrawnAs(index: IllustrationIndex, { name, sort }: NamedKind): boolean {
  const category = index.entries.get(index.keyOf.get(name) ?? '')?.category;
  if (category === undefined) return false;
  if (category === 'food') return sort === 'food' || sort === 'plant';
  if (category === 'animal' || category === 'person' || category === 'plant') return sort === category;
  return sort === 'thing';
}

/** The drawn noun fewest links below: "fruit" → apple. Looks at every noun of the index, so it comes last. */
function nearestBelow(index: IllustrationIndex, noun: string, lexicon?: NounRelations): string | null {
  if (!lexicon) return null;
  const kind = singular(noun, lexicon);
  if (lexicon.kinds(kind).length === 0) return null;
  let nearest: string | null = null;
  let fewest = MOST_LINKS_DOWN + 1;
  for (const drawn of index.keyOf.keys()) {
    const links = lexicon.linksBetween(drawn, kind);
    if (links === null || links >= fewest) continue;
    nearest = drawn;
    fewest = links;
  }
  return nearest;
}

/** The lexicon's singular, or that of the regular English endings. */
function singular(noun: string, lexicon?: NounRelations): string {
  const known = lexicon?.singular(noun) ?? noun;
  if (known !== noun || noun.length < 4) return known;
  if (/(?:ss|us|is)$/.test(noun)) return noun;
  if (/ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes|zes)$/.test(noun)) return noun.slice(0, -2);
  if (/(?:men)$/.test(noun)) return `${noun.slice(0, -2)}an`;
  return noun.endsWith('s') ? noun.slice(0, -1) : noun;
}

function drawingOfAction(
  index: IllustrationIndex,
  asked: string,
  action: string,
  options: FindIllustrationOptions,
): Illustration | null {
  const noun = singular(asked, options.lexicon);
  const keys = actionDrawings(noun, action)
    .map((drawing) => `noto:${drawing}`)
    .filter((key) => index.entries.has(key));
  const first = keys[0];
  if (first === undefined) return null;
  const equal = first === 'noto:woman-dancing' && options.random ? options.random.fork('gender').pick(keys) : first;
  return present(
    index,
    index.entries.get(equal) as IllustrationEntry,
    noun,
    [equal.slice(5).replaceAll('-', ' '), noun],
    options,
  );
}

function describe(
  index: IllustrationIndex,
  asked: string,
  name: string,
  options: FindIllustrationOptions,
): Illustration {
  const entry = index.entries.get(index.keyOf.get(name) as string) as IllustrationEntry;
  const one = singular(asked, options.lexicon);
  const kindNames = (word: string): string[] => options.lexicon?.kinds(word).map((kind) => kind.name) ?? [];
  const drawn = entry.key.slice(entry.key.indexOf(':') + 1).replaceAll('-', ' ');
  return present(index, entry, name, [asked, one, name, ...kindNames(one), drawn, ...kindNames(name)], options);
}

function present(
  index: IllustrationIndex,
  entry: IllustrationEntry,
  depicts: string,
  names: readonly string[],
  options: FindIllustrationOptions,
): Illustration {
  const tone =
    entry.tones.length === 0
      ? undefined
      : options.random
        ? options.random.fork('skin').pick(entry.tones)
        : entry.tones[Math.floor(entry.tones.length / 2)];
  const shown = tone === undefined ? entry : (index.entries.get(tone) ?? entry);
  return {
    key: shown.key,
    depicts,
    facing: entry.facing,
    heightMetres: heightMetresOf(names, entry.category),
    habitat: entry.habitat,
    category: entry.category,
  };
}

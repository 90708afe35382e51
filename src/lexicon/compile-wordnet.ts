import { LEXICOGRAPHER_FILES } from './lexicographer-files.js';
import { packSections, SYNSET_FLAGS } from './lexicon-file.js';

/** The texts of a WordNet 3 database, as published. */
export interface WordNetTexts {
  /** `data.noun`, `data.verb`, `data.adj`, `data.adv`. */
  readonly data: readonly string[];
  /** `index.noun`, `index.verb`, `index.adj`, `index.adv`. */
  readonly index: readonly string[];
  /** `index.sense`: how often each sense was met in tagged texts. */
  readonly senseIndex: string;
  /** Irregular form → lemma, by part of speech. */
  readonly irregular: Readonly<Record<'n' | 'v' | 'a', Readonly<Record<string, string>>>>;
  /**
   * Names of things that WordNet lacks, each two or more words (`potted plant`): they take the senses of
   * their last word.
   */
  readonly compounds: readonly string[];
}

interface Synset {
  readonly file: number;
  flags: number;
  readonly words: string[];
  /** Keys of other synsets. */
  readonly up: string[];
  readonly related: string[];
}

interface LemmaSense {
  readonly synset: number;
  readonly uses: number;
}

const PARTS_IN_ORDER = ['n', 'v', 'a', 'r'] as const;
const UPWARD = new Set(['@', '@i', '&']);
const SIDEWAYS = new Set(['+', '\\', '=', '<']);
/** Definitions of things of which one speaks in the plural though there is but one pair. */
const PAIR_DEFINITION =
  /\b(used|worn|come|comes|made|usually) in pairs\b|\((usually|plural|usually plural|often plural|usually in the plural)\)[^"]*\bpair\b|\ba pair of\b.*\bused as\b/;

/** Compiles a WordNet database to the file that `openLexicon` reads. */
export function compileWordNet(texts: WordNetTexts): Uint8Array {
  const synsets = readSynsets(texts.data);
  const numbers = new Map([...synsets.keys()].map((key, i) => [key, i]));
  const lemmas = readLemmas(texts, numbers);
  const names = [...lemmas.keys()].sort(byBytes);
  return packSections({
    ...lemmaSections(names, lemmas),
    ...synsetSections([...synsets.values()], names, numbers),
    irregular: irregularLines(texts.irregular),
  });
}

/** Every synset by its key: part of speech and offset. */
function readSynsets(files: readonly string[]): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const text of files) {
    for (const line of text.split('\n')) {
      if (line === '' || line.startsWith(' ')) continue;
      const bar = line.indexOf('|');
      const fields = line.slice(0, bar).split(' ');
      synsets.set(partOf(fields[2]) + fields[0], synsetOf(fields, line.slice(bar + 1)));
    }
  }
  return synsets;
}

/** One line of a data file. Source: wndb(5WN), "Data File Format". */
function synsetOf(fields: readonly string[], definition: string): Synset {
  const wordCount = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: wordCount }, (_, i) => plainLemma(fields[4 + 2 * i] ?? ''));
  const synset: Synset = { file: Number(fields[1]), flags: 0, words, up: [], related: [] };
  const satellite = fields[2] === 's';
  const pointersAt = 5 + 2 * wordCount;
  const pointerCount = Number(fields[pointersAt - 1]);
  for (let i = 0; i < pointerCount; i++) {
    const at = pointersAt + 4 * i;
    const symbol = fields[at] ?? '';
    const key = partOf(fields[at + 2]) + (fields[at + 1] ?? '');
    if (symbol === '@i') synset.flags |= SYNSET_FLAGS.instance;
    // A head adjective points back at its satellites with the same symbol: only the way up is kept.
    if (UPWARD.has(symbol) && (symbol !== '&' || satellite)) synset.up.push(key);
    else if (SIDEWAYS.has(symbol)) synset.related.push(key);
  }
  if (LEXICOGRAPHER_FILES[synset.file] === 'noun.artifact' && PAIR_DEFINITION.test(definition))
    synset.flags |= SYNSET_FLAGS.pair;
  return synset;
}

/** Senses of every lemma: nouns, verbs, adjectives, adverbs, each in WordNet's order. Source: wndb(5WN), "Index File Format". */
function readLemmas(texts: WordNetTexts, numbers: ReadonlyMap<string, number>): Map<string, LemmaSense[]> {
  const uses = readUses(texts.senseIndex);
  const lemmas = new Map<string, LemmaSense[]>();
  texts.index.forEach((text, i) => {
    const part = PARTS_IN_ORDER[i] ?? 'n';
    for (const line of text.split('\n')) {
      if (line === '' || line.startsWith(' ')) continue;
      const fields = line.trimEnd().split(' ');
      const lemma = fields[0] ?? '';
      const senses = lemmas.get(lemma) ?? [];
      for (const offset of fields.slice(-Number(fields[2]))) {
        const synset = numbers.get(part + offset);
        if (synset !== undefined) senses.push({ synset, uses: uses.get(`${lemma}${part}${offset}`) ?? 0 });
      }
      lemmas.set(lemma, senses);
    }
  });
  for (const compound of texts.compounds) addCompound(compound, lemmas);
  return lemmas;
}

function addCompound(compound: string, lemmas: Map<string, LemmaSense[]>): void {
  const words = compound.split(' ');
  const lemma = words.join('_');
  const head = lemmas.get(words.at(-1) ?? '');
  if (words.length > 1 && head && !lemmas.has(lemma))
    lemmas.set(
      lemma,
      head.map(({ synset }) => ({ synset, uses: 0 })),
    );
}

/** Tag counts by lemma, part of speech and offset. Source: senseidx(5WN). */
function readUses(senseIndex: string): Map<string, number> {
  const parts = ['n', 'v', 'a', 'r', 'a'];
  const uses = new Map<string, number>();
  for (const line of senseIndex.split('\n')) {
    const [sense = '', offset = '', , count = '0'] = line.split(' ');
    const percent = sense.indexOf('%');
    if (count !== '0' && percent > 0)
      uses.set(`${sense.slice(0, percent)}${parts[Number(sense[percent + 1]) - 1]}${offset}`, Number(count));
  }
  return uses;
}

function lemmaSections(names: readonly string[], lemmas: ReadonlyMap<string, readonly LemmaSense[]>) {
  const senses = names.map((name) => lemmas.get(name) ?? []);
  const flat = senses.flat();
  return {
    lemmaStart: starts(names.map((name) => name.length)),
    lemmaBytes: asciiBytes(names.join('')),
    senseStart: starts(senses.map((list) => list.length)),
    senseSynset: flat.map((sense) => sense.synset),
    senseUses: flat.map((sense) => Math.min(65535, sense.uses)),
  };
}

function synsetSections(synsets: readonly Synset[], names: readonly string[], numbers: ReadonlyMap<string, number>) {
  const lemmaNumbers = new Map(names.map((name, i) => [name, i]));
  const linked = (keys: readonly string[]) => [...new Set(keys)].flatMap((key) => numbers.get(key) ?? []);
  const up = synsets.map((synset) => linked(synset.up));
  const related = synsets.map((synset) => linked(synset.related));
  const words = synsets.map((synset) => synset.words.flatMap((word) => lemmaNumbers.get(word) ?? []));
  return {
    synsetFile: synsets.map((synset) => synset.file),
    synsetFlags: synsets.map((synset) => synset.flags),
    upStart: starts(up.map((list) => list.length)),
    up: up.flat(),
    relatedStart: starts(related.map((list) => list.length)),
    related: related.flat(),
    wordStart: starts(words.map((list) => list.length)),
    word: words.flat(),
  };
}

function irregularLines(irregular: WordNetTexts['irregular']): Uint8Array {
  const forms = (['a', 'n', 'v'] as const).flatMap((part) =>
    Object.entries(irregular[part])
      .filter(([form, lemma]) => form !== lemma)
      .map(([form, lemma]) => ({ key: `${part} ${form}`, lemma })),
  );
  forms.sort((one, other) => (one.key < other.key ? -1 : 1));
  return asciiBytes(forms.map(({ key, lemma }) => `${key} ${lemma}\n`).join(''));
}

function starts(lengths: readonly number[]): number[] {
  const result = [0];
  let at = 0;
  for (const length of lengths) {
    at += length;
    result.push(at);
  }
  return result;
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Lower case, without the marker of an adjective's position such as `(a)`. */
function plainLemma(word: string): string {
  return word.replace(/\([a-z]+\)$/, '').toLowerCase();
}

function partOf(letter: string | undefined): string {
  return letter === 's' ? 'a' : (letter ?? 'n');
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

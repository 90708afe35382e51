import type { ActionEntry, SettingEntry } from '../origins/vocabulary.js';
import type { PartOfSpeech } from './lexicographer-files.js';
import type { Ancestor, Lexicon, SynsetNumber } from './lexicon.js';

/** What was found, and how far up the hypernyms it stands; 0 = named itself. */
export interface Nearest<T> {
  readonly entry: T;
  readonly distance: number;
}

const INDOORS = /^(indoors?|interior|inside)$/;
const OUTDOORS = /^(outdoors?|exterior|outside)$/;
/** A rarer meaning must be this many links nearer to beat the one before it. */
const LINKS_PER_RANK = 2;
/** Meanings looked at: beyond these a word is hardly ever meant. */
const SENSES_TRIED = 5;

/**
 * The setting whose anchor is nearest on the place's hypernym chain: the word as a whole first (`train
 * station`), then without its leading words (`platform`). `indoor …` keeps to interiors, whatever the place is,
 * `outdoor …` away from them.
 *
 * @returns null when no sense of the place lies below any anchor
 */
export function nearestSetting(
  lexicon: Lexicon,
  noun: string,
  settings: readonly SettingEntry[],
): Nearest<SettingEntry> | null {
  const words = noun
    .toLowerCase()
    .split(/[\s_]+/)
    .filter(Boolean);
  const indoors = words.some((word) => INDOORS.test(word));
  const outdoors = words.some((word) => OUTDOORS.test(word));
  const allowed = settings.filter((entry) =>
    indoors ? entry.family === 'interior' : !outdoors || entry.family !== 'interior',
  );
  const pool = allowed.length > 0 ? allowed : settings;
  const anchored = anchorsOf(lexicon, pool, (entry) => entry.anchors, 'noun');
  for (const phrase of spansByHead(words)) {
    const found = climb(lexicon, phrase, 'noun', anchored);
    if (found) return found;
  }
  if (indoors) return climb(lexicon, 'room', 'noun', anchored) ?? firstOf(allowed);
  return null;
}

/** Somewhere inside, when the place itself says no more than that. */
function firstOf(entries: readonly SettingEntry[]): Nearest<SettingEntry> | null {
  const entry = entries[0];
  return entry ? { entry, distance: Number.POSITIVE_INFINITY } : null;
}

/**
 * The action whose verbs are nearest on the verb's hypernym chain (`sprint` → `run`). Particles and objects
 * behind the verb are looked at first, then dropped.
 *
 * @returns null when no sense of the verb lies below any of the actions' verbs
 */
export function nearestAction(
  lexicon: Lexicon,
  verb: string,
  actions: readonly ActionEntry[],
): Nearest<ActionEntry> | null {
  const words = verb
    .toLowerCase()
    .split(/[\s_]+/)
    .filter(Boolean);
  const anchored = anchorsOf(lexicon, actions, (entry) => entry.verbs, 'verb');
  for (let end = words.length; end > 0; end--) {
    const phrase = words.slice(0, end).join(' ');
    const named = actions.find((entry) => entry.name === phrase || entry.verbs.includes(phrase));
    if (named) return { entry: named, distance: 0 };
    const found = climb(lexicon, phrase, 'verb', anchored);
    if (found) return found;
  }
  return null;
}

/** `old stone bridge` → itself, `stone bridge`, `bridge`, and only then the leading pairs: `train station` of `train station platform`. */
function spansByHead(words: readonly string[]): string[] {
  const heads = words.map((_, i) => words.slice(i).join(' '));
  const leads = words.slice(0, -1).map((_, i) => words.slice(0, words.length - 1 - i).join(' '));
  return [...heads, ...leads];
}

function anchorsOf<T>(
  lexicon: Lexicon,
  entries: readonly T[],
  words: (entry: T) => readonly string[],
  part: PartOfSpeech,
): Map<SynsetNumber, T> {
  const anchored = new Map<SynsetNumber, T>();
  for (const entry of entries) {
    for (const word of words(entry)) {
      for (const synset of lexicon.anchor(word, part)) if (!anchored.has(synset)) anchored.set(synset, entry);
    }
  }
  return anchored;
}

function climb<T>(
  lexicon: Lexicon,
  phrase: string,
  part: PartOfSpeech,
  anchored: ReadonlyMap<SynsetNumber, T>,
): Nearest<T> | null {
  const lemma = lexicon.lemmasOf(phrase, part)[0] ?? phrase;
  const senses = lexicon.senses(lemma, part).slice(0, SENSES_TRIED);
  const physical = new Set(lexicon.anchor('physical entity#1'));
  const climbs = senses.map(({ synset, rank }) => ({ rank, chain: lexicon.ancestors(synset) }));
  const isPhysical = (chain: readonly Ancestor[]) => chain.some((up) => physical.has(up.synset));
  const somewhere = part === 'noun' && climbs.some(({ chain }) => isPhysical(chain));
  let best: (Nearest<T> & { cost: number }) | null = null;
  for (const { rank, chain } of climbs) {
    const hit = chain.find((up) => anchored.has(up.synset));
    const entry = hit && anchored.get(hit.synset);
    if (!hit || !entry) continue;
    // What can be stood before (a fountain) is not shown as what it also is in thought (a source).
    if (somewhere && hit.distance > 0 && !isPhysical(chain)) continue;
    // An anchor that is the word itself was put there for it, however rare the meaning.
    const cost = hit.distance === 0 ? (rank - 1) / LINKS_PER_RANK : hit.distance + LINKS_PER_RANK * (rank - 1);
    if (!best || cost < best.cost) best = { entry, distance: hit.distance, cost };
  }
  return best && { entry: best.entry, distance: best.distance };
}

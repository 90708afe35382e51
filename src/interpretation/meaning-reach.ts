import type { PartOfSpeech } from '../lexicon/lexicographer-files.js';
import type { Lexicon, SynsetNumber } from '../lexicon/lexicon.js';
import { MEANINGS } from '../origins/meanings.js';
import type { Effect } from './phrases.js';

/** Meanings of a word that are looked at, most frequent first. */
const SENSES_TRIED = 2;
const reaches = new WeakMap<Lexicon, ReadonlyMap<SynsetNumber, readonly Effect[]>>();

/**
 * What a word says by its meaning: the nearest of `MEANINGS` at or above it, or above the noun that an
 * adjective is derived from (`drizzly` → drizzle → rain).
 *
 * @param lemmas - lemmas in that part of speech, most likely first
 */
export function meaningOf(lexicon: Lexicon, lemmas: readonly string[], part: PartOfSpeech): readonly Effect[] {
  const table = reachTable(lexicon);
  for (const lemma of lemmas) {
    for (const { synset } of lexicon
      .senses(lemma, part)
      .filter((sense) => !lexicon.isInstance(sense.synset))
      .slice(0, SENSES_TRIED)) {
      const found =
        above(lexicon, synset, table) ??
        (part === 'adjective' || part === 'adverb' ? aside(lexicon, synset, table) : undefined);
      if (found) return found;
    }
  }
  return [];
}

/** What a meaning says by itself or by what stands above it; nothing when it says nothing. */
export function meaningAt(lexicon: Lexicon, synset: SynsetNumber): readonly Effect[] {
  return above(lexicon, synset, reachTable(lexicon)) ?? [];
}

function above(
  lexicon: Lexicon,
  synset: SynsetNumber,
  table: ReadonlyMap<SynsetNumber, readonly Effect[]>,
): readonly Effect[] | undefined {
  const hit = lexicon.ancestors(synset).find((up) => table.has(up.synset));
  return hit && table.get(hit.synset);
}

function aside(
  lexicon: Lexicon,
  synset: SynsetNumber,
  table: ReadonlyMap<SynsetNumber, readonly Effect[]>,
): readonly Effect[] | undefined {
  for (const related of lexicon.related(synset)) {
    const found = above(lexicon, related, table);
    if (found) return found;
  }
  return undefined;
}

function reachTable(lexicon: Lexicon): ReadonlyMap<SynsetNumber, readonly Effect[]> {
  const known = reaches.get(lexicon);
  if (known) return known;
  const table = new Map<SynsetNumber, Effect[]>();
  for (const { anchor, part, settles } of MEANINGS) {
    const effects = Object.entries(settles).map(([domain, value]) => ({ domain, value }));
    for (const synset of lexicon.anchor(anchor, part)) table.set(synset, [...(table.get(synset) ?? []), ...effects]);
  }
  reaches.set(lexicon, table);
  return table;
}

import type { Discovery } from '../growth/discovery.js';
import { type Known, keyAt, type StoredEntry } from './find-known.js';
import type { LedKey } from './lead-keys.js';
import { placeId } from './places.js';
import type { DiscoveryBatch } from './registry-store.js';

/** A value that the store did not know. */
export interface NewEntry {
  readonly place: number;
  readonly discovery: Discovery;
  sightings: number;
  /** Prompts of the batch that showed it. */
  readonly prompts: string[];
}

/** An entry that the batch saw again. */
export interface SeenEntry {
  readonly entry: StoredEntry;
  sightings: number;
  /** Prompts of the batch that showed it. */
  readonly prompts: string[];
  /** What makes its value whole, where it was known in part. */
  whole: Discovery | null;
}

/** What a batch comes to: each entry once, in the order of the discoveries. */
export interface Judged {
  added: NewEntry[];
  seen: SeenEntry[];
  /** Keys that lead to these entries from now on. */
  led: LedKey[];
  /** Values that count at an entry near to them: they show their own cells all the same. */
  beside: { readonly place: number; readonly value: Discovery['value'] }[];
}

/** Sorts discoveries into new entries and sightings of entries. */
export function judgeDiscoveries({ prompt, discoveries, sources }: DiscoveryBatch, known: Known): Judged {
  const added = new Map<string, NewEntry>();
  const seen = new Map<StoredEntry, SeenEntry>();
  const led: LedKey[] = [];
  const beside: Judged['beside'] = [];
  for (const [i, discovery] of discoveries.entries()) {
    const place = placeId(discovery.registry, discovery.aspect) as number;
    const { key, sightings, doubtful = [] } = discovery;
    const source = sources?.[i] ?? prompt;
    const lead = known.leads[i];
    const entry = lead?.entry;
    if (entry) {
      const again = seen.get(entry) ?? { entry, sightings: 0, prompts: [], whole: null };
      seen.set(entry, again);
      again.sightings += sightings;
      again.prompts.push(source);
      if (entry.key !== key) beside.push({ place, value: discovery.value });
      if (entry.flaw !== null && entry.key === key) again.whole ??= discovery;
    } else {
      const made = added.get(keyAt(place, key)) ?? { place, discovery, sightings: 0, prompts: [] };
      added.set(keyAt(place, key), made);
      made.sightings += sightings;
      made.prompts.push(source);
    }
    // What was found by a near key leads there for itself alone: step by step near keys would lead anywhere.
    if (lead?.kind !== 'exact')
      for (const each of [key, ...doubtful])
        if (!known.isLed(place, each))
          led.push({ place, key: each, own: entry?.key ?? key, isExact: lead?.kind === 'near' });
  }
  return { added: [...added.values()], seen: [...seen.values()], led, beside };
}

import type { Discovery } from '../growth/discovery.js';
import { type KnownKeys, keyAt, type StoredEntry } from './find-known.js';
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
}

/**
 * Sorts discoveries into new entries and sightings of entries. A known key is seen again; else the nearest near key
 * that was known before; else the value is new.
 */
export function judgeDiscoveries({ prompt, discoveries, sources }: DiscoveryBatch, known: KnownKeys): Judged {
  const added = new Map<string, NewEntry>();
  const seen = new Map<StoredEntry, SeenEntry>();
  const led: LedKey[] = [];
  for (const [i, discovery] of discoveries.entries()) {
    const place = placeId(discovery.registry, discovery.aspect) as number;
    const { key, sightings, doubtful = [] } = discovery;
    const source = sources?.[i] ?? prompt;
    const by = findKey(discovery, place, known);
    const entry = by === undefined ? undefined : known.get(keyAt(place, by));
    if (entry) {
      const again = seen.get(entry) ?? { entry, sightings: 0, prompts: [], whole: null };
      seen.set(entry, again);
      again.sightings += sightings;
      again.prompts.push(source);
      if (entry.flaw !== null && entry.key === key) again.whole ??= discovery;
    } else {
      const made = added.get(keyAt(place, key)) ?? { place, discovery, sightings: 0, prompts: [] };
      added.set(keyAt(place, key), made);
      made.sightings += sightings;
      made.prompts.push(source);
    }
    // Not where a key was found that only leads to the entry: step by step such keys would lead anywhere.
    if (by === entry?.key)
      for (const each of [key, ...doubtful]) led.push({ place, key: each, own: entry?.key ?? key });
  }
  return { added: [...added.values()], seen: [...seen.values()], led };
}

/**
 * The key that leads to what the discovery is: its own, else the nearest one. Within a run growth has judged already what
 * is one value: near keys look among older entries only.
 */
function findKey(discovery: Discovery, place: number, known: KnownKeys): string | undefined {
  if (known.has(keyAt(place, discovery.key))) return discovery.key;
  // Printed only for what is not known by its own key.
  return discovery.near.find((each) => known.has(keyAt(place, each)));
}

import type { Discovery } from '../growth/discovery.js';
import { type KnownKeys, keyAt, type Lead, type StoredEntry } from './find-known.js';
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
    const lead = findLead(discovery, place, known);
    const entry = lead?.entry;
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
    // What was found by a near key leads there for itself alone: step by step near keys would lead anywhere.
    if (lead?.kind !== 'exact')
      for (const each of [key, ...doubtful])
        led.push({ place, key: each, own: entry?.key ?? key, isExact: lead?.kind === 'near' });
  }
  return { added: [...added.values()], seen: [...seen.values()], led };
}

/**
 * Where the key of a discovery leads, else the nearest one that leads anywhere. Within a run growth has judged already
 * what is one value: near keys look among older entries only.
 */
function findLead(discovery: Discovery, place: number, known: KnownKeys): Lead | undefined {
  const own = known.get(keyAt(place, discovery.key));
  if (own) return own;
  // Printed only for what is not known by its own key.
  for (const key of discovery.near) {
    const lead = known.get(keyAt(place, key));
    if (lead && lead.kind !== 'exact') return lead;
  }
  return undefined;
}

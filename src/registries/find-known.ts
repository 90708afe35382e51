import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Discovery } from '../growth/discovery.js';
import { checkedNear } from './check-batch.js';
import { type Engine, type PlacedKey, readPacked } from './engine.js';
import { placeId } from './places.js';
import type { Schema } from './schema.js';

/** A stored entry that a batch may see again. */
export interface StoredEntry {
  readonly id: number;
  readonly place: number;
  readonly key: string;
  readonly name: string;
  readonly sources: readonly string[];
  /** Why the stored value is not whole; null when it is. */
  readonly flaw: string | null;
  /** How often it was seen before. */
  readonly count: number;
  /** The stored value where its cell may change: it was never seen, or is not whole. */
  readonly value: Discovery['value'] | null;
}

/** Where a key leads. */
export interface Lead {
  readonly entry: StoredEntry;
  /** What else may be found by this key: by the entry's own, all that is near; by a near one, what is near, once more. */
  readonly kind: 'own' | 'near' | 'exact';
}

/** Where the keys lead that a batch asks for, by `keyAt`. */
export type KnownKeys = Map<string, Lead>;

/** What makes a key the same key. */
export function keyAt(place: number, key: string): string {
  return `${place} ${key}`;
}

/** What the store holds of the keys of these discoveries and, where they are new, of those near them. */
export async function findKnown(
  engine: Engine,
  trx: Transaction<Schema>,
  discoveries: readonly Discovery[],
): Promise<KnownKeys> {
  const known: KnownKeys = new Map();
  const placed = discoveries.map(({ registry, aspect, key }) => ({ place: placeId(registry, aspect) as number, key }));
  await findKeys(engine, trx, placed, known, sql`1`);
  const near = placed.flatMap(({ place, key }, i) =>
    known.has(keyAt(place, key))
      ? []
      : checkedNear(discoveries[i] as Discovery, i).map((each) => ({ place, key: each })),
  );
  if (near.length > 0) await findKeys(engine, trx, near, known, sql`0`);
  return known;
}

const ENTRY = sql`entries.id, entries.place, entries.key, entries.name, entries.sources, entries.flaw, entries.count,
  case when entries.count = 0 or entries.flaw is not null then entries.value end as value`;
const COLUMNS = {
  asked: 'plain',
  id: 'plain',
  place: 'plain',
  key: 'plain',
  name: 'plain',
  sources: 'json',
  flaw: 'plain',
  count: 'plain',
  value: 'json',
  is_exact: 'plain',
} as const;
type Row = readonly [
  asked: string,
  id: number,
  place: number,
  key: string,
  name: string,
  sources: string[],
  flaw: string | null,
  count: number,
  value: Discovery['value'] | null,
  isExact: number | null,
];

/** Adds what the store holds of these keys; an entry that several keys lead to is one object. */
async function findKeys(
  engine: Engine,
  trx: Transaction<Schema>,
  keys: readonly PlacedKey[],
  known: KnownKeys,
  mostExact: RawBuilder<unknown>,
): Promise<void> {
  const found = await readPacked<Row>(
    engine,
    COLUMNS,
    sql`select wanted.key as asked, ${ENTRY},
        (select is_exact from near_keys where near_keys.key = wanted.key and near_keys.place = wanted.place) as is_exact
      from ${engine.keys(keys)} as wanted cross join entries
      where entries.id = coalesce(
        (select own.id from entries as own where own.key = wanted.key and own.place = wanted.place),
        (select entry_id from near_keys where near_keys.key = wanted.key and near_keys.place = wanted.place
          and is_exact <= ${mostExact}))`,
    trx,
  );
  const entries = new Map([...known.values()].map(({ entry }) => [entry.id, entry]));
  for (const [asked, id, place, key, name, sources, flaw, count, value, isExact] of found) {
    const entry = entries.get(id) ?? { id, place, key, name, sources, flaw, count, value };
    entries.set(id, entry);
    known.set(keyAt(place, asked), { entry, kind: asked === key ? 'own' : isExact ? 'exact' : 'near' });
  }
}

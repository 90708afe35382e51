import { sql, type Transaction } from 'kysely';
import type { Discovery } from '../growth/discovery.js';
import { checkedDoubtful, checkedNear } from './check-batch.js';
import { type Engine, type PlacedKey, readPacked } from './engine.js';
import { placeId } from './places.js';
import type { CellSource } from './registry-store.js';
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
export interface Lead<Entry = StoredEntry> {
  readonly entry: Entry;
  /** What else may be found by this key: by the entry's own, all that is near; by a near one, what is near, once more. */
  readonly kind: 'own' | 'near' | 'exact';
}

/** What the store holds of a batch. */
export interface Known {
  /** Where each discovery leads; undefined for what is new. */
  readonly leads: readonly (Lead | undefined)[];
  /** Whether the key of a discovery, or a doubtful one of it, leads to an entry. */
  isLed(place: number, key: string): boolean;
}

/** Near keys that are asked for first: where much is known, one of the nearest mostly is. */
const NEAREST = 12;

/** What makes a key the same key. */
export function keyAt(place: number, key: string): string {
  return `${place} ${key}`;
}

/**
 * Where the keys of these discoveries lead, else the nearest near one that leads anywhere for all that is near. Within
 * a run growth has judged already what is one value: near keys look among older entries only. What nobody ever saw
 * stands only for values of its own cell: it would else count as seen in a cell where nothing was.
 */
export async function findKnown(
  engine: Engine,
  trx: Transaction<Schema>,
  discoveries: readonly Discovery[],
  cells: CellSource,
): Promise<Known> {
  const places = discoveries.map(({ registry, aspect }) => placeId(registry, aspect) as number);
  const placed = (keys: (index: number) => readonly string[]) =>
    places.flatMap((place, i) => keys(i).map((key) => ({ place, key })));
  const each = (index: number) => discoveries[index] as Discovery;
  const led = await findLeads(
    engine,
    trx,
    placed((i) => [each(i).key, ...checkedDoubtful(each(i), i)]),
  );
  const found = places.map((place, i) => led.get(keyAt(place, each(i).key)));
  // Printed only for what is not known by its own key.
  const near = found.map((lead, i) => (lead ? [] : checkedNear(each(i), i)));
  /** Other leads of the same discovery, farther off. */
  const farther = found.map((): Lead<number>[] => []);
  for (const [from, to] of [[0, NEAREST] as const, [NEAREST] as const]) {
    const asked = near.map((keys, i) => (found[i] ? [] : keys.slice(from, to)));
    const leads = await findLeads(
      engine,
      trx,
      placed((i) => asked[i] as string[]),
    );
    asked.forEach((keys, i) => {
      if (keys.length === 0) return;
      const told = keys.flatMap((key) => leads.get(keyAt(places[i] as number, key)) ?? []);
      [found[i], ...farther[i]] = told.filter(({ kind }) => kind !== 'exact');
    });
  }
  const entries = new Map<number, StoredEntry>();
  const read = async () => {
    const missing = found.flatMap((lead) => (lead && !entries.has(lead.entry) ? [lead.entry] : []));
    for (const [id, entry] of await readEntries(engine, trx, new Set(missing))) entries.set(id, entry);
  };
  await read();
  for (let isOver = false; !isOver; await read()) {
    isOver = true;
    found.forEach((lead, i) => {
      if (!lead || !isUnseenElsewhere(entries.get(lead.entry) as StoredEntry, each(i), cells)) return;
      [found[i], ...farther[i]] = farther[i] as Lead<number>[];
      isOver = false;
    });
  }
  return {
    leads: found.map((lead) => lead && { kind: lead.kind, entry: entries.get(lead.entry) as StoredEntry }),
    isLed: (place, key) => led.has(keyAt(place, key)),
  };
}

function isUnseenElsewhere({ key, count, value }: StoredEntry, discovery: Discovery, cells: CellSource): boolean {
  if (count > 0 || value === null || key === discovery.key) return false;
  return cells.cellOf(discovery, value) !== cells.cellOf(discovery, discovery.value);
}

/** Those of these keys that lead to an entry, by `keyAt`, with the entry's id. */
async function findLeads(
  engine: Engine,
  trx: Transaction<Schema>,
  keys: readonly PlacedKey[],
): Promise<Map<string, Lead<number>>> {
  if (keys.length === 0) return new Map();
  const found = await readPacked<[place: number, key: string, id: number, isExact: number | null]>(
    engine,
    { place: 'plain', key: 'plain', id: 'plain', is_exact: 'plain' },
    sql`with wanted as materialized (select place, key from ${engine.keys(keys)} as keys)
      select wanted.place, wanted.key, near_keys.entry_id as id, near_keys.is_exact as is_exact
      from wanted cross join near_keys where near_keys.key = wanted.key and near_keys.place = wanted.place
      union all
      select wanted.place, wanted.key, entries.id, null
      from wanted cross join entries where entries.key = wanted.key and entries.place = wanted.place`,
    trx,
  );
  return new Map(
    found.map(([place, key, id, isExact]) => [
      keyAt(place, key),
      { entry: id, kind: isExact === null ? 'own' : isExact === 1 ? 'exact' : 'near' },
    ]),
  );
}

const COLUMNS = {
  id: 'plain',
  place: 'plain',
  key: 'plain',
  name: 'plain',
  sources: 'json',
  flaw: 'plain',
  count: 'plain',
  value: 'json',
} as const;
type Row = readonly [
  id: number,
  place: number,
  key: string,
  name: string,
  sources: string[],
  flaw: string | null,
  count: number,
  value: Discovery['value'] | null,
];

async function readEntries(
  engine: Engine,
  trx: Transaction<Schema>,
  ids: ReadonlySet<number>,
): Promise<Map<number, StoredEntry>> {
  if (ids.size === 0) return new Map();
  const wanted = engine.rows(
    [...ids].map((id) => ({ id })),
    { id: 'bigint' },
  );
  const found = await readPacked<Row>(
    engine,
    COLUMNS,
    sql`select entries.id, place, key, name, sources, flaw, count,
        case when count = 0 or flaw is not null then value end as value
      from ${wanted} as wanted cross join entries where entries.id = wanted.id`,
    trx,
  );
  return new Map(
    found.map(([id, place, key, name, sources, flaw, count, value]) => [
      id,
      { id, place, key, name, sources, flaw, count, value },
    ]),
  );
}

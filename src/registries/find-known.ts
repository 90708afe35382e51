import { sql, type Transaction } from 'kysely';
import type { Discovery } from '../growth/discovery.js';
import { checkedDoubtful, checkedNear } from './check-batch.js';
import { type Engine, type PlacedKeys, packKeys, unpacked } from './engine.js';
import { KeptQuery } from './kept-query.js';
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
  const sought = discoveries.map((discovery, i) => {
    const place = placeId(discovery.registry, discovery.aspect) as number;
    return { discovery, place, keys: [discovery.key, ...checkedDoubtful(discovery, i)], lead: undefined } as Sought;
  });
  const led = await findLeads(engine, trx, sought);
  for (const each of sought) each.lead = led.get(keyAt(each.place, each.discovery.key));
  const stored = new StoredEntries(engine, trx);
  await findNear(engine, trx, cells, sought, stored);
  await stored.read(sought.map(({ lead }) => lead));
  return {
    leads: sought.map(({ lead }) => lead && { kind: lead.kind, entry: stored.of(lead) }),
    isLed: (place, key) => led.has(keyAt(place, key)),
  };
}

/** A discovery on the way to what it is a sighting of. */
interface Sought extends PlacedKeys {
  readonly discovery: Discovery;
  lead: Lead<number> | undefined;
}

/** Finds by near keys what was not found by its own: in two steps, for one of the nearest mostly leads somewhere. */
async function findNear(
  engine: Engine,
  trx: Transaction<Schema>,
  cells: CellSource,
  sought: readonly Sought[],
  stored: StoredEntries,
): Promise<void> {
  // Printed only for what is not known by its own key.
  const near = sought.map(({ lead, discovery }, i) => (lead ? [] : checkedNear(discovery, i)));
  for (const [from, to] of [[0, NEAREST] as const, [NEAREST] as const]) {
    const asked = sought.flatMap((each, i) => {
      const keys = each.lead ? [] : (near[i]?.slice(from, to) ?? []);
      return keys.length > 0 ? [{ ...each, each, keys }] : [];
    });
    const leads = await findLeads(engine, trx, asked);
    let open = asked.map(({ each, place, keys }) => ({
      each,
      told: keys.flatMap((key) => leads.get(keyAt(place, key)) ?? []).filter(({ kind }) => kind !== 'exact'),
    }));
    // Whether the nearest may stand for the value shows when it is read; mostly it may.
    while (open.length > 0) {
      await stored.read([...sought.map(({ lead }) => lead), ...open.map(({ told }) => told[0])]);
      open = open.filter(({ each, told }) => {
        const lead = told.shift();
        if (!lead) return false;
        if (isUnseenElsewhere(stored.of(lead), each.discovery, cells)) return true;
        each.lead = lead;
        return false;
      });
    }
  }
}

/** Entries that were read. */
class StoredEntries {
  readonly #known = new Map<number, StoredEntry>();

  constructor(
    private readonly engine: Engine,
    private readonly trx: Transaction<Schema>,
  ) {}

  /** Reads what these lead to and was not read before. */
  async read(leads: readonly (Lead<number> | undefined)[]): Promise<void> {
    const missing = leads.flatMap((lead) => (lead && !this.#known.has(lead.entry) ? lead.entry : []));
    for (const [id, entry] of await readEntries(this.engine, this.trx, new Set(missing))) this.#known.set(id, entry);
  }

  of({ entry }: Lead<number>): StoredEntry {
    return this.#known.get(entry) as StoredEntry;
  }
}

function isUnseenElsewhere({ key, count, value }: StoredEntry, discovery: Discovery, cells: CellSource): boolean {
  if (count > 0 || value === null || key === discovery.key) return false;
  return cells.cellOf(discovery, value) !== cells.cellOf(discovery, discovery.value);
}

const LEADS = new KeptQuery(['keys'], (engine, { keys }) =>
  engine.packed(
    { place: 'plain', key: 'plain', id: 'plain', is_exact: 'plain' },
    sql`with wanted as materialized (select place, key from ${engine.packedKeys(keys)} as keys)
      select wanted.place, wanted.key, near_keys.entry_id as id, near_keys.is_exact as is_exact
      from wanted cross join near_keys where near_keys.key = wanted.key and near_keys.place = wanted.place
      union all
      select wanted.place, wanted.key, entries.id, null
      from wanted cross join entries where entries.key = wanted.key and entries.place = wanted.place`,
  ),
);

/** Those of these keys that lead to an entry, by `keyAt`, with the entry's id. */
async function findLeads(
  engine: Engine,
  trx: Transaction<Schema>,
  placed: readonly PlacedKeys[],
): Promise<Map<string, Lead<number>>> {
  if (placed.every(({ keys }) => keys.length === 0)) return new Map();
  const found = unpacked<[place: number, key: string, id: number, isExact: number | null]>(
    await LEADS.run(engine, trx, { keys: packKeys(placed) }),
  );
  return new Map(
    found.map(([place, key, id, isExact]) => [
      keyAt(place, key),
      { entry: id, kind: isExact === null ? 'own' : isExact === 1 ? 'exact' : 'near' },
    ]),
  );
}

const IDS = { id: 'bigint' } as const;
const ENTRIES = new KeptQuery(['ids'], (engine, { ids }) =>
  engine.packed(
    {
      id: 'plain',
      place: 'plain',
      key: 'plain',
      name: 'plain',
      sources: 'json',
      flaw: 'plain',
      count: 'plain',
      value: 'json',
    },
    sql`select entries.id, place, key, name, sources, flaw, count,
        case when count = 0 or flaw is not null then value end as value
      from ${engine.packedRows(ids, IDS)} as wanted cross join entries where entries.id = wanted.id`,
  ),
);
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
  const wanted = [...ids].map((id) => ({ id }));
  const found = unpacked<Row>(await ENTRIES.run(engine, trx, { ids: engine.packRows(wanted, IDS) }));
  return new Map(
    found.map(([id, place, key, name, sources, flaw, count, value]) => [
      id,
      { id, place, key, name, sources, flaw, count, value },
    ]),
  );
}

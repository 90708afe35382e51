import { sql, type Transaction } from 'kysely';
import { chooseNames, findNames, nameAt } from './choose-names.js';
import { countCells } from './count-cells.js';
import type { Engine } from './engine.js';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from './entry-row.js';
import { foldName } from './fold-name.js';
import { leadKeys } from './lead-keys.js';
import { placeId } from './places.js';
import { MOST_SOURCES } from './record-batch.js';
import type { NameSource, RestoredEntry, RestoreOutcome, StoreOptions } from './registry-store.js';
import type { Schema } from './schema.js';

/** An entry on its way into the store. */
interface Restored {
  /** Null for one that is not there yet. */
  id: number | null;
  place: number;
  /** The name that it has in this store. */
  name: string | null;
  /** The name that it would like to have. */
  wish: string | null;
  entry: RestoredEntry;
  /** What the store held of it. */
  stored: RestoredEntry | null;
  /** Other names that shall lead here. */
  former: Set<string>;
  /** Keys that shall lead here. */
  nearKeys: Set<string>;
  /** Keys that shall lead here when a value has just them. */
  exactKeys: Set<string>;
}

const BATCH_COLUMNS = {
  id: 'bigint',
  place: 'bigint',
  key: 'text',
  name: 'text',
  folded: 'text',
  value: 'json',
  depth: 'json',
  count: 'bigint',
  is_origin: 'bigint',
  flaw: 'text',
  first_job_id: 'text',
  sources: 'json',
  created_at: 'text',
  last_seen_at: 'text',
} as const;

/** Adds or completes entries. Those that come first keep their names when others want the same. */
export async function restoreEntries(
  engine: Engine,
  trx: Transaction<Schema>,
  { names, cells }: StoreOptions,
  entries: readonly RestoredEntry[],
): Promise<Pick<RestoreOutcome, 'added' | 'merged' | 'renamed'>> {
  const stored = await findStored(engine, trx, entries);
  const restored = new Map(stored);
  for (const entry of entries) {
    const place = placeId(entry.registry, entry.aspect) as number;
    const at = `${place} ${entry.key}`;
    const before = restored.get(at);
    restored.set(at, before ? merged(before, entry) : begun(place, entry));
  }
  const all = [...restored.values()];
  const renamed = await settleNames(engine, trx, names, all);
  const added = all.filter(({ id }) => id === null);
  const known = all.filter(({ id }) => id !== null);
  await insertRows(engine, trx, added);
  await updateRows(engine, trx, known);
  await insertAliases(engine, trx, all);
  await settleNearKeys(engine, trx, added, all);
  await countCells(
    engine,
    trx,
    cells,
    all.map(({ place, stored, entry }) => ({ place, before: seenValue(stored), after: seenValue(entry) })),
  );
  return { added: added.length, merged: entries.length - added.length, renamed };
}

/** An entry that is not in this store yet. */
function begun(place: number, entry: RestoredEntry): Restored {
  const nearKeys = new Set(entry.nearKeys);
  const exactKeys = new Set(entry.exactKeys);
  return {
    id: null,
    place,
    name: null,
    wish: entry.name,
    entry,
    stored: null,
    former: new Set(entry.aliases),
    nearKeys,
    exactKeys,
  };
}

/** The value of an entry that was seen. */
function seenValue(entry: RestoredEntry | null): RestoredEntry['value'] | null {
  return entry && entry.count > 0 ? entry.value : null;
}

async function findStored(
  engine: Engine,
  trx: Transaction<Schema>,
  entries: readonly RestoredEntry[],
): Promise<Map<string, Restored>> {
  const wanted = new Map(
    entries.map(({ registry, aspect, key }) => {
      const place = placeId(registry, aspect) as number;
      return [`${place} ${key}`, { place, key }];
    }),
  );
  const rows = engine.rows([...wanted.values()], { place: 'bigint', key: 'text' });
  const columns = sql.join(ENTRY_COLUMNS.map((column) => sql.ref(`entries.${column}`)));
  const { rows: found } = await sql<EntryRow>`
    select ${columns} from ${rows} as wanted
    cross join entries where entries.key = wanted.key and entries.place = wanted.place`.execute(trx);
  return new Map(
    found.map((row) => {
      const entry = entryOf(row);
      const { id, place, name } = row;
      const none = { wish: null, former: new Set<string>(), nearKeys: new Set<string>(), exactKeys: new Set<string>() };
      return [`${place} ${row.key}`, { id, place, name, entry, stored: entry, ...none }];
    }),
  );
}

/** What both know of one entry: the larger count, the earlier beginning, the later sighting, the whole value. */
function merged(before: Restored, entry: RestoredEntry): Restored {
  const a = before.entry;
  const isWhole = a.flaw === null || entry.flaw !== null;
  const value = isWhole ? a : entry;
  // What was never seen has no time of its own: it was made when its store was.
  const [first, second] = a.count === 0 ? [entry, a] : [a, entry];
  return {
    ...before,
    // An origin that was never seen here takes the name that it has where it was.
    wish: before.wish ?? (a.count === 0 && entry.isOrigin ? entry.name : null),
    nearKeys: new Set([...before.nearKeys, ...(entry.nearKeys ?? [])]),
    exactKeys: new Set([...before.exactKeys, ...(entry.exactKeys ?? [])]),
    former: new Set([...before.former, ...entry.aliases, ...(entry.name === null ? [] : [entry.name])]),
    entry: {
      ...a,
      value: value.value,
      depth: value.depth,
      flaw: value.flaw,
      count: Math.max(a.count, entry.count),
      isOrigin: a.isOrigin || entry.isOrigin,
      firstJobId: first.firstJobId ?? second.firstJobId,
      sources: [...new Set([...first.sources, ...second.sources])].slice(0, MOST_SOURCES),
      createdAt: a.createdAt < entry.createdAt ? a.createdAt : entry.createdAt,
      lastSeenAt: a.count === 0 || a.lastSeenAt < entry.lastSeenAt ? entry.lastSeenAt : a.lastSeenAt,
    },
  };
}

/** Gives every entry the name it wishes, when that is free, else the one it has, else a new one; counts wishes that failed. */
async function settleNames(
  engine: Engine,
  trx: Transaction<Schema>,
  names: NameSource,
  all: readonly Restored[],
): Promise<number> {
  const wishing = all.filter((each) => each.wish !== null && each.wish !== each.name);
  const taken = await findNames(
    engine,
    trx,
    wishing.map(({ place, wish }) => ({ place, folded: foldName(wish as string) })),
  );
  const given = new Set<string>();
  let renamed = 0;
  for (const each of wishing) {
    const wish = each.wish as string;
    const at = nameAt(each.place, foldName(wish));
    const isFree = !given.has(at) && (!taken.has(at) || taken.get(at) === each.id);
    if (isFree) {
      given.add(at);
      each.name = wish;
    } else {
      each.former.add(wish);
      renamed++;
    }
  }
  const nameless = all.filter(({ name }) => name === null);
  const chosen = await chooseNames(
    engine,
    trx,
    names,
    nameless.map(({ place, entry }) => ({ place, discovery: entry })),
    given,
  );
  nameless.forEach((each, i) => {
    each.name = chosen[i] as string;
  });
  return renamed;
}

function rowOf({ id, place, name, entry }: Restored): Record<keyof typeof BATCH_COLUMNS, unknown> {
  return {
    id,
    place,
    key: entry.key,
    name,
    folded: foldName(name as string),
    value: JSON.stringify(entry.value),
    depth: JSON.stringify(entry.depth),
    count: entry.count,
    is_origin: entry.isOrigin ? 1 : 0,
    flaw: entry.flaw,
    first_job_id: entry.firstJobId,
    sources: JSON.stringify(entry.sources),
    created_at: entry.createdAt,
    last_seen_at: entry.lastSeenAt,
  };
}

async function insertRows(engine: Engine, trx: Transaction<Schema>, added: readonly Restored[]): Promise<void> {
  if (added.length === 0) return;
  const { id: _, ...columns } = BATCH_COLUMNS;
  const names = sql.join(Object.keys(columns).map((column) => sql.ref(column)));
  const rows = engine.rows(added.map(rowOf), columns);
  const { rows: ids } = await sql<{ id: number; place: number; key: string }>`
    insert into entries (${names}) select ${names} from ${rows} as added returning id, place, key`.execute(trx);
  const byKey = new Map(ids.map(({ id, place, key }) => [`${place} ${key}`, id]));
  for (const each of added) each.id = byKey.get(`${each.place} ${each.entry.key}`) as number;
}

async function updateRows(engine: Engine, trx: Transaction<Schema>, known: readonly Restored[]): Promise<void> {
  if (known.length === 0) return;
  const { place: _, key: __, ...columns } = BATCH_COLUMNS;
  const changes = sql.join(
    Object.keys(columns)
      .filter((column) => column !== 'id')
      .map((column) => sql`${sql.ref(column)} = ${sql.ref(`changed.${column}`)}`),
  );
  const rows = engine.rows(known.map(rowOf), columns);
  await sql`update entries set ${changes} from ${rows} as changed where entries.id = changed.id`.execute(trx);
}

async function insertAliases(engine: Engine, trx: Transaction<Schema>, all: readonly Restored[]): Promise<void> {
  const aliases = all.flatMap(({ id, name, former }) => {
    const byFolded = new Map([...former].map((alias) => [foldName(alias), alias]));
    byFolded.delete(foldName(name as string));
    byFolded.delete('');
    return [...byFolded].map(([folded, alias]) => ({ folded, entry_id: id, name: alias }));
  });
  if (aliases.length === 0) return;
  const rows = engine.rows(aliases, { folded: 'text', entry_id: 'bigint', name: 'text' });
  await sql`
    insert into aliases (folded, entry_id, name) select folded, entry_id, name from ${rows} as added where true
    on conflict do nothing`.execute(trx);
}

/** A key leads to the entry that has it. */
async function settleNearKeys(
  engine: Engine,
  trx: Transaction<Schema>,
  added: readonly Restored[],
  all: readonly Restored[],
): Promise<void> {
  const own = added.map(({ place, entry }) => ({ place, key: entry.key }));
  if (own.length > 0)
    await sql`
      delete from near_keys where (place, key) in
        (select place, key from ${engine.rows(own, { place: 'bigint', key: 'text' })} as added)`.execute(trx);
  const led = all.flatMap(({ place, entry: { key: own }, nearKeys, exactKeys }) => [
    ...[...nearKeys].map((key) => ({ place, key, own, isExact: false })),
    ...[...exactKeys].map((key) => ({ place, key, own, isExact: true })),
  ]);
  await leadKeys(engine, trx, led);
}

import { type Kysely, sql } from 'kysely';
import type { AspectRef } from '../origins/aspects.js';
import type { Engine } from './engine.js';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from './entry-row.js';
import { foldName } from './fold-name.js';
import { allPlaces, placeId, placeOf } from './places.js';
import type { AspectCount, Entry, EntryPage } from './registry-store.js';
import type { Schema } from './schema.js';

type Row = Omit<EntryRow, 'aliases'>;

const PAGE = 1000;

/** One page of an aspect, most sightings first; of equals the one that was known first. */
export async function readPage(
  engine: Engine,
  place: AspectRef,
  { limit, after }: { limit: number; after?: string },
): Promise<EntryPage> {
  const id = placeId(place.registry, place.aspect);
  if (id === undefined) return { entries: [], next: null };
  const rows = await pageOf(engine.db, id, limit, after === undefined ? null : cursorOf(after));
  const last = rows.at(-1);
  return {
    entries: await withAliases(engine, rows),
    next: last && rows.length === limit ? JSON.stringify([last.count, last.id]) : null,
  };
}

/** The entry of a key; null when there is none. */
export async function readEntry(engine: Engine, place: AspectRef, key: string): Promise<Entry | null> {
  const row = await engine.db
    .selectFrom('entries')
    .select(ENTRY_COLUMNS)
    .where('place', '=', placeId(place.registry, place.aspect) ?? 0)
    .where('key', '=', key)
    .executeTakeFirst();
  const [entry] = await withAliases(engine, row ? [row] : []);
  return entry ?? null;
}

/** Every entry: aspect by aspect, in the order of their keys, which is the same in every store. */
export async function* readAll(engine: Engine, place?: AspectRef, keyPrefix = ''): AsyncGenerator<Entry> {
  const places = place ? [placeId(place.registry, place.aspect)] : allPlaces().map(({ id }) => id);
  for (const id of places)
    for (let after = keyPrefix, size = PAGE; size === PAGE; ) {
      const page = await engine.db
        .selectFrom('entries')
        .select(ENTRY_COLUMNS)
        .where('place', '=', id as number)
        .where('key', '>', after)
        .orderBy('key')
        .limit(PAGE)
        .execute();
      const rows = page.filter(({ key }) => key.startsWith(keyPrefix));
      yield* await withAliases(engine, rows);
      size = rows.length;
      after = rows.at(-1)?.key ?? after;
    }
}

/** Number of entries, origins and sightings of each aspect that has entries. */
export async function readCounts(engine: Engine): Promise<AspectCount[]> {
  const { rows: origins } = await sql<{ place: number; origins: number }>`
    select place, count(*) as origins from entries where is_origin = 1 group by place`.execute(engine.db);
  const originsOf = new Map(origins.map(({ place, origins }) => [place, origins]));
  const { rows } = await sql<{ place: number; entries: number; sightings: number }>`
    select place, count(*) as entries, cast(sum(count) as bigint) as sightings
    from entries group by place order by place`.execute(engine.db);
  return rows.map(({ place, entries, sightings }) => ({
    ...placeOf(place),
    entries,
    origins: originsOf.get(place) ?? 0,
    sightings,
  }));
}

/** Entries by their names or former names; the keys of the map are the phrases as given. */
export async function readNamed(engine: Engine, phrases: readonly string[]): Promise<Map<string, Entry[]>> {
  if (phrases.length === 0) return new Map();
  const wanted = engine.rows(
    [...new Set(phrases.map(foldName))].map((folded) => ({ folded })),
    { folded: 'text' },
  );
  const columns = ENTRY_COLUMNS.map((column) => sql.ref(`entries.${column}`));
  const { rows } = await sql<Row & { wanted: string }>`
    select wanted.folded as wanted, ${sql.join(columns)} from ${wanted} as wanted
      cross join entries where entries.folded = wanted.folded
    union all
    select wanted.folded as wanted, ${sql.join(columns)} from ${wanted} as wanted
      cross join aliases cross join entries
      where aliases.folded = wanted.folded and entries.id = aliases.entry_id`.execute(engine.db);
  rows.sort((a, b) => a.place - b.place || b.count - a.count || (a.key < b.key ? -1 : 1));
  const entries = await withAliases(engine, rows);
  const named = new Map<string, Entry[]>();
  for (const phrase of phrases) {
    const folded = foldName(phrase);
    const found = entries.filter((_, i) => rows[i]?.wanted === folded);
    if (found.length > 0) named.set(phrase, found);
  }
  return named;
}

/** Entries of these rows, in their order, with their former names. */
export async function withAliases(engine: Engine, rows: readonly Row[]): Promise<Entry[]> {
  const aliases = await aliasesOf(
    engine,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => entryOf(row, aliases.get(row.id) ?? []));
}

async function aliasesOf(engine: Engine, ids: readonly number[]): Promise<Map<number, string[]>> {
  const byEntry = new Map<number, string[]>();
  if (ids.length === 0) return byEntry;
  const wanted = engine.rows(
    [...new Set(ids)].map((id) => ({ id })),
    { id: 'bigint' },
  );
  const { rows } = await sql<{ entry_id: number; name: string }>`
    select aliases.entry_id, aliases.name from ${wanted} as wanted cross join aliases where aliases.entry_id = wanted.id`.execute(
    engine.db,
  );
  for (const { entry_id, name } of rows) byEntry.set(entry_id, [...(byEntry.get(entry_id) ?? []), name]);
  // The engines sort texts differently.
  for (const names of byEntry.values()) names.sort();
  return byEntry;
}

async function pageOf(
  db: Kysely<Schema>,
  place: number,
  limit: number,
  after: [count: number, id: number] | null,
): Promise<Row[]> {
  const from = db.selectFrom('entries').select(ENTRY_COLUMNS).where('place', '=', place);
  // Two statements for what one condition would say: each of them goes straight along the index.
  const same = after
    ? await from.where('count', '=', after[0]).where('id', '>', after[1]).orderBy('id').limit(limit).execute()
    : [];
  const rest = limit - same.length;
  if (rest === 0) return same;
  const below = after ? from.where('count', '<', after[0]) : from;
  return [...same, ...(await below.orderBy('count', 'desc').orderBy('id').limit(rest).execute())];
}

function cursorOf(after: string): [number, number] {
  const cursor: unknown = JSON.parse(after);
  return cursor as [number, number];
}

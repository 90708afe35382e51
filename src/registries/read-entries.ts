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

/** One page of an aspect, most sightings first, then in the order of keys. */
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
    next: last && rows.length === limit ? JSON.stringify([last.count, last.key]) : null,
  };
}

/** Every entry: aspect by aspect, most sightings first. */
export async function* readAll(engine: Engine): AsyncGenerator<Entry> {
  for (const place of allPlaces()) {
    let after: string | undefined;
    do {
      const page = await readPage(engine, place, { limit: PAGE, ...(after === undefined ? {} : { after }) });
      yield* page.entries;
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
}

/** Number of entries, origins and sightings of each aspect that has entries. */
export async function readCounts(engine: Engine): Promise<AspectCount[]> {
  const { rows } = await sql<{ place: number; entries: number; origins: number; sightings: number }>`
    select place, cast(count(*) as bigint) as entries, cast(sum(is_origin) as bigint) as origins,
      cast(sum(count) as bigint) as sightings
    from entries group by place order by place`.execute(engine.db);
  return rows.map(({ place, ...counts }) => ({ ...placeOf(place), ...counts }));
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
      join entries on entries.folded = wanted.folded
    union all
    select wanted.folded as wanted, ${sql.join(columns)} from ${wanted} as wanted
      join aliases on aliases.folded = wanted.folded join entries on entries.id = aliases.entry_id`.execute(engine.db);
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
    select aliases.entry_id, aliases.name from ${wanted} as wanted join aliases on aliases.entry_id = wanted.id`.execute(
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
  after: [count: number, key: string] | null,
): Promise<Row[]> {
  const columns = ENTRY_COLUMNS.map((column) => sql.ref(column));
  // Two statements for what one condition would say: each of them goes straight along the index.
  const same = after
    ? await sql<Row>`select ${sql.join(columns)} from entries
        where place = ${place} and count = ${after[0]} and key > ${after[1]} order by key limit ${limit}`.execute(db)
    : { rows: [] };
  const below = after ? sql`and count < ${after[0]}` : sql``;
  const fewer = await sql<Row>`select ${sql.join(columns)} from entries
      where place = ${place} ${below} order by count desc, key limit ${limit - same.rows.length}`.execute(db);
  return [...same.rows, ...fewer.rows];
}

function cursorOf(after: string): [number, string] {
  const [count, key] = JSON.parse(after) as [number, string];
  return [count, key];
}

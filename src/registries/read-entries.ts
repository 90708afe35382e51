import { type Kysely, sql } from 'kysely';
import type { AspectRef } from '../origins/aspects.js';
import { readPlaceCounts } from './count-places.js';
import { type Engine, readPacked } from './engine.js';
import { ENTRY_COLUMNS, type EntryRow, entryOf, type Ways } from './entry-row.js';
import { foldName } from './fold-name.js';
import { allPlaces, placeId, placeOf } from './places.js';
import type { AspectCount, Entry, EntryPage } from './registry-store.js';
import type { Schema } from './schema.js';

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
    entries: await withWays(engine, rows),
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
  const [entry] = await withWays(engine, row ? [row] : []);
  return entry ?? null;
}

/** Every entry: aspect by aspect, in the order of their keys, which is the same in every store. */
export async function* readAll(engine: Engine, place?: AspectRef, keyPrefix = ''): AsyncGenerator<Entry> {
  const places = place ? [placeId(place.registry, place.aspect)] : allPlaces().map(({ id }) => id);
  for (const id of places)
    for (let after = keyPrefix, isFirst = true, size = PAGE; size === PAGE; isFirst = false) {
      const page = await engine.db
        .selectFrom('entries')
        .select(ENTRY_COLUMNS)
        .where('place', '=', id as number)
        .where('key', isFirst ? '>=' : '>', after)
        .orderBy('key')
        .limit(PAGE)
        .execute();
      const rows = page.filter(({ key }) => key.startsWith(keyPrefix));
      yield* await withWays(engine, rows);
      size = rows.length;
      after = rows.at(-1)?.key ?? after;
    }
}

/** Number of entries, origins and sightings of each aspect that has entries. */
export async function readCounts(engine: Engine): Promise<AspectCount[]> {
  const counts = await readPlaceCounts(engine);
  return counts.map(({ place, entries, origins, sightings }) => ({ ...placeOf(place), entries, origins, sightings }));
}

/** Entries by their names or former names; the keys of the map are the phrases as given. */
export async function readNamed(engine: Engine, phrases: readonly string[]): Promise<Map<string, Entry[]>> {
  if (phrases.length === 0) return new Map();
  const wanted = engine.rows(
    [...new Set(phrases.map(foldName))].map((folded) => ({ folded })),
    { folded: 'text' },
  );
  const columns = ENTRY_COLUMNS.map((column) => sql.ref(`entries.${column}`));
  const { rows } = await sql<EntryRow & { wanted: string }>`
    select wanted.folded as wanted, ${sql.join(columns)} from ${wanted} as wanted
      cross join entries where entries.folded = wanted.folded
    union all
    select wanted.folded as wanted, ${sql.join(columns)} from ${wanted} as wanted
      cross join aliases cross join entries
      where aliases.folded = wanted.folded and entries.id = aliases.entry_id`.execute(engine.db);
  rows.sort((a, b) => a.place - b.place || b.count - a.count || (a.key < b.key ? -1 : 1));
  const entries = await withWays(engine, rows);
  const named = new Map<string, Entry[]>();
  for (const phrase of phrases) {
    const folded = foldName(phrase);
    const found = entries.filter((_, i) => rows[i]?.wanted === folded);
    if (found.length > 0) named.set(phrase, found);
  }
  return named;
}

/** Entries of these rows, in their order, with their former names and the keys that lead to them. */
export async function withWays(engine: Engine, rows: readonly EntryRow[]): Promise<Entry[]> {
  const ways = await waysTo(
    engine,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => entryOf(row, ways.get(row.id)));
}

const WAYS: readonly (keyof Ways)[] = ['aliases', 'nearKeys', 'exactKeys'];

async function waysTo(engine: Engine, ids: readonly number[]): Promise<Map<number, Ways>> {
  const ways = new Map<number, Record<keyof Ways, string[]>>();
  if (ids.length === 0) return ways;
  const wanted = engine.rows(
    [...new Set(ids)].map((id) => ({ id })),
    { id: 'bigint' },
  );
  const found = await readPacked<[id: number, text: string, way: number]>(
    engine,
    { id: 'plain', text: 'plain', way: 'plain' },
    sql`select wanted.id as id, aliases.name as text, 0 as way
        from ${wanted} as wanted cross join aliases where aliases.entry_id = wanted.id
      union all
      select wanted.id as id, near_keys.key as text, 1 + near_keys.is_exact as way
        from ${wanted} as wanted cross join near_keys where near_keys.entry_id = wanted.id`,
  );
  // The engines sort texts differently.
  for (const [id, text, way] of found.sort(([, a], [, b]) => (a < b ? -1 : 1))) {
    const own = ways.get(id) ?? { aliases: [], nearKeys: [], exactKeys: [] };
    ways.set(id, own);
    own[WAYS[way] as keyof Ways].push(text);
  }
  return ways;
}

async function pageOf(
  db: Kysely<Schema>,
  place: number,
  limit: number,
  after: [count: number, id: number] | null,
): Promise<EntryRow[]> {
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

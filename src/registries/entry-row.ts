import type { Selectable } from 'kysely';
import { placeOf } from './places.js';
import type { Entry } from './registry-store.js';
import type { Schema } from './schema.js';

/** An entry as its table holds it. */
export type EntryRow = Omit<Selectable<Schema['entries']>, 'folded'>;

/** Columns of an `EntryRow` in `entries`. */
export const ENTRY_COLUMNS = [
  'id',
  'place',
  'key',
  'name',
  'value',
  'depth',
  'count',
  'is_origin',
  'flaw',
  'first_job_id',
  'sources',
  'created_at',
  'last_seen_at',
] as const;

/** What else leads to an entry. */
export type Ways = Pick<Entry, 'aliases' | 'nearKeys' | 'exactKeys'>;

/** Turns a row into what the store hands out. */
export function entryOf(row: EntryRow, ways: Ways = { aliases: [], nearKeys: [], exactKeys: [] }): Entry {
  return {
    ...placeOf(row.place),
    key: row.key,
    name: row.name,
    ...ways,
    value: JSON.parse(row.value),
    depth: JSON.parse(row.depth),
    count: row.count,
    isOrigin: row.is_origin === 1,
    flaw: row.flaw,
    firstJobId: row.first_job_id,
    sources: JSON.parse(row.sources),
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}

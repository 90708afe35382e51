import type { Selectable } from 'kysely';
import { placeOf } from './places.js';
import type { Entry } from './registry-store.js';
import type { JsonText, Schema } from './schema.js';

/** An entry as its table holds it, with its former names. */
export type EntryRow = Omit<Selectable<Schema['entries']>, 'folded'> & { aliases: JsonText | null };

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

/** Turns a row into what the store hands out. */
export function entryOf(row: Omit<EntryRow, 'aliases'>, aliases: readonly string[]): Entry {
  return {
    ...placeOf(row.place),
    key: row.key,
    name: row.name,
    aliases,
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

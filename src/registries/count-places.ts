import { sql, type Transaction } from 'kysely';
import { type Engine, readPacked } from './engine.js';
import { KeptQuery } from './kept-query.js';
import type { Schema } from './schema.js';

/** What a batch adds to a place. */
export interface PlaceChange {
  readonly place: number;
  readonly entries: number;
  readonly sightings: number;
}

/** Entries, origins among them, and sightings of one place. */
export interface PlaceCount extends PlaceChange {
  readonly origins: number;
}

const COLUMNS = { place: 'bigint', entries: 'bigint', sightings: 'bigint' } as const;
const ADD = new KeptQuery(
  ['rows'],
  (engine, { rows }) => sql`
    insert into place_counts (place, entries, origins, sightings)
    select place, entries, 0, sightings from ${engine.packedRows(rows, COLUMNS)} as changed where true
    on conflict (place) do update set
      entries = place_counts.entries + excluded.entries,
      sightings = place_counts.sightings + excluded.sightings`,
);

/** Brings the counts of places up to date. Belongs into the transaction that changes the entries. */
export async function countPlaces(
  engine: Engine,
  trx: Transaction<Schema>,
  changes: readonly PlaceChange[],
): Promise<void> {
  const sums = new Map<number, { place: number; entries: number; sightings: number }>();
  for (const { place, entries, sightings } of changes) {
    const sum = sums.get(place) ?? { place, entries: 0, sightings: 0 };
    sums.set(place, sum);
    sum.entries += entries;
    sum.sightings += sightings;
  }
  if (sums.size === 0) return;
  await ADD.run(engine, trx, { rows: engine.packRows([...sums.values()], COLUMNS) });
}

/** Counts every entry: after changes of many, as when origins are seeded or content is restored. */
export async function recountPlaces(trx: Transaction<Schema>): Promise<void> {
  await trx.deleteFrom('place_counts').execute();
  await sql.raw(COUNT_ALL).execute(trx);
}

/** Fills the empty table of counts. */
export const COUNT_ALL = `
  insert into place_counts (place, entries, origins, sightings)
  select place, count(*), sum(is_origin), sum(count) from entries group by place`;

/** What every place with entries holds, in the order of their numbers. */
export async function readPlaceCounts(engine: Engine): Promise<PlaceCount[]> {
  const rows = await readPacked<[place: number, entries: number, origins: number, sightings: number]>(
    engine,
    { place: 'plain', entries: 'plain', origins: 'plain', sightings: 'plain' },
    sql`select place, entries, origins, sightings from place_counts order by place`,
  );
  return rows.map(([place, entries, origins, sightings]) => ({ place, entries, origins, sightings }));
}

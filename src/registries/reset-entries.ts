import { sql, type Transaction } from 'kysely';
import type { AspectRef } from '../origins/aspects.js';
import type { Engine } from './engine.js';
import { allPlaces, placeId } from './places.js';
import type { StoreOptions } from './registry-store.js';
import type { Schema } from './schema.js';
import { plantOrigins } from './seed-origins.js';
import { markChange } from './stamp.js';

/** What remembers that discoveries were recorded, and what prompts and words were taken to mean. */
const MEMORY = ['discovery_runs', 'once_keys', 'interpretations', 'linguistic_mappings', 'reserved_names'] as const;

/**
 * Empties these aspects, or all registries, and plants their origins anew: one transaction. Jobs, videos and what was
 * learned stay; when everything goes, runs are forgotten as well, so that their videos can be learned from again.
 *
 * @returns how many entries were there
 */
export function resetEntries(
  engine: Engine,
  options: StoreOptions,
  places: readonly AspectRef[] | null,
): Promise<number> {
  const ids = (places ?? allPlaces()).map(({ registry, aspect }) => placeId(registry, aspect) as number);
  return engine.write(async (trx) => {
    const isTheirs = sql`place in (${sql.join(ids)})`;
    const { rows } = await sql<{ entries: number }>`
      select count(*) as entries from entries where ${isTheirs}`.execute(trx);
    await sql`delete from aliases where entry_id in (select id from entries where ${isTheirs})`.execute(trx);
    await sql`delete from near_keys where entry_id in (select id from entries where ${isTheirs})`.execute(trx);
    await sql`delete from cells where ${isTheirs}`.execute(trx);
    await sql`delete from entries where ${isTheirs}`.execute(trx);
    if (places === null) await forgetRuns(trx);
    await plantOrigins(engine, trx, options);
    await markChange(trx);
    return Number(rows[0]?.entries ?? 0);
  });
}

async function forgetRuns(trx: Transaction<Schema>): Promise<void> {
  for (const table of MEMORY) await trx.deleteFrom(table).execute();
  await trx.updateTable('jobs').set({ is_unread: 1 }).execute();
}

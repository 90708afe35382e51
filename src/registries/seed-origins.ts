import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { chooseNames } from './choose-names.js';
import { beginCells } from './count-cells.js';
import { recountPlaces } from './count-places.js';
import type { Engine } from './engine.js';
import { foldName } from './fold-name.js';
import { placeId } from './places.js';
import type { StoreOptions } from './registry-store.js';
import type { Schema } from './schema.js';
import { markChange } from './stamp.js';

const SETTING = 'origins';

/**
 * Makes sure that every origin is an entry, so that creation never has an empty pool. What was discovered
 * before it became an origin stays what it is, and is an origin from now on.
 */
export async function seedOrigins(engine: Engine, options: StoreOptions): Promise<void> {
  const hash = hashOf(options);
  if ((await seededWith(engine.db)) === hash) return;
  await engine.write(async (trx) => {
    if ((await seededWith(trx)) !== hash) await plantOrigins(engine, trx, options);
  });
}

/** As `seedOrigins`, whether or not it was done before. */
export async function plantOrigins(engine: Engine, trx: Transaction<Schema>, options: StoreOptions): Promise<void> {
  const { origins, names } = options;
  const time = options.now();
  const placed = origins.map((discovery) => ({
    place: placeId(discovery.registry, discovery.aspect) as number,
    discovery,
  }));
  const wanted = placed.map(({ place, discovery }) => ({ place, key: discovery.key }));
  const rows = engine.rows(wanted, { place: 'bigint', key: 'text' });
  const { rows: known } = await sql<{ id: number; place: number; key: string }>`
    select entries.id, entries.place, entries.key from ${rows} as wanted
    cross join entries where entries.key = wanted.key and entries.place = wanted.place`.execute(trx);
  if (known.length > 0)
    await trx
      .updateTable('entries')
      .set({ is_origin: 1 })
      .where(
        'id',
        'in',
        known.map(({ id }) => id),
      )
      .execute();
  const held = new Set(known.map(({ place, key }) => `${place} ${key}`));
  const missing = placed.filter(({ place, discovery }) => !held.has(`${place} ${discovery.key}`));
  const chosen = await chooseNames(engine, trx, names, missing);
  if (missing.length > 0)
    await trx
      .insertInto('entries')
      .values(
        missing.map(({ place, discovery: { key, value, depth } }, i) => ({
          place,
          key,
          name: chosen[i] as string,
          folded: foldName(chosen[i] as string),
          value: JSON.stringify(value),
          depth: JSON.stringify(depth),
          count: 0,
          is_origin: 1,
          flaw: null,
          first_job_id: null,
          sources: '[]',
          created_at: time,
          last_seen_at: time,
        })),
      )
      .execute();
  await beginCells(trx, options.cells);
  await recountPlaces(trx);
  await markChange(trx);
  await trx.deleteFrom('settings').where('name', '=', SETTING).execute();
  await trx
    .insertInto('settings')
    .values({ name: SETTING, value: hashOf(options) })
    .execute();
}

function hashOf({ origins }: StoreOptions): string {
  return createHash('sha256').update(JSON.stringify(origins)).digest('hex');
}

async function seededWith(db: Pick<Transaction<Schema>, 'selectFrom'>): Promise<string | undefined> {
  const setting = await db.selectFrom('settings').select('value').where('name', '=', SETTING).executeTakeFirst();
  return setting?.value;
}

import { sql, type Transaction } from 'kysely';
import type { Engine } from './engine.js';
import { MIGRATIONS, type Migration } from './migrations.js';
import { allPlaces } from './places.js';
import { RegistryError } from './registry-error.js';
import type { Schema } from './schema.js';

/**
 * Brings the tables up to date. Several processes may do so at once: one migrates, the others find it done.
 *
 * @throws {RegistryError} `registry/newer-schema` when a later version of the software has been here
 */
export async function migrate(
  engine: Engine,
  now: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await engine.migrate(async (trx) => {
    await sql`create table if not exists schema_version (version integer primary key, applied_at text not null)`.execute(
      trx,
    );
    const stored = await trx
      .selectFrom('schema_version')
      .select('version')
      .orderBy('version', 'desc')
      .executeTakeFirst();
    const from = stored?.version ?? 0;
    const newest = migrations.at(-1)?.version ?? 0;
    if (from > newest)
      throw new RegistryError(
        'registry/newer-schema',
        `These registries have schema ${from}; this version of the software knows schemas up to ${newest}. Update the software, or name another place with --data or --database.`,
      );
    for (const { version, statements } of migrations) {
      if (version <= from) continue;
      for (const statement of statements(engine.types)) await sql.raw(statement).execute(trx);
      await trx.deleteFrom('schema_version').execute();
      await trx.insertInto('schema_version').values({ version, applied_at: now }).execute();
    }
    await addPlaces(trx);
  });
}

/** The table of places lets people read the others; the numbers are those of the code. */
async function addPlaces(trx: Transaction<Schema>): Promise<void> {
  const places = allPlaces().map(({ id, registry, aspect }) => ({ id, registry, aspect }));
  await trx
    .insertInto('places')
    .values(places)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

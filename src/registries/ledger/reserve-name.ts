import { type Kysely, sql, type Transaction } from 'kysely';
import { foldName } from '../fold-name.js';
import type { Schema } from '../schema.js';

/**
 * Reserves the first of these names that nobody reserved and nothing is or was called.
 *
 * @throws {Error} when all are taken
 */
export async function reserveName(
  trx: Transaction<Schema>,
  now: string,
  candidates: Iterable<string>,
): Promise<string> {
  for (const name of candidates) {
    const folded = foldName(name);
    if (await isTaken(trx, folded)) continue;
    await trx.insertInto('reserved_names').values({ folded, name, created_at: now }).execute();
    return name;
  }
  throw new Error('No free name is left: the source of names ended.');
}

async function isTaken(db: Kysely<Schema>, folded: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from reserved_names where folded = ${folded}
    union all select 1 from entries where folded = ${folded}
    union all select 1 from aliases where folded = ${folded}
    limit 1`.execute(db);
  return rows.length > 0;
}

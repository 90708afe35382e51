import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../schema.js';
import type { LoopStateRecord } from './ledger.js';

/** What every loop remembers, the one that wrote last first. */
export async function listLoopStates(db: Kysely<Schema>): Promise<LoopStateRecord[]> {
  const rows = await db.selectFrom('loop_states').selectAll().orderBy('updated_at', 'desc').orderBy('worker').execute();
  return rows.map(({ worker, state, updated_at }) => ({ worker, state: JSON.parse(state), updatedAt: updated_at }));
}

/** Stores what `merge` makes of the state that is stored, null for none. */
export async function mergeLoopState(
  trx: Transaction<Schema>,
  now: string,
  worker: string,
  merge: (stored: unknown) => unknown,
): Promise<void> {
  const row = await trx.selectFrom('loop_states').select('state').where('worker', '=', worker).executeTakeFirst();
  const merged = { state: JSON.stringify(merge(row ? JSON.parse(row.state) : null)), updated_at: now };
  await trx
    .insertInto('loop_states')
    .values({ worker, ...merged })
    .onConflict((conflict) => conflict.column('worker').doUpdateSet(merged))
    .execute();
}

/** A fact about the whole system; null when nobody set it. */
export async function readSetting(db: Kysely<Schema>, name: string): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

/** Stores what `merge` makes of the text that is stored, null for none. */
export async function mergeSetting(
  trx: Transaction<Schema>,
  name: string,
  merge: (stored: string | null) => string,
): Promise<string> {
  const value = merge(await readSetting(trx, name));
  await trx
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
  return value;
}

import { sql, type Transaction } from 'kysely';
import type { Engine } from './engine.js';
import { KeptQuery } from './kept-query.js';
import type { Schema } from './schema.js';

/** A key that leads to an entry that has another. */
export type LedKey = {
  readonly place: number;
  readonly key: string;
  /** The entry's own key. */
  readonly own: string;
  /** Leads there only when it is asked for itself. */
  readonly isExact: boolean;
};

const COLUMNS = { place: 'bigint', key: 'text', own: 'text', is_exact: 'bigint' } as const;
const ADD = new KeptQuery(
  ['rows'],
  (engine, { rows }) => sql`
    insert into near_keys (place, key, entry_id, is_exact)
    select led.place, led.key, entries.id, led.is_exact
    from ${engine.packedRows(rows, COLUMNS)} as led cross join entries
    where entries.key = led.own and entries.place = led.place
      and not exists (select 1 from entries as other where other.key = led.key and other.place = led.place)
    on conflict do nothing`,
);

/**
 * Keeps keys of values that were counted at another entry: measured again, such a value may lie a little farther off
 * and would be new. A key that an entry has leads to that entry alone, and one that leads somewhere stays as it is.
 */
export async function leadKeys(engine: Engine, trx: Transaction<Schema>, led: readonly LedKey[]): Promise<void> {
  const kept = led.filter(({ key, own }) => key !== own).map((each) => ({ ...each, is_exact: each.isExact ? 1 : 0 }));
  if (kept.length === 0) return;
  await ADD.run(engine, trx, { rows: engine.packRows(kept, COLUMNS) });
}

import { sql, type Transaction } from 'kysely';
import type { Engine } from './engine.js';
import type { Schema } from './schema.js';

const SETTING = 'changes';

/** Runs leave a row each; every other change is counted. */
export async function readStamp({ db }: Engine): Promise<string> {
  const { rows } = await sql<{ run: number; changes: string }>`
    select coalesce(max(id), 0) as run,
      coalesce((select value from settings where name = ${SETTING}), '0') as changes from discovery_runs`.execute(db);
  return `${rows[0]?.run}.${rows[0]?.changes}`;
}

/** Says that entries change otherwise than by a run that is recorded. */
export async function markChange(trx: Transaction<Schema>): Promise<void> {
  await sql`
    insert into settings (name, value) values (${SETTING}, '1')
    on conflict (name) do update set value = cast(cast(settings.value as bigint) + 1 as text)`.execute(trx);
}

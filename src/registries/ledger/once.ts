import type { Transaction } from 'kysely';
import type { Engine } from '../engine.js';
import { RegistryError } from '../registry-error.js';
import type { Schema } from '../schema.js';
import type { OnceKey } from './ledger.js';

/** How long first answers are kept: longer than anybody keeps trying. */
const KEPT_DAYS = 7;

/**
 * Carries out a write, once for each key. The first answer is stored in the transaction of its effect: either both are
 * there or neither, whenever the process dies. Null is no answer, as of a queue that is empty: it may be asked again.
 *
 * @param act - what kind of write it is
 * @throws {RegistryError} `registry/key-reused` when the key was used for another kind, or with other content
 */
export function writeOnce<T>(
  engine: Engine,
  { once, act, now }: { once: OnceKey | undefined; act: string; now: string },
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  if (once === undefined) return engine.write(work);
  const { key, content } = typeof once === 'string' ? { key: once, content: null } : once;
  // Of the content its digest is kept: it tells another one, and needs no room.
  const meaning = content === null ? act : `${act} (${content})`;
  return engine.write(async (trx) => {
    const first = await trx.selectFrom('once_keys').select(['act', 'answer']).where('key', '=', key).executeTakeFirst();
    if (first && first.act !== meaning)
      throw new RegistryError(
        'registry/key-reused',
        `The key "${key}" was used to ${first.act} and cannot be used to ${meaning}. Choose a new key for each act.`,
      );
    if (first) return JSON.parse(first.answer) as T;
    const answer = await work(trx);
    if (answer !== null)
      await trx
        .insertInto('once_keys')
        .values({ key, act: meaning, answer: JSON.stringify(answer), created_at: now })
        .execute();
    return answer;
  });
}

/** Drops first answers that nobody will ask for again. */
export async function forgetOldKeys(engine: Engine, now: string): Promise<void> {
  const before = new Date(Date.parse(now) - KEPT_DAYS * 86_400_000).toISOString();
  const old = await engine.db.selectFrom('once_keys').select('key').where('created_at', '<', before).limit(1).execute();
  if (old.length === 0) return;
  await engine.write((trx) => trx.deleteFrom('once_keys').where('created_at', '<', before).execute());
}

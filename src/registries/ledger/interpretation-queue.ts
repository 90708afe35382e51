import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { isStorable, isUnreadJob, writeInterpretation } from '../record-learning.js';
import type { Schema } from '../schema.js';
import type { QueuedRecord } from './ledger.js';

/** Whether nobody has interpreted the prompt, nor rejected it, and somebody could. */
export async function isUnread(db: Kysely<Schema>, prompt: string): Promise<boolean> {
  if (!isStorable(prompt)) return false;
  const { rows } = await sql`
    select 1 from interpretations where prompt = ${prompt}
    union all select 1 from interpretation_queue where prompt = ${prompt} and status = 'rejected'`.execute(db);
  return rows.length === 0;
}

/** Queues a prompt; one that waits already is not queued twice. */
export async function queuePrompt(
  trx: Transaction<Schema>,
  now: string,
  prompt: string,
  source: string,
): Promise<QueuedRecord> {
  await trx
    .insertInto('interpretation_queue')
    .values({ id: randomUUID(), prompt, source, status: 'pending', created_at: now, updated_at: now })
    .onConflict((conflict) =>
      conflict
        .column('prompt')
        .doUpdateSet({ source, status: 'pending', created_at: now, updated_at: now })
        .where('interpretation_queue.status', '!=', 'pending'),
    )
    .execute();
  const row = await trx
    .selectFrom('interpretation_queue')
    .select(['id', 'prompt', 'source', 'created_at'])
    .where('prompt', '=', prompt)
    .executeTakeFirstOrThrow();
  return queuedOf(row);
}

/** What waits: from the web first, then the oldest. */
export async function listQueue(db: Kysely<Schema>, limit: number): Promise<QueuedRecord[]> {
  const rows = await db
    .selectFrom('interpretation_queue')
    .select(['id', 'prompt', 'source', 'created_at'])
    .where(sql<boolean>`status = 'pending'`)
    .orderBy(sql`case when source = 'web' then 0 else 1 end`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(queuedOf);
}

/** Fills a queued prompt; the same answer again changes nothing, another one is a conflict. */
export async function resolvePrompt(
  trx: Transaction<Schema>,
  now: string,
  id: string,
  instruction: unknown,
): Promise<'done' | 'missing' | 'conflict'> {
  const queued = await trx.selectFrom('interpretation_queue').selectAll().where('id', '=', id).executeTakeFirst();
  if (!queued) return 'missing';
  if (queued.status === 'done') {
    const stored = await trx
      .selectFrom('interpretations')
      .select('instruction')
      .where('prompt', '=', queued.prompt)
      .executeTakeFirst();
    return stored?.instruction === JSON.stringify(instruction) ? 'done' : 'conflict';
  }
  const source = queued.source as Parameters<typeof writeInterpretation>[2]['source'];
  await writeInterpretation(trx, now, { prompt: queued.prompt, instruction, source });
  return 'done';
}

/** Prompts of jobs that nobody interpreted or rejected, newest first. */
export async function listUnread(db: Kysely<Schema>, limit: number): Promise<string[]> {
  const { rows } = await sql<{ prompt: string }>`
    select prompt from jobs where is_unread = 1
    group by prompt order by max(created_at) desc, prompt limit ${limit}`.execute(db);
  return rows.map(({ prompt }) => prompt);
}

/** Remembers that nobody can interpret these. */
export async function rejectPrompts(trx: Transaction<Schema>, now: string, prompts: readonly string[]): Promise<void> {
  for (const prompt of prompts) {
    await trx
      .insertInto('interpretation_queue')
      .values({ id: randomUUID(), prompt, source: 'backfill', status: 'rejected', created_at: now, updated_at: now })
      .onConflict((conflict) => conflict.column('prompt').doUpdateSet({ status: 'rejected', updated_at: now }))
      .execute();
    await trx.updateTable('jobs').set({ is_unread: 0 }).where(isUnreadJob(prompt)).execute();
  }
}

function queuedOf(row: { id: string; prompt: string; source: string; created_at: string }): QueuedRecord {
  return { id: row.id, prompt: row.prompt, source: row.source, createdAt: row.created_at };
}

import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { NewLearningRecord } from './ledger/ledger.js';
import type { StoredInterpretation } from './registry-store.js';
import type { Schema } from './schema.js';

/** Bytes of the longest prompt of which it is stored what it means: PostgreSQL indexes no more. */
const MOST_PROMPT_BYTES = 2600;

/** Whether it can be stored what the prompt means. */
export function isStorable(prompt: string): boolean {
  return Buffer.byteLength(prompt) <= MOST_PROMPT_BYTES;
}

/** Jobs of this prompt that wait for it to be understood; written so that the index of these few is found for it. */
export function isUnreadJob(prompt: string): RawBuilder<boolean> {
  return sql<boolean>`is_unread = 1 and substr(prompt, 1, 200) = substr(${prompt}, 1, 200) and prompt = ${prompt}`;
}

/** One row for each job, the first one that was sent; a run without a job is a row of its own. Returns the row's id. */
export async function writeLearning(
  trx: Transaction<Schema>,
  now: string,
  { jobId, prompt, spec, analysis }: NewLearningRecord,
): Promise<string> {
  const before =
    jobId === null
      ? undefined
      : await trx.selectFrom('learning_runs').select('id').where('job_id', '=', jobId).executeTakeFirst();
  if (before) return before.id;
  const id = jobId ?? randomUUID();
  await trx
    .insertInto('learning_runs')
    .values({
      id,
      job_id: jobId,
      prompt,
      spec: JSON.stringify(spec ?? null),
      analysis: JSON.stringify(analysis ?? null),
      palette: textIn(spec, 'palette_name'),
      motion_level: numberIn(analysis, 'motion_level'),
      brightness: numberIn(analysis, 'mean_brightness'),
      contrast: numberIn(analysis, 'mean_contrast'),
      created_at: now,
    })
    .execute();
  return id;
}

/** One row for each prompt, as it was understood last; nobody need interpret it any more. Returns the row's id. */
export async function writeInterpretation(
  trx: Transaction<Schema>,
  now: string,
  { prompt, instruction, source }: StoredInterpretation,
): Promise<string> {
  const understood = { instruction: JSON.stringify(instruction), source, updated_at: now };
  const { id } = await trx
    .insertInto('interpretations')
    .values({ id: randomUUID(), prompt, created_at: now, ...understood })
    .onConflict((conflict) => conflict.column('prompt').doUpdateSet(understood))
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx.updateTable('jobs').set({ is_unread: 0 }).where(isUnreadJob(prompt)).execute();
  await trx
    .updateTable('interpretation_queue')
    .set({ status: 'done', updated_at: now })
    .where('prompt', '=', prompt)
    .where('status', '!=', 'done')
    .execute();
  return id;
}

function textIn(value: unknown, field: string): string | null {
  const found = fieldOf(value, field);
  return typeof found === 'string' ? found : null;
}

function numberIn(value: unknown, field: string): number | null {
  const found = fieldOf(value, field);
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}

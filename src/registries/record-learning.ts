import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { LearningRun, StoredInterpretation } from './registry-store.js';
import type { Schema } from './schema.js';

/** One row for each job, the first one that was sent. */
export async function writeLearning(trx: Transaction<Schema>, now: string, run: LearningRun): Promise<void> {
  await trx
    .insertInto('learning_runs')
    .values({
      job_id: run.jobId,
      prompt: run.prompt,
      spec: JSON.stringify(run.spec),
      analysis: JSON.stringify(run.analysis),
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** One row for each prompt, as it was understood last. */
export async function writeInterpretation(
  trx: Transaction<Schema>,
  now: string,
  { prompt, instruction, source }: StoredInterpretation,
): Promise<void> {
  const understood = { instruction: JSON.stringify(instruction), source, updated_at: now };
  await trx
    .insertInto('interpretations')
    .values({ id: randomUUID(), prompt, created_at: now, ...understood })
    .onConflict((conflict) => conflict.column('prompt').doUpdateSet(understood))
    .execute();
}

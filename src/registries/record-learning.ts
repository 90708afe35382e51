import { randomUUID } from 'node:crypto';
import type { Engine } from './engine.js';
import type { LearningRun, StoredInterpretation } from './registry-store.js';

/** One row for each job, the first one that was sent. */
export async function recordLearning(engine: Engine, now: string, run: LearningRun): Promise<void> {
  await engine.write((trx) =>
    trx
      .insertInto('learning_runs')
      .values({
        job_id: run.jobId,
        prompt: run.prompt,
        spec: JSON.stringify(run.spec),
        analysis: JSON.stringify(run.analysis),
        created_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** One row for each prompt, as it was understood last. */
export async function recordInterpretation(
  engine: Engine,
  now: string,
  { prompt, instruction, source }: StoredInterpretation,
): Promise<void> {
  const understood = { instruction: JSON.stringify(instruction), source, updated_at: now };
  await engine.write((trx) =>
    trx
      .insertInto('interpretations')
      .values({ id: randomUUID(), prompt, created_at: now, ...understood })
      .onConflict((conflict) => conflict.column('prompt').doUpdateSet(understood))
      .execute(),
  );
}

import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../schema.js';
import { insertEvent } from './events.js';
import { findJob } from './job-row.js';
import type { FeedbackRecord } from './ledger.js';

/** What somebody thinks of a video, the last word for each job; logged as an event, too. Null for a job without video. */
export async function rateJob(
  trx: Transaction<Schema>,
  now: string,
  jobId: string,
  rating: number,
): Promise<FeedbackRecord | null> {
  const job = await findJob(trx, jobId);
  if (job?.status !== 'completed') return null;
  const said = { rating, created_at: now };
  const { id } = await trx
    .insertInto('feedback')
    .values({ id: randomUUID(), job_id: jobId, ...said })
    .onConflict((conflict) => conflict.column('job_id').doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertEvent(trx, now, { type: 'feedback', jobId, payload: { rating } });
  return { id, jobId, rating, createdAt: now, prompt: job.prompt };
}

/** Newest first. */
export async function listFeedback(db: Kysely<Schema>, limit: number): Promise<FeedbackRecord[]> {
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('jobs', 'jobs.id', 'feedback.job_id')
    .select(['feedback.id', 'feedback.job_id', 'feedback.rating', 'feedback.created_at', 'jobs.prompt'])
    .orderBy('feedback.created_at', 'desc')
    .orderBy('feedback.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    jobId: row.job_id,
    rating: row.rating,
    createdAt: row.created_at,
    prompt: row.prompt,
  }));
}

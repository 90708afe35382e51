import type { Transaction, Updateable } from 'kysely';
import type { Schema } from '../schema.js';
import { isUnread } from './interpretation-queue.js';
import { countJobs } from './job-counts.js';
import { findJob } from './job-row.js';
import type { Completion, Hold, JobProgress, JobRecord, NewJobRecord } from './ledger.js';

/** So often a job is begun before it counts as one that cannot be made. */
export const MOST_ATTEMPTS = 3;

/** When a hold that begins now ends. */
export function leaseEnd(now: string, { seconds }: Hold): string {
  return new Date(Date.parse(now) + seconds * 1000).toISOString();
}

/** Makes a job; one that has the id already stays as it is. */
export async function insertJob(trx: Transaction<Schema>, now: string, job: NewJobRecord): Promise<JobRecord> {
  const { id, prompt, durationSeconds, workflowType, hold } = job;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('jobs')
    .values({
      id,
      prompt,
      duration_seconds: durationSeconds,
      workflow_type: workflowType,
      status: 'pending',
      attempts: hold ? 1 : 0,
      worker: hold?.worker ?? null,
      leased_until: hold && leaseEnd(now, hold),
      is_unread: (await isUnread(trx, prompt)) ? 1 : 0,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) await countJobs(trx, { came: [{ status: 'pending', workflowType }] });
  return (await findJob(trx, id)) as JobRecord;
}

/** Keeps a hold, also one that has ended and that nobody took; false when the job is not this worker's. */
export async function keepJob(
  trx: Transaction<Schema>,
  now: string,
  id: string,
  hold: Hold,
  progress: JobProgress | null,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('jobs')
    .set({ leased_until: leaseEnd(now, hold), done: progress?.done ?? null, total: progress?.total ?? null })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('worker', '=', hold.worker)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a job back; for good when that is said or its attempts are used up. */
export async function failJob(
  trx: Transaction<Schema>,
  now: string,
  id: string,
  { worker, error, isFinal }: { worker: string; error: string; isFinal: boolean },
): Promise<JobRecord | null> {
  const job = await findJob(trx, id);
  if (job?.status !== 'pending' || job.worker !== worker) return job;
  const isOver = isFinal || job.attempts >= MOST_ATTEMPTS;
  const status = isOver ? 'failed' : 'pending';
  return settle(trx, job, { status, error, ...FREE, updated_at: now });
}

/** Calls a pending job off. */
export async function cancelJob(trx: Transaction<Schema>, now: string, id: string): Promise<JobRecord | null> {
  const job = await findJob(trx, id);
  if (job?.status !== 'pending') return job;
  return settle(trx, job, { status: 'cancelled', ...FREE, updated_at: now });
}

/** Completes a job, once: a video that is there stays, and so does the hold of another worker. */
export async function completeJob(
  trx: Transaction<Schema>,
  now: string,
  id: string,
  video: { key: string; bytes: number },
  worker: string | null,
): Promise<Completion> {
  const job = await findJob(trx, id);
  if (!job) return { outcome: 'missing' };
  const refusal = refusalOf(job, worker, now);
  if (refusal) return { outcome: refusal, job };
  const completed = await settle(trx, job, {
    status: 'completed',
    ...FREE,
    worker: worker ?? job.worker,
    error: null,
    video_key: video.key,
    video_bytes: video.bytes,
    updated_at: now,
  });
  return { outcome: 'completed', job: completed };
}

/** Why a job takes no video now; null when it does. */
export function refusalOf(
  job: JobRecord,
  worker: string | null,
  now: string,
): Exclude<Completion['outcome'], 'completed' | 'missing'> | null {
  const isOthers = worker !== null && job.worker !== null && job.worker !== worker;
  if (job.status === 'completed') return isOthers ? 'not-yours' : 'was-completed';
  if (job.status === 'cancelled') return 'cancelled';
  return isOthers && job.leasedUntil !== null && job.leasedUntil > now ? 'not-yours' : null;
}

/** Removes a job and what was said of it; what was learned and clicked stays. */
export async function deleteJob(trx: Transaction<Schema>, id: string): Promise<JobRecord | null> {
  const job = await findJob(trx, id);
  if (!job) return null;
  await trx.deleteFrom('feedback').where('job_id', '=', id).execute();
  await trx.deleteFrom('jobs').where('id', '=', id).execute();
  await countJobs(trx, { went: [job] });
  return job;
}

/** Nobody's, and nobody is at work. */
const FREE = { worker: null, leased_until: null, done: null, total: null };

/** Changes what became of a job, and the counts with it. */
async function settle(
  trx: Transaction<Schema>,
  job: JobRecord,
  change: Updateable<Schema['jobs']> & Pick<JobRecord, 'status'>,
): Promise<JobRecord> {
  await trx.updateTable('jobs').set(change).where('id', '=', job.id).execute();
  if (change.status !== job.status) await countJobs(trx, { came: [{ ...job, status: change.status }], went: [job] });
  return (await findJob(trx, job.id)) as JobRecord;
}

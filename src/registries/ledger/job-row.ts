import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '../schema.js';
import type { JobRecord } from './ledger.js';

type JobRow = Omit<Selectable<Schema['jobs']>, 'is_unread'>;

const JOB_COLUMNS = [
  'id',
  'prompt',
  'duration_seconds',
  'workflow_type',
  'status',
  'attempts',
  'worker',
  'leased_until',
  'done',
  'total',
  'error',
  'video_key',
  'video_bytes',
  'created_at',
  'updated_at',
] as const;

/** Jobs as the ledger hands them out, one way to ask for them. */
export function selectJobs(db: Kysely<Schema>) {
  return db.selectFrom('jobs').select(JOB_COLUMNS);
}

/** A job by its id, in a transaction when one is handed in. */
export async function findJob(db: Kysely<Schema>, id: string): Promise<JobRecord | null> {
  const row = await selectJobs(db).where('id', '=', id).executeTakeFirst();
  return row ? jobOf(row) : null;
}

/** Turns a row into what the ledger hands out. */
export function jobOf(row: JobRow): JobRecord {
  return {
    id: row.id,
    prompt: row.prompt,
    durationSeconds: row.duration_seconds,
    workflowType: row.workflow_type,
    status: row.status,
    attempts: row.attempts,
    worker: row.worker,
    leasedUntil: row.leased_until,
    progress: row.done === null || row.total === null ? null : { done: row.done, total: row.total },
    error: row.error,
    video: row.video_key === null ? null : { key: row.video_key, bytes: row.video_bytes ?? 0 },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

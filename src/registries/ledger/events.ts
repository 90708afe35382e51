import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../schema.js';
import { findJob } from './job-row.js';
import type { EventRecord } from './ledger.js';

type NewEvent = Omit<EventRecord, 'id' | 'createdAt'>;

/** Logs an event; null when it names a job that does not exist. */
export async function logEvent(trx: Transaction<Schema>, now: string, event: NewEvent): Promise<EventRecord | null> {
  if (event.jobId !== null && !(await findJob(trx, event.jobId))) return null;
  return insertEvent(trx, now, event);
}

/** Logs an event of a job that is known to be there, or of none. */
export async function insertEvent(trx: Transaction<Schema>, now: string, event: NewEvent): Promise<EventRecord> {
  const { type, jobId, payload } = event;
  const id = randomUUID();
  await trx
    .insertInto('events')
    .values({ id, type, job_id: jobId, payload: payload && JSON.stringify(payload), created_at: now })
    .execute();
  return { id, ...event, createdAt: now };
}

/** Newest first. */
export async function listEvents(
  db: Kysely<Schema>,
  { limit, type }: { limit: number; type?: string | undefined },
): Promise<EventRecord[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .$if(type !== undefined, (typed) => typed.where('type', '=', type as string))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    jobId: row.job_id,
    payload: row.payload === null ? null : JSON.parse(row.payload),
    createdAt: row.created_at,
  }));
}

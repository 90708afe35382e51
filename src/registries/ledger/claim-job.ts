import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.js';
import { countJobs } from './job-counts.js';
import { findJob, selectJobs } from './job-row.js';
import type { ClaimRequest, JobRecord } from './ledger.js';
import { leaseEnd, MOST_ATTEMPTS } from './write-job.js';

/** Written into the statement, so that the indexes of these few are found for it. */
const IS_PENDING = sql<boolean>`status = 'pending'`;

/**
 * Hands the worker a job: the one it holds already, else the oldest one of these types that nobody holds. A hold that
 * was not renewed has ended; a job whose last attempt ended so fails.
 *
 * The queue is this table and not a library's: its one behaviour holds on both databases, and handing out a job is one
 * transaction with everything else that is written about it.
 */
export async function claimJob(trx: Transaction<Schema>, now: string, claim: ClaimRequest): Promise<JobRecord | null> {
  await failLost(trx, now);
  const found =
    (await selectJobs(trx)
      .where(IS_PENDING)
      .where('worker', '=', claim.worker)
      .where((where) => isOfTypes(where, claim.types))
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst()) ??
    (await selectJobs(trx)
      .where(IS_PENDING)
      .where((where) => where.and([isFree(where, now), isOfTypes(where, claim.types)]))
      .orderBy('created_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst());
  if (!found) return null;
  await trx
    .updateTable('jobs')
    .set({
      worker: claim.worker,
      leased_until: leaseEnd(now, claim),
      attempts: found.attempts + 1,
      done: null,
      total: null,
      updated_at: now,
    })
    .where('id', '=', found.id)
    .execute();
  return findJob(trx, found.id);
}

/** Jobs whose every attempt was lost with its worker. */
async function failLost(trx: Transaction<Schema>, now: string): Promise<void> {
  const lost = sql<boolean>`attempts >= ${sql.lit(MOST_ATTEMPTS)} and leased_until <= ${now}`;
  await failAll(trx, now, lost, `Given up after ${MOST_ATTEMPTS} attempts: the workers that had it were lost.`);
}

/**
 * Jobs of loops that render what they make themselves, without holding it: those that nobody has brought a video for
 * since before `since` have failed. A video that comes later completes them all the same.
 */
export async function failForgotten(
  trx: Transaction<Schema>,
  now: string,
  types: readonly string[],
  since: string,
): Promise<void> {
  const forgotten = sql<boolean>`attempts = 0 and created_at < ${since} and workflow_type in (${sql.join(types)})`;
  await failAll(trx, now, forgotten, 'Nobody brought its video.');
}

/** @param error - what is said of those that say nothing themselves */
async function failAll(
  trx: Transaction<Schema>,
  now: string,
  which: RawBuilder<boolean>,
  error: string,
): Promise<void> {
  const failed = await trx
    .updateTable('jobs')
    .set((set) => ({
      status: 'failed',
      error: set.fn.coalesce('error', set.val(error)),
      worker: null,
      leased_until: null,
      done: null,
      total: null,
      updated_at: now,
    }))
    .where(IS_PENDING)
    .where(which)
    .returning('workflow_type as workflowType')
    .execute();
  await countJobs(trx, {
    came: failed.map((job) => ({ ...job, status: 'failed' })),
    went: failed.map((job) => ({ ...job, status: 'pending' })),
  });
}

/** Nobody holds it, and it was not lost so often that nobody shall have it again. */
export function isFree(where: ExpressionBuilder<Schema, 'jobs'>, now: string): Expression<SqlBool> {
  return where.or([
    where('leased_until', 'is', null),
    where.and([where('leased_until', '<=', now), where('attempts', '<', MOST_ATTEMPTS)]),
  ]);
}

/** It is of one of these types, null standing for none. */
export function isOfTypes(
  where: ExpressionBuilder<Schema, 'jobs'>,
  types: readonly (string | null)[],
): Expression<SqlBool> {
  const named = types.filter((type) => type !== null);
  return where.or([
    ...(named.length > 0 ? [where('workflow_type', 'in', named)] : []),
    ...(types.includes(null) ? [where('workflow_type', 'is', null)] : []),
  ]);
}

import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.js';
import type { JobRecord, JobStatusText } from './ledger.js';

type Counted = Pick<JobRecord, 'status' | 'workflowType'>;

/** No type: keys of tables hold no null. */
const NO_TYPE = '';

/** Counts jobs that come, go or change. Belongs into the transaction that changes them. */
export async function countJobs(
  trx: Transaction<Schema>,
  { came = [], went = [] }: { came?: readonly Counted[]; went?: readonly Counted[] },
): Promise<void> {
  const changes = [...came.map((job) => ({ ...job, jobs: 1 })), ...went.map((job) => ({ ...job, jobs: -1 }))];
  for (const { status, workflowType, jobs } of changes)
    await trx
      .insertInto('job_counts')
      .values({ status, workflow_type: workflowType ?? NO_TYPE, jobs })
      .onConflict((conflict) =>
        conflict.columns(['status', 'workflow_type']).doUpdateSet({ jobs: sql<number>`job_counts.jobs + ${jobs}` }),
      )
      .execute();
}

/** All jobs there are, by status; of these types alone, when they are named. */
export async function readJobCounts(
  db: Kysely<Schema>,
  types?: readonly string[],
): Promise<Record<JobStatusText, number>> {
  const counts = { pending: 0, completed: 0, failed: 0, cancelled: 0 };
  const rows = await db.selectFrom('job_counts').selectAll().execute();
  for (const { status, workflow_type, jobs } of rows)
    if (!types || types.includes(workflow_type)) counts[status] += jobs;
  return counts;
}

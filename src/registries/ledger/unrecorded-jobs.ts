import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.js';
import type { Unrecorded, UnrecordedQuery } from './ledger.js';

interface Row {
  id: string;
  prompt: string;
  workflow_type: string | null;
  updated_at: string;
  learned: number;
  discovered: number;
}

/** Completed jobs that lack their learning or their discoveries, the oldest first; of the last so many when that is said. */
export async function listUnrecorded(db: Kysely<Schema>, query: UnrecordedQuery): Promise<Unrecorded> {
  const { last, limit, cursor } = query;
  const since = last === undefined ? null : await timeOfLast(db, last);
  const [after, afterId] = cursor === undefined ? ['', ''] : (JSON.parse(cursor) as [string, string]);
  const { rows } = await sql<Row>`
    select * from (
      select id, prompt, workflow_type, updated_at,
        case when exists (select 1 from learning_runs where job_id = jobs.id) then 1 else 0 end as learned,
        case when exists (select 1 from discovery_runs where job_id = jobs.id) then 1 else 0 end as discovered
      from jobs where status = 'completed' and updated_at >= ${since ?? ''} and (updated_at, id) > (${after}, ${afterId})
    ) as recorded where learned = 0 or discovered = 0
    order by updated_at, id limit ${limit}`.execute(db);
  const end = rows.at(-1);
  return {
    items: rows.map(({ id, prompt, workflow_type, learned, discovered }) => ({
      jobId: id,
      prompt,
      workflowType: workflow_type,
      hasLearning: learned === 1,
      hasDiscovery: discovered === 1,
    })),
    next: end && rows.length === limit ? JSON.stringify([end.updated_at, end.id]) : null,
  };
}

/** When the last of so many completed jobs was completed; null when there are not so many. */
async function timeOfLast(db: Kysely<Schema>, last: number): Promise<string | null> {
  const { rows } = await sql<{ updated_at: string }>`
    select updated_at from jobs where status = 'completed'
    order by updated_at desc, id desc limit 1 offset ${last - 1}`.execute(db);
  return rows[0]?.updated_at ?? null;
}

import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.js';
import { isFree, isOfTypes } from './claim-job.js';
import { jobOf, selectJobs } from './job-row.js';
import type { JobListQuery, JobRecord, Page } from './ledger.js';

/** Completed jobs newest first, all others oldest first. */
export async function listJobs(db: Kysely<Schema>, now: string, query: JobListQuery): Promise<Page<JobRecord>> {
  const { status, limit, claimableTypes, cursor } = query;
  const isCompleted = status === 'completed';
  const time = isCompleted ? 'updated_at' : 'created_at';
  const direction = isCompleted ? 'desc' : 'asc';
  // Written into the statement, so that the index of this status is found for it.
  let select = selectJobs(db).where(sql<boolean>`status = ${sql.lit(status)}`);
  if (claimableTypes)
    select = select.where((where) => where.and([isFree(where, now), isOfTypes(where, claimableTypes)]));
  if (cursor !== undefined) {
    const [after, id] = cursorOf(cursor);
    const beyond = sql.raw(isCompleted ? '<' : '>');
    select = select.where(sql<boolean>`(${sql.ref(time)}, id) ${beyond} (${after}, ${id})`);
  }
  const rows = await select
    .orderBy(time, direction)
    .orderBy('id', direction)
    .$if(limit !== null, (limited) => limited.limit(limit as number))
    .execute();
  const last = rows.at(-1);
  const next = last && rows.length === limit ? JSON.stringify([last[time], last.id]) : null;
  return { items: rows.map(jobOf), next };
}

function cursorOf(cursor: string): [time: string, id: string] {
  return JSON.parse(cursor) as [string, string];
}

/** Prompts that are read at once when distinct ones are looked for. */
const PAGE = 1000;

/** Prompts of jobs, newest first, each once. */
export async function listPrompts(db: Kysely<Schema>, limit: number): Promise<string[]> {
  const prompts = new Set<string>();
  for (let after: [string, string] | null = null, size = PAGE; size === PAGE && prompts.size < limit; ) {
    let select = db.selectFrom('jobs').select(['prompt', 'created_at', 'id']);
    if (after) select = select.where(sql<boolean>`(created_at, id) < (${after[0]}, ${after[1]})`);
    const rows: { prompt: string; created_at: string; id: string }[] = await select
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(PAGE)
      .execute();
    for (const { prompt } of rows) prompts.add(prompt);
    size = rows.length;
    const last = rows.at(-1);
    after = last ? [last.created_at, last.id] : after;
  }
  return [...prompts].slice(0, limit);
}

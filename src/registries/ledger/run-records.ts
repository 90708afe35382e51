import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.js';
import type { LearningRecord, RunOutcome, RunRecord } from './ledger.js';

/** A run by its job, when it came to its end. */
interface Run {
  id: string;
  prompt: string;
  at: string;
}

/**
 * The last runs, newest first: completed jobs, and what was recorded of videos that no job was made for, as with
 * `motion generate --learn`.
 */
export async function listRuns(db: Kysely<Schema>, limit: number): Promise<RunRecord[]> {
  const { rows: jobs } = await sql<Run>`
    select id, prompt, updated_at as at from jobs where status = 'completed'
    order by updated_at desc, id desc limit ${limit}`.execute(db);
  // Only what is newer than the last of these can stand before it.
  const since = jobs.length === limit ? (jobs.at(-1) as Run).at : '';
  const runs = new Map([...jobs, ...(await listJobless(db, since, limit))].map((run) => [run.id, run]));
  const last = [...runs.values()]
    .sort((a, b) => (a.at === b.at ? order(b.id, a.id) : order(b.at, a.at)))
    .slice(0, limit);
  return describe(db, last);
}

async function listJobless(db: Kysely<Schema>, since: string, limit: number): Promise<Run[]> {
  const { rows } = await sql<Run>`
    select * from (select job_id as id, prompt, created_at as at from learning_runs as run
      where job_id is not null and created_at >= ${since}
        and not exists (select 1 from jobs where jobs.id = run.job_id)
      order by created_at desc limit ${limit}) as learned
    union all
    select * from (select job_id as id, prompt, created_at as at from discovery_runs as run
      where job_id is not null and created_at >= ${since}
        and not exists (select 1 from jobs where jobs.id = run.job_id)
      order by created_at desc limit ${limit}) as discovered`.execute(db);
  return rows;
}

async function describe(db: Kysely<Schema>, runs: readonly Run[]): Promise<RunRecord[]> {
  if (runs.length === 0) return [];
  const ids = sql.join(runs.map(({ id }) => id));
  const { rows: learned } = await sql<{ id: string }>`
    select job_id as id from learning_runs where job_id in (${ids})`.execute(db);
  const { rows: discovered } = await sql<{ id: string; added: number }>`
    select job_id as id, max(added) as added from discovery_runs where job_id in (${ids}) group by job_id`.execute(db);
  const isLearned = new Set(learned.map(({ id }) => id));
  const added = new Map(discovered.map(({ id, added }) => [id, added]));
  return runs.map(({ id, prompt }) => ({
    jobId: id,
    prompt,
    hasLearning: isLearned.has(id),
    hasDiscovery: added.has(id),
    foundNew: (added.get(id) ?? 0) > 0,
  }));
}

/** What was learned, newest first. */
export async function listLearning(db: Kysely<Schema>, limit: number): Promise<LearningRecord[]> {
  const rows = await db
    .selectFrom('learning_runs')
    .select(['id', 'job_id', 'prompt', 'spec', 'analysis', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, job_id, prompt, spec, analysis, created_at }) => ({
    id,
    jobId: job_id,
    prompt,
    spec: JSON.parse(spec),
    analysis: JSON.parse(analysis),
    createdAt: created_at,
  }));
}

/** What the last runs looked like, newest first. */
export async function listOutcomes(db: Kysely<Schema>, limit: number): Promise<RunOutcome[]> {
  const rows = await db
    .selectFrom('learning_runs')
    .select(['prompt', 'palette', 'motion_level', 'brightness', 'contrast'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ prompt, palette, motion_level, brightness, contrast }) => ({
    prompt,
    palette,
    motionLevel: motion_level,
    brightness,
    contrast,
  }));
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}

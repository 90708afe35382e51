import { sql } from 'kysely';
import type { Engine } from './engine.js';
import { placeId } from './places.js';
import type { RunProgress } from './registry-store.js';

/** As many entries as may be seen again and again before a system counts as repeating itself. */
const MOST_SEEN = 20;

/** How the last runs went: which of them learned, which found something new, and how motions repeat. */
export async function readProgress(engine: Engine, lastRuns: number): Promise<RunProgress> {
  const { rows } = await sql<{ learned: number; found: number }>`
    select max(learned) as learned, max(found) as found from (
      select * from (select job_id, 1 as learned, 0 as found, created_at from learning_runs
        order by created_at desc limit ${lastRuns}) as learning
      union all
      select * from (select job_id, 0 as learned, max(case when added > 0 then 1 else 0 end) as found,
          max(created_at) as created_at
        from discovery_runs where job_id is not null group by job_id order by max(id) desc limit ${lastRuns}) as discovery
    ) as runs group by job_id order by max(created_at) desc, job_id limit ${lastRuns}`.execute(engine.db);
  return {
    runs: rows.length,
    withLearning: rows.filter(({ learned }) => learned === 1).length,
    withDiscovery: rows.filter(({ found }) => found === 1).length,
    repetition: await readRepetition(engine),
  };
}

async function readRepetition(engine: Engine): Promise<number | null> {
  const place = placeId('dynamic', 'motion') as number;
  const { rows } = await sql<{ entries: number; most: number | null; all: number | null }>`
    select count(*) as entries, cast(sum(count) as bigint) as "all",
      (select cast(sum(count) as bigint) from (select count from entries where place = ${place}
        order by count desc, id limit ${MOST_SEEN}) as most) as most
    from entries where place = ${place}`.execute(engine.db);
  const { entries = 0, most, all } = rows[0] ?? {};
  return entries > MOST_SEEN && all ? (most ?? 0) / all : null;
}

import { sql } from 'kysely';
import type { Engine } from './engine.js';
import { listRuns } from './ledger/run-records.js';
import { placeId } from './places.js';
import type { RunProgress } from './registry-store.js';

/** As many entries as may be seen again and again before a system counts as repeating itself. */
const MOST_SEEN = 20;

/** How the last runs went: which of them learned, which found something new, and how motions repeat. */
export async function readProgress(engine: Engine, lastRuns: number): Promise<RunProgress> {
  const runs = await listRuns(engine.db, lastRuns);
  return {
    runs: runs.length,
    withLearning: runs.filter(({ hasLearning }) => hasLearning).length,
    withDiscovery: runs.filter(({ foundNew }) => foundNew).length,
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

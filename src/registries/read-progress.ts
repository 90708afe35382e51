import { sql } from 'kysely';
import { readPlaceCounts } from './count-places.js';
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

/** Null while there are no more motions than that. */
async function readRepetition(engine: Engine): Promise<number | null> {
  const place = placeId('dynamic', 'motion') as number;
  const motions = (await readPlaceCounts(engine)).find((each) => each.place === place);
  if (!motions || motions.entries <= MOST_SEEN || motions.sightings === 0) return null;
  const { rows } = await sql<{ most: number }>`
    select cast(sum(count) as bigint) as most from (select count from entries where place = ${place}
      order by count desc, id limit ${MOST_SEEN}) as most`.execute(engine.db);
  return (rows[0]?.most ?? 0) / motions.sightings;
}

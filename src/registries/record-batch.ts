import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { checkBatch, checkedDepth } from './check-batch.js';
import { chooseNames } from './choose-names.js';
import { type CellChange, countCells } from './count-cells.js';
import { countPlaces } from './count-places.js';
import type { Engine } from './engine.js';
import { findKnown } from './find-known.js';
import { foldName } from './fold-name.js';
import { judgeDiscoveries, type NewEntry, type SeenEntry } from './judge-discoveries.js';
import { KeptQuery } from './kept-query.js';
import { leadKeys } from './lead-keys.js';
import { placeOf } from './places.js';
import { isStorable, writeInterpretation, writeLearning } from './record-learning.js';
import type { DiscoveryBatch, NamedKey, RecordOutcome, StoreOptions } from './registry-store.js';
import type { Schema } from './schema.js';

export const MOST_SOURCES = 5;
const MOST_SOURCE_LETTERS = 500;

/**
 * Records a batch in one transaction. Novelty is decided here, in the order of the discoveries: a known key is
 * seen again; else the first near key that was known before is; else the value is new and takes the first free name.
 */
export async function recordBatch(
  engine: Engine,
  options: StoreOptions,
  batch: DiscoveryBatch,
): Promise<RecordOutcome> {
  checkBatch(batch);
  return engine.write((trx) => recordWithin(engine, trx, options, batch));
}

/** As `recordBatch`, in a transaction with other writes. @param batch - was checked */
export async function recordWithin(
  engine: Engine,
  trx: Transaction<Schema>,
  options: StoreOptions,
  batch: DiscoveryBatch,
): Promise<RecordOutcome> {
  const now = options.now();
  const hash = hashOf(batch);
  const [before] = await BEFORE.run(engine, trx, { hash });
  const { added, seen, led, beside } = judgeDiscoveries(
    batch,
    await findKnown(engine, trx, batch.discoveries, options.cells),
  );
  const { jobId, prompt, learning, interpretation } = batch;
  if (learning && jobId !== null) await writeLearning(trx, now, { jobId, prompt, ...learning });
  if (interpretation && isStorable(prompt)) await writeInterpretation(trx, now, { prompt, ...interpretation });
  if (before) return firstAnswer(JSON.parse(before.outcome), seen);
  await countSightings(engine, trx, seen, now);
  await completeValues(engine, trx, seen, batch);
  const chosen = await chooseNames(engine, trx, options.names, added);
  await insertEntries(engine, trx, added, chosen, batch, now);
  await leadKeys(engine, trx, led);
  await countCells(engine, trx, options.cells, [...added.map(cellOfNew), ...seen.flatMap(cellOfSeen)], beside);
  await countPlaces(engine, trx, [
    ...added.map(({ place, sightings }) => ({ place, entries: 1, sightings })),
    ...seen.map(({ entry: { place }, sightings }) => ({ place, entries: 0, sightings })),
  ]);
  const outcome: RecordOutcome = {
    isFirst: true,
    added: added.map(({ discovery: { registry, aspect, key } }, i) => ({
      registry,
      aspect,
      key,
      name: chosen[i] as string,
    })),
    seenAgain: seen.length,
    seen: seen.map(namedKey),
  };
  await trx
    .insertInto('discovery_runs')
    .values({
      batch_hash: hash,
      job_id: batch.jobId,
      prompt: batch.prompt,
      added: outcome.added.length,
      seen_again: outcome.seenAgain,
      outcome: JSON.stringify(outcome.added),
      created_at: now,
    })
    .execute();
  return outcome;
}

/** What makes a batch the same batch: its run, its prompt, and how often each value was seen. */
function hashOf({ jobId, act, prompt, discoveries }: DiscoveryBatch): string {
  const sightings = discoveries.map(({ registry, aspect, key, sightings }) => [registry, aspect, key, sightings]);
  return createHash('sha256')
    .update(JSON.stringify([act ?? jobId, prompt, sightings]))
    .digest('hex');
}

/** A batch sent again: what it added then is seen now, and is told apart by its keys. */
function firstAnswer(added: RecordOutcome['added'], known: readonly SeenEntry[]): RecordOutcome {
  const isAdded = new Set(added.map(({ registry, aspect, key }) => `${registry}.${aspect} ${key}`));
  const seen = known.map(namedKey).filter(({ registry, aspect, key }) => !isAdded.has(`${registry}.${aspect} ${key}`));
  return { isFirst: false, added, seenAgain: seen.length, seen };
}

function namedKey({ entry: { place, key, name } }: SeenEntry): NamedKey {
  return { ...placeOf(place), key, name };
}

function cellOfNew({ place, discovery }: NewEntry): CellChange {
  return { place, before: null, after: discovery.value };
}

/** An entry changes its cell when it is seen for the first time, or when more of its value is known. */
function cellOfSeen({ entry: { place, count, value }, whole }: SeenEntry): CellChange[] {
  if (!value) return [];
  return [{ place, before: count > 0 ? value : null, after: whole ? whole.value : value }];
}

const BEFORE = new KeptQuery<'hash', { outcome: string }>(
  ['hash'],
  (_, { hash }) => sql`select outcome from discovery_runs where batch_hash = ${hash}`,
);

const COUNTED = { id: 'bigint', sightings: 'bigint', sources: 'json' } as const;
const COUNT = new KeptQuery(
  ['rows', 'now'],
  (engine, { rows, now }) => sql`
    update entries set count = entries.count + seen.sightings, last_seen_at = ${now},
      sources = coalesce(seen.sources, entries.sources)
    from ${engine.packedRows(rows, COUNTED)} as seen where entries.id = seen.id`,
);

async function countSightings(
  engine: Engine,
  trx: Transaction<Schema>,
  seen: readonly SeenEntry[],
  now: string,
): Promise<void> {
  if (seen.length === 0) return;
  const rows = seen.map(({ entry: { id, sources }, sightings, prompts }) => ({
    id,
    sightings,
    sources: textOfNew(prompts.reduce(withSource, sources), sources),
  }));
  await COUNT.run(engine, trx, { rows: engine.packRows(rows, COUNTED), now });
}

/** Null for sources that stay as they are. */
function textOfNew(sources: readonly string[], before: readonly string[]): string | null {
  return sources === before ? null : JSON.stringify(sources);
}

/** A value that was known in part, as from an old export, becomes whole when it is measured. */
async function completeValues(
  engine: Engine,
  trx: Transaction<Schema>,
  seen: readonly SeenEntry[],
  { discoveries }: DiscoveryBatch,
): Promise<void> {
  const completed = seen.flatMap(({ entry: { id }, whole }) =>
    whole ? [{ id, value: JSON.stringify(whole.value), depth: JSON.stringify(checkedDepth(whole, discoveries)) }] : [],
  );
  if (completed.length === 0) return;
  const rows = engine.rows(completed, { id: 'bigint', value: 'json', depth: 'json' });
  await sql`
    update entries set value = measured.value, depth = measured.depth, flaw = null
    from ${rows} as measured where entries.id = measured.id`.execute(trx);
}

const ADDED = {
  place: 'bigint',
  key: 'text',
  name: 'text',
  folded: 'text',
  value: 'json',
  depth: 'json',
  count: 'bigint',
  sources: 'json',
} as const;
const ADD = new KeptQuery(
  ['rows', 'now', 'job'],
  (engine, { rows, now, job }) => sql`
    insert into entries
      (place, key, name, folded, value, depth, count, is_origin, first_job_id, sources, created_at, last_seen_at)
    select place, key, name, folded, value, depth, count, 0, ${job}, sources, ${now}, ${now}
    from ${engine.packedRows(rows, ADDED)} as added`,
);

async function insertEntries(
  engine: Engine,
  trx: Transaction<Schema>,
  added: readonly NewEntry[],
  names: readonly string[],
  batch: DiscoveryBatch,
  now: string,
): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map(({ place, discovery, sightings, prompts }, i) => ({
    place,
    key: discovery.key,
    name: names[i],
    folded: foldName(names[i] as string),
    value: JSON.stringify(discovery.value),
    depth: JSON.stringify(checkedDepth(discovery, batch.discoveries)),
    count: sightings,
    sources: JSON.stringify(prompts.reduce(withSource, [] as readonly string[])),
  }));
  await ADD.run(engine, trx, { rows: engine.packRows(rows, ADDED), now, job: batch.jobId });
}

/** The first prompt that showed a value stays first; the others are kept up to five. */
function withSource(sources: readonly string[], prompt: string): readonly string[] {
  const source = prompt.trim().slice(0, MOST_SOURCE_LETTERS);
  if (source === '' || sources.length >= MOST_SOURCES || sources.includes(source)) return sources;
  return [...sources, source];
}

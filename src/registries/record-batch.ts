import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Discovery } from '../growth/discovery.js';
import { checkBatch, checkedNear } from './check-batch.js';
import { chooseNames } from './choose-names.js';
import { type CellChange, countCells } from './count-cells.js';
import { type Engine, readPacked } from './engine.js';
import { foldName } from './fold-name.js';
import { placeId, placeOf } from './places.js';
import { writeInterpretation, writeLearning } from './record-learning.js';
import type { DiscoveryBatch, NamedKey, RecordOutcome, StoreOptions } from './registry-store.js';
import type { Schema } from './schema.js';

export const MOST_SOURCES = 5;
const MOST_SOURCE_LETTERS = 500;

/** An entry that the batch adds to or makes. */
interface Sighted {
  place: number;
  key: string;
  /** Empty for a new entry, which has none yet. */
  name: string;
  /** Null for a new entry. */
  id: number | null;
  sightings: number;
  sources: readonly string[];
  /** Prompts of the batch that showed it. */
  prompts: string[];
  /** Why the stored value is not whole; null when it is. */
  flaw: string | null;
  /** How often it was seen before. */
  count: number;
  /** The stored value where its cell may change: it was never seen, or is not whole. */
  value: Discovery['value'] | null;
  /** What makes it whole, when it was measured now. */
  whole: Discovery | null;
}

interface NewEntry extends Sighted {
  id: null;
  place: number;
  discovery: Discovery;
}

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
  const before = await trx
    .selectFrom('discovery_runs')
    .select('outcome')
    .where('batch_hash', '=', hash)
    .executeTakeFirst();
  const { added, seen } = judge(batch, await findKnown(engine, trx, batch.discoveries));
  const { jobId, prompt, learning, interpretation } = batch;
  if (learning && jobId !== null) await writeLearning(trx, now, { jobId, prompt, ...learning });
  if (interpretation) await writeInterpretation(trx, now, { prompt, ...interpretation });
  if (before) return firstAnswer(JSON.parse(before.outcome), seen);
  await countSightings(engine, trx, seen, now);
  await completeValues(engine, trx, seen);
  const chosen = await chooseNames(engine, trx, options.names, added);
  await insertEntries(engine, trx, added, chosen, batch, now);
  await countCells(engine, trx, options.cells, [...added.map(cellOfNew), ...seen.flatMap(cellOfSeen)]);
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
function firstAnswer(added: RecordOutcome['added'], known: readonly Sighted[]): RecordOutcome {
  const isAdded = new Set(added.map(({ registry, aspect, key }) => `${registry}.${aspect} ${key}`));
  const seen = known.map(namedKey).filter(({ registry, aspect, key }) => !isAdded.has(`${registry}.${aspect} ${key}`));
  return { isFirst: false, added, seenAgain: seen.length, seen };
}

function namedKey({ place, key, name }: Sighted): NamedKey {
  return { ...placeOf(place), key, name };
}

/** What the store holds of the keys of these discoveries and, where they are new, of those near them; by `place key`. */
async function findKnown(
  engine: Engine,
  trx: Transaction<Schema>,
  discoveries: readonly Discovery[],
): Promise<Map<string, Sighted>> {
  const placed = discoveries.map(({ registry, aspect, key }) => ({ place: placeId(registry, aspect) as number, key }));
  const known = await findEntries(engine, trx, placed);
  const near = placed.flatMap(({ place, key }, i) =>
    known.has(`${place} ${key}`)
      ? []
      : checkedNear(discoveries[i] as Discovery, i).map((each) => ({ place, key: each })),
  );
  return near.length === 0 ? known : new Map([...(await findEntries(engine, trx, near)), ...known]);
}

async function findEntries(
  engine: Engine,
  trx: Transaction<Schema>,
  keys: readonly { place: number; key: string }[],
): Promise<Map<string, Sighted>> {
  const wanted = new Map(keys.map(({ place, key }) => [`${place} ${key}`, { place, key }]));
  const rows = engine.rows([...wanted.values()], { key: 'text', place: 'bigint' });
  const found = await readPacked<
    [
      id: number,
      place: number,
      key: string,
      name: string,
      sources: string[],
      flaw: string | null,
      count: number,
      value: Discovery['value'] | null,
    ]
  >(
    engine,
    {
      id: 'plain',
      place: 'plain',
      key: 'plain',
      name: 'plain',
      sources: 'json',
      flaw: 'plain',
      count: 'plain',
      value: 'json',
    },
    sql`select entries.id, entries.place, entries.key, entries.name, entries.sources, entries.flaw, entries.count,
        case when entries.count = 0 or entries.flaw is not null then entries.value end as value
      from ${rows} as wanted cross join entries where entries.key = wanted.key and entries.place = wanted.place`,
    trx,
  );
  return new Map(
    found.map(([id, place, key, name, sources, flaw, count, value]) => [
      `${place} ${key}`,
      { id, place, key, name, sources, flaw, count, value, sightings: 0, prompts: [], whole: null },
    ]),
  );
}

/** Sorts discoveries into new entries and sightings of entries, each entry once. */
function judge(
  { prompt, discoveries, sources }: DiscoveryBatch,
  known: Map<string, Sighted>,
): { added: NewEntry[]; seen: Sighted[] } {
  const added: NewEntry[] = [];
  const seen = new Set<Sighted>();
  for (const [i, discovery] of discoveries.entries()) {
    const source = sources?.[i] ?? prompt;
    const place = placeId(discovery.registry, discovery.aspect) as number;
    // Within a run growth has judged already what is one value: near keys look among older entries only.
    const exact = known.get(`${place} ${discovery.key}`);
    const entry =
      exact ?? discovery.near.map((key) => known.get(`${place} ${key}`)).find((each) => each && each.id !== null);
    if (entry) {
      entry.sightings += discovery.sightings;
      entry.prompts.push(source);
      if (entry.id !== null) seen.add(entry);
      if (entry.flaw !== null && exact) entry.whole ??= discovery;
      continue;
    }
    const { key, sightings } = discovery;
    const made: NewEntry = {
      id: null,
      place,
      key,
      name: '',
      discovery,
      sightings,
      sources: [],
      prompts: [source],
      flaw: null,
      count: 0,
      value: null,
      whole: null,
    };
    known.set(`${place} ${discovery.key}`, made);
    added.push(made);
  }
  return { added, seen: [...seen] };
}

function cellOfNew({ place, discovery }: NewEntry): CellChange {
  return { place, before: null, after: discovery.value };
}

/** An entry changes its cell when it is seen for the first time, or when more of its value is known. */
function cellOfSeen({ place, count, value, whole }: Sighted): CellChange[] {
  if (!value) return [];
  return [{ place, before: count > 0 ? value : null, after: whole ? whole.value : value }];
}

async function countSightings(
  engine: Engine,
  trx: Transaction<Schema>,
  seen: readonly Sighted[],
  now: string,
): Promise<void> {
  if (seen.length === 0) return;
  const rows = engine.rows(
    seen.map(({ id, sightings, sources, prompts }) => ({
      id,
      sightings,
      sources: JSON.stringify(prompts.reduce(withSource, sources)),
    })),
    { id: 'bigint', sightings: 'bigint', sources: 'json' },
  );
  await sql`
    update entries set count = entries.count + seen.sightings, sources = seen.sources, last_seen_at = ${now}
    from ${rows} as seen where entries.id = seen.id`.execute(trx);
}

/** A value that was known in part, as from an old export, becomes whole when it is measured. */
async function completeValues(engine: Engine, trx: Transaction<Schema>, seen: readonly Sighted[]): Promise<void> {
  const completed = seen.flatMap(({ id, whole }) =>
    whole ? [{ id, value: JSON.stringify(whole.value), depth: JSON.stringify(whole.depth) }] : [],
  );
  if (completed.length === 0) return;
  const rows = engine.rows(completed, { id: 'bigint', value: 'json', depth: 'json' });
  await sql`
    update entries set value = measured.value, depth = measured.depth, flaw = null
    from ${rows} as measured where entries.id = measured.id`.execute(trx);
}

async function insertEntries(
  engine: Engine,
  trx: Transaction<Schema>,
  added: readonly NewEntry[],
  names: readonly string[],
  batch: DiscoveryBatch,
  now: string,
): Promise<void> {
  if (added.length === 0) return;
  const rows = engine.rows(
    added.map(({ place, discovery, sightings, prompts }, i) => ({
      place,
      key: discovery.key,
      name: names[i],
      folded: foldName(names[i] as string),
      value: JSON.stringify(discovery.value),
      depth: JSON.stringify(discovery.depth),
      count: sightings,
      sources: JSON.stringify(prompts.reduce(withSource, [] as readonly string[])),
    })),
    {
      place: 'bigint',
      key: 'text',
      name: 'text',
      folded: 'text',
      value: 'json',
      depth: 'json',
      count: 'bigint',
      sources: 'json',
    },
  );
  await sql`
    insert into entries
      (place, key, name, folded, value, depth, count, is_origin, first_job_id, sources, created_at, last_seen_at)
    select place, key, name, folded, value, depth, count, 0, ${batch.jobId}, sources, ${now}, ${now}
    from ${rows} as added`.execute(trx);
}

/** The first prompt that showed a value stays first; the others are kept up to five. */
function withSource(sources: readonly string[], prompt: string): readonly string[] {
  const source = prompt.trim().slice(0, MOST_SOURCE_LETTERS);
  if (source === '' || sources.length >= MOST_SOURCES || sources.includes(source)) return sources;
  return [...sources, source];
}

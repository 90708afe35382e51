import { sql } from 'kysely';
import type { Knowledge } from '../creation/knowledge.js';
import { KNOWLEDGE_ASPECTS, type KnownEntry, knowledgeOf } from '../creation/knowledge-of-entries.js';
import { Random } from '../numerics/random.js';
import { type Engine, readPacked } from './engine.js';
import { placeId } from './places.js';
import type { KnowledgeRequest } from './registry-store.js';

/** What a pool needs of an entry. */
const COLUMNS = {
  id: 'plain',
  place: 'plain',
  key: 'plain',
  name: 'plain',
  value: 'json',
  count: 'plain',
  is_origin: 'plain',
  created_at: 'plain',
} as const;
type Row = readonly [
  id: number,
  place: number,
  key: string,
  name: string,
  value: KnownEntry['value'],
  count: number,
  isOrigin: number,
  createdAt: string,
];

/** Ids of learned entries of one place, the best choice first. */
interface Choice {
  least: number[];
  newest: number[];
  chance: number[];
}

type Place = Pick<KnownEntry, 'registry' | 'aspect'>;
const PLACES: ReadonlyMap<number, Place> = new Map(
  KNOWLEDGE_ASPECTS.map((each) => {
    const [registry, aspect] = each.split('.') as [string, string];
    return [placeId(registry, aspect) as number, { registry, aspect }];
  }),
);
/** Draws for each entry wanted by chance: some meet what is chosen already. */
const DRAWS = 1.2;
/** Entries that are drawn together, one after the other: they lie side by side and are soon read. */
const DRAWN_TOGETHER = 8;

/**
 * A bounded selection of what is known: every origin and, of each aspect, at most `limit` other entries — those
 * that were seen least, those that came last and some by chance, a third each, so that every entry may be used
 * again one day. All of them when there are no more.
 */
export async function selectKnowledge(engine: Engine, { limit, seed }: KnowledgeRequest): Promise<Knowledge> {
  const choices = await findEnds(engine, limit);
  await drawByChance(engine, choices, limit, Random.fromSeed(seed));
  const ids = [...choices.values()].flatMap((choice) => mixed(choice, limit));
  const entries: KnownEntry[] = [];
  for (const [, id, key, name, value, count, origin, createdAt] of await readRows(engine, ids)) {
    const { registry, aspect } = PLACES.get(id) as Place;
    entries.push({ registry, aspect, key, name, value, count, createdAt, isOrigin: origin === 1 });
  }
  return knowledgeOf(entries);
}

/** What was seen least and what came last in each place. */
async function findEnds(engine: Engine, limit: number): Promise<Map<number, Choice>> {
  const parts = [...PLACES.keys()].flatMap((place) => {
    const learned = sql`from entries where place = ${sql.lit(place)} and is_origin = 0`;
    return [
      sql`select * from (select ${sql.lit(place)} as place, 0 as is_newest, id ${learned}
        order by count, id desc limit ${limit}) as least`,
      sql`select * from (select ${sql.lit(place)} as place, 1 as is_newest, id ${learned}
        order by id desc limit ${Math.ceil(limit / 3)}) as newest`,
    ];
  });
  const ends = await readPacked<readonly [place: number, isNewest: number, id: number]>(
    engine,
    { place: 'plain', is_newest: 'plain', id: 'plain' },
    sql.join(parts, sql` union all `),
  );
  const choices = new Map<number, Choice>();
  for (const [place, isNewest, id] of ends) {
    const choice = choices.get(place) ?? { least: [], newest: [], chance: [] };
    choices.set(place, choice);
    (isNewest ? choice.newest : choice.least).push(id);
  }
  return choices;
}

/** Draws ids evenly between the first and the last of a place and takes the entries from there on. */
async function drawByChance(
  engine: Engine,
  choices: ReadonlyMap<number, Choice>,
  limit: number,
  random: Random,
): Promise<void> {
  // Where there are no more than wanted, all are chosen already.
  const large = [...choices].filter(([, { least }]) => least.length === limit).map(([place]) => ({ place }));
  if (large.length === 0) return;
  const { rows: ranges } = await sql<{ place: number; first: number; last: number }>`
    select place,
      (select min(id) from entries where entries.place = wanted.place) as first,
      (select max(id) from entries where entries.place = wanted.place) as last
    from ${engine.rows(large, { place: 'bigint' })} as wanted order by place`.execute(engine.db);
  const probes = ranges.flatMap(({ place, first, last }) => {
    const chance = random.fork(place);
    return Array.from({ length: Math.ceil((DRAWS * limit) / 3 / DRAWN_TOGETHER) }, () => ({
      place,
      at: Math.floor(chance.between(first, last + 1)),
    }));
  });
  const drawn = await readPacked<readonly [place: number, id: number]>(
    engine,
    { place: 'plain', id: 'plain' },
    sql`select entries.place, entries.id
      from (
        select place, at, (
          select max(id) from (
            select id from entries where entries.place = probe.place and entries.id >= probe.at
            order by id limit ${DRAWN_TOGETHER}
          ) as next
        ) as last
        from ${engine.rows(probes, { place: 'bigint', at: 'bigint' })} as probe
      ) as run
      cross join entries
      where entries.place = run.place and entries.id between run.at and run.last`,
  );
  for (const [place, id] of drawn) choices.get(place)?.chance.push(id);
}

/** A third of each, then whatever is left of those that were seen least. */
function mixed({ least, newest, chance }: Choice, limit: number): number[] {
  const third = Math.ceil(limit / 3);
  const ids = new Set([...least.slice(0, third), ...newest]);
  for (const id of [...chance, ...least]) if (ids.size < limit) ids.add(id);
  return [...ids].slice(0, limit);
}

/** Origins first, then learned entries, each in the order in which they came. */
async function readRows(engine: Engine, ids: readonly number[]): Promise<Row[]> {
  const columns = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(`entries.${name}`)));
  const places = sql.join([...PLACES.keys()].map((place) => sql.lit(place)));
  const origins = await readPacked<Row>(
    engine,
    COLUMNS,
    sql`select ${columns} from entries where is_origin = 1 and place in (${places})`,
  );
  const wanted = engine.rows(
    ids.map((id) => ({ id })),
    { id: 'bigint' },
  );
  const learned = await readPacked<Row>(
    engine,
    COLUMNS,
    sql`select ${columns} from ${wanted} as wanted cross join entries where entries.id = wanted.id and is_origin = 0`,
  );
  const byId = ([a]: Row, [b]: Row): number => a - b;
  return [...origins.sort(byId), ...learned.sort(byId)];
}

import { sql } from 'kysely';
import type { Knowledge } from '../creation/knowledge.js';
import { KNOWLEDGE_ASPECTS, type KnownEntry, knowledgeOf } from '../creation/knowledge-of-entries.js';
import { Random } from '../numerics/random.js';
import type { Engine } from './engine.js';
import { placeId } from './places.js';
import type { KnowledgeRequest } from './registry-store.js';
import type { JsonText } from './schema.js';

/** What a pool needs of an entry. */
interface Row {
  id: number;
  place: number;
  key: string;
  name: string;
  value: JsonText;
  count: number;
  is_origin: number;
  created_at: string;
}

/** Ids of learned entries of one place, the best choice first. */
interface Choice {
  least: number[];
  newest: number[];
  chance: number[];
}

const PLACES = KNOWLEDGE_ASPECTS.map((each) => {
  const [registry, aspect] = each.split('.') as [string, string];
  return { registry, aspect, place: placeId(registry, aspect) as number };
});
/** Draws for each entry wanted by chance: some meet what is chosen already. */
const DRAWS = 2;

/**
 * A bounded selection of what is known: every origin and, of each aspect, at most `limit` other entries — those
 * that were seen least, those that came last and some by chance, a third each, so that every entry may be used
 * again one day. All of them when there are no more.
 */
export async function selectKnowledge(engine: Engine, { limit, seed }: KnowledgeRequest): Promise<Knowledge> {
  const choices = await findEnds(engine, limit);
  await drawByChance(engine, choices, DRAWS * Math.ceil(limit / 3), Random.fromSeed(seed));
  const ids = [...choices.values()].flatMap((choice) => mixed(choice, limit));
  const rows = await readRows(engine, ids);
  return knowledgeOf(
    PLACES.flatMap(({ registry, aspect, place }) =>
      rows.flatMap((row): KnownEntry[] =>
        row.place === place
          ? [
              {
                registry,
                aspect,
                key: row.key,
                name: row.name,
                value: JSON.parse(row.value),
                count: row.count,
                createdAt: row.created_at,
                isOrigin: row.is_origin === 1,
              },
            ]
          : [],
      ),
    ),
  );
}

/** What was seen least and what came last in each place. */
async function findEnds(engine: Engine, limit: number): Promise<Map<number, Choice>> {
  const parts = PLACES.flatMap(({ place }) => {
    const learned = sql`from entries where place = ${sql.lit(place)} and is_origin = 0`;
    return [
      sql`select * from (select ${sql.lit(place)} as place, 0 as is_newest, id ${learned} order by count, id desc limit ${limit}) as least`,
      sql`select * from (select ${sql.lit(place)} as place, 1 as is_newest, id ${learned} order by id desc limit ${Math.ceil(limit / 3)}) as newest`,
    ];
  });
  const { rows } = await sql<{
    place: number;
    is_newest: number;
    id: number;
  }>`${sql.join(parts, sql` union all `)}`.execute(engine.db);
  const choices = new Map<number, Choice>();
  for (const { place, is_newest, id } of rows) {
    const choice = choices.get(place) ?? { least: [], newest: [], chance: [] };
    choices.set(place, choice);
    (is_newest ? choice.newest : choice.least).push(id);
  }
  return choices;
}

/** Draws ids evenly between the first and the last of a place and takes the entry that stands there or next. */
async function drawByChance(
  engine: Engine,
  choices: ReadonlyMap<number, Choice>,
  draws: number,
  random: Random,
): Promise<void> {
  const places = [...choices.keys()];
  const { rows: ranges } = await sql<{ place: number; first: number; last: number }>`
    select place,
      (select min(id) from entries where entries.place = wanted.place) as first,
      (select max(id) from entries where entries.place = wanted.place) as last
    from ${engine.rows(
      places.map((place) => ({ place })),
      { place: 'bigint' },
    )} as wanted`.execute(engine.db);
  const probes = ranges.flatMap(({ place, first, last }) => {
    const chance = random.fork(place);
    return Array.from({ length: draws }, () => ({ place, at: Math.floor(chance.between(first, last + 1)) }));
  });
  const { rows } = await sql<{ place: number; id: number }>`
    select place, (select min(id) from entries where entries.place = probe.place and entries.id >= probe.at) as id
    from ${engine.rows(probes, { place: 'bigint', at: 'bigint' })} as probe`.execute(engine.db);
  for (const { place, id } of rows) choices.get(place)?.chance.push(id);
}

/** A third of each, then whatever is left of those that were seen least. */
function mixed({ least, newest, chance }: Choice, limit: number): number[] {
  const third = Math.ceil(limit / 3);
  const ids = new Set([...least.slice(0, third), ...newest]);
  for (const id of [...chance, ...least]) if (ids.size < limit) ids.add(id);
  return [...ids].slice(0, limit);
}

async function readRows(engine: Engine, ids: readonly number[]): Promise<Row[]> {
  const columns = sql.raw('entries.id, place, key, name, value, count, is_origin, created_at');
  const wanted = engine.rows(
    ids.map((id) => ({ id })),
    { id: 'bigint' },
  );
  const places = sql.join(PLACES.map(({ place }) => place));
  const { rows: origins } = await sql<Row>`
    select ${columns} from entries where is_origin = 1 and place in (${places}) order by id`.execute(engine.db);
  const { rows: learned } = await sql<Row>`
    select ${columns} from ${wanted} as wanted cross join entries where entries.id = wanted.id`.execute(engine.db);
  return [...origins, ...learned.sort((a, b) => a.id - b.id)];
}

import { sql } from 'kysely';
import type { Knowledge } from '../creation/knowledge.js';
import { KNOWLEDGE_ASPECTS, type KnownEntry, knowledgeOf } from '../creation/knowledge-of-entries.js';
import { hashText, mixUint32 } from '../numerics/random.js';
import type { Engine } from './engine.js';
import { placeId } from './places.js';
import type { KnowledgeRequest } from './registry-store.js';
import type { JsonText } from './schema.js';

/** What a pool needs of an entry. */
interface Row {
  key: string;
  name: string;
  value: JsonText;
  count: number;
  is_origin: number;
  created_at: string;
}

/**
 * A bounded selection of what is known: every origin and, of each aspect, entries that were seen least, entries
 * that came last and entries drawn by chance, a third each, so that every entry has a chance to be used again.
 */
export async function selectKnowledge(engine: Engine, { limit, seed }: KnowledgeRequest): Promise<Knowledge> {
  const entries: KnownEntry[] = [];
  for (const each of KNOWLEDGE_ASPECTS) {
    const [registry, aspect] = each.split('.') as [string, string];
    const rows = await selectOf(engine, placeId(registry, aspect) as number, limit, probeOf(seed, each));
    for (const { key, name, value, count, is_origin, created_at } of rows)
      entries.push({
        registry,
        aspect,
        key,
        name,
        value: JSON.parse(value),
        count,
        createdAt: created_at,
        isOrigin: is_origin === 1,
      });
  }
  return knowledgeOf(entries);
}

/** Origins of a place and at most `limit` others, in an order that state and probe fix. */
async function selectOf(engine: Engine, place: number, limit: number, probe: number): Promise<Row[]> {
  const third = Math.ceil(limit / 3);
  const learned = sql`from entries where place = ${place} and is_origin = 0`;
  const parts = [
    sql`select id, row_number() over (order by count, key) as turn ${learned} order by count, key limit ${third}`,
    sql`select id, ${third} + row_number() over (order by created_at desc, id desc) as turn
      ${learned} order by created_at desc, id desc limit ${third}`,
    // From the probe on, and round the end.
    sql`select id, ${2 * third} + row_number() over (order by shuffle, id) as turn
      ${learned} and shuffle >= ${probe} order by shuffle, id limit ${limit}`,
    sql`select id, ${2 * third + limit} + row_number() over (order by shuffle, id) as turn
      ${learned} and shuffle < ${probe} order by shuffle, id limit ${limit}`,
  ].map((part) => sql`select id, turn from (${part}) as part`);
  const columns = sql.raw('entries.id, key, name, value, count, is_origin, created_at');
  const { rows: origins } = await sql<Row>`
    select ${columns} from entries where place = ${place} and is_origin = 1 order by id`.execute(engine.db);
  const { rows: drawn } = await sql<Row>`
    select ${columns}
    from (select id, min(turn) as turn from (${sql.join(parts, sql` union all `)}) as drawn
        group by id order by min(turn) limit ${limit}) as drawn
      join entries on entries.id = drawn.id
    order by drawn.turn`.execute(engine.db);
  return [...origins, ...drawn];
}

/** Where chance starts in [0, 2^31), apart for each aspect. */
function probeOf(seed: number, aspect: string): number {
  const high = Math.floor(seed / 2 ** 32);
  return mixUint32(mixUint32((seed >>> 0) ^ hashText(aspect)) ^ high) >>> 1;
}

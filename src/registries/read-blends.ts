import { sql } from 'kysely';
import type { Engine } from './engine.js';
import { ENTRY_COLUMNS, type EntryRow } from './entry-row.js';
import { placeId } from './places.js';
import { withWays } from './read-entries.js';
import type { Entry } from './registry-store.js';

const COLUMNS = sql.join(ENTRY_COLUMNS.map((column) => sql.ref(column)));
const IS_BLEND = sql.raw(`place = ${placeId('dynamic', 'blend')}`);

/** The blends of one domain that were seen most, or of every domain but these. */
export async function readBlends(
  engine: Engine,
  domain: string | { except: readonly string[] },
  limit: number,
): Promise<Entry[]> {
  if (typeof domain === 'string') return withWays(engine, await readDomain(engine, `${domain}:`, limit));
  const rows: EntryRow[] = [];
  for (const each of await listDomains(engine))
    if (!domain.except.includes(each.slice(0, -1))) rows.push(...(await readDomain(engine, each, limit)));
  return withWays(engine, rows.sort((a, b) => b.count - a.count || a.id - b.id).slice(0, limit));
}

async function readDomain(engine: Engine, domain: string, limit: number): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${COLUMNS} from entries
    where ${IS_BLEND} and ${sql.raw(engine.types.domainOfBlend)} = ${domain} and count > 0
    order by count desc, id limit ${limit}`.execute(engine.db);
  return rows;
}

/** Every domain that has blends, `camera:`: from each to the next one along the index. */
async function listDomains(engine: Engine): Promise<string[]> {
  const next = sql.raw(
    `select min(${engine.types.domainOfBlend}) from entries where place = ${placeId('dynamic', 'blend')}`,
  );
  const { rows } = await sql<{ domain: string | null }>`
    with recursive domains (domain) as (
      select (${next})
      union all
      select (${next} and ${sql.raw(engine.types.domainOfBlend)} > domains.domain) from domains where domains.domain is not null
    ) select domain from domains where domain is not null`.execute(engine.db);
  return rows.map(({ domain }) => domain as string);
}

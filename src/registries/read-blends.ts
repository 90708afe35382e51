import { sql } from 'kysely';
import type { Engine } from './engine.js';
import { ENTRY_COLUMNS, type EntryRow } from './entry-row.js';
import { placeId } from './places.js';
import { withAliases } from './read-entries.js';
import type { Entry } from './registry-store.js';

/** The blends that were seen most: of one domain, or of every domain but these. Keys are `domain:…`. */
export async function readBlends(
  engine: Engine,
  domain: string | { except: readonly string[] },
  limit: number,
): Promise<Entry[]> {
  const columns = sql.join(ENTRY_COLUMNS.map((column) => sql.ref(column)));
  const isWanted =
    typeof domain === 'string' ? isOf(domain) : sql`not (${sql.join(domain.except.map(isOf), sql` or `)})`;
  const { rows } = await sql<Omit<EntryRow, 'aliases'>>`
    select ${columns} from entries where place = ${placeId('dynamic', 'blend')} and count > 0 and ${isWanted}
    order by count desc, id limit ${limit}`.execute(engine.db);
  return withAliases(engine, rows);
}

/** `;` comes right behind `:`. */
function isOf(domain: string) {
  return sql`(key >= ${`${domain}:`} and key < ${`${domain};`})`;
}

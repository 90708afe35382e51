import { sql, type Transaction } from 'kysely';
import { type Engine, readPacked } from './engine.js';
import { placeOf } from './places.js';
import type { CellSource, ReachedCell } from './registry-store.js';
import type { Schema } from './schema.js';

/** The value of one entry before and after a change; null while it has not been seen. */
export interface CellChange {
  readonly place: number;
  readonly before: Value | null;
  readonly after: Value | null;
}

type Value = Readonly<Record<string, unknown>>;

/** Says by which grids the cells were counted. */
const SETTING = 'cells';
/** Entries that are counted at once: bounds memory. */
const CHUNK = 2000;
const NO_CELL = '';

/** Brings the table of cells up to date. Belongs into the transaction that changes the entries. */
export async function countCells(
  engine: Engine,
  trx: Transaction<Schema>,
  cells: CellSource,
  changes: readonly CellChange[],
): Promise<void> {
  const differences = differencesOf(cells, changes);
  if (differences.length === 0) return;
  // Counted by other grids, as an older version does that still runs, the table must be made anew.
  await trx.deleteFrom('settings').where('name', '=', SETTING).where('value', '!=', cells.version).execute();
  const rows = engine.rows(differences, { place: 'bigint', cell: 'text', entries: 'bigint' });
  await sql`
    insert into cells (place, cell, entries) select place, cell, entries from ${rows} as changed where true
    on conflict (place, cell) do update set entries = cells.entries + excluded.entries`.execute(trx);
}

/** Every cell that holds an entry that was seen. */
export async function readCells(engine: Engine, cells: CellSource): Promise<ReachedCell[]> {
  if ((await countedBy(engine.db)) !== cells.version) await countAll(engine, cells);
  const found = await readPacked<[place: number, cell: string, entries: number]>(
    engine,
    { place: 'plain', cell: 'plain', entries: 'plain' },
    sql`select place, cell, entries from cells where entries > 0 order by place, cell`,
  );
  return found.map(([place, cell, entries]) => ({
    ...placeOf(place),
    cell: cell === NO_CELL ? null : cell,
    entries,
  }));
}

function differencesOf(
  cells: CellSource,
  changes: readonly CellChange[],
): { place: number; cell: string; entries: number }[] {
  const counts = new Map<string, { place: number; cell: string; entries: number }>();
  const add = (place: number, value: Value, entries: number): void => {
    const cell = cells.cellOf(placeOf(place), value) ?? NO_CELL;
    const at = `${place} ${cell}`;
    const count = counts.get(at) ?? { place, cell, entries: 0 };
    counts.set(at, count);
    count.entries += entries;
  };
  for (const { place, before, after } of changes) {
    if (before === after) continue;
    if (before) add(place, before, -1);
    if (after) add(place, after, 1);
  }
  return [...counts.values()].filter(({ entries }) => entries !== 0);
}

/** Counts every entry: when nobody has before, or by other grids. */
function countAll(engine: Engine, cells: CellSource): Promise<void> {
  return engine.write(async (trx) => {
    if ((await countedBy(trx)) === cells.version) return;
    await trx.deleteFrom('cells').execute();
    await trx.deleteFrom('settings').where('name', '=', SETTING).execute();
    await trx.insertInto('settings').values({ name: SETTING, value: cells.version }).execute();
    for (let after = 0, size = CHUNK; size === CHUNK; ) {
      const rows = await readPacked<[id: number, place: number, value: Value]>(
        engine,
        { id: 'plain', place: 'plain', value: 'json' },
        sql`select id, place, value from entries where id > ${after} and count > 0 order by id limit ${CHUNK}`,
        trx,
      );
      await countCells(
        engine,
        trx,
        cells,
        rows.map(([, place, value]) => ({ place, before: null, after: value })),
      );
      size = rows.length;
      after = Math.max(after, ...rows.map(([id]) => id));
    }
  });
}

async function countedBy(db: Pick<Transaction<Schema>, 'selectFrom'>): Promise<string | undefined> {
  const setting = await db.selectFrom('settings').select('value').where('name', '=', SETTING).executeTakeFirst();
  return setting?.value;
}

import { sql, type Transaction } from 'kysely';
import { type Engine, readPacked } from './engine.js';
import { KeptQuery } from './kept-query.js';
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

const FORGET_OTHERS = new KeptQuery(
  ['version'],
  (_, { version }) => sql`delete from settings where name = ${SETTING} and value != ${version}`,
);
const COLUMNS = { place: 'bigint', cell: 'text', entries: 'bigint' } as const;
const ADD = new KeptQuery(
  ['rows'],
  (engine, { rows }) => sql`
    insert into cells (place, cell, entries)
    select place, cell, entries from ${engine.packedRows(rows, COLUMNS)} as changed where true
    on conflict (place, cell) do update set entries = cells.entries + excluded.entries
      where excluded.entries <> 0`,
);

/**
 * Brings the table of cells up to date. Belongs into the transaction that changes the entries.
 *
 * @param beside - values that count at entries near to them, which may be in other cells: theirs are reached as well
 */
export async function countCells(
  engine: Engine,
  trx: Transaction<Schema>,
  cells: CellSource,
  changes: readonly CellChange[],
  beside: readonly { readonly place: number; readonly value: Value }[] = [],
): Promise<void> {
  const differences = differencesOf(cells, changes, beside);
  if (differences.length === 0) return;
  // Counted by other grids, as an older version does that still runs, the table must be made anew.
  await FORGET_OTHERS.run(engine, trx, { version: cells.version });
  await ADD.run(engine, trx, { rows: engine.packRows(differences, COLUMNS) });
  const left = differences.filter(({ entries }) => entries < 0);
  if (left.length === 0) return;
  // What was taken for a value of this cell and is none leaves nothing behind.
  const leftRows = engine.rows(left, { place: 'bigint', cell: 'text', entries: 'bigint' });
  await sql`
    delete from cells where entries <= 0 and (place, cell) in (select place, cell from ${leftRows} as changed)`.execute(
    trx,
  );
}

/** Counts from now on by these grids, where nothing was seen yet: nothing needs to be counted anew then. */
export async function beginCells(trx: Transaction<Schema>, cells: CellSource): Promise<void> {
  await sql`
    insert into settings (name, value) select ${SETTING}, ${cells.version}
    where not exists (select 1 from entries where count > 0)
    on conflict (name) do nothing`.execute(trx);
}

/** Every cell in which a value was seen; of values that count elsewhere only those recorded since the grids last changed. */
export async function readCells(engine: Engine, cells: CellSource): Promise<ReachedCell[]> {
  if ((await countedBy(engine.db)) !== cells.version) await countAll(engine, cells);
  const found = await readPacked<[place: number, cell: string, entries: number]>(
    engine,
    { place: 'plain', cell: 'plain', entries: 'plain' },
    sql`select place, cell, entries from cells where entries > 0 or cell <> ${NO_CELL} order by place, cell`,
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
  beside: readonly { readonly place: number; readonly value: Value }[],
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
  const shown = new Set<string>();
  for (const { place, value } of beside) {
    const cell = cells.cellOf(placeOf(place), value);
    if (cell === null) continue;
    add(place, value, 0);
    shown.add(`${place} ${cell}`);
  }
  return [...counts].flatMap(([at, count]) => (count.entries !== 0 || shown.has(at) ? [count] : []));
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

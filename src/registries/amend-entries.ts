import { sql, type Transaction } from 'kysely';
import { chooseNames } from './choose-names.js';
import type { Engine } from './engine.js';
import { foldName } from './fold-name.js';
import { placeId } from './places.js';
import type { Amendment, StoreOptions } from './registry-store.js';
import type { Schema } from './schema.js';
import { markChange } from './stamp.js';

interface Amended {
  id: number;
  place: number;
  name: string;
  value: string;
  depth: string;
  change: Amendment;
}

/** Changes depths and names of entries, in one transaction. Former names stay as aliases. */
export function amendEntries(engine: Engine, { names }: StoreOptions, changes: readonly Amendment[]): Promise<number> {
  return engine.write(async (trx) => {
    const amended = await findAmended(engine, trx, changes);
    await replaceDepths(engine, trx, amended);
    await replaceNames(engine, trx, names, amended);
    if (amended.length > 0) await markChange(trx);
    return amended.length;
  });
}

async function findAmended(
  engine: Engine,
  trx: Transaction<Schema>,
  changes: readonly Amendment[],
): Promise<Amended[]> {
  const wanted = new Map(
    changes.map((change) => [`${placeId(change.registry, change.aspect)} ${change.key}`, change] as const),
  );
  const rows = engine.rows(
    [...wanted.values()].map(({ registry, aspect, key }) => ({ place: placeId(registry, aspect), key })),
    { place: 'bigint', key: 'text' },
  );
  const { rows: found } = await sql<Omit<Amended, 'change'> & { key: string }>`
    select entries.id, entries.place, entries.key, entries.name, entries.value, entries.depth
    from ${rows} as wanted cross join entries
    where entries.key = wanted.key and entries.place = wanted.place order by entries.id`.execute(trx);
  return found.map((row) => ({ ...row, change: wanted.get(`${row.place} ${row.key}`) as Amendment }));
}

async function replaceDepths(engine: Engine, trx: Transaction<Schema>, amended: readonly Amended[]): Promise<void> {
  const depths = amended.flatMap(({ id, change }) =>
    change.depth ? [{ id, depth: JSON.stringify(change.depth) }] : [],
  );
  if (depths.length === 0) return;
  await sql`
    update entries set depth = amended.depth
    from ${engine.rows(depths, { id: 'bigint', depth: 'json' })} as amended where entries.id = amended.id`.execute(trx);
}

async function replaceNames(
  engine: Engine,
  trx: Transaction<Schema>,
  names: StoreOptions['names'],
  amended: readonly Amended[],
): Promise<void> {
  const renamed = amended.filter(({ change }) => change.needsName);
  if (renamed.length === 0) return;
  const chosen = await chooseNames(
    engine,
    trx,
    names,
    renamed.map(({ place, value, depth, change: { registry, aspect, key } }) => ({
      place,
      discovery: { registry, aspect, key, value: JSON.parse(value), depth: JSON.parse(depth) },
    })),
  );
  const former = renamed.map(({ id, name }) => ({ folded: foldName(name), entry_id: id, name }));
  await trx
    .insertInto('aliases')
    .values(former)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = engine.rows(
    renamed.map(({ id }, i) => ({ id, name: chosen[i], folded: foldName(chosen[i] as string) })),
    { id: 'bigint', name: 'text', folded: 'text' },
  );
  await sql`
    update entries set name = amended.name, folded = amended.folded
    from ${rows} as amended where entries.id = amended.id`.execute(trx);
}

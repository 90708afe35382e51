import { sql, type Transaction } from 'kysely';
import type { Discovery } from '../growth/discovery.js';
import { type Engine, unpacked } from './engine.js';
import { foldName } from './fold-name.js';
import { KeptQuery } from './kept-query.js';
import type { NameSource } from './registry-store.js';
import type { Schema } from './schema.js';

/** How many candidates of each value are asked for at first; fourfold more each time that none was free. */
const FIRST_CANDIDATES = 2;
const MOST_CANDIDATES = 4096;

/** A value that needs a name. */
export interface Nameless {
  place: number;
  discovery: Pick<Discovery, 'registry' | 'aspect' | 'key' | 'value' | 'depth'>;
}

/** One value on the way to its name. */
interface Search extends Nameless {
  candidates: Iterator<string>;
  /** Drawn and not yet tried, best first. */
  drawn: string[];
  name: string | null;
}

/**
 * A free name for each value, in their order: the first of its candidates that neither an entry of the aspect
 * has, nor had, nor a value before it in this list took. Must run where no other writer does.
 *
 * @param given - names that are about to be stored, by `nameAt`
 * @throws {Error} when a name source ends
 */
export async function chooseNames(
  engine: Engine,
  trx: Transaction<Schema>,
  names: NameSource,
  nameless: readonly Nameless[],
  given: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const searches = nameless.map<Search>(({ place, discovery }) => ({
    place,
    discovery,
    candidates: names.candidates(discovery)[Symbol.iterator](),
    drawn: [],
    name: null,
  }));
  const taken = new Set(given);
  let open = searches;
  for (let count = FIRST_CANDIDATES; open.length > 0; count = Math.min(4 * count, MOST_CANDIDATES)) {
    for (const search of open) draw(search, count);
    for (const name of await findTaken(engine, trx, open)) taken.add(name);
    open = settle(open, taken);
  }
  return searches.map(({ name }) => name as string);
}

/** Gives each value the first of its candidates that is free; returns the values that have tried them all. */
function settle(open: readonly Search[], taken: Set<string>): Search[] {
  return open.filter((search) => {
    while (search.name === null && search.drawn.length > 0) {
      const candidate = search.drawn.shift() as string;
      const place = nameAt(search.place, foldName(candidate));
      if (taken.has(place)) continue;
      taken.add(place);
      search.name = candidate;
    }
    return search.name === null;
  });
}

function draw(search: Search, count: number): void {
  while (search.drawn.length < count) {
    const { value, done } = search.candidates.next();
    if (done) break;
    search.drawn.push(value);
  }
  if (search.drawn.length > 0) return;
  const { registry, aspect, key } = search.discovery;
  throw new Error(`No free name is left for ${registry}.${aspect} "${key}": the source of names ended.`);
}

const NAMES = { folded: 'text', place: 'bigint' } as const;
const TAKEN = new KeptQuery(['names'], (engine, { names }) =>
  engine.packed(
    { place: 'plain', folded: 'plain' },
    sql`with wanted as materialized (select folded, place from ${engine.packedRows(names, NAMES)} as names)
      select entries.place, entries.folded
      from wanted cross join entries where entries.folded = wanted.folded and entries.place = wanted.place
      union all
      select entries.place, aliases.folded from wanted cross join aliases cross join entries
      where aliases.folded = wanted.folded and entries.id = aliases.entry_id and entries.place = wanted.place`,
  ),
);

/** Those of the drawn candidates that are names or former names already, by `nameAt`. */
async function findTaken(engine: Engine, trx: Transaction<Schema>, open: readonly Search[]): Promise<string[]> {
  const wanted = open.flatMap(({ place, drawn }) => drawn.map((name) => ({ folded: foldName(name), place })));
  const found = unpacked<[place: number, folded: string]>(
    await TAKEN.run(engine, trx, { names: engine.packRows(wanted, NAMES) }),
  );
  return found.map(([place, folded]) => nameAt(place, folded));
}

/** Which entry has which of these names, by `nameAt`. */
export async function findNames(
  engine: Engine,
  trx: Transaction<Schema>,
  wanted: readonly { folded: string; place: number }[],
): Promise<Map<string, number>> {
  const rows = engine.rows(wanted, { folded: 'text', place: 'bigint' });
  const { rows: found } = await sql<{ id: number; place: number; folded: string }>`
    select entries.id, entries.place, entries.folded from ${rows} as wanted
      cross join entries where entries.folded = wanted.folded and entries.place = wanted.place`.execute(trx);
  return new Map(found.map(({ id, place, folded }) => [nameAt(place, folded), id]));
}

/** What makes a name the same name: its place and how it is compared. */
export function nameAt(place: number, folded: string): string {
  return `${place} ${folded}`;
}

import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Schema } from './schema.js';

/** Column types that a batch of rows may have; JSON is handed in as its text. */
export type BatchType = 'bigint' | 'text' | 'json';

/** The columns of a batch of rows, in their order. */
export type Columns = Readonly<Record<string, BatchType>>;

/** Keys in an aspect. */
export interface PlacedKeys {
  readonly place: number;
  readonly keys: readonly string[];
}

/** Keys as one text: by the number of their place, each once. */
export function packKeys(placed: readonly PlacedKeys[]): string {
  const sets: Record<number, Set<string>> = {};
  for (const { place, keys } of placed) {
    sets[place] ??= new Set();
    for (const key of keys) sets[place].add(key);
  }
  return JSON.stringify(Object.fromEntries(Object.entries(sets).map(([place, set]) => [place, [...set]])));
}

/** What differs between databases; the repository is written once, over this. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  readonly db: Kysely<Schema>;
  /**
   * Types of a column that numbers its rows, of JSON, and of text that is compared by its bytes; the expression for the
   * domain that a blend's key begins with, `camera:` of `camera:pan_slow`; and what makes a table lie in the order of
   * its key.
   */
  readonly types: {
    readonly id: string;
    readonly json: string;
    readonly text: string;
    readonly domainOfBlend: string;
    readonly clustered: string;
  };
  /**
   * Runs `work` in a transaction that no other writer of any process runs beside, so that what it reads is
   * true until it ends. Waits its turn; repeats `work` when the database calls it off.
   *
   * @throws {RegistryError} `registry/busy` when its turn does not come
   */
  write<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** As `write`, before there are tables. */
  migrate<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** `rows` as a table expression with these columns: one parameter, however many rows. */
  rows(rows: readonly Record<string, unknown>[], columns: Columns): RawBuilder<unknown>;
  /** As `rows`, of what `packRows` made of them. */
  packedRows(packed: unknown, columns: Columns): RawBuilder<unknown>;
  packRows(rows: readonly Record<string, unknown>[], columns: Columns): string;
  /**
   * Keys as a table expression with the columns `place` and `key`, of what `packKeys` made of them: half the work of
   * `rows` where they are thousands.
   */
  packedKeys(packed: unknown): RawBuilder<unknown>;
  /**
   * All rows of a query in one value, `packed`: the text of a JSON array of arrays, null or empty without rows.
   * Thousands of rows are handed over so at a fraction of the cost.
   *
   * @param columns - of the query, in the order of the arrays; `json` ones are embedded
   */
  packed(
    columns: Readonly<Record<string, 'plain' | 'json'>>,
    query: RawBuilder<unknown>,
  ): RawBuilder<{ packed: string | null }>;
  close(): Promise<void>;
}

/** The rows in the answer of a packed query. */
export function unpacked<T extends readonly unknown[]>(answer: readonly { packed: string | null }[]): T[] {
  return JSON.parse(answer[0]?.packed ?? '[]') as T[];
}

/** Carries out a packed query, in a transaction when one is handed in. */
export async function readPacked<T extends readonly unknown[]>(
  engine: Engine,
  columns: Readonly<Record<string, 'plain' | 'json'>>,
  query: RawBuilder<unknown>,
  db: Kysely<Schema> = engine.db,
): Promise<T[]> {
  const { rows } = await engine.packed(columns, query).execute(db);
  return unpacked(rows);
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type RawBuilder,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  sql,
} from 'kysely';
import Database from 'libsql';
import type { Columns, Engine } from '../engine.js';
import { RegistryError } from '../registry-error.js';
import type { Schema } from '../schema.js';

/** How long the thread itself waits for another writer; beyond it, it lets other work run in between. */
const BLOCKING_WAIT_MS = 250;
const PATIENCE_MS = 60_000;
/** Statements kept prepared: their texts do not depend on the data, so they are few. */
const PREPARED_STATEMENTS = 200;

const PRAGMAS = [
  'journal_mode = wal',
  // A crash of the process loses nothing; a power cut may lose the last moments, never the whole.
  'synchronous = normal',
  `busy_timeout = ${BLOCKING_WAIT_MS}`,
  // Pages that change often are written back once in a while, not at every third run.
  'wal_autocheckpoint = 8000',
  'foreign_keys = on',
  // Pages are read where they are mapped: this holds those that a transaction changes.
  'cache_size = -8192',
  'mmap_size = 1073741824',
  'temp_store = memory',
];

/**
 * Opens one file, or `:memory:`.
 *
 * @throws {RegistryError} `registry/cannot-open`
 */
export async function openSqlite(path: string): Promise<Engine> {
  const database = await openFile(path);
  const db = new Kysely<Schema>({ dialect: new PatientSqliteDialect({ database: keepingStatements(database) }) });
  const write: Engine['write'] = (work) => db.transaction().execute(work);
  return {
    name: 'sqlite',
    db,
    types: {
      id: 'integer primary key',
      json: 'text',
      text: 'text',
      domainOfBlend: "substr(key, 1, instr(key, ':'))",
      clustered: ' without rowid',
    },
    write,
    migrate: write,
    rows: (rows, columns) => packedRows(packRows(rows, columns), columns),
    packedRows,
    packRows,
    packedKeys,
    packed(columns, query) {
      const fields = Object.entries(columns).map(([name, kind]) =>
        kind === 'json' ? sql`json(${sql.ref(name)})` : sql.ref(name),
      );
      return sql`select json_group_array(json_array(${sql.join(fields)})) as packed from (${query}) as unpacked`;
    },
    close: () => db.destroy(),
  };
}

async function openFile(path: string): Promise<Database.Database> {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const database = new Database(path);
    for (const pragma of PRAGMAS) await patiently(() => database.prepare(`pragma ${pragma}`).all());
    return database;
  } catch (error) {
    throw new RegistryError(
      'registry/cannot-open',
      `Cannot open the registries at ${path}: ${(error as Error).message}. Name a file that can be written with --database, or a folder with --data.`,
      { cause: error },
    );
  }
}

/** `select value->>0 as a … from json_each(?)`: SQLite reads the whole batch out of one parameter. */
function packedRows(packed: unknown, columns: Columns): RawBuilder<unknown> {
  const picked = Object.keys(columns).map((name, i) => sql`value->>${sql.lit(i)} as ${sql.ref(name)}`);
  return sql`(select ${sql.join(picked)} from json_each(${packed}))`;
}

function packRows(rows: readonly Record<string, unknown>[], columns: Columns): string {
  const names = Object.keys(columns);
  return JSON.stringify(rows.map((row) => names.map((name) => row[name] ?? null)));
}

/** One text for each place: `json_each` hands out its keys without reading them again. */
function packedKeys(packed: unknown): RawBuilder<unknown> {
  return sql`(select cast(places.key as integer) as place, keys.value as key
    from json_each(${packed}) as places cross join json_each(places.value) as keys)`;
}

/** Preparing costs more than running for small statements: prepared ones are kept, the latest used last. */
function keepingStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = kept.get(text) ?? (database.prepare(text) as unknown as SqliteStatement);
      kept.delete(text);
      kept.set(text, statement);
      if (kept.size > PREPARED_STATEMENTS) kept.delete(kept.keys().next().value as string);
      return statement;
    },
  };
}

class PatientSqliteDialect extends SqliteDialect {
  constructor(private readonly options: { database: SqliteDatabase }) {
    super(options);
  }

  override createDriver(): Driver {
    return new PatientSqliteDriver(this.options);
  }
}

/** Takes the right to write at the start: a transaction that first reads could find that it may not write any more. */
class PatientSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await patiently(() => connection.executeQuery(CompiledQuery.raw('begin immediate')));
  }
}

/** Tries again while another process writes. */
async function patiently<T>(work: () => T): Promise<Awaited<T>> {
  const end = performance.now() + PATIENCE_MS;
  for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, 50)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > end)
        throw new RegistryError(
          'registry/busy',
          `Another process has been writing to the registries for ${PATIENCE_MS / 1000} s. Try again when it has finished.`,
          { cause: error },
        );
    }
    await delay(pauseMs);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));
}

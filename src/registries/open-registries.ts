import { fileURLToPath } from 'node:url';
import type { Engine } from './engine.js';
import type { Ledger } from './ledger/ledger.js';
import { SqlLedger } from './ledger/sql-ledger.js';
import { migrate } from './migrate.js';
import { RegistryError } from './registry-error.js';
import type { RegistryStore, StoreOptions } from './registry-store.js';
import { seedOrigins } from './seed-origins.js';
import { SqlRegistryStore } from './sql-registry-store.js';

/**
 * Opens the registries and brings them up to date: tables as this version knows them, every origin an entry.
 *
 * @param url - `postgres://…`, a `file:` URL, the path of a SQLite file (made with its folders when it is not
 *   there), or `:memory:`
 * @throws {RegistryError} `registry/cannot-open`, `registry/newer-schema`
 */
export async function openRegistries(url: string, options: StoreOptions): Promise<RegistryStore> {
  return (await openStorage(url, options)).registries;
}

/** The registries and the ledger of one database, over one connection: closing the registries closes both. */
export interface Storage {
  registries: RegistryStore;
  ledger: Ledger;
}

/** As `openRegistries`, with the ledger. @throws as `openRegistries` */
export async function openStorage(url: string, options: StoreOptions): Promise<Storage> {
  const engine = await openEngine(url);
  try {
    await migrate(engine, options.now());
    if (!options.leavesOrigins) await seedOrigins(engine, options);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return { registries: new SqlRegistryStore(engine, options), ledger: new SqlLedger(engine, options) };
}

/** Drivers are loaded on demand: each store needs one of them. */
async function openEngine(url: string): Promise<Engine> {
  if (/^postgres(ql)?:\/\//i.test(url)) return (await import('./postgres/postgres-engine.js')).openPostgres(url);
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'file')
    throw new RegistryError(
      'registry/cannot-open',
      `"${scheme}://…" is no database that the registries can live in. Name a file, or a postgres:// URL.`,
    );
  const path = scheme === 'file' ? fileURLToPath(url) : url;
  return (await import('./sqlite/sqlite-engine.js')).openSqlite(path);
}

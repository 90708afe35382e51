import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellOf, GRIDS_VERSION } from '../../growth/cells.js';
import { isAcceptableName } from '../../growth/names/acceptable-name.js';
import { nameSource } from '../../growth/names/name-source.js';
import { originDiscoveries } from '../../growth/origin-discoveries.js';
import type { Storage } from '../../registries/open-registries.js';
import type { RegistryStore } from '../../registries/registry-store.js';
import { loadColorNames } from '../assets/load-color-names.js';
import { loadLexicon } from '../assets/load-lexicon.js';

const CELLS = { version: GRIDS_VERSION, cellOf };

/** Where the registries live. */
export interface StorePlace {
  /** Folder of what the system has learned; the registries are `registries.db` in it. */
  data: string;
  /** Another place: a file, or `postgres://…`. */
  database?: string | undefined;
}

/**
 * Opens the registries with the names and origins of this system. The database driver is loaded on demand.
 *
 * @throws {RegistryError} `registry/cannot-open`, `registry/newer-schema`
 */
export async function openStore(place: StorePlace): Promise<RegistryStore> {
  return (await openStudioStorage(place)).registries;
}

/** As `openStore`, with the ledger: closing the registries closes both. @throws as `openStore` */
export async function openStudioStorage(place: StorePlace, time: () => string = now): Promise<Storage> {
  const { openStorage } = await import('../../registries/open-registries.js');
  return openStorage(databaseOf(place), {
    names: nameSource(loadColorNames()),
    cells: CELLS,
    origins: originDiscoveries(),
    now: time,
  });
}

/**
 * Opens the registries to draw on them, not to write; null where none were ever begun: reading makes no files.
 *
 * @throws {RegistryError} `registry/cannot-open`, `registry/newer-schema`
 */
export async function openExistingStore(place: StorePlace): Promise<RegistryStore | null> {
  const database = databaseOf(place);
  const isFile = !/^[a-z][a-z0-9+.-]+:\/\//i.test(database) || database.startsWith('file://');
  const path = database.startsWith('file://') ? fileURLToPath(database) : database;
  if (isFile && !existsSync(path)) return null;
  const { openRegistries } = await import('../../registries/open-registries.js');
  // Nothing is named here, and origins are what creation begins with: neither is looked up.
  return openRegistries(database, {
    names: { candidates: () => [] },
    cells: CELLS,
    origins: [],
    leavesOrigins: true,
    now,
  });
}

/** The database of a place, as `openRegistries` takes it. */
export function databaseOf({ data, database }: StorePlace): string {
  return database ?? join(data, 'registries.db');
}

/** Whether a person would accept a name: words of the dictionary, no made-up syllables, numbers or prefixes. */
export function isAcceptable(name: string): boolean {
  return isAcceptableName(name, loadLexicon());
}

function now(): string {
  return new Date().toISOString();
}

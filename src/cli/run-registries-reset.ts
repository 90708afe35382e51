import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { AspectRef } from '../origins/aspects.js';
import type { RegistryStore } from '../registries/registry-store.js';
import { aspectNamed } from '../studio/registries/aspect-name.js';
import { openStore } from '../studio/registries/open-store.js';
import { exportFileName, exportRegistries } from '../studio/registries/registry-export.js';
import type { CoverageOptions, ResetOptions } from './registries-command.js';
import { textTable } from './text-table.js';
import { UsageError } from './usage-error.js';

/** Carries out `motion registries seed`: opening the registries plants what is missing. */
export async function runSeed(options: CoverageOptions): Promise<void> {
  const store = await openStore(options);
  try {
    const counts = (await store.counts()).filter(({ origins }) => origins > 0);
    const rows = counts.map(({ registry, aspect, origins }) => [`${registry}.${aspect}`, String(origins)]);
    process.stdout.write(
      options.json ? `${JSON.stringify(counts, null, 2)}\n` : textTable(['aspect', 'origins'], rows, [1]),
    );
  } finally {
    await store.close();
  }
}

/** Carries out `motion registries reset`. */
export async function runReset(aspect: string | undefined, options: ResetOptions): Promise<void> {
  const place = aspect === undefined ? null : aspectNamed(aspect);
  if (aspect !== undefined && place === null)
    throw new UsageError(`There is no aspect "${aspect}". See: motion registries list`);
  const store = await openStore(options);
  try {
    const what = aspect ?? 'all registries';
    if (!options.yes) await confirm(what, await countEntries(store, place));
    const backup = options.backup ? await writeBackup(store, options.data) : null;
    const removed = await store.reset(place === null ? null : [place]);
    const outcome = { reset: aspect ?? 'all', removed, backup };
    process.stdout.write(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : describe(what, removed, backup));
  } finally {
    await store.close();
  }
}

async function countEntries(store: RegistryStore, place: AspectRef | null): Promise<number> {
  const counts = await store.counts();
  return counts
    .filter(({ registry, aspect }) => place === null || (registry === place.registry && aspect === place.aspect))
    .reduce((sum, { entries }) => sum + entries, 0);
}

/** @throws {UsageError} when nobody is there to say yes, or he does not */
async function confirm(what: string, entries: number): Promise<void> {
  if (!process.stdin.isTTY)
    throw new UsageError(`This empties ${what} (${entries} entries). Say --yes when that is what you want.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`This empties ${what} (${entries} entries). Type "reset" to go on: `);
  terminal.close();
  if (answer.trim() !== 'reset') throw new UsageError('Nothing was changed.');
}

async function writeBackup(store: RegistryStore, data: string): Promise<string> {
  const exportedAt = new Date().toISOString();
  const time = exportedAt.slice(11, 19).replaceAll(':', '');
  const path = join(data, exportFileName(exportedAt).replace('.json', `-${time}.json`));
  return (await exportRegistries(store, { path, exportedAt })).path;
}

function describe(what: string, removed: number, backup: string | null): string {
  const saved = backup === null ? '' : ` They were written to ${backup} first.`;
  return `Emptied ${what}: ${removed} entries are gone, the origins stand anew.${saved}\n`;
}

import { resolve } from 'node:path';
import { isAcceptable, openStore } from '../studio/registries/open-store.js';
import { exportFileName, exportRegistries } from '../studio/registries/registry-export.js';
import { type ImportOutcome, importRegistries } from '../studio/registries/registry-import.js';
import { interruptible } from './interruption.js';
import type { ExportOptions, ImportCommandOptions } from './registries-command.js';

/** Carries out `motion registries export`. */
export async function runExport(options: ExportOptions): Promise<void> {
  const exportedAt = new Date().toISOString();
  const path = resolve(options.output ?? exportFileName(exportedAt));
  const store = await openStore(options);
  try {
    const outcome = await interruptible((signal) => exportRegistries(store, { path, exportedAt, signal }));
    if (options.json) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
    else
      process.stdout.write(
        `${path}\n${options.quiet ? '' : `  ${outcome.entries} entries, ${outcome.interpretations} interpretations, ${outcome.mappings} meanings of words\n`}`,
      );
  } finally {
    await store.close();
  }
}

/** Carries out `motion registries import`. */
export async function runImport(file: string, options: ImportCommandOptions): Promise<void> {
  const store = await openStore(options);
  const bar =
    options.quiet || !process.stderr.isTTY
      ? undefined
      : (await import('./progress-bar.js')).progressBar('Importing', 'entries');
  try {
    const outcome = await importRegistries(store, file, {
      isAcceptableName: isAcceptable,
      now: new Date().toISOString(),
      onProgress: (entries, total) => bar?.show(entries, total),
    });
    bar?.clear();
    if (options.json) process.stdout.write(`${JSON.stringify(wireOf(file, outcome), null, 2)}\n`);
    else process.stdout.write(describe(file, outcome));
  } finally {
    bar?.clear();
    await store.close();
  }
}

function wireOf(file: string, outcome: ImportOutcome): Record<string, unknown> {
  return {
    file,
    items: outcome.items,
    added: outcome.added,
    merged: outcome.merged,
    joined: outcome.joined,
    canonical: outcome.canonical,
    names_replaced: outcome.replacedNames,
    names_taken: outcome.renamed,
    flawed: outcome.flawed,
    interpretations: outcome.interpretations,
    mappings: outcome.mappings,
    unknown_lists: outcome.unknownLists,
  };
}

function describe(file: string, o: ImportOutcome): string {
  const lines: [number | string, string][] = [
    [o.items, `values in ${file}`],
    [o.added, 'new entries'],
    [o.merged, 'entries that were known: completed'],
    [o.joined, 'further rows of a value: their counts were added'],
    [o.canonical, 'values that only repeat the vocabulary'],
    [o.replacedNames, 'names that say nothing: replaced by true ones; the old ones still lead there'],
    [o.renamed, 'names that another value has: replaced; the old ones still lead there'],
    [o.flawed, 'entries of which the file tells only a part: kept and marked'],
    [o.interpretations, 'understood prompts'],
    [o.mappings, 'meanings of words'],
  ];
  const text = lines.filter(([count]) => count !== 0).map(([count, what]) => `${String(count).padStart(8)}  ${what}\n`);
  const unknown = o.unknownLists.length > 0 ? `  Not known here and passed over: ${o.unknownLists.join(', ')}\n` : '';
  return `${text.join('')}${unknown}`;
}

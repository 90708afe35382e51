import { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { parseCount } from './option-values.js';

export interface ListOptions extends CommonOptions {
  limit: number;
  json: boolean;
}

export interface ExportOptions extends CommonOptions {
  output?: string;
  json: boolean;
}

export interface ImportCommandOptions extends CommonOptions {
  json: boolean;
}

export interface ResetOptions extends CommonOptions {
  yes: boolean;
  backup: boolean;
  json: boolean;
}

export interface CoverageOptions extends CommonOptions {
  json: boolean;
}

/** `motion registries`: what its commands take; what they do is loaded when they run. */
export function registriesCommand(): Command {
  return new Command('registries')
    .description('See, save and bring back what the system has discovered.')
    .addCommand(listCommand())
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addCommand(coverageCommand())
    .addCommand(seedCommand())
    .addCommand(resetCommand())
    .addHelpText('after', EXAMPLES);
}

function listCommand(): Command {
  const command = new Command('list')
    .description('Show the entries of an aspect, most sightings first; without one, every aspect with its counts.')
    .argument('[aspect]', 'registry and aspect, e.g. static.color, dynamic.motion, narrative.mood')
    .option('--limit <number>', 'most entries shown', parseCount('--limit'), 50)
    .option('--json', 'print as JSON', false);
  return withCommonOptions(command)
    .addHelpText('after', LIST_EXAMPLES)
    .action(async (aspect: string | undefined, options: ListOptions) => {
      const { runList } = await import('./run-registries-list.js');
      await runList(aspect, options);
    });
}

function exportCommand(): Command {
  const command = new Command('export')
    .description('Write all registries to one JSON file, from which they can be restored without loss.')
    .option('-o, --output <file>', 'where it goes (default: motion-registries-<date>.json in this folder)')
    .option('--json', 'print what was written as JSON', false);
  return withCommonOptions(command)
    .addHelpText('after', EXPORT_EXAMPLES)
    .action(async (options: ExportOptions) => {
      const { runExport } = await import('./run-registries-copy.js');
      await runExport(options);
    });
}

function importCommand(): Command {
  const command = new Command('import')
    .description('Take an exported file into the registries, whole or not at all; again, it changes nothing.')
    .argument('<file>', 'an export of this system or of another that writes the format, of any age')
    .option('--json', 'print what was done as JSON', false);
  return withCommonOptions(command)
    .addHelpText('after', IMPORT_EXAMPLES)
    .action(async (file: string, options: ImportCommandOptions) => {
      const { runImport } = await import('./run-registries-copy.js');
      await runImport(file, options);
    });
}

function coverageCommand(): Command {
  const command = new Command('coverage')
    .description('Show how much of what can be reached has been found, for each aspect.')
    .option('--json', 'print as JSON', false);
  return withCommonOptions(command)
    .addHelpText('after', COVERAGE_EXAMPLES)
    .action(async (options: CoverageOptions) => {
      const { runCoverage } = await import('./run-registries-coverage.js');
      await runCoverage(options);
    });
}

function seedCommand(): Command {
  const command = new Command('seed')
    .description('Make sure that every origin is an entry; what is there stays as it is.')
    .option('--json', 'print as JSON', false);
  return withCommonOptions(command).action(async (options: CoverageOptions) => {
    const { runSeed } = await import('./run-registries-reset.js');
    await runSeed(options);
  });
}

function resetCommand(): Command {
  const command = new Command('reset')
    .description('Empty an aspect, or all registries, but for their origins; jobs, videos and learning stay.')
    .argument('[aspect]', 'registry and aspect, e.g. static.color; default: all, with what was understood')
    .option('--yes', 'do not ask', false)
    .option('--no-backup', 'write no export beforehand')
    .option('--json', 'print what was done as JSON', false);
  return withCommonOptions(command)
    .addHelpText('after', RESET_EXAMPLES)
    .action(async (aspect: string | undefined, options: ResetOptions) => {
      const { runReset } = await import('./run-registries-reset.js');
      await runReset(aspect, options);
    });
}

const EXAMPLES = `
Examples:
  motion registries list
  motion registries list static.color --limit 20
  motion registries export -o registries.json
  motion registries import registries.json
  motion registries coverage`;

const LIST_EXAMPLES = `
Examples:
  motion registries list
  motion registries list static.color
  motion registries list dynamic.motion --limit 500 --json
  motion registries list narrative.mood --database postgres://user:password@host/motion`;

const EXPORT_EXAMPLES = `
Examples:
  motion registries export
  motion registries export -o backup.json --json
  motion registries export --database postgres://user:password@host/motion`;

const IMPORT_EXAMPLES = `
Examples:
  motion registries import motion-registries-2026-02-15.json
  motion registries import backup.json --data ./elsewhere --json`;

const COVERAGE_EXAMPLES = `
Examples:
  motion registries coverage
  motion registries coverage --json | jq .aspects`;

const RESET_EXAMPLES = `
Before anything is emptied, an export of all registries is written to the data folder: "motion registries import" brings
it back. After a reset of everything, "motion backfill learning" learns anew from the stored videos.

Examples:
  motion registries reset static.color
  motion registries reset --yes`;

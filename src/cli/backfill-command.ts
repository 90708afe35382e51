import { Command, Option } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { parseCount } from './option-values.js';
import { BACKFILLS } from './repair-names.js';

export interface BackfillCommandOptions extends CommonOptions {
  table?: string;
  dryRun: boolean;
  limit: number;
  apiBase?: string;
  json: boolean;
}

/** `motion backfill`: what it takes; what it does is loaded when it runs. */
export function backfillCommand(): Command {
  const command = new Command('backfill')
    .description('Repair what earlier runs left: names, depths, interpretations, or what was not learned.')
    .argument('<what>', BACKFILLS.join(', '))
    .option('--table <name>', 'names, depths: of this aspect alone, e.g. static.color or static_colors')
    .option('--dry-run', 'say what would be repaired, and change nothing', false)
    .addOption(new Option('--limit <number>', 'most things repaired').argParser(parseCount('--limit')).default(10_000))
    .option('--api-base <url>', 'work on a server (or API_BASE; default: on the local store)')
    .option('--json', 'print what was done as JSON', false);
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (what: string, options: BackfillCommandOptions) => {
      const { runBackfill } = await import('./run-backfill.js');
      await runBackfill(what, options);
    });
}

const EXAMPLES = `
  names            true names for entries that have none; old names still lead to them, prompts are never edited
  depths           depths computed anew from the stored values, where they are not right
  interpretations  what prompts of jobs mean, where nobody has said so
  learning         what completed jobs showed and taught, from their stored videos

Each can be broken off and begun again.

Examples:
  motion backfill names --dry-run
  motion backfill depths --table static.color --limit 500
  motion backfill interpretations
  motion backfill learning --api-base http://127.0.0.1:8787`;

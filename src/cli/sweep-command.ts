import { Command, Option } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { parseCount } from './option-values.js';
import { SWEEPS } from './repair-names.js';

export interface SweepCommandOptions extends CommonOptions {
  steps: number;
  limit?: number;
  dryRun: boolean;
  apiBase?: string;
  json: boolean;
}

/** `motion sweep`: what it takes; what it does is loaded when it runs. */
export function sweepCommand(): Command {
  const command = new Command('sweep')
    .description('Go through colours or sounds one by one: make each, measure it, and record what was found.')
    .argument('<what>', SWEEPS.join(', '))
    .addOption(
      new Option('--steps <number>', 'colors: values along each channel').argParser(parseCount('--steps')).default(6),
    )
    .option('--limit <number>', 'most values (default: all)', parseCount('--limit'))
    .option('--dry-run', 'say how many there are, and make nothing', false)
    .option('--api-base <url>', 'record them on a server (or API_BASE; default: in the local store)')
    .option('--json', 'print what was found as JSON', false);
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (what: string, options: SweepCommandOptions) => {
      const { runSweep } = await import('./run-sweep.js');
      await runSweep(what, options);
    });
}

const EXAMPLES = `
A sweep that was broken off and is begun again counts nothing twice.

Examples:
  motion sweep colors --dry-run
  motion sweep colors --steps 11
  motion sweep sounds --limit 20`;

import { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { parseCount, parseNumber } from './option-values.js';

export interface FleetCommandOptions extends CommonOptions {
  runs?: number;
  config?: string;
  apiBase?: string;
  healthPort?: number;
}

/** `motion fleet`: what it takes; what it does is loaded when it runs. */
export function fleetCommand(): Command {
  const command = new Command('fleet')
    .description('Run all workers side by side, and start again what dies.')
    .option('--runs <number>', 'each worker ends after so many runs, and the fleet with them', parseCount('--runs'))
    .option('--config <file>', 'its workers (default: config/workflows.yaml here, else the one of this package)')
    .option('--api-base <url>', 'server that the workers work for (or API_BASE; default: the local store)')
    .option(
      '--health-port <port>',
      'where GET tells how every worker does; 0: nowhere (default: what the file says)',
      parseNumber('--health-port', '8790'),
    );
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: FleetCommandOptions) => {
      const { runFleet } = await import('./run-fleet.js');
      await runFleet(options);
    });
}

const EXAMPLES = `
One stream of lines tells what all do, each with its worker's name. The first Ctrl-C or SIGTERM lets them end what they
are at; the second ends them at once.

Examples:
  motion fleet
  motion fleet --runs 20 --data ~/motion
  motion fleet --api-base http://127.0.0.1:8787
  motion fleet --config my-workers.yaml --health-port 9000`;

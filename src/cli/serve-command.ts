import { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { parseCount, parseNumber } from './option-values.js';

export interface ServeOptions extends CommonOptions {
  port: number;
  host: string;
  logLevel: string;
  maxBody: number;
  maxVideo: number;
  maxDuration: number;
  rate: number;
}

/** `motion serve`: what it takes; what it does is loaded when it runs. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Serve the system over HTTP: jobs, registries, knowledge, loops. Reference at /reference.')
    .option('--port <number>', 'where it listens; 0 for any that is free', parseNumber('--port', '8787'), 8787)
    .option('--host <address>', 'whom it listens to: 127.0.0.1 for this machine, 0.0.0.0 for everybody', '127.0.0.1')
    .option('--log-level <level>', 'fatal, error, warn, info, debug (each request) or silent', 'info')
    .option('--max-body <MB>', 'longest JSON body', parseCount('--max-body'), 25)
    .option('--max-video <MB>', 'largest video that is stored', parseCount('--max-video'), 2048)
    .option(
      '--max-duration <seconds>',
      'longest video that can be asked for',
      parseNumber('--max-duration', '600'),
      600,
    )
    .option('--rate <number>', 'requests a second of one address; 0 for no limit', parseNumber('--rate', '5000'), 5000);
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServeOptions) => {
      const { runServe } = await import('./run-serve.js');
      await runServe(options);
    });
}

const EXAMPLES = `
With MOTION_API_SECRET set, what writes needs "Authorization: Bearer <secret>"; reading is free.

Examples:
  motion serve
  motion serve --port 8080 --data ./studio --log-level debug
  MOTION_API_SECRET=… motion serve --host 0.0.0.0
  motion serve --database postgres://user:password@host/motion`;

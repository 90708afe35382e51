import type { Command } from 'commander';

/** Options that every command has. */
export interface CommonOptions {
  data: string;
  /** A file or `postgres://…`; undefined for the registries in `data`. */
  database?: string;
  quiet: boolean;
  debug: boolean;
}

/** Adds the options that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option(
      '--data <dir>',
      'folder of what the system has learned (or MOTION_DATA)',
      process.env.MOTION_DATA || '.motion',
    )
    .option(
      '--database <url>',
      'where the registries live: a file, or postgres://… (or MOTION_DATABASE; default: registries.db in --data)',
      process.env.MOTION_DATABASE || undefined,
    )
    .option('--quiet', 'print results and errors only', false)
    .option('--debug', 'print the stack of an error too', false);
}

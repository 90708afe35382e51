import { CommanderError } from 'commander';

export const EXIT_FAILURE = 1;
export const EXIT_USAGE = 2;
/** 128 + number of the signal, as shells have it. */
export const EXIT_INTERRUPTED = 130;

/** Prefixes and codes of errors by which the request itself is at fault. */
const USAGE_CODES = [/^studio\/usage$/, /^prompt\//, /^media\/not-encodable$/];

/** How the command ends after `error`. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  if (!(error instanceof Error)) return EXIT_FAILURE;
  if (error.name === 'UsageError') return EXIT_USAGE;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'studio/aborted') return EXIT_INTERRUPTED;
  return USAGE_CODES.some((pattern) => pattern.test(code)) ? EXIT_USAGE : EXIT_FAILURE;
}

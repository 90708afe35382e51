import type { MotionService } from '../studio/service/motion-service.js';
import type { BackfillOutcome, BackfillRequest } from '../workflows/repair/backfill.js';
import type { BackfillCommandOptions } from './backfill-command.js';
import { EXIT_FAILURE } from './exit-code.js';
import { BACKFILLS } from './repair-names.js';
import { UsageError } from './usage-error.js';
import { localOutbox, withService } from './with-service.js';

type Backfill = (service: MotionService, request: BackfillRequest, data: string) => Promise<BackfillOutcome>;

const REPAIRS: Readonly<Record<(typeof BACKFILLS)[number], Backfill>> = {
  names: async (service, request) => (await import('../workflows/repair/backfill.js')).backfillNames(service, request),
  depths: async (service, request) =>
    (await import('../workflows/repair/backfill.js')).backfillDepths(service, request),
  interpretations: async (service, request) =>
    (await import('../workflows/repair/backfill-interpretations.js')).backfillInterpretations(service, request),
  learning: async (service, request, data) => {
    const { backfillLearning } = await import('../workflows/repair/backfill-learning.js');
    const waiting = new Set((await localOutbox(data)).waiting.map(({ id }) => id));
    return backfillLearning(service, { ...request, waiting });
  },
};

/** Carries out `motion backfill`. */
export async function runBackfill(what: string, options: BackfillCommandOptions): Promise<void> {
  const name = BACKFILLS.find((each) => each === what);
  if (!name) throw new UsageError(`There is no backfill "${what}". Use one of: ${BACKFILLS.join(', ')}.`);
  if (options.table !== undefined && name !== 'names' && name !== 'depths')
    throw new UsageError(`--table is for names and depths; ${name} have none.`);
  await withService(options, async (service, signal) => {
    const shows = !options.quiet && !options.json && process.stderr.isTTY;
    const { table, limit, dryRun } = options;
    const onProgress = (repaired: number): void => void (shows && process.stderr.write(`\r${repaired} repaired`));
    const outcome = await REPAIRS[name](service, { table, limit, dryRun, signal, onProgress }, options.data);
    if (shows) process.stderr.write('\r\x1b[K');
    process.stdout.write(
      options.json ? `${JSON.stringify({ backfill: name, ...outcome }, null, 2)}\n` : describe(name, outcome),
    );
    if (outcome.failed.length > 0) process.exitCode = EXIT_FAILURE;
  });
}

const MOST_TOLD = 10;

function describe(name: string, { updated, failed, dry_run }: BackfillOutcome): string {
  const done = dry_run ? 'would be repaired' : 'repaired';
  const rest = failed.slice(0, MOST_TOLD).map(({ what, why }) => `  ${what}: ${why}\n`);
  const more = failed.length > MOST_TOLD ? `  and ${failed.length - MOST_TOLD} more: see --json\n` : '';
  const problems = failed.length > 0 ? `${failed.length} could not be repaired:\n${rest.join('')}${more}` : '';
  return `${name}: ${updated} ${done}.\n${problems}`;
}

import type { SweepOutcome } from '../workflows/repair/sweep.js';
import { progressBar } from './progress-bar.js';
import { SWEEPS } from './repair-names.js';
import type { SweepCommandOptions } from './sweep-command.js';
import { UsageError } from './usage-error.js';
import { withService } from './with-service.js';

const MOST_STEPS = 32;

/** Carries out `motion sweep`. */
export async function runSweep(what: string, options: SweepCommandOptions): Promise<void> {
  const name = SWEEPS.find((each) => each === what);
  if (!name) throw new UsageError(`There is no sweep of "${what}". Use one of: ${SWEEPS.join(', ')}.`);
  const { steps, dryRun, limit = Number.POSITIVE_INFINITY } = options;
  if (steps < 2 || steps > MOST_STEPS) throw new UsageError(`--steps ${steps} cannot be made. Use 2 to ${MOST_STEPS}.`);
  await withService(options, async (service, signal) => {
    const { sweepColors, sweepSounds } = await import('../workflows/repair/sweep.js');
    const bar = options.quiet || options.json || !process.stderr.isTTY ? null : progressBar('Sweeping', name);
    const onProgress = (done: number, total: number): void => bar?.show(done, total);
    const request = { limit, dryRun, folder: options.data, signal, onProgress };
    try {
      const outcome = await (name === 'colors' ? sweepColors(service, steps, request) : sweepSounds(service, request));
      bar?.clear();
      process.stdout.write(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : describe(name, outcome));
    } finally {
      bar?.clear();
    }
  });
}

function describe(name: string, { swept, added, seen_again, dry_run }: SweepOutcome): string {
  if (dry_run) return `${swept} ${name} would be gone through.\n`;
  return `${swept} ${name} gone through: ${added} new values, ${seen_again} seen again.\n`;
}

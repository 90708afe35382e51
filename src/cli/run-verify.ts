import { tableLines } from '../studio/verification/table.js';
import { type Verification, verify } from '../studio/verification/verify.js';
import { interruptible } from './interruption.js';
import type { VerifyCommandOptions } from './verify-command.js';

/** Carries out `motion verify`; exit code 1 when a row fails. */
export async function runVerify(options: VerifyCommandOptions): Promise<void> {
  const bar = await barFor(options);
  try {
    const found = await interruptible((signal) =>
      verify({
        ...(options.only === undefined ? {} : { only: options.only }),
        isQuick: options.quick,
        signal,
        onProgress: (done, total) => bar?.show(done, total),
      }),
    );
    bar?.clear();
    print(found, options);
    if (options.report !== undefined) {
      const { writeReport } = await import('../studio/verification/report.js');
      writeReport(found, options.report);
    }
    if (!found.pass) process.exitCode = 1;
  } finally {
    bar?.clear();
  }
}

function print({ rows, confusions, pass }: Verification, { json }: VerifyCommandOptions): void {
  const text = json
    ? JSON.stringify({ rows, pass, confusions }, null, 2)
    : tableLines({ rows, confusions, pass }).join('\n');
  process.stdout.write(`${text}\n`);
}

async function barFor({ quiet }: VerifyCommandOptions) {
  if (quiet || !process.stderr.isTTY) return undefined;
  const { progressBar } = await import('./progress-bar.js');
  return progressBar('Verifying', 'steps');
}

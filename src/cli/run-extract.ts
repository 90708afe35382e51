import { basename } from 'node:path';
import type { WindowObservation } from '../extraction/observation.js';
import { extractStream } from '../studio/extract.js';
import { describeObservation, MOST_WINDOWS_SHOWN } from './describe-observation.js';
import type { ExtractCommandOptions } from './extract-command.js';
import { interruptible } from './interruption.js';
import { ObservationPrinter } from './observation-printer.js';
import type { ProgressLine } from './progress-bar.js';

/** Carries out `motion extract`. */
export async function runExtract(file: string, options: ExtractCommandOptions): Promise<void> {
  const bar = await barFor(options);
  try {
    await interruptible((signal) => (options.json ? printJson(file, signal, bar) : printSummary(file, signal, bar)));
  } finally {
    bar?.clear();
  }
}

async function printJson(file: string, signal: AbortSignal, bar: ProgressLine | undefined): Promise<void> {
  const printer = new ObservationPrinter(basename(file), process.stdout);
  const summary = await extractStream(file, printer, { signal, onProgress: progressOn(bar) });
  bar?.clear();
  await printer.end(summary);
}

async function printSummary(file: string, signal: AbortSignal, bar: ProgressLine | undefined): Promise<void> {
  const windows: WindowObservation[] = [];
  const count = { frames: 0, windows: 0 };
  const summary = await extractStream(
    file,
    {
      frames(frames) {
        count.frames += frames.length;
      },
      windows(some) {
        count.windows += some.length;
        windows.push(...some.slice(0, MOST_WINDOWS_SHOWN - windows.length));
      },
    },
    { signal, onProgress: progressOn(bar) },
  );
  bar?.clear();
  const hasColors = process.stdout.isTTY && process.stdout.hasColors(2 ** 24);
  process.stdout.write(describeObservation({ summary, windows, count, hasColors }));
}

function progressOn(bar: ProgressLine | undefined): (doneSeconds: number, totalSeconds: number | null) => void {
  return (doneSeconds, totalSeconds) => {
    if (totalSeconds !== null) bar?.show(Math.min(doneSeconds, totalSeconds), totalSeconds);
  };
}

async function barFor({ quiet }: ExtractCommandOptions): Promise<ProgressLine | undefined> {
  if (quiet || !process.stderr.isTTY) return undefined;
  const { progressBar } = await import('./progress-bar.js');
  return progressBar('Measuring', 's');
}

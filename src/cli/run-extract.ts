import { basename } from 'node:path';
import type { WindowObservation } from '../extraction/observation.js';
import { extractStream, type ObservationReader } from '../studio/extract.js';
import { describeLearned } from './describe-learned.js';
import { describeObservation, MOST_WINDOWS_SHOWN } from './describe-observation.js';
import type { ExtractCommandOptions } from './extract-command.js';
import { interruptible } from './interruption.js';
import { Lesson } from './lesson.js';
import { ObservationPrinter } from './observation-printer.js';
import type { ProgressLine } from './progress-bar.js';

/** Carries out `motion extract`. */
export async function runExtract(file: string, options: ExtractCommandOptions): Promise<void> {
  const bar = await barFor(options);
  try {
    await interruptible(async (signal) => {
      const lesson = options.learn ? await Lesson.begin(file, options) : null;
      try {
        if (options.json) await printJson(file, signal, bar, lesson);
        else await printSummary(file, signal, bar, lesson);
      } finally {
        await lesson?.close();
      }
    });
  } finally {
    bar?.clear();
  }
}

async function printJson(
  file: string,
  signal: AbortSignal,
  bar: ProgressLine | undefined,
  lesson: Lesson | null,
): Promise<void> {
  const printer = new ObservationPrinter(basename(file), process.stdout);
  const reader = lesson ? lesson.beside(printer) : printer;
  const summary = await extractStream(file, reader, { signal, onProgress: progressOn(bar) });
  bar?.clear();
  const learned = lesson && { discoveries: await lesson.learn(summary, signal) };
  await printer.end({ ...summary, ...learned });
}

async function printSummary(
  file: string,
  signal: AbortSignal,
  bar: ProgressLine | undefined,
  lesson: Lesson | null,
): Promise<void> {
  const windows: WindowObservation[] = [];
  const count = { frames: 0, windows: 0 };
  const reader: ObservationReader = {
    frames(frames) {
      count.frames += frames.length;
    },
    windows(some) {
      count.windows += some.length;
      windows.push(...some.slice(0, MOST_WINDOWS_SHOWN - windows.length));
    },
  };
  const summary = await extractStream(file, lesson ? lesson.beside(reader) : reader, {
    signal,
    onProgress: progressOn(bar),
  });
  bar?.clear();
  const hasColors = process.stdout.isTTY && process.stdout.hasColors(2 ** 24);
  process.stdout.write(describeObservation({ summary, windows, count, hasColors }));
  if (lesson) process.stdout.write(describeLearned(await lesson.learn(summary, signal)));
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

import { join } from 'node:path';
import { atMost, type BenchLine, figure, rounded } from './bench-line.js';
import { usageOfMotion } from './motion-command.js';
import { argumentsOf, clipOf } from './scenes.js';
import { median } from './statistics.js';

const RUNS = 3;
const MOST_GROWTH = 1.1;

/** Highest resident memory of the command for a short and a long clip of the same scene. */
export async function measurePeakMemory(folder: string, report: (line: BenchLine) => void): Promise<void> {
  const short: number[] = [];
  const long: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    short.push(await peakMegabytes(5, folder));
    long.push(await peakMegabytes(60, folder));
  }
  const spread = (values: readonly number[]): string =>
    `median of ${RUNS}, ${rounded(Math.min(...values))} to ${rounded(Math.max(...values))}`;
  report(figure('peak memory, 5 s of 512x512', median(short), 'MB', spread(short)));
  report(figure('peak memory, 60 s of 512x512', median(long), 'MB', spread(long)));
  report(atMost(MOST_GROWTH, figure('peak memory, 60 s ÷ 5 s', median(long) / median(short), 'times')));
}

async function peakMegabytes(durationSeconds: number, folder: string): Promise<number> {
  const clip = clipOf('sea', { width: 512, height: 512 }, { durationSeconds });
  const { peakBytes } = await usageOfMotion([
    'generate',
    ...argumentsOf(clip),
    '--quiet',
    '-o',
    join(folder, 'memory.mp4'),
  ]);
  return peakBytes / 2 ** 20;
}

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { atMost, type BenchLine, figure, rounded } from './bench-line.js';

/** What the child says after each mark. */
export interface ClipsMark {
  clips: number;
  /** Resident memory of the process, and the part of it that is JavaScript of the main thread, in bytes. */
  resident: number;
  heap: number;
  milliseconds: number;
}

/** After how many clips memory is read: while it still fills, when it has settled, and at the end. */
export const MARKS = [200, 1000, 2000] as const;

/** From the second mark to the last. */
const MOST_GROWTH = 1.03;

/** Two thousand small clips in one process of their own: takes several minutes. */
export async function measureManyClips(folder: string, report: (line: BenchLine) => void): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./make-many-clips.js', import.meta.url)), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const marks: ClipsMark[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const mark = JSON.parse(line) as ClipsMark;
    marks.push(mark);
    report(
      figure(
        `resident memory after ${mark.clips} clips`,
        mark.resident / 2 ** 20,
        'MB',
        `JavaScript ${rounded(mark.heap / 2 ** 20)} MB; ${rounded(mark.milliseconds / mark.clips)} ms a clip`,
      ),
    );
  }
  const code = await closed;
  const [first, settled, last] = marks;
  if (code !== 0 || !first || !settled || !last)
    throw new Error(`The process that makes many clips ended with ${code} after ${marks.at(-1)?.clips ?? 0} clips.`);
  const ratio = (to: ClipsMark, from: ClipsMark): BenchLine =>
    figure(`resident memory, ${to.clips} ÷ ${from.clips} clips`, to.resident / from.resident, 'times');
  report(ratio(last, first));
  report(atMost(MOST_GROWTH, ratio(last, settled)));
}

/** Runs of the video loop on the local store; as a program of its own: `node dist/bench/loop-runs.js DATA RUNS`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Explorer } from '../src/studio/exploring/explorer.js';
import { Outbox } from '../src/studio/outbox/outbox.js';
import { openLocalService } from '../src/studio/service/open-local-service.js';
import type { LoopLog } from '../src/workflows/loop-log.js';
import { pauseByClock } from '../src/workflows/pause.js';
import { videoLoopSettings } from '../src/workflows/video/settings.js';
import { type LoopStep, VideoLoop } from '../src/workflows/video/video-loop.js';

/** What a process holds after so many runs. */
export interface LoopMark {
  runs: number;
  /** Bytes: of the process; of these, without files that are mapped; and of its JavaScript in the main thread. */
  resident: number;
  own: number;
  heap: number;
  openFiles: number;
}

export interface LoopRuns {
  data: string;
  runs: number;
  /** Width and height in pixels, and frames a second; default 512 and 24. */
  size?: number;
  fps?: number;
  onStep?(step: LoopStep, milliseconds: number): void;
}

/** Makes so many runs of one second, growing all there is; every one must be recorded. */
export async function loopRuns({ data, runs, size = 512, fps = 24, onStep }: LoopRuns): Promise<void> {
  const service = await openLocalService({ data });
  const outbox = await Outbox.open(join(data, 'outbox'));
  const settings = videoLoopSettings(
    'video',
    {},
    {
      flags: { format: { width: size, height: size, fps } },
      isRemote: false,
      warn: fail,
    },
  );
  const loop = new VideoLoop(
    { settings, worker: 'bench', runs, seed: 1, site: data, onStep },
    {
      service,
      outbox,
      writer: new Explorer(),
      log: SILENT,
      pause: pauseByClock,
      now: Date.now,
      signal: new AbortController().signal,
    },
  );
  try {
    const stored = await loop.run();
    const { missing_learning, missing_discovery } = (await service.diagnostics(50)).summary;
    if (stored !== runs || missing_learning + missing_discovery > 0)
      throw new Error(
        `Of ${runs} runs, ${stored} were stored; ${missing_learning} lack learning, ${missing_discovery} discoveries.`,
      );
  } finally {
    await outbox.close();
    await service.close();
  }
}

const SILENT: LoopLog = { line: () => undefined, info: () => undefined, warn: fail, json: () => undefined };

function fail(text: string): void {
  // Whether the focus was named is nothing to a bench.
  if (!text.startsWith('LOOP_EXTRACTION_FOCUS')) throw new Error(text);
}

/** What a series keeps does not depend on the size of its pictures: small ones are soon made. */
const SOAKED = { size: 128, fps: 12 };

/** Marks of a long series, each told as a line of JSON. */
async function tellMarks(data: string, runs: number): Promise<void> {
  const marks = [100, 500, 1000, 2000, 3000, 4000, 5000].filter((mark) => mark < runs);
  let done = 0;
  for (const mark of [...marks, runs]) {
    await loopRuns({ data, runs: mark - done, ...SOAKED });
    done = mark;
    const { rss, heapUsed } = process.memoryUsage();
    const told: LoopMark = { runs: done, resident: rss, own: ownMemory(rss), heap: heapUsed, openFiles: openFiles() };
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
}

/** What is no page of a file, which the system takes back at will. Linux tells it; elsewhere all counts. */
function ownMemory(resident: number): number {
  try {
    const [, kilobytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return kilobytes === undefined ? resident : Number(kilobytes) * 1024;
  } catch {
    return resident;
  }
}

/** Linux lists them; elsewhere none are counted. */
function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}

const [, program, data, runs] = process.argv;
if (program !== undefined && resolve(program) === fileURLToPath(import.meta.url)) {
  await tellMarks(data as string, Number(runs));
  // Threads live as long as the process.
  process.exit();
}

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SceneSpec } from '../src/creation/scene-spec.js';
import { nameSource } from '../src/growth/names/name-source.js';
import { decodeMedia } from '../src/media/media-decoder.js';
import { loadColorNames } from '../src/studio/assets/load-color-names.js';
import { openStore } from '../src/studio/registries/open-store.js';
import { openLocalService } from '../src/studio/service/open-local-service.js';
import { atLeast, atMost, type BenchLine, figure, rounded } from './bench-line.js';
import { EncodingAlone } from './encoding-alone.js';
import { type LoopMark, loopRuns } from './loop-runs.js';
import { filledEntries } from './registry-fill.js';
import { costOf, median } from './statistics.js';

type Report = (line: BenchLine) => void;

/** Runs that compile and fill caches, and runs that count. */
const WARM_UP = 20;
const RUNS = 120;
/** Turns in which two stores are compared. */
const TURNS = 6;
const RUNS_AN_HOUR = 25_000;
const CORES = 2;
/** Clips that are encoded and decoded once more, alone. */
const CLIPS_ALONE = 8;
const MANY = 1_000_000;
/** A run on a large registry may take so much longer than on an empty one, in processor time. */
const MOST_SLOWER = 1.05;
const SOAK_RUNS = 5000;
const MOST_GROWTH = 1.05;

/** Learning runs on the local store: 1 s of 512×512 at 24 frames/s, all steps, nothing learned before. */
export async function measureLoops(folder: string, report: Report): Promise<void> {
  await measureRuns(join(folder, 'loops'), 'an empty registry', report);
}

/** The same beside a registry of a million entries. */
export async function measureLoopsOnMany(folder: string, report: Report): Promise<void> {
  const empty = join(folder, 'loops-none');
  await measureRuns(empty, 'an empty registry', report);
  const many = join(folder, 'loops-many');
  const store = await openStore({ data: many });
  await store.restore({ entries: filledEntries(MANY, 1, nameSource(loadColorNames())) });
  await store.close();
  await measureRuns(many, 'a million entries', report);
  const ratios = await costsInTurn(many, empty);
  const detail = `median of ${ratios.map((each) => each.toFixed(2)).join(', ')}, of ${RUNS / TURNS} runs each`;
  report(
    atMost(
      MOST_SLOWER,
      figure('a run on a million entries ÷ on none, processor time', median(ratios), 'times', detail),
    ),
  );
}

/** Processor time of runs on one store to that on another; they take turns, so that whatever else the machine does meets both. */
async function costsInTurn(one: string, other: string): Promise<number[]> {
  const costOfRuns = async (data: string) =>
    (await costOf(() => loopRuns({ data, runs: RUNS / TURNS }))).cpuMilliseconds;
  const ratios: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const order = turn % 2 === 0 ? [one, other] : [other, one];
    const costs = new Map<string, number>();
    for (const data of order) costs.set(data, await costOfRuns(data));
    ratios.push((costs.get(one) as number) / (costs.get(other) as number));
  }
  return ratios;
}

async function measureRuns(data: string, name: string, report: Report): Promise<void> {
  await loopRuns({ data, runs: WARM_UP });
  const stages = new Map<string, number>();
  const cost = await costOf(() =>
    loopRuns({
      data,
      runs: RUNS,
      onStep: (step, milliseconds) => void stages.set(step, (stages.get(step) ?? 0) + milliseconds),
    }),
  );
  const [wall, cpu] = [cost.milliseconds / RUNS, cost.cpuMilliseconds / RUNS];
  const times = [...stages].map(([step, total]) => `${step} ${rounded(total / RUNS)}`).join(', ');
  report(
    atLeast(
      RUNS_AN_HOUR,
      figure(`learning runs an hour, ${name}`, 3_600_000 / wall, 'runs', `${rounded(wall)} ms a run`),
    ),
  );
  report(
    figure(
      '  … that processor time allows on two cores',
      (CORES * 3_600_000) / cpu,
      'runs',
      `${rounded(cpu)} ms of processor time a run`,
    ),
  );
  report(figure('  … time of the stages, side by side', wall, 'ms', times));
  const alone = await codecsAlone(data);
  report(
    figure(
      '  … to encoding and decoding the same clips alone',
      cpu / alone,
      'times',
      `${rounded(alone)} ms of processor time a clip`,
    ),
  );
}

/** Mean processor time of encoding and decoding some of the clips that were made, and nothing else. */
async function codecsAlone(data: string): Promise<number> {
  const service = await openLocalService({ data });
  const runs = await service.learningRuns(CLIPS_ALONE);
  await service.close();
  const videos = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mp4'));
  let milliseconds = 0;
  for (const { spec, job_id } of runs) {
    const encoding = await EncodingAlone.of(spec as SceneSpec);
    const path = join(data, 'alone.mp4');
    await encoding.run(path);
    milliseconds += (await encoding.run(path)).cpuMilliseconds;
    await encoding.dismiss();
    const video = videos.find((name) => name.includes(job_id ?? ''));
    if (!video) throw new Error(`There is no video of the job ${job_id} in ${data}.`);
    const decode = async (): Promise<void> => void decodeMedia(join(data, video), { onFrame: () => undefined });
    await decode();
    milliseconds += (await costOf(decode)).cpuMilliseconds;
  }
  return milliseconds / runs.length;
}

/** Five thousand runs in one process of their own, with its memory and open files as they go. */
export async function measureSoak(folder: string, report: Report): Promise<void> {
  const soak = fileURLToPath(new URL('./loop-runs.js', import.meta.url));
  const child = spawn(process.execPath, [soak, join(folder, 'soak'), String(SOAK_RUNS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const marks: LoopMark[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const mark = JSON.parse(line) as LoopMark;
    marks.push(mark);
    const megabytes = (bytes: number): string => `${rounded(bytes / 2 ** 20)} MB`;
    const detail = `${megabytes(mark.resident)} with mapped files, JavaScript ${megabytes(mark.heap)}, ${mark.openFiles} open files`;
    report(figure(`own memory after ${mark.runs} runs`, mark.own / 2 ** 20, 'MB', detail));
  }
  if ((await closed) !== 0) throw new Error(`The process ended early, after ${marks.at(-1)?.runs ?? 0} runs.`);
  const [settled, last] = [marks.find(({ runs }) => runs >= SOAK_RUNS / 5), marks.at(-1)];
  if (!settled || !last) throw new Error('There are too few marks.');
  const grown = figure(`own memory, ${last.runs} ÷ ${settled.runs} runs`, last.own / settled.own, 'times');
  report(atMost(MOST_GROWTH, grown));
  report(
    atMost(
      settled.openFiles,
      figure(`open files after ${last.runs} runs`, last.openFiles, '', `${settled.openFiles} after ${settled.runs}`),
    ),
  );
}

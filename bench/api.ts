import { rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nameSource } from '../src/growth/names/name-source.js';
import { loadColorNames } from '../src/studio/assets/load-color-names.js';
import { openStore } from '../src/studio/registries/open-store.js';
import { atLeast, atMost, type BenchLine, figure } from './bench-line.js';
import { filledEntries, runDiscoveries } from './registry-fill.js';
import { type ServedMotion, serveMotion } from './serve-motion.js';

const ENTRIES = 100_000;
/** Reads under way at a time: as many as a fleet of workers and some pages. */
const READERS = 16;
const MEASURED_MS = 8000;
/** Before what counts: the first reads compile and fill. */
const WARM_UP_MS = 2000;
/** Runs that a fleet records: 25,000 an hour. */
const RUNS_PER_SECOND = 7;
const LEAST_READS_PER_SECOND = 2000;
const MOST_P99_MS = 50;

const PATHS = ['/api/knowledge/for-creation', '/api/registries'] as const;

type Report = (line: BenchLine) => void;

/** Reads of what loops and pages read most, on a large registry, while a fleet writes. */
export async function measureApi(folder: string, report: Report): Promise<void> {
  const data = join(folder, 'api');
  const store = await openStore({ data });
  await store.restore({ entries: filledEntries(ENTRIES, 3, nameSource(loadColorNames())) });
  await store.close();
  const server = await serveMotion(['--data', data, '--rate', '0']);
  try {
    for (const isConditional of [false, true]) {
      const alone = await measureReads(server, { isConditional, runsPerSecond: 0 });
      const beside = await measureReads(server, { isConditional, runsPerSecond: RUNS_PER_SECOND });
      reportReads(isConditional ? 'reads that ask what has changed' : 'whole reads', alone, beside, report);
    }
  } finally {
    await server.stop();
    rmSync(data, { recursive: true });
  }
}

interface Load {
  /** Readers know what they have got, and ask for what is newer. */
  isConditional: boolean;
  /** Runs that are recorded meanwhile; 0 for none. */
  runsPerSecond: number;
}

interface Reads {
  latenciesMs: number[];
  bytes: number;
  unchanged: number;
  runs: number;
  seconds: number;
  /** Processor time of the server. */
  cpuSeconds: number;
}

function reportReads(name: string, alone: Reads, beside: Reads, report: Report): void {
  const { latenciesMs, bytes, unchanged, runs, seconds, cpuSeconds } = beside;
  const count = latenciesMs.length;
  const sorted = [...latenciesMs].sort((a, b) => a - b);
  const percentile = (share: number): number => sorted[Math.min(count - 1, Math.floor(share * count))] ?? Number.NaN;
  const written = `${(runs / seconds).toFixed(1)} runs/s written`;
  const answers = `${(bytes / count / 1000).toFixed(0)} kB each, ${((100 * unchanged) / count).toFixed(0)} % unchanged`;
  report(
    atLeast(
      LEAST_READS_PER_SECOND,
      figure(name, count / seconds, 'reads/s', `${READERS} at a time, ${written}, ${answers}`),
    ),
  );
  report(
    atMost(
      MOST_P99_MS,
      figure('  … the slowest of a hundred', percentile(0.99), 'ms', `median ${percentile(0.5).toFixed(1)}`),
    ),
  );
  // What other programs take of the machine is no part of it: what one read costs, and what one run.
  const readSeconds = alone.cpuSeconds / alone.latenciesMs.length;
  const runSeconds = Math.max(0, cpuSeconds - count * readSeconds) / runs;
  const left = Math.max(0, 1 - RUNS_PER_SECOND * runSeconds);
  const costs = `${(1000 * readSeconds).toFixed(2)} ms a read, ${(1000 * runSeconds).toFixed(0)} ms a run and what it makes anew`;
  const capacity = figure(
    `  … what one core carries beside ${RUNS_PER_SECOND} runs/s`,
    left / readSeconds,
    'reads/s',
    costs,
  );
  report(atLeast(LEAST_READS_PER_SECOND, capacity));
}

async function measureReads(server: ServedMotion, { isConditional, runsPerSecond }: Load): Promise<Reads> {
  const agent = new Agent({ keepAlive: true, maxSockets: READERS });
  const state = { isOver: false, counts: false };
  const reads = { latenciesMs: [] as number[], bytes: 0, unchanged: 0, runs: 0 };
  const etags = new Map<string, string>();
  const reader = async (first: number): Promise<void> => {
    for (let i = first; !state.isOver; i++) {
      const path = PATHS[i % PATHS.length] as string;
      const etag = etags.get(path);
      const begin = performance.now();
      const answer = await read(server.url + path, agent, {
        // As every client of today.
        'accept-encoding': 'gzip',
        ...(isConditional && etag ? { 'if-none-match': etag } : {}),
      });
      if (answer.etag) etags.set(path, answer.etag);
      if (!state.counts) continue;
      reads.latenciesMs.push(performance.now() - begin);
      reads.bytes += answer.bytes;
      if (answer.status === 304) reads.unchanged++;
    }
  };
  const writer = async (): Promise<void> => {
    while (runsPerSecond > 0 && !state.isOver) {
      const next = sleep(1000 / runsPerSecond);
      await recordRun(server.url, nextRun++);
      if (state.counts) reads.runs++;
      await next;
    }
  };
  const work = [...Array.from({ length: READERS }, (_, i) => reader(i)), writer()];
  await sleep(WARM_UP_MS);
  const cpuBefore = await server.cpuSeconds();
  const begin = performance.now();
  state.counts = true;
  await sleep(MEASURED_MS);
  state.counts = false;
  const seconds = (performance.now() - begin) / 1000;
  const cpuSeconds = (await server.cpuSeconds()) - cpuBefore;
  state.isOver = true;
  await Promise.all(work);
  agent.destroy();
  return { ...reads, seconds, cpuSeconds };
}

/** No run is recorded twice. */
let nextRun = 0;

interface Answer {
  status: number;
  etag: string | undefined;
  bytes: number;
}

/** One read, whole: what it holds is of no interest here. */
function read(url: string, agent: Agent, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, etag: response.headers.etag, bytes }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** What a worker writes of one run. */
async function recordRun(url: string, run: number): Promise<void> {
  const prompt = `prompt ${run}`;
  const job = (await post(`${url}/api/jobs`, { prompt, workflow_type: 'explorer' })) as { id: string };
  await post(`${url}/api/knowledge/discoveries`, { job_id: job.id, prompt, discoveries: runDiscoveries(1, run) });
  await post(`${url}/api/learning`, { job_id: job.id, prompt, spec: {}, analysis: { motion_level: 3 } });
}

async function post(url: string, body: object): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`POST ${url} was answered with ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

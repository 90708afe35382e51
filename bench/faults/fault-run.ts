import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../src/numerics/random.js';
import { outboxFolder, readOutbox } from '../../src/studio/outbox/read-outbox.js';
import { httpService } from '../../src/studio/service/http-service.js';
import { examine, type Finding } from './examine.js';
import { freePort, KillableCommand, untilReady } from './fault-processes.js';
import { FaultyProxy } from './faulty-proxy.js';
import { WireTruth } from './wire-truth.js';

export interface FaultRunOptions {
  /** Completed jobs after which workers are asked to end. */
  runs: number;
  /** Loops that run side by side. */
  loops: readonly string[];
  /** Jobs that people ask for meanwhile; a bridge makes them. */
  asked: number;
  /** Share of calls with a fault, 0–1. */
  rate: number;
  serverDeaths: number;
  workerDeaths: number;
  seed: number;
  /** For everything that is written; emptied at first. */
  folder: string;
  nice: number;
  log(line: string): void;
}

export interface FaultReport {
  findings: Finding[];
  /** What was done to the calls, by kind. */
  faults: Record<string, number>;
  serverDeaths: number;
  workerDeaths: number;
  seconds: number;
}

const SIZE = ['--size', '64x64', '--fps', '12'];
/** Calls that nobody answers cost so long, not the half minute of a distant server. */
const CALLS = { MOTION_API_LONGEST_WAIT_SECONDS: '4', MOTION_API_PAUSE_SECONDS: '0.1' };
const STOP_SECONDS = 60;
const MOST_FLUSHES = 5;

/** Lets workers run against a real server while calls go wrong and processes die, and examines what they leave. */
export async function runUnderFaults(options: FaultRunOptions): Promise<FaultReport> {
  const startMs = performance.now();
  rmSync(options.folder, { recursive: true, force: true });
  const port = await freePort();
  const direct = `http://127.0.0.1:${port}`;
  const truth = new WireTruth();
  const proxy = new FaultyProxy({ target: port, rate: options.rate, seed: options.seed, onWrite: truth.note });
  const apiBase = `http://127.0.0.1:${await proxy.listen()}`;
  const server = serverOf(options, port);
  const workers = workersOf(options, apiBase);
  try {
    server.start();
    await untilReady(`${direct}/readyz`, 60);
    const service = httpService({ apiBase: direct });
    await service.setLoopConfig({ enabled: true, delay_seconds: 0, duration_seconds: 1 });
    for (const worker of workers) worker.start();
    const asked = ask(options, apiBase);
    await untilCompleted(options, direct, { server, workers });
    options.log(`${(await asked).length} jobs were asked for; workers are asked to end`);
    await Promise.all(workers.map((worker) => worker.stop(STOP_SECONDS)));
    proxy.rate = 0;
    await flush(options, { direct, apiBase }, await asked);
    await server.stop(STOP_SECONDS);
    const findings = await examine(dataOf(options), {
      truth,
      outbox: outboxFolder(workerDataOf(options)),
      asked: await asked,
    });
    return {
      findings,
      faults: proxy.counts,
      serverDeaths: server.deaths,
      workerDeaths: workers.reduce((sum, { deaths }) => sum + deaths, 0),
      seconds: (performance.now() - startMs) / 1000,
    };
  } finally {
    await Promise.all([server, ...workers].map((command) => command.stop(1)));
    for (const command of [server, ...workers]) command.close();
    await proxy.close();
  }
}

function dataOf({ folder }: FaultRunOptions): string {
  return join(folder, 'server');
}

/** All workers share one folder, and with it one outbox. */
function workerDataOf({ folder }: FaultRunOptions): string {
  return join(folder, 'workers');
}

function serverOf(options: FaultRunOptions, port: number): KillableCommand {
  const args = ['serve', '--port', String(port), '--data', dataOf(options), '--log-level', 'warn', '--rate', '0'];
  return new KillableCommand('server', args, settingOf(options));
}

function settingOf({ folder, nice }: FaultRunOptions) {
  return { env: { ...process.env, MOTION_THREADS: '1' }, logs: join(folder, 'logs'), nice };
}

function workersOf(options: FaultRunOptions, apiBase: string): KillableCommand[] {
  const setting = settingOf(options);
  const env = { ...setting.env, ...CALLS, API_BASE: apiBase };
  const shared = ['--data', workerDataOf(options), ...SIZE];
  const loops = options.loops.map((loop, n) => {
    const args = ['loop', loop, '--name', `${loop}-${n}`, '--seed', String(options.seed + n), ...shared];
    return new KillableCommand(`${loop}-${n}`, args, { ...setting, env });
  });
  if (options.asked === 0) return loops;
  const bridge = new KillableCommand('bridge', ['bridge', '--learn', '--interval', '1', ...shared], {
    ...setting,
    env,
  });
  return [...loops, bridge];
}

/** Asks for videos as a page does whose calls go wrong, too. @returns their ids */
async function ask({ asked, log }: FaultRunOptions, apiBase: string): Promise<string[]> {
  const page = httpService({
    apiBase,
    longestWaitSeconds: 4,
    pauseSeconds: 0.1,
    limits: { createJob: { timeoutSeconds: 4, retries: 100 } },
  });
  const ids: string[] = [];
  for (let n = 0; n < asked; n++) {
    // With words that are learned: two meanings of one, one of the other.
    const prompt = `a jubilant ${['red', 'blue', 'green', 'golden'][n % 4]} boat at mignight, number ${n + 1}`;
    ids.push((await page.createJob({ prompt, duration_seconds: 0.5, workflow_type: 'web' })).id);
    await sleep(200);
  }
  log(`asked for ${ids.length} videos`);
  return ids;
}

/** Lets time pass until enough jobs are completed; meanwhile the server and workers die at even distances. */
async function untilCompleted(
  options: FaultRunOptions,
  direct: string,
  { server, workers }: { server: KillableCommand; workers: readonly KillableCommand[] },
): Promise<void> {
  const random = Random.fromSeed(options.seed).fork('deaths');
  const deaths = [...schedule(options.serverDeaths, 'server'), ...schedule(options.workerDeaths, 'worker')].sort(
    (a, b) => a.at - b.at,
  );
  for (let completed = 0, told = 0; completed < options.runs; ) {
    await sleep(250);
    completed = (await completedJobs(direct)) ?? completed;
    if (completed >= told + 25) {
      told = completed;
      options.log(`${completed} jobs are completed`);
    }
    const next = deaths[0];
    if (!next || completed < next.at * options.runs) {
      restartDead(workers, options);
      continue;
    }
    deaths.shift();
    const victim = next.who === 'server' ? server : (workers[random.integer(workers.length)] as KillableCommand);
    options.log(`${victim.name} is killed at ${completed} jobs`);
    await victim.kill();
    await sleep(random.between(200, 1500));
    victim.start();
    if (next.who === 'server') await untilReady(`${direct}/readyz`, 60);
  }
}

function schedule(times: number, who: 'server' | 'worker'): { at: number; who: 'server' | 'worker' }[] {
  const shift = who === 'server' ? 0.5 : 0;
  return Array.from({ length: times }, (_, n) => ({ at: (n + 1 - shift) / (times + 1), who }));
}

/** A loop ends by itself only when it fails: that is told, and it is started again as a fleet would. */
function restartDead(workers: readonly KillableCommand[], { log }: FaultRunOptions): void {
  for (const worker of workers) {
    if (worker.isAlive) continue;
    log(`${worker.name} ended by itself with code ${worker.code}; it is started again`);
    worker.start();
  }
}

async function completedJobs(direct: string): Promise<number | null> {
  return httpService({ apiBase: direct, limits: { readJobs: { timeoutSeconds: 5, retries: 0 } } })
    .jobCounts()
    .then(
      ({ completed }) => completed,
      () => null,
    );
}

/** Carries through what waits in the outbox and what was asked for, over a network that holds. */
async function flush(
  options: FaultRunOptions,
  { direct, apiBase }: { direct: string; apiBase: string },
  asked: readonly string[],
): Promise<void> {
  const args = ['bridge', '--learn', '--once', '--data', workerDataOf(options), ...SIZE];
  const setting = settingOf(options);
  const bridge = new KillableCommand('flush', args, { ...setting, env: { ...setting.env, API_BASE: apiBase } });
  const service = httpService({ apiBase: direct });
  for (let n = 0; n < MOST_FLUSHES; n++) {
    const { waiting } = await readOutbox(outboxFolder(workerDataOf(options)));
    const pending = await Promise.all(asked.map(async (id) => (await service.job(id))?.status === 'pending'));
    options.log(`${waiting.length} errands wait, ${pending.filter(Boolean).length} videos are still to be made`);
    if (waiting.length === 0 && !pending.some(Boolean)) break;
    bridge.start();
    await bridge.untilEnd();
  }
  bridge.close();
}

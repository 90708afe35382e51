import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../studio/package-root.js';
import { Fleet, type FleetOptions } from './fleet.js';
import { readFleetConfig } from './fleet-config.js';
import { openHealthPort } from './health-port.js';

let folder: string;
let lines: string[];
let fleets: Fleet[];
let waiters: (() => void)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-fleet-'));
  [lines, fleets, waiters] = [[], [], []];
});

afterEach(() => {
  for (const each of fleets) each.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Pauses that can be waited for. */
const RESTART = 'restart: { first_pause_seconds: 0.01, longest_pause_seconds: 0.05, healthy_after_seconds: 1000 }';

function fleet(workers: Record<string, Record<string, string>>, options: Partial<FleetOptions> = {}): Fleet {
  const text = Object.entries(workers).map(
    ([name, env]) =>
      `  ${name}: { command: loop ${name}, nice: 5, env: ${JSON.stringify({ LIVES: join(folder, name), ...env })} }`,
  );
  const made = new Fleet({
    config: readFleetConfig(`${RESTART}\nworkers:\n${text.join('\n')}\n`, 'fleet.yaml'),
    program: [process.execPath, join(packageRoot(), 'tests', 'doubles', 'fleet-worker.mjs')],
    args: ['--data', 'there'],
    env: process.env,
    write: (line) => {
      lines.push(line);
      for (const each of waiters) each();
    },
    ...options,
  });
  fleets.push(made);
  return made;
}

/** Waits until a line was written so often. */
function seen(line: string, times = 1): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (lines.filter((each) => each === line).length >= times) resolve();
    };
    waiters.push(look);
    look();
  });
}

function lives(name: string): string[] {
  return readFileSync(join(folder, name), 'utf8').trim().split('\n');
}

describe('a fleet', () => {
  it('starts again what dies, whichever way, and leaves the others alone', async () => {
    const made = fleet({ frail: { DEATHS: '2' }, shot: { DEATHS: '1', DIES_WITH: 'SIGKILL' }, sound: {} });
    const end = made.run();
    await Promise.all([seen('[frail] ready'), seen('[shot] ready'), seen('[sound] ready')]);
    expect([lives('frail'), lives('shot'), lives('sound')].map(({ length }) => length)).toEqual([3, 2, 1]);
    expect(made.status).toMatchObject({
      ok: true,
      service: 'motion-fleet',
      workers: {
        frail: { state: 'running', restarts: 2, pid: expect.any(Number), last_exit: { code: 1, signal: null } },
        shot: { state: 'running', restarts: 1, last_exit: { code: null, signal: 'SIGKILL' } },
        sound: { state: 'running', restarts: 0, last_exit: null },
      },
    });
    made.stop('SIGTERM');
    expect(await end).toEqual([]);
  });

  it('makes one stream of lines, whole ones, each with the name of its worker', async () => {
    const made = fleet({ one: {} });
    const end = made.run();
    await seen('[one] ready');
    made.stop('SIGTERM');
    await end;
    expect(lines).toEqual(expect.arrayContaining(['[one] life 1', '[one] half a line', '[one] a warning']));
    expect(lines.every((line) => /^\[(one|fleet)\] /.test(line))).toBe(true);
  });

  it('asks all to end, and starts none of them again', async () => {
    const made = fleet({ one: {}, two: {} });
    const end = made.run();
    await Promise.all([seen('[one] ready'), seen('[two] ready')]);
    made.stop('SIGTERM');
    expect(await end).toEqual([]);
    expect(lines).toEqual(expect.arrayContaining(['[one] farewell', '[two] farewell']));
    expect(lives('one')).toHaveLength(1);
    expect(made.status.workers).toMatchObject({ one: { state: 'stopped', pid: null }, two: { state: 'stopped' } });
  });

  it('ends at once what does not listen', async () => {
    const made = fleet({ deaf: { MANNER: 'hang' } });
    const end = made.run();
    await seen('[deaf] ready');
    made.stop('SIGTERM');
    made.stop('SIGKILL');
    await end;
    expect(made.status.workers.deaf).toMatchObject({ state: 'stopped', last_exit: { signal: 'SIGKILL' } });
  });

  it('ends when all have made their runs, and starts again what died before', async () => {
    const made = fleet({ quick: { MANNER: 'end' }, frail: { DEATHS: '1', MANNER: 'end' } }, { runs: 7 });
    expect(await made.run()).toEqual([]);
    expect(lives('quick')).toEqual(['loop quick --runs 7 --data there']);
    expect(lives('frail')).toHaveLength(2);
    expect(made.status).toMatchObject({ ok: true, workers: { quick: { state: 'ended' }, frail: { state: 'ended' } } });
  });

  it('gives up what is used wrongly, and in a bounded number of runs what dies every time', async () => {
    const made = fleet({ wrong: { DEATHS: '9', DIES_WITH: '2' }, hopeless: { DEATHS: '99' } }, { runs: 1 });
    expect(await made.run()).toEqual(['wrong', 'hopeless']);
    expect(lives('wrong')).toHaveLength(1);
    expect(lives('hopeless')).toHaveLength(8);
    expect(made.status.ok).toBe(false);
  });

  it('lets workers stand back as they are told', async () => {
    const made = fleet({ meek: {} });
    const end = made.run();
    await seen('[meek] ready');
    const { pid } = made.status.workers.meek ?? {};
    expect(getPriority(pid ?? 0)).toBe(Math.min(19, getPriority() + 5));
    made.stop('SIGTERM');
    await end;
  });

  it('says what cannot be started', async () => {
    const made = fleet({ one: {} }, { program: ['/nowhere/motion'], runs: 1 });
    expect(await made.run()).toEqual(['one']);
    expect(lines[0]).toMatch(/^\[one\] cannot be started: .*ENOENT/);
  });
});

describe('the health port', () => {
  it('answers with what it is told, and only to who reads', async () => {
    let state = 'running';
    const port = await openHealthPort({ host: '127.0.0.1', port: 0 }, () => ({
      ok: true,
      workers: { one: { state } },
    }));
    const ask = (init?: RequestInit) => fetch(`http://127.0.0.1:${port.port}/any/path`, init);
    expect(await (await ask()).json()).toEqual({ ok: true, workers: { one: { state: 'running' } } });
    state = 'waiting';
    expect(await (await ask()).json()).toMatchObject({ workers: { one: { state: 'waiting' } } });
    expect((await ask({ method: 'POST' })).status).toBe(405);
    await port.close();
    await expect(ask()).rejects.toThrow();
  });
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MotionServer, startServer } from '../src/server/motion-server.js';
import type { MotionService } from '../src/studio/service/motion-service.js';
import { openLocalService } from '../src/studio/service/open-local-service.js';
import { motion, startMotion } from './run-motion.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-loops-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const SMALL = ['--size', '96x64', '--fps', '12'];
const loop = (...args: string[]) => motion(['loop', ...args], { cwd: folder });

async function withService<T>(look: (service: MotionService) => Promise<T>, data = '.motion'): Promise<T> {
  const service = await openLocalService({ data: join(folder, data) });
  try {
    return await look(service);
  } finally {
    await service.close();
  }
}

describe.each(['the local store', 'a server'])('motion loop on %s', (place) => {
  let server: MotionServer | undefined;
  beforeEach(async () => {
    if (place !== 'a server') return;
    const data = join(folder, 'system');
    server = await startServer({
      service: await openLocalService({ data }),
      port: 0,
      host: '127.0.0.1',
      uploads: join(data, 'uploads'),
      log: pino({ level: 'silent' }),
    });
  });
  afterEach(() => server?.close());

  const work = (...args: string[]) => loop(...args, ...(server ? ['--api-base', server.url] : []));
  const look = <T>(at: (service: MotionService) => Promise<T>): Promise<T> =>
    withService(at, server ? 'system' : '.motion');

  it('makes and records its runs', async () => {
    const { code, stdout } = await work('explorer', '--runs', '2', '--delay', '0', ...SMALL);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Starting self-feeding loop/);
    expect(stdout.match(/^\[\d+\] .*✓/gm)).toHaveLength(2);
    expect(stdout).toMatch(/Loop stopped\.\n$/);
    await look(async (service) => {
      expect((await service.diagnostics(10)).summary).toMatchObject({ missing_learning: 0, missing_discovery: 0 });
      expect((await service.jobs({ status: 'completed' })).jobs).toHaveLength(2);
    });
    expect(readdirSync(join(folder, '.motion', 'outbox'))).toEqual([]);
  });

  it('goes on where it was, under the same name', async () => {
    await work('balanced', '--runs', '1', ...SMALL);
    const { stdout } = await work('balanced', '--runs', '1', ...SMALL);
    expect(stdout).toContain('State: run_count=1,');
    expect(stdout).toMatch(/^\[2\] /m);
  });

  it('makes sounds, measures them, and keeps none of the files', async () => {
    const { stdout } = await work('sound', '--runs', '2', '--delay', '0', '--duration', '1', '--seed', '3');
    expect(stdout).toMatch(/^Sound-only worker started \(no create\/render\)\nDelay: 0s, duration: 1s per cycle\n/);
    expect(stdout).toMatch(/^\[2\] sound discovery: \+\d+ \(mood=\w+, tempo=\w+, presence=\w+\)$/m);
    expect(readdirSync(join(folder, '.motion')).filter((name) => name.endsWith('.wav'))).toEqual([]);
  });

  it('interprets what waits, what was missed and what it writes', async () => {
    const { id } = await look(async (service) => {
      await service.createJob({ prompt: 'a sombre scene with two foxes' });
      return service.queueInterpretation('a red boat on a lake', 'web');
    });
    const { stdout } = await work('interpret', '--runs', '1', '--seed', '3');
    expect(stdout).toMatch(
      /^Interpretation worker started \(no create\/render\)\nAPI: .*\nDelay: 10s between cycles\. Backfill: on\. Generate: on\n/,
    );
    expect(stdout).toContain('[1] interpreted: a red boat on a lake…\n');
    expect(stdout).toContain('[1] backfill: 1 interpreted\n');
    expect(stdout.match(/^\[1\] generated: .*…$/gm)).toHaveLength(5);
    expect(stdout).toMatch(/^\[1\] linguistic growth: \+\d+ new, \d+ updated$/m);
    await look(async (service) => {
      expect(await service.interpretationQueue(10)).toEqual([]);
      expect(await service.mappings({})).toContainEqual(
        expect.objectContaining({ span: 'sombre', domain: 'tone', canonical: 'dark' }),
      );
    });
    expect(id).not.toBe('');
    const data = server ? 'system' : '.motion';
    const { stdout: understood } = await motion(['interpret', 'a sombre scene', '--json', '--data', data], {
      cwd: folder,
    });
    expect(JSON.parse(understood).understood).toContainEqual(
      expect.objectContaining({ span: 'sombre', domain: 'tone', by: 'learned' }),
    );
  });
});

describe('motion loop', () => {
  it('names the right variable when one is misspelt', async () => {
    const { child, ended } = startMotion(['loop', 'video', '--runs', '1', ...SMALL], {
      cwd: folder,
      env: { LCXP_EXTRACTION_FOCUS: 'frame' },
    });
    const { code, stderr, stdout } = await ended;
    expect(child.exitCode).toBe(0);
    expect(code).toBe(0);
    expect(stderr).toContain(
      'WARNING: The environment variable LCXP_EXTRACTION_FOCUS is not known and has no effect. Did you mean LOOP_EXTRACTION_FOCUS?',
    );
    expect(stderr).toContain('LOOP_EXTRACTION_FOCUS is unset → Growth [all].');
    expect(stdout).toContain('Growth [all]:');
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('ends cleanly in the middle of a run by %s, and gives its job back', async (signal, expected) => {
    await withService((service) => service.setLoopConfig({ duration_seconds: 60 }));
    const { child, ended } = startMotion(['loop', 'explorer', '--size', '512x512'], { cwd: folder });
    let stdout = '';
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    while (!stdout.includes('"phase": "run"') && child.exitCode === null) await sleep(20);
    await sleep(200);
    child.kill(signal);
    const { code } = await ended;
    expect(code).toBe(expected);
    expect(stdout).toContain('{"level": "info", "msg": "Shutdown requested, exiting"}\nLoop stopped.\n');
    const id = /"job_id": "([^"]+)"/.exec(stdout)?.[1] ?? '';
    await withService(async (service) => {
      expect(await service.job(id)).toMatchObject({ status: 'pending' });
      await service.deleteJob(id);
    });
  });

  it('answers health checks while it runs', async () => {
    const { child, ended } = startMotion(['loop', 'sound', '--delay', '60'], {
      cwd: folder,
      env: { HEALTH_PORT: '18743' },
    });
    let answer: { status: number; body: unknown } | undefined;
    while (!answer && child.exitCode === null) {
      await sleep(50);
      answer = await fetch('http://127.0.0.1:18743/any/path').then(
        async (response) => ({ status: response.status, body: await response.json() }),
        () => undefined,
      );
    }
    child.kill('SIGTERM');
    const { stdout } = await ended;
    expect(answer).toEqual({ status: 200, body: { ok: true, service: 'motion-loop' } });
    expect(stdout).toContain('{"level": "info", "msg": "Health server started", "port": 18743}');
    expect(stdout).toMatch(/Shutdown requested, exiting\n$/);
  });

  it.each([
    ['an unknown workflow', ['explore'], 'There is no workflow "explore". Use one of: explorer, exploiter,'],
    ['a pause in the past', ['explorer', '--delay=-1'], '--delay -1 is in the past.'],
    ['a number of runs that is none', ['explorer', '--runs', '0'], '--runs "0" is not a number of things.'],
    ['a configuration that is missing', ['explorer', '--config', 'no.yaml'], 'There is no configuration "no.yaml".'],
  ])('says what to do: %s', async (_what, args, message) => {
    const { code, stderr } = await loop(...args);
    expect(stderr).toContain(message);
    expect(code).not.toBe(0);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../bench/faults/fault-processes.js';
import { motion, startMotion } from './run-motion.js';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'motion-fleet-command-'));
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function config(text: string): string {
  writeFileSync(join(cwd, 'fleet.yaml'), text);
  return 'fleet.yaml';
}

describe('motion fleet', () => {
  it('ends when its workers have made their runs, each told by name', async () => {
    const file = config(
      'workers:\n  one: { command: bridge, runs: --once }\n  two: { command: bridge --name two, runs: --once }\n',
    );
    const { code, stdout } = await motion(['fleet', '--runs', '1', '--config', file, '--data', 'here'], { cwd });
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines).toEqual(
      expect.arrayContaining(['[one] No pending jobs. Exiting.', '[two] No pending jobs. Exiting.']),
    );
    expect(lines.every((line) => /^\[(one|two|fleet)\] /.test(line))).toBe(true);
  });

  it('tells on its port how every worker does, and lets them end when it is asked to', async () => {
    const file = config('health: { port: 0 }\nworkers:\n  idle: { command: bridge --interval 600 }\n');
    const port = await freePort();
    const { child, ended } = startMotion(['fleet', '--config', file, '--health-port', String(port), '--data', 'here'], {
      cwd,
    });
    let told = '';
    const isIdle = new Promise<void>((resolve) =>
      child.stdout.on('data', (piece) => {
        told += piece;
        if (told.includes('[idle] No pending jobs. Polling again in 600s...')) resolve();
      }),
    );
    await isIdle;
    const status = await (await fetch(`http://127.0.0.1:${port}/`)).json();
    expect(status).toMatchObject({
      ok: true,
      service: 'motion-fleet',
      workers: { idle: { state: 'running', restarts: 0 } },
    });
    child.kill('SIGTERM');
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(stdout).toContain('[idle] {"level": "info", "msg": "Shutdown requested, exiting"}');
    expect(stdout).toContain('[fleet] idle ended with code 143: stopped');
  });

  it('says which line of its file is at fault', async () => {
    const file = config('workers:\n  one:\n    command: loop explorer\n    nice: very\n');
    const { code, stderr } = await motion(['fleet', '--config', file], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('fleet.yaml:4: workers.one.nice: expected number, received string.');
    expect(await motion(['fleet', '--config', 'nowhere.yaml'], { cwd })).toMatchObject({ code: 2 });
  });

  it('ends with code 1 when a worker failed for good', async () => {
    const file = config('workers:\n  lost: { command: loop nowhere }\n');
    const { code, stderr, stdout } = await motion(['fleet', '--config', file, '--data', 'here'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('[fleet] lost ended with code 2: failed');
    expect(stderr).toContain('These workers failed for good: lost.');
  });
});

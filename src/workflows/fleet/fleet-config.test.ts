import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../studio/package-root.js';
import { readFleetConfig } from './fleet-config.js';

function faultsOf(text: string): string[] {
  try {
    readFleetConfig(text, 'f.yaml');
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

describe("a fleet's file", () => {
  it('needs no more than workers', () => {
    expect(readFleetConfig('workers:\n  a:\n    command: loop explorer\n', 'f.yaml')).toEqual({
      health: { port: 0, host: '127.0.0.1' },
      restart: { first_pause_seconds: 1, longest_pause_seconds: 60, healthy_after_seconds: 60 },
      env: {},
      workers: { a: { command: ['loop', 'explorer'], env: {}, nice: 0, runs: ['--runs', '{runs}'] } },
    });
  });

  it('takes variables as text, whatever they look like, and arguments as a list where blanks matter', () => {
    const { workers } = readFleetConfig(
      'workers: { a: { command: [bridge, --data, my data], env: { A: 1, B: true, C: x }, runs: --once } }',
      'f.yaml',
    );
    expect(workers.a).toMatchObject({
      command: ['bridge', '--data', 'my data'],
      env: { A: '1', B: 'true', C: 'x' },
      runs: ['--once'],
    });
  });

  it.each([
    [
      'workers:\n  a:\n    command: loop explorer\n    nice: high\n',
      'f.yaml:4: workers.a.nice: expected number, received string.',
    ],
    ['workers:\n  a:\n    nice: 3\n', /^f\.yaml:2: workers\.a\.command: /],
    [
      'workers:\n  a:\n    command: dance\n',
      'f.yaml:3: workers.a.command: must begin with one of: loop, bridge, serve.',
    ],
    [
      'workers:\n  a:\n    command: loop x\n    threads: 2\n    thread: 1\n',
      'f.yaml:5: workers.a: nothing is called "thread" here.',
    ],
    ['workers: {}\n', 'f.yaml:1: workers: names no worker.'],
    ['health:\n  port: 99999\nworkers: { a: { command: loop x } }\n', /^f\.yaml:2: health\.port: Too big/],
    ['workers:\n  "a b":\n    command: loop x\n', /^f\.yaml:2: workers\.a b: "a b" is no name of a worker/],
    [
      'workers:\n  a:\n    command: loop x\n    env: { 1A: x }\n',
      /^f\.yaml:4: workers\.a\.env\.1A: "1A" is no name of a variable/,
    ],
    ['workers:\n  a: { command: loop x }\n  a: { command: loop x }\n', /^f\.yaml:3: Map keys must be unique/],
    ['workers:\n  a: { command: loop x\n', /^f\.yaml:\d: /],
    ['', /^f\.yaml:1: expected object/],
  ])('is refused with the line of the fault: %j', (text, expected) => {
    const [first = ''] = faultsOf(text);
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
  });

  it('tells every fault at once', () => {
    expect(faultsOf('workers:\n  a: { command: loop x, nice: 40 }\n  b: { command: loop x, nice: -1 }\n')).toHaveLength(
      2,
    );
  });

  it('of this package has the services of the contract, each with its environment', () => {
    const path = join(packageRoot(), 'config', 'workflows.yaml');
    const { workers } = readFleetConfig(readFileSync(path, 'utf8'), path);
    const environments = Object.fromEntries(Object.entries(workers).map(([name, { env }]) => [name, env]));
    expect(environments).toEqual({
      bridge: {},
      explorer: { LOOP_EXTRACTION_FOCUS: 'frame', LOOP_EXPLOIT_RATIO_OVERRIDE: '0', LOOP_WORKFLOW_TYPE: 'explorer' },
      exploiter: { LOOP_EXTRACTION_FOCUS: 'frame', LOOP_EXPLOIT_RATIO_OVERRIDE: '1', LOOP_WORKFLOW_TYPE: 'exploiter' },
      balanced: { LOOP_EXTRACTION_FOCUS: 'window', LOOP_WORKFLOW_TYPE: 'main' },
      interpret: {},
      sound: {},
    });
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeWorkerName } from './worker-name.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-names-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const here = (name: string): string => `${name}@${hostname()}`;

describe("a worker's name", () => {
  it('is the one that was wanted, and the same after it was given back', () => {
    for (let n = 0; n < 2; n++) {
      const { worker, release } = takeWorkerName(folder, 'explorer');
      expect(worker).toBe(here('explorer'));
      release();
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gets a number while another worker has it', () => {
    const names = Array.from({ length: 3 }, () => takeWorkerName(folder, 'explorer'));
    expect(names.map(({ worker }) => worker)).toEqual(['explorer', 'explorer-2', 'explorer-3'].map(here));
    names[1]?.release();
    expect(takeWorkerName(folder, 'explorer').worker).toBe(here('explorer-2'));
  });

  it.each([
    ['ended', `${2 ** 22 + 5} 123`],
    ['had the number that this one has now', `${process.pid} 1`],
    ['had a number that another one has now', `${process.ppid} 1`],
    ['left half a lock', ''],
  ])('is free when the process that had it %s', (_, mark) => {
    writeFileSync(join(folder, 'explorer.lock'), mark);
    expect(takeWorkerName(folder, 'explorer').worker).toBe(here('explorer'));
    expect(readdirSync(folder)).toEqual(['explorer.lock']);
  });

  it.skipIf(process.platform !== 'linux')('is left to a process that lives', () => {
    const { release } = takeWorkerName(folder, 'probe');
    const started = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19];
    writeFileSync(join(folder, 'explorer.lock'), `${process.ppid} ${started}`);
    expect(takeWorkerName(folder, 'explorer').worker).toBe(here('explorer-2'));
    release();
  });
});

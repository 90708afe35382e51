import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runUnderFaults } from '../bench/faults/fault-run.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-fault-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Long form: npm run faults. */
describe('workers and a server, over a network where every fifth call fails, and with processes that are killed', () => {
  it('leave every run recorded, each once', async () => {
    const { findings, faults, serverDeaths, workerDeaths } = await runUnderFaults({
      runs: 14,
      loops: ['explorer', 'balanced'],
      asked: 2,
      rate: 0.2,
      serverDeaths: 1,
      workerDeaths: 1,
      seed: 7,
      nice: 0,
      folder,
      log: () => undefined,
    });
    const broken = findings.filter(({ violations }) => violations.length > 0);
    expect(broken, logsOf(folder)).toEqual([]);
    expect([serverDeaths, workerDeaths]).toEqual([1, 1]);
    expect(faults.calls).toBeGreaterThan(100);
    // Every rule had something to look at; an empty outbox is nothing to look at.
    expect(findings.filter(({ rule, of }) => of === 0 && rule !== 'the outbox is empty')).toEqual([]);
  }, 400_000);
});

/** The last lines of every process, for who reads that it failed. */
function logsOf(place: string): string {
  const logs = join(place, 'logs');
  return readdirSync(logs)
    .map((name) => `${name}:\n${readFileSync(join(logs, name), 'utf8').split('\n').slice(-15).join('\n')}`)
    .join('\n');
}

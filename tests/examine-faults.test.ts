import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../bench/faults/examine.js';
import { FaultyProxy } from '../bench/faults/faulty-proxy.js';
import { WireTruth } from '../bench/faults/wire-truth.js';
import { startServer } from '../src/server/motion-server.js';
import { Outbox } from '../src/studio/outbox/outbox.js';
import { httpService } from '../src/studio/service/http-service.js';
import { openLocalService } from '../src/studio/service/open-local-service.js';
import { sharedCrew } from '../src/studio/threads/shared-crew.js';
import { Bridge } from '../src/workflows/bridge/bridge.js';

let folder: string;
const truth = new WireTruth();
const jobs: string[] = [];

/** Two runs on a server, as a run under faults makes them. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-examine-'));
  const data = join(folder, 'server');
  const server = await startServer({
    service: await openLocalService({ data }),
    port: 0,
    host: '127.0.0.1',
    uploads: join(data, 'uploads'),
    log: pino({ level: 'silent' }),
  });
  const target = Number(new URL(server.url).port);
  const proxy = new FaultyProxy({ target, rate: 0, seed: 1, onWrite: truth.note });
  const service = httpService({ apiBase: `http://127.0.0.1:${await proxy.listen()}` });
  for (const prompt of ['a jubilant red boat', 'a green hill at mignight'])
    jobs.push((await service.createJob({ prompt, duration_seconds: 0.5, workflow_type: 'web' })).id);
  const outbox = await Outbox.open(join(folder, 'outbox'));
  const say = (): void => undefined;
  await new Bridge(
    { worker: 'w', learns: true, isOnce: true, intervalSeconds: 1, format: { width: 64, height: 64, fps: 12 } },
    {
      service,
      outbox,
      log: { line: say, info: say, warn: say, json: say },
      pause: async () => undefined,
      signal: new AbortController().signal,
    },
  ).run();
  await outbox.close();
  await proxy.close();
  await server.close();
}, 60_000);

afterAll(async () => {
  await sharedCrew().dismiss();
  rmSync(folder, { recursive: true, force: true });
});

/** The rules that are broken after somebody meddled with what is stored. */
async function brokenAfter(statement?: string): Promise<string[]> {
  const data = mkdtempSync(join(folder, 'copy-'));
  cpSync(join(folder, 'server'), data, { recursive: true });
  if (statement !== undefined) {
    const database = new Database(join(data, 'registries.db'));
    database.exec('pragma foreign_keys = off');
    expect(database.prepare(statement).run().changes).toBeGreaterThan(0);
    database.close();
  }
  const findings = await examine(data, { truth, outbox: join(folder, 'outbox'), asked: jobs });
  return findings.filter(({ violations }) => violations.length > 0).map(({ rule }) => rule);
}

describe('the examination of a run under faults', () => {
  it('finds nothing where every run is recorded once', async () => {
    expect(await brokenAfter()).toEqual([]);
  });

  it.each([
    [
      'a sighting too many',
      'update entries set count = count + 1 where id = (select max(id) from entries where count > 0)',
      'every sighting that was posted counts once',
    ],
    [
      'a sighting too few',
      'update entries set count = count - 1 where id = (select max(id) from entries where count > 0)',
      'every sighting that was posted counts once',
    ],
    [
      'a missing learning',
      'delete from learning_runs where rowid = (select max(rowid) from learning_runs)',
      'every completed job has its learning',
    ],
    [
      'a missing row',
      'delete from discovery_runs where id = (select max(id) from discovery_runs)',
      'every request that was recorded has one row',
    ],
    [
      'a double meaning of a word',
      'update linguistic_mappings set count = count + 1',
      'every meaning of a span that was posted counts once',
    ],
    ['a missing interpretation', 'delete from interpretations', "every completed job's prompt has its interpretation"],
    [
      'a job that was not made',
      "update jobs set status = 'failed' where id = (select max(id) from jobs)",
      'every video that was asked for is made',
    ],
    [
      "another job's video",
      'update jobs set video_key = (select max(video_key) from jobs)',
      'every stored video shows the colours that are recorded under its job',
    ],
  ])('finds %s', async (_, statement, rule) => {
    expect(await brokenAfter(statement)).toContain(rule);
  });
});

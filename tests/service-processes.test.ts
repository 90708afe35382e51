import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLocalService } from '../src/studio/service/open-local-service.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';

const SCRIPT = fileURLToPath(new URL('doubles/service-worker.mjs', import.meta.url));
const PROCESSES = 4;
const JOBS = 60;
const KILLS = 5;
/** Acts between two kills: the next one dies somewhere within. */
const ACTS = 12;

let folder: string;
let postgres: PostgresServer | null = null;
let places = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-processes-'));
  postgres = await startPostgres();
}, 60_000);

afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const DATABASES = {
  SQLite: async () => '',
  PostgreSQL: async () => postgres?.database() ?? null,
};

for (const [name, databaseOf] of Object.entries(DATABASES))
  describe(`processes at one service on ${name}`, () => {
    it('never claim the same job', async (context) => {
      const database = await databaseOf();
      if (database === null) return context.skip('There is no PostgreSQL package for this platform.');
      const place = { data: join(folder, String(++places)), ...(database !== '' && { database }) };
      const service = await openLocalService(place);
      const ids: string[] = [];
      for (let i = 0; i < JOBS; i++) ids.push((await service.createJob({ prompt: `prompt ${i}` })).id);
      const claimed = await Promise.all(
        Array.from({ length: PROCESSES }, async (_, i) => {
          const worker = start('claim', place.data, database, `worker-${i}`);
          const lines: string[] = [];
          for await (const line of linesOf(worker)) lines.push(line);
          return lines;
        }),
      );
      expect(claimed.flat().sort()).toEqual(ids.sort());
      expect((await service.jobCounts()).failed).toBe(JOBS);
      await service.close();
    }, 120_000);

    it('lose no act and carry none out twice, though they are killed and send it again', async (context) => {
      const database = await databaseOf();
      if (database === null) return context.skip('There is no PostgreSQL package for this platform.');
      const place = { data: join(folder, String(++places)), ...(database !== '' && { database }) };
      let next = 0;
      for (let kill = 0; kill < KILLS; kill++) next = await writeUntilKilled(place.data, database, next);
      // The last one finishes what the one before began.
      const acts = (await writeUntilKilled(place.data, database, next, 1)) as number;
      const service = await openLocalService(place, { freshMs: 0 });
      const creation = await service.forCreation({ limit: 10, interpretationLimit: 1 });
      // What was begun when the last one was killed may be there as well, each write for itself.
      const counts = [
        creation.static_colors['225,0,0_1.0']?.count ?? 0,
        (await service.learningRuns(500)).length,
        (await service.jobCounts()).pending,
      ];
      for (const count of counts) expect([acts, acts + 1]).toContain(count);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      const prompts = (await service.learningRuns(500)).map(({ prompt }) => prompt);
      expect(new Set(prompts).size).toBe(prompts.length);
      await service.close();
    }, 120_000);
  });

/** Lets a process write, kills it in the middle of an act, and tells which act comes next: the first that was not answered. */
async function writeUntilKilled(data: string, database: string, from: number, acts = ACTS): Promise<number> {
  const worker = start('write', data, database, '', from);
  let answered = from - 1;
  for await (const line of linesOf(worker)) {
    answered = Number(line);
    if (answered === from + acts - 1) setImmediate(() => worker.kill('SIGKILL'));
  }
  return answered + 1;
}

function start(does: string, data: string, database: string, name: string, from = 0): ChildProcess {
  return spawn(process.execPath, [SCRIPT, does, data, database, name, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function* linesOf(worker: ChildProcess): AsyncGenerator<string> {
  const ended = once(worker, 'close');
  yield* createInterface({ input: worker.stdout as NodeJS.ReadableStream });
  await ended;
}

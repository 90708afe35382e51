import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegistries } from '../src/registries/open-registries.js';
import type { Entry } from '../src/registries/registry-store.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';

const WRITERS = 16;

let folder: string;
let postgres: PostgresServer | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-writers-'));
  postgres = await startPostgres();
}, 60_000);

afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What all writers together must have left, whatever their order. */
async function expectNothingLost(url: string): Promise<void> {
  const store = await openRegistries(url, {
    names: { candidates: () => [] },
    cells: { version: '1', cellOf: () => null },
    origins: [],
    now: () => new Date().toISOString(),
  });
  const entries: Entry[] = [];
  for await (const entry of store.entries()) entries.push(entry);
  const cells = await store.reachedCells();
  await store.close();
  // Each writer records each of its 8 batches twice; batch b shows key k (k + b) % 3 + 1 times.
  const learned = entries.filter(({ isOrigin }) => !isOrigin);
  const expected = (k: number): number =>
    WRITERS * Array.from({ length: 8 }, (_, b) => ((k + b) % 3) + 1).reduce((sum, n) => sum + n, 0) + (k === 0 ? 5 : 0);
  expect(learned).toHaveLength(30);
  for (const { key, count } of learned) expect(`${key}: ${count}`).toBe(`${key}: ${expected(Number(key.slice(4)))}`);
  expect(cells).toEqual([{ registry: 'static', aspect: 'color', cell: '1', entries: 30 }]);
  // The origin and the batch that all sent.
  expect(entries).toHaveLength(31);
  expect(new Set(entries.map(({ name }) => name.toLowerCase())).size).toBe(entries.length);
  expect(entries.every(({ sources }) => sources.length <= 5)).toBe(true);
}

describe('sixteen processes that write at once', () => {
  it('lose nothing and name nothing twice on SQLite', async () => {
    const url = join(folder, 'registries.db');
    await writeTogether(url);
    await expectNothingLost(url);
  }, 120_000);

  it('lose nothing and name nothing twice on PostgreSQL', async (context) => {
    if (!postgres) return context.skip('There is no PostgreSQL package for this platform.');
    const url = await postgres.database();
    await writeTogether(url);
    await expectNothingLost(url);
  }, 120_000);
});

async function writeTogether(url: string): Promise<void> {
  const script = fileURLToPath(new URL('doubles/registry-writer.mjs', import.meta.url));
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => run([script, url, String(writer)])));
}

function run(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`A writer ended with ${code}: ${said}`))));
  });
}

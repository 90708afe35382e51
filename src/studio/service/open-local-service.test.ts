import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../tests/postgres-server.js';
import { describeService, type ServiceUnderTest, TestClock } from '../../../tests/service-contract.js';
import { openLocalService } from './open-local-service.js';

let folder: string;
let postgres: PostgresServer | null = null;
let services = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-local-'));
  postgres = await startPostgres();
}, 60_000);

afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(database?: string): Promise<ServiceUnderTest> {
  const clock = new TestClock();
  const data = join(folder, `data-${++services}`);
  const service = await openLocalService({ data, database }, { now: clock.now, freshMs: 0 });
  return { service, pass: (seconds) => clock.pass(seconds), close: () => service.close() };
}

describeService('the service on SQLite', () => open());
describeService('the service on PostgreSQL', async () => {
  const database = await postgres?.database();
  return database === undefined ? null : open(database);
});

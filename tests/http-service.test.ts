import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { startServer } from '../src/server/motion-server.js';
import { httpService } from '../src/studio/service/http-service.js';
import { openLocalService } from '../src/studio/service/open-local-service.js';
import { describeService, type ServiceUnderTest, TestClock } from './service-contract.js';

let folder: string;
let servers = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-http-service-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The system behind a server that listens, asked as workers ask it. */
async function open(): Promise<ServiceUnderTest> {
  const clock = new TestClock();
  const data = join(folder, `data-${++servers}`);
  const server = await startServer({
    service: await openLocalService({ data }, { now: clock.now, freshMs: 0 }),
    port: 0,
    host: '127.0.0.1',
    uploads: join(data, 'uploads'),
    secret: 'open-sesame',
    log: pino({ level: 'silent' }),
  });
  const service = httpService({
    apiBase: server.url,
    secret: 'open-sesame',
    // A server that fails here fails for good: nothing is worth waiting for.
    pause: async () => undefined,
  });
  return { service, pass: (seconds) => clock.pass(seconds), close: () => server.close() };
}

describeService('the service over HTTP', open);

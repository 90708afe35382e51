import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type MotionServer, type ServerOptions, startServer } from '../../src/server/motion-server.js';
import type { MotionService } from '../../src/studio/service/motion-service.js';

/** A server on a free port, with a folder of its own. */
export interface TestServer extends MotionServer {
  /** Sends a request; `path` is added to the address. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Sends JSON, as text when it is text. */
  post(path: string, body: unknown, headers?: Record<string, string>, method?: string): Promise<Response>;
}

/** Starts a server for a test. */
export async function startTestServer(
  service: MotionService,
  options: Partial<ServerOptions> = {},
): Promise<TestServer> {
  const uploads = await mkdtemp(join(tmpdir(), 'motion-uploads-'));
  const log = pino({ level: 'silent' });
  const server = await startServer({ service, port: 0, host: '127.0.0.1', uploads, log, ...options });
  const send = (path: string, init?: RequestInit): Promise<Response> => fetch(`${server.url}${path}`, init);
  return {
    url: server.url,
    send,
    post: (path, body, headers = {}, method = 'POST') =>
      send(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      await server.close();
      await rm(uploads, { recursive: true, force: true });
    },
  };
}

/** A service that does what a test says, and nothing else. */
export function serviceThat(does: Partial<MotionService>): MotionService {
  return new Proxy(does as MotionService, {
    get: (target, name) => {
      if (name in target) return target[name as keyof MotionService];
      if (name === 'close') return async () => undefined;
      return async () => {
        throw new Error(`The test did not expect ${String(name)}.`);
      };
    },
  });
}

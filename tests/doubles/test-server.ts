import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from '@hono/zod-openapi';
import { pino } from 'pino';
import { type MotionServer, type ServerOptions, startServer } from '../../src/server/motion-server.js';
import { routerPath } from '../../src/server/mount-endpoint.js';
import { ALL_ENDPOINTS } from '../../src/server/routes/all-endpoints.js';
import type { MotionService } from '../../src/studio/service/motion-service.js';
import { openLocalService } from '../../src/studio/service/open-local-service.js';

/** A server on a free port, with a folder of its own. Every answer is held to the schema that describes it. */
export interface TestServer extends MotionServer {
  /** Sends a request; `path` is added to the address. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** The body of a JSON answer, whatever its status. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  get(path: string, headers?: Record<string, string>): Promise<any>;
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
  const send = async (path: string, init?: RequestInit): Promise<Response> => {
    const answer = await fetch(`${server.url}${path}`, init);
    await checkShape(init?.method ?? 'GET', new URL(answer.url).pathname, answer);
    return answer;
  };
  return {
    url: server.url,
    send,
    get: async (path, headers = {}) => (await send(path, { headers })).json(),
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

/** The whole system behind a server, on an empty store of its own. */
export async function startLocalServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const data = await mkdtemp(join(tmpdir(), 'motion-server-'));
  const server = await startTestServer(await openLocalService({ data }, { freshMs: 0 }), options);
  return {
    ...server,
    async close() {
      await server.close();
      await rm(data, { recursive: true, force: true });
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

/** The least that passes for an MP4: its first box. */
export function smallVideo(content = ''): Buffer<ArrayBuffer> {
  const head = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1');
  return Buffer.concat([head, Buffer.from(content)]) as Buffer<ArrayBuffer>;
}

/** @throws {ZodError} when an answer is not what the reference says */
async function checkShape(method: string, path: string, answer: Response): Promise<void> {
  if (answer.status >= 300 || !answer.headers.get('content-type')?.startsWith('application/json')) return;
  const endpoint = ALL_ENDPOINTS.find(
    (each) => each.method === method.toLowerCase() && patternOf(each.path).test(path),
  );
  if (!endpoint || !('schema' in endpoint.answer)) return;
  (endpoint.answer.schema as z.ZodType).parse(await answer.clone().json());
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${routerPath(path).replace(/:id\{(.*)\}/, '$1')}$`);
}

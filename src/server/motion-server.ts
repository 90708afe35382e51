import { setMaxListeners } from 'node:events';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import type { MotionService } from '../studio/service/motion-service.js';
import { createApp } from './app.js';
import type { Limits } from './endpoint.js';
import { ProcessMetrics } from './metrics/process-metrics.js';
import { RequestMetrics } from './metrics/request-metrics.js';
import { Watches } from './watches.js';
import { writeGuard } from './write-guard.js';

/** How long requests in flight may take once the server closes, milliseconds. */
const CLOSING_MS = 10_000;
/** A client that sends its headers slower than that is let go, milliseconds. */
const HEADERS_MS = 30_000;
/** A quiet connection is kept for so long: longer than proxies keep theirs, milliseconds. */
const KEEP_ALIVE_MS = 65_000;

/** A video that nothing was added to for so long is not being received any more, milliseconds. */
const ABANDONED_MS = 24 * 3600 * 1000;

/** Limits that hurt nobody who means well. */
export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 25 * 1024 * 1024,
  videoBytes: 2 * 1024 * 1024 * 1024,
  durationSeconds: 600,
  requestsPerSecond: 5000,
  streams: 1000,
};

export interface ServerOptions {
  service: MotionService;
  /** 0 for any that is free. */
  port: number;
  host: string;
  /** Folder for videos that are being received; it is the server's own. */
  uploads: string;
  /** Who writes has to know it; without one everybody may write. */
  secret?: string | undefined;
  limits?: Partial<Limits>;
  /** Folder of a web application that is served beside the interface; it need not be there. */
  site?: string | undefined;
  log: Logger;
}

/** A server that listens. */
export interface MotionServer {
  /** As `http://127.0.0.1:8787`. */
  url: string;
  /**
   * Takes no more requests, ends what streams, waits for requests in flight for ten seconds at most, and closes the
   * service.
   */
  close(): Promise<void>;
}

/**
 * Serves the service over HTTP.
 *
 * @throws {Error} `EADDRINUSE` and its kin when it cannot listen
 */
export async function startServer(options: ServerOptions): Promise<MotionServer> {
  const { service, port, host, uploads, log } = options;
  await clear(uploads);
  const closing = new AbortController();
  // Every stream listens to it.
  setMaxListeners(0, closing.signal);
  const metrics = { requests: new RequestMetrics(), process: new ProcessMetrics() };
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const app = createApp({
    service,
    watches: new Watches(service, limits.streams),
    metrics,
    limits,
    uploads,
    closing: closing.signal,
    guard: writeGuard(options.secret),
    log,
    site: options.site,
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.headersTimeout = HEADERS_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  // A video may be long under way on a slow line.
  server.requestTimeout = 0;
  await listening(server, port, host);
  let closed: Promise<void> | undefined;
  return {
    url: urlOf(server, host),
    close() {
      closed ??= (async () => {
        closing.abort();
        await drained(server);
        metrics.process.close();
        await service.close();
      })();
      return closed;
    },
  };
}

/** What an earlier server did not finish receiving is nothing; what another one may be receiving is left. */
async function clear(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now());
    if (name.endsWith('.part') && age > ABANDONED_MS) await rm(path, { force: true });
  }
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function drained(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}

import { join } from 'node:path';
import { type Level, pino } from 'pino';
import { startServer } from '../server/motion-server.js';
import { openLocalService } from '../studio/service/open-local-service.js';
import { interruptible } from './interruption.js';
import type { ServeOptions } from './serve-command.js';
import { UsageError } from './usage-error.js';

const LEVELS: readonly string[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] satisfies (
  | Level
  | 'silent'
)[];
const MB = 1024 * 1024;
const STDERR = 2;

/** Carries out `motion serve`: returns when it was asked to stop and has. */
export async function runServe(options: ServeOptions): Promise<void> {
  checkOptions(options);
  const level = options.quiet && options.logLevel === 'info' ? 'warn' : options.logLevel;
  const log = pino({ level, base: null }, pino.destination({ dest: STDERR, sync: true }));
  const secret = process.env.MOTION_API_SECRET || undefined;
  const service = await openLocalService(options);
  const server = await startServer({
    service,
    port: options.port,
    host: options.host,
    uploads: join(options.data, 'uploads'),
    secret,
    limits: {
      bodyBytes: options.maxBody * MB,
      videoBytes: options.maxVideo * MB,
      durationSeconds: options.maxDuration,
      requestsPerSecond: options.rate,
    },
    log,
  }).catch(async (error) => {
    await service.close();
    throw listenError(error, options);
  });
  if (secret === undefined && !isLoopback(options.host))
    log.warn(
      `Everybody who reaches ${server.url} may write. Set MOTION_API_SECRET, or listen to this machine alone (--host 127.0.0.1).`,
    );
  log.info({ url: server.url, reference: `${server.url}/reference`, data: options.data }, 'Serving');
  await interruptible(stopped);
  log.info('Closing: requests under way are finished');
  await server.close();
  log.info('Closed');
  // To be asked to stop is how a server ends.
  process.exitCode = 0;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function checkOptions({ port, logLevel, maxDuration, rate }: ServeOptions): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port ${port} is no port. Use a whole number from 0 to 65535.`);
  if (!LEVELS.includes(logLevel))
    throw new UsageError(`--log-level "${logLevel}" is not known. Use ${LEVELS.join(', ')}.`);
  if (!(maxDuration > 0)) throw new UsageError(`--max-duration ${maxDuration} cannot be. Use seconds above 0.`);
  if (!(rate >= 0)) throw new UsageError(`--rate ${rate} cannot be. Use requests a second, or 0 for no limit.`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

function listenError(error: NodeJS.ErrnoException, { host, port }: ServeOptions): unknown {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} of ${host} is in use. Choose another with --port, or stop what uses it.`);
  if (error.code === 'EACCES') return new Error(`Port ${port} may not be used. Choose one above 1023 with --port.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Error(`This machine has no address ${host}. Use 127.0.0.1, or 0.0.0.0 for all of them.`);
  return error;
}

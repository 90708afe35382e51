import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoopLog } from './loop-log.js';

const HEALTHY = JSON.stringify({ ok: true, service: 'motion-loop' });

/**
 * Answers every GET with `{"ok":true,"service":"motion-loop"}` as long as the worker lives; 0 means none.
 *
 * @returns what ends it
 * @throws {Error} when the port cannot be had
 */
export async function serveHealth(port: number, log: LoopLog): Promise<() => Promise<void>> {
  if (port === 0) return async () => undefined;
  const server = createServer(({ method }, response) => {
    const isRead = method === 'GET' || method === 'HEAD';
    response.writeHead(isRead ? 200 : 405, { 'Content-Type': 'application/json', Connection: 'close' });
    response.end(isRead && method === 'GET' ? HEALTHY : undefined);
  });
  await listen(server, port);
  // It must not keep a worker alive that has ended.
  server.unref();
  log.json({ level: 'info', msg: 'Health server started', port: (server.address() as AddressInfo).port });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new Error(`Port ${port} cannot be had for health checks (${cause.code}). Choose another --health-port.`, {
          cause,
        }),
      ),
    );
    server.listen(port, () => resolve());
  });
}

import { createServer } from 'node:http';

/** A port that answers every GET with what `tell` gives, as JSON. */
export interface HealthPort {
  /** The one that listens: another than asked for when that was 0. */
  port: number;
  close(): Promise<void>;
}

/** @throws {Error} when nobody may listen there */
export async function openHealthPort(place: { host: string; port: number }, tell: () => unknown): Promise<HealthPort> {
  const server = createServer((request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    response.writeHead(isRead ? 200 : 405, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(isRead ? `${JSON.stringify(tell())}\n` : '{"error":"Only GET is answered here."}\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : place.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

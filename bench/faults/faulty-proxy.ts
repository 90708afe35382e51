import { createHash } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Random } from '../../src/numerics/random.js';

/** What is done to a call on its way. */
export const FAULTS = [
  /** Answered with 5xx; the server never heard of it. */
  'refused',
  /** The server acted; the answer is lost, and 5xx given for it. */
  'answer lost',
  /** The server never heard of it, and nothing is answered. */
  'no answer',
  /** The server acted, and nothing is answered. */
  'acted, no answer',
  /** The connection breaks; the server acted. */
  'broken',
  /** The server gets it twice, one after the other; the second answer counts. */
  'twice',
  /** The server gets it twice, at the same time. */
  'twice at once',
] as const;
export type Fault = (typeof FAULTS)[number];

/** A write that the server was sent, and what it said, whether or not that came back to the caller. */
export interface SeenWrite {
  method: string;
  path: string;
  query: URLSearchParams;
  key: string | null;
  /** Parsed JSON; null for other bodies. */
  json: Record<string, unknown> | null;
  /** SHA-256 of the body. */
  digest: string;
  /** Null when the server died over it. */
  status: number | null;
  answer: Record<string, unknown> | null;
}

export interface ProxyOptions {
  /** Port of the server behind it. */
  target: number;
  /** Share of calls with a fault at first, 0–1. */
  rate: number;
  seed: number;
  /** Takes every write that was passed on, as often as it was. */
  onWrite(write: SeenWrite): void;
}

interface Message {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

interface Reply {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Stands between workers and a server, and lets a share of the calls go wrong in every way a network has. */
export class FaultyProxy {
  readonly counts: Record<Fault | 'calls' | 'server away', number>;
  /** Share of calls with a fault from now on, 0–1. */
  rate: number;
  private readonly agent = new Agent({ keepAlive: true });
  private readonly random: Random;
  private readonly server = createServer((incoming, outgoing) => {
    void this.handle(incoming, outgoing).catch(() => outgoing.destroy());
  });

  constructor(private readonly options: ProxyOptions) {
    this.rate = options.rate;
    this.random = Random.fromSeed(options.seed);
    this.counts = Object.fromEntries(
      ['calls', 'server away', ...FAULTS].map((name) => [name, 0]),
    ) as typeof this.counts;
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.agent.destroy();
  }

  private async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const { method = 'GET', url = '/', headers } = incoming;
    const message = { method, url, headers, body: Buffer.concat(parts) };
    this.counts.calls++;
    const fault = this.random.next() < this.rate ? (FAULTS[this.random.integer(FAULTS.length)] as Fault) : null;
    if (fault) this.counts[fault]++;
    await this.carryOut(fault, message, outgoing);
  }

  private async carryOut(fault: Fault | null, message: Message, outgoing: ServerResponse): Promise<void> {
    const status = [500, 502, 503, 504][this.random.integer(4)] as number;
    switch (fault) {
      case 'refused':
        return fail(outgoing, status);
      case 'no answer':
        return;
      case 'answer lost':
        await this.pass(message);
        return fail(outgoing, status);
      case 'acted, no answer':
        await this.pass(message);
        return;
      case 'broken':
        await this.pass(message);
        return void outgoing.destroy();
      case 'twice':
        await this.pass(message);
        return answer(outgoing, await this.pass(message));
      case 'twice at once': {
        const [reply] = await Promise.all([this.pass(message), this.pass(message)]);
        return answer(outgoing, reply);
      }
      default:
        return answer(outgoing, await this.pass(message));
    }
  }

  /** What the server replies; null when it is away. */
  private async pass(message: Message): Promise<Reply | null> {
    const reply = await this.forward(message).catch(() => null);
    if (!reply) this.counts['server away']++;
    if (message.method !== 'GET' && message.method !== 'HEAD') this.options.onWrite(seen(message, reply));
    return reply;
  }

  private forward({ method, url, headers, body }: Message): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const { 'transfer-encoding': _, connection: __, ...sent } = headers;
      const { target: port } = this.options;
      const to = { host: '127.0.0.1', port, method, path: url, agent: this.agent };
      const passed = request({ ...to, headers: { ...sent, 'content-length': body.length } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('The server broke off.')));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      });
      passed.on('error', reject);
      passed.end(body);
    });
  }
}

function answer(outgoing: ServerResponse, reply: Reply | null): void {
  if (!reply) {
    fail(outgoing, 502);
    return;
  }
  const { 'transfer-encoding': _, connection: __, ...headers } = reply.headers;
  outgoing.writeHead(reply.status, headers);
  outgoing.end(reply.body);
}

function fail(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { 'content-type': 'text/html' });
  outgoing.end(`<html><body>${status}</body></html>`);
}

function seen({ method, url, headers, body }: Message, reply: Reply | null): SeenWrite {
  const { pathname, searchParams } = new URL(url, 'http://proxy');
  const key = headers['idempotency-key'];
  return {
    method,
    path: pathname,
    query: searchParams,
    key: typeof key === 'string' ? key : null,
    json: parsed(body),
    digest: createHash('sha256').update(body).digest('hex'),
    status: reply?.status ?? null,
    answer: reply && parsed(reply.body),
  };
}

function parsed(body: Buffer): Record<string, unknown> | null {
  if (body[0] !== '{'.charCodeAt(0)) return null;
  try {
    return JSON.parse(body.toString()) as Record<string, unknown>;
  } catch {
    return null;
  }
}

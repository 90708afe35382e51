import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpClientOptions } from './http-client.js';
import { retryAfterOf } from './http-failure.js';
import { BRIDGE_LIMITS, CALL_LIMITS, INTERPRET_LIMITS } from './http-limits.js';
import { httpService } from './http-service.js';
import type { MotionService } from './motion-service.js';

interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Answer = (response: ServerResponse) => void;

let server: Server;
let base: string;
let received: Received[];
/** What is answered, in order; the last one to all that follow. */
let answers: Answer[];
let pauses: number[];
let lines: string[];

beforeEach(async () => {
  [received, answers, pauses, lines] = [[], [json(200, {})], [], []];
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method = '', url = '', headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(parts).toString() });
    (answers.length > 1 ? answers.shift() : answers[0])?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

const hangUp: Answer = (response) => void response.socket?.destroy();
const neverAnswer: Answer = () => undefined;

function service(options: Partial<HttpClientOptions> = {}): MotionService {
  return httpService({
    apiBase: base,
    pause: async (seconds) => void pauses.push(seconds),
    log: (line) => void lines.push(line),
    ...options,
  });
}

describe('a call over HTTP', () => {
  it('is repeated after 2 s when the server fails, as often as its limits say, and told each time', async () => {
    answers = [json(503, { error: 'Service temporarily unavailable', details: 'locked' })];
    await expect(service().loopConfig()).rejects.toMatchObject({
      kind: 'busy',
      message: 'Service temporarily unavailable',
      details: 'locked',
      status: 503,
    });
    expect(received).toHaveLength(4);
    expect(pauses).toEqual([2, 2, 2]);
    expect(lines).toEqual([1, 2, 3].map((n) => `API GET /api/loop/config → 503 (attempt ${n}), retrying in 2s`));
  });

  it('gives the answer of the attempt that succeeded', async () => {
    answers = [hangUp, json(500, {}), json(200, { enabled: true })];
    expect(await service().loopConfig()).toEqual({ enabled: true });
    expect(pauses).toEqual([2, 2]);
    expect(lines[0]).toMatch(/^API GET \/api\/loop\/config → .*no connection.* \(attempt 1\), retrying in 2s$/);
  });

  it('waits longer each time when there are too many calls, unless the server says how long', async () => {
    answers = [json(429, {}), json(429, {}), json(429, {}, { 'retry-after': '7' }), json(200, {})];
    await service().loopConfig();
    expect(pauses).toEqual([4, 6, 7]);
  });

  it.each([400, 401, 404, 409, 413, 422])('is not repeated after %i', async (status) => {
    answers = [json(status, { error: 'prompt is required' })];
    await expect(service().createJob({ prompt: '' })).rejects.toMatchObject({ message: 'prompt is required', status });
    expect(received).toHaveLength(1);
  });

  it('knows what a failure means by its status, and better by its kind', async () => {
    const kindOf = async (status: number, body: object = {}): Promise<unknown> => {
      answers = [json(status, body)];
      return service({ limits: { config: { timeoutSeconds: 5, retries: 0 } } })
        .loopConfig()
        .catch(({ kind }) => kind);
    };
    const statuses = [400, 401, 404, 409, 413, 429, 503, 500];
    const kinds = [];
    for (const status of statuses) kinds.push(await kindOf(status));
    expect(kinds).toEqual(['invalid', 'denied', 'missing', 'conflict', 'too-large', 'busy', 'busy', 'unreachable']);
    expect(await kindOf(503, { kind: 'missing' })).toBe('missing');
  });

  it('fails in passing when nothing comes within the time of the call', async () => {
    answers = [neverAnswer, json(200, { enabled: true })];
    const limits = { config: { timeoutSeconds: 0.05, retries: 1 } };
    expect(await service({ limits }).loopConfig()).toEqual({ enabled: true });
    expect(lines[0]).toContain('no answer within 0.05 s');
  });

  it('fails in passing when the answer is no JSON', async () => {
    answers = [(response) => response.end('<html>Bad gateway</html>'), json(200, { enabled: true })];
    expect(await service().loopConfig()).toEqual({ enabled: true });
  });

  it('says which server to name when it is answered elsewhere', async () => {
    answers = [json(308, {}, { location: 'https://motion.example/api/loop/config' })];
    await expect(service().loopConfig()).rejects.toThrow('https://motion.example/api/loop/config');
  });

  it('ends at once when it is called off, also in a pause', async () => {
    const control = new AbortController();
    answers = [json(503, {})];
    const call = httpService({ apiBase: base, signal: control.signal, log: () => control.abort() }).loopConfig();
    await expect(call).rejects.toMatchObject({ code: 'studio/aborted' });
    const hanging = new AbortController();
    answers = [() => hanging.abort()];
    await expect(service({ signal: hanging.signal }).loopConfig()).rejects.toMatchObject({ code: 'studio/aborted' });
  });

  it('carries the same key in all attempts of a write, another one in the next write, and the one that is given', async () => {
    answers = [json(500, {}), json(201, { id: '1' }), json(201, { id: '2' }), json(201, { id: '3' })];
    const remote = service();
    await remote.logEvent({ event_type: 'error' });
    await remote.logEvent({ event_type: 'error' });
    await remote.logEvent({ event_type: 'error' }, { key: 'mine' });
    const keys = received.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[2]).not.toBe(keys[0]);
    expect(keys[3]).toBe('mine');
  });

  it('shows the token that it was given', async () => {
    await service({ secret: 'open sesame' }).loopConfig();
    expect(received[0]?.headers.authorization).toBe('Bearer open sesame');
  });

  it('reaches a server that stands below a path', async () => {
    await service({ apiBase: `${base}/motion/` }).loopConfig();
    expect(received[0]?.url).toBe('/motion/api/loop/config');
  });

  it('names what is wrong with an address', () => {
    expect(() => service({ apiBase: 'localhost:8787' })).toThrow('"localhost:8787" is no server');
  });
});

describe('a video over HTTP', () => {
  it('is streamed from its file with its length, again at each attempt', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'motion-http-'));
    const path = join(folder, 'video.mp4');
    writeFileSync(path, 'x'.repeat(200_000));
    answers = [json(500, {}), json(200, { id: 'a', status: 'completed' })];
    const job = await service().uploadVideo('a', { path }, { worker: 'w' });
    expect(job).toMatchObject({ id: 'a', status: 'completed', workflow_type: null });
    for (const { url, headers, body } of received) {
      expect(url).toBe('/api/jobs/a/upload?worker=w');
      expect(headers).toMatchObject({ 'content-type': 'video/mp4', 'content-length': '200000' });
      expect(body).toHaveLength(200_000);
    }
    expect(received).toHaveLength(2);
    rmSync(folder, { recursive: true });
  });

  it('is read in parts, with its size and version', async () => {
    answers = [
      (response) => response.writeHead(200, { 'content-length': '9', etag: '"v1"' }).end(),
      (response) => response.writeHead(206).end('ide'),
    ];
    const video = await service().video('a');
    expect(video).toMatchObject({ sizeBytes: 9, version: '"v1"' });
    const parts: Uint8Array[] = [];
    for await (const part of video?.read({ start: 1, end: 3 }) ?? []) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe('ide');
    expect(received[1]?.headers.range).toBe('bytes=1-3');
    answers = [json(404, {})];
    expect(await service().video('b')).toBeNull();
  });
});

describe('what is not there', () => {
  it('is null, false or nothing rather than an error', async () => {
    answers = [json(404, { error: 'Job not found' })];
    expect(await service().job('a')).toBeNull();
    expect(await service().deleteJob('a')).toBe(false);
    answers = [json(200, { job: null })];
    expect(await service().claimJob({ worker: 'w', seconds: 60 })).toBeNull();
  });
});

describe('many items', () => {
  it('go in as many requests as the server takes, each an act of its own', async () => {
    answers = [json(201, { inserted: 100, updated: 0 }), json(201, { inserted: 0, updated: 20 })];
    const mapping = { span: 'lit', canonical: 'bright', domain: 'lighting', variantType: 'slang' } as const;
    const stored = await service().storeMappings(Array(120).fill(mapping), { key: 'k' });
    expect(stored).toEqual({ inserted: 100, updated: 20 });
    expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual(['k', 'k:1']);
    expect(received.map(({ body }) => JSON.parse(body).items.length)).toEqual([100, 20]);
    expect(JSON.parse(received[0]?.body ?? '').items[0]).toEqual({
      span: 'lit',
      canonical: 'bright',
      domain: 'lighting',
      variant_type: 'slang',
    });
  });
});

describe('the limits of calls', () => {
  it.each([
    ['createJob', 30, 3],
    ['upload', 120, 3],
    ['readState', 15, 3],
    ['saveState', 15, 5],
    ['config', 15, 3],
    ['coverage', 15, 3],
    ['stats', 15, 3],
    ['forCreation', 15, 3],
    ['progress', 10, 3],
    ['discoveries', 30, 3],
    ['interpretation', 30, 5],
    ['learning', 45, 5],
    ['readMappings', 10, 3],
    ['storeMappings', 15, 3],
    ['interpretQueue', 15, 3],
    ['interpretations', 30, 3],
    ['backfillRows', 30, 3],
    ['backfillDepths', 60, 3],
    ['backfillNames', 120, 3],
  ] as const)('are for %s %i s and %i retries', (call, timeoutSeconds, retries) => {
    expect(CALL_LIMITS[call]).toEqual({ timeoutSeconds, retries });
  });

  it('are tighter for the single posts of the interpret worker, and without retries for the bridge', () => {
    expect(INTERPRET_LIMITS.interpretation).toEqual({ timeoutSeconds: 15, retries: 3 });
    expect(BRIDGE_LIMITS).toEqual({
      readJobs: { timeoutSeconds: 60, retries: 0 },
      learning: { timeoutSeconds: 60, retries: 0 },
      upload: { timeoutSeconds: 120, retries: 0 },
    });
  });
});

describe('Retry-After', () => {
  it('is read as seconds or as a date', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(retryAfterOf('3', now)).toBe(3);
    expect(retryAfterOf('Thu, 01 Jan 2026 00:00:05 GMT', now)).toBe(5);
    expect(retryAfterOf('Thu, 01 Jan 2020 00:00:00 GMT', now)).toBe(0);
    expect(retryAfterOf('soon', now)).toBeNull();
    expect(retryAfterOf(null, now)).toBeNull();
  });
});

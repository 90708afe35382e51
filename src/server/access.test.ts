import { afterEach, expect, it } from 'vitest';
import { serviceThat, startTestServer, type TestServer } from '../../tests/doubles/test-server.js';
import type { Job } from '../studio/service/job.js';
import { ALL_ENDPOINTS } from './routes/all-endpoints.js';

let server: TestServer;
afterEach(() => server.close());

const JOB = { id: 'a', prompt: 'fog', status: 'pending', workflow_type: null } as Job;

it('with a secret, nothing is written without it, and everything may be read', async () => {
  let calls = 0;
  const service = serviceThat({
    createJob: async () => {
      calls++;
      return JOB;
    },
  });
  server = await startTestServer(service, { secret: 'sesame' });
  for (const { method, path, reads } of ALL_ENDPOINTS) {
    const isWrite = method !== 'get' && !reads;
    // Streams that nobody ends would be waited for.
    if (!isWrite && path.endsWith('/events')) continue;
    const { status } = await fetch(`${server.url}${path.replace('{id}', 'abc')}`, {
      method: method.toUpperCase(),
    });
    expect([method, path, status === 401]).toEqual([method, path, isWrite]);
  }
  expect(calls).toBe(0);
});

it.each([
  ['Bearer sesame', 201],
  ['bearer sesame', 201],
  ['Bearer sesam', 401],
  ['Bearer ', 401],
  ['Basic sesame', 401],
  ['sesame', 401],
])('"%s" gets %d where the secret is "sesame"', async (authorization, status) => {
  const answered = serviceThat({
    createJob: async () => ({
      ...JOB,
      duration_seconds: null,
      created_at: '',
      updated_at: '',
      attempts: 0,
      progress: null,
      error: null,
    }),
  });
  server = await startTestServer(answered, { secret: 'sesame' });
  const answer = await server.post('/api/jobs', { prompt: 'fog' }, { authorization });
  expect(answer.status).toBe(status);
  if (status === 401) {
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toMatchObject({ kind: 'denied' });
  }
});

it('pages of other origins may ask, with everything that the interface takes', async () => {
  server = await startTestServer(serviceThat({}));
  for (const path of ['/api/jobs', '/api/jobs/abc/upload', '/anything']) {
    const answer = await server.send(path, { method: 'OPTIONS' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  }
  const answer = await server.send('/api/jobs', { method: 'OPTIONS' });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'])
    expect(answer.headers.get('access-control-allow-methods')).toContain(method);
  for (const header of ['Content-Type', 'Authorization', 'Idempotency-Key', 'Range'])
    expect(answer.headers.get('access-control-allow-headers')).toContain(header);
});

it('health is told to any method', async () => {
  server = await startTestServer(serviceThat({}));
  for (const path of ['/health', '/api/health'])
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const answer = await server.send(path, { method });
      expect([answer.status, await answer.json()]).toEqual([200, { ok: true, service: 'motion-productions' }]);
    }
});

it('who asks too often is told when to come again', async () => {
  server = await startTestServer(serviceThat({ job: async () => null }), { limits: { requestsPerSecond: 1 } });
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await server.send('/api/jobs/abc')).status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  const refused = await server.send('/api/jobs/abc');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await refused.json()).toMatchObject({ error: 'Too many requests', kind: 'busy' });
  expect((await server.send('/api/health')).status).toBe(200);
});

it('a body that is too long is refused, announced or not', async () => {
  server = await startTestServer(serviceThat({}), { limits: { bodyBytes: 100 } });
  const prompt = 'x'.repeat(200);
  const announced = await server.post('/api/jobs', { prompt });
  expect([announced.status, (await announced.json()).error]).toEqual([413, 'Body too large']);
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(JSON.stringify({ prompt })));
      controller.close();
    },
  });
  const streamed = await server.send('/api/jobs', { method: 'POST', body, duplex: 'half' } as RequestInit);
  expect([streamed.status, (await streamed.json()).error]).toEqual([413, 'Body too large']);
});

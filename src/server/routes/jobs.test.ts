import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallVideo, startLocalServer, type TestServer } from '../../../tests/doubles/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startLocalServer();
});
afterAll(() => server.close());

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely
async function created(body: object, headers: Record<string, string> = {}): Promise<any> {
  const answer = await server.post('/api/jobs', body, headers);
  expect(answer.status).toBe(201);
  return answer.json();
}

it('a job is made of a trimmed prompt and waits', async () => {
  const job = await created({ prompt: '  a calm sea ', duration_seconds: 6.0, workflow_type: 'explorer' });
  expect(job).toMatchObject({
    prompt: 'a calm sea',
    duration_seconds: 6,
    workflow_type: 'explorer',
    status: 'pending',
  });
  const seen = await server.get(`/api/jobs/${job.id}`);
  expect(seen).toEqual(job);
  expect(seen.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(seen).not.toHaveProperty('download_url');
});

it.each([[{}], [{ prompt: '  ' }], [{ prompt: 5 }], [{ prompt: null }], [[]], ['text'], [null]])(
  'a body of %j is refused',
  async (body) => {
    const answer = await server.post('/api/jobs', JSON.stringify(body));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: body !== null && typeof body === 'object' && !Array.isArray(body) ? 'prompt is required' : /JSON object/,
    });
  },
);

it('what is no JSON is told before any field is looked at', async () => {
  for (const text of ['', '{', 'prompt=x']) {
    const answer = await server.post('/api/jobs', text);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'Invalid JSON' });
  }
});

it('the content type does not matter, and numbers that are none are read as null', async () => {
  const answer = await server.send('/api/jobs', {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"prompt":"a red fox","duration_seconds":NaN,"unknown":[Infinity]}',
  });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ duration_seconds: null });
});

it('an unknown workflow type counts as none', async () => {
  expect(await created({ prompt: 'fog', workflow_type: 'robot' })).not.toHaveProperty('workflow_type');
});

it('a page in a browser that names no workflow type gets web', async () => {
  expect(await created({ prompt: 'fog' })).not.toHaveProperty('workflow_type');
  expect(await created({ prompt: 'fog' }, { 'sec-fetch-site': 'same-origin' })).toMatchObject({ workflow_type: 'web' });
  expect(await created({ prompt: 'fog' }, { origin: 'https://example.org' })).toMatchObject({ workflow_type: 'web' });
  expect(await created({ prompt: 'fog', workflow_type: 'main' }, { origin: 'https://example.org' })).toMatchObject({
    workflow_type: 'main',
  });
});

it.each([0, -1, 0.1, 601])('a duration of %d s is refused', async (duration_seconds) => {
  const answer = await server.post('/api/jobs', { prompt: 'fog', duration_seconds });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: 'duration_seconds must be from 0.25 to 600' });
});

it('the same id makes no second job, nor does the same Idempotency-Key', async () => {
  const id = randomUUID();
  const first = await created({ prompt: 'twice', id });
  expect(await created({ prompt: 'twice', id })).toEqual(first);
  const key = { 'idempotency-key': randomUUID() };
  const keyed = await created({ prompt: 'once more' }, key);
  expect(await created({ prompt: 'once more' }, key)).toEqual(keyed);
  expect((await created({ prompt: 'once more' })).id).not.toBe(keyed.id);
});

it('a key that comes with another body is a conflict', async () => {
  const key = { 'idempotency-key': randomUUID() };
  await created({ prompt: 'first' }, key);
  const answer = await server.post('/api/jobs', { prompt: 'second' }, key);
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ kind: 'conflict' });
  // The same key elsewhere is another one.
  expect((await server.post('/api/interpret/queue', { prompt: 'second' }, key)).status).toBe(201);
});

it('a key of invisible letters or without end is refused', async () => {
  for (const key of ['a b', 'x'.repeat(201)]) {
    const answer = await server.post('/api/jobs', { prompt: 'fog' }, { 'idempotency-key': key });
    expect(answer.status).toBe(400);
  }
});

it('lists need a status, and counts of theirs are whole numbers that are cut at the maximum', async () => {
  for (const query of ['', '?status=', '?status=done']) {
    const answer = await server.send(`/api/jobs${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'status=pending or status=completed required' });
  }
  for (const limit of ['0', '-1', 'x', '1.5', 'NaN', '1e3']) {
    const answer = await server.send(`/api/jobs?status=completed&limit=${limit}`);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatch(/^limit must be a whole number from 1/);
  }
  expect((await server.send('/api/jobs?status=completed&limit=99999999999999999999')).status).toBe(200);
});

it('the list of pending jobs leaves out what somebody renders, and what loops render themselves', async () => {
  const { id } = await created({ prompt: 'for everybody' });
  const mine = await created({ prompt: 'mine', lease: { worker: 'w', seconds: 60 } });
  const loops = await created({ prompt: 'of a loop', workflow_type: 'explorer' });
  const ids = (await server.get('/api/jobs?status=pending')).jobs.map((job: { id: string }) => job.id);
  expect(ids).toContain(id);
  expect(ids).not.toContain(mine.id);
  expect(ids).not.toContain(loops.id);
});

it('pending jobs come oldest first, completed ones with a video newest first, page by page', async () => {
  const pending = (await server.get('/api/jobs?status=pending')).jobs;
  const times = pending.map(({ created_at }: { created_at: string }) => created_at);
  expect(times.length).toBeGreaterThan(3);
  expect(times).toEqual([...times].sort());
  const ids = [];
  for (let i = 0; i < 5; i++) {
    const { id } = await created({ prompt: `video ${i}` });
    await server.send(`/api/jobs/${id}/upload`, { method: 'POST', body: smallVideo(`${i}`) });
    ids.unshift(id);
  }
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = await server.get(
      `/api/jobs?status=completed&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const job of page.jobs) {
      expect(job.download_url).toBe(`/api/jobs/${job.id}/download`);
      seen.push(job.id);
    }
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(ids);
});

it('a job that is not there is not found', async () => {
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/cancel'],
  ] as const) {
    const answer = await server.send(`/api/jobs/${randomUUID()}${path}`, { method });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: 'Job not found', kind: 'missing' });
  }
});

it('a job can be cancelled and deleted', async () => {
  const { id } = await created({ prompt: 'changed my mind' });
  expect(await (await server.post(`/api/jobs/${id}/cancel`, {})).json()).toMatchObject({ status: 'cancelled' });
  expect(await (await server.send(`/api/jobs/${id}`, { method: 'DELETE' })).json()).toEqual({ id, status: 'deleted' });
  expect((await server.send(`/api/jobs/${id}`)).status).toBe(404);
});

it('a worker takes a job, tells how far it is, and gives it back or fails', async () => {
  const { id } = await created({ prompt: 'work', workflow_type: 'explorer' });
  const claim = { worker: 'w1', seconds: 60, workflow_types: ['explorer'] };
  let job: { id: string; attempts: number } | null;
  do ({ job } = await (await server.post('/api/jobs/claim', claim)).json());
  while (job && job.id !== id && (await server.post(`/api/jobs/${job.id}/cancel`, {})).ok);
  expect(job).toMatchObject({ id, attempts: 1 });
  const far = { worker: 'w1', seconds: 60, progress: { done: 3, total: 24 } };
  expect(await (await server.post(`/api/jobs/${id}/progress`, far)).json()).toEqual({ held: true });
  expect(await server.get(`/api/jobs/${id}`)).toMatchObject({ progress: { done: 3, total: 24 } });
  expect(await (await server.post(`/api/jobs/${id}/progress`, { ...far, worker: 'w2' })).json()).toEqual({
    held: false,
  });
  const failure = { worker: 'w1', error: 'no light', is_final: true };
  expect(await (await server.post(`/api/jobs/${id}/fail`, failure)).json()).toMatchObject({
    status: 'failed',
    error: 'no light',
  });
  expect(await (await server.post('/api/jobs/claim', claim)).json()).toEqual({ job: null });
  expect((await server.post('/api/jobs/claim', { seconds: 5 })).status).toBe(400);
});

it('jobs are counted by status', async () => {
  const { counts } = await server.get('/api/jobs/counts');
  expect(counts).toMatchObject({ completed: 5, failed: 1 });
  await created({ prompt: 'one more' });
  expect((await server.get('/api/jobs/counts')).counts).toEqual({ ...counts, pending: counts.pending + 1 });
});

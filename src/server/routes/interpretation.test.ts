import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serviceThat, startLocalServer, startTestServer, type TestServer } from '../../../tests/doubles/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startLocalServer();
});
afterAll(() => server.close());

const instruction = { palette: 'warm_sunset', motion: 'slow' };
const GIBBERISH = 'xqzvbn wrtplk';

it('prompts wait in a queue, those from the web first, until they are answered', async () => {
  const queue = async (prompt: string, source?: string) =>
    (await (await server.post('/api/interpret/queue', { prompt, source })).json()) as { id: string };
  const worker = await queue('a quiet lake', 'robot');
  const web = await queue('a loud sea', 'web');
  expect(worker).toMatchObject({ prompt: 'a quiet lake', source: 'worker', status: 'pending' });
  expect((await server.get('/api/interpret/queue')).items).toMatchObject([
    { id: web.id, source: 'web' },
    { id: worker.id, source: 'worker' },
  ]);
  const answer = await server.post(`/api/interpret/${web.id}`, { instruction }, {}, 'PATCH');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ id: web.id, status: 'done' });
  expect((await server.get('/api/interpret/queue')).items).toHaveLength(1);
  const again = await server.post(`/api/interpret/${web.id}`, { instruction }, {}, 'PATCH');
  expect(again.status).toBe(200);
  const other = await server.post(`/api/interpret/${web.id}`, { instruction: { palette: 'noir' } }, {}, 'PATCH');
  expect(other.status).toBe(400);
  expect(await other.json()).toMatchObject({ error: 'Already interpreted' });
});

it('an answer needs an instruction, and somebody who asked', async () => {
  const without = await server.post(`/api/interpret/${randomUUID()}`, {}, {}, 'PATCH');
  expect([without.status, (await without.json()).error]).toEqual([400, 'instruction is required']);
  const unknown = await server.post(`/api/interpret/${randomUUID()}`, { instruction }, {}, 'PATCH');
  expect([unknown.status, (await unknown.json()).error]).toEqual([404, 'Interpretation job not found']);
  const nothing = await server.post('/api/interpret/queue', {});
  expect([nothing.status, (await nothing.json()).error]).toEqual([400, 'prompt is required']);
});

it('prompts of jobs that nobody interpreted are listed until they are, or are rejected', async () => {
  for (const prompt of ['a green valley', 'a blue hill', GIBBERISH]) await server.post('/api/jobs', { prompt });
  expect((await server.get('/api/interpret/backfill-prompts?limit=50')).prompts).toEqual([
    'a blue hill',
    'a green valley',
  ]);
  const rejected = await server.post('/api/interpret/rejections', { prompts: ['a blue hill'] });
  expect(await rejected.json()).toEqual({ rejected: 1 });
  const stored = await server.post('/api/interpretations', {
    prompt: 'a green valley',
    instruction,
    source: 'backfill',
  });
  expect(stored.status).toBe(201);
  expect(await stored.json()).toMatchObject({ prompt: 'a green valley', status: 'done' });
  expect((await server.get('/api/interpret/backfill-prompts')).prompts).toEqual([]);
});

it('an interpretation needs a prompt of words, and an instruction', async () => {
  for (const [body, error] of [
    [{ instruction }, 'prompt is required'],
    [{ prompt: 'a calm sea' }, 'instruction is required'],
    [{ prompt: GIBBERISH, instruction }, 'prompt appears to be gibberish'],
    // Nonsense that loops store would be chosen by loops again.
    [{ prompt: GIBBERISH, instruction, source: 'loop' }, 'prompt appears to be gibberish'],
  ] as const) {
    const answer = await server.post('/api/interpretations', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error });
  }
});

it('of a batch the first fifty items count, and those that are none are passed over', async () => {
  const items = Array.from({ length: 60 }, (_, i) => ({ prompt: `a tree and ${i} birds`, instruction }));
  const answer = await server.post('/api/interpretations/batch', {
    items: [{ prompt: 'no instruction' }, { prompt: GIBBERISH, instruction }, 'text', ...items],
  });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ inserted: 47 });
  const nothing = await server.post('/api/interpretations/batch', { items: [{}] });
  expect([nothing.status, await nothing.json()]).toEqual([200, { inserted: 0 }]);
});

it('what words mean is stored and counted, and keeps its first meaning', async () => {
  const items = [
    { span: ' LIT ', canonical: 'warm_sunset', domain: 'lighting', variant_type: 'slang' },
    { span: 'lit', canonical: 'fire', domain: 'genre' },
    { span: '', canonical: 'x', domain: 'genre' },
    { span: 5, canonical: 'x', domain: 'genre' },
  ];
  const first = await server.post('/api/linguistic-registry/batch', { items });
  expect([first.status, await first.json()]).toEqual([201, { inserted: 2, updated: 0 }]);
  const again = await server.post('/api/linguistic-registry/batch', {
    items: [{ span: 'lit', canonical: 'noir', domain: 'lighting' }],
  });
  expect(await again.json()).toEqual({ inserted: 0, updated: 1 });
  expect((await server.get('/api/linguistic-registry?domain=lighting')).mappings).toMatchObject([
    { span: 'lit', canonical: 'warm_sunset', domain: 'lighting', variant_type: 'slang', count: 2 },
  ]);
  const nothing = await server.post('/api/linguistic-registry/batch', { items: [{}] });
  expect([nothing.status, await nothing.json()]).toEqual([200, { inserted: 0, updated: 0 }]);
});

it('meanings that cannot be read are none', async () => {
  const broken = await startTestServer(serviceThat({}));
  expect(await broken.get('/api/linguistic-registry')).toEqual({ mappings: [] });
  await broken.close();
});

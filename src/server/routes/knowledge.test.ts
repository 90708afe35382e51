import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLocalServer, type TestServer } from '../../../tests/doubles/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startLocalServer();
});
afterAll(() => server.close());

const color = { key: '100,125,200_1.0', r: 104.0, g: 131, b: 210, brightness: 128.5, source_prompt: 'a calm sea' };

it('everything that creation draws on is there from the beginning', async () => {
  const known = await server.get('/api/knowledge/for-creation');
  expect(Object.keys(known).sort()).toEqual(
    [
      'learned_colors',
      'learned_motion',
      'learned_audio',
      'learned_gradient',
      'learned_camera',
      'origin_gradient',
      'origin_camera',
      'origin_motion',
      'interpretation_prompts',
      'static_colors',
      'static_sound',
    ].sort(),
  );
  expect(known.origin_gradient).toEqual(['vertical', 'horizontal', 'radial', 'angled']);
  expect(known.origin_camera).toHaveLength(16);
  expect(known.origin_motion).toEqual(['slow', 'wave', 'flow', 'fast', 'pulse']);
});

it('what was found is recorded, and known afterwards', async () => {
  const answer = await server.post('/api/knowledge/discoveries', {
    static_colors: [color],
    colors: [{ key: '100,125,200', r: 104, g: 131, b: 210, source_prompt: 'a calm sea' }],
    narrative: { mood: [{ key: 'Calm', value: 'calm' }] },
    unknown_list: [1],
  });
  expect(answer.status).toBe(201);
  const recorded = await answer.json();
  expect(recorded).toMatchObject({
    status: 'recorded',
    is_first: true,
    added_in: { 'static.color': 1, 'dynamic.color': 1 },
  });
  expect(Object.keys(recorded.results)).toHaveLength(17);
  expect(recorded.results).toMatchObject({ static_colors: 1, colors: 1, narrative: 1, motion: 0 });
  const known = await server.get('/api/knowledge/for-creation?limit=10&interpretation_limit=5');
  expect(known.static_colors['100,125,200_1.0']).toMatchObject({ r: 104, g: 131, b: 210, count: 1 });
  expect(known.learned_colors['100,125,200']).toMatchObject({ r: 104, g: 131, b: 210, sources: ['a calm sea'] });
  expect(await server.get('/api/knowledge/colors?key=100,125,200')).toEqual({ exists: true });
  expect(await server.get('/api/knowledge/colors?key=0,0,25')).toEqual({ exists: false });
});

it('the registries decide what is new: the same value again is counted, and the same request is not', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const body = { static_colors: [color] };
  const first = await (await server.post('/api/knowledge/discoveries', body, headers)).json();
  expect(first).toMatchObject({ added: 0, seen_again: 1 });
  await server.post('/api/knowledge/discoveries', body, headers);
  const known = await server.get('/api/knowledge/for-creation');
  expect(known.static_colors['100,125,200_1.0'].count).toBe(2);
});

it('one item that is no value spoils no other', async () => {
  const answer = await server.post('/api/knowledge/discoveries', {
    static_colors: [{ key: '0,0,0_1.0', r: 'red', g: 0, b: 0 }, null, { key: '25,0,0_1.0', r: 30, g: 0, b: 0 }],
  });
  expect(answer.status).toBe(201);
  const { results, rejected } = await answer.json();
  expect(results.static_colors).toBe(1);
  expect(rejected.map(({ path }: { path: string }) => path)).toEqual(['static_colors[0].r', 'static_colors[1]']);
});

it('whole discoveries are refused with the place of the fault', async () => {
  const answer = await server.post('/api/knowledge/discoveries', {
    discoveries: [{ registry: 'static', aspect: 'color', key: '', value: {}, depth: {} }],
  });
  expect(answer.status).toBe(400);
  expect(JSON.stringify(await answer.json())).toContain('discoveries[0]');
});

it('names are taken once', async () => {
  const names = await Promise.all(
    Array.from({ length: 5 }, async () => (await server.post('/api/knowledge/name/take', '')).json()),
  );
  expect(new Set(names.map(({ name }) => name)).size).toBe(5);
});

it('prompts that were made come newest first, each once', async () => {
  for (const prompt of ['one', 'two', 'one more', 'two']) await server.post('/api/jobs', { prompt });
  expect((await server.get('/api/knowledge/prompts?limit=2')).prompts).toEqual(['two', 'one more']);
});

it('a colour is asked for by its key', async () => {
  const answer = await server.send('/api/knowledge/colors');
  expect([answer.status, (await answer.json()).error]).toEqual([400, 'key required']);
});

it('recall gives the same for the same prompt and seed', async () => {
  const recall = async (seed: unknown) => server.post('/api/knowledge/recall', { prompt: 'a calm sea', seed });
  const first = await (await recall(7)).json();
  expect(first.knowledge.colors.length).toBeGreaterThan(15);
  expect(Array.isArray(first.names)).toBe(true);
  expect(await (await recall(7)).json()).toEqual(first);
  for (const seed of [-1, 1.5, '7', undefined, 2 ** 60]) expect((await recall(seed)).status).toBe(400);
});

it.each(['limit=0', 'limit=-5', 'limit=NaN', 'interpretation_limit=x'])('%s is refused', async (query) => {
  expect((await server.send(`/api/knowledge/for-creation?${query}`)).status).toBe(400);
});

it('a hot answer is not sent again while nothing changed', async () => {
  const first = await server.send('/api/knowledge/for-creation');
  const etag = first.headers.get('etag') as string;
  const same = await server.send('/api/knowledge/for-creation', { headers: { 'if-none-match': etag } });
  expect([same.status, await same.text()]).toEqual([304, '']);
  await server.post('/api/knowledge/discoveries', { colors: [{ key: '0,0,0', r: 1, g: 1, b: 1 }] });
  const other = await server.send('/api/knowledge/for-creation', { headers: { 'if-none-match': etag } });
  expect(other.status).toBe(200);
  expect(other.headers.get('etag')).not.toBe(etag);
});

it.each([
  ['gzip, deflate', 'gzip'],
  ['deflate, gzip;q=0.5', 'gzip'],
  ['gzip;q=0', null],
  ['identity', null],
])('with Accept-Encoding: %s a long answer comes as %s, the same either way', async (encoding, wanted) => {
  const plain = await server.send('/api/registries', { headers: { 'accept-encoding': 'identity' } });
  const answer = await server.send('/api/registries', { headers: { 'accept-encoding': encoding } });
  expect(answer.headers.get('content-encoding')).toBe(wanted);
  expect(answer.headers.get('vary')).toBe('Accept-Encoding');
  expect(await answer.json()).toEqual(await plain.json());
  const etag = answer.headers.get('etag') as string;
  expect(etag === plain.headers.get('etag')).toBe(wanted === null);
  const again = await server.send('/api/registries', {
    headers: { 'accept-encoding': encoding, 'if-none-match': etag },
  });
  expect(again.status).toBe(304);
});

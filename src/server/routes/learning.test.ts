import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serviceThat, startLocalServer, startTestServer, type TestServer } from '../../../tests/doubles/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startLocalServer();
});
afterAll(() => server.close());

it('before anything was learned the means are zeros', async () => {
  expect(await server.get('/api/learning/stats')).toEqual({
    total_runs: 0,
    by_palette: {},
    by_keyword: {},
    overall: { mean_motion_level: 0, mean_brightness: 0, mean_contrast: 0 },
  });
});

it('what a run taught is logged once for each job, without the path of the worker’s file', async () => {
  const { id } = await (await server.post('/api/jobs', { prompt: 'warm dunes' })).json();
  const run = {
    prompt: 'warm dunes',
    job_id: id,
    spec: { palette_name: 'warm_sunset', motion_type: 'slow', intensity: 0.5 },
    analysis: { path: '/home/worker/out.mp4', motion_level: 4.0, mean_brightness: 100.0, mean_contrast: 30.0 },
  };
  const logged = await server.post('/api/learning', run);
  expect(logged.status).toBe(201);
  const first = await logged.json();
  expect(first).toMatchObject({ job_id: id, status: 'logged' });
  expect(await (await server.post('/api/learning', run)).json()).toEqual(first);
  const { runs } = await server.get('/api/learning/runs');
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({ id: first.id, job_id: id, prompt: 'warm dunes', spec: run.spec });
  expect(runs[0].analysis).toEqual({ motion_level: 4, mean_brightness: 100, mean_contrast: 30 });
});

it('means are taken by palette and by word', async () => {
  await server.post('/api/learning', { prompt: 'warm hills', analysis: { motion_level: 2, mean_brightness: 50 } });
  const stats = await server.get('/api/learning/stats');
  expect(stats.total_runs).toBe(2);
  expect(stats.by_palette.warm_sunset).toEqual({ count: 1, mean_motion_level: 4, mean_brightness: 100 });
  expect(stats.by_keyword.warm).toEqual({ count: 2, mean_motion_level: 3, mean_brightness: 75 });
});

it('a run needs a prompt, and its job must be there when it names one', async () => {
  const without = await server.post('/api/learning', { analysis: {} });
  expect(without.status).toBe(400);
  expect(await without.json()).toMatchObject({ error: 'prompt is required' });
  const before = (await server.get('/api/learning/stats')).total_runs;
  const stray = await server.post('/api/learning', { prompt: 'cool hills', job_id: randomUUID() });
  expect([stray.status, await stray.json()]).toMatchObject([503, { kind: 'missing' }]);
  expect((await server.get('/api/learning/stats')).total_runs).toBe(before);
  expect((await server.post('/api/learning', { prompt: 'hills', spec: 'warm' })).status).toBe(400);
});

it('means that cannot be read are zeros', async () => {
  const broken = await startTestServer(serviceThat({}));
  expect(await broken.get('/api/learning/stats')).toMatchObject({ total_runs: 0 });
  await broken.close();
});

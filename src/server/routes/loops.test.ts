import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallVideo, startLocalServer, type TestServer } from '../../../tests/doubles/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startLocalServer();
});
afterAll(() => server.close());

it('there is no state before the first run', async () => {
  expect(await server.get('/api/loop/state')).toEqual({ state: {} });
});

it('of a state that is sent, the bounds of the contract are kept', async () => {
  const prompts = Array.from({ length: 250 }, (_, i) => `prompt ${i} ${'x'.repeat(600)}`);
  const state = {
    run_count: 12.7,
    good_prompts: prompts,
    recent_prompts: ['a', 5, 'b'],
    last_run_at: '2026-01-01T00:00:00Z'.padEnd(60, '!'),
    last_prompt: 'p'.repeat(120),
    last_job_id: randomUUID(),
    unknown: true,
  };
  const answer = await server.post('/api/loop/state', { state });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: true });
  const kept = (await server.get('/api/loop/state')).state;
  // Runs are counted where they are recorded: what a worker says of all of them is not taken for it.
  expect(kept).toMatchObject({ run_count: 0, recent_prompts: ['a', 'b'], duration_base: 6 });
  expect(kept.good_prompts).toHaveLength(200);
  expect(kept.good_prompts[199]).toBe(prompts[249]?.slice(0, 500));
  expect(kept.last_run_at).toHaveLength(50);
  expect(kept.last_prompt).toHaveLength(100);
  expect(kept).not.toHaveProperty('unknown');
});

it('each worker may have a state of its own', async () => {
  await server.post('/api/loop/state?worker=explorer-1', { state: { run_count: 3 } });
  expect((await server.get('/api/loop/state?worker=explorer-1')).state).toMatchObject({ run_count: 3 });
});

it('a state that is none is refused', async () => {
  for (const body of [{}, { state: 5 }, { state: null }])
    expect((await server.post('/api/loop/state', body)).status).toBe(400);
});

it('the configuration has defaults, and numbers are drawn into their bounds', async () => {
  expect(await server.get('/api/loop/config')).toMatchObject({
    enabled: true,
    delay_seconds: 30,
    exploit_ratio: 0.7,
    duration_seconds: 1,
  });
  const answer = await server.post('/api/loop/config', {
    delay_seconds: 9999,
    exploit_ratio: -3,
    duration_seconds: 0,
    enabled: false,
  });
  const wanted = { enabled: false, delay_seconds: 600, exploit_ratio: 0, duration_seconds: 1 };
  expect(await answer.json()).toMatchObject({ ok: true, config: wanted });
  expect(await server.get('/api/loop/config')).toMatchObject(wanted);
});

it('a part of the configuration can be set alone, and 0 is a value', async () => {
  await server.post('/api/loop/config', { enabled: true });
  await server.post('/api/loop/config', { delay_seconds: 0, exploit_ratio: 'much' });
  expect(await server.get('/api/loop/config')).toMatchObject({ enabled: true, delay_seconds: 0, exploit_ratio: 0 });
});

it('status, progress and diagnostics tell of the jobs that are completed', async () => {
  const { id } = await (
    await server.post('/api/jobs', { prompt: `a long prompt ${'x'.repeat(80)}`, workflow_type: 'explorer' })
  ).json();
  await server.send(`/api/jobs/${id}/upload`, { method: 'POST', body: smallVideo() });
  const status = await server.get('/api/loop/status');
  expect(status.recent_runs).toHaveLength(1);
  expect(status.recent_runs[0]).toMatchObject({
    id,
    workflow_type: 'explorer',
    download_url: `/api/jobs/${id}/download`,
  });
  expect(status.recent_runs[0].prompt).toMatch(/^.{60}…$/);
  expect(await server.get('/api/loop/progress?last=5')).toMatchObject({
    last_n: 5,
    total_runs: 1,
    runs_with_learning: 0,
    precision_pct: 0,
    target_pct: 95,
    discovery_rate_pct: 0,
  });
  const diagnostics = await server.get('/api/loop/diagnostics');
  expect(diagnostics).toMatchObject({
    last_n: 20,
    jobs: [{ job_id: id, has_learning: false, has_discovery: false }],
    summary: { missing_learning: 1, missing_discovery: 1 },
  });
  expect(diagnostics.jobs[0].prompt_preview.length).toBeLessThanOrEqual(51);
  for (const path of ['progress?last=0', 'diagnostics?last=x'])
    expect((await server.send(`/api/loop/${path}`)).status).toBe(400);
});

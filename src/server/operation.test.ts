import { afterEach, expect, it } from 'vitest';
import {
  serviceThat,
  smallVideo,
  startLocalServer,
  startTestServer,
  type TestServer,
} from '../../tests/doubles/test-server.js';

let server: TestServer;
afterEach(() => server.close());

it('is alive whatever happens, and ready while the database answers', async () => {
  let isBroken = false;
  server = await startTestServer(
    serviceThat({
      async loopConfig() {
        if (isBroken) throw new Error('no database');
        return { enabled: true, delay_seconds: 0, exploit_ratio: 0, duration_seconds: 1 };
      },
    }),
  );
  expect(await server.get('/readyz')).toEqual({ ok: true });
  isBroken = true;
  expect((await server.send('/readyz')).status).toBe(503);
  expect(await server.get('/livez')).toEqual({ ok: true });
});

it('counts requests by endpoint and status, never by path', async () => {
  server = await startLocalServer();
  for (const id of ['a1', 'a2', 'a3']) await server.send(`/api/jobs/${id}`);
  await server.send('/api/loop/config');
  await server.send('/made/up');
  const answer = await server.send('/metrics');
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await answer.text();
  expect(text).toContain('motion_http_requests_total{method="GET",route="/api/jobs/{id}",status="404"} 3');
  expect(text).toContain('motion_http_requests_total{method="GET",route="none",status="404"} 1');
  expect(text).toContain(
    'motion_http_request_duration_seconds_bucket{method="GET",route="/api/loop/config",le="+Inf"} 1',
  );
  expect(text).toContain('motion_jobs{status="pending"} 0');
  expect(text).toMatch(/motion_registry_entries\{registry="static",aspect="color"\} \d+/);
  expect(text).toMatch(/process_resident_memory_bytes \d+/);
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? \S+)$/);
});

it('tells how the last runs went in the metrics of the contract', async () => {
  server = await startLocalServer();
  for (const prompt of ['one', 'two', 'three']) {
    const { id } = await (await server.post('/api/jobs', { prompt })).json();
    await server.send(`/api/jobs/${id}/upload`, { method: 'POST', body: smallVideo() });
    if (prompt === 'one') await server.post('/api/learning', { prompt, job_id: id });
  }
  const answer = await server.send('/api/metrics');
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const text = await answer.text();
  for (const line of [
    '# TYPE motion_productions_total_runs gauge',
    'motion_productions_total_runs{last="20"} 3',
    `motion_productions_precision_pct ${100 / 3}`,
    'motion_productions_discovery_rate_pct 0',
    'motion_productions_jobs_total 3',
  ])
    expect(text.split('\n')).toContain(line);
});

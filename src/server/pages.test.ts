import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { serviceThat, startTestServer, type TestServer } from '../../tests/doubles/test-server.js';
import { ALL_ENDPOINTS } from './routes/all-endpoints.js';

let server: TestServer;
afterEach(() => server.close());

it.each(['/reference', '/docs'])('%s shows every endpoint, and loads nothing from anywhere', async (path) => {
  server = await startTestServer(serviceThat({}));
  const answer = await server.send(path);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await answer.text();
  for (const { path: each, summary } of ALL_ENDPOINTS) {
    expect(html).toContain(`<code>${each}</code>`);
    expect(html).toContain(summary.replaceAll('"', '&quot;'));
  }
  expect(html).not.toMatch(/<(script|link|img|iframe)\b|url\(|@import/);
  const anchors = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, anchor]) => anchor);
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  expect(anchors.filter((anchor) => !ids.has(anchor as string))).toEqual([]);
});

it('the page at / says where to go', async () => {
  server = await startTestServer(serviceThat({}));
  expect(await (await server.send('/')).text()).toContain('href="/reference"');
  expect((await server.send('/nothing')).status).toBe(404);
});

it('a folder with a web application is served beside the interface, and never under it', async () => {
  const site = await mkdtemp(join(tmpdir(), 'motion-site-'));
  await writeFile(join(site, 'index.html'), '<h1>the application</h1>');
  server = await startTestServer(serviceThat({}), { site });
  expect(await (await server.send('/')).text()).toContain('the application');
  expect((await server.send('/../motion-server.ts')).status).toBe(404);
  const missing = await server.send('/api/index.html');
  expect(missing.status).toBe(404);
  expect(missing.headers.get('content-type')).toBe('application/problem+json');
  expect((await server.send('/reference')).status).toBe(200);
  await rm(site, { recursive: true });
});

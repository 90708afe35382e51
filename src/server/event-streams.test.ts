import { get, type IncomingMessage } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import {
  serviceThat,
  smallVideo,
  startLocalServer,
  startTestServer,
  type TestServer,
} from '../../tests/doubles/test-server.js';
import type { Job } from '../studio/service/job.js';

/** Waits for it, however busy the machine is. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });

let server: TestServer;
afterEach(() => server.close());

interface SentEvent {
  id: string;
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: events are looked into freely
  data: any;
}

/** Listens as a browser would. */
async function listen(path: string, headers: Record<string, string> = {}) {
  const response = await new Promise<IncomingMessage>((resolve) => get(`${server.url}${path}`, { headers }, resolve));
  const events: SentEvent[] = [];
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() as string;
    for (const block of blocks) {
      const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const data = field('data');
      if (data !== undefined)
        events.push({ id: field('id') ?? '', event: field('event') ?? '', data: JSON.parse(data) });
    }
  });
  const ended = new Promise<void>((resolve) => response.once('close', resolve));
  return { response, events, ended };
}

it('so many may listen at once, and another one when one has gone', async () => {
  server = await startLocalServer({ limits: { streams: 1 } });
  const first = await listen('/api/registries/events');
  const { status, ...refused } = await fetch(`${server.url}/api/registries/events`).then(async (answer) => ({
    status: answer.status,
    wait: answer.headers.get('retry-after'),
    ...(await answer.json()),
  }));
  expect(status).toBe(503);
  expect(refused).toMatchObject({ error: 'Too many streams', kind: 'busy', wait: '3' });
  first.response.destroy();
  await eventually(async () => {
    const next = await listen('/api/registries/events');
    next.response.destroy();
    return next.response.statusCode;
  }).toBe(200);
});

it('a job is told of as it is and as it changes, until it ends', async () => {
  server = await startLocalServer();
  const { id } = await (await server.post('/api/jobs', { prompt: 'fog', lease: { worker: 'w', seconds: 60 } })).json();
  const { response, events, ended } = await listen(`/api/jobs/${id}/events`);
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toBe('text/event-stream');
  expect(response.headers['access-control-allow-origin']).toBe('*');
  await eventually(() => events.length).toBe(1);
  await server.post(`/api/jobs/${id}/progress`, { worker: 'w', seconds: 60, progress: { done: 5, total: 24 } });
  await eventually(() => events.at(-1)?.data.progress).toEqual({ done: 5, total: 24 });
  await server.send(`/api/jobs/${id}/upload`, { method: 'POST', body: smallVideo() });
  await ended;
  expect(events.every(({ event, data }) => event === 'job' && data.id === id)).toBe(true);
  expect(events.at(-1)?.data).toMatchObject({ status: 'completed', download_url: `/api/jobs/${id}/download` });
});

it('who comes back with the last id does not get the same again', async () => {
  const job = { id: 'a', prompt: 'fog', status: 'completed', workflow_type: null } as Job;
  server = await startTestServer(serviceThat({ job: async () => job }));
  const first = await listen('/api/jobs/a/events');
  await first.ended;
  expect(first.events).toHaveLength(1);
  const again = await listen('/api/jobs/a/events', { 'last-event-id': first.events[0]?.id as string });
  await again.ended;
  expect(again.events).toEqual([]);
});

it('the end of a job that is deleted is told', async () => {
  server = await startLocalServer();
  const { id } = await (await server.post('/api/jobs', { prompt: 'fog' })).json();
  const { events, ended } = await listen(`/api/jobs/${id}/events`);
  await eventually(() => events.length).toBe(1);
  await server.send(`/api/jobs/${id}`, { method: 'DELETE' });
  await ended;
  expect(events.at(-1)).toMatchObject({ event: 'deleted', data: { id } });
  const missing = await server.send(`/api/jobs/${id}/events`);
  expect([missing.status, (await missing.json()).error]).toEqual([404, 'Job not found']);
});

it('growth of the registries is told to all who listen, by one look at a time', async () => {
  let reads = 0;
  let sightings = 1;
  server = await startTestServer(
    serviceThat({
      async registryCounts() {
        reads++;
        return [{ registry: 'static', aspect: 'color', entries: 1, origins: 0, sightings }];
      },
    }),
  );
  const listeners = await Promise.all(Array.from({ length: 20 }, () => listen('/api/registries/events')));
  for (const { events } of listeners) await eventually(() => events.length).toBe(1);
  sightings = 2;
  for (const { events } of listeners) await eventually(() => events.at(-1)?.data.counts[0].sightings).toBe(2);
  expect(reads).toBeLessThan(6);
  for (const { response } of listeners) response.destroy();
});

it('streams end when the server closes', async () => {
  server = await startTestServer(serviceThat({ registryCounts: async () => [] }));
  const { ended, events } = await listen('/api/registries/events');
  await eventually(() => events.length).toBe(1);
  await server.close();
  await ended;
});

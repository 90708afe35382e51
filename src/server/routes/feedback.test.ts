import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallVideo, startLocalServer, type TestServer } from '../../../tests/doubles/test-server.js';

let server: TestServer;
let id: string;
beforeAll(async () => {
  server = await startLocalServer();
  id = (await (await server.post('/api/jobs', { prompt: 'a lighthouse' })).json()).id;
});
afterAll(() => server.close());

it('a job that is not completed cannot be rated', async () => {
  for (const each of [id, randomUUID()]) {
    const answer = await server.post(`/api/jobs/${each}/feedback`, { rating: 2 });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: 'Job not found or not completed' });
  }
});

it('the last rating of a job counts, and is an event too', async () => {
  await server.send(`/api/jobs/${id}/upload`, { method: 'POST', body: smallVideo() });
  const first = await server.post(`/api/jobs/${id}/feedback`, '{"rating": 1.0}');
  expect(first.status).toBe(201);
  expect(await first.json()).toMatchObject({ rating: 1, status: 'saved' });
  await server.post(`/api/jobs/${id}/feedback`, { rating: 2 });
  const { feedback } = await server.get('/api/feedback?limit=5');
  expect(feedback).toMatchObject([{ job_id: id, rating: 2, prompt: 'a lighthouse' }]);
  const { events } = await server.get('/api/events?type=feedback');
  expect(events[0]).toMatchObject({ event_type: 'feedback', job_id: id, payload: { rating: 2 } });
});

it.each([{}, { rating: 3 }, { rating: '1' }, { rating: null }, { rating: 1.5 }])('%j is no rating', async (body) => {
  const answer = await server.post(`/api/jobs/${id}/feedback`, body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: 'rating must be 1 (thumbs down) or 2 (thumbs up)' });
});

it('events are logged and listed, newest first, of one type or all', async () => {
  const logged = await server.post('/api/events', { event_type: 'prompt_submitted', payload: { length: 12 } });
  expect(logged.status).toBe(201);
  expect(await logged.json()).toMatchObject({ status: 'logged' });
  await server.post('/api/events', { event_type: 'video_played', job_id: id });
  const { events } = await server.get('/api/events?limit=2');
  expect(events).toMatchObject([
    { event_type: 'video_played', job_id: id, payload: null },
    { event_type: 'prompt_submitted', job_id: null, payload: { length: 12 } },
  ]);
  expect((await server.get('/api/events?type=prompt_submitted')).events).toHaveLength(1);
  expect((await server.send('/api/events?type=laughter')).status).toBe(400);
});

it.each([
  [{}, 'event_type is required'],
  [{ event_type: '' }, 'event_type is required'],
  [
    { event_type: 'laughter' },
    'event_type must be one of: prompt_submitted, job_completed, video_played, video_abandoned, download_clicked, error, feedback',
  ],
])('the event %j is refused', async (body, error) => {
  const answer = await server.post('/api/events', body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error });
});

it('an event of an unknown job is 503, as older clients know it, and says that the job is missing', async () => {
  const answer = await server.post('/api/events', { event_type: 'error', job_id: randomUUID() });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ kind: 'missing' });
});

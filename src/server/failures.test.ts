import { afterEach, expect, it } from 'vitest';
import { serviceThat, startTestServer, type TestServer } from '../../tests/doubles/test-server.js';
import { ServiceError, type ServiceFailure } from '../studio/service/service-error.js';

let server: TestServer;
afterEach(() => server.close());

const failing = (error: Error) =>
  serviceThat({
    job: async () => {
      throw error;
    },
    forCreation: async () => {
      throw error;
    },
  });

it.each<[ServiceFailure, number]>([
  ['invalid', 400],
  ['denied', 401],
  ['missing', 404],
  ['conflict', 409],
  ['too-large', 413],
  ['busy', 503],
  ['unreachable', 503],
])('a failure of kind %s is answered with %d, as a problem that older clients can read', async (kind, status) => {
  server = await startTestServer(failing(new ServiceError(kind, 'It went wrong', 'in this way')));
  const answer = await server.send('/api/jobs/abc');
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('retry-after')).toBe(status === 503 ? '3' : null);
  expect(await answer.json()).toMatchObject({
    type: `/reference#problem-${kind}`,
    status,
    detail: 'It went wrong: in this way',
    instance: '/api/jobs/abc',
    kind,
    error: 'It went wrong',
    details: 'in this way',
  });
});

it('a failure that nobody foresaw is a passing one: 503 with Retry-After', async () => {
  server = await startTestServer(failing(new Error('disk on fire')));
  const answer = await server.send('/api/jobs/abc');
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('3');
  expect(await answer.json()).toMatchObject({ error: 'Service temporarily unavailable', details: 'disk on fire' });
});

it('an endpoint may have words of its own for that', async () => {
  server = await startTestServer(failing(new Error('disk on fire')));
  const answer = await server.send('/api/knowledge/for-creation');
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ error: 'Failed to load for-creation', details: 'disk on fire' });
});

it.each([
  ['GET', '/api/nothing'],
  ['PUT', '/api/jobs'],
  ['DELETE', '/api/jobs'],
  ['POST', '/api/registries/coverage'],
  ['GET', '/api/jobs/NOT-AN-ID'],
  ['GET', '/api'],
  ['GET', '/api/%zz'],
])('%s %s is not found, in JSON', async (method, path) => {
  server = await startTestServer(serviceThat({}));
  const answer = await server.send(path, { method });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ error: 'Not found' });
});

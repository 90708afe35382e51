import { afterEach, beforeEach, expect, it } from 'vitest';
import { serviceThat, startTestServer, type TestServer } from '../../tests/doubles/test-server.js';
import { ALL_ENDPOINTS } from './routes/all-endpoints.js';

interface Operation {
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string; schema: unknown }[];
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
  security?: unknown[];
}

let server: TestServer;
let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: object } };
beforeEach(async () => {
  server = await startTestServer(serviceThat({}));
  document = (await (await server.send('/openapi.json')).json()) as typeof document;
});
afterEach(() => server.close());

it('describes every endpoint, its answers and its problems', () => {
  expect(document.openapi).toBe('3.1.0');
  for (const { method, path, summary, answer } of ALL_ENDPOINTS) {
    const operation = document.paths[path]?.[method];
    expect(operation?.summary).toBe(summary);
    expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining([String(answer.status), 'default']));
  }
});

it('refers to nothing that it does not hold', () => {
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name as string);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(document.components.schemas).toHaveProperty(name);
});

it('says what needs a token', () => {
  expect(document.paths['/api/jobs']?.post?.security).toEqual([{ token: [] }]);
  expect(document.paths['/api/jobs']?.get?.security).toBeUndefined();
  expect(document.paths['/api/knowledge/recall']?.post?.security).toBeUndefined();
});

it('gives the default and the bounds of counts in queries', () => {
  const limit = document.paths['/api/feedback']?.get?.parameters?.find(({ name }) => name === 'limit');
  expect(limit).toMatchObject({ in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1000, default: 500 } });
});

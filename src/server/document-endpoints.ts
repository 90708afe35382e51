import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import type { Endpoint } from './endpoint.js';

type Registry = OpenAPIHono['openAPIRegistry'];
type RouteConfig = Parameters<Registry['registerPath']>[0];

const PROBLEM = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    kind: z.string(),
    error: z.string().openapi({ description: 'What went wrong, in a few words.' }),
    details: z.string().optional().openapi({ description: 'More about it.' }),
  })
  .openapi('Problem');

const IDEMPOTENCY_KEY = z.object({
  'Idempotency-Key': z
    .string()
    .optional()
    .openapi({ description: 'Unique to the act: the same key again changes nothing and gives the first answer.' }),
});

const ID = z.object({ id: z.string().openapi({ example: '0b6f5c1e-58ab-4c3b-9a51-6d6c0d7c1a2f' }) });

const TOKEN = 'token';

/** Writes down what every endpoint takes and gives, from the schemas that check it. */
export function documentEndpoints(registry: Registry, endpoints: readonly Endpoint[]): void {
  registry.registerComponent('securitySchemes', TOKEN, {
    type: 'http',
    scheme: 'bearer',
    description: 'The secret of the server (MOTION_API_SECRET), where it has one. Reading is free.',
  });
  for (const endpoint of endpoints) registry.registerPath(pathOf(endpoint));
}

function pathOf(endpoint: Endpoint): RouteConfig {
  const { method, path, group, summary, description } = endpoint;
  const writes = method !== 'get' && !endpoint.reads;
  return {
    method,
    path,
    tags: [group],
    summary,
    ...(description ? { description } : {}),
    ...(writes ? { security: [{ [TOKEN]: [] }] } : {}),
    request: {
      ...(path.includes('{id}') ? { params: ID } : {}),
      ...(endpoint.query ? { query: endpoint.query as never } : {}),
      ...(writes && endpoint.body ? { headers: IDEMPOTENCY_KEY } : {}),
      ...bodyOf(endpoint),
    },
    responses: answersOf(endpoint),
  };
}

function bodyOf({ body, bodyIsOptional, content }: Endpoint): Pick<NonNullable<RouteConfig['request']>, 'body'> {
  if (body) return { body: { required: !bodyIsOptional, content: { 'application/json': { schema: body as never } } } };
  if (!content) return {};
  const file = { type: 'string', format: 'binary' } as const;
  const types = content.map(({ type }) => [
    type,
    { schema: type === 'multipart/form-data' ? { type: 'object' as const, properties: { file } } : file },
  ]);
  return { body: { required: true, content: Object.fromEntries(types) } };
}

function answersOf({ answer, otherAnswers = {}, problems = {} }: Endpoint): RouteConfig['responses'] {
  const content =
    'schema' in answer
      ? { 'application/json': { schema: answer.schema as never } }
      : { [answer.type]: { schema: { type: 'string' as const } } };
  const problem = { 'application/problem+json': { schema: PROBLEM } };
  return {
    [answer.status]: { description: answer.description, content },
    ...Object.fromEntries(
      Object.entries(otherAnswers).map(([status, description]) => [
        status,
        Number(status) < 300 ? { description, content } : { description },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(problems).map(([status, description]) => [status, { description, content: problem }]),
    ),
    default: { description: 'Anything else that went wrong', content: problem },
  };
}

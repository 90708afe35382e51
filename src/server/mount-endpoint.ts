import { createHash } from 'node:crypto';
import type { z } from '@hono/zod-openapi';
import type { Context, Hono } from 'hono';
import type { OnceOnly } from '../studio/service/motion-service.js';
import { type Endpoint, Reply, type Surroundings } from './endpoint.js';
import { nameRoute } from './observe-requests.js';
import { Problem, problemOf } from './problem.js';
import { parseJson, readText } from './read-json.js';
import type { WriteGuard } from './write-guard.js';
import { compressedOnce, writtenOnce } from './written-json.js';

/** Ids as paths have them. Contract §1.0. */
const ID = ':id{[a-f0-9-]+}';

/** Keys that a client may choose: visible characters. */
const ONCE_KEY = /^[\x21-\x7e]{1,200}$/;

/** The path of an endpoint as the router writes it. */
export function routerPath(path: string): string {
  return path.replace('{id}', ID);
}

/** Lets the endpoint answer: its request is read and checked, and whatever goes wrong becomes a problem. */
export function mountEndpoint(
  app: Pick<Hono, 'on'>,
  endpoint: Endpoint,
  options: Surroundings & { guard: WriteGuard },
): void {
  app.on(endpoint.method.toUpperCase(), routerPath(endpoint.path), async (context) => {
    nameRoute(context, endpoint.path);
    try {
      if (endpoint.method !== 'get' && !endpoint.reads) options.guard(context);
      const query = checked(endpoint.query, context.req.query());
      const text = endpoint.body ? await readText(context, options.limits.bodyBytes) : '';
      const isLeftOut = endpoint.bodyIsOptional && text.trim() === '';
      const body = endpoint.body ? checked(endpoint.body, isLeftOut ? {} : parseJson(text)) : undefined;
      const id = context.req.param('id') ?? '';
      const once = onceOf(context, text);
      return await answered(endpoint, context, await endpoint.handle({ ...options, id, query, body, once, context }));
    } catch (error) {
      throw problemOf(error, endpoint);
    }
  });
}

/** @throws {Problem} 400: the first fault as `error`; as `details` where it lies, and the others */
function checked(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { issues } = result.error;
  // The first one is the error itself: it is told again only where it does not say what it is about.
  const more = issues.filter(({ path, message }, i) => i > 0 || !message.includes(String(path.at(-1) ?? '')));
  const details = more.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));
  throw new Problem(400, issues[0]?.message ?? 'Invalid request', { details: details.join('; ') || null });
}

/** A key is the client's own, for one method, path and body. */
function onceOf(context: Context, body: string): OnceOnly {
  const key = context.req.header('idempotency-key');
  if (key === undefined) return {};
  if (!ONCE_KEY.test(key))
    throw new Problem(400, 'Idempotency-Key must be 1 to 200 visible ASCII characters', {
      details: 'Choose a UUID for each act, and send the same one when you send the same act again.',
    });
  return { key: `${context.req.method} ${context.req.path} ${key}`, content: hashOf(body) };
}

function answered(endpoint: Endpoint, context: Context, given: unknown): Response | Promise<Response> {
  if (given instanceof Response) return given;
  const status = given instanceof Reply ? given.status : endpoint.answer.status;
  const body = given instanceof Reply ? given.body : given;
  if (endpoint.isHot) return hotAnswer(context, body as object, status);
  return context.body(JSON.stringify(body), status as 200, JSON_HEADERS);
}

/** Written once while it stays the same, compressed once, and not sent to who has it. */
async function hotAnswer(context: Context, body: object, status: number): Promise<Response> {
  const plain = writtenOnce(body, hashOf);
  const compressed = takesGzip(context) ? await compressedOnce(plain) : null;
  const { bytes, etag } = compressed ?? plain;
  const headers = { ...JSON_HEADERS, etag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' };
  if (isKnown(context.req.header('if-none-match'), plain.etag)) return context.body(null, 304, headers);
  return context.body(bytes, status as 200, compressed ? { ...headers, 'content-encoding': 'gzip' } : headers);
}

const JSON_HEADERS = { 'content-type': 'application/json' };

function takesGzip(context: Context): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(context.req.header('accept-encoding') ?? '');
}

function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha1').update(bytes).digest('base64url');
}

/** Whether the client has it, in whichever coding. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => {
    const known = each.trim().replace(/^W\//, '');
    return known === '*' || known.replace(/-gzip"$/, '"') === etag;
  });
}

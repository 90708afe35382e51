import type { MiddlewareHandler } from 'hono';

/** What pages of other origins may do. Contract §1.0, and what came later. */
const CORS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers':
    'Content-Type, Authorization, Idempotency-Key, Range, If-Range, If-None-Match, Last-Event-ID',
  'access-control-expose-headers': 'Content-Range, Accept-Ranges, Content-Length, ETag, Retry-After',
};

/** Seconds for which a browser need not ask again. */
const PREFLIGHT_SECONDS = '86400';

/** Headers are set before the answer is made: they are part of it, whatever it becomes. */
export const cors: MiddlewareHandler = async (context, next) => {
  for (const [name, value] of Object.entries(CORS)) context.header(name, value);
  if (context.req.method !== 'OPTIONS') return next();
  context.header('access-control-max-age', PREFLIGHT_SECONDS);
  return context.body(null, 200);
};

/** Nothing that we serve is to be guessed at, framed, or told where else somebody was. */
export const securityHeaders: MiddlewareHandler = (context, next) => {
  context.header('x-content-type-options', 'nosniff');
  context.header('referrer-policy', 'no-referrer');
  return next();
};

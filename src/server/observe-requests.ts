import type { Context, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { RequestMetrics } from './metrics/request-metrics.js';

const ROUTE = 'route';

/** Remembers which endpoint answers. */
export function nameRoute(context: Context, route: string): void {
  context.set(ROUTE, route);
}

/** The endpoint that answered; `none` for paths that are none, of which there is no end. */
export function routeOf(context: Context): string {
  return context.get(ROUTE) ?? 'none';
}

/** Counts and times every request, and tells of each in the log at level `debug`. */
export function observeRequests(metrics: RequestMetrics, log: Logger): MiddlewareHandler {
  return async (context, next) => {
    const begin = performance.now();
    metrics.begin();
    let status = 500;
    try {
      await next();
      status = context.res.status;
    } finally {
      const ms = performance.now() - begin;
      metrics.end(context.req.method, routeOf(context), status, ms / 1000);
      if (log.isLevelEnabled('debug'))
        log.debug({ method: context.req.method, path: context.req.path, status, ms: Math.round(ms * 10) / 10 });
    }
  };
}

import { OpenAPIHono } from '@hono/zod-openapi';
import type { Logger } from 'pino';
import { cors, securityHeaders } from './cors.js';
import { documentEndpoints } from './document-endpoints.js';
import type { Surroundings } from './endpoint.js';
import { mountEndpoint } from './mount-endpoint.js';
import { observeRequests, routeOf } from './observe-requests.js';
import { pages, siteFiles } from './pages.js';
import { Problem, problemOf, problemResponse } from './problem.js';
import { limitRate } from './rate-limit.js';
import { ALL_ENDPOINTS } from './routes/all-endpoints.js';
import { HEALTH } from './routes/operation.js';
import type { WriteGuard } from './write-guard.js';

export interface AppOptions extends Surroundings {
  guard: WriteGuard;
  log: Logger;
  /** Folder of a web application; it need not be there. */
  site?: string | undefined;
}

/** The whole interface as one function from request to answer. */
export function createApp(options: AppOptions): OpenAPIHono {
  const { log, metrics, limits } = options;
  const app = new OpenAPIHono();
  app.use(observeRequests(metrics.requests, log));
  app.use(securityHeaders);
  app.use('/api/*', cors);
  app.options('*', (context) => context.body(null, 200));
  app.use('/api/*', limitRate(limits.requestsPerSecond));
  for (const endpoint of ALL_ENDPOINTS) mountEndpoint(app, endpoint, options);
  for (const path of ['/health', '/api/health']) app.all(path, (context) => context.json(HEALTH));
  documentEndpoints(app.openAPIRegistry, ALL_ENDPOINTS);
  pages(app);
  siteFiles(app, options.site);
  app.notFound((context) => problemResponse(context, new Problem(404, 'Not found')));
  app.onError((error, context) => {
    const problem = problemOf(error);
    if (problem.status >= 500)
      log.error({ err: problem.options.cause ?? error, route: routeOf(context) }, problem.message);
    return problemResponse(context, problem);
  });
  return app;
}

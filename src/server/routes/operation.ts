import { z } from '@hono/zod-openapi';
import { type Endpoint, endpoint } from '../endpoint.js';
import { loopMetrics, stockMetrics } from '../metrics/stock-metrics.js';
import { Problem } from '../problem.js';

/** What contract §1.1 answers to whoever asks for health. */
export const HEALTH = { ok: true, service: 'motion-productions' } as const;

/** Text format of Prometheus; the type of contract §1.3, and the one with the version. */
const PLAIN_TEXT = 'text/plain; charset=utf-8';
const METRICS_TEXT = 'text/plain; version=0.0.4; charset=utf-8';

const health = z.object({ ok: z.literal(true), service: z.string() });

/** Whether the server is well. */
export const operationEndpoints: readonly Endpoint[] = [
  ...['/health', '/api/health'].map((path) =>
    endpoint({
      method: 'get',
      path,
      group: 'Operation',
      summary: 'Whether the server answers',
      description: 'Any method will do.',
      answer: { status: 200, description: 'It does', schema: health },
      handle: async () => HEALTH,
    }),
  ),
  endpoint({
    method: 'get',
    path: '/livez',
    group: 'Operation',
    summary: 'Whether the process lives',
    answer: { status: 200, description: 'It does', schema: z.object({ ok: z.literal(true) }) },
    handle: async () => ({ ok: true as const }),
  }),
  endpoint({
    method: 'get',
    path: '/readyz',
    group: 'Operation',
    summary: 'Whether requests can be carried out',
    answer: { status: 200, description: 'They can', schema: z.object({ ok: z.literal(true) }) },
    problems: { 503: 'The server is closing, or the database cannot be reached' },
    failure: { status: 503, error: 'The database cannot be reached' },
    async handle({ service, closing }) {
      if (closing.aborted) throw new Problem(503, 'The server is closing');
      await service.loopConfig();
      return { ok: true as const };
    },
  }),
  endpoint({
    method: 'get',
    path: '/metrics',
    group: 'Operation',
    summary: 'Metrics for Prometheus',
    description: 'Of the process, of requests, and of what the system holds.',
    answer: { status: 200, type: METRICS_TEXT, description: 'Metrics' },
    async handle({ service, metrics, context }) {
      const stock = await stockMetrics(service);
      return context.body(metrics.process.text() + metrics.requests.text() + stock, 200, {
        'content-type': METRICS_TEXT,
      });
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/metrics',
    group: 'Operation',
    summary: 'How the last runs went, as metrics',
    answer: { status: 200, type: PLAIN_TEXT, description: 'Metrics' },
    failure: { status: 500, error: 'Failed to read metrics' },
    handle: async ({ service, context }) =>
      context.body(await loopMetrics(service), 200, { 'content-type': PLAIN_TEXT }),
  }),
];

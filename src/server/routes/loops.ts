import { z } from '@hono/zod-openapi';
import type { LoopConfig } from '../../studio/service/loop.js';
import { readLoopState } from '../../studio/service/loop-state.js';
import { type Endpoint, endpoint } from '../endpoint.js';
import { anyObject, bodyOf, countParameter, optional, time, uuid } from '../schemas/fields.js';

const CONFIG_FIELDS = ['enabled', 'delay_seconds', 'exploit_ratio', 'duration_seconds'] as const;

const configSchema = z
  .object({
    enabled: z.boolean(),
    delay_seconds: z.number().openapi({ minimum: 0, maximum: 600 }),
    exploit_ratio: z.number().openapi({ minimum: 0, maximum: 1 }),
    duration_seconds: z.number().openapi({ minimum: 1, maximum: 60 }),
    chosen: z
      .array(z.enum(CONFIG_FIELDS))
      .readonly()
      .optional()
      .openapi({ description: 'Fields that an operator set; the others are defaults.' }),
  })
  .openapi('LoopConfig');

/** A number that is drawn into its bounds; what is no number counts as not sent. Contract §1.3. */
function within(least: number, most: number) {
  return optional(z.number().overwrite((value) => Math.min(Math.max(value, least), most)))
    .catch(undefined)
    .openapi({ type: 'number', minimum: least, maximum: most });
}

const configChangeSchema = bodyOf({
  enabled: optional(z.boolean()).catch(undefined).openapi({ type: 'boolean' }),
  delay_seconds: within(0, 600),
  exploit_ratio: within(0, 1),
  duration_seconds: within(1, 60),
}).openapi('LoopConfigChange');

const workerQuery = z.object({
  worker: z.string().min(1).optional().openapi({ description: 'State of this worker alone.' }),
});

const stateExample = { run_count: 12, good_prompts: ['a calm sea'], recent_prompts: ['a calm sea'], duration_base: 6 };
const stateSchema = anyObject.openapi({
  description:
    'run_count, good_prompts and recent_prompts (the last 200), duration_base, last_run_at, last_prompt, last_job_id; other fields are not kept',
  example: stateExample,
});

const recentRun = z.object({
  id: uuid,
  prompt: z.string(),
  duration_seconds: z.number().nullable(),
  updated_at: time,
  workflow_type: z.string().optional(),
  download_url: z.string(),
});

const statusSchema = z
  .object({
    config: configSchema,
    run_count: z.number(),
    good_prompts_count: z.number(),
    last_run_at: z.string().nullable(),
    last_prompt: z.string().nullable(),
    last_job_id: z.string().nullable(),
    recent_runs: z.array(recentRun),
  })
  .openapi('LoopStatus');

const progressSchema = z
  .object({
    last_n: z.number(),
    total_runs: z.number(),
    runs_with_learning: z.number(),
    precision_pct: z.number().openapi({ description: 'Share of these runs that recorded what they learned.' }),
    target_pct: z.number(),
    runs_with_discovery: z.number(),
    discovery_rate_pct: z.number().openapi({ description: 'Share of these runs that found something new.' }),
    repetition_score: z.number().nullable(),
    coverage_snapshot: z
      .object({ static_colors_coverage_pct: z.number(), narrative_min_coverage_pct: z.number() })
      .optional(),
  })
  .openapi('LoopProgress');

const diagnosticsSchema = z
  .object({
    last_n: z.number(),
    jobs: z.array(
      z.object({ job_id: uuid, prompt_preview: z.string(), has_learning: z.boolean(), has_discovery: z.boolean() }),
    ),
    summary: z.object({
      missing_learning: z.number(),
      missing_discovery: z.number(),
      hint: z.string().nullable().openapi({ description: 'What to do about it.' }),
    }),
  })
  .openapi('LoopDiagnostics');

/** What loops remember, and what steers them. Contract §1.3. */
export const loopEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/loop/state',
    group: 'Loops',
    summary: 'What loops remember',
    description: 'Of one worker, or of all together when none is named. `{}` before the first run.',
    query: workerQuery,
    answer: { status: 200, description: 'The state', schema: z.object({ state: stateSchema }) },
    failure: { status: 500, error: 'Failed to read loop state' },
    handle: async ({ service, query }) => ({ state: (await service.loopState(query.worker)) as object as StateFields }),
  }),
  endpoint({
    method: 'post',
    path: '/api/loop/state',
    group: 'Loops',
    summary: 'Remember the state of a loop',
    query: workerQuery,
    body: bodyOf({
      state: z.record(z.string(), z.unknown(), { error: 'state is required' }).openapi({ example: stateExample }),
    }),
    answer: { status: 200, description: 'It is stored', schema: z.object({ ok: z.literal(true) }) },
    failure: { status: 500, error: 'Failed to write loop state' },
    async handle({ service, query, body }) {
      await service.saveLoopState(readLoopState(body.state), query.worker);
      return { ok: true as const };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/loop/config',
    group: 'Loops',
    summary: 'What an operator set for all loops',
    answer: { status: 200, description: 'The configuration', schema: configSchema },
    failure: { status: 500, error: 'Failed to read loop config' },
    handle: ({ service }) => service.loopConfig(),
  }),
  endpoint({
    method: 'post',
    path: '/api/loop/config',
    group: 'Loops',
    summary: 'Steer the loops',
    description: 'Any subset of the fields; numbers are drawn into their bounds.',
    body: configChangeSchema,
    answer: {
      status: 200,
      description: 'The configuration as it is now',
      schema: z.object({ ok: z.literal(true), config: configSchema }),
    },
    failure: { status: 500, error: 'Failed to write loop config' },
    async handle({ service, body }) {
      const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      return { ok: true as const, config: await service.setLoopConfig(change as Partial<LoopConfig>) };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/loop/status',
    group: 'Loops',
    summary: 'How the loops are doing',
    answer: { status: 200, description: 'Configuration, counts, and the ten newest runs', schema: statusSchema },
    failure: { status: 500, error: 'Failed to read loop status' },
    handle: ({ service }) => service.loopStatus(),
  }),
  endpoint({
    method: 'get',
    path: '/api/loop/progress',
    group: 'Loops',
    summary: 'How the last runs went',
    query: z.object({ last: countParameter('last', 20, 100) }),
    answer: { status: 200, description: 'Shares and scores', schema: progressSchema },
    handle: ({ service, query }) => service.loopProgress(query.last),
  }),
  endpoint({
    method: 'get',
    path: '/api/loop/diagnostics',
    group: 'Loops',
    summary: 'Which runs are not recorded',
    query: z.object({ last: countParameter('last', 20, 50) }),
    answer: { status: 200, description: 'The last jobs, and what is missing', schema: diagnosticsSchema },
    handle: ({ service, query }) => service.diagnostics(query.last),
  }),
];

type StateFields = Record<string, unknown>;

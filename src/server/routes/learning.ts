import { z } from '@hono/zod-openapi';
import { WORKFLOW_TYPES } from '../../studio/service/job.js';
import type { LearningStats } from '../../studio/service/motion-service.js';
import { type Endpoint, endpoint } from '../endpoint.js';
import {
  anyObject,
  bodyOf,
  countParameter,
  neededText,
  optional,
  optionalCountParameter,
  time,
  uuid,
} from '../schemas/fields.js';

const outcome = z.object({ count: z.number(), mean_motion_level: z.number(), mean_brightness: z.number() });

const statsSchema = z
  .object({
    total_runs: z.number(),
    by_palette: z.record(z.string(), outcome),
    by_keyword: z.record(z.string(), outcome),
    overall: z.object({ mean_motion_level: z.number(), mean_brightness: z.number(), mean_contrast: z.number() }),
  })
  .openapi('LearningStats');

const missingSchema = z
  .object({
    jobs: z.array(
      z.object({
        job_id: uuid,
        prompt: z.string(),
        workflow_type: z.enum(WORKFLOW_TYPES).nullable(),
        has_learning: z.boolean(),
        has_discovery: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi('UnrecordedJobs');

/** What is said when nothing can be said. Contract §1.2. */
const NO_STATS: LearningStats = {
  total_runs: 0,
  by_palette: {},
  by_keyword: {},
  overall: { mean_motion_level: 0, mean_brightness: 0, mean_contrast: 0 },
};

/** What runs taught. Contract §1.2. */
export const learningEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/learning',
    group: 'Learning',
    summary: 'Log what a run taught',
    description: 'One row for each job, the first that was sent.',
    body: bodyOf({
      prompt: neededText('prompt is required'),
      job_id: optional(z.string()),
      spec: optional(anyObject).openapi({ description: 'What was made.' }),
      analysis: optional(anyObject).openapi({ description: 'What was measured.' }),
    }),
    answer: {
      status: 201,
      description: 'It is logged',
      schema: z.object({ id: uuid, job_id: uuid.nullable(), status: z.literal('logged') }),
    },
    problems: { 400: '`prompt is required`', 503: 'It names a job that does not exist' },
    statuses: { missing: 503 },
    async handle({ service, body: { prompt, job_id, spec, analysis }, once }) {
      const run = await service.logLearning(
        {
          prompt,
          ...(job_id === undefined ? {} : { job_id }),
          ...(spec === undefined ? {} : { spec }),
          ...(analysis === undefined ? {} : { analysis }),
        },
        once,
      );
      return { ...run, status: 'logged' as const };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/learning/missing',
    group: 'Learning',
    summary: 'Completed jobs that are not recorded whole',
    description: 'The oldest first; of the `last` jobs alone when that is given.',
    query: z.object({
      last: optionalCountParameter('last', Number.MAX_SAFE_INTEGER),
      limit: countParameter('limit', 100, 500),
      cursor: z.string().optional().openapi({ description: '`next` of the page before.' }),
    }),
    answer: { status: 200, description: 'What lacks its learning or its discoveries', schema: missingSchema },
    handle: ({ service, query: { last, limit, cursor } }) =>
      service.unrecordedJobs({
        limit,
        ...(last === undefined ? {} : { last }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
  }),
  endpoint({
    method: 'get',
    path: '/api/learning/runs',
    group: 'Learning',
    summary: 'List runs, newest first',
    query: z.object({ limit: countParameter('limit', 100, 500) }),
    answer: {
      status: 200,
      description: 'Runs',
      schema: z.object({
        runs: z.array(
          z.object({
            id: uuid,
            job_id: uuid.nullable(),
            prompt: z.string(),
            spec: z.unknown(),
            analysis: z.unknown(),
            created_at: time,
          }),
        ),
      }),
    },
    handle: async ({ service, query }) => ({ runs: await service.learningRuns(query.limit) }),
  }),
  endpoint({
    method: 'get',
    path: '/api/learning/stats',
    group: 'Learning',
    summary: 'See what the last runs were like',
    description: 'By palette and by word of the prompt, over the last 500 runs. Zeros when there is nothing to tell.',
    answer: { status: 200, description: 'Means', schema: statsSchema },
    handle: ({ service }) => service.learningStats().catch(() => NO_STATS),
  }),
];

import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { JOB_STATUSES, type NewJob } from '../../studio/service/job.js';
import { type Endpoint, endpoint } from '../endpoint.js';
import { Problem } from '../problem.js';
import { optionalCountParameter, uuid } from '../schemas/fields.js';
import { jobSchema, jobStatus, newJobSchema, wireJob } from '../schemas/job.js';

/** Shortest video that is made, seconds. */
const SHORTEST_SECONDS = 0.25;
/** Most jobs of one page: completed ones as contract §1.1 has it, the others for who pages. */
const MOST_COMPLETED = 100;
const MOST_OTHERS = 1000;

const STATUS_NEEDED = 'status=pending or status=completed required';

/** Jobs as their owners see them: asking for videos, seeing what became of them. Contract §1.1. */
export const jobEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/jobs',
    group: 'Jobs',
    summary: 'Ask for a video',
    description: 'The job waits until a worker takes it. A page in a browser that names no `workflow_type` gets `web`.',
    body: newJobSchema,
    answer: { status: 201, description: 'The job', schema: jobSchema },
    problems: { 400: '`prompt is required`; a duration that cannot be made' },
    async handle({ service, limits, body, once, context }) {
      checkDuration(body.duration_seconds, limits.durationSeconds);
      const workflowType = body.workflow_type ?? (isFromPage(context) ? 'web' : undefined);
      const { workflow_type: _, ...rest } = body;
      const job = withoutGaps({ ...rest, ...(workflowType ? { workflow_type: workflowType } : {}) });
      return wireJob(await service.createJob(job as NewJob, once));
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/jobs',
    group: 'Jobs',
    summary: 'List jobs by status',
    description:
      'Pending ones oldest first, all of them unless `limit` says otherwise: those that people asked for and nobody holds. Completed ones newest first, 24 by default and 100 at most.',
    query: z.object({
      status: z.enum(JOB_STATUSES, { error: STATUS_NEEDED }),
      limit: optionalCountParameter('limit', MOST_OTHERS),
      cursor: z.string().optional().openapi({ description: '`next` of the page before.' }),
    }),
    answer: {
      status: 200,
      description: 'The jobs, and where the next page begins',
      schema: z.object({ jobs: z.array(jobSchema), next: z.string().nullable() }),
    },
    problems: { 400: `\`${STATUS_NEEDED}\`` },
    async handle({ service, query: { status, limit, cursor } }) {
      const most = status === 'completed' ? MOST_COMPLETED : MOST_OTHERS;
      const page = await service.jobs({
        status,
        ...(limit === undefined ? {} : { limit: Math.min(limit, most) }),
        ...(cursor ? { cursor } : {}),
      });
      return { jobs: page.jobs.map(wireJob), next: page.next };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/jobs/counts',
    group: 'Jobs',
    summary: 'Count jobs by status',
    answer: {
      status: 200,
      description: 'All jobs there are',
      schema: z.object({ counts: z.record(jobStatus, z.number().int()) }),
    },
    handle: async ({ service }) => ({ counts: await service.jobCounts() }),
  }),
  endpoint({
    method: 'get',
    path: '/api/jobs/{id}',
    group: 'Jobs',
    summary: 'See a job',
    answer: { status: 200, description: 'The job', schema: jobSchema },
    problems: { 404: '`Job not found`' },
    async handle({ service, id }) {
      const job = await service.job(id);
      if (!job) throw new Problem(404, 'Job not found');
      return wireJob(job);
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/jobs/{id}/cancel',
    group: 'Jobs',
    summary: 'Cancel a job',
    description: 'Whoever renders it learns of it with the next progress report.',
    answer: { status: 200, description: 'The job', schema: jobSchema },
    problems: { 404: '`Job not found`', 409: 'It is completed' },
    handle: async ({ service, id }) => wireJob(await service.cancelJob(id)),
  }),
  endpoint({
    method: 'delete',
    path: '/api/jobs/{id}',
    group: 'Jobs',
    summary: 'Delete a job and its video',
    description: 'What was learned from it stays.',
    answer: {
      status: 200,
      description: 'It is gone',
      schema: z.object({ id: uuid, status: z.literal('deleted') }),
    },
    problems: { 404: '`Job not found`' },
    async handle({ service, id }) {
      if (!(await service.deleteJob(id))) throw new Problem(404, 'Job not found');
      return { id, status: 'deleted' as const };
    },
  }),
];

function checkDuration(seconds: number | undefined, longest: number): void {
  if (seconds === undefined || (seconds >= SHORTEST_SECONDS && seconds <= longest)) return;
  throw new Problem(400, `duration_seconds must be from ${SHORTEST_SECONDS} to ${longest}`, {
    details: `A duration of ${seconds} s was asked for.`,
  });
}

/** Browsers say which site a page's request comes from; programs seldom do (Node's fetch says its mode only). */
function isFromPage(context: Context): boolean {
  return ['sec-fetch-site', 'origin'].some((header) => context.req.header(header) !== undefined);
}

/** The same without fields that are undefined. */
function withoutGaps<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

import { z } from '@hono/zod-openapi';
import type { JobClaim } from '../../studio/service/job.js';
import { type Endpoint, endpoint } from '../endpoint.js';
import { claimSchema, failureSchema, jobSchema, progressSchema, wireJob } from '../schemas/job.js';

/** Jobs as workers see them: taking, holding and giving back. */
export const jobWorkEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/jobs/claim',
    group: 'Work',
    summary: 'Take the oldest job that nobody holds',
    description:
      'It is held for `seconds`; a progress report renews that. What is not renewed goes to the next worker.',
    body: claimSchema,
    answer: {
      status: 200,
      description: 'The job, now held by this worker; null when there is none',
      schema: z.object({ job: jobSchema.nullable() }),
    },
    async handle({ service, body: { worker, seconds, workflow_types }, once }) {
      const claim: JobClaim = { worker, seconds, ...(workflow_types ? { workflow_types } : {}) };
      const job = await service.claimJob(claim, once);
      return { job: job && wireJob(job) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/jobs/{id}/progress',
    group: 'Work',
    summary: 'Renew the hold on a job and say how far it is',
    body: progressSchema,
    answer: {
      status: 200,
      description: '`held: false` when the job is no longer this worker’s: stop then',
      schema: z.object({ held: z.boolean() }),
    },
    handle: async ({ service, id, body: { worker, seconds, progress } }) => ({
      held: await service.reportProgress(id, { worker, seconds }, progress),
    }),
  }),
  endpoint({
    method: 'post',
    path: '/api/jobs/{id}/fail',
    group: 'Work',
    summary: 'Give a job back',
    description:
      'It is tried again by whoever comes, until its attempts are used up; with `is_final` it fails for good.',
    body: failureSchema,
    answer: { status: 200, description: 'The job', schema: jobSchema },
    problems: { 404: '`Job not found`', 409: 'It is not this worker’s' },
    handle: async ({ service, id, body: { worker, error, is_final } }) =>
      wireJob(await service.failJob(id, { worker, error, ...(is_final === undefined ? {} : { isFinal: is_final }) })),
  }),
];

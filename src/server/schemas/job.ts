import { z } from '@hono/zod-openapi';
import { JOB_STATUSES, type Job, WORKFLOW_TYPES } from '../../studio/service/job.js';
import { bodyOf, leaseSeconds, neededText, optional, time, uuid, workerName } from './fields.js';

export const jobStatus = z.enum(JOB_STATUSES);

const workflowType = z.enum(WORKFLOW_TYPES).openapi({ description: 'Who asked for it; absent when nobody said.' });

const progress = z.object({ done: z.number(), total: z.number() });

/** A job on the wire. */
export const jobSchema = z
  .object({
    id: uuid,
    prompt: z.string().openapi({ example: 'A calm ocean at dusk' }),
    duration_seconds: z.number().nullable().openapi({ example: 6 }),
    workflow_type: workflowType.optional(),
    status: jobStatus,
    created_at: time,
    updated_at: time,
    attempts: z.number().int().openapi({ description: 'How often a worker began it.' }),
    progress: progress
      .nullable()
      .openapi({ description: 'Frames encoded and in all of the attempt under way; null when nobody works on it.' }),
    error: z.string().nullable().openapi({ description: 'Why it failed.' }),
    download_url: z.string().optional().openapi({ description: 'Present when the video can be had.' }),
  })
  .openapi('Job', {
    example: {
      id: '0b6f5c1e-58ab-4c3b-9a51-6d6c0d7c1a2f',
      prompt: 'A calm ocean at dusk',
      duration_seconds: 6,
      workflow_type: 'web',
      status: 'completed',
      created_at: '2026-02-15T18:34:20.120Z',
      updated_at: '2026-02-15T18:34:27.971Z',
      attempts: 1,
      progress: null,
      error: null,
      download_url: '/api/jobs/0b6f5c1e-58ab-4c3b-9a51-6d6c0d7c1a2f/download',
    },
  });

export type WireJob = z.input<typeof jobSchema>;

/** A job as it goes over the wire: without a type where it has none. */
export function wireJob({ workflow_type, ...job }: Job): WireJob {
  return workflow_type === null ? job : { ...job, workflow_type };
}

const lease = z.object({ worker: workerName, seconds: leaseSeconds });

/** What a job is made from. A workflow type that nobody knows counts as none. Contract §1.1. */
export const newJobSchema = bodyOf({
  prompt: neededText('prompt is required').openapi({ example: 'A calm ocean at dusk' }),
  duration_seconds: optional(z.number({ error: 'duration_seconds must be a number' })),
  workflow_type: optional(z.enum(WORKFLOW_TYPES))
    .catch(undefined)
    .openapi({ type: 'string', enum: [...WORKFLOW_TYPES] }),
  id: optional(z.uuid({ error: 'id must be a UUID' }).transform((id) => id.toLowerCase())).openapi({
    description: 'Your own id: sent again, it makes no second job.',
  }),
  lease: optional(lease).openapi({
    description: 'You render it yourself: nobody else gets it while the lease holds.',
  }),
}).openapi('NewJob');

export const claimSchema = bodyOf({
  worker: workerName,
  seconds: leaseSeconds,
  workflow_types: optional(z.array(z.enum(WORKFLOW_TYPES).nullable())).openapi({
    description: 'Jobs of these alone, null standing for none. Default: those that people ask for.',
  }),
}).openapi('JobClaim');

export const progressSchema = bodyOf({
  worker: workerName,
  seconds: leaseSeconds,
  progress: z
    .object({ done: z.number().min(0), total: z.number().min(0) })
    .nullish()
    .transform((value) => value ?? null)
    .openapi({ description: 'Frames encoded, and in all.' }),
}).openapi('JobProgress');

export const failureSchema = bodyOf({
  worker: workerName,
  error: neededText('error is required').openapi({ description: 'What went wrong.' }),
  is_final: optional(z.boolean()).openapi({ description: 'Trying again would not help.' }),
}).openapi('JobFailure');

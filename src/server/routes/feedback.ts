import { z } from '@hono/zod-openapi';
import { EVENT_TYPES } from '../../studio/service/motion-service.js';
import { type Endpoint, endpoint } from '../endpoint.js';
import { anyObject, bodyOf, countParameter, optional, time, uuid } from '../schemas/fields.js';

const RATING = 'rating must be 1 (thumbs down) or 2 (thumbs up)';
const TYPE_LIST = `event_type must be one of: ${EVENT_TYPES.join(', ')}`;

const rating = z.union([z.literal(1), z.literal(2)], { error: RATING });
const eventType = z.enum(EVENT_TYPES, {
  error: ({ input }) => (input === undefined || input === null || input === '' ? 'event_type is required' : TYPE_LIST),
});

const eventSchema = z
  .object({
    id: uuid,
    event_type: z.enum(EVENT_TYPES),
    job_id: uuid.nullable(),
    payload: anyObject.readonly().nullable(),
    created_at: time,
  })
  .openapi('Event');

/** What people think of videos, and what they do. Contract §1.1. */
export const feedbackEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/jobs/{id}/feedback',
    group: 'Feedback and events',
    summary: 'Rate a video',
    description: 'One rating for each job: the last one counts.',
    body: bodyOf({ rating: rating.openapi({ type: 'integer', enum: [1, 2], description: '1: thumbs down, 2: up.' }) }),
    answer: {
      status: 201,
      description: 'It is saved',
      schema: z.object({ id: uuid, rating, status: z.literal('saved') }),
    },
    problems: { 400: `\`${RATING}\``, 404: '`Job not found or not completed`' },
    handle: async ({ service, id, body }) => ({
      ...(await service.sendFeedback(id, body.rating)),
      status: 'saved' as const,
    }),
  }),
  endpoint({
    method: 'get',
    path: '/api/feedback',
    group: 'Feedback and events',
    summary: 'List ratings, newest first',
    query: z.object({ limit: countParameter('limit', 500, 1000) }),
    answer: {
      status: 200,
      description: 'Ratings with the prompts of their jobs',
      schema: z.object({
        feedback: z.array(z.object({ id: uuid, job_id: uuid, rating, created_at: time, prompt: z.string() })),
      }),
    },
    handle: async ({ service, query }) => ({ feedback: await service.feedback(query.limit) }),
  }),
  endpoint({
    method: 'post',
    path: '/api/events',
    group: 'Feedback and events',
    summary: 'Log what somebody did',
    body: bodyOf({
      event_type: eventType.openapi({ type: 'string', enum: [...EVENT_TYPES] }),
      job_id: optional(z.string()),
      payload: optional(anyObject),
    }),
    answer: { status: 201, description: 'It is logged', schema: z.object({ id: uuid, status: z.literal('logged') }) },
    problems: { 400: `\`event_type is required\`, \`${TYPE_LIST}\``, 503: 'It names a job that does not exist' },
    statuses: { missing: 503 },
    async handle({ service, body: { event_type, job_id, payload }, once }) {
      const { id } = await service.logEvent(
        { event_type, ...(job_id === undefined ? {} : { job_id }), ...(payload === undefined ? {} : { payload }) },
        once,
      );
      return { id, status: 'logged' as const };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/events',
    group: 'Feedback and events',
    summary: 'List events, newest first',
    query: z.object({
      limit: countParameter('limit', 500, 1000),
      type: z.enum(EVENT_TYPES, { error: `type must be one of: ${EVENT_TYPES.join(', ')}` }).optional(),
    }),
    answer: { status: 200, description: 'Events', schema: z.object({ events: z.array(eventSchema) }) },
    handle: async ({ service, query: { limit, type } }) => ({
      events: await service.events({ limit, ...(type ? { type } : {}) }),
    }),
  }),
];

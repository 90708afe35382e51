import { z } from '@hono/zod-openapi';
import type { InterpretationSource } from '../../studio/service/motion-service.js';
import { type Endpoint, endpoint, Reply } from '../endpoint.js';
import { anyObject, bodyOf, countParameter, neededText, time, uuid } from '../schemas/fields.js';

/** Items of a batch that are used. Contract §1.4. */
const MOST_INTERPRETATIONS = 50;
/** Prompts that are rejected at once. */
const MOST_REJECTIONS = 1000;
/** Letters of a prompt that an answer repeats. Contract §1.4. */
const PROMPT_LETTERS = 200;

const QUEUE_SOURCES = ['web', 'worker', 'loop'] as const;
const BATCH_SOURCES = ['web', 'worker', 'loop', 'backfill'] as const;
const SOURCES = ['web', 'worker', 'loop', 'backfill', 'generate'] as const satisfies InterpretationSource[];

/** One of these; anything else counts as `byDefault`. */
function sourceOf<Source extends InterpretationSource>(sources: readonly Source[], byDefault: Source) {
  return z
    .enum(sources as unknown as readonly [Source, ...Source[]])
    .catch(byDefault as never)
    .openapi({ type: 'string', enum: [...sources], default: byDefault });
}

const instruction = z.record(z.string(), z.unknown(), { error: 'instruction is required' }).openapi({ type: 'object' });

const queuedSchema = z.object({ id: uuid, prompt: z.string(), source: z.enum(SOURCES), created_at: time });

/** What prompts mean: the queue, its answers, and what was understood. Contract §1.4. */
export const interpretationEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/interpret/queue',
    group: 'Interpretation',
    summary: 'Ask for the interpretation of a prompt',
    body: bodyOf({ prompt: neededText('prompt is required'), source: sourceOf(QUEUE_SOURCES, 'worker') }),
    answer: {
      status: 201,
      description: 'It waits',
      schema: queuedSchema.extend({ status: z.literal('pending') }),
    },
    problems: { 400: '`prompt is required`' },
    async handle({ service, body, once }) {
      const queued = await service.queueInterpretation(body.prompt, body.source, once);
      return { ...queued, prompt: queued.prompt.slice(0, PROMPT_LETTERS), status: 'pending' as const };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/interpret/queue',
    group: 'Interpretation',
    summary: 'List prompts that wait',
    description: 'Those from the web first, then the oldest.',
    query: z.object({ limit: countParameter('limit', 20, 50) }),
    answer: { status: 200, description: 'Prompts', schema: z.object({ items: z.array(queuedSchema) }) },
    handle: async ({ service, query }) => ({ items: await service.interpretationQueue(query.limit) }),
  }),
  endpoint({
    method: 'patch',
    path: '/api/interpret/{id}',
    group: 'Interpretation',
    summary: 'Answer a prompt that waits',
    description: 'The same answer again is fine.',
    body: bodyOf({ instruction }),
    answer: { status: 200, description: 'It is done', schema: z.object({ id: uuid, status: z.literal('done') }) },
    problems: {
      400: '`instruction is required`, `Already interpreted`',
      404: '`Interpretation job not found`',
    },
    statuses: { conflict: 400 },
    async handle({ service, id, body }) {
      await service.resolveInterpretation(id, body.instruction);
      return { id, status: 'done' as const };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/interpret/backfill-prompts',
    group: 'Interpretation',
    summary: 'List prompts of jobs that nobody interpreted',
    description: 'Newest first, without those that were rejected or are no words.',
    query: z.object({ limit: countParameter('limit', 30, 100) }),
    answer: { status: 200, description: 'Prompts', schema: z.object({ prompts: z.array(z.string()) }) },
    handle: async ({ service, query }) => ({ prompts: await service.backfillPrompts(query.limit) }),
  }),
  endpoint({
    method: 'post',
    path: '/api/interpret/rejections',
    group: 'Interpretation',
    summary: 'Say that prompts cannot be interpreted',
    description: 'They are not asked for again.',
    body: bodyOf({
      prompts: z
        .array(z.string(), { error: 'prompts is required' })
        .max(MOST_REJECTIONS, { error: `prompts may have ${MOST_REJECTIONS} items` }),
    }),
    answer: { status: 200, description: 'How many', schema: z.object({ rejected: z.number().int() }) },
    async handle({ service, body: { prompts } }) {
      await service.rejectPrompts(prompts);
      return { rejected: prompts.length };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/interpretations',
    group: 'Interpretation',
    summary: 'Store what a prompt was understood as',
    description: 'The same prompt again replaces what was stored. Made-up words are refused.',
    body: bodyOf({
      prompt: neededText('prompt is required'),
      instruction,
      source: sourceOf(SOURCES, 'worker'),
    }),
    answer: {
      status: 201,
      description: 'It is stored',
      schema: z.object({ id: uuid, prompt: z.string(), status: z.literal('done') }),
    },
    problems: { 400: '`prompt is required`, `instruction is required`, or made-up words' },
    async handle({ service, body }) {
      const { id } = await service.storeInterpretation(body);
      return { id, prompt: body.prompt.slice(0, PROMPT_LETTERS), status: 'done' as const };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/interpretations/batch',
    group: 'Interpretation',
    summary: 'Store what many prompts were understood as',
    description: `The first ${MOST_INTERPRETATIONS} items are used; those that are incomplete or made-up words are passed over.`,
    body: bodyOf({
      items: z.array(z.unknown(), { error: 'items is required' }).openapi({ type: 'array', items: { type: 'object' } }),
    }),
    answer: { status: 201, description: 'How many', schema: z.object({ inserted: z.number().int() }) },
    otherAnswers: { 200: 'Nothing was stored' },
    async handle({ service, body }) {
      const items = body.items.slice(0, MOST_INTERPRETATIONS).flatMap((item) => {
        const read = batchItem.safeParse(item);
        return read.success ? [read.data] : [];
      });
      const stored = items.length > 0 ? await service.storeInterpretations(items) : { inserted: 0 };
      return new Reply(stored.inserted > 0 ? 201 : 200, stored);
    },
  }),
];

const batchItem = z.object({
  prompt: neededText('prompt is required'),
  instruction: anyObject,
  source: sourceOf(BATCH_SOURCES, 'backfill'),
});

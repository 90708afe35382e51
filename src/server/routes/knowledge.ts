import { z } from '@hono/zod-openapi';
import { DISCOVERY_LISTS, type DiscoveriesRequest, type DiscoveryList } from '../../studio/service/discoveries.js';
import { LIST_RULES } from '../../studio/service/discovery-lists.js';
import type { ForCreation } from '../../studio/service/motion-service.js';
import { type Endpoint, endpoint } from '../endpoint.js';
import { anyObject, bodyOf, countParameter, neededText, optional } from '../schemas/fields.js';

/** Fields of the items of each list, as contract §1.5 has them. */
function fieldsOf(list: DiscoveryList): string {
  if (list === 'narrative') return 'Lists by aspect, of items with key and value.';
  if (list === 'blends') return 'Items with domain, inputs and output.';
  const { numbers, words } = LIST_RULES[list];
  return `Items with key, ${[...numbers, ...words].join(', ')}.`;
}

/** Items are judged one by one where they are read: what is no value is passed over and named in the answer. */
const lists = Object.fromEntries(
  DISCOVERY_LISTS.map((list) => {
    const items = list === 'narrative' ? anyObject : z.array(z.unknown()).openapi({ items: { type: 'object' } });
    return [list, optional(items as z.ZodType).openapi({ description: fieldsOf(list) })];
  }),
) as unknown as Record<DiscoveryList, z.ZodType<unknown>>;

const discovery = z
  .object({
    registry: z.string().openapi({ example: 'static' }),
    aspect: z.string().openapi({ example: 'color' }),
    key: z.string().openapi({ example: '100,125,150_1.0' }),
    near: z.array(z.string()).default([]),
    doubtful: z.array(z.string()).default([]),
    value: anyObject.openapi({ example: { r: 104, g: 131, b: 160 } }),
    depth: z.record(z.string(), z.number()).openapi({ example: { blue: 55, gray: 45 } }),
    sightings: z.number().default(1),
  })
  .openapi('Discovery');

const discoveriesSchema = bodyOf({
  job_id: optional(z.string()),
  prompt: optional(z.string()),
  discoveries: optional(z.array(discovery)).openapi({
    description: 'As this system finds them: with near keys, values, depths and sightings.',
  }),
  ...lists,
}).openapi('Discoveries');

const countsSchema = z.object(
  Object.fromEntries(DISCOVERY_LISTS.map((list) => [list, z.number().int()])) as Record<DiscoveryList, z.ZodNumber>,
);

const answerSchema = z
  .object({
    status: z.literal('recorded'),
    results: countsSchema.openapi({ description: 'Items that were processed, new or not.' }),
    added: z.number().int().openapi({ description: 'Values that the registries did not know.' }),
    added_in: z.record(z.string(), z.number().int()).openapi({ description: 'Of these, by aspect.' }),
    seen_again: z.number().int(),
    rejected: z
      .array(z.object({ path: z.string(), problem: z.string() }))
      .optional()
      .openapi({ description: 'Items of lists that are no values, and why; everything else was recorded.' }),
    is_first: z.boolean().openapi({ description: 'False when the same request had been recorded before.' }),
  })
  .openapi('DiscoveriesAnswer');

const forCreationSchema = z.custom<ForCreation>().openapi('ForCreation', {
  type: 'object',
  description:
    'learned_colors and static_colors by key; learned_motion, learned_audio, static_sound; learned_gradient, learned_camera; origin_gradient, origin_camera, origin_motion; interpretation_prompts',
});

/** What was discovered, and what creation may draw on. Contract §1.5. */
export const knowledgeEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/knowledge/for-creation',
    group: 'Knowledge',
    summary: 'What creation draws on',
    query: z.object({
      limit: countParameter('limit', 500, 2000),
      interpretation_limit: countParameter('interpretation_limit', 100, 500),
    }),
    answer: { status: 200, description: 'Learned values and origins', schema: forCreationSchema },
    failure: { status: 500, error: 'Failed to load for-creation' },
    isHot: true,
    handle: ({ service, query }) =>
      service.forCreation({ limit: query.limit, interpretationLimit: query.interpretation_limit }),
  }),
  endpoint({
    method: 'post',
    path: '/api/knowledge/recall',
    group: 'Knowledge',
    summary: 'What was learned and bears on one prompt',
    description: 'The same for the same state, prompt and seed. It reads only, and needs no token.',
    reads: true,
    body: bodyOf({
      prompt: neededText('prompt is required'),
      seed: z
        .int({ error: 'seed must be a whole number from 0 to 9007199254740991' })
        .min(0, { error: 'seed must be a whole number from 0 to 9007199254740991' }),
    }),
    answer: {
      status: 200,
      description: 'Pools to choose from, and stored values that the prompt calls by name',
      schema: z.object({
        knowledge: z.unknown().openapi({ type: 'object' }),
        names: z.array(z.tuple([z.string(), z.array(z.unknown())])).openapi({
          type: 'array',
          items: { type: 'array' },
          description: 'Pairs of a phrase and its values.',
        }),
        meanings: z.array(z.tuple([z.string(), z.array(z.unknown())])).openapi({
          type: 'array',
          items: { type: 'array' },
          description: 'Pairs of a word and what was learned of it.',
        }),
      }),
    },
    async handle({ service, body }) {
      const { knowledge, names, meanings = new Map() } = await service.recall(body.prompt, body.seed);
      return { knowledge, names: pairsOf(names), meanings: pairsOf(meanings) };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/knowledge/prompts',
    group: 'Knowledge',
    summary: 'List prompts that were made',
    description: 'Newest first, each once.',
    query: z.object({ limit: countParameter('limit', 500, 1000) }),
    answer: { status: 200, description: 'Prompts', schema: z.object({ prompts: z.array(z.string()) }) },
    handle: async ({ service, query }) => ({ prompts: await service.prompts(query.limit) }),
  }),
  endpoint({
    method: 'get',
    path: '/api/knowledge/colors',
    group: 'Knowledge',
    summary: 'Whether a colour is known',
    query: z.object({ key: z.string({ error: 'key required' }).min(1, { error: 'key required' }) }),
    answer: { status: 200, description: 'Whether it is', schema: z.object({ exists: z.boolean() }) },
    problems: { 400: '`key required`' },
    handle: async ({ service, query }) => ({ exists: await service.knowsColor(query.key) }),
  }),
  endpoint({
    method: 'post',
    path: '/api/knowledge/name/take',
    group: 'Knowledge',
    summary: 'Take a name that nothing else has',
    answer: { status: 201, description: 'A name, now reserved', schema: z.object({ name: z.string() }) },
    handle: async ({ service, once }) => ({ name: await service.takeName(once) }),
  }),
  endpoint({
    method: 'post',
    path: '/api/knowledge/discoveries',
    group: 'Knowledge',
    summary: 'Record what a run found',
    description:
      'Everything that was seen, known or not: the registries decide what is new, and count. All of it is recorded or nothing. The same request for the same job again changes nothing.',
    body: discoveriesSchema,
    answer: { status: 201, description: 'What became of it', schema: answerSchema },
    failure: { status: 500, error: 'Failed to record discoveries' },
    async handle({ service, body, once }) {
      const request = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      return service.recordDiscoveries(request as DiscoveriesRequest, once);
    },
  }),
];

function pairsOf(map: ReadonlyMap<string, readonly unknown[]>): [string, unknown[]][] {
  return [...map].map(([key, values]) => [key, [...values]]);
}

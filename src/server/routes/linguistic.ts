import { z } from '@hono/zod-openapi';
import { type Endpoint, endpoint, Reply } from '../endpoint.js';
import { bodyOf, neededText, optionalCountParameter, time } from '../schemas/fields.js';

/** Items of a batch that are used. Contract §1.4. */
const MOST_ITEMS = 100;
/** Most mappings of one answer. */
const MOST_MAPPINGS = 10_000;

const VARIANTS = ['synonym', 'slang', 'dialect', 'paraphrase'] as const;

const mappingSchema = z
  .object({
    span: z.string(),
    canonical: z.string(),
    domain: z.string(),
    variant_type: z.enum(VARIANTS),
    count: z.number().int(),
    created_at: time,
    updated_at: time,
  })
  .openapi('LinguisticMapping');

/** What spans of words mean in each domain. Contract §1.4. */
export const linguisticEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/linguistic-registry',
    group: 'Interpretation',
    summary: 'List what words mean',
    description: 'Those that were met most, first. An empty list when they cannot be read.',
    query: z.object({
      domain: z.string().optional().openapi({ example: 'lighting' }),
      limit: optionalCountParameter('limit', MOST_MAPPINGS),
    }),
    answer: { status: 200, description: 'Mappings', schema: z.object({ mappings: z.array(mappingSchema) }) },
    async handle({ service, query: { domain, limit } }) {
      const query = { ...(domain ? { domain } : {}), ...(limit === undefined ? {} : { limit }) };
      const found = await service.mappings(query).catch(() => []);
      return {
        mappings: found.map(({ variantType, createdAt, updatedAt, ...mapping }) => ({
          ...mapping,
          variant_type: variantType,
          created_at: createdAt,
          updated_at: updatedAt,
        })),
      };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/linguistic-registry/batch',
    group: 'Interpretation',
    summary: 'Store what words mean',
    description: `The first ${MOST_ITEMS} items are used, incomplete ones passed over. A span that is known is counted once more and keeps its meaning.`,
    body: bodyOf({
      items: z.array(z.unknown(), { error: 'items is required' }).openapi({
        type: 'array',
        items: { type: 'object' },
        example: [{ span: 'lit', canonical: 'warm_sunset', domain: 'lighting', variant_type: 'slang' }],
      }),
    }),
    answer: {
      status: 201,
      description: 'How many',
      schema: z.object({ inserted: z.number().int(), updated: z.number().int() }),
    },
    otherAnswers: { 200: 'Nothing was stored' },
    async handle({ service, body, once }) {
      const items = body.items.slice(0, MOST_ITEMS).flatMap((item) => {
        const read = batchItem.safeParse(item);
        return read.success ? [read.data] : [];
      });
      if (items.length === 0) return new Reply(200, { inserted: 0, updated: 0 });
      const stored = await service.storeMappings(
        items.map(({ variant_type, ...item }) => ({ ...item, variantType: variant_type })),
        once,
      );
      return new Reply(stored.inserted + stored.updated > 0 ? 201 : 200, stored);
    },
  }),
];

const batchItem = z.object({
  span: neededText('span is required').transform((span) => span.toLowerCase()),
  canonical: neededText('canonical is required'),
  domain: neededText('domain is required'),
  variant_type: z.enum(VARIANTS).catch('synonym'),
});

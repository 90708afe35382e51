import { z } from '@hono/zod-openapi';
import { type Endpoint, endpoint } from '../endpoint.js';
import { anyObject, bodyOf, countParameter, flagParameter, optional } from '../schemas/fields.js';
import { shapedOnce } from '../written-json.js';

/** Tables of the reference whose depths clients may compute. Contract §1.6. */
const DEPTH_TABLES = ['static_colors', 'learned_colors', 'learned_motion', 'learned_lighting'] as const;
const TABLES_ALLOWED = `table must be one of: ${DEPTH_TABLES.join(', ')}`;

const aspectCounts = z.object({
  registry: z.string(),
  aspect: z.string(),
  entries: z.number().int(),
  origins: z.number().int(),
  sightings: z.number().int(),
});

const aspectCoverage = z.object({
  registry: z.string(),
  aspect: z.string(),
  found: z.number().int(),
  reached: z.number().int(),
  reachable: z.number().int().nullable(),
  pct: z.number().nullable(),
});

const coverageSchema = z
  .object({
    aspects: z.array(aspectCoverage),
    static_colors_count: z.number().int(),
    static_colors_estimated_cells: z.number().int().openapi({ description: 'Cells that can be reached.' }),
    static_colors_coverage_pct: z.number(),
    static_sound_count: z.number().int(),
    static_sound_has_silence: z.boolean(),
    static_sound_has_rumble: z.boolean(),
    static_sound_has_tone: z.boolean(),
    static_sound_has_hiss: z.boolean(),
    static_sound_all_primitives: z.boolean(),
    learned_colors_count: z.number().int(),
    narrative: z.record(
      z.string(),
      z.object({
        count: z.number().int(),
        origin_size: z.number().int(),
        coverage_pct: z.number(),
        entry_keys: z.array(z.string()),
      }),
    ),
    narrative_min_coverage_pct: z.number(),
  })
  .openapi('Coverage');

const tableParameter = z.string().min(1).optional().openapi({
  description:
    'An aspect such as `static.color`, or a table of the reference system such as `static_colors`; default: all.',
});

const cellsAnswer = shapedOnce((cells: Record<string, string[]>) => ({ cells }));
const countsAnswer = shapedOnce(<T extends object>(counts: T) => ({ counts }));

/** What was discovered, as a whole. Contract §1.6 and §2.2. */
export const registryEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/registries',
    group: 'Registries',
    summary: 'The registries',
    description: 'Primitives, canonical values, and of each list those that were seen most.',
    query: z.object({ limit: countParameter('limit', 200, 500) }),
    answer: {
      status: 200,
      description: 'Static, dynamic, narrative, interpretation, linguistic',
      schema: z.unknown().openapi({ type: 'object' }),
    },
    isHot: true,
    handle: ({ service, query }) => service.registries(query.limit),
  }),
  endpoint({
    method: 'get',
    path: '/api/registries/coverage',
    group: 'Registries',
    summary: 'How much of what can be reached was found',
    answer: { status: 200, description: 'Coverage of each aspect', schema: coverageSchema },
    isHot: true,
    handle: ({ service }) => service.coverage(),
  }),
  endpoint({
    method: 'get',
    path: '/api/registries/counts',
    group: 'Registries',
    summary: 'Count entries and sightings',
    answer: {
      status: 200,
      description: 'Aspects that have any',
      schema: z.object({ counts: z.array(aspectCounts) }),
    },
    isHot: true,
    handle: async ({ service }) => countsAnswer(await service.registryCounts()),
  }),
  endpoint({
    method: 'get',
    path: '/api/registries/cells',
    group: 'Registries',
    summary: 'List cells in which something was found',
    answer: {
      status: 200,
      description: 'Cells of each aspect’s grid',
      schema: z.object({ cells: z.record(z.string(), z.array(z.string())) }),
    },
    isHot: true,
    handle: async ({ service }) => cellsAnswer(await service.reachedCells()),
  }),
  endpoint({
    method: 'post',
    path: '/api/registries/backfill-names',
    group: 'Registries',
    summary: 'Give true names to entries that have none',
    query: z.object({ table: tableParameter, limit: countParameter('limit', 100, 500), dry_run: flagParameter }),
    answer: {
      status: 200,
      description: 'How many were renamed, or would be',
      schema: z.object({ updated: z.number().int(), dry_run: z.boolean(), limit: z.number().int() }),
    },
    failure: { status: 500, error: 'Backfill failed' },
    handle: ({ service, query: { table, limit, dry_run } }) =>
      service.backfillNames({ limit, dryRun: dry_run, ...(table === undefined ? {} : { table }) }),
  }),
  endpoint({
    method: 'get',
    path: '/api/registries/backfill-rows',
    group: 'Registries',
    summary: 'List rows whose depths a client computes',
    query: z.object({
      table: z.enum(DEPTH_TABLES, {
        error: ({ input }) => (input === undefined || input === '' ? 'table required' : TABLES_ALLOWED),
      }),
      limit: countParameter('limit', 50, 200),
      cursor: z.string().optional(),
    }),
    answer: {
      status: 200,
      description: 'Rows, and where the next page begins',
      schema: z.object({ table: z.string(), rows: z.array(z.unknown()), next: z.string().nullable() }),
    },
    problems: { 400: `\`table required\`, \`${TABLES_ALLOWED}\`` },
    failure: { status: 500, error: 'Failed to load rows' },
    async handle({ service, query: { table, limit, cursor } }) {
      return { table, ...(await service.backfillRows({ table, limit, ...(cursor ? { cursor } : {}) })) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/registries/backfill-depths',
    group: 'Registries',
    summary: 'Recompute depths from the stored values',
    description:
      'Depths that a client sends say which tables are meant; what is stored is computed here, from the values.',
    query: z.object({ table: tableParameter, limit: countParameter('limit', 500, 500), dry_run: flagParameter }),
    body: bodyOf({
      updates: optional(z.array(anyObject)),
    }),
    bodyIsOptional: true,
    answer: {
      status: 200,
      description: 'How many changed, or would',
      schema: z.object({ updated: z.number().int(), dry_run: z.boolean() }),
    },
    async handle({ service, query: { table, limit, dry_run }, body: { updates } }) {
      if (updates === undefined)
        return service.backfillDepths({ limit, dryRun: dry_run, ...(table === undefined ? {} : { table }) });
      let updated = 0;
      for (const each of DEPTH_TABLES) {
        const count = updates.filter((update) => update.table === each).length;
        if (count > 0)
          updated += (await service.backfillDepths({ table: each, limit: count, dryRun: dry_run })).updated;
      }
      return { updated, dry_run };
    },
  }),
];

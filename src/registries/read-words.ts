import { type Selectable, sql } from 'kysely';
import type { Engine } from './engine.js';
import type { DatedInterpretation, LinguisticMapping } from './registry-store.js';
import type { Schema } from './schema.js';

const PAGE = 500;

/** Every interpretation in the order of its prompt's letters. */
export async function* readInterpretations(engine: Engine): AsyncGenerator<DatedInterpretation> {
  for (let after = '', page = PAGE; page === PAGE; ) {
    const rows = await engine.db
      .selectFrom('interpretations')
      .selectAll()
      .where('prompt', '>', after)
      .orderBy('prompt')
      .limit(PAGE)
      .execute();
    for (const { id, prompt, instruction, source, created_at, updated_at } of rows)
      yield {
        id,
        prompt,
        instruction: JSON.parse(instruction),
        source: source as DatedInterpretation['source'],
        createdAt: created_at,
        updatedAt: updated_at,
      };
    page = rows.length;
    after = rows.at(-1)?.prompt ?? after;
  }
}

/** Every mapping in the order of spans, then of domains. */
export async function* readMappings(engine: Engine): AsyncGenerator<LinguisticMapping> {
  for (let span = '', domain = '', page = PAGE; page === PAGE; ) {
    const rows = await engine.db
      .selectFrom('linguistic_mappings')
      .selectAll()
      .where(sql<boolean>`(span, domain) > (${span}, ${domain})`)
      .orderBy('span')
      .orderBy('domain')
      .limit(PAGE)
      .execute();
    for (const row of rows) yield mappingOf(row);
    page = rows.length;
    ({ span, domain } = rows.at(-1) ?? { span, domain });
  }
}

/** Mappings of these spans, those that were met most first. */
export async function readMeanings(engine: Engine, spans: readonly string[]): Promise<LinguisticMapping[]> {
  if (spans.length === 0) return [];
  const rows = await engine.db
    .selectFrom('linguistic_mappings')
    .selectAll()
    .where('span', 'in', spans)
    .orderBy('count', 'desc')
    .orderBy('span')
    .orderBy('domain')
    .execute();
  return rows.map(mappingOf);
}

function mappingOf({
  variant_type,
  created_at,
  updated_at,
  ...mapping
}: Selectable<Schema['linguistic_mappings']>): LinguisticMapping {
  return {
    ...mapping,
    variantType: variant_type as LinguisticMapping['variantType'],
    createdAt: created_at,
    updatedAt: updated_at,
  };
}

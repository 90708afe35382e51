import { type Kysely, sql, type Transaction } from 'kysely';
import type { LinguisticMapping } from '../registry-store.js';
import type { Schema } from '../schema.js';
import type { InterpretationRecord, MappingRecord } from './ledger.js';

/** Prompts as they were understood last, newest first. */
export async function listInterpretations(db: Kysely<Schema>, limit: number): Promise<InterpretationRecord[]> {
  const rows = await db
    .selectFrom('interpretations')
    .select(['id', 'prompt', 'instruction', 'updated_at'])
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, prompt, instruction, updated_at }) => ({
    id,
    prompt,
    instruction: JSON.parse(instruction),
    updatedAt: updated_at,
  }));
}

/** Adds meanings, or counts them once more; what a span means in a domain stays. */
export async function storeMappings(
  trx: Transaction<Schema>,
  now: string,
  mappings: readonly MappingRecord[],
): Promise<{ inserted: number; updated: number }> {
  let inserted = 0;
  for (const { span, domain, canonical, variantType } of mappings) {
    const { count } = await trx
      .insertInto('linguistic_mappings')
      .values({ span, domain, canonical, variant_type: variantType, count: 1, created_at: now, updated_at: now })
      .onConflict((conflict) =>
        conflict
          .columns(['span', 'domain'])
          .doUpdateSet({ count: sql<number>`linguistic_mappings.count + 1`, updated_at: now }),
      )
      .returning('count')
      .executeTakeFirstOrThrow();
    if (count === 1) inserted++;
  }
  return { inserted, updated: mappings.length - inserted };
}

/** Those that were met most, first. */
export async function listMappings(
  db: Kysely<Schema>,
  { domain, limit }: { domain?: string | undefined; limit: number },
): Promise<LinguisticMapping[]> {
  const rows = await db
    .selectFrom('linguistic_mappings')
    .selectAll()
    .$if(domain !== undefined, (of) => of.where('domain', '=', domain as string))
    .orderBy('count', 'desc')
    .orderBy('span')
    .orderBy('domain')
    .limit(limit)
    .execute();
  return rows.map(({ variant_type, created_at, updated_at, ...mapping }) => ({
    ...mapping,
    variantType: variant_type as LinguisticMapping['variantType'],
    createdAt: created_at,
    updatedAt: updated_at,
  }));
}

import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { recountPlaces } from './count-places.js';
import type { Engine } from './engine.js';
import type {
  DatedInterpretation,
  LinguisticMapping,
  RestoreContent,
  RestoreOutcome,
  StoreOptions,
} from './registry-store.js';
import { restoreEntries } from './restore-entries.js';
import type { Schema } from './schema.js';
import { markChange } from './stamp.js';

/** Entries that are restored at once: bounds memory. */
const CHUNK = 1000;

/** Puts what another store holds into this one, in one transaction. */
export function restoreContent(
  engine: Engine,
  options: StoreOptions,
  { entries, interpretations = [], mappings = [] }: RestoreContent,
): Promise<RestoreOutcome> {
  return engine.write(async (trx) => {
    const outcome: RestoreOutcome = { added: 0, merged: 0, renamed: 0, interpretations: 0, mappings: 0 };
    for await (const chunk of chunksOf(entries)) {
      const { added, merged, renamed } = await restoreEntries(engine, trx, options, chunk);
      outcome.added += added;
      outcome.merged += merged;
      outcome.renamed += renamed;
    }
    for await (const chunk of chunksOf(interpretations)) {
      await restoreInterpretations(engine, trx, chunk);
      outcome.interpretations += chunk.length;
    }
    for await (const chunk of chunksOf(mappings)) {
      await restoreMappings(engine, trx, chunk);
      outcome.mappings += chunk.length;
    }
    await recountPlaces(trx);
    await markChange(trx);
    return outcome;
  });
}

async function* chunksOf<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Of two interpretations of a prompt the later one stays. */
async function restoreInterpretations(
  engine: Engine,
  trx: Transaction<Schema>,
  chunk: readonly DatedInterpretation[],
): Promise<void> {
  const latest = new Map<string, DatedInterpretation>();
  for (const each of chunk) {
    const other = latest.get(each.prompt);
    if (!other || each.updatedAt > other.updatedAt) latest.set(each.prompt, each);
  }
  const rows = engine.rows(
    [...latest.values()].map(({ id, prompt, instruction, source, createdAt, updatedAt }) => ({
      id: id === '' ? randomUUID() : id,
      prompt,
      instruction: JSON.stringify(instruction),
      source,
      created_at: createdAt,
      updated_at: updatedAt,
    })),
    { id: 'text', prompt: 'text', instruction: 'json', source: 'text', created_at: 'text', updated_at: 'text' },
  );
  await sql`
    insert into interpretations (id, prompt, instruction, source, created_at, updated_at)
    select id, prompt, instruction, source, created_at, updated_at from ${rows} as restored where true
    on conflict (prompt) do update set
      instruction = excluded.instruction, source = excluded.source, updated_at = excluded.updated_at
    where excluded.updated_at > interpretations.updated_at`.execute(trx);
  await sql`
    update jobs set is_unread = 0
    where is_unread = 1 and prompt in (select prompt from interpretations)`.execute(trx);
}

/** A meaning that is there stays; counts are raised to the larger one. */
async function restoreMappings(
  engine: Engine,
  trx: Transaction<Schema>,
  chunk: readonly LinguisticMapping[],
): Promise<void> {
  const byPlace = new Map(chunk.map((mapping) => [`${mapping.domain} ${mapping.span}`, mapping]));
  const rows = engine.rows(
    [...byPlace.values()].map(({ span, domain, canonical, variantType, count, createdAt, updatedAt }) => ({
      span,
      domain,
      canonical,
      variant_type: variantType,
      count,
      created_at: createdAt,
      updated_at: updatedAt,
    })),
    {
      span: 'text',
      domain: 'text',
      canonical: 'text',
      variant_type: 'text',
      count: 'bigint',
      created_at: 'text',
      updated_at: 'text',
    },
  );
  await sql`
    insert into linguistic_mappings (span, domain, canonical, variant_type, count, created_at, updated_at)
    select span, domain, canonical, variant_type, count, created_at, updated_at from ${rows} as restored where true
    on conflict (span, domain) do update set count = excluded.count, updated_at = excluded.updated_at
    where excluded.count > linguistic_mappings.count`.execute(trx);
}

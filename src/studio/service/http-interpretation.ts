import { randomUUID } from 'node:crypto';
import type { LinguisticMapping } from '../../registries/registry-store.js';
import type { HttpClient } from './http-client.js';
import type { InterpretationService, OnceOnly, QueuedInterpretation } from './motion-service.js';

/** Most items that the server takes of one request. */
const MOST_INTERPRETATIONS = 50;
const MOST_MAPPINGS = 100;

/** Interpretations and the linguistic registry over HTTP. Contract §1.4. */
export function httpInterpretation(client: HttpClient): InterpretationService {
  return {
    async queueInterpretation(prompt, source, once) {
      const key = once?.key ?? randomUUID();
      const call = { name: 'interpretQueue', method: 'POST', path: '/api/interpret/queue' } as const;
      const queued = await client.ask<QueuedInterpretation>({
        ...call,
        json: { prompt, source },
        key,
        signal: once?.signal,
      });
      return { id: queued.id, prompt: queued.prompt, source: queued.source, created_at: queued.created_at };
    },
    async interpretationQueue(limit) {
      const call = { name: 'interpretQueue', method: 'GET', path: '/api/interpret/queue', query: { limit } } as const;
      return (await client.ask<{ items: QueuedInterpretation[] }>(call)).items;
    },
    async resolveInterpretation(id, instruction) {
      const path = `/api/interpret/${encodeURIComponent(id)}`;
      await client.ask({ name: 'interpretQueue', method: 'PATCH', path, json: { instruction } });
    },
    async backfillPrompts(limit) {
      const path = '/api/interpret/backfill-prompts';
      const call = { name: 'interpretQueue', method: 'GET', path, query: { limit } } as const;
      return (await client.ask<{ prompts: string[] }>(call)).prompts;
    },
    async rejectPrompts(prompts) {
      const path = '/api/interpret/rejections';
      await client.ask({ name: 'interpretQueue', method: 'POST', path, json: { prompts } });
    },
    async storeInterpretation(interpretation) {
      const call = { name: 'interpretation', method: 'POST', path: '/api/interpretations' } as const;
      const { id } = await client.ask<{ id: string }>({ ...call, json: interpretation });
      return { id };
    },
    async storeInterpretations(interpretations) {
      const call = { name: 'interpretations', method: 'POST', path: '/api/interpretations/batch' } as const;
      let inserted = 0;
      for (const items of parts(interpretations, MOST_INTERPRETATIONS))
        inserted += (await client.ask<{ inserted: number }>({ ...call, json: { items } })).inserted;
      return { inserted };
    },
    async mappings({ domain, limit }) {
      const path = '/api/linguistic-registry';
      const call = { name: 'readMappings', method: 'GET', path, query: { domain, limit } } as const;
      return (await client.ask<{ mappings: WireMapping[] }>(call)).mappings.map(mappingOf);
    },
    storeMappings: (mappings, once) => storeMappings(client, mappings, once),
  };
}

async function storeMappings(
  client: HttpClient,
  mappings: Parameters<InterpretationService['storeMappings']>[0],
  once: OnceOnly = {},
): Promise<{ inserted: number; updated: number }> {
  const key = once.key ?? randomUUID();
  const sum = { inserted: 0, updated: 0 };
  for (const [n, some] of parts(mappings, MOST_MAPPINGS).entries()) {
    const items = some.map(({ variantType, ...mapping }) => ({ ...mapping, variant_type: variantType }));
    const stored = await client.ask<typeof sum>({
      name: 'storeMappings',
      method: 'POST',
      path: '/api/linguistic-registry/batch',
      json: { items },
      // Each request is an act of its own.
      key: n === 0 ? key : `${key}:${n}`,
      signal: once.signal,
    });
    sum.inserted += stored.inserted;
    sum.updated += stored.updated;
  }
  return sum;
}

type WireMapping = Pick<LinguisticMapping, 'span' | 'canonical' | 'domain' | 'count'> & {
  variant_type: LinguisticMapping['variantType'];
  created_at: string;
  updated_at: string;
};

function mappingOf({ variant_type, created_at, updated_at, ...mapping }: WireMapping): LinguisticMapping {
  return { ...mapping, variantType: variant_type, createdAt: created_at, updatedAt: updated_at };
}

/** All items in groups of at most so many; one empty group when there are none. */
function parts<T>(items: readonly T[], most: number): T[][] {
  const groups = Math.max(1, Math.ceil(items.length / most));
  return Array.from({ length: groups }, (_, n) => items.slice(n * most, (n + 1) * most));
}

import type { AspectCount } from '../../registries/registry-store.js';
import type { HttpClient } from './http-client.js';
import type { BackfillOptions, RegistryService } from './motion-service.js';

/** Registries and their repair over HTTP. Contract §1.6. */
export function httpRegistries(client: HttpClient): RegistryService {
  return {
    registries: (limit) => client.ask({ name: 'registries', method: 'GET', path: '/api/registries', query: { limit } }),
    coverage: () => client.ask({ name: 'coverage', method: 'GET', path: '/api/registries/coverage' }),
    async registryCounts() {
      const call = { name: 'registries', method: 'GET', path: '/api/registries/counts' } as const;
      return (await client.ask<{ counts: AspectCount[] }>(call)).counts;
    },
    async reachedCells() {
      const call = { name: 'coverage', method: 'GET', path: '/api/registries/cells' } as const;
      return (await client.ask<{ cells: Record<string, string[]> }>(call)).cells;
    },
    backfillNames: (options) =>
      client.ask({
        name: 'backfillNames',
        method: 'POST',
        path: '/api/registries/backfill-names',
        query: queryOf(options),
        json: {},
      }),
    async backfillRows(query) {
      const call = { name: 'backfillRows', method: 'GET', path: '/api/registries/backfill-rows' } as const;
      const { rows, next } = await client.ask<{ rows: unknown[]; next?: string | null }>({ ...call, query });
      return { rows, next: next ?? null };
    },
    backfillDepths: (options) =>
      client.ask({
        name: 'backfillDepths',
        method: 'POST',
        path: '/api/registries/backfill-depths',
        query: queryOf(options),
        json: {},
      }),
  };
}

function queryOf({ table, limit, dryRun }: BackfillOptions): Record<string, string | number | undefined> {
  return { table, limit, dry_run: dryRun ? 1 : undefined };
}

import { randomUUID } from 'node:crypto';
import type { Knowledge } from '../../creation/knowledge.js';
import type { LearnedMeanings } from '../../interpretation/learned-meanings.js';
import type { RegistryNames } from '../../interpretation/registry-names.js';
import type { HttpClient } from './http-client.js';
import type { KnowledgeService } from './motion-service.js';

/** Knowledge over HTTP. Contract §1.5. */
export function httpKnowledge(client: HttpClient): KnowledgeService {
  return {
    async recall(prompt, seed) {
      const call = { name: 'readKnowledge', method: 'POST', path: '/api/knowledge/recall' } as const;
      const { knowledge, names, meanings = [] } = await client.ask<WireRecalled>({ ...call, json: { prompt, seed } });
      return { knowledge, names: new Map(names), meanings: new Map(meanings) };
    },
    forCreation: ({ limit, interpretationLimit }) =>
      client.ask({
        name: 'forCreation',
        method: 'GET',
        path: '/api/knowledge/for-creation',
        query: { limit, interpretation_limit: interpretationLimit },
      }),
    async prompts(limit) {
      const call = { name: 'readKnowledge', method: 'GET', path: '/api/knowledge/prompts', query: { limit } } as const;
      return (await client.ask<{ prompts: string[] }>(call)).prompts;
    },
    async knowsColor(key) {
      const call = { name: 'readKnowledge', method: 'GET', path: '/api/knowledge/colors', query: { key } } as const;
      return (await client.ask<{ exists: boolean }>(call)).exists;
    },
    async takeName(once) {
      const key = once?.key ?? randomUUID();
      const call = { name: 'takeName', method: 'POST', path: '/api/knowledge/name/take', key } as const;
      return (await client.ask<{ name: string }>({ ...call, signal: once?.signal })).name;
    },
    recordDiscoveries: (request, once) =>
      client.ask({
        name: 'discoveries',
        method: 'POST',
        path: '/api/knowledge/discoveries',
        json: request,
        key: once?.key ?? randomUUID(),
        signal: once?.signal,
      }),
  };
}

interface WireRecalled {
  knowledge: Knowledge;
  meanings?: [string, LearnedMeanings extends ReadonlyMap<string, infer Effects> ? Effects : never][];
  names: [string, RegistryNames extends ReadonlyMap<string, infer Values> ? Values : never][];
}

import { randomUUID } from 'node:crypto';
import type { HttpClient } from './http-client.js';
import type { LearningRunView, LearningService } from './motion-service.js';

/** The learning log over HTTP. Contract §1.2. */
export function httpLearning(client: HttpClient): LearningService {
  return {
    async logLearning(run, once) {
      const key = once?.key ?? randomUUID();
      const call = { name: 'learning', method: 'POST', path: '/api/learning', json: run, key } as const;
      const logged = await client.ask<{ id: string; job_id: string | null }>({ ...call, signal: once?.signal });
      return { id: logged.id, job_id: logged.job_id };
    },
    async learningRuns(limit) {
      const call = { name: 'readLearning', method: 'GET', path: '/api/learning/runs', query: { limit } } as const;
      return (await client.ask<{ runs: LearningRunView[] }>(call)).runs;
    },
    unrecordedJobs: ({ last, limit, cursor }) =>
      client.ask({
        name: 'readLearning',
        method: 'GET',
        path: '/api/learning/missing',
        query: { last, limit, cursor },
      }),
    learningStats: () => client.ask({ name: 'stats', method: 'GET', path: '/api/learning/stats' }),
  };
}

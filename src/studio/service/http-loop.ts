import type { HttpClient } from './http-client.js';
import type { LoopConfig, LoopState } from './loop.js';
import type { LoopService } from './motion-service.js';

/** State, configuration and reports of the loops over HTTP. Contract §1.3. */
export function httpLoop(client: HttpClient): LoopService {
  const statePath = '/api/loop/state';
  const configPath = '/api/loop/config';
  return {
    async loopState(worker) {
      const call = { name: 'readState', method: 'GET', path: statePath, query: { worker } } as const;
      return (await client.ask<{ state: Partial<LoopState> }>(call)).state;
    },
    async saveLoopState(state, worker) {
      await client.ask({ name: 'saveState', method: 'POST', path: statePath, query: { worker }, json: { state } });
    },
    loopConfig: () => client.ask({ name: 'config', method: 'GET', path: configPath }),
    async setLoopConfig(change) {
      const call = { name: 'config', method: 'POST', path: configPath, json: change } as const;
      return (await client.ask<{ config: LoopConfig }>(call)).config;
    },
    loopStatus: () => client.ask({ name: 'progress', method: 'GET', path: '/api/loop/status' }),
    loopProgress: (last) =>
      client.ask({ name: 'progress', method: 'GET', path: '/api/loop/progress', query: { last } }),
    diagnostics: (last) =>
      client.ask({ name: 'progress', method: 'GET', path: '/api/loop/diagnostics', query: { last } }),
  };
}

import { HttpClient, type HttpClientOptions } from './http-client.js';
import { httpInterpretation } from './http-interpretation.js';
import { httpJobs } from './http-jobs.js';
import { httpKnowledge } from './http-knowledge.js';
import { httpLearning } from './http-learning.js';
import { httpLoop } from './http-loop.js';
import { httpRegistries } from './http-registries.js';
import type { MotionService } from './motion-service.js';

/**
 * The system behind a server (`docs/api.md`): every call of the interface over HTTP. What fails in passing is repeated
 * within the limits of contract §4.6; writes that are not idempotent by nature carry a key, so that one which is
 * repeated counts once.
 *
 * @throws {StudioError} `studio/usage` when the server's address is none
 */
export function httpService(options: HttpClientOptions): MotionService {
  const client = new HttpClient(options);
  return {
    ...httpJobs(client),
    ...httpLearning(client),
    ...httpLoop(client),
    ...httpInterpretation(client),
    ...httpKnowledge(client),
    ...httpRegistries(client),
    close: async () => undefined,
  };
}

import type { StorePlace } from '../registries/open-store.js';
import type { OwnLimits } from './http-limits.js';
import type { MotionService } from './motion-service.js';

/** Where the system is: on a server, or on this machine. */
export interface ServicePlace extends StorePlace {
  /** Root of a server; undefined for the local store. */
  apiBase?: string | undefined;
}

/**
 * Opens the system where it is. A server is shown the token in `MOTION_API_SECRET`; for one that is near by,
 * `MOTION_API_LONGEST_WAIT_SECONDS` bounds the wait for an answer, and `MOTION_API_PAUSE_SECONDS` sets the pause before
 * another attempt.
 *
 * @param log - takes a line for each call that is tried again
 * @param limits - of calls that this worker makes under limits of its own
 * @throws {RegistryError} `registry/cannot-open`, `registry/newer-schema`
 * @throws {StudioError} `studio/usage` when the address is no server's
 */
export async function openService(
  { apiBase, ...place }: ServicePlace,
  log: (line: string) => void,
  limits: OwnLimits = {},
): Promise<MotionService> {
  if (apiBase !== undefined) {
    const { httpService } = await import('./http-service.js');
    return httpService({
      apiBase,
      log,
      limits,
      secret: process.env.MOTION_API_SECRET,
      longestWaitSeconds: secondsOf(process.env.MOTION_API_LONGEST_WAIT_SECONDS),
      pauseSeconds: secondsOf(process.env.MOTION_API_PAUSE_SECONDS),
    });
  }
  const { openLocalService } = await import('./open-local-service.js');
  return openLocalService(place);
}

/** What is no number of seconds counts as unset. */
function secondsOf(text: string | undefined): number | undefined {
  const seconds = Number(text?.trim() || Number.NaN);
  return seconds >= 0 ? seconds : undefined;
}

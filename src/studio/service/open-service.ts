import type { StorePlace } from '../registries/open-store.js';
import type { MotionService } from './motion-service.js';

/** Where the system is: on a server, or on this machine. */
export interface ServicePlace extends StorePlace {
  /** Root of a server; undefined for the local store. */
  apiBase?: string | undefined;
}

/**
 * Opens the system where it is.
 *
 * @param log - takes a line for each call that is tried again
 * @throws {RegistryError} `registry/cannot-open`, `registry/newer-schema`
 */
export async function openService(
  { apiBase, ...place }: ServicePlace,
  log: (line: string) => void,
): Promise<MotionService> {
  if (apiBase !== undefined) {
    const { httpService } = await import('./http-service.js');
    return httpService({ apiBase, log, secret: process.env.MOTION_API_SECRET });
  }
  const { openLocalService } = await import('./open-local-service.js');
  return openLocalService(place);
}

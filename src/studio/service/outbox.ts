import type { StoredInterpretation } from '../../registries/registry-store.js';
import type { DiscoveriesRequest } from './discoveries.js';
import type { MotionService, NewLearning, VideoSource } from './motion-service.js';

/**
 * Writes that could not be delivered, kept on disk until they are: across failures, restarts and kills. Every write is
 * idempotent, by its job or by its key, so that what was delivered without an answer may be delivered again.
 */
export interface Outbox {
  /**
   * Takes a write over: it lies on disk when the promise resolves. A video's file is moved in and is no longer the
   * caller's.
   *
   * @throws {Error} when it cannot be kept; the caller still has it then
   */
  keep(write: KeptWrite): Promise<void>;
  /**
   * Delivers what is kept, oldest first, those of one job in their order. What fails for now stays, with all that
   * follows it; what is refused for good is set aside and told.
   */
  deliver(service: MotionService): Promise<OutboxDelivery>;
  /** Writes that wait. */
  readonly waiting: number;
}

/** One call of the service that could not be made. */
export type KeptWrite = { jobId: string | null } & (
  | { call: 'uploadVideo'; video: VideoSource }
  | { call: 'storeInterpretation'; interpretation: StoredInterpretation }
  | { call: 'storeMappings'; mappings: Parameters<MotionService['storeMappings']>[0]; key: string }
  | { call: 'recordDiscoveries'; request: DiscoveriesRequest; key: string }
  | { call: 'logLearning'; run: NewLearning; key: string }
);

export interface OutboxDelivery {
  delivered: number;
  waiting: number;
  /** Refused for good, and why. */
  refused: { write: KeptWrite; error: string }[];
}

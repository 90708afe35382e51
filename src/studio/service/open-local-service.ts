import { join } from 'node:path';
import { PromptError } from '../../interpretation/prompt-error.js';
import { RegistryError } from '../../registries/registry-error.js';
import { openStudioStorage, type StorePlace } from '../registries/open-store.js';
import type { BlobStore } from '../videos/blob-store.js';
import { FolderBlobStore } from '../videos/folder-blob-store.js';
import { KeptAnswers } from './kept-answers.js';
import { localInterpretations } from './local-interpretations.js';
import { localJobs } from './local-jobs.js';
import { localKnowledge } from './local-knowledge.js';
import { localLearning } from './local-learning.js';
import { LOOPS, localLoops } from './local-loops.js';
import { localRegistries } from './local-registries.js';
import type { LocalTools } from './local-tools.js';
import type { MotionService } from './motion-service.js';
import { ServiceError, type ServiceFailure } from './service-error.js';

export interface LocalServiceOptions {
  /** Where videos lie; default: the folder `videos` beside the registries. */
  videos?: BlobStore;
  /** How long it is taken for granted that nothing changed, ms; default 2. See `KeptAnswers`. */
  freshMs?: number;
  /** The present time, ISO-8601 with `Z`. */
  now?: () => string;
}

/** So many reads come at the same moment that one look is enough for them. */
const FRESH_MS = 2;

/**
 * The system on this machine: everything in one database and one folder, also for several processes at once.
 *
 * @throws {RegistryError} `registry/cannot-open`, `registry/newer-schema`
 */
export async function openLocalService(place: StorePlace, options: LocalServiceOptions = {}): Promise<MotionService> {
  const now = options.now ?? (() => new Date().toISOString());
  const { registries, ledger } = await openStudioStorage(place, now);
  const stamp = async (): Promise<string> => `${await registries.stamp()} ${await ledger.stamp()}`;
  const tools: LocalTools = {
    registries,
    ledger,
    videos: options.videos ?? new FolderBlobStore(join(place.data)),
    kept: new KeptAnswers(stamp, options.freshMs ?? FRESH_MS),
    now,
  };
  const upkeep = keepUp(tools);
  return withServiceErrors({
    ...localJobs(tools),
    ...localLearning(tools),
    ...localLoops(tools),
    ...localInterpretations(tools),
    ...localKnowledge(tools),
    ...localRegistries(tools),
    close: async () => {
      clearInterval(upkeep);
      await registries.close();
    },
  });
}

const UPKEEP_MS = 3_600_000;

/** A loop that has not brought a video after so long will not: not even an outbox waits that long. */
const FORGOTTEN_MS = 86_400_000;

/** What is to be done from time to time, by whichever process is there. */
function keepUp({ ledger, videos, now }: LocalTools): NodeJS.Timeout {
  const tidy = async (): Promise<void> => {
    await ledger.forgetOldKeys();
    await ledger.failForgotten(LOOPS, new Date(Date.parse(now()) - FORGOTTEN_MS).toISOString());
    await videos.tidy();
  };
  // A busy database, or one that is being closed, is tidied another time.
  const attempt = (): void => void tidy().catch(() => undefined);
  attempt();
  return setInterval(attempt, UPKEEP_MS).unref();
}

const FAILURES: Readonly<Record<string, ServiceFailure>> = {
  'registry/busy': 'busy',
  'registry/key-reused': 'conflict',
  'registry/invalid-discovery': 'invalid',
};

/** Every failure as a `ServiceError`: what it means for the caller, with what caused it. */
function withServiceErrors<T extends object>(service: T): T {
  const translated = Object.entries(service).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      try {
        return await method(...given);
      } catch (error) {
        throw serviceErrorOf(error);
      }
    },
  ]);
  return Object.fromEntries(translated) as T;
}

function serviceErrorOf(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof PromptError) return new ServiceError('invalid', error.message, null, { cause: error });
  const kind = error instanceof RegistryError ? FAILURES[error.code] : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return new ServiceError(kind ?? 'busy', kind ? message : 'Service temporarily unavailable', kind ? null : message, {
    cause: error,
  });
}

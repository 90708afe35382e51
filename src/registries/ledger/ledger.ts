import type { DiscoveryBatch, LinguisticMapping, RecordOutcome, StoredInterpretation } from '../registry-store.js';

/**
 * The books of one system beside its registries: jobs and who holds them, what was learned, said and clicked, and what
 * the loops remember. It shares the registries' database, so that what belongs together is written together.
 *
 * A `key` makes a write count once: its first answer is stored in the same transaction, and given again when the key
 * comes again within a week. Times are ISO-8601 with `Z`.
 *
 * @throws {RegistryError} `registry/busy` when the database does not come to it; `registry/key-reused` when a key was
 *   used for another kind of write or with other content
 */
export interface Ledger {
  /** The same id again makes no second job. */
  createJob(job: NewJobRecord, key?: OnceKey): Promise<JobRecord>;
  job(id: string): Promise<JobRecord | null>;
  /** Completed jobs newest first, all others oldest first. */
  jobs(query: JobListQuery): Promise<Page<JobRecord>>;
  /** The job that the worker holds already, else the oldest one that nobody holds; null when there is none. */
  claimJob(claim: ClaimRequest, key?: OnceKey): Promise<JobRecord | null>;
  /** False when the job is not this worker's. */
  keepJob(id: string, hold: Hold, progress: JobProgress | null): Promise<boolean>;
  /** Null when there is no such job. A job that is not this worker's stays as it is. */
  failJob(id: string, failure: { worker: string; error: string; isFinal: boolean }): Promise<JobRecord | null>;
  /** Null when there is no such job. A job that is not pending stays as it is. */
  cancelJob(id: string): Promise<JobRecord | null>;
  /**
   * The first one wins: a job that is completed stays as it is.
   *
   * @param video - where its bytes lie; ignored when the job has a video
   */
  completeJob(id: string, video: { key: string; bytes: number }, worker: string | null): Promise<Completion>;
  /** Fails jobs of these types that nobody ever held, and that were made before `since`. */
  failForgotten(types: readonly string[], since: string): Promise<void>;
  /** The job as it was; null when there was none. */
  deleteJob(id: string): Promise<JobRecord | null>;
  /** All jobs there are, by status; of these types alone, when they are named. */
  jobCounts(types?: readonly string[]): Promise<Record<JobStatusText, number>>;
  /** Prompts of jobs, newest first, each once. */
  prompts(limit: number): Promise<string[]>;

  /** Null when there is no such job, or it is not completed. */
  rate(jobId: string, rating: number): Promise<FeedbackRecord | null>;
  feedback(limit: number): Promise<FeedbackRecord[]>;
  /** Null when it names a job that does not exist. */
  logEvent(event: Omit<EventRecord, 'id' | 'createdAt'>, key?: OnceKey): Promise<EventRecord | null>;
  events(query: { limit: number; type?: string | undefined }): Promise<EventRecord[]>;

  /** One row for each job, the first that was sent; a run without a job is a row of its own. Null for an unknown job. */
  logLearning(run: NewLearningRecord, key?: OnceKey): Promise<LoggedLearning | null>;
  learningRuns(limit: number): Promise<LearningRecord[]>;
  /** What the last runs looked like, newest first. */
  outcomes(limit: number): Promise<RunOutcome[]>;
  countLearned(): Promise<number>;

  /** The last runs, newest first: completed jobs, and what was recorded without there being a job. */
  lastRuns(limit: number): Promise<RunRecord[]>;
  /** Completed jobs that are not recorded whole, the oldest first. */
  unrecorded(query: UnrecordedQuery): Promise<Unrecorded>;

  loopStates(): Promise<LoopStateRecord[]>;
  /** Stores what `merge` makes of the stored state; nothing can come in between. */
  mergeLoopState(worker: string, merge: (stored: unknown) => unknown): Promise<void>;
  setting(name: string): Promise<string | null>;
  /** Stores what `merge` makes of the stored text; nothing can come in between. */
  mergeSetting(name: string, merge: (stored: string | null) => string): Promise<string>;

  /** A prompt that waits already is not queued twice. */
  queueInterpretation(prompt: string, source: string, key?: OnceKey): Promise<QueuedRecord>;
  /** From the web first, then the oldest. */
  interpretationQueue(limit: number): Promise<QueuedRecord[]>;
  resolveInterpretation(id: string, instruction: unknown): Promise<'done' | 'missing' | 'conflict'>;
  /** Prompts of jobs that nobody interpreted or rejected, newest first. */
  promptsToInterpret(limit: number): Promise<string[]>;
  rejectPrompts(prompts: readonly string[]): Promise<void>;
  /** One for each prompt: the last one stays. Ids in the order of the interpretations. */
  storeInterpretations(interpretations: readonly StoredInterpretation[]): Promise<string[]>;
  /** As they were understood last, newest first. */
  lastInterpretations(limit: number): Promise<InterpretationRecord[]>;
  /** New ones, or known ones once more: what a span means stays. */
  storeMappings(mappings: readonly MappingRecord[], key?: OnceKey): Promise<{ inserted: number; updated: number }>;
  /** Those that were met most, first. */
  mappings(query: { domain?: string | undefined; limit: number }): Promise<LinguisticMapping[]>;

  /** As `RegistryStore.record`, once for each key. */
  record(batch: DiscoveryBatch, key?: OnceKey): Promise<RecordOutcome>;
  /** Forgets first answers that are a week old: nobody asks for them any more. */
  forgetOldKeys(): Promise<void>;
  /** Another text after jobs were made or completed, or runs learned from, or prompts understood; beside `RegistryStore.stamp`. */
  stamp(): Promise<string>;
  /** The first of these names that nobody and nothing has, now reserved. @throws {Error} when all are taken */
  takeName(candidates: Iterable<string>, key?: OnceKey): Promise<string>;
}

/** Makes a write count once. With `content`, a digest, the key stands for that content: with another one it is refused. */
export type OnceKey = string | { key: string; content: string | null };

export type JobStatusText = 'pending' | 'completed' | 'failed' | 'cancelled';

export interface JobProgress {
  done: number;
  total: number;
}

export interface JobRecord {
  id: string;
  prompt: string;
  durationSeconds: number | null;
  workflowType: string | null;
  status: JobStatusText;
  /** How often a worker began it. */
  attempts: number;
  /** Who holds it, or who completed it. */
  worker: string | null;
  leasedUntil: string | null;
  progress: JobProgress | null;
  error: string | null;
  video: { key: string; bytes: number } | null;
  createdAt: string;
  updatedAt: string;
}

/** A worker's hold on a job. */
export interface Hold {
  worker: string;
  seconds: number;
}

export interface NewJobRecord {
  id: string;
  prompt: string;
  durationSeconds: number | null;
  workflowType: string | null;
  hold: Hold | null;
}

export interface JobListQuery {
  status: JobStatusText;
  /** Null for all of them. */
  limit: number | null;
  /** Of these types alone, null standing for none, and only what nobody holds. */
  claimableTypes?: readonly (string | null)[];
  cursor?: string | undefined;
}

export interface ClaimRequest extends Hold {
  types: readonly (string | null)[];
}

export interface Page<T> {
  items: T[];
  /** Hand in as `cursor` for the next page; null at the end. */
  next: string | null;
}

export type Completion =
  | { outcome: 'completed' | 'was-completed' | 'cancelled' | 'not-yours'; job: JobRecord }
  | { outcome: 'missing' };

export interface FeedbackRecord {
  id: string;
  jobId: string;
  rating: number;
  createdAt: string;
  prompt: string;
}

export interface EventRecord {
  id: string;
  type: string;
  jobId: string | null;
  payload: Readonly<Record<string, unknown>> | null;
  createdAt: string;
}

export interface NewLearningRecord {
  jobId: string | null;
  prompt: string;
  spec: unknown;
  analysis: unknown;
}

/** The row that a run's learning is kept in. */
export interface LoggedLearning {
  id: string;
  jobId: string | null;
}

export interface LearningRecord extends NewLearningRecord {
  id: string;
  createdAt: string;
}

/** The few figures of a run that choices are made by; null for what was not measured. */
export interface RunOutcome {
  prompt: string;
  palette: string | null;
  motionLevel: number | null;
  brightness: number | null;
  contrast: number | null;
}

export interface RunRecord {
  jobId: string;
  prompt: string;
  /** What it taught is recorded. */
  hasLearning: boolean;
  /** What it showed is recorded. */
  hasDiscovery: boolean;
  /** It showed something that was new. */
  foundNew: boolean;
}

export interface LoopStateRecord {
  worker: string;
  state: unknown;
  updatedAt: string;
}

export interface QueuedRecord {
  id: string;
  prompt: string;
  source: string;
  createdAt: string;
}

export interface InterpretationRecord {
  id: string;
  prompt: string;
  instruction: unknown;
  updatedAt: string;
}

export type MappingRecord = Pick<LinguisticMapping, 'span' | 'domain' | 'canonical' | 'variantType'>;

export interface UnrecordedQuery {
  /** Looks at so many of the last jobs; default: all. */
  last?: number | undefined;
  limit: number;
  cursor?: string | undefined;
}

export type Unrecorded = Page<{
  jobId: string;
  prompt: string;
  workflowType: string | null;
  hasLearning: boolean;
  hasDiscovery: boolean;
}>;

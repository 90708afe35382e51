import type { AspectCount, LinguisticMapping, StoredInterpretation } from '../../registries/registry-store.js';
import type { Recalled } from '../registries/recall.js';
import type { Coverage } from '../registries/registry-coverage.js';
import type { DiscoveriesAnswer, DiscoveriesRequest } from './discoveries.js';
import type { Job, JobClaim, JobLease, JobPage, JobQuery, JobStatus, NewJob, WorkflowType } from './job.js';
import type { LoopConfig, LoopDiagnostics, LoopProgressReport, LoopState, LoopStatus } from './loop.js';

/**
 * Everything that workers and clients ask of the system, on this machine or over HTTP: the same calls, the same
 * answers. Fields are named as on the wire (contract §1).
 *
 * Writes may be sent again: those that name a job, a prompt or an id of their own are idempotent by it; the others take
 * a `key`, and the same key again changes nothing and gives the first answer.
 *
 * `registries`, `forCreation`, `coverage`, `reachedCells` and `registryCounts` may give the very same object while
 * nothing changed, so that who passes it on need not write it anew; nobody alters what they give.
 *
 * @throws {ServiceError} for every failure, with what it means for the caller: `kind`
 */
export interface MotionService
  extends JobService,
    LearningService,
    LoopService,
    InterpretationService,
    KnowledgeService,
    RegistryService {
  close(): Promise<void>;
}

/** Makes a write that may be sent twice count once. */
export interface OnceOnly {
  /** Chosen by the client, unique to the act. */
  key?: string;
  /** Digest of what is written: the same key with another one is a conflict. Default: nothing is compared. */
  content?: string;
  signal?: AbortSignal;
}

export interface JobService {
  createJob(job: NewJob, once?: OnceOnly): Promise<Job>;
  /** Null when there is no such job. */
  job(id: string): Promise<Job | null>;
  jobs(query: JobQuery): Promise<JobPage>;
  /** All jobs there are, by status. */
  jobCounts(): Promise<Record<JobStatus, number>>;
  /**
   * The oldest job that nobody holds, now held by this worker; null when there is none. Who has one already, as after
   * a restart, gets that one again.
   */
  claimJob(claim: JobClaim, once?: OnceOnly): Promise<Job | null>;
  /** Keeps the lease and tells how far it is. False when the job is no longer this worker's: stop then. */
  reportProgress(id: string, lease: JobLease, progress: { done: number; total: number } | null): Promise<boolean>;
  /** Gives a job back: it is tried again by whoever comes, until its attempts are used up, or fails for good. */
  failJob(id: string, failure: { worker: string; error: string; isFinal?: boolean }): Promise<Job>;
  cancelJob(id: string): Promise<Job>;
  /** Removes job and video; what was learned from it stays. False when there is none. */
  deleteJob(id: string): Promise<boolean>;
  /**
   * Stores the finished video and completes the job. A job that has one keeps it: the answer is the same.
   *
   * @param by - who rendered it; without a name nothing is compared
   * @throws {ServiceError} `conflict` when another worker holds the job or completed it: what was rendered here is not
   *   what the job shows, and is not learned from under its name
   */
  uploadVideo(id: string, video: VideoSource, by?: { worker: string }): Promise<Job>;
  /** The stored video of a job; null while there is none. */
  video(id: string): Promise<StoredVideo | null>;
  sendFeedback(id: string, rating: 1 | 2): Promise<{ id: string; rating: 1 | 2 }>;
  feedback(limit: number): Promise<Feedback[]>;
  logEvent(event: NewEvent, once?: OnceOnly): Promise<{ id: string }>;
  events(query: { limit: number; type?: EventType }): Promise<LoggedEvent[]>;
}

/** An MP4 on this machine. */
export interface VideoSource {
  path: string;
}

/** A video in the store, wherever that is. */
export interface StoredVideo {
  sizeBytes: number;
  /** Differs when the content does: a part that was read fits a later part of the same version only. */
  version: string;
  /** The bytes from `start` to `end`, both included; all of them by default. Each call reads anew. */
  read(range?: { start: number; end: number }): AsyncIterable<Uint8Array>;
}

export interface Feedback {
  id: string;
  job_id: string;
  rating: 1 | 2;
  created_at: string;
  prompt: string;
}

export const EVENT_TYPES = [
  'prompt_submitted',
  'job_completed',
  'video_played',
  'video_abandoned',
  'download_clicked',
  'error',
  'feedback',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface NewEvent {
  event_type: EventType;
  job_id?: string;
  payload?: Readonly<Record<string, unknown>>;
}

export interface LoggedEvent {
  id: string;
  event_type: EventType;
  job_id: string | null;
  payload: Readonly<Record<string, unknown>> | null;
  created_at: string;
}

export interface LearningService {
  /** One row for each job, the first that was sent; `missing` when there is no such job. */
  logLearning(run: NewLearning, once?: OnceOnly): Promise<{ id: string; job_id: string | null }>;
  learningRuns(limit: number): Promise<LearningRunView[]>;
  learningStats(): Promise<LearningStats>;
  /** Completed jobs that lack their learning or their discoveries, the oldest first. */
  unrecordedJobs(query: UnrecordedQuery): Promise<UnrecordedPage>;
}

export interface UnrecordedQuery {
  /** Looks at so many of the last jobs; default: all. */
  last?: number;
  limit: number;
  /** `next` of the page before. */
  cursor?: string;
}

export interface UnrecordedJob {
  job_id: string;
  prompt: string;
  workflow_type: WorkflowType | null;
  has_learning: boolean;
  has_discovery: boolean;
}

export interface UnrecordedPage {
  jobs: UnrecordedJob[];
  next: string | null;
}

export interface NewLearning {
  prompt: string;
  job_id?: string;
  spec?: unknown;
  analysis?: unknown;
}

export interface LearningRunView {
  id: string;
  job_id: string | null;
  prompt: string;
  spec: unknown;
  analysis: unknown;
  created_at: string;
}

export interface LearningStats {
  total_runs: number;
  by_palette: Record<string, MeanOutcome>;
  by_keyword: Record<string, MeanOutcome>;
  overall: { mean_motion_level: number; mean_brightness: number; mean_contrast: number };
}

export interface MeanOutcome {
  count: number;
  mean_motion_level: number;
  mean_brightness: number;
}

export interface LoopService {
  /** State of one worker, or of all workers together when none is named. */
  loopState(worker?: string): Promise<Partial<LoopState>>;
  saveLoopState(state: LoopState, worker?: string): Promise<void>;
  loopConfig(): Promise<LoopConfig>;
  setLoopConfig(change: Partial<LoopConfig>): Promise<LoopConfig>;
  loopStatus(): Promise<LoopStatus>;
  loopProgress(last: number): Promise<LoopProgressReport>;
  diagnostics(last: number): Promise<LoopDiagnostics>;
}

export type InterpretationSource = StoredInterpretation['source'];

export interface InterpretationService {
  queueInterpretation(prompt: string, source: InterpretationSource, once?: OnceOnly): Promise<QueuedInterpretation>;
  interpretationQueue(limit: number): Promise<QueuedInterpretation[]>;
  /** Fills a queued one; the same again answers the same. */
  resolveInterpretation(id: string, instruction: unknown): Promise<void>;
  /** Job prompts that nobody interpreted yet and nobody rejected, newest first. */
  backfillPrompts(limit: number): Promise<string[]>;
  /** Remembers that these prompts cannot be interpreted, so that they are not asked for again. */
  rejectPrompts(prompts: readonly string[]): Promise<void>;
  storeInterpretation(interpretation: StoredInterpretation): Promise<{ id: string }>;
  storeInterpretations(interpretations: readonly StoredInterpretation[]): Promise<{ inserted: number }>;
  mappings(query: { domain?: string; limit?: number }): Promise<LinguisticMapping[]>;
  storeMappings(
    mappings: readonly Pick<LinguisticMapping, 'span' | 'canonical' | 'domain' | 'variantType'>[],
    once?: OnceOnly,
  ): Promise<{ inserted: number; updated: number }>;
}

export interface QueuedInterpretation {
  id: string;
  prompt: string;
  source: InterpretationSource;
  created_at: string;
}

export interface KnowledgeService {
  /** What was learned and bears on one prompt: the same for the same state, prompt and seed. */
  recall(prompt: string, seed: number): Promise<Recalled>;
  forCreation(limits: { limit: number; interpretationLimit: number }): Promise<ForCreation>;
  /** Prompts that were made, newest first, each once. */
  prompts(limit: number): Promise<string[]>;
  knowsColor(key: string): Promise<boolean>;
  takeName(once?: OnceOnly): Promise<string>;
  recordDiscoveries(request: DiscoveriesRequest, once?: OnceOnly): Promise<DiscoveriesAnswer>;
}

/** Contract §1.5, `for-creation`. */
export interface ForCreation {
  learned_colors: Record<string, { r: number; g: number; b: number; count: number; sources: string[]; name: string }>;
  learned_motion: {
    key: string;
    motion_level: number;
    motion_std: number;
    motion_trend: string;
    count: number;
    sources: string[];
    name: string;
  }[];
  learned_audio: { tempo: string; mood: string; presence: string; source_prompt: string; created_at: string }[];
  learned_gradient: string[];
  learned_camera: string[];
  origin_gradient: readonly string[];
  origin_camera: readonly string[];
  origin_motion: readonly string[];
  interpretation_prompts: { prompt: string; instruction: unknown }[];
  static_colors: Record<string, { r: number; g: number; b: number; count: number; created_at?: string }>;
  static_sound: {
    key: string;
    tone?: string;
    timbre?: string;
    amplitude?: number;
    name?: string;
    count: number;
    created_at?: string;
  }[];
}

export interface RegistryService {
  /** Contract §2.2. */
  registries(limit: number): Promise<unknown>;
  coverage(): Promise<Coverage>;
  /** Entries and sightings of each aspect that has any: what shows growth, cheap enough to be asked every second. */
  registryCounts(): Promise<AspectCount[]>;
  /** Cells of each aspect's grid (`static.color`) that something was found in, as the grid names them. */
  reachedCells(): Promise<Record<string, string[]>>;
  backfillNames(options: BackfillOptions): Promise<{ updated: number; dry_run: boolean; limit: number }>;
  /** Rows of one of the reference's tables, whose depths a client computes. */
  backfillRows(query: {
    table: string;
    limit: number;
    cursor?: string;
  }): Promise<{ rows: unknown[]; next: string | null }>;
  /** Recomputes depths from the stored values; what clients send is checked against that. */
  backfillDepths(options: BackfillOptions): Promise<{ updated: number; dry_run: boolean }>;
}

export interface BackfillOptions {
  /** `static.color`, or a table of the reference system; default: all. */
  table?: string;
  limit: number;
  dryRun: boolean;
}

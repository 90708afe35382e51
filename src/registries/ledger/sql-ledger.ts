import { sql, type Transaction } from 'kysely';
import { checkBatch } from '../check-batch.js';
import type { Engine } from '../engine.js';
import { recordWithin } from '../record-batch.js';
import { writeInterpretation, writeLearning } from '../record-learning.js';
import type {
  DiscoveryBatch,
  LinguisticMapping,
  RecordOutcome,
  StoredInterpretation,
  StoreOptions,
} from '../registry-store.js';
import type { Schema } from '../schema.js';
import { markChange } from '../stamp.js';
import { claimJob, failForgotten } from './claim-job.js';
import { listEvents, logEvent } from './events.js';
import { listFeedback, rateJob } from './feedback.js';
import { listQueue, listUnread, queuePrompt, rejectPrompts, resolvePrompt } from './interpretation-queue.js';
import { readJobCounts } from './job-counts.js';
import { findJob } from './job-row.js';
import type * as Records from './ledger.js';
import type { Ledger } from './ledger.js';
import { listJobs, listPrompts } from './list-jobs.js';
import { listLoopStates, mergeLoopState, mergeSetting, readSetting } from './loop-memory.js';
import { listInterpretations, listMappings, storeMappings } from './meanings.js';
import { forgetOldKeys, writeOnce } from './once.js';
import { reserveName } from './reserve-name.js';
import { listLearning, listOutcomes, listRuns } from './run-records.js';
import { listUnrecorded } from './unrecorded-jobs.js';
import { cancelJob, completeJob, deleteJob, failJob, insertJob, keepJob } from './write-job.js';

/** The ledger in a relational database, the same for every engine. */
export class SqlLedger implements Ledger {
  constructor(
    private readonly engine: Engine,
    private readonly options: StoreOptions,
  ) {}

  createJob(job: Records.NewJobRecord, key?: Records.OnceKey): Promise<Records.JobRecord> {
    return this.write('create a job', key, (trx, now) => insertJob(trx, now, job));
  }

  job(id: string): Promise<Records.JobRecord | null> {
    return findJob(this.engine.db, id);
  }

  jobs(query: Records.JobListQuery): Promise<Records.Page<Records.JobRecord>> {
    return listJobs(this.engine.db, this.options.now(), query);
  }

  claimJob(claim: Records.ClaimRequest, key?: Records.OnceKey): Promise<Records.JobRecord | null> {
    return this.write('claim a job', key, (trx, now) => claimJob(trx, now, claim));
  }

  keepJob(id: string, hold: Records.Hold, progress: Records.JobProgress | null): Promise<boolean> {
    return this.write('keep a job', undefined, (trx, now) => keepJob(trx, now, id, hold, progress));
  }

  failJob(id: string, failure: { worker: string; error: string; isFinal: boolean }): Promise<Records.JobRecord | null> {
    return this.write('fail a job', undefined, (trx, now) => failJob(trx, now, id, failure));
  }

  cancelJob(id: string): Promise<Records.JobRecord | null> {
    return this.write('cancel a job', undefined, (trx, now) => cancelJob(trx, now, id));
  }

  completeJob(id: string, video: { key: string; bytes: number }, worker: string | null): Promise<Records.Completion> {
    return this.write('complete a job', undefined, (trx, now) => completeJob(trx, now, id, video, worker));
  }

  failForgotten(types: readonly string[], since: string): Promise<void> {
    return this.write('fail forgotten jobs', undefined, (trx, now) => failForgotten(trx, now, types, since));
  }

  deleteJob(id: string): Promise<Records.JobRecord | null> {
    return this.write('delete a job', undefined, async (trx) => {
      await markChange(trx);
      return deleteJob(trx, id);
    });
  }

  jobCounts(types?: readonly string[]): Promise<Record<Records.JobStatusText, number>> {
    return readJobCounts(this.engine.db, types);
  }

  prompts(limit: number): Promise<string[]> {
    return listPrompts(this.engine.db, limit);
  }

  rate(jobId: string, rating: number): Promise<Records.FeedbackRecord | null> {
    return this.write('rate a job', undefined, (trx, now) => rateJob(trx, now, jobId, rating));
  }

  feedback(limit: number): Promise<Records.FeedbackRecord[]> {
    return listFeedback(this.engine.db, limit);
  }

  logEvent(
    event: Omit<Records.EventRecord, 'id' | 'createdAt'>,
    key?: Records.OnceKey,
  ): Promise<Records.EventRecord | null> {
    return this.write('log an event', key, (trx, now) => logEvent(trx, now, event));
  }

  events(query: { limit: number; type?: string | undefined }): Promise<Records.EventRecord[]> {
    return listEvents(this.engine.db, query);
  }

  logLearning(run: Records.NewLearningRecord, key?: Records.OnceKey): Promise<Records.LoggedLearning | null> {
    return this.write('log learning', key, async (trx, now) => {
      if (run.jobId !== null && !(await findJob(trx, run.jobId))) return null;
      return { id: await writeLearning(trx, now, run), jobId: run.jobId };
    });
  }

  learningRuns(limit: number): Promise<Records.LearningRecord[]> {
    return listLearning(this.engine.db, limit);
  }

  outcomes(limit: number): Promise<Records.RunOutcome[]> {
    return listOutcomes(this.engine.db, limit);
  }

  async countLearned(): Promise<number> {
    const { rows } = await sql<{ runs: number }>`select count(*) as runs from learning_runs`.execute(this.engine.db);
    return rows[0]?.runs ?? 0;
  }

  lastRuns(limit: number): Promise<Records.RunRecord[]> {
    return listRuns(this.engine.db, limit);
  }

  unrecorded(query: Records.UnrecordedQuery): Promise<Records.Unrecorded> {
    return listUnrecorded(this.engine.db, query);
  }

  loopStates(): Promise<Records.LoopStateRecord[]> {
    return listLoopStates(this.engine.db);
  }

  mergeLoopState(worker: string, merge: (stored: unknown) => unknown): Promise<void> {
    return this.write('save a state', undefined, (trx, now) => mergeLoopState(trx, now, worker, merge));
  }

  setting(name: string): Promise<string | null> {
    return readSetting(this.engine.db, name);
  }

  mergeSetting(name: string, merge: (stored: string | null) => string): Promise<string> {
    return this.write('change a setting', undefined, (trx) => mergeSetting(trx, name, merge));
  }

  queueInterpretation(prompt: string, source: string, key?: Records.OnceKey): Promise<Records.QueuedRecord> {
    return this.write('queue a prompt', key, (trx, now) => queuePrompt(trx, now, prompt, source));
  }

  interpretationQueue(limit: number): Promise<Records.QueuedRecord[]> {
    return listQueue(this.engine.db, limit);
  }

  resolveInterpretation(id: string, instruction: unknown): Promise<'done' | 'missing' | 'conflict'> {
    return this.write('interpret a prompt', undefined, (trx, now) => resolvePrompt(trx, now, id, instruction));
  }

  promptsToInterpret(limit: number): Promise<string[]> {
    return listUnread(this.engine.db, limit);
  }

  rejectPrompts(prompts: readonly string[]): Promise<void> {
    return this.write('reject prompts', undefined, (trx, now) => rejectPrompts(trx, now, prompts));
  }

  storeInterpretations(interpretations: readonly StoredInterpretation[]): Promise<string[]> {
    return this.write('store interpretations', undefined, async (trx, now) => {
      const ids: string[] = [];
      for (const each of interpretations) ids.push(await writeInterpretation(trx, now, each));
      return ids;
    });
  }

  lastInterpretations(limit: number): Promise<Records.InterpretationRecord[]> {
    return listInterpretations(this.engine.db, limit);
  }

  storeMappings(
    mappings: readonly Records.MappingRecord[],
    key?: Records.OnceKey,
  ): Promise<{ inserted: number; updated: number }> {
    return this.write('store mappings', key, async (trx, now) => {
      await markChange(trx);
      return storeMappings(trx, now, mappings);
    });
  }

  mappings(query: { domain?: string | undefined; limit: number }): Promise<LinguisticMapping[]> {
    return listMappings(this.engine.db, query);
  }

  async record(batch: DiscoveryBatch, key?: Records.OnceKey): Promise<RecordOutcome> {
    checkBatch(batch);
    return this.write('record discoveries', key, (trx) => recordWithin(this.engine, trx, this.options, batch));
  }

  forgetOldKeys(): Promise<void> {
    return forgetOldKeys(this.engine, this.options.now());
  }

  async stamp(): Promise<string> {
    const { rows } = await sql<Record<'made' | 'completed' | 'learned' | 'understood', string | null>>`
      select (select created_at || id from jobs order by created_at desc, id desc limit 1) as made,
        (select updated_at || id from jobs where status = 'completed' order by updated_at desc, id desc limit 1) as completed,
        (select created_at || id from learning_runs order by created_at desc, id desc limit 1) as learned,
        (select updated_at || id from interpretations order by updated_at desc, id desc limit 1) as understood`.execute(
      this.engine.db,
    );
    return Object.values(rows[0] ?? {}).join(' ');
  }

  takeName(candidates: Iterable<string>, key?: Records.OnceKey): Promise<string> {
    return this.write('take a name', key, (trx, now) => reserveName(trx, now, candidates));
  }

  private write<T>(
    act: string,
    key: Records.OnceKey | undefined,
    work: (trx: Transaction<Schema>, now: string) => Promise<T>,
  ): Promise<T> {
    // The time is asked for within the transaction: what is written later is not older.
    return writeOnce(this.engine, { once: key, act, now: this.options.now() }, (trx) => work(trx, this.options.now()));
  }
}

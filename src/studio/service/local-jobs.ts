import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Completion, JobRecord } from '../../registries/ledger/ledger.js';
import { JOB_STATUSES, type Job, type JobLease, WORKFLOW_TYPES, type WorkflowType } from './job.js';
import type { LocalTools } from './local-tools.js';
import { EVENT_TYPES, type EventType, type JobService } from './motion-service.js';
import { onceKey } from './once-key.js';
import {
  checkedCursor,
  checkedId,
  checkedLimit,
  checkedNumber,
  checkedObject,
  checkedPrompt,
  checkedText,
} from './request-checks.js';
import { ServiceError } from './service-error.js';

/** What people ask for: no loop renders these itself. */
const ASKED_FOR: readonly (WorkflowType | null)[] = ['web', null];
const COMPLETED_DEFAULT = 24;
const MOST_LISTED = 100;
const MOST_PENDING = 100_000;
const MOST_LOGGED = 1000;
const LEASE_SECONDS = [1, 86_400] as const;
/** The renderer's bounds are checked when it renders; these keep nonsense out of the list. */
const DURATION_SECONDS = [0.1, 3600] as const;

/** Jobs, their videos and what is said of them, on this machine. */
export function localJobs({ ledger, videos, now }: LocalTools): JobService {
  return {
    async createJob(job, once) {
      const prompt = checkedPrompt(job.prompt);
      const record = await ledger.createJob(
        {
          id: job.id === undefined ? randomUUID() : checkedId(job.id, 'id'),
          prompt,
          durationSeconds:
            job.duration_seconds === undefined || job.duration_seconds === null
              ? null
              : checkedNumber(job.duration_seconds, 'duration_seconds', DURATION_SECONDS),
          workflowType: knownType(job.workflow_type),
          hold: job.lease ? checkedLease(job.lease) : null,
        },
        onceKey(once),
      );
      if (record.prompt !== prompt)
        throw new ServiceError('conflict', 'Job exists with another prompt', `It has the id ${record.id}.`);
      return toJob(record);
    },

    async job(id) {
      const record = await ledger.job(id);
      if (!record) return null;
      const isThere = record.video !== null && (await videos.size(record.video.key)) !== null;
      return toJob(record, isThere);
    },

    async jobs({ status, limit, cursor }) {
      if (!JOB_STATUSES.includes(status))
        throw new ServiceError('invalid', 'status=pending or status=completed required');
      const isPending = status === 'pending';
      const { items, next } = await ledger.jobs({
        status,
        limit:
          limit === undefined
            ? isPending
              ? null
              : COMPLETED_DEFAULT
            : checkedLimit(limit, isPending ? MOST_PENDING : MOST_LISTED),
        ...(isPending && { claimableTypes: ASKED_FOR }),
        cursor: cursor === undefined ? undefined : checkedCursor(cursor),
      });
      return { jobs: items.map((record) => toJob(record)), next };
    },

    jobCounts: () => ledger.jobCounts(),

    async claimJob(claim, once) {
      const lease = checkedLease(claim);
      const record = await ledger.claimJob({ ...lease, types: claim.workflow_types ?? ASKED_FOR }, onceKey(once));
      return record && toJob(record);
    },

    reportProgress: (id, lease, progress) => ledger.keepJob(id, checkedLease(lease), progress),

    async failJob(id, { worker, error, isFinal = false }) {
      return found(
        await ledger.failJob(id, {
          worker: checkedText(worker, 'worker'),
          error: checkedText(error, 'error'),
          isFinal,
        }),
      );
    },

    async cancelJob(id) {
      const job = found(await ledger.cancelJob(id));
      if (job.status === 'completed') throw new ServiceError('conflict', 'Job is completed', 'Delete it instead.');
      return job;
    },

    async deleteJob(id) {
      const record = await ledger.deleteJob(id);
      if (record?.video) await videos.delete(record.video.key);
      return record !== null;
    },

    async uploadVideo(id, video, by) {
      const worker = by?.worker ?? null;
      const record = await ledger.job(id);
      if (!record) throw notFound();
      if (record.status === 'completed' || record.status === 'cancelled')
        return settled(await ledger.completeJob(id, { key: '', bytes: 0 }, worker));
      const key = await keyOfVideo(id, video.path);
      const bytes = await videos.put(key, video.path);
      const completion = await ledger.completeJob(id, { key, bytes }, worker);
      const kept = completion.outcome === 'missing' ? null : completion.job.video?.key;
      if (kept !== key) await videos.delete(key);
      return settled(completion);
    },

    async video(id) {
      const key = (await ledger.job(id))?.video?.key;
      const sizeBytes = key === undefined ? null : await videos.size(key);
      // The key is made of the bytes: another video has another one.
      return key === undefined || sizeBytes === null
        ? null
        : { sizeBytes, version: key, read: (range) => videos.get(key, range) };
    },

    async sendFeedback(id, rating) {
      if (rating !== 1 && rating !== 2)
        throw new ServiceError('invalid', 'rating must be 1 (thumbs down) or 2 (thumbs up)');
      const feedback = await ledger.rate(id, rating);
      if (!feedback) throw new ServiceError('missing', 'Job not found or not completed');
      return { id: feedback.id, rating };
    },

    async feedback(limit) {
      const records = await ledger.feedback(checkedLimit(limit, MOST_LOGGED));
      return records.map(({ id, jobId, rating, createdAt, prompt }) => ({
        id,
        job_id: jobId,
        rating: rating as 1 | 2,
        created_at: createdAt,
        prompt,
      }));
    },

    async logEvent({ event_type, job_id, payload }, once) {
      const event = await ledger.logEvent(
        { type: checkedEventType(event_type), jobId: job_id ?? null, payload: checkedObject(payload, 'payload') },
        onceKey(once),
      );
      if (!event) throw notFound();
      return { id: event.id };
    },

    async events({ limit, type }) {
      const records = await ledger.events({
        limit: checkedLimit(limit, MOST_LOGGED),
        type: type === undefined ? undefined : checkedEventType(type),
      });
      return records.map((record) => ({
        id: record.id,
        event_type: record.type as EventType,
        job_id: record.jobId,
        payload: record.payload,
        created_at: record.createdAt,
      }));
    },
  };

  function settled(completion: Completion): Job {
    if (completion.outcome === 'missing') throw notFound();
    if (completion.outcome === 'cancelled') throw new ServiceError('conflict', 'Job was cancelled');
    if (completion.outcome === 'not-yours')
      throw new ServiceError(
        'conflict',
        'Job belongs to another worker',
        `It is ${completion.job.worker}'s at ${now()}.`,
      );
    return toJob(completion.job);
  }
}

function found(record: JobRecord | null): Job {
  if (!record) throw notFound();
  return toJob(record);
}

function notFound(): ServiceError {
  return new ServiceError('missing', 'Job not found');
}

function toJob(record: JobRecord, hasVideo = record.video !== null): Job {
  const { id, prompt, status, attempts, progress, error } = record;
  return {
    id,
    prompt,
    duration_seconds: record.durationSeconds,
    workflow_type: record.workflowType as WorkflowType | null,
    status,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    attempts,
    progress,
    error,
    ...(hasVideo && { download_url: downloadUrl(id) }),
  };
}

/** Contract §1.1. */
export function downloadUrl(id: string): string {
  return `/api/jobs/${id}/download`;
}

/** A type that nobody knows is none. Contract §1.1. */
function knownType(type: unknown): WorkflowType | null {
  return WORKFLOW_TYPES.find((each) => each === type) ?? null;
}

function checkedLease({ worker, seconds }: JobLease): JobLease {
  return { worker: checkedText(worker, 'worker'), seconds: checkedNumber(seconds, 'seconds', LEASE_SECONDS) };
}

function checkedEventType(type: unknown): EventType {
  if (type === undefined || type === null || type === '') throw new ServiceError('invalid', 'event_type is required');
  const known = EVENT_TYPES.find((each) => each === type);
  if (known) return known;
  throw new ServiceError('invalid', `event_type must be one of: ${EVENT_TYPES.join(', ')}`);
}

/** Made of the job and the bytes: the same upload again, after whatever happened, is the same file. */
async function keyOfVideo(id: string, path: string): Promise<string> {
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) throw new ServiceError('invalid', 'Missing file in form', `There is no file ${path}.`);
  if (file.size === 0) throw new ServiceError('invalid', 'Empty body');
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return `videos/${id.slice(0, 2)}/${id}-${hash.digest('hex').slice(0, 16)}.mp4`;
}

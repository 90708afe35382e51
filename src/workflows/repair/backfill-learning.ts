import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GrowthFocus } from '../../studio/grow.js';
import { loadRecipe } from '../../studio/load-spec.js';
import type { KeptErrand } from '../../studio/outbox/errand.js';
import { understand } from '../../studio/plan-video.js';
import type { MotionService, UnrecordedJob } from '../../studio/service/motion-service.js';
import { messageOf } from '../explain.js';
import type { LoopLog } from '../loop-log.js';
import { RunRecorder } from '../recording/run-recorder.js';
import { RUN_ERRAND, type RunStep, type RunWork } from '../recording/run-work.js';
import type { BackfillOutcome, BackfillRequest } from './backfill.js';

const BATCH = 100;
const SILENT: LoopLog = { line: () => undefined, info: () => undefined, warn: () => undefined, json: () => undefined };

/** What a worker of each kind posts. Contract §4.1, §4.2. */
const FOCUS: Readonly<Record<NonNullable<UnrecordedJob['workflow_type']>, GrowthFocus['extraction']>> = {
  explorer: 'frame',
  exploiter: 'frame',
  main: 'window',
  web: 'all',
};

export interface LearningBackfillRequest extends BackfillRequest {
  /** Jobs whose records wait in an outbox: those are delivered from there. */
  waiting: ReadonlySet<string>;
}

/**
 * Records what completed jobs showed and taught where that is missing, from their stored videos: measured anew, with
 * the recipe that the video carries. The same keys as the workers use make sure that nothing counts twice.
 */
export async function backfillLearning(
  service: MotionService,
  request: LearningBackfillRequest,
): Promise<BackfillOutcome> {
  const { limit, dryRun, signal, waiting, onProgress } = request;
  const outcome: BackfillOutcome = { updated: 0, failed: [], dry_run: dryRun };
  for (let cursor: string | null | undefined; cursor !== null && !signal.aborted; ) {
    const page = await service.unrecordedJobs({ limit: BATCH, ...(cursor === undefined ? {} : { cursor }) });
    cursor = page.next;
    for (const job of page.jobs.filter(({ job_id }) => !waiting.has(job_id))) {
      if (outcome.updated >= limit || signal.aborted) return outcome;
      const why = dryRun ? null : await recordJob(service, job, signal);
      if (why === null) outcome.updated++;
      else outcome.failed.push({ what: job.job_id, why });
      onProgress?.(outcome.updated);
    }
  }
  return outcome;
}

/** Null when it is recorded, else why not. */
async function recordJob(service: MotionService, job: UnrecordedJob, signal: AbortSignal): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'motion-backfill-'));
  try {
    const videoPath = join(folder, `${job.job_id}.mp4`);
    const video = await service.video(job.job_id);
    if (video === null) return 'Its video is not there any more.';
    await pipeline(Readable.from(video.read()), createWriteStream(videoPath), { signal });
    const recorder = new RunRecorder(service, SILENT, { signal });
    const errand = await errandOf(service, job, videoPath);
    for (const step of missingSteps(job)) await recorder.perform(errand, step);
    return null;
  } catch (error) {
    return messageOf(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function missingSteps({ has_learning, has_discovery }: UnrecordedJob): RunStep[] {
  return [...(has_discovery ? [] : (['growth', 'sync'] as const)), ...(has_learning ? [] : (['learning'] as const))];
}

async function errandOf(
  service: MotionService,
  { job_id, prompt, workflow_type }: UnrecordedJob,
  videoPath: string,
): Promise<KeptErrand & { work: RunWork }> {
  const { spec } = await loadRecipe(videoPath);
  const { names } = await service.recall(prompt, spec.seed);
  const focus: GrowthFocus = { extraction: FOCUS[workflow_type ?? 'web'], frames: 'both' };
  const work: RunWork = {
    worker: 'backfill',
    prompt,
    spec,
    instruction: understand(prompt, names),
    focus,
    source: 'backfill',
  };
  const now = new Date().toISOString();
  const kept = { steps: [], createdAt: now, attempts: 0, notBefore: now, lastError: null, refused: [] };
  return { id: job_id, kind: RUN_ERRAND, videoPath, work, ...kept };
}

import { hashText } from '../../numerics/random.js';
import { planWith, renderPlan } from '../../studio/make-video.js';
import type { KeptErrand } from '../../studio/outbox/errand.js';
import type { Outbox } from '../../studio/outbox/outbox.js';
import type { DiscoveriesAnswer } from '../../studio/service/discoveries.js';
import type { Job } from '../../studio/service/job.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { DEFAULT_WISHES, type VideoWishes } from '../../studio/video-wishes.js';
import { explain, messageOf } from '../explain.js';
import { type HeldJob, holdJob, LEASE_SECONDS } from '../held-job.js';
import type { LoopLog } from '../loop-log.js';
import { backOffSeconds, type Pause } from '../pause.js';
import { RunRecorder } from '../recording/run-recorder.js';
import { RUN_ERRAND, RUN_STEPS, type RunWork } from '../recording/run-work.js';

export interface BridgeTools {
  service: MotionService;
  outbox: Outbox;
  log: LoopLog;
  pause: Pause;
  /** Asks it to end: what is being rendered is given back, what was rendered is recorded. */
  signal: AbortSignal;
}

export interface BridgeOptions {
  /** Whose leases these are. */
  worker: string;
  /** Records all that its videos show, as the loops do. */
  learns: boolean;
  /** Ends when nothing is pending. */
  isOnce: boolean;
  /** Pause when nothing is pending. */
  intervalSeconds: number;
  format: Pick<VideoWishes, 'width' | 'height' | 'fps'>;
}

const PREVIEW_LETTERS = 50;

/** Makes the videos that people asked for. Contract §4.7, B. */
export class Bridge {
  private readonly recorder: RunRecorder;

  constructor(
    private readonly options: BridgeOptions,
    private readonly tools: BridgeTools,
  ) {
    const { service, log } = tools;
    this.recorder = new RunRecorder(service, log, {
      onRecorded: (answers) => log.line(`  Discoveries recorded: ${JSON.stringify(sumOf(answers))}`),
    });
  }

  /**
   * Makes one job after the other until it is asked to end, or, once, nothing is pending.
   *
   * @returns how many videos were stored
   * @throws {ServiceError} when it is to run once and no job can be had
   */
  async run(): Promise<number> {
    const { log, outbox, pause, signal } = this.tools;
    const { intervalSeconds, isOnce } = this.options;
    let made = 0;
    let failuresInARow = 0;
    while (!signal.aborted) {
      await outbox.attendDue([RUN_ERRAND], this.recorder.perform, signal);
      const job = await this.claim();
      if (job) {
        const isStored = await this.process(job);
        if (isStored) made++;
        failuresInARow = isStored ? 0 : failuresInARow + 1;
        await pause(backOffSeconds(failuresInARow), signal);
        continue;
      }
      if (isOnce) {
        log.line('No pending jobs. Exiting.');
        return made;
      }
      log.line(`No pending jobs. Polling again in ${intervalSeconds}s...`);
      await pause(intervalSeconds, signal);
    }
    log.json({ level: 'info', msg: 'Shutdown requested, exiting' });
    return made;
  }

  /** Null when there is none to be had. */
  private async claim(): Promise<Job | null> {
    try {
      return await this.tools.service.claimJob({ worker: this.options.worker, seconds: LEASE_SECONDS });
    } catch (error) {
      if (this.options.isOnce) throw error;
      this.tools.log.line(`API error: ${messageOf(error)}`);
      return null;
    }
  }

  /** One job, whatever becomes of it. @returns whether its video was stored now */
  private async process(job: Job): Promise<boolean> {
    const { log, service, signal } = this.tools;
    const seconds = job.duration_seconds ?? DEFAULT_WISHES.durationSeconds;
    log.line(`Processing job ${job.id}: ${job.prompt.slice(0, PREVIEW_LETTERS)}... (${seconds}s)`);
    const held = holdJob(service, { id: job.id, worker: this.options.worker }, signal);
    try {
      return await this.record((await this.keptBefore(job.id)) ?? (await this.render(job, held)));
    } catch (error) {
      if (held.isLost) log.line(`  Stopped: the job is no longer this worker's (job_id=${job.id})`);
      else await this.giveBack(job, error);
      return false;
    } finally {
      held.end();
    }
  }

  /** A run of this job that was rendered and could not be stored. */
  private async keptBefore(id: string): Promise<KeptErrand | undefined> {
    return (await this.tools.outbox.waiting()).find((errand) => errand.id === id);
  }

  private async render({ id, prompt, duration_seconds }: Job, held: HeldJob): Promise<KeptErrand> {
    const { log, outbox, service } = this.tools;
    const wishes = {
      ...this.options.format,
      ...(duration_seconds === null ? {} : { durationSeconds: duration_seconds }),
      // The same job gives the same video, whoever makes it.
      seed: hashText(id),
    };
    const plan = await planWith(service, prompt, wishes, (error) =>
      log.warn(`Knowledge fetch failed ${explain(error, '/api/knowledge/recall')} — using empty knowledge`),
    );
    const made = await renderPlan(plan, {
      jobId: id,
      path: outbox.videoPath(id),
      signal: held.signal,
      onProgress: held.progress,
    });
    const work: RunWork = {
      prompt,
      spec: made.spec,
      instruction: made.instruction,
      focus: { extraction: 'all', frames: 'both' },
      source: 'worker',
      worker: this.options.worker,
    };
    return outbox.keep({ id, kind: RUN_ERRAND, work, steps: this.options.learns ? RUN_STEPS : ['upload'] });
  }

  /** Carries a rendered run through the outbox. @returns whether its video was stored */
  private async record(errand: KeptErrand): Promise<boolean> {
    let isStored = false;
    await this.tools.outbox.attend(errand, async (each, step) => {
      const end = await this.recorder.perform(each, step);
      if (step === 'upload' && end !== 'over') {
        isStored = true;
        this.tools.log.line(`  Uploaded: ${errand.videoPath}`);
      }
      return end;
    });
    return isStored;
  }

  private async giveBack(job: Job, error: unknown): Promise<void> {
    const { log, service, signal } = this.tools;
    const why = signal.aborted ? 'The worker was asked to stop.' : messageOf(error);
    log.line(`  Failed (job_id=${job.id}): ${why}`);
    const failure = { worker: this.options.worker, error: why, isFinal: !signal.aborted && isForEver(error) };
    await service.failJob(job.id, failure).catch((reason: unknown) => {
      log.warn(`Job not given back (job_id=${job.id}): ${messageOf(reason)}`);
    });
  }
}

/** What is wrong with the request itself is no better at the next attempt. */
function isForEver(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'studio/usage' || code.startsWith('prompt/');
}

/** Items by list, of all requests of a run; lists without any are left out. */
function sumOf(answers: readonly Pick<DiscoveriesAnswer, 'results'>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { results } of answers)
    for (const [list, count] of Object.entries(results)) if (count > 0) sum[list] = (sum[list] ?? 0) + count;
  return sum;
}

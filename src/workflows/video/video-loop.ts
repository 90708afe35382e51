import { isDeepStrictEqual } from 'node:util';
import type { PromptWriter } from '../../studio/exploring/prompt-writer.js';
import { type MadeVideo, renderPlan } from '../../studio/make-video.js';
import type { PerformStep } from '../../studio/outbox/errand.js';
import type { Outbox } from '../../studio/outbox/outbox.js';
import type { VideoPlan } from '../../studio/plan-video.js';
import type { Job } from '../../studio/service/job.js';
import type { LoopConfig, LoopState } from '../../studio/service/loop.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { explain, messageOf } from '../explain.js';
import { holdJob, LEASE_SECONDS } from '../held-job.js';
import type { LoopLog } from '../loop-log.js';
import { backOffSeconds, type Pause } from '../pause.js';
import { RunRecorder } from '../recording/run-recorder.js';
import { RUN_ERRAND, RUN_STEPS, type RunStep, type RunWork } from '../recording/run-work.js';
import { LoopViewReader } from './loop-view.js';
import { isGoodOutcome } from './outcome.js';
import { type PlannedRun, RunPlanner } from './run-planner.js';
import type { VideoLoopSettings } from './settings.js';

export interface VideoLoopTools {
  service: MotionService;
  outbox: Outbox;
  writer: PromptWriter;
  log: LoopLog;
  pause: Pause;
  /** Milliseconds since 1970. */
  now(): number;
  /** Asks the loop to end: what is being rendered is given back, what was rendered is recorded. */
  signal: AbortSignal;
}

export interface VideoLoopOptions {
  settings: VideoLoopSettings;
  /** Whose state, leases and names these are. */
  worker: string;
  /** Ends after so many; default: never. */
  runs?: number;
  /** Decides every choice of a prompt: whole number in [0, 2^53). */
  seed: number;
  /** Where the library is looked at, as operators are told. */
  site: string;
  /** Takes how long each step took, in milliseconds. */
  onStep?: ((step: LoopStep, milliseconds: number) => void) | undefined;
}

/** Steps whose time is told: choosing is up to the prompt, planning from there to what is rendered. */
export type LoopStep = RunStep | 'extract' | 'choose' | 'plan' | 'render';

/** A run that was begun: nobody else works on its job. */
interface BegunRun {
  number: number;
  job: Job;
  durationSeconds: number;
  plan: Promise<VideoPlan>;
}

const PAUSED_SECONDS = 30;
/** Jobs of this kind that others left are looked for so often. */
const LEFT_OVER_SECONDS = 60;
const MOST_REMEMBERED = 200;
const PREVIEW_LETTERS = 50;

/** Why a rendered video is not stored, by what became of its errand. */
const NOT_STORED = {
  done: "the job is no longer this worker's",
  waiting: 'the upload is kept for later',
  aside: 'the upload is refused',
} as const;

/** The loop that makes videos and learns from them: explorer, exploiter and balanced. Contract §4. */
export class VideoLoop {
  private readonly view: LoopViewReader;
  private readonly recorder: RunRecorder;
  private readonly planner: RunPlanner;
  private state!: LoopState;
  /** Runs that were begun and are not over, in the order of their numbers. */
  private readonly underWay: BegunRun[] = [];
  /** Recording of the runs before, one after the other: the next one is rendered meanwhile. */
  private recording: Promise<unknown> = Promise.resolve();
  /** What must have ended before another run may wait to be recorded. */
  private recordingBefore: Promise<unknown> = Promise.resolve();
  /** The run after the one that is being rendered. */
  private ahead: Promise<PlannedRun | null> | null = null;
  private failuresInARow = 0;
  private lookedForLeftOversMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly options: VideoLoopOptions,
    private readonly tools: VideoLoopTools,
  ) {
    this.view = new LoopViewReader(tools.service, tools.log, () => tools.now() / 1000);
    this.recorder = new RunRecorder(tools.service, tools.log, options.onStep ? { onStep: options.onStep } : {});
    this.planner = new RunPlanner(options, { ...tools, view: this.view });
  }

  /** Runs until it is asked to end or has made its runs. @returns how many ended with a video that was stored */
  async run(): Promise<number> {
    const { signal, log } = this.tools;
    await this.begin();
    // What an earlier life could not record is older than anything that is made now.
    await this.tools.outbox.attendDue([RUN_ERRAND], this.performLate, signal);
    const before = this.state.run_count;
    const { runs = Number.POSITIVE_INFINITY } = this.options;
    for (let made = 0; made < runs && !signal.aborted; ) {
      const config = await this.view.config();
      if (!config.enabled) {
        log.line('Loop paused (disabled in webapp). Rechecking in 30s...');
        await this.tools.pause(PAUSED_SECONDS, signal);
        continue;
      }
      made++;
      await this.iterate(config, made < runs);
      if (made < runs) await this.rest(config);
    }
    await this.recording;
    if (signal.aborted) log.json({ level: 'info', msg: 'Shutdown requested, exiting' });
    log.line('Loop stopped.');
    return this.state.run_count - before;
  }

  private async begin(): Promise<void> {
    const { log } = this.tools;
    this.state = await this.view.state(this.options.worker, this.options.settings.durationBase);
    const { run_count, good_prompts, recent_prompts } = this.state;
    log.line('Starting self-feeding loop (config from API; respects webapp controls)');
    log.line(`State: run_count=${run_count}, good_prompts=${good_prompts.length}, recent=${recent_prompts.length}`);
    log.line('Each output triggers the next run. Toggle loop in webapp to pause.');
    if (!this.options.settings.isFocusSet)
      log.warn(
        'LOOP_EXTRACTION_FOCUS is unset → Growth [all]. For split workers set LOOP_EXTRACTION_FOCUS=frame or =window (see RAILWAY_CONFIG.md §8).',
      );
  }

  /** One run up to its rendered video; recording goes on beside what follows. */
  private async iterate(config: LoopConfig, isFollowed: boolean): Promise<void> {
    let run: BegunRun | undefined;
    try {
      run = (await this.leftOver(config)) ?? (await this.beginRun(config));
      this.underWay.push(run);
      const rendering = this.render(run);
      // Before a pause there is time enough, and what is known then is newer.
      if (isFollowed && this.delayOf(config) <= 0) this.ahead = this.planNext(config).catch(() => null);
      await this.recordInTurn(run, await rendering);
      this.failuresInARow = 0;
    } catch (error) {
      this.failuresInARow++;
      if (run) await this.giveBack(run, error);
      else if (!this.tools.signal.aborted) this.tools.log.line(`API error: ${messageOf(error)}`);
    }
  }

  /** One run may be recorded and one wait for it: neither rendering nor recording waits then for a single slow run. */
  private async recordInTurn(run: BegunRun, made: MadeVideo): Promise<void> {
    this.recorder.measureAhead({ id: run.job.id, videoPath: made.path });
    const before = this.recording;
    this.recording = before.then(() => this.record(run, made));
    await this.recordingBefore;
    this.recordingBefore = before;
  }

  /** A job of this kind whose worker is gone: it is made before a new one. */
  private async leftOver(config: LoopConfig): Promise<BegunRun | null> {
    const { settings, worker } = this.options;
    const { service, outbox, now } = this.tools;
    if (settings.workflowType === 'web' || now() - this.lookedForLeftOversMs < LEFT_OVER_SECONDS * 1000) return null;
    // This worker's own jobs would be handed to it again.
    await this.recording;
    const lease = { worker, seconds: LEASE_SECONDS };
    const job = await service.claimJob({ ...lease, workflow_types: [settings.workflowType] });
    // What is rendered already waits in the outbox for its upload.
    if (job && !(await outbox.has(job.id)))
      return this.numbered(job, job.duration_seconds ?? this.planner.durationOf({ config, state: this.state }));
    this.lookedForLeftOversMs = now();
    return null;
  }

  private async beginRun(config: LoopConfig): Promise<BegunRun> {
    const { settings, worker } = this.options;
    const { prompt, durationSeconds, jobId, plan } = (await this.takeAhead(config)) ?? (await this.planNext(config));
    const job = await this.tools.service.createJob({
      prompt,
      duration_seconds: durationSeconds,
      workflow_type: settings.workflowType,
      id: jobId,
      lease: { worker, seconds: LEASE_SECONDS },
    });
    return this.numbered(job, durationSeconds, plan);
  }

  private planNext(config: LoopConfig): Promise<PlannedRun> {
    const underWay = this.underWay.map(({ job }) => job.prompt);
    return this.planner.next({ config, state: this.state, underWay, number: this.nextNumber() });
  }

  /** What was thought out while the run before was rendered, if it is still what comes next. */
  private async takeAhead(config: LoopConfig): Promise<PlannedRun | null> {
    const ahead = await this.ahead;
    this.ahead = null;
    return ahead?.number === this.nextNumber() && isDeepStrictEqual(ahead.config, config) ? ahead : null;
  }

  private numbered(job: Job, durationSeconds: number, plan?: Promise<VideoPlan>): BegunRun {
    const number = this.nextNumber();
    const preview = job.prompt.slice(0, PREVIEW_LETTERS);
    this.tools.log.json({
      level: 'info',
      phase: 'run',
      run: number,
      job_id: job.id,
      prompt_preview: preview,
      duration: durationSeconds,
    });
    return { number, job, durationSeconds, plan: plan ?? this.planner.plan(job, number, durationSeconds) };
  }

  private nextNumber(): number {
    return (this.underWay.at(-1)?.number ?? this.state.run_count) + 1;
  }

  /** Renders the video of a run, keeping the lease meanwhile. */
  private async render({ job, plan }: BegunRun): Promise<MadeVideo> {
    const { service, outbox } = this.tools;
    const thought = await plan;
    const hold = holdJob(service, { id: job.id, worker: this.options.worker }, this.tools.signal);
    const start = performance.now();
    try {
      const made = await renderPlan(thought, {
        jobId: job.id,
        path: outbox.videoPath(job.id),
        signal: hold.signal,
        onProgress: hold.progress,
      });
      this.options.onStep?.('render', performance.now() - start);
      return made;
    } finally {
      hold.end();
    }
  }

  /** Carries a rendered run through the outbox, then what waited there before it. */
  private async record(run: BegunRun, made: MadeVideo): Promise<void> {
    const { outbox, log } = this.tools;
    const { prompt, spec, instruction } = made;
    const work: RunWork = {
      prompt,
      spec,
      instruction,
      focus: this.options.settings.focus,
      source: 'loop',
      worker: this.options.worker,
    };
    const title = `[${run.number}] ${prompt.slice(0, PREVIEW_LETTERS)}... (${run.durationSeconds}s) `;
    try {
      const errand = await outbox.keep({ id: run.job.id, kind: RUN_ERRAND, work, steps: RUN_STEPS });
      let isGood = false;
      let isStored = false;
      const state = await outbox.attend(errand, async (each, step) => {
        const end = await this.recorder.perform(each, step);
        if (step === 'upload') isStored = end !== 'over';
        if (step === 'learning') isGood = isGoodOutcome(await this.recorder.analysis(each));
        return end;
      });
      if (isStored) await this.remember(run.job, isGood);
      log.line(title + (isStored ? (isGood ? '✓ good' : '✓') : `✗ ${NOT_STORED[state]}`));
      if (state === 'done') await outbox.attendDue([RUN_ERRAND], this.performLate, this.tools.signal);
    } catch (error) {
      log.line(`${title}✗ ${messageOf(error)}`);
    } finally {
      this.underWay.splice(this.underWay.indexOf(run), 1);
    }
  }

  /** Does a step of a run that was rendered before: its video counts when it is stored, for the worker that made it. */
  private readonly performLate: PerformStep = async (errand, step) => {
    const end = await this.recorder.perform(errand, step);
    const { prompt, worker } = errand.work as RunWork;
    if (step === 'upload' && end !== 'over' && worker === this.options.worker)
      await this.remember({ id: errand.id, prompt }, false);
    return end;
  };

  /** A stored video counts, once. Contract §4.2, 20. */
  private async remember(job: Pick<Job, 'id' | 'prompt'>, isGood: boolean): Promise<void> {
    const { state } = this;
    if (state.last_job_id === job.id) return;
    state.run_count++;
    state.recent_prompts = [...state.recent_prompts, job.prompt].slice(-MOST_REMEMBERED);
    if (isGood && !state.good_prompts.includes(job.prompt))
      state.good_prompts = [...state.good_prompts, job.prompt].slice(-MOST_REMEMBERED);
    state.last_run_at = new Date(this.tools.now()).toISOString();
    state.last_prompt = job.prompt.length > 80 ? `${job.prompt.slice(0, 80)}…` : job.prompt;
    state.last_job_id = job.id;
    await this.tools.service.saveLoopState(state, this.options.worker).catch((error: unknown) => {
      this.tools.log.warn(`POST /api/loop/state failed ${explain(error, '/api/loop/state')} — state not persisted`);
    });
  }

  /** A run that was not rendered: its job is somebody else's to make, or is tried again. */
  private async giveBack(run: BegunRun, error: unknown): Promise<void> {
    const { service, log, signal } = this.tools;
    this.underWay.splice(this.underWay.indexOf(run), 1);
    const why = signal.aborted ? 'The worker was asked to stop.' : messageOf(error);
    log.line(`[${run.number}] ${run.job.prompt.slice(0, PREVIEW_LETTERS)}... (${run.durationSeconds}s) ✗ ${why}`);
    await service.failJob(run.job.id, { worker: this.options.worker, error: why }).catch((failure: unknown) => {
      log.warn(`Job not given back (job_id=${run.job.id}): ${messageOf(failure)}`);
    });
  }

  /** The pause between runs; after failures, one that grows with them. */
  private async rest(config: LoopConfig): Promise<void> {
    const { log, pause, signal } = this.tools;
    const seconds = Math.max(this.delayOf(config), backOffSeconds(this.failuresInARow));
    if (seconds <= 0 || signal.aborted) return;
    // A pause lies between the end of a run and the beginning of the next.
    await this.recording;
    log.line(`  (waiting ${seconds}s before next run — check the library at ${this.options.site})`);
    await pause(seconds, signal);
  }

  /** What an operator chose, else this worker's own, else what the service begins with. Contract §4.5; 0 is a value. */
  private delayOf({ chosen, delay_seconds }: LoopConfig): number {
    const isChosen = chosen === undefined || chosen.includes('delay_seconds');
    return isChosen ? delay_seconds : (this.options.settings.delaySeconds ?? delay_seconds);
  }
}

import { randomUUID } from 'node:crypto';
import { hashText, Random } from '../../numerics/random.js';
import type { PromptWriter } from '../../studio/exploring/prompt-writer.js';
import { isGrown } from '../../studio/grow.js';
import { planWith } from '../../studio/make-video.js';
import type { VideoPlan } from '../../studio/plan-video.js';
import type { Job } from '../../studio/service/job.js';
import type { LoopConfig, LoopState } from '../../studio/service/loop.js';
import type { KnowledgeService } from '../../studio/service/motion-service.js';
import { explain } from '../explain.js';
import type { LoopLog } from '../loop-log.js';
import { type ChosenPrompt, choosePrompt } from './choose-prompt.js';
import { isDurationFixed, videoDuration } from './duration.js';
import { adjustExploitRatio, cappedByCoverage } from './exploit-ratio.js';
import type { LoopViewReader } from './loop-view.js';
import type { VideoLoopSettings } from './settings.js';

/** What a run follows. */
export interface RunContext {
  config: LoopConfig;
  state: LoopState;
  /** Prompts of runs that are not over. */
  underWay: readonly string[];
  number: number;
}

/** A run that was thought out: its job is made when its turn comes. */
export interface PlannedRun {
  number: number;
  jobId: string;
  prompt: string;
  durationSeconds: number;
  /** What it was thought out for: for another configuration it is thought out anew. */
  config: LoopConfig;
  /** Rejected for a prompt that no one could follow. */
  plan: Promise<VideoPlan>;
}

export interface RunPlannerTools {
  service: Pick<KnowledgeService, 'recall'>;
  view: LoopViewReader;
  writer: PromptWriter;
  log: LoopLog;
}

/** Chooses the prompts of runs and thinks their videos out. */
export class RunPlanner {
  private readonly random: Random;
  /** Jobs of other explorers whose aims are known. */
  private noted: ReadonlySet<string> = new Set();

  /** @param options.onStep - takes how long each step took, in milliseconds */
  constructor(
    private readonly options: {
      settings: VideoLoopSettings;
      seed: number;
      onStep?: ((step: 'choose' | 'plan', milliseconds: number) => void) | undefined;
    },
    private readonly tools: RunPlannerTools,
  ) {
    this.random = Random.fromSeed(options.seed);
  }

  /** @throws when a prompt cannot be chosen */
  async next(context: RunContext): Promise<PlannedRun> {
    const { config, number } = context;
    const start = performance.now();
    const { prompt, seconds } = await this.choose(context);
    this.options.onStep?.('choose', performance.now() - start);
    const usual = this.durationOf(context);
    const durationSeconds = this.isDurationFixed(config) ? usual : Math.max(usual, seconds ?? 0);
    const jobId = randomUUID();
    const plan = this.plan({ id: jobId, prompt }, number, durationSeconds);
    // Whoever takes the run learns of it; until then it is no unhandled failure.
    plan.catch(() => undefined);
    return { number, jobId, prompt, durationSeconds, config, plan };
  }

  /** Thinks the video of a job out. @throws {PromptError} for a prompt that no one could follow */
  async plan(job: Pick<Job, 'id' | 'prompt'>, number: number, durationSeconds: number): Promise<VideoPlan> {
    const { service, log } = this.tools;
    const start = performance.now();
    const wishes = { ...this.options.settings.format, durationSeconds, seed: runSeed(number, job.id) };
    const plan = await planWith(service, job.prompt, wishes, (error) =>
      log.warn(`Knowledge fetch failed ${explain(error, '/api/knowledge/for-creation')} — using empty knowledge`),
    );
    this.options.onStep?.('plan', performance.now() - start);
    return plan;
  }

  /** How long a video is that nothing else decides, in seconds. */
  durationOf({ config, state }: Pick<RunContext, 'config' | 'state'>): number {
    const { ownDuration, durationBase } = this.options.settings;
    return videoDuration({
      service: config.duration_seconds,
      own: ownDuration,
      base: durationBase,
      runCount: state.run_count,
    });
  }

  private isDurationFixed(config: LoopConfig): boolean {
    return isDurationFixed(config, this.options.settings.ownDuration);
  }

  private async choose(context: RunContext): Promise<ChosenPrompt> {
    const { config, state, underWay, number } = context;
    const { settings } = this.options;
    const { view } = this.tools;
    const recent = [...state.recent_prompts, ...underWay];
    const [progress, coverage, interpreted, reached, lastJobs] = await Promise.all([
      view.progress(),
      view.coverage(),
      view.interpretedPrompts(),
      settings.aims ? view.reached() : null,
      settings.aims ? view.lastJobs() : [],
    ]);
    this.noteOthers(lastJobs, recent);
    const base = Math.min(1, Math.max(0, settings.ratioOverride?.value ?? config.exploit_ratio));
    const known = { coverage, progress };
    const isOverride = settings.ratioOverride !== null;
    this.tellCap(base, cappedByCoverage(base, isOverride, known), coverage);
    const chosen = choosePrompt(
      {
        exploitRatio: adjustExploitRatio(base, isOverride, known),
        goodPrompts: state.good_prompts,
        recentPrompts: recent,
        coverage,
        interpreted,
        reached,
        limits: {
          isWanted: (aspect) => isGrown(aspect, settings.focus),
          ...(this.isDurationFixed(config) && { longestSeconds: this.durationOf(context) }),
        },
      },
      this.tools.writer,
      this.random.fork(number),
    );
    if (chosen.by === 'narrative')
      this.tools.log.info(`Targeted narrative prompt (fill gaps): ${chosen.prompt.slice(0, 60)}`);
    return chosen;
  }

  /** What other explorers aimed at comes up here after all else, as what this one aimed at does. */
  private noteOthers(jobs: readonly Job[], recent: readonly string[]): void {
    const own = new Set(recent);
    const others = jobs.filter(({ prompt, workflow_type }) => workflow_type === 'explorer' && !own.has(prompt));
    for (const { id, prompt } of others) if (!this.noted.has(id)) this.tools.writer.notePrompt(prompt);
    this.noted = new Set(others.map(({ id }) => id));
  }

  private tellCap(
    base: number,
    capped: number,
    coverage: { static_colors_coverage_pct: number; narrative_min_coverage_pct: number } | null,
  ): void {
    if (capped === base || !coverage) return;
    const colors = coverage.static_colors_coverage_pct.toFixed(1);
    const narrative = coverage.narrative_min_coverage_pct.toFixed(1);
    this.tools.log.info(
      `Exploit capped by coverage: ${base.toFixed(2)} -> ${capped.toFixed(2)} (static_colors ${colors}%, narrative_min ${narrative}%)`,
    );
  }
}

/** The seed of a run: the same for the same run and job, on every machine. Contract §4.2, 8. */
export function runSeed(number: number, jobId: string): number {
  return number * 7919 + (hashText(jobId) % 1_000_000);
}

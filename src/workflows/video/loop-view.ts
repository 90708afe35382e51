import type { Coverage } from '../../studio/registries/registry-coverage.js';
import type { Job } from '../../studio/service/job.js';
import type { LoopConfig, LoopProgressReport, LoopState } from '../../studio/service/loop.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { explain } from '../explain.js';
import type { LoopLog } from '../loop-log.js';

/** What loops are set to where nothing can be asked. Contract §1.3. */
const DEFAULT_CONFIG: LoopConfig = { enabled: true, delay_seconds: 30, exploit_ratio: 0.7, duration_seconds: 1 };

const LAST_RUNS = 20;
const MOST_INTERPRETED = 100;
/** How old an answer may be, in seconds: runs of a second change little of what they are chosen by. */
const FRESH_SECONDS = { view: 1, interpreted: 10 } as const;

/** Reads what a run is chosen by. What cannot be read is told, and the run goes on without it. */
export class LoopViewReader {
  private readonly answers = new Map<string, { answer: unknown; atSeconds: number }>();

  constructor(
    private readonly service: MotionService,
    private readonly log: LoopLog,
    private readonly nowSeconds: () => number,
  ) {}

  async state(worker: string, durationBase: number): Promise<LoopState> {
    const stored = await this.service.loopState(worker).catch((error: unknown) => {
      this.log.warn(`GET /api/loop/state failed ${explain(error, '/api/loop/state')} — using baseline state`);
      return {};
    });
    return { ...baselineState(durationBase), ...stored };
  }

  async config(): Promise<LoopConfig> {
    return this.service.loopConfig().catch((error: unknown) => {
      this.log.warn(`GET /api/loop/config failed ${explain(error, '/api/loop/config')} — using defaults`);
      return DEFAULT_CONFIG;
    });
  }

  async progress(): Promise<LoopProgressReport | null> {
    return this.orNothing('/api/loop/progress', FRESH_SECONDS.view, null, () => this.service.loopProgress(LAST_RUNS));
  }

  async coverage(): Promise<Coverage | null> {
    return this.orNothing('/api/registries/coverage', FRESH_SECONDS.view, null, () => this.service.coverage());
  }

  /** Null when nobody knows. */
  async reached(): Promise<Record<string, string[]> | null> {
    return this.orNothing('/api/registries/reached', FRESH_SECONDS.view, null, () => this.service.reachedCells());
  }

  /** What was made last, by whomever. */
  async lastJobs(): Promise<Job[]> {
    return this.orNothing('/api/jobs', FRESH_SECONDS.view, [], async () => {
      const { jobs } = await this.service.jobs({ status: 'completed', limit: LAST_RUNS });
      return jobs;
    });
  }

  /** Prompts of stored interpretations. */
  async interpretedPrompts(): Promise<string[]> {
    return this.orNothing('/api/knowledge/for-creation', FRESH_SECONDS.interpreted, [], async () => {
      const known = await this.service.forCreation({ limit: 1, interpretationLimit: MOST_INTERPRETED });
      return known.interpretation_prompts.map(({ prompt }) => prompt);
    });
  }

  /** An answer that is fresh enough, or a new one; `nothing` where it cannot be had. */
  private async orNothing<T>(path: string, freshSeconds: number, nothing: T, read: () => Promise<T>): Promise<T> {
    const atSeconds = this.nowSeconds();
    const known = this.answers.get(path);
    if (known && atSeconds - known.atSeconds < freshSeconds) return known.answer as T;
    try {
      const answer = await read();
      this.answers.set(path, { answer, atSeconds });
      return answer;
    } catch (error) {
      this.log.warn(`Knowledge fetch failed ${explain(error, path)} — using empty knowledge`);
      return nothing;
    }
  }
}

/** What a loop begins with that never ran. */
export function baselineState(durationBase: number): LoopState {
  return {
    run_count: 0,
    good_prompts: [],
    recent_prompts: [],
    duration_base: durationBase,
    last_run_at: null,
    last_prompt: null,
    last_job_id: null,
  };
}

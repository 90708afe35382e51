import { loopProgress } from '../registries/loop-progress.js';
import { measureCoverage } from '../registries/registry-coverage.js';
import type { WorkflowType } from './job.js';
import { downloadUrl } from './local-jobs.js';
import type { LocalTools } from './local-tools.js';
import type { LoopState, RecentRun } from './loop.js';
import { changedLoopConfig, readLoopConfig } from './loop-config.js';
import { mergedLoopStates, readLoopState } from './loop-state.js';
import type { LoopService } from './motion-service.js';
import { checkedLimit, checkedObject } from './request-checks.js';
import { ServiceError } from './service-error.js';

/** The state of workers that do not say who they are. */
const NAMELESS = '';
const CONFIG = 'loop_config';
/** Who makes runs of its own, and renders them. */
export const LOOPS: readonly WorkflowType[] = ['explorer', 'exploiter', 'main'];
const RECENT_RUNS = 10;
const MOST_PROGRESS = 100;
const MOST_DIAGNOSED = 50;

/** What loops remember and are told, and how they do, on this machine. */
export function localLoops({ ledger, registries, kept }: LocalTools): LoopService {
  const configuration = async () => readLoopConfig(await ledger.setting(CONFIG));
  return {
    async loopState(worker) {
      const records = await ledger.loopStates();
      if (worker !== undefined) {
        const own = records.find((record) => record.worker === worker);
        return own ? (own.state as LoopState) : {};
      }
      if (records.length === 0) return {};
      const states = records.map(({ state }) => state as LoopState);
      // Runs are counted by their jobs: nobody's count can be lost there.
      return { ...states.reduce(mergedLoopStates), run_count: (await ledger.jobCounts(LOOPS)).completed };
    },

    async saveLoopState(state, worker = NAMELESS) {
      const sent = readLoopState(checkedObject(state, 'state') ?? missing('state'));
      await ledger.mergeLoopState(worker, (stored) => (stored ? mergedLoopStates(stored as LoopState, sent) : sent));
    },

    loopConfig: configuration,

    async setLoopConfig(change) {
      const checked = checkedObject(change, 'config') ?? {};
      return readLoopConfig(await ledger.mergeSetting(CONFIG, (stored) => changedLoopConfig(stored, checked)));
    },

    async loopStatus() {
      const { items: jobs } = await ledger.jobs({ status: 'completed', limit: RECENT_RUNS });
      const states = (await ledger.loopStates()).map(({ state }) => state as LoopState);
      const state = states.length > 0 ? states.reduce(mergedLoopStates) : null;
      const [last] = jobs;
      return {
        config: await configuration(),
        run_count: (await ledger.jobCounts(LOOPS)).completed,
        good_prompts_count: state?.good_prompts.length ?? 0,
        last_run_at: last?.updatedAt ?? null,
        last_prompt: last?.prompt ?? null,
        last_job_id: last?.id ?? null,
        recent_runs: jobs.map(
          (job): RecentRun => ({
            id: job.id,
            prompt: shortened(job.prompt, 60),
            duration_seconds: job.durationSeconds,
            updated_at: job.updatedAt,
            ...(job.workflowType !== null && { workflow_type: job.workflowType }),
            download_url: downloadUrl(job.id),
          }),
        ),
      };
    },

    async loopProgress(last) {
      const progress = await loopProgress(registries, checkedLimit(last, MOST_PROGRESS, 'last'));
      const coverage = await kept.answer('coverage', () => measureCoverage(registries));
      return {
        ...progress,
        coverage_snapshot: {
          static_colors_coverage_pct: coverage.static_colors_coverage_pct,
          narrative_min_coverage_pct: coverage.narrative_min_coverage_pct,
        },
      };
    },

    async diagnostics(last) {
      const limit = checkedLimit(last, MOST_DIAGNOSED, 'last');
      const jobs = (await ledger.lastRuns(limit)).map((run) => ({
        job_id: run.jobId,
        prompt_preview: run.prompt.slice(0, 50),
        has_learning: run.hasLearning,
        has_discovery: run.hasDiscovery,
      }));
      const missingLearning = jobs.filter((job) => !job.has_learning).length;
      const missingDiscovery = jobs.filter((job) => !job.has_discovery).length;
      return {
        last_n: limit,
        jobs,
        summary: {
          missing_learning: missingLearning,
          missing_discovery: missingDiscovery,
          hint: hintOf(missingLearning, missingDiscovery),
        },
      };
    },
  };
}

function hintOf(missingLearning: number, missingDiscovery: number): string | null {
  if (missingLearning === 0 && missingDiscovery === 0) return null;
  return `${missingLearning} of these runs lack their learning and ${missingDiscovery} their discoveries: let their workers deliver what they hold back, or run "motion backfill learning".`;
}

function shortened(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, letters)}…` : text;
}

function missing(field: string): never {
  throw new ServiceError('invalid', `${field} is required`);
}

import type { RunOutcome } from '../../registries/ledger/ledger.js';
import { WORKFLOW_TYPES } from './job.js';
import type { LocalTools } from './local-tools.js';
import type { LearningService, LearningStats, MeanOutcome } from './motion-service.js';
import { onceKey } from './once-key.js';
import { checkedCursor, checkedLimit, checkedObject, checkedPrompt } from './request-checks.js';
import { ServiceError } from './service-error.js';

const MOST_RUNS = 500;
const MOST_UNRECORDED = 500;

/** What runs taught, on this machine. */
export function localLearning({ ledger, kept }: LocalTools): LearningService {
  return {
    async logLearning({ prompt, job_id, spec, analysis }, once) {
      const logged = await ledger.logLearning(
        {
          jobId: job_id ?? null,
          prompt: checkedPrompt(prompt),
          spec: checkedObject(spec, 'spec'),
          analysis: withoutPath(checkedObject(analysis, 'analysis')),
        },
        onceKey(once),
      );
      if (!logged) throw new ServiceError('missing', 'Job not found');
      return { id: logged.id, job_id: logged.jobId };
    },

    async learningRuns(limit) {
      const records = await ledger.learningRuns(checkedLimit(limit, MOST_RUNS));
      return records.map(({ id, jobId, prompt, spec, analysis, createdAt }) => ({
        id,
        job_id: jobId,
        prompt,
        spec,
        analysis,
        created_at: createdAt,
      }));
    },

    async unrecordedJobs({ last, limit, cursor }) {
      const { items, next } = await ledger.unrecorded({
        ...(last !== undefined && { last: checkedLimit(last, Number.MAX_SAFE_INTEGER, 'last') }),
        limit: checkedLimit(limit, MOST_UNRECORDED),
        ...(cursor !== undefined && { cursor: checkedCursor(cursor) }),
      });
      const jobs = items.map(({ jobId, prompt, workflowType, hasLearning, hasDiscovery }) => ({
        job_id: jobId,
        prompt,
        workflow_type: WORKFLOW_TYPES.find((each) => each === workflowType) ?? null,
        has_learning: hasLearning,
        has_discovery: hasDiscovery,
      }));
      return { jobs, next };
    },

    learningStats: () =>
      kept.answer('learning stats', async () => statsOf(await ledger.outcomes(MOST_RUNS), await ledger.countLearned())),
  };
}

/** Where a file lay on some worker's disk is nobody's business. */
function withoutPath(analysis: Readonly<Record<string, unknown>> | null): Readonly<Record<string, unknown>> | null {
  if (!analysis) return null;
  const { path: _, ...measured } = analysis;
  return measured;
}

/** Means over the last runs, by palette and by word. Contract §1.2. */
function statsOf(outcomes: readonly RunOutcome[], totalRuns: number): LearningStats {
  const palettes = new Map<string, RunOutcome[]>();
  const words = new Map<string, RunOutcome[]>();
  for (const outcome of outcomes) {
    add(palettes, outcome.palette ?? 'default', outcome);
    for (const word of new Set(outcome.prompt.toLowerCase().match(/[a-z]+/g))) add(words, word, outcome);
  }
  return {
    total_runs: totalRuns,
    by_palette: meansOf(palettes),
    by_keyword: meansOf(words),
    overall: {
      mean_motion_level: mean(outcomes, 'motionLevel'),
      mean_brightness: mean(outcomes, 'brightness'),
      mean_contrast: mean(outcomes, 'contrast'),
    },
  };
}

function add(groups: Map<string, RunOutcome[]>, name: string, outcome: RunOutcome): void {
  const group = groups.get(name);
  if (group) group.push(outcome);
  else groups.set(name, [outcome]);
}

function meansOf(groups: ReadonlyMap<string, readonly RunOutcome[]>): Record<string, MeanOutcome> {
  return Object.fromEntries(
    [...groups].map(([name, outcomes]) => [
      name,
      {
        count: outcomes.length,
        mean_motion_level: mean(outcomes, 'motionLevel'),
        mean_brightness: mean(outcomes, 'brightness'),
      },
    ]),
  );
}

/** What was not measured counts as 0. */
function mean(outcomes: readonly RunOutcome[], field: 'motionLevel' | 'brightness' | 'contrast'): number {
  if (outcomes.length === 0) return 0;
  return outcomes.reduce((sum, outcome) => sum + (outcome[field] ?? 0), 0) / outcomes.length;
}

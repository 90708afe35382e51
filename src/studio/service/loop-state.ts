import type { LoopState } from './loop.js';

/** So many prompts are remembered, each so long. Contract §1.3. */
const MOST_PROMPTS = 200;
const MOST_LETTERS = 500;

/** What a worker sent as its state, within contract §1.3's bounds; unknown fields are passed over. */
export function readLoopState(sent: Readonly<Record<string, unknown>>): LoopState {
  return {
    run_count: Math.max(0, Math.floor(numberOf(sent.run_count, 0))),
    good_prompts: promptsOf(sent.good_prompts),
    recent_prompts: promptsOf(sent.recent_prompts),
    duration_base: numberOf(sent.duration_base, 6),
    last_run_at: textOf(sent.last_run_at, 50),
    last_prompt: textOf(sent.last_prompt, 100),
    last_job_id: textOf(sent.last_job_id, 80),
  };
}

/**
 * Two states in one, whichever came first: the larger count, every prompt of both, the rest of the later run. A worker
 * that began with an old state, and several that share one, take nothing from each other so.
 */
export function mergedLoopStates(one: LoopState, other: LoopState): LoopState {
  const [earlier, later] = (one.last_run_at ?? '') <= (other.last_run_at ?? '') ? [one, other] : [other, one];
  return {
    ...later,
    run_count: Math.max(one.run_count, other.run_count),
    good_prompts: joined(earlier.good_prompts, later.good_prompts),
    recent_prompts: joined(earlier.recent_prompts, later.recent_prompts),
  };
}

/** The last ones of both, each once, where it stands last. */
function joined(earlier: readonly string[], later: readonly string[]): string[] {
  const latestFirst = [...earlier, ...later].reverse();
  return [...new Set(latestFirst)].slice(0, MOST_PROMPTS).reverse();
}

function promptsOf(value: unknown): string[] {
  const prompts = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return prompts.slice(-MOST_PROMPTS).map((prompt) => prompt.slice(0, MOST_LETTERS));
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function textOf(value: unknown, most: number): string | null {
  return typeof value === 'string' ? value.slice(0, most) : null;
}

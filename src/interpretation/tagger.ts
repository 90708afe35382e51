import type { Tag } from './function-words.js';
import { TRANSITIONS } from './function-words.js';

/** Odds of an unlisted transition. */
const RARE = 0.01;

const ALL_TAGS = Object.keys(TRANSITIONS) as Tag[];
const SHARES: ReadonlyMap<Tag, ReadonlyMap<Tag, number>> = new Map(
  ALL_TAGS.map((from) => {
    const row = TRANSITIONS[from];
    const total = Object.values(row).reduce((sum, value) => sum + value, 0);
    return [from, new Map(ALL_TAGS.map((to) => [to, (row[to] ?? RARE) / total]))];
  }),
);

interface Step {
  readonly tags: readonly Tag[];
  /** Relative likelihood of the best path to each tag; the largest is 1. */
  readonly scores: readonly number[];
  /** For each tag the index of the best tag before. */
  readonly from: readonly number[];
}

/**
 * The most likely tag of every token: a first-order hidden Markov model, solved by Viterbi's algorithm with
 * products that are rescaled at every step. Linear in the number of tokens.
 *
 * @param odds - for each token the odds of its possible tags
 */
export function tagSequence(odds: readonly Readonly<Partial<Record<Tag, number>>>[]): Tag[] {
  const steps: Step[] = [];
  let before: Step = { tags: ['Z'], scores: [1], from: [0] };
  for (const candidates of odds) {
    before = advance(before, candidates);
    steps.push(before);
  }
  return backtrack(steps);
}

function advance(before: Step, candidates: Readonly<Partial<Record<Tag, number>>>): Step {
  const tags = Object.keys(candidates) as Tag[];
  const scores: number[] = [];
  const from: number[] = [];
  for (const tag of tags) {
    let best = -1;
    let bestFrom = 0;
    before.tags.forEach((previous, i) => {
      const score = (before.scores[i] ?? 0) * (SHARES.get(previous)?.get(tag) ?? RARE);
      if (score > best) [best, bestFrom] = [score, i];
    });
    scores.push(best * (candidates[tag] ?? RARE));
    from.push(bestFrom);
  }
  const largest = Math.max(...scores);
  return { tags, scores: scores.map((score) => score / largest), from };
}

function backtrack(steps: readonly Step[]): Tag[] {
  const tags: Tag[] = new Array<Tag>(steps.length);
  let at = steps.at(-1)?.scores.indexOf(1) ?? 0;
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i];
    tags[i] = step?.tags[at] ?? 'N';
    at = step?.from[at] ?? 0;
  }
  return tags;
}

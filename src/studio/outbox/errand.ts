/**
 * Something that must be carried through: steps, in order, that are crossed off when they were acknowledged. Each step
 * is idempotent, so that one which was done and not crossed off may be done again.
 */
export interface Errand<Work = unknown> {
  /** UUID: the job's when it is about a job. */
  readonly id: string;
  /** Who knows how to do it. */
  readonly kind: string;
  /** What the steps need: plain JSON. */
  readonly work: Work;
  /** Still to be done. */
  readonly steps: readonly string[];
  /** ISO-8601 with `Z`. */
  readonly createdAt: string;
  /** How often the next step failed in passing. */
  readonly attempts: number;
  /** The next attempt is not made before; ISO-8601 with `Z`. */
  readonly notBefore: string;
  /** What it failed of last; null when it did not. */
  readonly lastError: string | null;
  /** Steps that were refused for good, and why. */
  readonly refused: readonly RefusedStep[];
}

export interface RefusedStep {
  step: string;
  error: string;
  /** ISO-8601 with `Z`. */
  at: string;
}

/** Does one step; what it throws says whether to try again. `over`: what would follow is not wanted any more. */
export type PerformStep = (errand: KeptErrand, step: string) => Promise<'over' | undefined>;

/** An errand on disk. */
export interface KeptErrand extends Errand {
  /** Where its video lies when it has one: it stays until the errand is over. */
  readonly videoPath: string;
}

/** A step that would fail for ever: with it goes all that would follow. */
export class ErrandOverError extends Error {
  override readonly name = 'ErrandOverError';
}

/** Together with the longest pause: more than a day. */
export const MOST_ATTEMPTS = 160;
const FIRST_PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 600;

/** Seconds to the next attempt after so many: doubling, to ten minutes. */
export function pauseAfterAttempts(attempts: number): number {
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** Math.min(attempts - 1, 20));
}

import { durationProblem, frameRateProblem, sizeProblem } from '../creation/video-format.js';
import type { CreationMode } from '../origins/domains.js';
import { StudioError } from './studio-error.js';

/** What may be said about a video beside its prompt. */
export interface VideoWishes {
  /** Seconds, 0.25–600; default: what the prompt says, else 6. */
  durationSeconds?: number;
  /** Whole number in [0, 2^53); default: drawn from the system's secure source. */
  seed?: number;
  /** Pixels, even, 64–3840; default 512. */
  width?: number;
  /** Pixels, even, 64–3840; default 512. */
  height?: number;
  /** 12, 24, 25, 30 or 60; default 24. */
  fps?: number;
  /** Default `pure_per_frame`. */
  mode?: CreationMode;
  /** Name of a look; default: what the prompt says, else creation's choice. */
  look?: string;
}

/** What is taken where neither wish nor prompt says anything. */
export const DEFAULT_WISHES = { durationSeconds: 6, width: 512, height: 512, fps: 24, mode: 'pure_per_frame' } as const;

/**
 * Checks wishes before any work is done.
 *
 * @throws {StudioError} `studio/usage`, with what to say instead
 */
export function assertPossible(wishes: VideoWishes): void {
  const { width, height, fps, durationSeconds, seed } = { ...DEFAULT_WISHES, ...wishes };
  const problem =
    sizeProblem(width, height) ?? frameRateProblem(fps) ?? durationProblem(durationSeconds) ?? seedProblem(seed);
  if (problem !== null) throw new StudioError('studio/usage', problem);
}

function seedProblem(seed: number | undefined): string | null {
  if (seed === undefined || (Number.isSafeInteger(seed) && seed >= 0)) return null;
  return `A seed of ${seed} cannot be used. Use a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`;
}

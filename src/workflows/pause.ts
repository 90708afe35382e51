import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; ends early, without an error, when the signal says so. Time is handed in, so that tests need none. */
export type Pause = (seconds: number, signal: AbortSignal) => Promise<void>;

/** Waits by the clock. */
export const pauseByClock: Pause = async (seconds, signal) => {
  if (signal.aborted || seconds <= 0) return;
  await sleep(seconds * 1000, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
};

const FIRST_SECONDS = 1;
const LONGEST_SECONDS = 60;

/** Seconds until the next try after so many failures in a row: twice as long each time, up to a minute. */
export function backOffSeconds(failures: number): number {
  return failures === 0 ? 0 : Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(failures - 1, 10));
}

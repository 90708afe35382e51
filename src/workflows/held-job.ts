import type { JobService } from '../studio/service/motion-service.js';

/** A worker's hold on a job while it works on it. */
export interface HeldJob {
  /** Says so when the job is no longer this worker's (cancelled, deleted, or somebody else's) or the worker is to end. */
  signal: AbortSignal;
  /** Whether the job was lost, rather than the worker asked to end. */
  readonly isLost: boolean;
  /** How far it is; told to the service about once a second. */
  progress(done: number, total: number): void;
  /** Ends the renewals. */
  end(): void;
}

export const LEASE_SECONDS = 120;
const RENEWAL_SECONDS = 30;
const PROGRESS_SECONDS = 1;

/** Renews the lease of a job by the clock, and with each progress that is told, until it is ended. */
export function holdJob(
  service: Pick<JobService, 'reportProgress'>,
  { id, worker }: { id: string; worker: string },
  signal: AbortSignal,
): HeldJob {
  const control = new AbortController();
  const stop = (): void => control.abort();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  let latest: { done: number; total: number } | null = null;
  let isLost = false;
  let toldMs = Number.NEGATIVE_INFINITY;
  const renew = (): void => {
    toldMs = performance.now();
    // A call that fails says nothing about the lease: the next one will.
    void service.reportProgress(id, { worker, seconds: LEASE_SECONDS }, latest).then(
      (isOurs) => {
        if (isOurs) return;
        isLost = true;
        stop();
      },
      () => undefined,
    );
  };
  const clock = setInterval(renew, RENEWAL_SECONDS * 1000).unref();
  return {
    signal: control.signal,
    get isLost() {
      return isLost;
    },
    progress: (done, total) => {
      latest = { done, total };
      if (performance.now() - toldMs >= PROGRESS_SECONDS * 1000) renew();
    },
    end: () => {
      clearInterval(clock);
      signal.removeEventListener('abort', stop);
    },
  };
}

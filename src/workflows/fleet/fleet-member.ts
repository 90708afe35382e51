import { setTimeout as sleep } from 'node:timers/promises';
import type { FleetConfig } from './fleet-config.js';
import { RestartPause } from './restart-pause.js';
import { startWorker, type WorkerEnd, type WorkerLife, type WorkerOrder } from './worker-process.js';

/** `waiting` to be started again; `ended` after its runs; `failed` for good; `stopped` because it was asked to. */
export type MemberState = 'running' | 'waiting' | 'ended' | 'failed' | 'stopped';

/** What the health port tells of one worker. */
export interface MemberStatus {
  state: MemberState;
  pid: number | null;
  restarts: number;
  /** ISO-8601 with `Z`; of the present or last life. */
  started_at: string | null;
  last_exit: (WorkerEnd & { at: string }) | null;
}

export interface MemberOptions {
  restart: FleetConfig['restart'];
  /** Ends of itself: an end without error is none to be mended. */
  hasRuns: boolean;
  log(line: string): void;
}

/** Wrong usage: starting it again would change nothing. */
const EXIT_USAGE = 2;
/** With a number of runs, one that dies so often in a row is given up: the fleet would never end. */
const MOST_DEATHS = 8;

/** One worker of a fleet, through all its lives. */
export class FleetMember {
  private life: WorkerLife | null = null;
  private readonly leaving = new AbortController();
  private readonly status_: Omit<MemberStatus, 'pid'> = {
    state: 'waiting',
    restarts: 0,
    started_at: null,
    last_exit: null,
  };

  constructor(
    private readonly order: WorkerOrder,
    private readonly options: MemberOptions,
  ) {}

  get status(): MemberStatus {
    return { ...this.status_, pid: this.status_.state === 'running' ? (this.life?.pid ?? null) : null };
  }

  /** Keeps the worker alive until it has ended, failed for good, or was stopped. */
  async run(): Promise<MemberState> {
    const pause = new RestartPause(this.options.restart);
    let deaths = 0;
    while (!this.leaving.signal.aborted) {
      const startedMs = performance.now();
      const end = await this.live();
      const livedSeconds = (performance.now() - startedMs) / 1000;
      deaths = livedSeconds >= this.options.restart.healthy_after_seconds ? 1 : deaths + 1;
      const final = this.finalState(end, deaths);
      if (final !== null) return this.become(final, end);
      const seconds = pause.afterDeath(livedSeconds);
      this.status_.state = 'waiting';
      this.status_.restarts++;
      this.options.log(`${this.order.name} ${describeEnd(end)}; starting it again in ${seconds}s`);
      await sleep(seconds * 1000, undefined, { signal: this.leaving.signal }).catch(() => undefined);
    }
    return this.become('stopped', null);
  }

  /** Asks it to end; it is not started again. */
  stop(signal: NodeJS.Signals): void {
    this.leaving.abort();
    this.life?.signal(signal);
  }

  private async live(): Promise<WorkerEnd> {
    this.life = startWorker(this.order);
    this.status_.state = 'running';
    this.status_.started_at = new Date().toISOString();
    if (this.life.pid !== undefined) this.options.log(`${this.order.name} started (pid ${this.life.pid})`);
    const end = await this.life.ended;
    this.life = null;
    this.status_.last_exit = { ...end, at: new Date().toISOString() };
    return end;
  }

  private finalState({ code }: WorkerEnd, deaths: number): MemberState | null {
    if (this.leaving.signal.aborted) return 'stopped';
    if (this.options.hasRuns && code === 0) return 'ended';
    if (code === EXIT_USAGE || (this.options.hasRuns && deaths >= MOST_DEATHS)) return 'failed';
    return null;
  }

  private become(state: MemberState, end: WorkerEnd | null): MemberState {
    this.status_.state = state;
    this.options.log(`${this.order.name} ${end ? describeEnd(end) : 'is not started again'}: ${state}`);
    return state;
  }
}

function describeEnd({ code, signal }: WorkerEnd): string {
  return signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
}

import type { FleetConfig, WorkerConfig } from './fleet-config.js';
import { FleetMember, type MemberStatus } from './fleet-member.js';

export interface FleetOptions {
  config: FleetConfig;
  /** The program that knows the commands, and what it is given before them. */
  program: readonly [program: string, ...args: string[]];
  /** What every command is given after its own words. */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Each worker ends after so many; default: none does. */
  runs?: number | undefined;
  /** Takes every line: of the workers, each with its name, and of the fleet itself. */
  write(line: string): void;
}

/** What the health port tells. */
export interface FleetStatus {
  /** Every worker runs, or has ended as it should. */
  ok: boolean;
  service: 'motion-fleet';
  workers: Record<string, MemberStatus>;
}

/** Workers side by side, each a process of its own, kept alive. */
export class Fleet {
  private readonly members: ReadonlyMap<string, FleetMember>;

  constructor(private readonly options: FleetOptions) {
    this.members = new Map(
      Object.entries(options.config.workers).map(([name, worker]) => [name, this.memberOf(name, worker)]),
    );
  }

  get status(): FleetStatus {
    const workers = Object.fromEntries([...this.members].map(([name, { status }]) => [name, status]));
    const ok = Object.values(workers).every(({ state }) => state === 'running' || state === 'ended');
    return { ok, service: 'motion-fleet', workers };
  }

  /** Starts all and ends when all have ended. @returns the names of those that failed for good */
  async run(): Promise<string[]> {
    const states = await Promise.all(
      [...this.members].map(async ([name, member]) => ({ name, state: await member.run() })),
    );
    return states.filter(({ state }) => state === 'failed').map(({ name }) => name);
  }

  /** Asks all to end what they are at (`SIGTERM`), or ends them at once (`SIGKILL`). */
  stop(signal: 'SIGTERM' | 'SIGKILL'): void {
    for (const member of this.members.values()) member.stop(signal);
  }

  private memberOf(name: string, worker: WorkerConfig): FleetMember {
    const { config, program, args, runs, write } = this.options;
    const words = runs === undefined ? [] : worker.runs.map((word) => word.replace('{runs}', String(runs)));
    return new FleetMember(
      {
        name,
        command: [...program, ...worker.command, ...words, ...args],
        env: this.environmentOf(worker),
        nice: worker.nice,
        write,
      },
      { restart: config.restart, hasRuns: runs !== undefined, log: (line) => write(`[fleet] ${line}`) },
    );
  }

  private environmentOf({ env, threads }: WorkerConfig): NodeJS.ProcessEnv {
    // The health port is the fleet's own: workers that all took it would fail but for the first.
    const { HEALTH_PORT: _, ...inherited } = this.options.env;
    const bounds = threads === undefined ? {} : { MOTION_THREADS: String(threads) };
    return { ...inherited, ...bounds, ...this.options.config.env, ...env };
  }
}

import type { Job } from '../studio/service/job.js';
import type { MotionService } from '../studio/service/motion-service.js';
import { Problem } from './problem.js';
import { Watch, type Watcher } from './watch.js';

/** How often a job and the registries are looked at while somebody watches, milliseconds. */
const JOB_EVERY_MS = 500;
const REGISTRIES_EVERY_MS = 1000;

export type RegistryCounts = Awaited<ReturnType<MotionService['registryCounts']>>;

/** Everything that is being watched: one look at a time at each, for all who watch. */
export class Watches {
  readonly #jobs = new Map<string, Watch<Job | null>>();
  readonly #registries: Watch<RegistryCounts>;

  #watchers = 0;

  /** @param most - so many may watch at once */
  constructor(
    private readonly service: MotionService,
    private readonly most: number,
  ) {
    this.#registries = new Watch(() => service.registryCounts(), REGISTRIES_EVERY_MS);
  }

  /** @throws {Problem} 503 when as many watch as may; call it before anything is begun for one more */
  admit(): void {
    if (this.#watchers < this.most) return;
    throw new Problem(503, 'Too many streams', { details: `${this.most} are open. Close one, or ask again later.` });
  }

  /** @returns ends it */
  job(id: string, watcher: Watcher<Job | null>): () => void {
    const watch = this.#jobs.get(id) ?? new Watch(() => this.service.job(id), JOB_EVERY_MS);
    this.#jobs.set(id, watch);
    const stop = this.#counted(watch.add(watcher));
    return () => {
      stop();
      if (!watch.isWatched && this.#jobs.get(id) === watch) this.#jobs.delete(id);
    };
  }

  /** @returns ends it */
  registries(watcher: Watcher<RegistryCounts>): () => void {
    return this.#counted(this.#registries.add(watcher));
  }

  #counted(stop: () => void): () => void {
    this.#watchers++;
    let isOver = false;
    return () => {
      stop();
      if (!isOver) this.#watchers--;
      isOver = true;
    };
  }
}

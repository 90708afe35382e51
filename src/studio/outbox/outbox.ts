import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ServiceError } from '../service/service-error.js';
import { StudioError } from '../studio-error.js';
import { Box } from './box.js';
import { isAbandoned, newBoxName, SIGN_SECONDS } from './box-owner.js';
import {
  type Errand,
  ErrandOverError,
  type KeptErrand,
  MOST_ATTEMPTS,
  type PerformStep,
  pauseAfterAttempts,
} from './errand.js';

/** Errands with steps that were refused for good. */
export const ASIDE = 'aside';

export interface OutboxOptions {
  /** Milliseconds since 1970; default: the clock. */
  now?(): number;
  /** Takes a line for each step that failed. */
  log?(line: string): void;
}

/** What became of an errand for now. */
export type ErrandState = 'done' | 'waiting' | 'aside';

/**
 * Work that must be carried through whatever happens to the server, this process or both: each errand lies on disk from
 * before its first step to after its last. Every process has a box of its own in the shared folder, so that nobody waits
 * for anybody; boxes whose process died are taken over, each by one.
 */
export class Outbox {
  private readonly own: Box;
  private adopted: Box[] = [];
  private sign: NodeJS.Timeout | undefined;
  private lookedForAbandonedMs = Number.NEGATIVE_INFINITY;
  private readonly now: () => number;
  private readonly log: (line: string) => void;

  private constructor(
    private readonly folder: string,
    options: OutboxOptions,
  ) {
    this.own = new Box(join(folder, newBoxName()));
    this.now = options.now ?? Date.now;
    this.log = options.log ?? (() => undefined);
  }

  /** @param folder - shared by all processes of one data folder */
  static async open(folder: string, options: OutboxOptions = {}): Promise<Outbox> {
    const outbox = new Outbox(folder, options);
    await outbox.own.giveSignOfLife();
    outbox.sign = setInterval(() => void outbox.giveSigns(), SIGN_SECONDS * 1000).unref();
    return outbox;
  }

  /** Where to put the video of an errand before it is kept. */
  videoPath(id: string): string {
    return this.own.videoPath(id);
  }

  /** Lies on disk when this resolves. The same id again replaces what was kept. */
  async keep<Work>(errand: Pick<Errand<Work>, 'id' | 'kind' | 'work' | 'steps'>): Promise<KeptErrand> {
    const at = new Date(this.now()).toISOString();
    const kept = { ...errand, createdAt: at, attempts: 0, notBefore: at, lastError: null, refused: [] };
    await this.own.write(kept);
    return { ...kept, videoPath: this.videoPath(errand.id) };
  }

  /** Whether something is kept under this id. */
  async has(id: string): Promise<boolean> {
    return (await this.waiting()).some((errand) => errand.id === id);
  }

  /** Errands of this process, and of those that died, oldest first. */
  async waiting(): Promise<KeptErrand[]> {
    await this.takeOverAbandoned();
    const found = await Promise.all([...this.adopted, this.own].map((box) => box.errands()));
    return found.flat();
  }

  /**
   * Does all that is due, oldest first, until a step fails in passing: then the server is probably away, and the rest
   * would only wait for it.
   *
   * @param kinds - errands that `perform` knows; others are left alone
   * @returns how many are still to be done
   */
  async attendDue(kinds: readonly string[], perform: PerformStep, signal?: AbortSignal): Promise<number> {
    const waiting = (await this.waiting()).filter(({ kind }) => kinds.includes(kind));
    let left = waiting.length;
    for (const errand of waiting) {
      if (signal?.aborted) break;
      if (Date.parse(errand.notBefore) > this.now()) continue;
      const state = await this.attend(errand, perform, signal);
      if (state === 'waiting') break;
      left--;
    }
    return left;
  }

  /** Does the steps of an errand until one fails in passing, or none is left. */
  async attend(errand: KeptErrand, perform: PerformStep, signal?: AbortSignal): Promise<ErrandState> {
    let current = errand;
    for (;;) {
      const [step, ...rest] = current.steps;
      if (step === undefined) return this.finish(current);
      if (signal?.aborted) return this.postpone(current);
      try {
        const isOver = (await perform(current, step)) === 'over';
        current = { ...current, steps: isOver ? [] : rest, attempts: 0, lastError: null };
      } catch (error) {
        if (isCalledOff(error)) return this.postpone(current);
        const next = this.afterFailure(current, step, error);
        if (next.steps[0] === step) return this.postpone(next);
        current = next;
      }
    }
  }

  /** Ends the signs of life; what is kept stays for the next process. */
  async close(): Promise<void> {
    clearInterval(this.sign);
    for (const box of [...this.adopted, this.own]) await box.removeWhenEmpty();
  }

  /** An errand without further steps leaves; with refused ones it is put aside, with its video. */
  private async finish(errand: KeptErrand): Promise<ErrandState> {
    const box = this.boxOf(errand);
    if (errand.refused.length === 0) {
      await box.remove(errand.id);
      return 'done';
    }
    await box.moveTo(new Box(join(this.folder, ASIDE)), errand);
    return 'aside';
  }

  private async postpone(errand: KeptErrand): Promise<ErrandState> {
    await this.boxOf(errand).write(errand);
    return 'waiting';
  }

  private afterFailure(errand: KeptErrand, step: string, error: unknown): KeptErrand {
    const message = error instanceof Error ? error.message : String(error);
    const attempts = errand.attempts + 1;
    if (mayPass(error) && attempts < MOST_ATTEMPTS) {
      const seconds = pauseAfterAttempts(attempts);
      this.log(`Kept for later (${errand.kind} ${errand.id}, ${step}): ${message} Next attempt in ${seconds}s.`);
      const notBefore = new Date(this.now() + seconds * 1000).toISOString();
      return { ...errand, attempts, notBefore, lastError: message };
    }
    this.log(`Put aside (${errand.kind} ${errand.id}, ${step}): ${message}`);
    const refused = [...errand.refused, { step, error: message, at: new Date(this.now()).toISOString() }];
    const steps = error instanceof ErrandOverError ? [] : errand.steps.slice(1);
    return { ...errand, steps, attempts: 0, lastError: message, refused };
  }

  private boxOf({ id, videoPath }: KeptErrand): Box {
    return this.adopted.find((box) => box.videoPath(id) === videoPath) ?? this.own;
  }

  private async giveSigns(): Promise<void> {
    for (const box of [...this.adopted, this.own]) await box.giveSignOfLife().catch(() => undefined);
  }

  /** A box changes hands by being renamed: of several that try, one succeeds. */
  private async takeOverAbandoned(): Promise<void> {
    if (this.now() - this.lookedForAbandonedMs < SIGN_SECONDS * 1000) return;
    this.lookedForAbandonedMs = this.now();
    await this.removeEmptied();
    const mine = new Set([...this.adopted, this.own].map(({ folder }) => folder));
    for (const name of await readdir(this.folder)) {
      const folder = join(this.folder, name);
      if (name === ASIDE || mine.has(folder) || !isAbandoned(this.folder, name, Date.now())) continue;
      const box = new Box(join(this.folder, newBoxName()));
      const isMine = await rename(folder, box.folder).then(
        () => true,
        () => false,
      );
      if (isMine) await this.welcome(box);
    }
  }

  private async welcome(box: Box): Promise<void> {
    await box.giveSignOfLife();
    await box.clearAway();
    // A new process is a new chance: nothing waits for a pause that another one began.
    for (const errand of await box.errands())
      await box.write({ ...errand, notBefore: new Date(this.now()).toISOString() });
    if (!(await box.removeWhenEmpty())) this.adopted.push(box);
  }

  /** Of the boxes that were taken over, those that are done with. */
  private async removeEmptied(): Promise<void> {
    const left: Box[] = [];
    for (const box of this.adopted) if (!(await box.removeWhenEmpty())) left.push(box);
    this.adopted = left;
  }
}

/** Whether the same step may succeed later. What the token forbids waits until the operator mends that. */
function mayPass(error: unknown): boolean {
  if (error instanceof ErrandOverError) return false;
  if (error instanceof ServiceError) return error.isPassing || error.kind === 'denied';
  return error instanceof StudioError && error.code === 'studio/worker-died';
}

function isCalledOff(error: unknown): boolean {
  return error instanceof StudioError && error.code === 'studio/aborted';
}

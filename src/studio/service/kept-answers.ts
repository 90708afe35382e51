/** An answer and how fresh it is. */
interface Kept {
  answer: unknown;
  stamp: string;
  checkedMs: number;
  /** Under way: who asks meanwhile does not begin another one. */
  renewal: Promise<unknown> | null;
}

/** Answers beyond these are dropped, the ones that were asked for longest ago first. */
const MOST_KEPT = 64;

/**
 * Keeps answers that cost more to make than to tell whether they still hold. An answer is given as it is for `freshMs`;
 * then the stamp of what it was made from is read, and only when that has changed is it made anew. Who asks meanwhile
 * gets the former answer at once, for as long again. So no answer is older than twice `freshMs`, and while nothing
 * changes it is the very same object.
 */
export class KeptAnswers {
  private readonly kept = new Map<string, Kept>();

  /** @param stamp - another text after each change, for little */
  constructor(
    private readonly stamp: () => Promise<string>,
    private readonly freshMs: number,
  ) {}

  /** @param name - stands for the question, with what it asks for */
  async answer<T>(name: string, make: () => Promise<T>): Promise<T> {
    const kept = this.kept.get(name) ?? { answer: undefined, stamp: '', checkedMs: -Infinity, renewal: null };
    this.kept.delete(name);
    this.kept.set(name, kept);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
    const ageMs = performance.now() - kept.checkedMs;
    if (ageMs < this.freshMs) return kept.answer as T;
    kept.renewal ??= this.renew(kept, make).finally(() => {
      kept.renewal = null;
    });
    if (ageMs >= 2 * this.freshMs) return kept.renewal as Promise<T>;
    kept.renewal.catch(() => undefined);
    return kept.answer as T;
  }

  private async renew(kept: Kept, make: () => Promise<unknown>): Promise<unknown> {
    const now = performance.now();
    const stamp = await this.stamp();
    if (stamp !== kept.stamp) {
      kept.answer = await make();
      kept.stamp = stamp;
    }
    kept.checkedMs = now;
    return kept.answer;
  }
}

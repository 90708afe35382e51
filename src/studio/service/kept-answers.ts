/** An answer and what it was made from. */
interface Kept {
  answer: unknown;
  /** Of what it was made from; null before there is one. */
  stamp: string | null;
  /** Under way: who asks meanwhile does not begin another one. */
  renewal: Promise<void> | null;
  /** Time that may still be spent on making it, ms, as of `filledAtMs`. */
  allowanceMs: number;
  filledAtMs: number;
}

/** Answers beyond these are dropped, the ones that were asked for longest ago first. */
const MOST_KEPT = 64;
/** Time that making one answer may take at once, and the share of all time that it may take on the long run. */
const ALLOWANCE_MS = 1000;
const SHARE = 0.1;

/**
 * Keeps answers that cost more to make than to tell whether they still hold. While nothing changes, an answer is the
 * very same object. After a change it is made anew before it is given: who writes and then reads finds what it wrote.
 * Only where changes come so fast that this would take too much of the machine's time are answers rationed: then the
 * former one is given while the next one is made, and making takes a tenth of the time, for each answer.
 */
export class KeptAnswers {
  private readonly kept = new Map<string, Kept>();
  private stamped: { text: Promise<string>; atMs: number } | null = null;

  /**
   * @param stamp - another text after each change, for little
   * @param freshMs - how long a stamp is not read again
   */
  constructor(
    private readonly stamp: () => Promise<string>,
    private readonly freshMs: number,
  ) {}

  /** @param name - stands for the question, with what it asks for */
  async answer<T>(name: string, make: () => Promise<T>): Promise<T> {
    const kept = this.keptFor(name);
    for (;;) {
      if ((await this.currentStamp()) === kept.stamp) return kept.answer as T;
      const allowanceMs = allowanceOf(kept);
      const isRationed = kept.stamp !== null && allowanceMs < ALLOWANCE_MS / 2;
      if (isRationed && allowanceMs <= 0) return kept.answer as T;
      kept.renewal ??= this.renew(kept, make);
      if (isRationed) {
        kept.renewal.catch(() => undefined);
        return kept.answer as T;
      }
      // One that was under way may be of before the last change: the stamp tells.
      await kept.renewal;
    }
  }

  private keptFor(name: string): Kept {
    const kept = this.kept.get(name) ?? {
      answer: undefined,
      stamp: null,
      renewal: null,
      allowanceMs: ALLOWANCE_MS,
      filledAtMs: performance.now(),
    };
    this.kept.delete(name);
    this.kept.set(name, kept);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
    return kept;
  }

  /** Read once for all who ask within so short a time. */
  private currentStamp(): Promise<string> {
    const now = performance.now();
    if (this.stamped === null || now - this.stamped.atMs >= this.freshMs)
      this.stamped = { text: this.stamp(), atMs: now };
    return this.stamped.text;
  }

  private async renew(kept: Kept, make: () => Promise<unknown>): Promise<void> {
    const begin = performance.now();
    try {
      // As of now: what is judged by an older one afterwards would be made twice.
      this.stamped = null;
      const stamp = await this.currentStamp();
      kept.answer = await make();
      kept.stamp = stamp;
    } finally {
      const end = performance.now();
      kept.allowanceMs = allowanceOf(kept) - (end - begin);
      kept.filledAtMs = end;
      kept.renewal = null;
    }
  }
}

/** What may be spent by now. */
function allowanceOf({ allowanceMs, filledAtMs }: Kept): number {
  return Math.min(ALLOWANCE_MS, allowanceMs + SHARE * (performance.now() - filledAtMs));
}

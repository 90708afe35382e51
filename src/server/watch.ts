/** Told whenever what is watched has changed, and first of all what it is now. */
export interface Watcher<T> {
  onValue(value: T): void;
  /** It could not be read; it is tried again. */
  onFailure?(error: unknown): void;
}

/**
 * Reads something again and again while anybody watches it: once for all of them, however many there are.
 */
export class Watch<T> {
  readonly #watchers = new Set<Watcher<T>>();
  #timer: NodeJS.Timeout | null = null;
  #last: { value: T; text: string } | null = null;
  #isReading = false;

  /** @param everyMs - pause between two readings */
  constructor(
    private readonly read: () => Promise<T>,
    private readonly everyMs: number,
  ) {}

  get isWatched(): boolean {
    return this.#watchers.size > 0;
  }

  /** @returns ends it */
  add(watcher: Watcher<T>): () => void {
    this.#watchers.add(watcher);
    if (this.#last) watcher.onValue(this.#last.value);
    if (!this.#timer) {
      this.#timer = setInterval(() => void this.#look(), this.everyMs);
      void this.#look();
    }
    return () => this.#remove(watcher);
  }

  #remove(watcher: Watcher<T>): void {
    this.#watchers.delete(watcher);
    if (this.isWatched || !this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
    // What comes next may be long after.
    this.#last = null;
  }

  async #look(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      const value = await this.read();
      const text = JSON.stringify(value);
      if (!this.isWatched || text === this.#last?.text) return;
      this.#last = { value, text };
      for (const watcher of [...this.#watchers]) watcher.onValue(value);
    } catch (error) {
      for (const watcher of [...this.#watchers]) watcher.onFailure?.(error);
    } finally {
      this.#isReading = false;
    }
  }
}

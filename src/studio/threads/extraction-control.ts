/** News that may lie untaken: a slow reader slows the measuring down, instead of filling memory. */
const MOST_UNREAD = 8;
/** Numbers in the shared memory. */
const ABORTED = 0;
const READ = 1;

/** How the one who asked for an extraction steers the thread that carries it out, through memory that both see. */
export class ExtractionControl {
  private readonly words: Int32Array;
  private told = 0;

  constructor(readonly shared: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.words = new Int32Array(shared);
  }

  /** Calls the extraction off. */
  abort(): void {
    Atomics.store(this.words, ABORTED, 1);
    // A thread that is about to wait must find the number changed.
    this.markRead();
  }

  get isAborted(): boolean {
    return Atomics.load(this.words, ABORTED) === 1;
  }

  /** The asker has taken one more of the news. */
  markRead(): void {
    Atomics.add(this.words, READ, 1);
    Atomics.notify(this.words, READ);
  }

  /** Waits until there is room for one more of the news, or until the extraction is called off. */
  waitToTell(): void {
    for (;;) {
      const read = Atomics.load(this.words, READ);
      if (this.told - read < MOST_UNREAD || this.isAborted) break;
      Atomics.wait(this.words, READ, read);
    }
    this.told++;
  }
}

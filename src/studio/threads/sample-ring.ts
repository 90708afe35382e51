const WRITTEN = 0;
const READ = 1;

/** As in the frame ring: bounds how long an abort goes unseen. */
const LOOK_MILLISECONDS = 20;

/**
 * Stereo samples on their way from the thread that composes to the one that encodes: a ring in shared memory
 * with one writer and one reader, who each make their own instance over the same buffer.
 */
export class SampleRing {
  private readonly words: Int32Array;
  private readonly planes: readonly [Float32Array, Float32Array];

  private readonly capacity: number;

  /** @param isAborted - asked while waiting; when it says yes, waiting ends */
  constructor(
    shared: SharedArrayBuffer,
    private readonly isAborted: () => boolean,
  ) {
    this.words = new Int32Array(shared, 0, 2);
    const capacity = (shared.byteLength - 8) / 8;
    this.capacity = capacity;
    this.planes = [new Float32Array(shared, 8, capacity), new Float32Array(shared, 8 + 4 * capacity, capacity)];
  }

  /** Makes the ring empty; nobody may be using it. */
  static clear(shared: SharedArrayBuffer): void {
    new Int32Array(shared, 0, 2).fill(0);
  }

  /** Memory for a ring of `capacity` samples. */
  static allocate(capacity: number): SharedArrayBuffer {
    return new SharedArrayBuffer(8 + 2 * 4 * capacity);
  }

  /** Appends all samples, sleeping while the ring is full. @returns false when the run was aborted */
  write(left: Float32Array, right: Float32Array): boolean {
    for (let done = 0; done < left.length; ) {
      const written = Atomics.load(this.words, WRITTEN);
      const room = this.waitFor(READ, (read) => this.capacity - (written - read));
      if (room === 0) return false;
      const at = written % this.capacity;
      const count = Math.min(room, left.length - done, this.capacity - at);
      this.planes[0].set(left.subarray(done, done + count), at);
      this.planes[1].set(right.subarray(done, done + count), at);
      this.advance(WRITTEN, count);
      done += count;
    }
    return true;
  }

  /** Hands over what lies ready in one piece, at most `most` samples; does not wait. @returns how many */
  read(most: number, receive: (left: Float32Array, right: Float32Array) => void): number {
    const read = Atomics.load(this.words, READ);
    const at = read % this.capacity;
    const count = Math.min(Atomics.load(this.words, WRITTEN) - read, most, this.capacity - at);
    if (count <= 0) return 0;
    receive(this.planes[0].subarray(at, at + count), this.planes[1].subarray(at, at + count));
    this.advance(READ, count);
    return count;
  }

  /** Sleeps until there is something to read. @returns false when the run was aborted */
  waitForSamples(): boolean {
    const read = Atomics.load(this.words, READ);
    return this.waitFor(WRITTEN, (written) => written - read) > 0;
  }

  private advance(word: number, count: number): void {
    Atomics.add(this.words, word, count);
    Atomics.notify(this.words, word);
  }

  private waitFor(word: number, amount: (value: number) => number): number {
    for (;;) {
      const value = Atomics.load(this.words, word);
      const ready = amount(value);
      if (ready > 0) return ready;
      if (this.isAborted()) return 0;
      Atomics.wait(this.words, word, value, LOOK_MILLISECONDS);
    }
  }
}

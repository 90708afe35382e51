const NEXT_FRAME = 0;
const ENCODED = 1;
const ABORTED = 2;
const SLOTS = 3;

/**
 * How long a thread sleeps before it looks for an abort again. Waiting threads are woken by the event that
 * they wait for; this only bounds how long an abort, which may come between look and sleep, goes unseen.
 */
const LOOK_MILLISECONDS = 20;

/**
 * The schedule by which several threads render the frames of a clip and one encodes them in order: a ring of
 * slots, each holding one frame. Renderers take the next frame number, wait until its slot is free, and fill
 * it; the encoder waits for each frame in turn and frees its slot. So memory is that of the slots, however
 * long the clip, and the slower side sets the pace.
 *
 * Every thread makes its own instance over the same shared buffer.
 */
export class FrameRing {
  private readonly words: Int32Array;

  constructor(
    readonly shared: SharedArrayBuffer,
    readonly slotCount: number,
    readonly frameCount: number,
  ) {
    this.words = new Int32Array(shared);
  }

  static create(slotCount: number, frameCount: number): FrameRing {
    return new FrameRing(new SharedArrayBuffer(4 * (SLOTS + slotCount)), slotCount, frameCount);
  }

  slotOf(frame: number): number {
    return frame % this.slotCount;
  }

  /** Number of the next frame that nobody renders yet, `null` when there is none. */
  takeFrame(): number | null {
    const frame = Atomics.add(this.words, NEXT_FRAME, 1);
    return frame < this.frameCount && !this.isAborted ? frame : null;
  }

  /** Sleeps until the slot of `frame` is free. @returns false when the run was aborted */
  waitForSlot(frame: number): boolean {
    return this.waitUntil(ENCODED, (encoded) => frame < encoded + this.slotCount);
  }

  /** Tells the encoder that `frame` lies in its slot. */
  markRendered(frame: number): void {
    const at = SLOTS + this.slotOf(frame);
    Atomics.store(this.words, at, frame + 1);
    Atomics.notify(this.words, at);
  }

  /** Sleeps until `frame` lies in its slot. @returns false when the run was aborted */
  waitForFrame(frame: number): boolean {
    return this.waitUntil(SLOTS + this.slotOf(frame), (rendered) => rendered === frame + 1);
  }

  /** Frees the slot of `frame`. */
  markEncoded(frame: number): void {
    Atomics.store(this.words, ENCODED, frame + 1);
    Atomics.notify(this.words, ENCODED);
  }

  /** Frames that are encoded so far. */
  get encodedFrames(): number {
    return Atomics.load(this.words, ENCODED);
  }

  get isAborted(): boolean {
    return Atomics.load(this.words, ABORTED) === 1;
  }

  /** Calls the run off: every thread leaves its loop at its next step. */
  abort(): void {
    Atomics.store(this.words, ABORTED, 1);
  }

  private waitUntil(word: number, isReached: (value: number) => boolean): boolean {
    for (;;) {
      if (this.isAborted) return false;
      const value = Atomics.load(this.words, word);
      if (isReached(value)) return true;
      Atomics.wait(this.words, word, value, LOOK_MILLISECONDS);
    }
  }
}

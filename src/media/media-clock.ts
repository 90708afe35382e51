/** A step back by more than this is a new start of the clock, not disorder. */
const RESTART_SECONDS = 1;
/** A step forward by more than this, beyond what the file says it lasts, is a fault of the clock. */
const LONGEST_STEP_SECONDS = 60;

/** Brings the stamps of one track to times that grow, whatever the track's own clock does. */
export class TrackClock {
  private offset = 0;
  private last = Number.NEGATIVE_INFINITY;
  private expected = 0;

  /** @param durationSeconds - what the file says it lasts; 0 when it does not say */
  constructor(private readonly durationSeconds: number) {}

  /**
   * @param stamp - the file's own time, in seconds from its start; NaN when it has none
   * @param lasts - seconds until the next one is due
   * @returns when it is shown or heard: later than the one before
   */
  next(stamp: number, lasts: number): number {
    if (this.isRestart(stamp)) this.offset = this.expected - stamp;
    const time = stamp + this.offset;
    this.last = time > this.last ? time : this.expected;
    this.expected = this.last + lasts;
    return this.last;
  }

  /** The last one lasts longer. */
  hold(seconds: number): void {
    this.expected += seconds;
  }

  /** When the last one is over. */
  get endSeconds(): number {
    return this.expected;
  }

  private isRestart(stamp: number): boolean {
    const time = stamp + this.offset;
    const longestStep = Math.max(LONGEST_STEP_SECONDS, this.durationSeconds);
    if (this.last === Number.NEGATIVE_INFINITY) return Math.abs(time) > longestStep;
    return time < this.last - RESTART_SECONDS || time > this.last + longestStep;
  }
}

/** The even steps of a constant rate: takes out what a container's coarse clock adds to them. */
export class RateGrid {
  private first: number | undefined;

  /** @param tolerance - seconds by which stamps may be off */
  constructor(
    private readonly fps: number,
    private readonly tolerance: number,
  ) {}

  /** @returns the step that is meant by `stamp`, or `stamp` itself when it is no step */
  even(stamp: number): number {
    if (Number.isNaN(stamp)) return stamp;
    this.first ??= stamp;
    const even = this.first + Math.round((stamp - this.first) * this.fps) / this.fps;
    return Math.abs(even - stamp) <= this.tolerance ? even : stamp;
  }
}

/** A last part at least this long is a window of its own. */
export const SHORTEST_WINDOW_SECONDS = 0.25;

/** Less than half of the coarsest clock that containers keep (1 ms): times this near are one. */
const SAME_TIME_SECONDS = 0.0004;

/** The rate of a picture track. */
export interface FrameRate {
  /** Mean, frames per second. */
  fps: number;
  /** Whether all frames last equally long. */
  isConstant: boolean;
}

/** How long one window is: what round(fps) frames last at a constant rate, one second otherwise. */
export function windowSeconds(rate: FrameRate | null): number {
  return rate?.isConstant && rate.fps >= 1 ? Math.round(rate.fps) / rate.fps : 1;
}

/** Whether a frame shown at `timeSeconds` belongs to what begins at `borderSeconds`, rather than to what ends there. */
export function isFrom(borderSeconds: number, timeSeconds: number): boolean {
  return timeSeconds >= borderSeconds - SAME_TIME_SECONDS;
}

/** Divides time from 0 into windows of one length; what is left at the end is a window or lengthens the last one. */
export class WindowGrid {
  private count = 0;

  constructor(private readonly lengthSeconds: number) {}

  /** Start of the next window. */
  get start(): number {
    return this.count * this.lengthSeconds;
  }

  /** @returns end of the next window when it is certain, knowing that the file lasts at least until `reachedSeconds` */
  endWithin(reachedSeconds: number): number | undefined {
    const end = this.start + this.lengthSeconds;
    return reachedSeconds >= end + SHORTEST_WINDOW_SECONDS ? end : undefined;
  }

  /** @returns end of the next window of a file that ends at `lastSeconds`, or undefined when there is none left */
  endOfLast(lastSeconds: number): number | undefined {
    const left = lastSeconds - this.start;
    const isOver = this.count > 0 ? left < SHORTEST_WINDOW_SECONDS - SAME_TIME_SECONDS : false;
    if (isOver) return undefined;
    const end = this.start + this.lengthSeconds;
    return lastSeconds - end >= SHORTEST_WINDOW_SECONDS - SAME_TIME_SECONDS ? end : lastSeconds;
  }

  /** Goes on to the window after. */
  advance(): void {
    this.count++;
  }
}

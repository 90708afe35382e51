import type { VideoObservation } from '../observation.js';
import type { FramePair } from './flow-tracker.js';

/** What the search for joins sees of a frame. */
export interface JoinSample {
  readonly frame: number;
  readonly time: number;
  readonly pair: FramePair | null;
  /** The tiny luma picture; overwritten by the next. */
  readonly tiny: Uint8Array;
}

/** A change from one shot to the next: the first frame that it touches, and how many. A cut touches none. */
interface Join {
  readonly type: 'cut' | 'fade' | 'dissolve' | 'wipe';
  readonly first: number;
  readonly end: number;
  readonly start: number;
  readonly duration: number;
}

/** Finds where shots end, a little behind the latest frame. */
export class JoinFinder {
  private readonly joins: Join[] = [];
  private latest = -1;
  private recent: number[] = [];

  constructor(private readonly fps: number) {}

  push({ frame, time, pair }: JoinSample): void {
    this.latest = frame;
    if (!pair) return;
    const usual = this.recent.length > 0 ? this.recent.reduce((a, b) => a + b, 0) / this.recent.length : 0;
    if (pair.error > 60 && pair.error > 6 * usual && pair.error > 0.35 * pair.unmoved) {
      this.joins.push({ type: 'cut', first: frame, end: frame, start: time, duration: 0 });
      this.recent = [];
    } else this.recent = [...this.recent.slice(-11), pair.error];
  }

  get settledFrame(): number {
    return Math.max(0, this.latest + 1 - Math.ceil(0.1 * this.fps));
  }

  /** The shot that holds most of a window, without the frames of its joins. */
  shotAround(firstFrame: number, endFrame: number): { first: number; end: number } {
    const edges = [-1e9, ...this.joins.map((join) => join.first), 1e9];
    let best = { first: firstFrame, end: endFrame, length: -1 };
    edges.slice(1).forEach((end, i) => {
      const first = edges[i] as number;
      const length = Math.min(end, endFrame) - Math.max(first, firstFrame);
      if (length > best.length) best = { first, end, length };
    });
    return best;
  }

  finish(endTime: number): Pick<VideoObservation, 'shots' | 'transitions'> {
    const starts = [0, ...this.joins.map((join) => join.start)];
    return {
      shots: starts.map((start, i) => ({ start, end: starts[i + 1] ?? endTime })),
      transitions: this.joins.map(({ type, start, duration }) => ({ type, start, duration })),
    };
  }
}

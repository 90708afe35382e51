import type { VideoObservation } from '../observation.js';
import { BLEND_LOOKAHEAD_SECONDS, blendAt } from './blends.js';
import { CUT_LOOKAHEAD, isCut } from './cuts.js';
import { FADE_SIDE_SECONDS, fadeAt, isBottom } from './fades.js';
import type { Join } from './join.js';
import { type Rest, type TinyFrame, TinyFrames } from './tiny-frames.js';

/**
 * Finds where shots end, some frames behind the latest: cuts at once, fades, dissolves and wipes when their ends are in
 * sight.
 */
export class JoinFinder {
  private readonly frames: TinyFrames;
  private readonly joins: (Join & { readonly start: number; readonly duration: number })[] = [];
  private readonly cuts: number[] = [];
  /** Frames that are looked at already: for cuts, for dissolves and wipes, for fades. */
  private cutFrame = 1;
  private blendFrame = 1;
  private fadeFrame = 0;
  private isOver = false;

  constructor(
    private readonly fps: number,
    tiny: { readonly columns: number; readonly rows: number },
  ) {
    this.frames = new TinyFrames(tiny.columns, tiny.rows, Math.ceil(7 * fps) + 8);
  }

  /** Takes what following left over a stretch that ends with the next frame to come, or with the last one of all. */
  pushRest(rest: Rest): void {
    this.frames.pushRest(rest);
  }

  /** Takes the next frame. */
  push(frame: TinyFrame): void {
    this.frames.push(frame);
    this.search();
  }

  /** Joins before this frame are decided. */
  get settledFrame(): number {
    return this.isOver
      ? Number.POSITIVE_INFINITY
      : Math.max(0, Math.min(this.cutFrame, this.blendFrame, this.fadeFrame) - 1);
  }

  private search(): void {
    const ahead = (frames: number): number => this.frames.latest + 1 - (this.isOver ? 0 : frames);
    for (; this.cutFrame < ahead(CUT_LOOKAHEAD); this.cutFrame++)
      if (isCut(this.frames, this.cutFrame)) this.cuts.push(this.cutFrame);
    for (; this.fadeFrame < ahead(Math.ceil(FADE_SIDE_SECONDS * this.fps)); this.fadeFrame++)
      if (isBottom(this.frames, this.fadeFrame, this.fps)) this.add(fadeAt(this.frames, this.fadeFrame, this.fps));
    // Fades first: a half of one is a dissolve to black.
    const blends = this.fadeFrame - (this.isOver ? 0 : Math.ceil(BLEND_LOOKAHEAD_SECONDS * this.fps));
    for (; this.blendFrame < blends; this.blendFrame++)
      if (!this.changes(this.blendFrame))
        this.add(blendAt(this.frames, this.blendFrame, this.fps, this.limitsAt(this.blendFrame)));
    while (this.cuts[0] !== undefined && this.cuts[0] < Math.min(this.blendFrame, this.fadeFrame)) {
      const at = this.cuts.shift() as number;
      this.lastCut = at;
      this.add({ type: 'cut', first: at, end: at });
    }
  }

  private lastCut = 0;

  /** How far a dissolve about a frame can reach: not beyond cuts, nor back into a join that is found. */
  private limitsAt(frame: number): { from: number; to: number } {
    const next = this.cuts.find((cut) => cut > frame) ?? Number.POSITIVE_INFINITY;
    const ends = [...this.cuts, ...this.joins.map(({ end }) => end)].filter((end) => end <= frame);
    return { from: Math.max(this.lastCut, this.frames.first, ...ends), to: Math.min(next - 1, this.frames.latest) };
  }

  /** Adds a join unless one is there already: what was found first is surest. */
  private add(join: Join | null): void {
    if (!join) return;
    const overlaps = this.joins.some((other) => join.first <= other.end && join.end >= other.first);
    if (overlaps) return;
    const time = (frame: number): number => this.timeOf(frame);
    this.joins.push({
      ...join,
      start: time(join.first),
      duration: join.type === 'cut' ? 0 : time(join.end) - time(join.first),
    });
    this.joins.sort((a, b) => a.first - b.first);
  }

  /** Seconds of a frame; of one past the last, by the mean rate. */
  private timeOf(frame: number): number {
    const known = this.frames.at(Math.min(Math.max(frame, this.frames.first), this.frames.latest));
    return known ? known.time + Math.max(0, frame - this.frames.latest) / this.fps : frame / this.fps;
  }

  /** The part of a shot that holds most of a window, clear of joins. */
  shotAround(firstFrame: number, endFrame: number): { first: number; end: number } {
    const joins = [...this.joins, { first: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY }];
    let best = { first: firstFrame, end: firstFrame, shared: -1 };
    let from = Number.NEGATIVE_INFINITY;
    for (const { first, end } of joins) {
      const shared = Math.min(first, endFrame) - Math.max(from, firstFrame);
      if (shared > best.shared) best = { first: from, end: first, shared };
      from = end;
    }
    return best;
  }

  /** Whether a join lies between a frame and the one before it, or changes either. */
  changes(frame: number): boolean {
    return this.joins.some(({ first, end }) => frame >= first && frame <= end);
  }

  /** After the last frame. */
  finish(endTime: number): Pick<VideoObservation, 'shots' | 'transitions'> {
    this.isOver = true;
    this.search();
    const transitions = this.joins.map(({ type, start, duration }) => ({
      type,
      start,
      duration: Math.min(duration, endTime - start),
    }));
    // Fades at the ends of the file join nothing.
    const edge = 1.5 / this.fps;
    const starts = transitions.filter(({ start, duration }) => start > edge && start + duration < endTime - edge);
    const edges = [0, ...starts.map(({ start }) => start), endTime];
    return { shots: edges.slice(1).map((end, i) => ({ start: edges[i] as number, end })), transitions };
  }
}

import type { ExtractionKernel, PictureFrame } from '../extraction-kernel.js';
import { type BlockFlow, BlockGrid, newFlow } from './block-flow.js';
import { fitSimilarity, type Similarity, tells } from './similarity.js';
import { PictureReducer, type SmallPicture } from './small-picture.js';

/** Steps from block to block: between neighbouring frames, and over longer stretches, where it pays to look closely. */
const PAIR_STEP = 16;
const STRETCH_STEP = 8;
const SEARCH = 4;
/** A stretch ends after this time, or when a block has gone this many small pixels. */
const STRETCH_SECONDS = 0.25;
const STRETCH_PIXELS = 4.5;
/** What is left at the end of a file is a stretch from this share of a whole one. */
const LEAST_REST = 0.5;
/** Whole shifts are searched this far at first, in tiny pixels; then farther, when nothing fits. */
const NEAR_SHIFT = 6;
const FAR_SHIFT_SHARE = 0.4;
/** A far shift must leave this share of a near one's difference at most: far ones overlap less and fit by chance. */
const FAR_GAIN = 0.6;

/** What happened between a frame and the one before it. Lengths in frame widths. */
export interface FramePair {
  /** Number of the later frame. */
  readonly frame: number;
  readonly time: number;
  readonly seconds: number;
  /** Mean absolute difference of the softened luma, 8-bit units. */
  readonly level: number;
  /** The motion that most of the picture agrees on. */
  readonly fit: Similarity;
  /** Mean squared difference of luma left when every block is followed, and when none is. */
  readonly error: number;
  readonly unmoved: number;
  /** As `error`, with changes of light counted. */
  readonly change: number;
}

/** Where blocks went over a stretch of frames that lie close enough to follow. Widths and widths a second. */
export interface Stretch {
  readonly firstFrame: number;
  /** The later frame. */
  readonly lastFrame: number;
  readonly seconds: number;
  readonly flow: BlockFlow;
}

/** What following leaves over a stretch: root mean square, 8-bit units. */
export function restOf({ flow }: Stretch): number {
  return Math.sqrt(mean(flow.error));
}

/** Follows the picture from frame to frame. */
export class FlowTracker {
  readonly reducer: PictureReducer;
  readonly pairGrid: BlockGrid;
  readonly stretchGrid: BlockGrid;
  /** Of the last pair. */
  private readonly pairFlow: BlockFlow;
  private now: SmallPicture;
  private before: SmallPicture;
  private key: SmallPicture;
  private keyFrame: { index: number; time: number } | null = null;
  private last: { index: number; time: number } | null = null;
  /** The whole picture's last motion, in small pixels. */
  private lastFit: Similarity | null = null;
  /** How far the blocks of the pair grid have gone since the stretch began. */
  private goneX: Float32Array;
  private goneY: Float32Array;
  private besideX = 0;
  private besideY = 0;
  private readonly shift: number;

  constructor(
    private readonly kernel: ExtractionKernel,
    size: { readonly width: number; readonly height: number },
  ) {
    this.reducer = new PictureReducer(kernel, size);
    this.now = this.reducer.allocate();
    this.before = this.reducer.allocate();
    this.key = this.reducer.allocate();
    this.pairGrid = new BlockGrid(kernel, this.reducer, PAIR_STEP);
    this.stretchGrid = new BlockGrid(kernel, this.reducer, STRETCH_STEP);
    this.pairFlow = newFlow(this.pairGrid.count);
    this.goneX = new Float32Array(this.pairGrid.count);
    this.goneY = new Float32Array(this.pairGrid.count);
    this.shift = kernel.allocate(16);
  }

  /** Takes the next frame: what happened since the one before, and the stretch that ends with it. */
  push(frame: PictureFrame): { pair: FramePair | null; stretch: Stretch | null; luma: Float32Array } {
    this.reducer.reduce(frame, this.now);
    const at = { index: frame.index, time: frame.timeSeconds };
    const pair = this.last && this.followPair(at, this.last);
    const stretch = pair && this.endStretch(at, pair);
    if (!this.keyFrame) this.beginStretch(at);
    const luma = this.reducer.tinyLuma(this.now);
    [this.now, this.before] = [this.before, this.now];
    this.last = at;
    return { pair, stretch, luma };
  }

  private followPair(at: { index: number; time: number }, last: { index: number; time: number }): FramePair {
    const { reducer, pairGrid, kernel, now, before } = this;
    const level = kernel.loops.floatDifference(now.level, before.level, reducer.columns, reducer.rows, reducer.stride);
    const shift = this.wholeShift();
    const flow = pairGrid.follow(now, before, SEARCH, () => shift, this.pairFlow);
    const fit = fitSimilarity(pairGrid.x, pairGrid.y, flow, this.lastFit);
    this.lastFit = fit;
    this.goOn(flow, fit);
    const scale = 1 / reducer.columns;
    return {
      frame: at.index,
      time: at.time,
      seconds: at.time - last.time,
      level,
      fit: { ...fit, tx: fit.tx * scale, ty: fit.ty * scale, stray: fit.stray * scale },
      error: mean(flow.error),
      unmoved: mean(flow.unmoved),
      change: mean(flow.change),
    };
  }

  /** Adds a pair's ways to those of the stretch; blocks that tell nothing go with those beside them, else with the whole. */
  private goOn(flow: BlockFlow, fit: Similarity): void {
    const { count, x, y } = this.pairGrid;
    for (let n = 0; n < count; n++) {
      const [px, py] = [x[n] as number, y[n] as number];
      const own = tells(flow, n);
      const beside = own ? 0 : this.sumBeside(flow, n);
      const dx = own ? flow.dx[n] : beside > 0 ? this.besideX / beside : fit.tx + fit.grow * px - fit.turn * py;
      const dy = own ? flow.dy[n] : beside > 0 ? this.besideY / beside : fit.ty + fit.grow * py + fit.turn * px;
      this.goneX[n] = (this.goneX[n] as number) + (dx as number);
      this.goneY[n] = (this.goneY[n] as number) + (dy as number);
    }
  }

  /** Sums the ways of the blocks beside one, as far as they tell any. @returns how many do */
  private sumBeside(flow: BlockFlow, n: number): number {
    const { columns, count } = this.pairGrid;
    this.besideX = 0;
    this.besideY = 0;
    let told = 0;
    const add = (m: number): void => {
      if (m < 0 || m >= count || !tells(flow, m)) return;
      this.besideX += flow.dx[m] as number;
      this.besideY += flow.dy[m] as number;
      told++;
    };
    add(n - columns);
    add(n + columns);
    if (n % columns > 0) add(n - 1);
    if ((n + 1) % columns > 0) add(n + 1);
    return told;
  }

  /** How far the whole picture went, roughly, in small pixels. */
  private wholeShift(): [number, number] {
    const { reducer, kernel, now, before } = this;
    const { tinyColumns, tinyRows, tinyStride, tinyFactor } = reducer;
    const search = (across: number, down: number): [number, number, number, number] => {
      kernel.loops.wholeShift(now.tiny, before.tiny, tinyColumns, tinyRows, tinyStride, across, down, this.shift);
      return [...kernel.floats(this.shift, 4)] as [number, number, number, number];
    };
    const limit = (side: number, most: number): number =>
      Math.max(0, Math.min(most, Math.floor(side * FAR_SHIFT_SHARE)));
    let found = search(limit(tinyColumns, NEAR_SHIFT), limit(tinyRows, NEAR_SHIFT));
    if (found[2] > 4 && found[2] > 0.5 * found[3]) {
      const farther = search(limit(tinyColumns, tinyColumns), limit(tinyRows, NEAR_SHIFT));
      if (farther[2] < FAR_GAIN * found[2]) found = farther;
    }
    return [found[0] * tinyFactor, found[1] * tinyFactor];
  }

  private beginStretch(at: { index: number; time: number }): void {
    // The picture itself is kept: `key` and `now` change places, so `now` must be copied.
    const { kernel, reducer } = this;
    const pixels = reducer.stride * reducer.rows;
    kernel.bytes(this.key.floats, pixels * 4).set(kernel.bytes(this.now.floats, pixels * 4));
    kernel.bytes(this.key.bytes, pixels).set(kernel.bytes(this.now.bytes, pixels));
    this.keyFrame = at;
    this.goneX.fill(0);
    this.goneY.fill(0);
  }

  private endStretch(at: { index: number; time: number }, pair: FramePair): Stretch | null {
    const key = this.keyFrame;
    if (!key) return null;
    const seconds = at.time - key.time;
    const farthest = Math.max(reach(this.goneX), reach(this.goneY));
    const next = farthest + Math.max(Math.abs(pair.fit.tx), Math.abs(pair.fit.ty)) * this.reducer.columns;
    if (seconds + pair.seconds / 2 < STRETCH_SECONDS && next < STRETCH_PIXELS) return null;
    return this.stretchUntil(at, this.now);
  }

  /** What is left of a stretch after the last frame; null where it is too short to look closely. */
  finish(): Stretch | null {
    const { keyFrame, last } = this;
    const farthest = Math.max(reach(this.goneX), reach(this.goneY));
    const isLong =
      keyFrame &&
      last &&
      (last.time - keyFrame.time > LEAST_REST * STRETCH_SECONDS || farthest > LEAST_REST * STRETCH_PIXELS);
    return isLong ? this.stretchUntil(last, this.before) : null;
  }

  private stretchUntil(at: { index: number; time: number }, picture: SmallPicture): Stretch {
    const key = this.keyFrame as { index: number; time: number };
    const flow = this.stretchGrid.follow(picture, this.key, SEARCH, (n) => this.expected(n));
    this.keyFrame = null;
    return { firstFrame: key.index, lastFrame: at.index, seconds: at.time - key.time, flow };
  }

  /** Where a block of the stretch grid is expected to have gone: as the nearest block of the pair grid. */
  private expected(n: number): readonly [number, number] {
    const { stretchGrid, pairGrid } = this;
    const column = nearest(n % stretchGrid.columns, stretchGrid.columns, pairGrid.columns);
    const row = nearest(Math.floor(n / stretchGrid.columns), stretchGrid.rows, pairGrid.rows);
    const m = row * pairGrid.columns + column;
    return [this.goneX[m] as number, this.goneY[m] as number];
  }
}

function nearest(i: number, count: number, others: number): number {
  return count <= 1 ? 0 : Math.round((i * (others - 1)) / (count - 1));
}

function reach(values: Float32Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] as number));
  return most;
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return values.length > 0 ? sum / values.length : 0;
}

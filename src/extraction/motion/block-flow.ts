import type { ExtractionKernel } from '../extraction-kernel.js';
import type { PictureReducer, SmallPicture } from './small-picture.js';

const BLOCK = 16;
const RESULT_FLOATS = 10;
/** Variance of luma that even a perfect fit leaves, from rounding and the codec, in 8-bit units². */
const LEAST_ERROR = 0.5;
/** A fit that leaves this share of a block's own variance found something else, and tells nothing. */
const MISFIT = 0.6;

/** Where blocks of the picture went between two frames. Arrays run over the blocks of a `BlockGrid`. */
export interface BlockFlow {
  /** Ways to the right and down, in small pixels. */
  readonly dx: Float32Array;
  readonly dy: Float32Array;
  /** Inverse covariance of the ways, in small pixels⁻²; all 0 where nothing can be told. */
  readonly xx: Float32Array;
  readonly xy: Float32Array;
  readonly yy: Float32Array;
  /** Mean squared difference of luma after following, and when nothing is moved. */
  readonly error: Float32Array;
  readonly unmoved: Float32Array;
  /** As `error`, with changes of light counted. */
  readonly change: Float32Array;
}

/** Blocks laid over the small picture at even steps. */
export class BlockGrid {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  /** Middles of the blocks from the middle of the picture, in small pixels. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  private readonly places: number;
  private readonly out: number;

  /** @param step - pixels from block to block, about; blocks are 16 × 16 */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly reducer: PictureReducer,
    step: number,
  ) {
    const lefts = starts(reducer.columns, step);
    const tops = starts(reducer.rows, step);
    this.columns = lefts.length;
    this.rows = tops.length;
    this.count = lefts.length * tops.length;
    this.places = kernel.allocate(this.count * 16 + 16);
    this.out = kernel.allocate(this.count * RESULT_FLOATS * 4 + 16);
    const words = kernel.words(this.places, this.count * 4);
    this.x = new Float32Array(this.count);
    this.y = new Float32Array(this.count);
    for (let n = 0; n < this.count; n++) {
      const left = lefts[n % lefts.length] as number;
      const top = tops[Math.floor(n / lefts.length)] as number;
      words[n * 4] = left;
      words[n * 4 + 1] = top;
      this.x[n] = left + BLOCK / 2 - reducer.columns / 2;
      this.y[n] = top + BLOCK / 2 - reducer.rows / 2;
    }
  }

  /**
   * Follows every block from `before` to `now`, searching `radius` pixels about where it is expected.
   *
   * @param into - the flow of an earlier call, which is overwritten; default a new one
   */
  follow(
    now: SmallPicture,
    before: SmallPicture,
    radius: number,
    expect: (block: number) => readonly [number, number],
    into = newFlow(this.count),
  ): BlockFlow {
    const { kernel, reducer, count } = this;
    const expected = kernel.floats(this.places, count * 4);
    for (let n = 0; n < count; n++) {
      const [x, y] = expect(n);
      expected[n * 4 + 2] = x;
      expected[n * 4 + 3] = y;
    }
    const { columns, rows, stride } = reducer;
    kernel.loops.followBlocks(
      now.bytes,
      now.floats,
      before.bytes,
      before.floats,
      columns,
      rows,
      stride,
      count,
      this.places,
      radius,
      this.out,
    );
    return readFlow(kernel.floats(this.out, count * RESULT_FLOATS), into);
  }
}

function starts(side: number, step: number): number[] {
  // One pixel at each edge stays free for gradients.
  const room = side - BLOCK - 2;
  if (room < 0) return [];
  const count = Math.max(1, Math.floor(room / step) + 1);
  return Array.from({ length: count }, (_, i) => 1 + Math.round(count === 1 ? room / 2 : (i * room) / (count - 1)));
}

function readFlow(out: Float32Array, flow: BlockFlow): BlockFlow {
  const { dx, dy, xx, xy, yy, error, unmoved, change } = flow;
  for (let n = 0, at = 0; n < dx.length; n++, at += RESULT_FLOATS) {
    const left = out[at + 5] as number;
    const fits = Math.max(0, 1 - left / (MISFIT * ((out[at + 9] as number) + LEAST_ERROR)));
    const noise = (left + LEAST_ERROR) / (fits * fits + 1e-6);
    // A block whose origin lies outside has no results but 0.
    dx[n] = out[at] as number;
    dy[n] = out[at + 1] as number;
    xx[n] = (out[at + 2] as number) / noise;
    xy[n] = (out[at + 3] as number) / noise;
    yy[n] = (out[at + 4] as number) / noise;
    error[n] = left;
    unmoved[n] = out[at + 6] as number;
    change[n] = out[at + 8] as number;
  }
  return flow;
}

/** Room for the flow of so many blocks, in one piece. */
export function newFlow(count: number): BlockFlow {
  const all = new Float32Array(8 * count);
  const part = (i: number): Float32Array => all.subarray(i * count, (i + 1) * count);
  const [dx, dy, xx, xy] = [part(0), part(1), part(2), part(3)];
  return { dx, dy, xx, xy, yy: part(4), error: part(5), unmoved: part(6), change: part(7) };
}

import type { ExtractionKernel, PictureFrame } from '../extraction-kernel.js';

/** Longer side of the small picture that motion is measured on, at most, in pixels. */
const SMALL_SIDE = 128;
/** Sides below this cannot hold blocks: a very long picture is reduced less. */
const LEAST_SIDE = 32;
/** Longer side of the tiny picture, about. */
const TINY_SIDE = 32;
/** Bytes past a region that vector loads may touch. */
const SLACK = 64;

/** One frame, reduced and softened so that neither grain nor single dabs count: places in the kernel's memory. */
export interface SmallPicture {
  /** Floats, 8-bit units; `stride` to a row. */
  readonly floats: number;
  /** The same, rounded. */
  readonly bytes: number;
  /** Reduced again, rounded; `TinyShape.stride` to a row. */
  readonly tiny: number;
}

/** Reduces frames of one size to small pictures, whatever that size is. */
export class PictureReducer {
  /** Pixels of the frame to one of the small picture, each way. */
  readonly factor: number;
  readonly columns: number;
  readonly rows: number;
  readonly stride: number;
  /** Small pixels to a tiny one. */
  readonly tinyFactor: number;
  readonly tinyColumns: number;
  readonly tinyRows: number;
  readonly tinyStride: number;
  private readonly offset: number;
  private readonly sums: number;
  private readonly rough: number;
  private readonly scratch: number;

  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly size: { readonly width: number; readonly height: number },
  ) {
    const { width, height } = size;
    const long = Math.max(width, height);
    const short = Math.min(width, height);
    this.factor = Math.min(
      257,
      Math.max(1, Math.min(Math.ceil(long / SMALL_SIDE), Math.floor(short / LEAST_SIDE) || 1)),
    );
    this.columns = Math.floor(width / this.factor);
    this.rows = Math.floor(height / this.factor);
    this.stride = Math.ceil(this.columns / 16) * 16 + 16;
    // What does not divide is left away on both sides alike, so that the middle stays the middle.
    const spareX = (width - this.columns * this.factor) >> 1;
    const spareY = (height - this.rows * this.factor) >> 1;
    this.offset = spareY * width + spareX;
    this.tinyFactor = Math.max(1, Math.round(Math.max(this.columns, this.rows) / TINY_SIDE));
    this.tinyColumns = Math.max(1, Math.floor(this.columns / this.tinyFactor));
    this.tinyRows = Math.max(1, Math.floor(this.rows / this.tinyFactor));
    this.tinyStride = Math.ceil(this.tinyColumns / 16) * 16 + 16;
    this.sums = kernel.allocate(width * 2 + 128);
    this.rough = kernel.allocate(this.stride * (this.rows + 1) * 4 + SLACK);
    this.scratch = kernel.allocate((this.stride + 16) * 4 + SLACK);
  }

  /** Room for one picture. */
  allocate(): SmallPicture {
    const pixels = this.stride * (this.rows + 1);
    return {
      floats: this.kernel.allocate(pixels * 4 + SLACK),
      bytes: this.kernel.allocate(pixels + SLACK),
      tiny: this.kernel.allocate(this.tinyStride * (this.tinyRows + 1) + SLACK),
    };
  }

  /** Reduces a frame into `to`. */
  reduce(frame: PictureFrame, to: SmallPicture): void {
    const { loops } = this.kernel;
    const { columns, rows, stride, tinyColumns, tinyRows } = this;
    const from = frame.at + this.offset;
    loops.shrinkBytes(from, this.size.width, columns, rows, this.factor, this.sums, this.rough, stride);
    loops.softenFloats(this.rough, columns, rows, stride, this.scratch, to.floats, to.bytes);
    loops.shrinkBytes(to.bytes, stride, tinyColumns, tinyRows, this.tinyFactor, this.sums, this.rough, this.tinyStride);
    loops.roundFloats(this.rough, tinyColumns, tinyRows, this.tinyStride, to.tiny, this.tinyStride);
  }
}

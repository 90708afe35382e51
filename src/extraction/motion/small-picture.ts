import type { ExtractionKernel, PictureFrame } from '../extraction-kernel.js';

/** Side of a square with as many pixels as the small picture that motion is measured on has at most. */
const SMALL_SIDE = 128;
/** Sides below this cannot hold blocks: a very long picture is reduced less. */
const LEAST_SIDE = 32;
/** The same of the tiny picture, about. */
const TINY_SIDE = 32;
/** Reducing by this much leaves no grain: softening more would take motion away. */
const GRAINLESS = 4;
/** Fields of colour along the longer side. */
const CHROMA_SIDE = 8;
/** Most bytes that the kernel adds up each way. */
const MOST_FACTOR = 257;
/** Bytes past a region that vector loads may touch. */
const SLACK = 64;

/** One frame, reduced and softened so that neither grain nor single dabs count: places in the kernel's memory. */
export interface SmallPicture {
  /** Floats, 8-bit units; `stride` to a row. */
  readonly floats: number;
  /** The same, rounded. */
  readonly bytes: number;
  /** Floats whose differences are the level of motion: reduced, and softened only where reducing left the grain. */
  readonly level: number;
  /** Reduced again, rounded; `tinyStride` to a row. */
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
  private readonly coarse: number;
  private readonly scratch: number;

  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly size: { readonly width: number; readonly height: number },
  ) {
    const { width, height } = size;
    const side = Math.sqrt(width * height);
    const short = Math.min(width, height);
    this.factor = Math.min(
      MOST_FACTOR,
      Math.max(1, Math.min(Math.ceil(side / SMALL_SIDE), Math.floor(short / LEAST_SIDE) || 1)),
    );
    this.columns = Math.floor(width / this.factor);
    this.rows = Math.floor(height / this.factor);
    this.stride = Math.ceil(this.columns / 16) * 16 + 16;
    // What does not divide is left away on both sides alike, so that the middle stays the middle.
    const spareX = (width - this.columns * this.factor) >> 1;
    const spareY = (height - this.rows * this.factor) >> 1;
    this.offset = spareY * width + spareX;
    this.tinyFactor = Math.max(1, Math.round(Math.sqrt(this.columns * this.rows) / TINY_SIDE));
    this.tinyColumns = Math.max(1, Math.floor(this.columns / this.tinyFactor));
    this.tinyRows = Math.max(1, Math.floor(this.rows / this.tinyFactor));
    this.tinyStride = Math.ceil(this.tinyColumns / 16) * 16 + 16;
    this.sums = kernel.allocate(width * 2 + 128);
    this.coarse = kernel.allocate(this.stride * (this.rows + 1) * 4 + SLACK);
    this.scratch = kernel.allocate((this.stride + 16) * 4 + SLACK);
  }

  /** Room for one picture. */
  allocate(): SmallPicture {
    const pixels = this.stride * (this.rows + 1);
    const plane = (): number => this.kernel.allocate(pixels * 4 + SLACK);
    const floats = plane();
    return {
      floats,
      bytes: this.kernel.allocate(pixels + SLACK),
      level: this.factor >= GRAINLESS ? plane() : floats,
      tiny: this.kernel.allocate(this.tinyStride * (this.tinyRows + 1) + SLACK),
    };
  }

  /** Reduces a frame into `to`. */
  reduce(frame: PictureFrame, to: SmallPicture): void {
    const { loops } = this.kernel;
    const { columns, rows, stride, tinyColumns, tinyRows } = this;
    const rough = to.level === to.floats ? this.coarse : to.level;
    loops.shrinkBytes(frame.at + this.offset, this.size.width, columns, rows, this.factor, this.sums, rough, stride);
    loops.softenFloats(rough, columns, rows, stride, this.scratch, to.floats, to.bytes);
    loops.shrinkBytes(
      to.bytes,
      stride,
      tinyColumns,
      tinyRows,
      this.tinyFactor,
      this.sums,
      this.coarse,
      this.tinyStride,
    );
    loops.roundFloats(this.coarse, tinyColumns, tinyRows, this.tinyStride, to.tiny, this.tinyStride);
  }

  /** The tiny luma picture without gaps, 8-bit units. */
  tinyLuma({ tiny }: SmallPicture): Float32Array {
    const { tinyColumns, tinyRows, tinyStride } = this;
    const bytes = this.kernel.bytes(tiny, tinyStride * tinyRows);
    const luma = new Float32Array(tinyColumns * tinyRows);
    for (let y = 0; y < tinyRows; y++)
      for (let x = 0; x < tinyColumns; x++) luma[y * tinyColumns + x] = bytes[y * tinyStride + x] as number;
    return luma;
  }

  /** Means of both colour planes of a frame over a few fields. */
  chroma(frame: PictureFrame): Float32Array {
    const width = (this.size.width + 1) >> 1;
    const height = (this.size.height + 1) >> 1;
    const factor = Math.max(1, Math.min(MOST_FACTOR, Math.ceil(Math.max(width, height) / CHROMA_SIDE)));
    const columns = Math.max(1, Math.floor(width / factor));
    const rows = Math.max(1, Math.floor(height / factor));
    const chroma = new Float32Array(2 * columns * rows);
    if (columns * factor > width || rows * factor > height) return chroma;
    for (const plane of [0, 1]) {
      const from = frame.at + this.size.width * this.size.height + plane * width * height;
      this.kernel.loops.shrinkBytes(from, width, columns, rows, factor, this.sums, this.coarse, columns);
      chroma.set(this.kernel.floats(this.coarse, columns * rows), plane * columns * rows);
    }
    return chroma;
  }
}

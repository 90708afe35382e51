import type { ExtractionKernel, PictureFrame } from '../extraction-kernel.js';

/** What the kernel makes of the light of a white pixel. */
const WHITE = 32752;
/** Numbers that the kernel's `sumRows` adds up for the whole picture. */
const SUMS = 4;

/** A picture divided into `count` × `count` cells, row by row. */
export interface Cells {
  readonly count: number;
  /** Pixels of each. */
  readonly pixels: Float64Array;
  /** Sums of luma: code − 16, clipped to 0…219. */
  readonly luma: Float64Array;
  /** Sums of linear red, green, blue, 0–1 a pixel. */
  readonly light: readonly [Float64Array, Float64Array, Float64Array];
}

/** Sums over a whole picture. Luma is code − 16, clipped to 0…219; places are in pixels. */
export interface Totals {
  readonly saturation: number;
  /** Linear red, green, blue, 0–1 a pixel. */
  readonly light: readonly [number, number, number];
  readonly luma: number;
  readonly squares: number;
  readonly lumaTimesX: number;
  readonly lumaTimesY: number;
  readonly upperLuma: number;
}

/** The kernel's sums over rows, gathered into cells. */
export class CellSheet {
  private readonly sumsAt: number;
  private readonly lumaAt: number;
  private readonly lightAt: number;
  private readonly lightRow: number;
  private readonly columns: Float64Array;
  private readonly light = new Float64Array(3);

  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly size: { readonly width: number; readonly height: number },
  ) {
    this.lightRow = ((size.width + 7) >> 3) * 16;
    this.sumsAt = kernel.allocate(SUMS * 8);
    this.lumaAt = kernel.allocate(((size.width + 7) & ~7) * 4);
    this.lightAt = kernel.allocate(this.lightRow * 3);
    this.columns = new Float64Array(size.width);
  }

  /** @param count - cells across and down; in a smaller picture some of them show the same pixels */
  sum(frame: PictureFrame, count: number): { cells: Cells; totals: Totals } {
    const { height } = this.size;
    const { kernel } = this;
    const sums = kernel.doubles(this.sumsAt, SUMS).fill(0);
    const cells = emptyCells(count);
    this.columns.fill(0);
    this.light.fill(0);
    let upperLuma = 0;
    const bands = Math.min(count, height);
    for (let band = 0; band < bands; band++) {
      const from = Math.floor((band * height) / bands);
      const end = Math.floor(((band + 1) * height) / bands);
      const before = sums[1] as number;
      this.sumBand(frame, from, end);
      upperLuma += Math.max(0, Math.min(1, (height / 2 - from) / (end - from))) * ((sums[1] as number) - before);
      for (let row = 0; row < count; row++)
        if (Math.floor(((row + 0.5) * bands) / count) === band) this.gather(cells, row, end - from);
    }
    const lumaTimesX = this.columns.reduce((sum, value, x) => sum + value * (x + 0.5), 0);
    const [saturation, luma, squares, lumaTimesY] = sums as unknown as [number, number, number, number];
    const light = [...this.light] as [number, number, number];
    return { cells, totals: { saturation, light, luma, squares, lumaTimesX, lumaTimesY, upperLuma } };
  }

  private sumBand(frame: PictureFrame, from: number, end: number): void {
    const { kernel, size, sumsAt, lumaAt, lightAt, lightRow } = this;
    const luma = kernel.words(lumaAt, size.width).fill(0);
    kernel.words(lightAt, (lightRow * 3) / 4).fill(0);
    kernel.loops.sumRows(frame.at, size.width, size.height, from, end, sumsAt, lumaAt, lightAt, lightRow);
    for (let x = 0; x < size.width; x++) this.columns[x] = (this.columns[x] as number) + (luma[x] as number);
    for (let channel = 0; channel < 3; channel++) {
      const light = kernel.words(lightAt + channel * lightRow, lightRow / 4);
      this.light[channel] = (this.light[channel] as number) + sumOf(light, 0, (size.width + 1) >> 1) / WHITE;
    }
  }

  /** Takes a row of cells from the band of `rows` rows that was summed last. */
  private gather(cells: Cells, row: number, rows: number): void {
    const { kernel, lightAt, lightRow } = this;
    const { width } = this.size;
    const { count } = cells;
    const luma = kernel.words(this.lumaAt, width);
    const light = [0, 1, 2].map((channel) => kernel.words(lightAt + channel * lightRow, lightRow / 4));
    const half = (width + 1) >> 1;
    for (let column = 0; column < count; column++) {
      // In steps of two columns, because light comes in twos.
      const from = Math.min(half - 1, Math.floor((column * half) / count));
      const end = Math.max(from + 1, Math.floor(((column + 1) * half) / count));
      const i = row * count + column;
      cells.pixels[i] = (Math.min(width, end * 2) - from * 2) * rows;
      cells.luma[i] = sumOf(luma, from * 2, Math.min(width, end * 2));
      for (let channel = 0; channel < 3; channel++)
        (cells.light[channel] as Float64Array)[i] = sumOf(light[channel] as Int32Array, from, end) / WHITE;
    }
  }
}

function emptyCells(count: number): Cells {
  const numbers = (): Float64Array => new Float64Array(count * count);
  return { count, pixels: numbers(), luma: numbers(), light: [numbers(), numbers(), numbers()] };
}

function sumOf(values: Int32Array, from: number, end: number): number {
  let sum = 0;
  for (let i = from; i < end; i++) sum += values[i] as number;
  return sum;
}

/** The same cells `by` × `by` at a time. */
export function poolCells(cells: Cells, by: number): Cells {
  const pooled = emptyCells(cells.count / by);
  for (let i = 0; i < cells.pixels.length; i++) {
    const row = Math.floor(i / cells.count / by);
    const to = row * pooled.count + Math.floor((i % cells.count) / by);
    pooled.pixels[to] = (pooled.pixels[to] as number) + (cells.pixels[i] as number);
    pooled.luma[to] = (pooled.luma[to] as number) + (cells.luma[i] as number);
    for (let channel = 0; channel < 3; channel++) {
      const sums = pooled.light[channel] as Float64Array;
      sums[to] = (sums[to] as number) + ((cells.light[channel] as Float64Array)[i] as number);
    }
  }
  return pooled;
}

import type { ExtractionKernel, PictureFrame } from '../extraction-kernel.js';

/** What the kernel makes of the light of a white pixel. */
const WHITE = 32792;
/** Numbers that the kernel's `sumCells` adds up for the whole picture, and that it gives for all columns of a band. */
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

/** The kernel's sums over bands of rows, taken into cells. */
export class CellSheet {
  private readonly cells: Cells;
  private readonly sumsAt: number;
  private readonly lumaAt: number;
  private readonly lightAt: number;
  private readonly lightRow: number;
  private readonly gatheredAt: number;
  private readonly bands: number;
  /** Numbers that the kernel gives of a band: of its cells, of all columns, and its luma. */
  private readonly bandNumbers: number;

  /** @param count - cells across and down; in a smaller picture some of them show the same pixels */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly size: { readonly width: number; readonly height: number },
    private readonly count: number,
  ) {
    this.cells = emptyCells(count);
    this.cells.pixels.set(pixelsOf(count, size));
    this.lightRow = ((size.width + 7) >> 3) * 16;
    this.sumsAt = kernel.allocate(SUMS * 8);
    this.lumaAt = kernel.allocate(((size.width + 7) & ~7) * 4);
    this.lightAt = kernel.allocate(this.lightRow * 3);
    this.bands = Math.min(count, size.height);
    this.bandNumbers = 4 * count + SUMS + 1;
    this.gatheredAt = kernel.allocate(this.bands * this.bandNumbers * 8);
  }

  /** The cells are overwritten by the next picture. */
  sum({ at }: PictureFrame): { cells: Cells; totals: Totals } {
    const { kernel, size, count, cells, sumsAt, lumaAt, lightAt, lightRow, gatheredAt, bands, bandNumbers } = this;
    const { width, height } = size;
    const sums = kernel.doubles(sumsAt, SUMS).fill(0);
    const gathered = kernel.doubles(gatheredAt, bands * bandNumbers);
    const light: [number, number, number] = [0, 0, 0];
    let [upperLuma, lumaTimesX] = [0, 0];
    kernel.loops.sumCells(at, width, height, bands, count, sumsAt, lumaAt, lightAt, lightRow, gatheredAt);
    for (let band = 0, all = 4 * count; band < bands; band++, all += bandNumbers) {
      const [from, end] = bandAt(band, bands, height);
      upperLuma += Math.max(0, Math.min(1, (height / 2 - from) / (end - from))) * (gathered[all + SUMS] as number);
      for (let channel = 0; channel < 3; channel++)
        light[channel] = (light[channel] as number) + (gathered[all + channel] as number) / WHITE;
      lumaTimesX += gathered[all + 3] as number;
    }
    for (let row = 0; row < count; row++) this.take(gathered, bandOf(row, count, bands) * bandNumbers, row);
    const [saturation, luma, squares, lumaTimesY] = sums as unknown as [number, number, number, number];
    return { cells, totals: { saturation, light, luma, squares, lumaTimesX, lumaTimesY, upperLuma } };
  }

  /** Takes a row of cells from what was gathered. */
  private take(gathered: Float64Array, from: number, row: number): void {
    const { count, cells } = this;
    const [red, green, blue] = cells.light;
    for (let at = from, i = row * count; i < (row + 1) * count; at++, i++) {
      cells.luma[i] = gathered[at] as number;
      red[i] = (gathered[count + at] as number) / WHITE;
      green[i] = (gathered[2 * count + at] as number) / WHITE;
      blue[i] = (gathered[3 * count + at] as number) / WHITE;
    }
  }
}

/** Rows of one of `bands` bands: first and end. */
function bandAt(band: number, bands: number, height: number): readonly [from: number, end: number] {
  return [Math.floor((band * height) / bands), Math.floor(((band + 1) * height) / bands)];
}

/** The band that a row of cells shows. */
function bandOf(row: number, count: number, bands: number): number {
  return Math.floor(((row + 0.5) * bands) / count);
}

/** Pixels of each cell; columns as the kernel divides them. */
function pixelsOf(count: number, { width, height }: { readonly width: number; readonly height: number }): Float64Array {
  const [half, bands] = [(width + 1) >> 1, Math.min(count, height)];
  const pixels = new Float64Array(count * count);
  for (let column = 0; column < count; column++) {
    const from = Math.min(half - 1, Math.floor((column * half) / count));
    const end = Math.max(from + 1, Math.floor(((column + 1) * half) / count));
    pixels[column] = Math.min(width, end * 2) - from * 2;
  }
  for (let row = count - 1; row >= 0; row--) {
    const [top, bottom] = bandAt(bandOf(row, count, bands), bands, height);
    for (let column = 0; column < count; column++)
      pixels[row * count + column] = (pixels[column] as number) * (bottom - top);
  }
  return pixels;
}

function emptyCells(count: number): Cells {
  const numbers = (): Float64Array => new Float64Array(count * count);
  return { count, pixels: numbers(), luma: numbers(), light: [numbers(), numbers(), numbers()] };
}

/** The same cells `by` × `by` at a time. */
export function poolCells(cells: Cells, by: number): Cells {
  const pooled = emptyCells(cells.count / by);
  addInto(cells.pixels, pooled.pixels, cells.count, by);
  addInto(cells.luma, pooled.luma, cells.count, by);
  cells.light.forEach((sums, channel) => {
    addInto(sums, pooled.light[channel as 0 | 1 | 2], cells.count, by);
  });
  return pooled;
}

function addInto(sums: Float64Array, pooled: Float64Array, count: number, by: number): void {
  for (let i = 0; i < sums.length; i++) {
    const to = Math.floor(i / count / by) * (count / by) + Math.floor((i % count) / by);
    pooled[to] = (pooled[to] as number) + (sums[i] as number);
  }
}

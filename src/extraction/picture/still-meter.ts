import { linearToSrgb } from '../../numerics/color.js';
import type { ExtractionKernel, PictureFrame } from '../extraction-kernel.js';
import { codeOf } from './fast-oklab.js';
import { cellSpan, GRID } from './light-grid.js';
import { paletteOf } from './palette.js';
import type { StillMeasure } from './still-measure.js';

/** Numbers that the kernel's `sumRows` adds up. */
const SUMS = 7;
/** Bins of `countColors`, calm and on edges. */
/** What the kernel makes of the light of a white pixel. */
const WHITE = 32752;
const BIN_WORDS = 2 * 8192 * 4;
/** Samples of colour per frame, about: rows of 2 × 2 are left out beyond. */
const COLOR_SAMPLES = 65536;
/** Steps of luma that count for nothing: what codecs leave and take, codes. */
const CALM_STEP = 3;
/** Codes of luma between black and white. */
const LUMA_RANGE = 219;

interface Band {
  readonly from: number;
  readonly end: number;
}

/** Measures single pictures of one size. Its regions of the kernel's memory are overwritten by each picture. */
export class StillMeter {
  private readonly bands: readonly Band[];
  private readonly sumsAt: number;
  private readonly lumaAt: number;
  private readonly lightAt: number;
  private readonly binsAt: number;
  private readonly scratchAt: number;
  private readonly every: number;

  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly size: { readonly width: number; readonly height: number },
  ) {
    const { width, height } = size;
    const count = Math.min(GRID, height);
    this.bands = Array.from({ length: count }, (_, i) => ({
      from: Math.floor((i * height) / count),
      end: Math.floor(((i + 1) * height) / count),
    }));
    this.every = Math.max(1, Math.round((width * height) / 4 / COLOR_SAMPLES));
    this.sumsAt = kernel.allocate(SUMS * 8);
    this.lumaAt = kernel.allocate((width + 8) * 4);
    this.lightAt = kernel.allocate((width + 16) * 2);
    this.binsAt = kernel.allocate(BIN_WORDS * 4);
    this.scratchAt = kernel.allocate(64);
  }

  /** @param frame - of the meter's size */
  measure(frame: PictureFrame): StillMeasure {
    const { kernel, size } = this;
    const { loops } = kernel;
    const pixels = size.width * size.height;
    const sheet = this.sumSheet(frame);
    const [red, green, blue, saturation, luma, squares, moment] = sheet.sums as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    loops.clearColors(this.binsAt);
    loops.countColors(frame.at, size.width, size.height, this.every, this.binsAt, this.scratchAt);
    const light = [red, green, blue].map((sum) => Math.min(1, sum / pixels / WHITE)) as [number, number, number];
    const mean = luma / pixels;
    return {
      color: { r: codeOf(light[0]), g: codeOf(light[1]), b: codeOf(light[2]) },
      palette: paletteOf(kernel.words(this.binsAt, BIN_WORDS)),
      light,
      brightness: (mean * 255) / LUMA_RANGE,
      contrast: (Math.sqrt(Math.max(0, squares / pixels - mean * mean)) * 255) / LUMA_RANGE,
      saturation: saturation / pixels,
      center: luma > 0 ? [sheet.across / luma / size.width, moment / luma / size.height] : [0.5, 0.5],
      upperShare: luma > 0 ? sheet.upper / luma : 0.5,
      edgeDensity: this.edgeDensity(frame),
      lightCells: sheet.lightCells,
      lumaVariance: varianceOf(sheet.lumaCells) / (LUMA_RANGE * LUMA_RANGE),
    };
  }

  /** Sums of the whole frame, and its cells, band by band. */
  private sumSheet(frame: PictureFrame) {
    const { kernel, size } = this;
    const { width, height } = size;
    const sums = kernel.doubles(this.sumsAt, SUMS).fill(0);
    const luma = kernel.words(this.lumaAt, width + 8);
    const light = kernel.words(this.lightAt, (width + 16) / 2);
    const columns = new Float64Array(width);
    const bands = this.bands.map(({ from, end }) => {
      const before = sums[4] as number;
      luma.fill(0);
      light.fill(0);
      kernel.loops.sumRows(frame.at, width, height, from, end, this.sumsAt, this.lumaAt, this.lightAt);
      for (let x = 0; x < width; x++) columns[x] = (columns[x] as number) + (luma[x] as number);
      const inUpper = Math.max(0, Math.min(1, (height / 2 - from) / (end - from)));
      return {
        upper: inUpper * ((sums[4] as number) - before),
        luma: cellMeans(luma, width, 1, end - from),
        light: cellMeans(light, width, 2, end - from),
      };
    });
    const rows = Array.from(
      { length: GRID },
      (_, row) => bands[Math.floor(((row + 0.5) * bands.length) / GRID)] as (typeof bands)[number],
    );
    return {
      sums: [...sums],
      across: columns.reduce((sum, value, x) => sum + value * (x + 0.5), 0),
      upper: bands.reduce((sum, { upper }) => sum + upper, 0),
      lumaCells: rows.flatMap((row) => row.luma),
      lightCells: Float32Array.from(rows.flatMap((row) => row.light.map((value) => 255 * linearToSrgb(value / WHITE)))),
    };
  }

  private edgeDensity(frame: PictureFrame): number {
    const { width, height } = this.size;
    const pairs = (width - 1) * height + width * (height - 1);
    if (pairs === 0) return 0;
    const steps = this.kernel.loops.sumSteps(frame.at, width, height, CALM_STEP);
    return Math.min(1, steps / pairs / (LUMA_RANGE - CALM_STEP));
  }
}

/** Means of the cells of a band, from its sums by column, or by `pitch` columns. */
function cellMeans(sums: Int32Array, width: number, pitch: number, rows: number): number[] {
  return Array.from({ length: GRID }, (_, cell) => {
    const [from, end] = cellSpan(cell, Math.ceil(width / pitch));
    let sum = 0;
    for (let i = from; i < end; i++) sum += sums[i] as number;
    return sum / ((Math.min(width, end * pitch) - from * pitch) * rows);
  });
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
}

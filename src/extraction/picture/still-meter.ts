import type { ExtractionKernel, PictureFrame } from '../extraction-kernel.js';
import { placeSigns } from '../narrative/place-signs.js';
import { CellSheet, type Cells, poolCells } from './cell-sheet.js';
import { ColorSamples } from './color-samples.js';
import { lightToCode } from './color-tables.js';
import { CornerGauge, FINE_GRID } from './corner-loss.js';
import { GRID } from './light-grid.js';
import { cellCodes, cellLight, cornerLosses, lightSigns } from './light-signs.js';
import { MOST_COLORS, paletteOf } from './palette.js';
import type { StillMeasure } from './still-measure.js';
import { OFFSETS } from './treatment.js';

/** Steps of luma that count for nothing: what codecs leave and take, codes. */
const CALM_STEP = 3;
/** Codes of luma between black and white. */
const LUMA_RANGE = 219;
/** Corners are looked at this often, because it takes as long as all else: twice or more in a window of a second. */
const CORNERS_EVERY_SECONDS = 0.48;

/** Measures single pictures of one size. Its regions of the kernel's memory are overwritten by each picture. */
export class StillMeter {
  private readonly sheet: CellSheet;
  /** For the corners; null where a picture is too small for it. */
  private readonly fineSheet: CellSheet | null;
  private readonly corners: CornerGauge;
  private readonly samples: ColorSamples;
  private cornersAfter = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly size: { readonly width: number; readonly height: number },
  ) {
    this.sheet = new CellSheet(kernel, size, GRID);
    this.fineSheet = Math.min(size.width, size.height) < 2 * FINE_GRID ? null : new CellSheet(kernel, size, FINE_GRID);
    this.corners = new CornerGauge(kernel);
    this.samples = new ColorSamples(kernel, size, MOST_COLORS);
  }

  /** @param frame - of the meter's size; frames in order of time */
  measure(frame: PictureFrame): StillMeasure {
    const { width, height } = this.size;
    const pixels = width * height;
    const fine = this.looksAtCorners(frame) ? this.fineSheet?.sum(frame) : undefined;
    const { cells, totals } = fine
      ? { cells: poolCells(fine.cells, FINE_GRID / GRID), totals: fine.totals }
      : this.sheet.sum(frame);
    const { luma } = totals;
    const mean = luma / pixels;
    const light = totals.light.map((sum) => Math.min(1, sum / pixels)) as [number, number, number];
    return {
      color: { r: codeOf(light[0]), g: codeOf(light[1]), b: codeOf(light[2]) },
      palette: paletteOf(this.samples.take(frame)),
      light,
      brightness: (mean * 255) / LUMA_RANGE,
      contrast: (Math.sqrt(Math.max(0, totals.squares / pixels - mean * mean)) * 255) / LUMA_RANGE,
      saturation: totals.saturation / pixels,
      center: luma > 0 ? [totals.lumaTimesX / luma / width, totals.lumaTimesY / luma / height] : [0.5, 0.5],
      upperShare: luma > 0 ? totals.upperLuma / luma : 0.5,
      edgeDensity: this.edgeDensity(frame),
      lightCells: inFullRange(cellLight(cells)),
      lumaVariance: lumaVariance(cells),
      signs: lightSigns(cellCodes(cells)),
      place: fine ? placeSigns(fine.cells) : null,
      corners: fine ? cornerLosses(this.corners, fine.cells, OFFSETS) : null,
    };
  }

  private looksAtCorners({ timeSeconds }: PictureFrame): boolean {
    if (timeSeconds < this.cornersAfter) return false;
    this.cornersAfter = timeSeconds + CORNERS_EVERY_SECONDS;
    return true;
  }

  private edgeDensity(frame: PictureFrame): number {
    const { width, height } = this.size;
    const pairs = (width - 1) * height + width * (height - 1);
    if (pairs === 0) return 0;
    const steps = this.kernel.loops.sumSteps(frame.at, width, height, CALM_STEP);
    return Math.min(1, steps / pairs / (LUMA_RANGE - CALM_STEP));
  }
}

/** Linear light 0–1 → sRGB code 0–255, to one decimal. */
function codeOf(light: number): number {
  return Math.round(lightToCode(light) * 2550) / 10;
}

/** Codes 0–1 → 0–255. */
function inFullRange(codes: Float64Array): Float32Array {
  const full = new Float32Array(codes.length);
  for (let i = 0; i < full.length; i++) full[i] = 255 * (codes[i] as number);
  return full;
}

/** Of the mean luma of cells, in units of the full range squared. */
function lumaVariance({ luma, pixels }: Cells): number {
  const count = luma.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (luma[i] as number) / (pixels[i] as number) / LUMA_RANGE;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const off = (luma[i] as number) / (pixels[i] as number) / LUMA_RANGE - mean;
    squares += off * off;
  }
  return squares / count;
}

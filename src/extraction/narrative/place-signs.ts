import type { Cells } from '../picture/cell-sheet.js';
import { lightToCode } from '../picture/color-tables.js';
import { FINE_GRID } from '../picture/corner-loss.js';
import { straightLines } from './straight-lines.js';

/** Signs are told apart by these parts of the height, from the top. */
const QUARTERS = 4;
const EIGHTHS = 8;
/** Steps and spread are those of cells twice as large, in which the grain of dabs is halved. */
const COARSE = FINE_GRID / 2;
/** Codes of luma between black and white, as the sheets have them. */
const LUMA_RANGE = 219;
/** Codes of luma from which a cell shines. */
const SHINES_FROM = 144;
/** Codes that are added below ratios, so that what is even or black has none. */
const LEAST_SPREAD = 2;
const LEAST_LIGHT = 24;

/** What the structure of one picture says of the place that it shows. Quarters and eighths of the height, from the top. */
export interface PlaceSigns {
  /** Shares of each quarter that lie on long upright and level lines, and where both meet, 0–1. */
  readonly upright: readonly number[];
  readonly level: readonly number[];
  readonly corners: readonly number[];
  /** Steps of luma to the side and down in each quarter, root mean square, of the middle column; codes of 255. */
  readonly sideSteps: readonly number[];
  readonly downSteps: readonly number[];
  /** Mean of luma, codes of 255. */
  readonly luma: number;
  /** Share of the picture that shines, as lamps and light skies do, 0–1. */
  readonly glare: number;
  /** Standard deviation of luma, codes of 255. */
  readonly spread: number;
  /** The greatest step of luma from row to row, codes of 255. */
  readonly rowStep: number;
  /** Mean of red, green and blue of each eighth, codes of 255. */
  readonly light: readonly number[];
  /** (red − blue) ÷ light and (2 green − red − blue) ÷ light of each eighth, about −1…1. */
  readonly warmth: readonly number[];
  readonly green: readonly number[];
}

/** Reads the signs of a sheet of `FINE_GRID`² cells. */
export function placeSigns(cells: Cells): PlaceSigns {
  const luma = new Float32Array(cells.luma.length);
  for (let i = 0; i < luma.length; i++)
    luma[i] = ((cells.luma[i] as number) / (cells.pixels[i] as number)) * (255 / LUMA_RANGE);
  const coarse = halved(luma);
  const mean = meanOf(coarse);
  const rows = Array.from({ length: COARSE }, (_, y) => meanOf(coarse.subarray(y * COARSE, (y + 1) * COARSE)));
  return {
    ...lineSigns(luma),
    sideSteps: parts(QUARTERS, (quarter) => middleStep(coarse, quarter, 1)),
    downSteps: parts(QUARTERS, (quarter) => middleStep(coarse, quarter, COARSE)),
    luma: mean,
    glare: shareAbove(luma, SHINES_FROM),
    spread: Math.sqrt(coarse.reduce((sum, value) => sum + (value - mean) ** 2, 0) / coarse.length),
    rowStep: Math.max(...rows.slice(1).map((row, y) => Math.abs(row - (rows[y] as number)))),
    ...colorSigns(cells),
  };
}

/** A step in relation to the whole picture's contrast. */
export function ofSpread(step: number, { spread }: Pick<PlaceSigns, 'spread'>): number {
  return step / (spread + LEAST_SPREAD);
}

function parts<T>(count: number, of: (part: number) => T): T[] {
  return Array.from({ length: count }, (_, part) => of(part));
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function shareAbove(values: Float32Array, code: number): number {
  let count = 0;
  for (const value of values) if (value >= code) count++;
  return count / values.length;
}

function halved(luma: Float32Array): Float32Array {
  const coarse = new Float32Array(COARSE * COARSE);
  for (let y = 0; y < FINE_GRID; y++)
    for (let x = 0; x < FINE_GRID; x++) {
      const to = (y >> 1) * COARSE + (x >> 1);
      coarse[to] = (coarse[to] as number) + (luma[y * FINE_GRID + x] as number) / 4;
    }
  return coarse;
}

function lineSigns(luma: Float32Array): Pick<PlaceSigns, 'upright' | 'level' | 'corners'> {
  const { upright, level } = straightLines(luma, FINE_GRID);
  const [nearUpright, nearLevel] = [widened(upright), widened(level)];
  const both = nearUpright.map((near, i) => near & (nearLevel[i] as number));
  const share = (mask: Uint8Array): number[] =>
    parts(QUARTERS, (quarter) => {
      const size = mask.length / QUARTERS;
      let sum = 0;
      for (let i = quarter * size; i < (quarter + 1) * size; i++) sum += mask[i] as number;
      return sum / size;
    });
  return { upright: share(upright), level: share(level), corners: share(both) };
}

/** Cells of a mask and those beside them. */
function widened(mask: Uint8Array): Uint8Array {
  const wide = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    const [x, y] = [i % FINE_GRID, Math.floor(i / FINE_GRID)];
    for (let j = Math.max(0, y - 1); j <= Math.min(FINE_GRID - 1, y + 1); j++)
      wide.fill(1, j * FINE_GRID + Math.max(0, x - 1), j * FINE_GRID + Math.min(FINE_GRID, x + 2));
  }
  return wide;
}

/** Root mean square of the steps between neighbours `across` apart, of the middle one of all columns of a quarter. */
function middleStep(coarse: Float32Array, quarter: number, across: number): number {
  const [from, end] = [(quarter * COARSE) / QUARTERS, ((quarter + 1) * COARSE) / QUARTERS];
  const bottom = across === 1 ? end : Math.min(end, COARSE - 1);
  const columns = across === 1 ? COARSE - 1 : COARSE;
  const squares = new Float32Array(columns);
  for (let y = from; y < bottom; y++)
    for (let x = 0; x < columns; x++) {
      const i = y * COARSE + x;
      const step = (coarse[i + across] as number) - (coarse[i] as number);
      squares[x] = (squares[x] as number) + (step * step) / (bottom - from);
    }
  return Math.sqrt(squares.sort()[(columns - 1) >> 1] as number);
}

function colorSigns({ light, pixels, count }: Cells): Pick<PlaceSigns, 'light' | 'warmth' | 'green'> {
  const size = (count * count) / EIGHTHS;
  const codes = parts(EIGHTHS, (eighth) => {
    const [from, end] = [eighth * size, (eighth + 1) * size];
    const sum = (values: Float64Array): number => {
      let all = 0;
      for (let i = from; i < end; i++) all += values[i] as number;
      return all;
    };
    const all = sum(pixels);
    return light.map((channel) => 255 * lightToCode(Math.min(1, sum(channel) / all))) as [number, number, number];
  });
  const total = (rgb: readonly [number, number, number]): number => rgb[0] + rgb[1] + rgb[2] + LEAST_LIGHT;
  return {
    light: codes.map(([red, green, blue]) => (red + green + blue) / 3),
    warmth: codes.map((rgb) => (rgb[0] - rgb[2]) / total(rgb)),
    green: codes.map((rgb) => (2 * rgb[1] - rgb[0] - rgb[2]) / total(rgb)),
  };
}

import { logOfTwo } from '../../numerics/arithmetic.js';
import { nthOf } from '../../numerics/selection.js';
import type { ExtractionKernel } from '../extraction-kernel.js';

/** Cells across and down that it is read from. */
export const FINE_GRID = 64;
/** What a falloff of 1 takes from the corners: the light sheet's own constant. */
const CORNER = 1.6;
/** Falloffs that are tried, in fiftieths: lenses and lighting presets have from 0 to ½. */
const LEAST = -15;
const MOST = 30;
const SHARE = 50;
/** Codes at either end of which nothing is told, 0–1: there light is clipped. */
const DARKEST = 0.008;
const BRIGHTEST = 0.985;
/** Steps of the logarithm, base 2, up to here may be the falloff's, in the lumps that codecs leave; larger ones are the picture's. */
const LUMP = 0.07;
const TABLE = 1024;

const CELLS = FINE_GRID * FINE_GRID;

/** Steps of the logarithm from cells to their right neighbours, then to their lower ones, those of a row less their median. */
interface Steps {
  readonly sizes: Float64Array;
  /** How much each counts: nothing where a cell is missing or tells nothing. */
  readonly weights: Float64Array;
}

/** Reads the darkening of corners; works in the kernel's memory. */
export class CornerGauge {
  private readonly sizesAt: number;
  private readonly weightsAt: number;
  private readonly dueAt: number;

  constructor(private readonly kernel: ExtractionKernel) {
    const bytes = 2 * CELLS * 8;
    this.sizesAt = kernel.allocate(bytes);
    this.weightsAt = kernel.allocate(bytes);
    this.dueAt = kernel.allocate(bytes);
  }

  /**
   * How much darker a picture is towards its corners, for no reason of its own: the v of light × (1 − 1.6 v (2 ρ²)²), ρ =
   * distance from the middle in frames.
   *
   * What a picture shows changes its light in steps, either way alike; a falloff changes it everywhere, one way. So v is
   * where the steps that it leaves are least, large ones counting little (Huber). Skies and grounds do get darker from row
   * to row: of steps down, only what differs within a row counts.
   *
   * Idea: Zheng, Yu, Kang, Lin, Kambhamettu, "Single-image vignetting correction using radial gradient symmetry" (2008).
   *
   * @param codes - light of `FINE_GRID`² cells as sRGB codes 0–1
   * @param offset - what a grade took from every code after the falloff: it is given back first
   * @param near - where to begin to look: the answer for another offset
   * @returns −0.3 … 0.6 in steps of 0.02; null when all is black or white
   */
  loss(codes: Float64Array, offset: number, near: number | null = null): number | null {
    const { kernel, sizesAt, weightsAt } = this;
    const table = tableOf(offset);
    for (let i = 0; i < CELLS; i++) {
      const code = codes[i] as number;
      LOGS[i] = code > DARKEST && code < BRIGHTEST ? lookUp(table, code) : Number.NaN;
    }
    const seen = { sizes: kernel.doubles(sizesAt, 2 * CELLS), weights: kernel.doubles(weightsAt, 2 * CELLS) };
    if (fillSteps(LOGS, seen) < FINE_GRID) return null;
    const misfits = new Misfits((falloff) => this.misfitOf(falloff));
    const start = near === null ? bottomOf(misfits) : Math.round(near * SHARE);
    return descend(misfits, start) / SHARE;
  }

  /** Huber's sum of the steps that a falloff leaves. */
  private misfitOf(falloff: number): number {
    const { kernel, sizesAt, weightsAt, dueAt } = this;
    kernel.doubles(dueAt, 2 * CELLS).set(fallOf(falloff));
    return kernel.loops.misfitOf(sizesAt, weightsAt, dueAt, 2 * CELLS, LUMP);
  }
}

/** Where the one valley of the misfit has its bottom: right of where it falls to the right. */
function bottomOf(misfits: Misfits): number {
  let [low, high] = [LEAST, MOST];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (misfits.at(middle) <= misfits.at(middle + 1)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Down into the valley from a place on its side. */
function descend(misfits: Misfits, start: number): number {
  let [at, rest] = [start, misfits.at(start)];
  for (const way of [-1, 1]) {
    while (at + way >= LEAST && at + way <= MOST) {
      const next = misfits.at(at + way);
      if (next >= rest) break;
      [at, rest] = [at + way, next];
    }
  }
  return at;
}

/** Sums of the steps that falloffs leave, each taken once. */
class Misfits {
  private readonly known = new Map<number, number>();

  constructor(private readonly misfitOf: (falloff: number) => number) {}

  at(falloff: number): number {
    const known = this.known.get(falloff);
    if (known !== undefined) return known;
    const misfit = this.misfitOf(falloff);
    this.known.set(falloff, misfit);
    return misfit;
  }
}

/** @returns how many steps to the right tell something */
function fillSteps(logs: Float64Array, { sizes, weights }: Steps): number {
  let count = 0;
  for (let start = 0; start < CELLS; start += FINE_GRID) {
    const isLast = start + FINE_GRID === CELLS;
    let told = 0;
    for (let i = start; i < start + FINE_GRID; i++) {
      const here = logs[i] as number;
      const across = i + 1 === start + FINE_GRID ? Number.NaN : (logs[i + 1] as number) - here;
      const down = isLast ? Number.NaN : (logs[i + FINE_GRID] as number) - here;
      const [tellsAcross, tellsDown] = [!Number.isNaN(across), !Number.isNaN(down)];
      sizes[i] = tellsAcross ? across : 0;
      weights[i] = tellsAcross ? (WEIGHTS[i] as number) : 0;
      if (tellsAcross) count++;
      sizes[CELLS + i] = tellsDown ? down : 0;
      weights[CELLS + i] = tellsDown ? (WEIGHTS[CELLS + i] as number) : 0;
      if (tellsDown) ROW[told++] = down;
    }
    const common = told === 0 ? 0 : nthOf(ROW.subarray(0, told), told >> 1);
    for (let i = CELLS + start; i < CELLS + start + FINE_GRID; i++)
      if (weights[i] !== 0) sizes[i] = (sizes[i] as number) - common;
  }
  return count;
}

/** (2 ρ²)²: 0 in the middle, 1 in the corners. */
const CORNERS = Float64Array.from({ length: CELLS }, (_, i) => {
  const x = ((i % FINE_GRID) + 0.5) / FINE_GRID - 0.5;
  const y = (Math.floor(i / FINE_GRID) + 0.5) / FINE_GRID - 0.5;
  return 4 * (x * x + y * y) * (x * x + y * y);
});
/** A step counts as much as a falloff shows in it. */
const WEIGHTS = Float64Array.from({ length: 2 * CELLS }, (_, i) => {
  const from = i % CELLS;
  return Math.abs((CORNERS[from + (i < CELLS ? 1 : FINE_GRID)] ?? 0) - (CORNERS[from] as number));
});

/** Filled anew by each picture. */
const LOGS = new Float64Array(CELLS);
const ROW = new Float64Array(FINE_GRID);

function newSteps(): Steps {
  return { sizes: new Float64Array(2 * CELLS), weights: new Float64Array(2 * CELLS) };
}

const falls = new Map<number, Float64Array>();

/** The steps that a falloff makes by itself. */
function fallOf(falloff: number): Float64Array {
  const known = falls.get(falloff);
  if (known) return known;
  const steps = newSteps();
  fillSteps(
    CORNERS.map((corner) => logOfTwo(1 - (CORNER * falloff * corner) / SHARE)),
    steps,
  );
  falls.set(falloff, steps.sizes);
  return steps.sizes;
}

const tables = new Map<number, Float64Array>();

/** log2 of codes and an offset. */
function tableOf(offset: number): Float64Array {
  const known = tables.get(offset);
  if (known) return known;
  const table = Float64Array.from({ length: TABLE + 2 }, (_, i) => logOfTwo(i / TABLE + offset + 1e-6));
  tables.set(offset, table);
  return table;
}

function lookUp(table: Float64Array, code: number): number {
  const at = code * TABLE;
  const step = Math.floor(at);
  const low = table[step] as number;
  return low + ((table[step + 1] as number) - low) * (at - step);
}

import { logOfTwo } from '../../numerics/arithmetic.js';

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
  /** 1 where both cells are there and tell something, else 0. */
  readonly told: Uint8Array;
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
export function cornerLoss(codes: Float64Array, offset: number, near: number | null = null): number | null {
  const table = tableOf(offset);
  const logs = new Float64Array(CELLS);
  for (let i = 0; i < CELLS; i++) {
    const code = codes[i] as number;
    logs[i] = code > DARKEST && code < BRIGHTEST ? lookUp(table, code) : Number.NaN;
  }
  const seen = stepsOf(logs);
  let count = 0;
  for (let i = 0; i < CELLS; i++) count += seen.told[i] as number;
  if (count < FINE_GRID) return null;
  const start = near === null ? bottomOf(seen) : Math.round(near * SHARE);
  return descend(seen, start) / SHARE;
}

/** Where the one valley of the misfit has its bottom: right of where it falls to the right. */
function bottomOf(seen: Steps): number {
  let [low, high] = [LEAST, MOST];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (misfit(seen, middle) <= misfit(seen, middle + 1)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Down into the valley from a place on its side. */
function descend(seen: Steps, start: number): number {
  let [at, rest] = [start, misfit(seen, start)];
  for (const way of [-1, 1]) {
    while (at + way >= LEAST && at + way <= MOST) {
      const next = misfit(seen, at + way);
      if (next >= rest) break;
      [at, rest] = [at + way, next];
    }
  }
  return at;
}

/** Huber's sum of the steps that a falloff leaves. */
function misfit({ sizes, told }: Steps, falloff: number): number {
  const due = fallOf(falloff);
  let sum = 0;
  for (let i = 0; i < sizes.length; i++) {
    if (told[i] === 0) continue;
    const rest = Math.abs((sizes[i] as number) - (due[i] as number));
    sum += (WEIGHTS[i] as number) * (rest < LUMP ? rest * rest : LUMP * (2 * rest - LUMP));
  }
  return sum;
}

function stepsOf(logs: Float64Array): Steps {
  const sizes = new Float64Array(2 * CELLS);
  const told = new Uint8Array(2 * CELLS);
  const row = new Float64Array(FINE_GRID);
  for (let i = 0; i < CELLS; i++) {
    const across = (i + 1) % FINE_GRID === 0 ? Number.NaN : (logs[i + 1] as number) - (logs[i] as number);
    const down = i + FINE_GRID < CELLS ? (logs[i + FINE_GRID] as number) - (logs[i] as number) : Number.NaN;
    sizes[i] = across;
    sizes[CELLS + i] = down;
    told[i] = Number.isNaN(across) ? 0 : 1;
    told[CELLS + i] = Number.isNaN(down) ? 0 : 1;
  }
  for (let start = CELLS; start < 2 * CELLS; start += FINE_GRID) {
    let count = 0;
    for (let i = start; i < start + FINE_GRID; i++) if (told[i] === 1) row[count++] = sizes[i] as number;
    const common = count === 0 ? 0 : (row.subarray(0, count).sort()[count >> 1] as number);
    for (let i = start; i < start + FINE_GRID; i++) sizes[i] = (sizes[i] as number) - common;
  }
  return { sizes, told };
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

const falls = new Map<number, Float64Array>();

/** The steps that a falloff makes by itself. */
function fallOf(falloff: number): Float64Array {
  const known = falls.get(falloff);
  if (known) return known;
  const { sizes } = stepsOf(CORNERS.map((corner) => logOfTwo(1 - (CORNER * falloff * corner) / SHARE)));
  falls.set(falloff, sizes);
  return sizes;
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

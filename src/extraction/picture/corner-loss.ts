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

/** Steps from cells to their right neighbours, then to their lower ones, those of a row less their median. */
interface Steps {
  readonly across: Float64Array;
  readonly down: Float64Array;
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
 * @returns −0.3 … 0.6 in steps of 0.02; null when all is black or white
 */
export function cornerLoss(codes: Float64Array, offset: number): number | null {
  const seen = stepsOf(codes.map((code) => (code > DARKEST && code < BRIGHTEST ? logOf(code, offset) : Number.NaN)));
  const told = seen.across.reduce((count, step) => count + (Number.isNaN(step) ? 0 : 1), 0);
  if (told < FINE_GRID) return null;
  let [low, high] = [LEAST, MOST];
  // One valley: the third of the range on the worse side is left out, again and again.
  while (high - low > 2) {
    const third = Math.max(1, Math.floor((high - low) / 3));
    if (misfit(seen, low + third) < misfit(seen, high - third)) high -= third;
    else low += third;
  }
  const tried = Array.from({ length: high - low + 1 }, (_, i) => ({ at: low + i, rest: misfit(seen, low + i) }));
  return tried.reduce((best, one) => (one.rest < best.rest ? one : best)).at / SHARE;
}

function misfit(seen: Steps, falloff: number): number {
  const due = fallOf(falloff);
  return restOf(seen.across, due.across, WEIGHTS.across) + restOf(seen.down, due.down, WEIGHTS.down);
}

/** Huber's sum of what is left of steps. */
function restOf(seen: Float64Array, due: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < seen.length; i++) {
    const rest = Math.abs((seen[i] as number) - (due[i] as number));
    if (rest < LUMP) sum += (weights[i] as number) * rest * rest;
    else if (rest >= LUMP) sum += (weights[i] as number) * LUMP * (2 * rest - LUMP);
  }
  return sum;
}

/** NaN where there is no neighbour, or where one of the two tells nothing. */
function stepsOf(logs: Float64Array): Steps {
  const across = logs.map((log, i) => ((i + 1) % FINE_GRID === 0 ? Number.NaN : (logs[i + 1] as number) - log));
  const down = new Float64Array(logs.length).fill(Number.NaN);
  for (let row = 0; row + 1 < FINE_GRID; row++) {
    const at = row * FINE_GRID;
    const steps = logs.subarray(at, at + FINE_GRID).map((log, i) => (logs[at + FINE_GRID + i] as number) - log);
    const common = median(steps);
    for (let i = 0; i < FINE_GRID; i++) down[at + i] = (steps[i] as number) - common;
  }
  return { across, down };
}

function median(values: Float64Array): number {
  const told = values.filter((value) => !Number.isNaN(value)).sort();
  return told.length === 0 ? 0 : (told[told.length >> 1] as number);
}

/** (2 ρ²)²: 0 in the middle, 1 in the corners. */
const CORNERS = Float64Array.from({ length: FINE_GRID * FINE_GRID }, (_, i) => {
  const x = ((i % FINE_GRID) + 0.5) / FINE_GRID - 0.5;
  const y = (Math.floor(i / FINE_GRID) + 0.5) / FINE_GRID - 0.5;
  return 4 * (x * x + y * y) * (x * x + y * y);
});
/** A step counts as much as a falloff shows in it. */
const WEIGHTS: Steps = {
  across: CORNERS.map((corner, i) => Math.abs((CORNERS[i + 1] ?? corner) - corner)),
  down: CORNERS.map((corner, i) => Math.abs((CORNERS[i + FINE_GRID] ?? corner) - corner)),
};

const falls = new Map<number, Steps>();

/** The steps that a falloff makes by itself. */
function fallOf(falloff: number): Steps {
  const known = falls.get(falloff);
  if (known) return known;
  const steps = stepsOf(CORNERS.map((corner) => logOfTwo(1 - (CORNER * falloff * corner) / SHARE)));
  falls.set(falloff, steps);
  return steps;
}

const tables = new Map<number, Float64Array>();

/** log2 of a code and an offset, from a table. */
function logOf(code: number, offset: number): number {
  let table = tables.get(offset);
  if (!table) {
    table = Float64Array.from({ length: TABLE + 2 }, (_, i) => logOfTwo(i / TABLE + offset + 1e-6));
    tables.set(offset, table);
  }
  const at = Math.max(0, Math.min(1, code)) * TABLE;
  const step = Math.floor(at);
  const low = table[step] as number;
  return low + ((table[step + 1] as number) - low) * (at - step);
}

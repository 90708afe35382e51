import { middleOf } from '../../numerics/selection.js';
import type { BlockFlow } from './block-flow.js';

/** One motion of the whole picture: at (x, y) from the middle it goes (tx + grow·x − turn·y, ty + grow·y + turn·x). */
export interface Similarity {
  readonly tx: number;
  readonly ty: number;
  /** Relative growth. */
  readonly grow: number;
  /** Radians, clockwise as seen (y grows downwards). */
  readonly turn: number;
  /** How far blocks stray from it, in the units of the flow: a weighted median. */
  readonly stray: number;
  /** Blocks that tell anything at all, as a share of all. */
  readonly told: number;
}

const ROUNDS = 8;
/** A block knows its way no better than this, whatever its contrast, in small pixels: layers and leaning surfaces. */
const LEAST_STRAY = 0.04;
/** A block whose best-known direction is vaguer than this tells nothing, in small pixels. */
const VAGUE = 0.35;

/** The free numbers of a similarity. */
type Guess = Pick<Similarity, 'tx' | 'ty' | 'grow' | 'turn'>;

/**
 * The motion that most blocks agree on: least squares with Cauchy weights, begun from the median way and from `before`, the
 * motion of the moment before; the better end counts.
 */
export function fitSimilarity(x: Float32Array, y: Float32Array, flow: BlockFlow, before: Guess | null): Similarity {
  const blocks: number[] = [];
  for (let n = 0; n < x.length; n++) if (tells(flow, n)) blocks.push(n);
  const told = blocks.length / Math.max(1, x.length);
  if (blocks.length < 3) return { ...NOWHERE, stray: 0, told };
  const middle = {
    ...NOWHERE,
    tx: median(blocks.map((n) => flow.dx[n] as number)),
    ty: median(blocks.map((n) => flow.dy[n] as number)),
  };
  const sorted = new Float64Array(blocks.length);
  const ends = [middle, ...(before ? [before] : [])].map((start) => {
    let guess: Guess = start;
    const rest = new Float64Array(blocks.length);
    for (let round = 0; round < ROUNDS; round++) {
      straysOf(x, y, flow, blocks, guess, rest);
      sorted.set(rest);
      const wide = Math.max(LEAST_STRAY, 1.5 * middleOf(sorted));
      guess = solve(x, y, flow, blocks, { rest, wide }) ?? guess;
    }
    straysOf(x, y, flow, blocks, guess, rest);
    return { guess, rest };
  });
  const cost = (rest: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < rest.length; i++) sum += Math.min(1, (rest[i] as number) / (4 * LEAST_STRAY));
    return sum;
  };
  const best = ends.reduce((a, b) => (cost(b.rest) < cost(a.rest) ? b : a));
  return { ...best.guess, stray: middleOf(best.rest), told };
}

const NOWHERE: Guess = { tx: 0, ty: 0, grow: 0, turn: 0 };

/** Whether a block says anything about its way. */
export function tells(flow: BlockFlow, n: number): boolean {
  return (flow.xx[n] as number) + (flow.yy[n] as number) > 1 / (VAGUE * VAGUE);
}

/** Distances of blocks from the model, counted in the directions that each knows. */
function straysOf(
  x: Float32Array,
  y: Float32Array,
  flow: BlockFlow,
  blocks: readonly number[],
  { tx, ty, grow, turn }: Guess,
  into: Float64Array,
): void {
  for (let i = 0; i < blocks.length; i++) {
    const n = blocks[i] as number;
    const u = (flow.dx[n] as number) - tx - grow * (x[n] as number) + turn * (y[n] as number);
    const v = (flow.dy[n] as number) - ty - grow * (y[n] as number) - turn * (x[n] as number);
    const xx = flow.xx[n] as number;
    const xy = flow.xy[n] as number;
    const yy = flow.yy[n] as number;
    into[i] = Math.sqrt(Math.max(0, (xx * u * u + 2 * xy * u * v + yy * v * v) / Math.max(xx, yy)));
  }
}

/** The equations of `solve`, filled anew by each. */
const SQUARE = new Float64Array(16);
const RIGHT = new Float64Array(4);

/**
 * Least squares, blocks that stray more than `wide` counting little. A block at (px, py) goes (1, 0) by tx, (0, 1) by ty,
 * (px, py) by grow and (−py, px) by turn.
 */
function solve(
  x: Float32Array,
  y: Float32Array,
  flow: BlockFlow,
  blocks: readonly number[],
  { rest, wide }: { readonly rest: Float64Array; readonly wide: number },
): Guess | null {
  // In numbers of their own: arrays here would take most of the time.
  let [a00, a01, a02, a03, b0] = [0, 0, 0, 0, 0];
  let [a10, a11, a12, a13, b1] = [0, 0, 0, 0, 0];
  let [a20, a21, a22, a23, b2] = [0, 0, 0, 0, 0];
  let [a30, a31, a32, a33, b3] = [0, 0, 0, 0, 0];
  for (let i = 0; i < blocks.length; i++) {
    const n = blocks[i] as number;
    const xx = flow.xx[n] as number;
    const xy = flow.xy[n] as number;
    const yy = flow.yy[n] as number;
    const far = (rest[i] as number) / wide;
    const w = 1 / (1 + far * far) / (1 + LEAST_STRAY * LEAST_STRAY * (xx + yy));
    const u = flow.dx[n] as number;
    const v = flow.dy[n] as number;
    const px = x[n] as number;
    const py = y[n] as number;
    const [wxx, wxy, wyy] = [w * xx, w * xy, w * yy];
    a00 += wxx;
    a01 += wxy;
    a02 = a02 + wxx * px + wxy * py;
    a03 = a03 - wxx * py + wxy * px;
    b0 = b0 + wxx * u + wxy * v;
    a10 += wxy;
    a11 += wyy;
    a12 = a12 + wxy * px + wyy * py;
    a13 = a13 - wxy * py + wyy * px;
    b1 = b1 + wxy * u + wyy * v;
    const [gu, gv] = [w * (xx * px + xy * py), w * (xy * px + yy * py)];
    a20 += gu;
    a21 += gv;
    a22 = a22 + gu * px + gv * py;
    a23 = a23 - gu * py + gv * px;
    b2 = b2 + gu * u + gv * v;
    const [tu, tv] = [w * (xy * px - xx * py), w * (yy * px - xy * py)];
    a30 += tu;
    a31 += tv;
    a32 = a32 + tu * px + tv * py;
    a33 = a33 - tu * py + tv * px;
    b3 = b3 + tu * u + tv * v;
  }
  setRow(0, a00, a01, a02, a03, b0);
  setRow(1, a10, a11, a12, a13, b1);
  setRow(2, a20, a21, a22, a23, b2);
  setRow(3, a30, a31, a32, a33, b3);
  // A little stiffness, so that what no block knows stays at rest.
  for (let r = 0; r < 4; r++) SQUARE[r * 5] = (SQUARE[r * 5] as number) * 1.0001 + (r < 2 ? 1e-3 : 1);
  const solved = solveLinear(SQUARE, RIGHT);
  return (
    solved && { tx: solved[0] as number, ty: solved[1] as number, grow: solved[2] as number, turn: solved[3] as number }
  );
}

function setRow(row: number, a0: number, a1: number, a2: number, a3: number, right: number): void {
  SQUARE[4 * row] = a0;
  SQUARE[4 * row + 1] = a1;
  SQUARE[4 * row + 2] = a2;
  SQUARE[4 * row + 3] = a3;
  RIGHT[row] = right;
}

/** Solves a·x = b for a square matrix by elimination with pivots; null when it is singular. Overwrites both. */
export function solveLinear(a: Float64Array, b: Float64Array): Float64Array | null {
  const n = b.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++)
      if (Math.abs(a[r * n + c] as number) > Math.abs(a[pivot * n + c] as number)) pivot = r;
    if (Math.abs(a[pivot * n + c] as number) < 1e-12) return null;
    if (pivot !== c) {
      for (let k = 0; k < n; k++) swap(a, c * n + k, pivot * n + k);
      swap(b, c, pivot);
    }
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const f = (a[r * n + c] as number) / (a[c * n + c] as number);
      if (f === 0) continue;
      for (let k = c; k < n; k++) a[r * n + k] = (a[r * n + k] as number) - f * (a[c * n + k] as number);
      b[r] = (b[r] as number) - f * (b[c] as number);
    }
  }
  return b.map((value, i) => value / (a[i * n + i] as number));
}

function swap(values: Float64Array, i: number, j: number): void {
  const value = values[i] as number;
  values[i] = values[j] as number;
  values[j] = value;
}

/** The middle value; 0 of none. */
export function median(values: readonly number[]): number {
  return middleOf(Float64Array.from(values));
}

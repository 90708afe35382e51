import { cellMiddle, GRID } from './light-grid.js';

/** A function of the place in the frame, taken at the middle of every cell. */
export type Shape = Float64Array;

export interface Fit {
  /** The level, then a factor for each shape. */
  readonly terms: readonly number[];
  /** Weighted mean of the squared rest. */
  readonly misfit: number;
}

/** @param at - of the place in the frame, 0–1 from the left and from the top */
export function shapeOf(at: (u: number, v: number) => number): Shape {
  const shape = new Float64Array(GRID * GRID);
  for (let i = 0; i < shape.length; i++) shape[i] = at(cellMiddle(i % GRID), cellMiddle(Math.floor(i / GRID)));
  return shape;
}

const LEVEL = shapeOf(() => 1);

/**
 * Weighted least squares of the cells by a level and shapes.
 *
 * @param doubt - how strongly the last shape's factor is held to 0, in cells' worth of evidence; default 0
 */
export function fitCells(cells: Float32Array, weights: Float32Array, shapes: readonly Shape[], doubt = 0): Fit {
  const columns = [LEVEL, ...shapes];
  const last = columns.length - 1;
  const terms = solve(
    columns.map((a, i) => [
      ...columns.map((b, j) => weightedSum(weights, a, b) + (i === last && j === last ? doubt : 0)),
      weightedSum(weights, a, cells),
    ]),
  );
  let misfit = 0;
  let evidence = 0;
  for (let i = 0; i < cells.length; i++) {
    let rest = cells[i] as number;
    for (let k = 0; k <= last; k++) rest -= (terms[k] as number) * ((columns[k] as Shape)[i] as number);
    misfit += (weights[i] as number) * rest * rest;
    evidence += weights[i] as number;
  }
  return { terms, misfit: misfit / evidence };
}

function weightedSum(weights: Float32Array, a: Shape, b: Shape | Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (weights[i] as number) * (a[i] as number) * (b[i] as number);
  return sum;
}

/** Solves symmetric, positive equations (Gauss), each row ending in its right side; a term that they say nothing of is 0. */
function solve(rows: number[][]): number[] {
  const n = rows.length;
  for (let i = 0; i < n; i++) {
    const pivot = rows[i] as number[];
    const size = pivot[i] as number;
    if (Math.abs(size) < 1e-12) continue;
    for (let j = i + 1; j < n; j++) {
      const row = rows[j] as number[];
      const factor = (row[i] as number) / size;
      for (let k = i; k <= n; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    }
  }
  const terms = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i] as number[];
    let value = row[n] as number;
    for (let k = i + 1; k < n; k++) value -= (row[k] as number) * (terms[k] as number);
    terms[i] = Math.abs(row[i] as number) < 1e-12 ? 0 : value / (row[i] as number);
  }
  return terms;
}

import { cellMiddle, GRID } from './light-grid.js';

/** A function of the place in the frame, both 0–1. */
export type Shape = (u: number, v: number) => number;

export interface Fit {
  /** The level, then a factor for each shape. */
  readonly terms: readonly number[];
  /** Weighted mean of the squared rest. */
  readonly misfit: number;
}

/**
 * Weighted least squares of the cells by a level and shapes.
 *
 * @param doubt - how strongly the last shape's factor is held to 0, in cells' worth of evidence; default 0
 */
export function fitCells(cells: Float32Array, weights: Float32Array, shapes: readonly Shape[], doubt = 0): Fit {
  const columns = [() => 1, ...shapes].map((shape) =>
    Float64Array.from(cells, (_, i) => shape(cellMiddle(i % GRID), cellMiddle(Math.floor(i / GRID)))),
  );
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < cells.length; i++) sum += (weights[i] as number) * (a[i] as number) * (b[i] as number);
    return sum;
  };
  const last = columns.length - 1;
  const terms = solve(
    columns.map((a, i) => columns.map((b, j) => dot(a, b) + (i === last && j === last ? doubt : 0))),
    columns.map((a) => dot(a, cells)),
  );
  const rest = Float64Array.from(cells, (value, i) =>
    columns.reduce((left, column, k) => left - (terms[k] as number) * (column[i] as number), value),
  );
  return { terms, misfit: dot(rest, rest) / weights.reduce((sum, weight) => sum + weight, 0) };
}

/** Solves symmetric, positive equations (Gauss); a term that the equations say nothing of is 0. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
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

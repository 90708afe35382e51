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

/** Products of shapes, summed over cells that count alike: for one list of shapes the same in every picture. */
const evenProducts = new WeakMap<readonly Shape[], readonly (readonly number[])[]>();

/**
 * Weighted least squares of the cells by a level and shapes.
 *
 * @param weights - null where all cells count alike: then much is kept from the last fit by the same list of shapes
 * @param doubt - how strongly the last shape's factor is held to 0, in cells' worth of evidence; default 0
 */
export function fitCells(cells: Float32Array, weights: Float32Array | null, shapes: readonly Shape[], doubt = 0): Fit {
  const columns = [LEVEL, ...shapes];
  const last = columns.length - 1;
  const rows = productsOf(weights, shapes).map((row, i) => [...row, productSum(weights, columns[i] as Shape, cells)]);
  const corner = rows[last] as number[];
  corner[last] = (corner[last] as number) + doubt;
  const terms = solve(rows);
  const rests = Float64Array.from(cells);
  for (let k = 0; k <= last; k++) take(rests, terms[k] as number, columns[k] as Shape);
  let misfit = 0;
  let evidence = 0;
  for (let i = 0; i < cells.length; i++) {
    const rest = rests[i] as number;
    const weight = weights ? (weights[i] as number) : 1;
    misfit += weight * rest * rest;
    evidence += weight;
  }
  return { terms, misfit: misfit / evidence };
}

function take(rests: Float64Array, factor: number, shape: Shape): void {
  for (let i = 0; i < rests.length; i++) rests[i] = (rests[i] as number) - factor * (shape[i] as number);
}

/** Products of the level and the shapes with one another. */
function productsOf(weights: Float32Array | null, shapes: readonly Shape[]): readonly (readonly number[])[] {
  const known = weights ? undefined : evenProducts.get(shapes);
  if (known) return known;
  const columns = [LEVEL, ...shapes];
  const products = columns.map((a) => columns.map((b) => productSum(weights, a, b)));
  if (!weights) evenProducts.set(shapes, products);
  return products;
}

function productSum(weights: Float32Array | null, a: Shape, b: Shape | Float32Array): number {
  let sum = 0;
  if (weights) for (let i = 0; i < a.length; i++) sum += (weights[i] as number) * (a[i] as number) * (b[i] as number);
  else for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
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

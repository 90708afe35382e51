import type { GradientObservation } from '../observation.js';
import { type Fit, fitCells } from './cell-fit.js';
import { cellMiddle, GRID } from './light-grid.js';

/** Where the middle of a radial gradient is looked for, as a share of the frame, and how finely. */
const CENTERS = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];
/** A weaker gradient is none: `strength` below it. */
const LEAST_STRENGTH = 0.06;
/** Share of the large-scale differences of light that a gradient must explain. */
const LEAST_SHARE = 0.5;
/** Squared standard errors by which the best of many centres may do better by chance. */
const CHANCE = 8;
/** How much of their light corners commonly lose. */
const CORNER_LOSS = 0.08;
/** Light is clipped to white near here: such cells say nothing of slopes. */
const CLIPPED = 250;
/** tan 22.5°: within it of an axis, a slope runs along the axis. */
const AXIS = 0.41421356;

/**
 * The large-scale gradient of light.
 *
 * A slope or a cone is fitted to the cells, beside the darkening of corners that lenses and lighting presets leave.
 * `strength` is the difference of light between the two ends over the light half way, at most 1.
 *
 * @param cells - mean light of the window's cells, 0–255
 */
export function gradientOf(cells: Float32Array): GradientObservation {
  const weights = cells.map((value) => (value >= CLIPPED ? 0.001 : 1));
  const noise = noiseOf(cells);
  const level = cells.reduce((sum, value) => sum + value, 0) / cells.length;
  const doubt = noise / Math.max(1e-6, CORNER_LOSS * level) ** 2;
  const slope = slopeOf(cells, weights, doubt);
  const cone = coneOf(cells, weights, doubt);
  // With its free centre a cone comes near to any slope: it must explain more, beyond chance.
  const even = fitCells(cells, weights, [corners], doubt).misfit;
  const gain = even - slope.fit.misfit;
  const best = even - cone.fit.misfit > gain * 1.02 + (CHANCE * noise) / cells.length ? cone : slope;
  const total = fitCells(cells, weights, []).misfit - noise;
  const share = total > 0 ? 1 - Math.max(0, best.fit.misfit - noise) / total : 0;
  if (share < LEAST_SHARE || best.strength < LEAST_STRENGTH) return { gradient_type: 'none', strength: 0 };
  const lit = relit(cells, best.fit);
  const { strength } = best === slope ? slopeOf(lit, weights, doubt) : coneAt(lit, weights, cone.middle, doubt);
  return { gradient_type: best.type, strength };
}

interface Model {
  readonly type: GradientObservation['gradient_type'];
  readonly strength: number;
  readonly fit: Fit;
}

interface Cone extends Model {
  readonly middle: readonly [u: number, v: number];
}

/** The darkening of corners, as of a lens: 0 in the middle, 1 in the corners. */
function corners(u: number, v: number): number {
  const squared = 2 * ((u - 0.5) * (u - 0.5) + (v - 0.5) * (v - 0.5));
  return squared * squared;
}

/** Cells as they would be with evenly lit corners: what corners lose is a share of the light there, not an amount. */
function relit(cells: Float32Array, fit: Fit): Float32Array {
  const loss = (fit.terms.at(-1) as number) / Math.max(1, fit.terms[0] as number);
  return cells.map((value, i) => {
    const kept = 1 + loss * corners(cellMiddle(i % GRID), cellMiddle(Math.floor(i / GRID)));
    return kept > 0.2 ? value / kept : value;
  });
}

function slopeOf(cells: Float32Array, weights: Float32Array, doubt: number): Model {
  const fit = fitCells(cells, weights, [(u) => u - 0.5, (_, v) => v - 0.5, corners], doubt);
  const [level, x, y] = fit.terms as [number, number, number];
  const [across, down] = [Math.abs(x), Math.abs(y)];
  const type = across <= AXIS * down ? 'vertical' : down <= AXIS * across ? 'horizontal' : 'angled';
  return { type, strength: strengthOf(Math.sqrt(x * x + y * y), level), fit };
}

function coneOf(cells: Float32Array, weights: Float32Array, doubt: number): Cone {
  const models = CENTERS.flatMap((x) => CENTERS.map((y) => coneAt(cells, weights, [x, y], doubt)));
  return models.reduce((best, model) => (model.fit.misfit < best.fit.misfit ? model : best));
}

function coneAt(cells: Float32Array, weights: Float32Array, middle: Cone['middle'], doubt: number): Cone {
  const [x, y] = middle;
  const reach = distance(Math.max(x, 1 - x), Math.max(y, 1 - y));
  const fit = fitCells(cells, weights, [(u, v) => distance(u - x, v - y) / reach, corners], doubt);
  const [level, fall] = fit.terms as [number, number];
  return { type: 'radial', strength: strengthOf(Math.abs(fall), level + 0.45 * fall), fit, middle };
}

function distance(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

function strengthOf(difference: number, level: number): number {
  return level > 0 ? Math.min(1, difference / level) : 0;
}

/** Variance of the cells that no large-scale light explains: what neighbours differ by beyond any slope. */
function noiseOf(cells: Float32Array): number {
  const at = (row: number, column: number): number => cells[row * GRID + column] as number;
  let sum = 0;
  for (let row = 0; row + 1 < GRID; row++) {
    for (let column = 0; column + 1 < GRID; column++) {
      const twist = at(row, column) - at(row, column + 1) - at(row + 1, column) + at(row + 1, column + 1);
      sum += (twist * twist) / 4;
    }
  }
  return sum / ((GRID - 1) * (GRID - 1));
}

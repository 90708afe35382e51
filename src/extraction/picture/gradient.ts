import type { GradientObservation } from '../observation.js';
import { fitCells, type Shape } from './cell-fit.js';
import { bowlOf, CORNERS, coneOf, type Light, type Model, relit, slopeOf } from './gradient-models.js';
import { GRID } from './light-grid.js';

/** A weaker gradient is none: `strength` below it. */
const LEAST_STRENGTH = 0.06;
/** Share of the large-scale differences of light that a gradient must explain. */
const LEAST_SHARE = 0.5;
/** Squared standard errors by which the best of many centres may do better by chance. */
const CHANCE = 8;
/** By how much it must explain more besides. */
const BETTER = 1.02;
/** How much of their light corners commonly lose. */
const CORNER_LOSS = 0.08;
/** Light is clipped to white near here: such cells say nothing of slopes. */
const CLIPPED = 250;

const LEVEL_ONLY: Shape[] = [];
const CORNERS_ONLY = [CORNERS];

/**
 * The large-scale gradient of light.
 *
 * A slope, a cone and a bowl are fitted to the cells, the first two beside the darkening of corners that lenses and
 * lighting presets leave. `strength` is the difference of light between the two ends over the light half way, at most 1.
 *
 * @param cells - mean light of the window's cells, 0–255
 */
export function gradientOf(cells: Float32Array): GradientObservation {
  const weights = weightsOf(cells);
  const noise = noiseOf(cells);
  const level = cells.reduce((sum, value) => sum + value, 0) / cells.length;
  const loss = Math.max(1e-6, CORNER_LOSS * level);
  const light = { cells, weights, doubt: noise / (loss * loss) };
  const best = bestOf(light, (CHANCE * noise) / cells.length);
  const total = fitCells(cells, weights, LEVEL_ONLY).misfit - noise;
  const share = total > 0 ? 1 - Math.max(0, best.fit.misfit - noise) / total : 0;
  if (share < LEAST_SHARE || best.strength < LEAST_STRENGTH) return { gradient_type: 'none', strength: 0 };
  return { gradient_type: best.type, strength: best.again(relit(light, best)).strength };
}

/** How much each cell counts; null where none is clipped. */
function weightsOf(cells: Float32Array): Float32Array | null {
  return cells.some((value) => value >= CLIPPED) ? cells.map((value) => (value >= CLIPPED ? 0.001 : 1)) : null;
}

/** With its free middle a cone or a bowl comes near to any slope: each must explain more, beyond chance. */
function bestOf(light: Light, chance: number): Model {
  const even = fitCells(light.cells, light.weights, CORNERS_ONLY, light.doubt).misfit;
  const gain = ({ fit }: Model): number => even - fit.misfit;
  return [coneOf(light), bowlOf(light)].reduce(
    (best, model) => (gain(model) > gain(best) * BETTER + chance ? model : best),
    slopeOf(light),
  );
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

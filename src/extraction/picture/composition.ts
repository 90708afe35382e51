import type { Balance, Symmetry } from '../../origins/domains.js';
import type { CompositionObservation } from '../observation.js';
import { GRID } from './light-grid.js';

/** A centroid nearer to the middle than this weighs on no side; a balance of the renderer's moves it by 0.075. */
const DEAD_ZONE = 0.0375;
/** Likeness of the two halves, 0–1, from which a picture is a mirror image of itself, or nearly. */
const BILATERAL = 0.96;
const SLIGHT = 0.8;
/** Codes by which cells may differ without looking different, squared: a flat picture, or one of dabs, is its own mirror image. */
const UNSEEN = 5 * 5;

/** @param cells - mean light of the window's cells, 0–255 */
export function compositionOf(
  center: readonly [number, number],
  upperShare: number,
  cells: Float32Array,
): CompositionObservation {
  const [x, y] = center;
  return {
    center_x: x,
    center_y: y,
    luminance_balance: upperShare,
    balance: balanceOf(x, y),
    symmetry: symmetryOf(cells),
  };
}

function balanceOf(x: number, y: number): Balance {
  const [aside, down] = [x - 0.5, y - 0.5];
  if (Math.max(Math.abs(aside), Math.abs(down)) < DEAD_ZONE) return 'balanced';
  if (Math.abs(aside) >= Math.abs(down)) return aside < 0 ? 'left_heavy' : 'right_heavy';
  return down < 0 ? 'top_heavy' : 'bottom_heavy';
}

function symmetryOf(cells: Float32Array): Symmetry {
  const likeness = likenessOf(cells);
  return likeness >= BILATERAL ? 'bilateral' : likeness >= SLIGHT ? 'slight' : 'asymmetric';
}

/** How like its mirror image the picture is: the even part of its differences of light over all of them, 0–1. */
function likenessOf(cells: Float32Array): number {
  const mean = cells.reduce((sum, value) => sum + value, 0) / cells.length;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < cells.length; i++) {
    const mirrored = i - (i % GRID) + (GRID - 1 - (i % GRID));
    const half = ((cells[i] as number) + (cells[mirrored] as number)) / 2;
    even += (half - mean) * (half - mean);
    odd += ((cells[i] as number) - half) * ((cells[i] as number) - half);
  }
  const unseen = UNSEEN * cells.length;
  return (even + unseen) / (even + odd + unseen);
}

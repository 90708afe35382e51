/** Cells across and down that the aspects of a window are judged by. */
export const GRID = 16;

/** Middle of a cell, as a share of the frame's width or height. */
export function cellMiddle(cell: number): number {
  return (cell + 0.5) / GRID;
}

/** Cells across and down. */
export const GRID = 16;

/** A column or row of `cells` that `size` pixels are shared out to: [from, end), never empty, so that cells of a tiny picture overlap. */
export function cellSpan(cell: number, size: number): readonly [from: number, end: number] {
  const from = Math.min(size - 1, Math.floor((cell * size) / GRID));
  return [from, Math.max(from + 1, Math.floor(((cell + 1) * size) / GRID))];
}

/** Middle of a cell, as a share of the frame's width or height. */
export function cellMiddle(cell: number): number {
  return (cell + 0.5) / GRID;
}

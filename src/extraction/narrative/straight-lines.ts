/** Cells of a line: a quarter of the sheet's side. */
const LENGTH = 16;
/** A step of luma that the eye just sees on an even field, codes of 255 (about one percent). */
const SEEN_STEP = 2.5;
/**
 * How many standard errors the mean step along a line must be from none. Among the eight thousand places where a line can
 * begin, chance reaches it less than once in a hundred sheets.
 */
const SURE = 4.5;
/** Variance of cell means that rounding leaves, codes². */
const ROUNDING = 0.15;

/** Cells of a sheet that lie on long straight lines, row by row: 1 where one passes. */
export interface StraightLines {
  readonly upright: Uint8Array;
  readonly level: Uint8Array;
}

/**
 * Long straight edges of a sheet of luma, upright and level: steps in one direction all along a quarter of the frame. A
 * step counts for what it exceeds those two cells beside it, so that shades that grow and fall gently are no lines; the
 * grain of dabs cancels along a line, an edge adds up.
 *
 * Idea: lines are what chance does not make (Desolneux, Moisan, Morel, "Meaningful alignments", 2000).
 *
 * @param luma - `side`² cells, codes 0–255
 */
export function straightLines(luma: Float32Array, side: number): StraightLines {
  return { upright: linesAlong(luma, side, 1, side), level: linesAlong(luma, side, side, 1) };
}

/**
 * @param across - from a cell to the one over the edge
 * @param along - from a cell to the next on the line
 */
function linesAlong(luma: Float32Array, side: number, across: number, along: number): Uint8Array {
  const found = new Uint8Array(side * side);
  const steps = new Float32Array(side);
  for (let edge = 2; edge < side - 3; edge++) {
    const at = edge * across;
    for (let i = 0, cell = at; i < side; i++, cell += along) {
      const beside =
        (luma[cell - across] as number) -
        (luma[cell - 2 * across] as number) +
        (luma[cell + 3 * across] as number) -
        (luma[cell + 2 * across] as number);
      steps[i] = (luma[cell + across] as number) - (luma[cell] as number) - beside / 2;
    }
    let [sum, squares] = [0, 0];
    for (let i = 0; i < side; i++) {
      const step = steps[i] as number;
      sum += step;
      squares += step * step;
      if (i < LENGTH - 1) continue;
      if (isLine(sum / LENGTH, squares / LENGTH)) for (let k = i - LENGTH + 1; k <= i; k++) found[at + k * along] = 1;
      const gone = steps[i - LENGTH + 1] as number;
      sum -= gone;
      squares -= gone * gone;
    }
  }
  return found;
}

function isLine(mean: number, square: number): boolean {
  if (mean < SEEN_STEP && mean > -SEEN_STEP) return false;
  const error = Math.max(0, square - mean * mean) / (LENGTH - 1) + ROUNDING;
  return mean * mean > SURE * SURE * error;
}

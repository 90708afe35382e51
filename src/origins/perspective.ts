/** Row of the ground under the main subject (depth 1), in frame heights. */
export const FOOT_ROW = 0.9;

/**
 * How far the ground at depth 1 lies below the horizon, in frame heights: the height of the camera's eye. A point of
 * the ground at depth z shows at row horizon + eyeHeight ÷ z.
 */
export function eyeHeight(horizon: number): number {
  return Math.max(0.08, FOOT_ROW - horizon);
}

/** Row of the ground at a depth, for a horizon. */
export function groundRow(horizon: number, depth: number): number {
  return horizon + eyeHeight(horizon) / depth;
}

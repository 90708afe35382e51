/** A straight line: value at 0, and growth for each step. */
export interface Line {
  readonly base: number;
  readonly slope: number;
}

/** The line of least squares through points (x, y); level through fewer than two places. */
export function lineThrough(points: readonly (readonly [number, number])[]): Line {
  const n = Math.max(1, points.length);
  const mx = points.reduce((sum, [x]) => sum + x, 0) / n;
  const my = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const xx = points.reduce((sum, [x]) => sum + (x - mx) * (x - mx), 0);
  const xy = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  const slope = xx > 0 ? xy / xx : 0;
  return { base: my - slope * mx, slope };
}

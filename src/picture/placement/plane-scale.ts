/** The homography that moves nothing. */
export const IDENTITY: readonly number[] = [1, 0, 0, 0, 1, 0, 0, 0, 1];

interface Mapped {
  readonly screenToPlane: ArrayLike<number>;
}

/** Derivatives of plane coordinates by screen coordinates at a point of the screen: xx, xy, yx, yy. */
function derivatives({ screenToPlane: m }: Mapped, x: number, y: number): [number, number, number, number] {
  const at = (i: number): number => m[i] as number;
  const w = Math.max(1e-4, at(6) * x + at(7) * y + at(8));
  const px = (at(0) * x + at(1) * y + at(2)) / w;
  const py = (at(3) * x + at(4) * y + at(5)) / w;
  return [(at(0) - px * at(6)) / w, (at(1) - px * at(7)) / w, (at(3) - py * at(6)) / w, (at(4) - py * at(7)) / w];
}

/** How many times larger than at rest an area of the plane shows at a point of the screen. */
export function magnification(plane: Mapped, x: number, y: number): number {
  const [xx, xy, yx, yy] = derivatives(plane, x, y);
  return 1 / Math.max(1e-9, Math.abs(xx * yy - xy * yx));
}

/** Direction of the plane's x axis on screen, in turns from the screen's x axis towards its y axis. */
export function directionTurns(plane: Mapped, x: number, y: number): number {
  const [xx, xy, yx, yy] = derivatives(plane, x, y);
  // The first column of the inverse, but for a factor of the determinant's sign.
  const sign = xx * yy - xy * yx < 0 ? -1 : 1;
  return turnsOf(yy * sign, -yx * sign);
}

/** Angle of a vector in turns, within 0.001 turns: far finer than the stamps' angles. */
function turnsOf(x: number, y: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const a = Math.min(ax, ay) / Math.max(ax, ay, 1e-9);
  let turns = a * (0.16845 - 0.04345 * a);
  if (ay > ax) turns = 0.25 - turns;
  if (x < 0) turns = 0.5 - turns;
  return y < 0 ? -turns : turns;
}

import { TAU } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Shape } from '../../painting/shape.js';

/** A straight line as a thin rectangle between two points; `width` in frame heights. */
export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  width: number,
  color: Rgb,
  more: Partial<Shape> = {},
): Shape {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  return {
    kind: 'rectangle',
    x: (from[0] + to[0]) / 2,
    y: (from[1] + to[1]) / 2,
    rx: width / 2,
    ry: Math.sqrt(dx * dx + dy * dy) / 2,
    turn: leanTurns(dx, dy),
    color,
    ...more,
  };
}

/**
 * Turn that lays an upright shape along (dx, dy), in turns clockwise, within ±¼.
 *
 * Arctangent by the polynomial of Abramowitz & Stegun 4.4.47, error below 1e-5 radians.
 */
export function leanTurns(dx: number, dy: number): number {
  if (dx === 0 || dy === 0) return dx === 0 ? 0 : 0.25;
  const z = -dx / dy;
  if (Math.abs(z) <= 1) return arctangent(z) / TAU;
  return (z > 0 ? 0.25 : -0.25) - arctangent(1 / z) / TAU;
}

function arctangent(z: number): number {
  const q = z * z;
  return z * (0.999866 + q * (-0.3302995 + q * (0.180141 + q * (-0.085133 + q * 0.0208351))));
}

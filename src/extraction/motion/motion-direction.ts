import type { CameraObservation, MotionDirection } from '../observation.js';
import { knownSpeed, weightsOf } from './flow-forms.js';
import type { FlowMap } from './flow-map.js';
import type { FramePair } from './flow-tracker.js';

/** Slower than this, root mean square in widths a second, there is no direction. */
const LEAST_SPEED = 0.004;
/** How much more must go along an axis than across it, as a share of both. */
const ALONG = 0.6;
/** tan of 22.5°: nearer to an axis than to the diagonal. */
const NEAR_AXIS = 0.41421356;

/**
 * The common direction of what moves: of the whole picture when it moves as a whole, else of what moves in it. `radial`
 * when it grows or shrinks; `neutral` when it turns, goes every way, or rests.
 */
export function directionOf(pairs: readonly FramePair[], map: FlowMap, camera: CameraObservation): MotionDirection {
  switch (camera.motion_type) {
    case 'zoom':
    case 'zoom_out':
    case 'dolly':
    case 'birds_eye':
      return 'radial';
    case 'roll':
    case 'rotate':
      return 'neutral';
  }
  const whole = axisOf(pairs.map(({ fit, seconds }) => [fit.tx / seconds, fit.ty / seconds, seconds] as const));
  if (whole.speed > LEAST_SPEED) return whole.direction;
  const weights = weightsOf(map);
  const moving = Array.from(map.u, (u, n) => {
    const v = map.v[n] as number;
    return [u, v, knownSpeed(map, n, u, v) > LEAST_SPEED ? (weights[n] as number) : 0] as const;
  });
  const parts = axisOf(moving);
  return parts.speed > LEAST_SPEED ? parts.direction : 'neutral';
}

/** The axis along which most of some weighted speeds (u, v, weight) lie. */
function axisOf(speeds: readonly (readonly [number, number, number])[]): { speed: number; direction: MotionDirection } {
  let xx = 0;
  let yy = 0;
  let xy = 0;
  let total = 0;
  for (const [u, v, weight] of speeds) {
    xx += weight * u * u;
    yy += weight * v * v;
    xy += weight * u * v;
    total += weight;
  }
  const speed = total > 0 ? Math.sqrt((xx + yy) / total) : 0;
  const difference = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy);
  if (xx + yy <= 0 || difference / (xx + yy) < ALONG) return { speed, direction: 'neutral' };
  // The longer half-axis: (2xy, difference − xx + yy) or (difference + xx − yy, 2xy).
  const [ax, ay] = xx >= yy ? [difference + xx - yy, Math.abs(2 * xy)] : [Math.abs(2 * xy), difference - xx + yy];
  if (ay < NEAR_AXIS * ax) return { speed, direction: 'horizontal' };
  return { speed, direction: ax < NEAR_AXIS * ay ? 'vertical' : 'diagonal' };
}

import { FLOW_NOISE } from '../measurement-noise.js';
import type { CameraObservation, MotionDirection } from '../observation.js';
import { decideAt, SURE } from './doubt.js';
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
 *
 * @returns the likeliest first, then those that noise alone keeps from being the first, and those of other cameras that
 * it may have been
 */
export function directionsOf(
  pairs: readonly FramePair[],
  map: FlowMap,
  { motion_type, alternatives }: CameraObservation,
): [MotionDirection, ...MotionDirection[]] {
  const all = [motion_type, ...alternatives].flatMap((motion) => directionsUnder(motion, pairs, map));
  return [...new Set(all)] as [MotionDirection, ...MotionDirection[]];
}

function directionsUnder(
  motion: CameraObservation['motion_type'],
  pairs: readonly FramePair[],
  map: FlowMap,
): readonly MotionDirection[] {
  switch (motion) {
    case 'zoom':
    case 'zoom_out':
    case 'dolly':
    case 'birds_eye':
      return ['radial'];
    case 'roll':
    case 'rotate':
      return ['neutral'];
  }
  const whole = axisOf(pairs.map(({ fit, seconds }) => [fit.tx / seconds, fit.ty / seconds, seconds] as const));
  return ofMoving(
    whole,
    () => whole.directions,
    () => {
      const weights = weightsOf(map);
      const parts = axisOf(
        Array.from(map.u, (u, n) => {
          const v = map.v[n] as number;
          return [u, v, knownSpeed(map, n, u, v) > LEAST_SPEED ? (weights[n] as number) : 0] as const;
        }),
      );
      return ofMoving(
        parts,
        () => parts.directions,
        () => ['neutral'],
      );
    },
  );
}

function ofMoving(
  { speed }: Axis,
  moving: () => readonly MotionDirection[],
  resting: () => readonly MotionDirection[],
): readonly MotionDirection[] {
  return decideAt({ value: speed, border: LEAST_SPEED, noise: SURE * FLOW_NOISE.layerSpeed.std }, moving, resting);
}

interface Axis {
  readonly speed: number;
  readonly directions: readonly MotionDirection[];
}

/** The axis along which most of some weighted speeds (u, v, weight) lie. */
function axisOf(speeds: readonly (readonly [number, number, number])[]): Axis {
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
  if (xx + yy <= 0) return { speed: 0, directions: ['neutral'] };
  const speed = Math.sqrt((xx + yy) / total);
  const difference = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy);
  // What noise adds to a speed turns it by as much of a radian as it is of the speed.
  const noise = (SURE * FLOW_NOISE.layerSpeed.std) / speed;
  // The longer half-axis: (2xy, difference − xx + yy) or (difference + xx − yy, 2xy).
  const [ax, ay] = xx >= yy ? [difference + xx - yy, Math.abs(2 * xy)] : [Math.abs(2 * xy), difference - xx + yy];
  const along = (): readonly MotionDirection[] =>
    decideAt(
      { value: Math.min(ax, ay) / Math.max(ax, ay), border: NEAR_AXIS, noise },
      () => ['diagonal'],
      () => [ax > ay ? 'horizontal' : 'vertical'],
    );
  return {
    speed,
    directions: decideAt({ value: difference / (xx + yy), border: ALONG, noise }, along, () => ['neutral']),
  };
}

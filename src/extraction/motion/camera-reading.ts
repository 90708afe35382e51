import type { CameraDirection, CameraMotion, CameraSpeed } from '../../origins/domains.js';
import type { CameraObservation, DepthObservation } from '../observation.js';

/** What a window's flow says of the camera, and of the depth of the scene. */
export interface CameraReading {
  readonly camera: CameraObservation;
  readonly depth: DepthObservation;
}

/** The depth of what shows none. */
export const FLAT: DepthObservation = { parallax_strength: 0, layer_count: 1 };

export const LOG_OF_TWO = 0.6931471805599453;

const SPEEDS = ['slow', 'medium', 'fast'] as const;
/** The rates that `slow`, `medium` and `fast` stand for, units a second: a pan's are frame widths. */
const RATES: Readonly<Record<CameraSpeed, number>> = { slow: 0.05, medium: 0.12, fast: 0.28 };

/** Motions that look alike: when everything is at one distance, and beside a subject that keeps up, or with none in sight. */
const ALIKE: Readonly<Partial<Record<CameraMotion, readonly CameraMotion[]>>> = {
  pan: ['truck', 'arc', 'tracking'],
  tilt: ['pedestal', 'crane'],
  zoom: ['dolly', 'birds_eye'],
  zoom_out: ['dolly'],
  truck: ['tracking'],
  tracking: ['truck'],
  // A part of a turn there and back is a part of a turn.
  roll: ['rotate'],
  rotate: ['roll'],
};

/** @param rate - of what `speed_name` names, in units of its own a second */
export function cameraOf(
  motion: CameraMotion | 'unknown',
  direction: CameraDirection | null,
  speed: number,
  rate: number,
): CameraObservation {
  const alike = motion === 'unknown' ? [] : (ALIKE[motion] ?? []);
  return { motion_type: motion, direction, speed, speed_name: nearestSpeed(rate), alternatives: [...alike] };
}

/** The likeliest of some readings, which names the motions of the others beside those that look like its own. */
export function likeliest(readings: readonly CameraReading[]): CameraReading {
  const [{ camera, depth }, ...others] = readings as [CameraReading, ...CameraReading[]];
  const alternatives = new Set(camera.alternatives);
  for (const { camera: other } of others) if (other.motion_type !== 'unknown') alternatives.add(other.motion_type);
  if (camera.motion_type !== 'unknown') alternatives.delete(camera.motion_type);
  return { camera: { ...camera, alternatives: [...alternatives] }, depth };
}

/** The side to which a camera goes whose picture goes to `x`, or the other way round. */
export const sideways = (x: number): CameraDirection => (x > 0 ? 'right' : 'left');
/** As `sideways`; `y` grows downwards. */
export const upDown = (y: number): CameraDirection => (y > 0 ? 'down' : 'up');

/** The named speed whose rate is nearest by ratio. */
function nearestSpeed(rate: number): CameraSpeed {
  const ratio = (speed: CameraSpeed): number => Math.max(rate / RATES[speed], RATES[speed] / Math.max(rate, 1e-9));
  return SPEEDS.reduce((a, b) => (ratio(b) < ratio(a) ? b : a));
}

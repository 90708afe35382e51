import type { SpecCamera } from '../../creation/scene-spec.js';
import { powerOfTwo, sineTurns, smoothStep } from '../../numerics/arithmetic.js';
import { hashText, mixUint32 } from '../../numerics/random.js';
import type { CameraMotion } from '../../origins/domains.js';
import { AT_REST, type Pose } from './view.js';

/** What a camera move knows of its shot. */
export interface MoveContext {
  /** Seconds since the shot began. */
  readonly t: number;
  /** Length of the shot in seconds. */
  readonly length: number;
  /** Frame width in frame heights. */
  readonly aspect: number;
  /** +1 for right and down, −1 for left and up. */
  readonly sign: number;
  /** Units a second, by the speed asked for: see `RATES`. */
  readonly rate: number;
  /** How far the followed subject has gone to the right, in frame heights at depth 1; null when nothing goes anywhere. */
  readonly subjectX: number | null;
  readonly seed: number;
}

type Move = (c: MoveContext) => Partial<Pose>;

/** Pan rate in frame widths a second; the other moves are derived from it, so that speeds compare. */
export const RATES = { slow: 0.05, medium: 0.12, fast: 0.28 } as const;

/** Smooth wandering about 0 within ±1, without a period that the eye would notice. */
function wander(t: number, seed: number): number {
  const phase = (i: number) => mixUint32(seed + i * 7919) / 4294967296;
  return (
    0.5 * sineTurns(t * 0.61 + phase(1)) + 0.32 * sineTurns(t * 1.43 + phase(2)) + 0.18 * sineTurns(t * 2.9 + phase(3))
  );
}

/** Half the travel of a move lies before the middle of the shot, half behind it, so that the scene stays centred. */
const centred = (c: MoveContext) => c.t - c.length / 2;

/** Doublings of size a second of a zoom; long shots zoom slower, for beyond 2.6 times there is nothing left to see. */
const doublings = (c: MoveContext) => Math.min(c.rate * 1.3, 1.4 / Math.max(c.length, 0.1));

/** The sixteen camera motions, each a different transform of space. */
export const MOVES: Record<CameraMotion, Move> = {
  static: () => ({}),
  // Rotation of the camera: uniform flow, no parallax.
  pan: (c) => ({ panX: c.sign * c.rate * c.aspect * centred(c) }),
  tilt: (c) => ({ panY: c.sign * c.rate * 0.7 * centred(c) }),
  // Forward through space: near things grow faster than far ones. The subject at depth 1 grows at a constant relative
  // rate, so that it is never reached and passed.
  dolly: (c) => ({ z: 1 - powerOfTwo(-c.sign * c.rate * 1.3 * c.t) }),
  crane: (c) => ({ y: c.sign * c.rate * 1.1 * centred(c), panY: -c.sign * c.rate * 0.35 * centred(c) }),
  // Focal length: everything grows alike about the middle, at a constant relative rate.
  zoom: (c) => ({ zoom: powerOfTwo(doublings(c) * c.t) }),
  zoom_out: (c) => ({ zoom: powerOfTwo(doublings(c) * (c.length - c.t)) }),
  handheld: (c) => ({
    panX: 0.02 * (0.5 + c.rate * 4) * wander(c.t, c.seed),
    panY: 0.016 * (0.5 + c.rate * 4) * wander(c.t, c.seed + 11),
    roll: 0.0035 * (0.5 + c.rate * 4) * wander(c.t, c.seed + 23),
    zoom: 1.06,
  }),
  // About the axis of view, there and back like a boat.
  roll: (c) => ({ roll: c.sign * 0.03 * sineTurns(c.t * (0.1 + c.rate)), zoom: 1.1 }),
  // Sideways through space: flow falls with depth.
  truck: (c) => ({ x: c.sign * c.rate * c.aspect * centred(c) }),
  pedestal: (c) => ({ y: c.sign * c.rate * 0.8 * centred(c) }),
  // Round the subject: it stays, the background passes one way and the foreground the other.
  arc: (c) => {
    const x = c.sign * c.rate * c.aspect * centred(c);
    return { x, panX: -x };
  },
  // With the subject: it stays in its place, the world goes by; along the scene when nothing in it goes anywhere.
  tracking: (c) => ({ x: c.subjectX ?? c.sign * 0.4 * c.rate * c.aspect * centred(c) }),
  // From above, over the land.
  birds_eye: (c) => ({ z: c.rate * 1.2 * c.t }),
  whip_pan: (c) => {
    const middle = c.length / 2;
    const reach = 0.25 - 0.35 * c.rate;
    const at = smoothStep(middle - reach, middle + reach, c.t);
    const speed = c.t > middle - reach && c.t < middle + reach ? 4 * at * (1 - at) : 0;
    return { panX: c.sign * c.aspect * 1.5 * (at - 0.5), blur: 0.09 * speed };
  },
  rotate: (c) => ({ roll: c.sign * c.rate * 0.4 * c.t, zoom: 1.12 }),
};

/** Default direction of each move's +1, for a prompt that names none. */
const POSITIVE = new Set(['right', 'down']);

/** Pose of the camera of one shot. */
export function poseAt(camera: SpecCamera, c: Omit<MoveContext, 'sign' | 'rate'>): Pose {
  const sign = camera.direction === null ? 1 : POSITIVE.has(camera.direction) ? 1 : -1;
  // Forward is "up" or no direction for a dolly; a crane and a pedestal rise by default.
  const lifts = camera.motion === 'crane' || camera.motion === 'pedestal' || camera.motion === 'tilt';
  const oriented = camera.direction === null && lifts ? -1 : sign;
  const backs = camera.motion === 'dolly' && camera.direction !== null;
  const move = MOVES[camera.motion]({
    ...c,
    sign: backs ? (camera.direction === 'down' ? -1 : 1) : oriented,
    rate: RATES[camera.speed],
  });
  const pose = { ...AT_REST, ...move };
  const shake = camera.steadiness === 'shaky' ? 1 : camera.steadiness === 'handheld' ? 0.35 : 0;
  if (shake === 0) return pose;
  const seed = c.seed + hashText('shake');
  return {
    ...pose,
    panX: pose.panX + shake * 0.028 * (wander(c.t * 2.6, seed) + 0.4 * wander(c.t * 6.1, seed + 5)),
    panY: pose.panY + shake * 0.024 * (wander(c.t * 2.9, seed + 7) + 0.4 * wander(c.t * 6.7, seed + 9)),
    roll: pose.roll + shake * 0.004 * wander(c.t * 2.2, seed + 3),
    zoom: pose.zoom * (1 + 0.05 * shake),
  };
}

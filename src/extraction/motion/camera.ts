import type { CameraDirection, CameraMotion, CameraSpeed } from '../../origins/domains.js';
import type { CameraObservation, DepthObservation } from '../observation.js';
import type { CameraPath } from './camera-path.js';
import { withoutClouds, withStillSky } from './clouds.js';
import { type FlowForm, fitForms, knownSpeed, quantile, weightsOf } from './flow-forms.js';
import type { FlowMap } from './flow-map.js';
import { axisSpeeds, type Parallax, parallaxOf, rayRates } from './parallax.js';
import { shakeOf } from './shake.js';

/** What a window's flow says of the camera, and of the depth of the scene. */
export interface CameraReading {
  readonly camera: CameraObservation;
  readonly depth: DepthObservation;
}

/** A simpler form is taken when a freer one explains no more than this share of the picture beyond it. */
const PREFERENCE = 0.1;
/** The same for a camera at rest, which slow moves come near. */
const STILL_PREFERENCE = 0.04;
/** No form that leaves more than this says what is there; another must leave less by so much to be taken instead. */
const UNCLEAR = 0.12;
const CLEARER = 0.05;
/** The ground without the sky must be this share of the picture at least. */
const LEAST_GROUND = 0.25;
/** Clouds pass no faster than this, widths a second. */
const SKY_SPEED = 0.03;
/** Below this share of telling blocks there is nothing to tell from. */
const LEAST_TOLD = 0.06;
/** Whip pans rush: speeds that no other move reaches, widths a second. */
const WHIP_SPEED = 1.1;
/** Wobble that no steady camera has, widths a second. */
const SHAKE = 0.01;
/** A path that leads farther than this many times its strays leads somewhere. */
const STRAIGHT = 6;
/** Turning that only the camera does, as speed of the picture, widths a second. */
const LEAST_TURN = 0.01;
/** A camera stands still when this share of the picture does, and of its lower part, where near things are. */
const STILL_SHARE = 0.55;
/** A cell slower than this stands still, widths a second. */
const STILL_SPEED = 0.004;
/** A turn whose speed changes by more than this share is no steady one. */
const UNEVEN_TURN = 0.17;
/** Spread of flow, as a share of the fastest, that only depth explains. */
const PARALLAX = 0.2;
/** Where near things and subjects stand: below this, in half heights from the middle. */
const LOWER_PART = 0.2;
/** A subject goes slower than this share of what is about it, and fills this share of the lower part. */
const HELD = 0.3;
const LEAST_SUBJECT = 0.025;
/** Places no farther apart than this, in widths, are next to one another. */
const NEXT = 0.09;
/** Above this row (in half heights from the middle, upwards negative) a point of growth means that one looks down. */
const LOOKING_DOWN = -0.5;

const SPEEDS = ['slow', 'medium', 'fast'] as const;
/** The rates that `slow`, `medium` and `fast` stand for, units a second: a pan's are frame widths. */
const RATES: Readonly<Record<CameraSpeed, number>> = { slow: 0.05, medium: 0.12, fast: 0.28 };
const LOG_OF_TWO = 0.6931471805599453;

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

/** What is known of a window, and of it together with what surrounds it in the same shot. */
export interface WindowFlow {
  readonly map: FlowMap;
  readonly path: CameraPath;
}

/** Tells the camera's motion from the flow of a window and of a longer while around it. */
export function readCamera({ map, path: own }: WindowFlow, { map: longer, path }: WindowFlow): CameraReading {
  if (own.peak > WHIP_SPEED) {
    const direction = Math.abs(own.peakX) > Math.abs(own.peakY) ? sideways(-own.peakX) : upDown(-own.peakY);
    return { camera: cameraOf('whip_pan', direction, own.peak, whipRate(Math.max(own.peak, path.peak))), depth: FLAT };
  }
  if (map.told < LEAST_TOLD) return { camera: cameraOf('unknown', null, 0, 0), depth: FLAT };
  if (path.turning > LEAST_TURN && path.turning > 2 * path.shifting) return readTurn(map, path);
  const { speed, stray, way } = shakeOf(longer);
  if (speed > SHAKE && way < STRAIGHT * stray)
    return { camera: cameraOf('handheld', null, speed, shakeRate(speed, map.halfHeight)), depth: FLAT };
  return readForms(map, path);
}

const FLAT: DepthObservation = { parallax_strength: 0, layer_count: 1 };

const STILL: CameraReading = { camera: cameraOf('static', null, 0, 0), depth: FLAT };

type SevenForms = [FlowForm, FlowForm, FlowForm, FlowForm, FlowForm, FlowForm, FlowForm];

/** Reads a window; where no form explains it well, clouds may pass over what one does explain. */
function readForms(map: FlowMap, path: CameraPath): CameraReading {
  const forms = fitForms(map);
  const best = leastOf(forms);
  if (best < UNCLEAR) return readFitted(map, forms, path);
  const growth = forms.find(({ name }) => name === 'growth') as FlowForm;
  const calm = withStillSky(map, growth.rate);
  const calmed = fitForms(calm);
  const grows = calmed.find(({ name }) => name === 'growth') as FlowForm;
  if (grows.unexplained < growth.unexplained - CLEARER && grows.unexplained <= leastOf(calmed) + PREFERENCE)
    return readFitted(calm, calmed, path);
  const ground = withoutClouds(map);
  const grounded = fitForms(ground);
  return ground.count > LEAST_GROUND * map.count && leastOf(grounded) < best - CLEARER
    ? readFitted(ground, grounded, path)
    : readFitted(map, forms, path);
}

const leastOf = (forms: readonly FlowForm[]): number => Math.min(...forms.map((form) => form.unexplained));

function readFitted(map: FlowMap, forms: readonly FlowForm[], path: CameraPath): CameraReading {
  const [still, shift, growth, turn, level, upright, rays] = forms as SevenForms;
  const best = leastOf(forms);
  if (best > 0.5) return { camera: cameraOf('unknown', null, 0, 0), depth: FLAT };
  const fits = (form: FlowForm): boolean => form.unexplained <= best + PREFERENCE;
  if (still.unexplained <= best + STILL_PREFERENCE || standsStill(map)) return STILL;
  if (fits(turn)) return readTurn(map, path);
  if (fits(growth)) return readGrowth(map, growth.rate);
  if (fits(shift)) return isSkyOnly(map, shift) ? STILL : readShift(shift, map.halfHeight);
  const free = [level, upright, rays].reduce((a, b) => (b.unexplained < a.unexplained - 0.01 ? b : a));
  if (free === level) return readLevel(map);
  if (free === upright) return readUpright(map);
  return readRays(map, rays.origin, rays.rate);
}

/** Whether a slow shift is that of the sky alone: the lower part, where there is something to see, does not go along. */
function isSkyOnly(map: FlowMap, { tx, ty }: FlowForm): boolean {
  if (Math.sqrt(tx * tx + ty * ty) > SKY_SPEED) return false;
  const weights = weightsOf(map);
  let along = 0;
  let total = 0;
  for (let n = 0; n < map.count; n++) {
    if ((map.y[n] as number) < LOWER_PART * map.halfHeight) continue;
    total += weights[n] as number;
    const stray = knownSpeed(map, n, (map.u[n] as number) - tx, (map.v[n] as number) - ty);
    if (stray < STILL_SPEED) along += weights[n] as number;
  }
  return total > 0 && along < 0.5 * total;
}

function readTurn(map: FlowMap, path: CameraPath): CameraReading {
  const rate = path.turn;
  const rolls = path.turnChange > UNEVEN_TURN;
  // The picture turns the other way than the camera.
  const direction: CameraDirection = (rolls ? path.turnStart : rate) > 0 ? 'left' : 'right';
  const edge = Math.abs(rate) * cornerOf(map);
  const turns = (rolls ? path.turnPeak : Math.abs(rate)) / 6.283185307179586;
  return {
    camera: rolls
      ? cameraOf('roll', direction, edge, turns / (0.03 * 6.283185307179586) - 0.1)
      : cameraOf('rotate', direction, edge, turns / 0.4),
    depth: FLAT,
  };
}

/** Whether the ground stands still, whatever else moves: figures, water, clouds. */
function standsStill(map: FlowMap): boolean {
  const weights = weightsOf(map);
  const share = (isPart: (y: number) => boolean): number => {
    let held = 0;
    let total = 0;
    for (let n = 0; n < map.count; n++) {
      if (!isPart(map.y[n] as number)) continue;
      total += weights[n] as number;
      if (knownSpeed(map, n, map.u[n] as number, map.v[n] as number) < STILL_SPEED) held += weights[n] as number;
    }
    return total > 0 ? held / total : 0;
  };
  return share(() => true) > STILL_SHARE && share((y) => y > 0.33 * map.halfHeight) > STILL_SHARE;
}

function readGrowth(map: FlowMap, rate: number): CameraReading {
  const edge = Math.abs(rate) * cornerOf(map);
  const name = rate > 0 ? 'zoom' : 'zoom_out';
  return { camera: cameraOf(name, null, edge, Math.abs(rate) / (1.3 * LOG_OF_TWO)), depth: FLAT };
}

function readShift({ tx, ty }: FlowForm, halfHeight: number): CameraReading {
  const speed = Math.sqrt(tx * tx + ty * ty);
  const camera =
    Math.abs(tx) >= Math.abs(ty)
      ? cameraOf('pan', sideways(-tx), speed, Math.abs(tx))
      : cameraOf('tilt', upDown(-ty), speed, Math.abs(ty) / (2 * halfHeight * 0.7));
  return { camera, depth: FLAT };
}

function readLevel(map: FlowMap): CameraReading {
  const { values, weights } = axisSpeeds(map, 'u');
  const parallax = parallaxOf(map, values, weights);
  const depth = depthOf(parallax);
  const fastest = Math.max(Math.abs(parallax.low), Math.abs(parallax.high));
  if (parallax.strength < PARALLAX) {
    const tx = quantile(values, weights, 0.5);
    return { camera: cameraOf('pan', sideways(-tx), fastest, Math.abs(tx)), depth };
  }
  if (Math.abs(parallax.near) < Math.abs(parallax.far))
    return { camera: cameraOf('arc', sideways(parallax.far), fastest, fastest), depth };
  const subject = holdsSubject(map, values, weights);
  const motion = subject ? 'tracking' : 'truck';
  return {
    camera: cameraOf(motion, sideways(-parallax.near), fastest, fastest / (subject ? 0.45 : 1.3)),
    depth,
  };
}

function readUpright(map: FlowMap): CameraReading {
  const { values, weights } = axisSpeeds(map, 'v');
  const parallax = parallaxOf(map, values, weights);
  const depth = depthOf(parallax);
  const height = 2 * map.halfHeight;
  const fastest = Math.max(Math.abs(parallax.low), Math.abs(parallax.high));
  if (parallax.strength < PARALLAX) {
    const ty = quantile(values, weights, 0.5);
    return { camera: cameraOf('tilt', upDown(-ty), fastest, Math.abs(ty) / (0.7 * height)), depth };
  }
  const { near, low, high } = parallax;
  // A crane turns back while it rises or sinks: what is far goes the other way.
  const other = near < 0 ? Math.max(0, high) : Math.max(0, -low);
  if (other > 0.15 * fastest)
    return { camera: cameraOf('crane', upDown(-near), fastest, other / (0.33 * height)), depth };
  return { camera: cameraOf('pedestal', upDown(-near), fastest, fastest / (1.04 * height)), depth };
}

function readRays(map: FlowMap, origin: number, rate: number): CameraReading {
  const { values, weights } = rayRates(map, origin);
  const parallax = parallaxOf(map, values, weights);
  const depth = depthOf(parallax);
  const fastest = Math.max(Math.abs(parallax.low), Math.abs(parallax.high));
  const edge = fastest * cornerOf(map, origin);
  if (parallax.strength < PARALLAX && Math.abs(origin) < 0.3 * map.halfHeight)
    return { ...readGrowth(map, rate), depth };
  if (origin < LOOKING_DOWN * map.halfHeight && rate > 0)
    return { camera: cameraOf('birds_eye', null, edge, fastest / 1.36), depth };
  return { camera: cameraOf('dolly', rate > 0 ? 'up' : 'down', edge, fastest / (1.3 * LOG_OF_TWO)), depth };
}

/**
 * Whether something stays in its place in the lower part of the frame while all about it goes by. Its limbs may move: what
 * is restless there counts by its mean.
 */
function holdsSubject(map: FlowMap, values: readonly number[], weights: readonly number[]): boolean {
  const fastest = quantile(values.map(Math.abs), weights, 0.94);
  const rows = [...new Set(map.y)].map((y) => ({
    y,
    speed: Math.abs(
      quantile(
        values,
        weights.map((w, n) => (map.y[n] === y ? w : 0)),
        0.5,
      ),
    ),
  }));
  const settled = values.map((u, n) => ({ x: map.x[n] as number, y: map.y[n] as number, u }));
  const lower = [...settled, ...map.restless].filter(({ y }) => y > LOWER_PART * map.halfHeight);
  const held = lower.filter(({ y, u }) => {
    const around = rows.reduce((a, b) => (Math.abs(b.y - y) < Math.abs(a.y - y) ? b : a)).speed;
    return around > 0.3 * fastest && Math.abs(u) < HELD * around;
  });
  return largestGroup(held) >= Math.max(3, LEAST_SUBJECT * lower.length);
}

/** How many of some places hang together, each next to another. */
function largestGroup(places: readonly { readonly x: number; readonly y: number }[]): number {
  const left = new Set(places);
  let largest = 0;
  for (const first of places) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const { x, y } of group) {
      for (const other of left) {
        if (Math.abs(other.x - x) > NEXT || Math.abs(other.y - y) > NEXT) continue;
        left.delete(other);
        group.push(other);
      }
    }
    largest = Math.max(largest, group.length);
  }
  return largest;
}

function depthOf({ strength, layers }: Parallax): DepthObservation {
  return { parallax_strength: strength, layer_count: layers };
}

function cameraOf(
  motion: CameraMotion | 'unknown',
  direction: CameraDirection | null,
  speed: number,
  rate: number,
): CameraObservation {
  const alike = motion === 'unknown' ? [] : (ALIKE[motion] ?? []);
  return { motion_type: motion, direction, speed, speed_name: nearestSpeed(rate), alternatives: [...alike] };
}

/** How far the corners of the frame lie from a point of its middle column, in widths: there turns and growth are fastest. */
function cornerOf(map: FlowMap, origin = 0): number {
  const down = map.halfHeight + Math.abs(origin);
  return Math.sqrt(0.25 + down * down);
}

const sideways = (x: number): CameraDirection => (x > 0 ? 'right' : 'left');
const upDown = (y: number): CameraDirection => (y > 0 ? 'down' : 'up');

/** The named speed whose rate is nearest by ratio. */
function nearestSpeed(rate: number): CameraSpeed {
  const ratio = (speed: CameraSpeed): number => Math.max(rate / RATES[speed], RATES[speed] / Math.max(rate, 1e-9));
  return SPEEDS.reduce((a, b) => (ratio(b) < ratio(a) ? b : a));
}

/** A whip covers one and a half widths within half a second less 0.7 times its rate. */
function whipRate(peak: number): number {
  return (0.5 - 2.25 / peak) / 0.7;
}

/** A wandering hand shakes by 0.5 + 4 times its rate, at 0.067 frame heights a second. */
function shakeRate(wobble: number, halfHeight: number): number {
  return (wobble / (0.067 * 2 * halfHeight) - 0.5) / 4;
}

import { FLOW_NOISE } from '../measurement-noise.js';
import type { CameraPath } from './camera-path.js';
import { type CameraReading, cameraOf, FLAT, likeliest, sideways, upDown } from './camera-reading.js';
import { withoutClouds, withStillSky } from './clouds.js';
import { decide, decideAt, SURE } from './doubt.js';
import { type FlowForm, fitForms } from './flow-forms.js';
import type { FlowMap } from './flow-map.js';
import { cornerOf, readGrowth, readLevel, readRays, readShift, readTurn, readUpright } from './form-readings.js';
import { heldShare, STILL_SPEED, shareAlong } from './held-places.js';
import { shakeOf } from './shake.js';

/** A simpler form is taken when a freer one explains no more than this share of the picture beyond it. */
const PREFERENCE = 0.1;
/** The same for a camera at rest, which slow moves come near. */
const STILL_PREFERENCE = 0.04;
/** Of free forms the later explains this share more at least. */
const FREER = 0.01;
/** No form that leaves more than this says what is there; another must leave less by so much to be taken instead. */
const UNCLEAR = 0.12;
const CLEARER = 0.05;
/** Where the best form leaves more than this, none tells the camera. */
const UNTOLD = 0.5;
/** The ground without the sky must be this share of the picture at least. */
const LEAST_GROUND = 0.25;
/** Clouds pass no faster than this, widths a second. */
const SKY_SPEED = 0.03;
/** With less than this share of the lower part going along, a slow shift is that of the sky alone. */
const ALONG = 0.5;
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
/** A camera stands still when this share of the picture does, and of its lower part. */
const STILL_SHARE = 0.55;

/** What is known of a window, and of it together with what surrounds it in the same shot. */
export interface WindowFlow {
  readonly map: FlowMap;
  readonly path: CameraPath;
}

/**
 * Tells the camera's motion from the flow of a window and of a longer while around it. Where noise alone could have made
 * it another motion, that one is among its alternatives.
 */
export function readCamera({ map, path: own }: WindowFlow, { map: longer, path }: WindowFlow): CameraReading {
  if (own.peak > WHIP_SPEED) {
    const direction = Math.abs(own.peakX) > Math.abs(own.peakY) ? sideways(-own.peakX) : upDown(-own.peakY);
    return { camera: cameraOf('whip_pan', direction, own.peak, whipRate(Math.max(own.peak, path.peak))), depth: FLAT };
  }
  if (map.told < LEAST_TOLD) return UNKNOWN;
  if (path.turning > LEAST_TURN && path.turning > 2 * path.shifting) return likeliest(readTurn(map, path));
  const { speed, stray, way } = shakeOf(longer);
  const isStraight = way > STRAIGHT * stray;
  return likeliest(
    decideAt(
      { value: isStraight ? 0 : speed, border: SHAKE, noise: SURE * FLOW_NOISE.shake.std },
      () => [{ camera: cameraOf('handheld', null, speed, shakeRate(speed, map.halfHeight)), depth: FLAT }],
      () => readForms(map, path),
    ),
  );
}

const UNKNOWN: CameraReading = { camera: cameraOf('unknown', null, 0, 0), depth: FLAT };
const STILL: CameraReading = { camera: cameraOf('static', null, 0, 0), depth: FLAT };

type SevenForms = readonly [FlowForm, FlowForm, FlowForm, FlowForm, FlowForm, FlowForm, FlowForm];

/** Reads a window; where no form explains it well, clouds may pass over what one does explain. */
function readForms(map: FlowMap, path: CameraPath): readonly CameraReading[] {
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

function readFitted(map: FlowMap, forms: readonly FlowForm[], path: CameraPath): readonly CameraReading[] {
  const [still, shift, growth, turn] = forms as SevenForms;
  const best = leastOf(forms);
  const noise = SURE * FLOW_NOISE.unexplained.std;
  /** By how much a form passes beside the best. */
  const ahead = ({ unexplained }: FlowForm, preference: number): number => (best + preference - unexplained) / noise;
  // A move that nobody sees is none.
  const rests = ({ tx, ty, rate }: FlowForm): boolean =>
    Math.max(Math.abs(tx), Math.abs(ty), Math.abs(rate) * cornerOf(map)) < STILL_SPEED;
  const held = (heldShare(map) - STILL_SHARE) / (SURE * FLOW_NOISE.heldShare.std);
  return decide([
    { margin: (best - UNTOLD) / noise, read: () => [UNKNOWN] },
    { margin: Math.max(ahead(still, STILL_PREFERENCE), held), read: () => [STILL] },
    { margin: ahead(turn, PREFERENCE), read: () => (rests(turn) ? [STILL] : readTurn(map, path)) },
    { margin: ahead(growth, PREFERENCE), read: () => (rests(growth) ? [STILL] : readGrowth(map, growth.rate)) },
    {
      margin: ahead(shift, PREFERENCE),
      read: () => (rests(shift) || isSkyOnly(map, shift) ? [STILL] : readShift(shift, map.halfHeight)),
    },
    { margin: 0, read: () => readFree(map, forms) },
  ]);
}

/** Reads what leaves each place a speed of its own. */
function readFree(map: FlowMap, forms: readonly FlowForm[]): readonly CameraReading[] {
  const [, , , , level, upright, rays] = forms as SevenForms;
  const noise = SURE * FLOW_NOISE.unexplained.std;
  const beside = (form: FlowForm, others: readonly FlowForm[], more: number): number =>
    (leastOf(others) + more - form.unexplained) / noise;
  return decide([
    { margin: beside(level, [upright, rays], FREER), read: () => readLevel(map) },
    { margin: beside(upright, [level, rays], FREER), read: () => readUpright(map) },
    { margin: beside(rays, [level, upright], 0), read: () => readRays(map, rays) },
  ]);
}

/** Whether a slow shift is that of the sky alone: the lower part, where there is something to see, does not go along. */
function isSkyOnly(map: FlowMap, shift: FlowForm): boolean {
  const speed = Math.sqrt(shift.tx * shift.tx + shift.ty * shift.ty);
  return speed <= SKY_SPEED && shareAlong(map, shift) < ALONG;
}

/** A whip covers one and a half widths within half a second less 0.7 times its rate. */
function whipRate(peak: number): number {
  return (0.5 - 2.25 / peak) / 0.7;
}

/** A wandering hand shakes by 0.5 + 4 times its rate, at 0.067 frame heights a second. */
function shakeRate(wobble: number, halfHeight: number): number {
  return (wobble / (0.067 * 2 * halfHeight) - 0.5) / 4;
}

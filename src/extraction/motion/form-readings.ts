import type { CameraDirection } from '../../origins/domains.js';
import { FLOW_NOISE } from '../measurement-noise.js';
import type { CameraPath } from './camera-path.js';
import { type CameraReading, cameraOf, FLAT, LOG_OF_TWO, sideways, upDown } from './camera-reading.js';
import { decide, decideAt, SURE } from './doubt.js';
import { type FlowForm, quantile } from './flow-forms.js';
import type { FlowMap } from './flow-map.js';
import { holdsSubject } from './held-places.js';
import { axisSpeeds, endsOf, type Parallax, parallaxOf, rayRates } from './parallax.js';

/** A turn whose speed changes by more than this share is no steady one. */
const UNEVEN_TURN = 0.17;
/** Spread of flow, as a share of the fastest, that only depth explains. */
const PARALLAX = 0.2;
/** What is far goes the other way by this share of the fastest before a crane, which turns back while it rises or sinks. */
const TURNED_BACK = 0.15;
/** So many are too few to be sure of, and so many enough, as shares of the cells. */
const FEW = 0.03;
const MANY = 0.12;
/** Above this row (in half heights from the middle, upwards negative) a point of growth means that one looks down. */
const LOOKING_DOWN = -0.5;
/** Rays from no farther than this, in half heights, may be those of a zoom. */
const MIDDLE = 0.3;

/** By how much the speed of a layer may be off in a picture whose fastest goes at some speed, widths a second. */
const layerNoise = (fastest: number): number =>
  SURE * (FLOW_NOISE.layerSpeed.std + FLOW_NOISE.layerShare.std * fastest);

/** A camera that turns about its own axis. */
export function readTurn(map: FlowMap, path: CameraPath): readonly CameraReading[] {
  const rate = path.turn;
  const rolls = path.turnChange > UNEVEN_TURN;
  // The picture turns the other way than the camera.
  const direction: CameraDirection = (rolls ? path.turnStart : rate) > 0 ? 'left' : 'right';
  const edge = Math.abs(rate) * cornerOf(map);
  const turns = (rolls ? path.turnPeak : Math.abs(rate)) / 6.283185307179586;
  const camera = rolls
    ? cameraOf('roll', direction, edge, turns / (0.03 * 6.283185307179586) - 0.1)
    : cameraOf('rotate', direction, edge, turns / 0.4);
  return [{ camera, depth: FLAT }];
}

/** Everything grows or shrinks at one rate. */
export function readGrowth(map: FlowMap, rate: number): readonly CameraReading[] {
  const edge = Math.abs(rate) * cornerOf(map);
  const name = rate > 0 ? 'zoom' : 'zoom_out';
  return [{ camera: cameraOf(name, null, edge, Math.abs(rate) / (1.3 * LOG_OF_TWO)), depth: FLAT }];
}

/** Everything goes one way. */
export function readShift({ tx, ty }: FlowForm, halfHeight: number): readonly CameraReading[] {
  const speed = Math.sqrt(tx * tx + ty * ty);
  const camera =
    Math.abs(tx) >= Math.abs(ty)
      ? cameraOf('pan', sideways(-tx), speed, Math.abs(tx))
      : cameraOf('tilt', upDown(-ty), speed, Math.abs(ty) / (2 * halfHeight * 0.7));
  return [{ camera, depth: FLAT }];
}

/** Everything goes along the horizon, at speeds of its own. */
export function readLevel(map: FlowMap): readonly CameraReading[] {
  const { values, weights } = axisSpeeds(map, 'u');
  const parallax = parallaxOf(map, values, weights);
  const depth = depthOf(parallax);
  const fastest = fastestPart(parallax);
  const [near, far] = [Math.abs(parallax.near), Math.abs(parallax.far)];
  const pan = (): CameraReading[] => {
    const tx = quantile(values, weights, 0.5);
    return [{ camera: cameraOf('pan', sideways(-tx), fastest, Math.abs(tx)), depth }];
  };
  const arc = (): CameraReading[] => [{ camera: cameraOf('arc', sideways(parallax.far), fastest, fastest), depth }];
  const truck = (): CameraReading[] => {
    const isFollowing = holdsSubject(map, values, weights);
    const rate = fastest / (isFollowing ? 0.45 : 1.3);
    return [{ camera: cameraOf(isFollowing ? 'tracking' : 'truck', sideways(-parallax.near), fastest, rate), depth }];
  };
  return decideAt(
    byDepth(parallax),
    () => decideAt({ value: near, border: far, noise: layerNoise(fastest) }, truck, arc),
    pan,
  );
}

/** Everything goes up or down, at speeds of its own. */
export function readUpright(map: FlowMap): readonly CameraReading[] {
  const { values, weights } = axisSpeeds(map, 'v');
  const parallax = parallaxOf(map, values, weights);
  const depth = depthOf(parallax);
  const height = 2 * map.halfHeight;
  const fastest = fastestPart(parallax);
  const { near, low, high } = parallax;
  const tilt = (): CameraReading[] => {
    const ty = quantile(values, weights, 0.5);
    return [{ camera: cameraOf('tilt', upDown(-ty), fastest, Math.abs(ty) / (0.7 * height)), depth }];
  };
  const against = (ends: Pick<Parallax, 'low' | 'high'>): number =>
    near < 0 ? Math.max(0, ends.high) : Math.max(0, -ends.low);
  const other = against({ low, high });
  const crane = (): CameraReading[] => [
    { camera: cameraOf('crane', upDown(-near), fastest, other / (0.33 * height)), depth },
  ];
  const pedestal = (): CameraReading[] => [
    { camera: cameraOf('pedestal', upDown(-near), fastest, fastest / (1.04 * height)), depth },
  ];
  // Where few go the other way, or not quite enough of them, noise may have made them so few.
  const ahead = (speed: number): number => (speed - TURNED_BACK * fastest) / layerNoise(fastest);
  const [few, many] = [FEW, MANY].map((tail) => ahead(against(endsOf(values, weights, tail)))) as [number, number];
  const margin = many <= 0 && few > 0 ? Math.min(1, Math.max(-1, ahead(other))) : ahead(other);
  return decideAt(
    byDepth(parallax),
    () =>
      decide([
        { margin, read: crane },
        { margin: 0, read: pedestal },
      ]),
    tilt,
  );
}

/** Everything goes along rays from one point, or back to it, at speeds of its own. */
export function readRays(map: FlowMap, { origin, rate }: FlowForm): readonly CameraReading[] {
  const { values, weights } = rayRates(map, origin);
  const parallax = parallaxOf(map, values, weights);
  const depth = depthOf(parallax);
  const fastest = fastestOf(parallax);
  const edge = fastest * cornerOf(map, origin);
  const zoom = (): CameraReading[] => readGrowth(map, rate).map(({ camera }) => ({ camera, depth }));
  const birdsEye = (): CameraReading[] => [{ camera: cameraOf('birds_eye', null, edge, fastest / 1.36), depth }];
  const dolly = (): CameraReading[] => [
    { camera: cameraOf('dolly', rate > 0 ? 'up' : 'down', edge, fastest / (1.3 * LOG_OF_TWO)), depth },
  ];
  const from = origin / map.halfHeight;
  // Looking down one may come or go; going away looks like a dolly that does.
  const fromAbove = (): CameraReading[] => (rate > 0 ? birdsEye() : [...dolly(), ...birdsEye()]);
  const forward = (): readonly CameraReading[] =>
    decideAt({ value: from, border: LOOKING_DOWN, noise: SURE * FLOW_NOISE.growthOrigin.std }, dolly, fromAbove);
  return decideAt(
    { value: MIDDLE, border: Math.abs(from), noise: SURE * FLOW_NOISE.growthOrigin.std },
    () => decideAt(byDepth(parallax, cornerOf(map, origin)), forward, zoom),
    forward,
  );
}

const fastestOf = ({ low, high }: Parallax): number => Math.max(Math.abs(low), Math.abs(high));

/** As `fastestOf`, of a picture in which what is near may be little. */
const fastestPart = (parallax: Parallax): number =>
  Math.max(fastestOf(parallax), Math.abs(parallax.near), Math.abs(parallax.far));

/** Whether depth shows. @param reach - what makes speeds of the values, in widths */
function byDepth(parallax: Parallax, reach = 1): { value: number; border: number; noise: number } {
  const fastest = fastestOf(parallax) * reach;
  return { value: parallax.strength, border: PARALLAX, noise: layerNoise(fastest) / Math.max(fastest, 1e-9) };
}

function depthOf({ strength, layers }: Parallax): CameraReading['depth'] {
  return { parallax_strength: strength, layer_count: layers };
}

/** How far the corners of the frame lie from a point of its middle column, in widths: there turns and growth are fastest. */
export function cornerOf(map: FlowMap, origin = 0): number {
  const down = map.halfHeight + Math.abs(origin);
  return Math.sqrt(0.25 + down * down);
}

import type { CameraObservation, MotionDirection, MotionObservation, Rhythm, Trend } from '../observation.js';
import type { FlowMap } from './flow-map.js';
import type { FramePair } from './flow-tracker.js';

/** Motion of one pair of frames, as it is kept for the whole file. */
export type LevelSample = Pick<FramePair, 'level' | 'seconds'>;

/** A trend is a change between the first and the last third by more than this share of the mean, and this many units. */
const TREND_SHARE = 0.2;
const TREND_UNITS = 0.15;

export function levelOf({ level, seconds }: FramePair): LevelSample {
  return { level, seconds };
}

/** Level, spread, trend, direction and rhythm of a window. */
export function readMotion(
  own: readonly LevelSample[],
  around: readonly LevelSample[],
  map: FlowMap | null,
  camera: CameraObservation | null,
): MotionObservation {
  const levels = own.map(({ level }) => level);
  const level = mean(levels);
  const std = Math.sqrt(mean(levels.map((one) => (one - level) ** 2)));
  return { level, std, trend: trendOf(levels), direction: directionOf(map, camera), rhythm: rhythmOf(around) };
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/** Compares the mean of the first third with that of the last; thirds are of equal length, what is left over lies in the middle. */
function trendOf(levels: readonly number[]): Trend {
  const third = Math.floor(levels.length / 3);
  if (third === 0) return 'steady';
  const change = mean(levels.slice(-third)) - mean(levels.slice(0, third));
  if (Math.abs(change) <= Math.max(TREND_UNITS, TREND_SHARE * mean(levels))) return 'steady';
  return change > 0 ? 'increasing' : 'decreasing';
}

function directionOf(_map: FlowMap | null, camera: CameraObservation | null): MotionDirection {
  switch (camera?.motion_type) {
    case 'pan':
    case 'truck':
    case 'arc':
    case 'tracking':
    case 'whip_pan':
      return 'horizontal';
    case 'tilt':
    case 'pedestal':
    case 'crane':
      return 'vertical';
    case 'zoom':
    case 'zoom_out':
    case 'dolly':
    case 'birds_eye':
      return 'radial';
    default:
      return 'neutral';
  }
}

function rhythmOf(_around: readonly LevelSample[]): Rhythm {
  return 'steady';
}

import type {
  AudioObservation,
  CameraObservation,
  MotionObservation,
  WindowObservation,
} from '../extraction/observation.js';
import { AUDIO_TEMPOS } from '../origins/domains.js';
import { ANCHORS, nearest } from './anchors.js';
import type { Aspect } from './discovery.js';
import type { Value } from './keys.js';
import type { Doubts } from './near-keys.js';

/** A value with the aspect of the dynamic registry that it belongs to. */
export interface MeasuredValue {
  readonly aspect: Aspect<'dynamic'>;
  readonly value: Value;
  readonly doubts?: Doubts;
  /** Words beyond a threshold that a number is near to. */
  readonly edges?: Doubts;
}

/**
 * The blended values of one window; what could not be measured is left out.
 *
 * @param seconds - of the whole sound
 */
export function windowValues(window: WindowObservation, seconds: number): MeasuredValue[] {
  const { motion, camera, gradient, lighting, composition, graphics, depth, audio_semantic } = window;
  return measured({
    motion: motion && {
      value: motionValue(motion),
      doubts: { ...motionDoubts(motion), ...directionDoubts(motion, camera) },
    },
    camera: camera && cameraValue(camera),
    gradient: gradient && gradient.gradient_type !== 'none' ? { value: { ...gradient } } : null,
    lighting: lighting && { value: { ...lighting } },
    composition: composition && { value: { ...composition } },
    graphics: graphics && { value: { ...graphics } },
    depth: depth && { value: { ...depth }, edges: depthEdges(camera) },
    audio_semantic: audio_semantic && { value: audioValue(audio_semantic), edges: tempoDoubts(seconds) },
  });
}

/** What there is of a table of values. */
export function measured(
  values: Readonly<Partial<Record<Aspect<'dynamic'>, Omit<MeasuredValue, 'aspect'> | null>>>,
): MeasuredValue[] {
  return Object.entries(values).flatMap(([aspect, found]) =>
    found ? [{ aspect: aspect as Aspect<'dynamic'>, ...found }] : [],
  );
}

/** Motion of a window. */
export function motionValue(motion: MotionObservation): Value {
  return {
    motion_level: motion.level,
    motion_std: motion.std,
    motion_trend: motion.trend,
    motion_direction: motion.direction,
    motion_rhythm: motion.rhythm,
  };
}

/** What else a motion could have been called. */
export function motionDoubts({ alternatives = {} }: Pick<MotionObservation, 'alternatives'>): Doubts {
  const { trend = [], direction = [], rhythm = [] } = alternatives;
  return { motion_trend: trend, motion_direction: direction, motion_rhythm: rhythm };
}

/** Slower than this, in frame widths a second, a camera may as well have stood still. */
const NEARLY_STILL = 0.01;
/** Largest error of a camera's speed, as a share of it. */
const SPEED_ERROR = 0.1;

/**
 * Null when nothing could be told: "unknown" is no camera motion. A camera at rest has no speed; its entry is that
 * of origin.
 */
export function cameraValue(camera: CameraObservation): Omit<MeasuredValue, 'aspect'> | null {
  const { motion_type, speed, speed_name, direction, alternatives } = camera;
  if (motion_type === 'unknown') return null;
  if (motion_type === 'static') return { value: { motion_type, speed: 'medium' } };
  const value = { motion_type, speed: speed_name, frame_widths_per_second: speed, direction, alternatives };
  const speeds = [1 - SPEED_ERROR, 1 + SPEED_ERROR].map((share) => nearest(ANCHORS.camera_speed, speed * share));
  if (speed >= NEARLY_STILL) return { value, doubts: { motion_type: alternatives, speed: speeds } };
  return { value, doubts: { motion_type: [...alternatives, 'static'], speed: [...speeds, 'medium'] } };
}

/** What shows no depth: all of the picture moves alike. */
const TURNS = new Set<string>(['static', 'pan', 'tilt', 'zoom', 'zoom_out', 'roll', 'rotate', 'whip_pan']);

/** Where the camera may as well have turned, there may be no depth. */
function depthEdges(camera: CameraObservation | null): Doubts {
  return camera?.alternatives.some((each) => TURNS.has(each)) ? { parallax_strength: [0], layer_count: [1] } : {};
}

/** With a camera that hardly moves, the direction is that of a few things in the picture, or none at all. */
function directionDoubts({ direction, alternatives }: MotionObservation, camera: CameraObservation | null): Doubts {
  if (!camera || camera.speed >= NEARLY_STILL) return {};
  const axes = direction === 'diagonal' ? ['neutral', 'horizontal', 'vertical'] : ['neutral', 'diagonal'];
  return { motion_direction: [...new Set([...axes, ...(alternatives?.direction ?? [])])] };
}

/** What sound means: a role with its mood and tempo. */
export function audioValue({ role, mood, tempo, bpm, presence }: AudioObservation): Value {
  return { role, mood, tempo, bpm, presence };
}

/** In less sound than this a beat is heard too few times: encoding alone has turned one tempo into another. */
const SHORTEST_BEAT_SECONDS = 5;

/** Tempos that so much sound may as well have. */
export function tempoDoubts(seconds: number): Doubts {
  return seconds < SHORTEST_BEAT_SECONDS ? { tempo: AUDIO_TEMPOS } : {};
}

import type {
  AudioObservation,
  CameraObservation,
  MotionObservation,
  WindowObservation,
} from '../extraction/observation.js';
import type { Aspect } from './discovery.js';
import type { Value } from './keys.js';

/** The blended values of one window, by aspect of the dynamic registry; what could not be measured is left out. */
export function windowValues(window: WindowObservation): [Aspect<'dynamic'>, Value][] {
  const { motion, camera, gradient, lighting, composition, graphics, depth, audio_semantic } = window;
  const values: [Aspect<'dynamic'>, Value | null][] = [
    ['motion', motion && motionValue(motion)],
    ['camera', camera && cameraValue(camera)],
    ['gradient', gradient && gradient.gradient_type !== 'none' ? { ...gradient } : null],
    ['lighting', lighting && { ...lighting }],
    ['composition', composition && { ...composition }],
    ['graphics', graphics && { ...graphics }],
    ['depth', depth && { ...depth }],
    ['audio_semantic', audio_semantic && audioValue(audio_semantic)],
  ];
  return values.filter((entry): entry is [Aspect<'dynamic'>, Value] => entry[1] !== null);
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

/** Null when nothing could be told: "unknown" is no camera motion. */
export function cameraValue(camera: CameraObservation): Value | null {
  if (camera.motion_type === 'unknown') return null;
  return {
    motion_type: camera.motion_type,
    speed: camera.speed_name,
    frame_widths_per_second: camera.speed,
    direction: camera.direction,
    alternatives: camera.alternatives,
  };
}

/** What sound means: a role with its mood and tempo. */
export function audioValue({ role, mood, tempo, bpm, presence }: AudioObservation): Value {
  return { role, mood, tempo, bpm, presence };
}

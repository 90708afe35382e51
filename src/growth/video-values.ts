import type { Observation, VideoObservation, WindowObservation } from '../extraction/observation.js';
import { ANCHORS, nearest } from './anchors.js';
import type { Aspect } from './discovery.js';
import { keyOf, type Value } from './keys.js';

/** The values of a whole video, by aspect of the dynamic registry, its blends among them. */
export function videoValues(observation: Observation): [Aspect<'dynamic'>, Value][] {
  const { video, width, height, fps, duration_seconds: duration } = observation;
  const values: [Aspect<'dynamic'>, Value | null][] = [
    ['color', video.color && { ...video.color }],
    ['motion', wholeMotion(video)],
    ['time', fps === null ? null : { duration, fps }],
    ['temporal', temporalValue(observation)],
    ['technical', width === null || height === null || fps === null ? null : { width, height, fps }],
    ...video.transitions.map((each): [Aspect<'dynamic'>, Value] => [
      'transition',
      { type: each.type, duration_seconds: each.duration },
    ]),
    ['audio_semantic', video.audio && { ...video.audio }],
    ...blendValues(observation).map((value): [Aspect<'dynamic'>, Value] => ['blend', value]),
  ];
  return values.filter((entry): entry is [Aspect<'dynamic'>, Value] => entry[1] !== null);
}

function wholeMotion({ motion }: VideoObservation): Value | null {
  return motion && { motion_level: motion.level, motion_std: motion.std, motion_trend: motion.trend };
}

function temporalValue({ video, duration_seconds: duration }: Observation): Value | null {
  return video.motion && { duration, motion_trend: video.motion.trend, shot_count: Math.max(1, video.shots.length) };
}

/** One blend for each domain that was measured: what the whole video comes to there. */
export function blendValues(observation: Observation): Value[] {
  const outputs = blendOutputs(observation);
  const full = fullBlend(outputs);
  return [...Object.entries(outputs), ['full_blend', full] as const].flatMap(([domain, output]) =>
    output ? [{ domain, inputs: {}, output }] : [],
  );
}

function blendOutputs({ windows, video, width, height, fps, ...rest }: Observation): Record<string, Value | null> {
  const { audio } = video;
  const gradient = mostly(windows, ({ gradient }) => gradient?.gradient_type ?? null);
  const camera = mostly(windows, ({ camera }) => camera?.motion_type ?? null);
  return {
    color: video.color && { ...video.color },
    motion: wholeMotion(video),
    lighting: meanOf(windows, 'lighting', ['brightness', 'contrast', 'saturation']),
    composition: meanOf(windows, 'composition', ['center_x', 'center_y', 'luminance_balance']),
    graphics: meanOf(windows, 'graphics', ['edge_density', 'spatial_variance', 'busyness']),
    temporal: temporalValue({ windows, video, width, height, fps, ...rest }),
    technical: width === null || height === null || fps === null ? null : { width, height, fps },
    gradient: gradient === null || gradient === 'none' ? null : { gradient_type: gradient },
    camera: camera === null || camera === 'unknown' ? null : { motion_type: camera },
    transitions: width === null ? null : endsOf(video, rest.duration_seconds),
    audio: audio && { tempo: audio.tempo, mood: audio.mood, presence: audio.presence },
  };
}

/** The video in one word for each domain. */
function fullBlend(outputs: Readonly<Record<string, Value | null>>): Value | null {
  const { color, motion, lighting, gradient, camera, audio } = outputs;
  if (!color && !audio) return null;
  return {
    ...(color && { color: keyOf({ registry: 'dynamic', aspect: 'color' }, color) }),
    ...(motion && { motion: nearest(ANCHORS.speed, Number(motion.motion_level)) }),
    ...(lighting && { lighting: nearest(ANCHORS.contrast_ratio, Number(lighting.contrast)) }),
    ...gradient,
    ...(camera && { camera: camera.motion_type }),
    ...audio,
  };
}

/** Means over the windows in which something was measured. */
function meanOf<K extends 'lighting' | 'composition' | 'graphics'>(
  windows: readonly WindowObservation[],
  aspect: K,
  fields: readonly string[],
): Value | null {
  const measured = windows
    .map((window) => window[aspect] as unknown as Readonly<Record<string, number>> | null)
    .filter((each) => each !== null);
  if (measured.length === 0) return null;
  const mean = (field: string) => measured.reduce((sum, each) => sum + (each[field] ?? 0), 0) / measured.length;
  return Object.fromEntries(fields.map((field) => [field, mean(field)]));
}

/** The word that most windows have; the earlier one of two equal. */
function mostly<T extends string>(
  windows: readonly WindowObservation[],
  of: (window: WindowObservation) => T | null,
): T | null {
  const counts = new Map<T, number>();
  for (const window of windows) {
    const found = of(window);
    if (found !== null) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return [...counts].reduce<[T | null, number]>((best, each) => (each[1] > best[1] ? each : best), [null, 0])[0];
}

/** Seconds from an end of the video within which a transition belongs to that end. */
const END_SECONDS = 0.1;

/** How the video begins and how it ends; without a transition there it is cut. */
function endsOf({ transitions }: VideoObservation, duration: number): Value {
  const first = transitions.find(({ start }) => start <= END_SECONDS);
  const last = transitions.findLast(({ start, duration: length }) => start + length >= duration - END_SECONDS);
  return { in: first?.type ?? 'cut', out: last?.type ?? 'cut' };
}

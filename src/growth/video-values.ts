import type { Observation, VideoObservation, WindowObservation } from '../extraction/observation.js';
import { ANCHORS, type Anchor, nearest } from './anchors.js';
import { keyOf, type Value } from './keys.js';
import { type Doubts, nearKeys, REACH } from './near-keys.js';
import { audioValue, cameraValue, type MeasuredValue, measured, motionDoubts, tempoDoubts } from './window-values.js';

/** The values of a whole video, its joins and blends among them. */
export function videoValues(observation: Observation): MeasuredValue[] {
  const { video, fps, duration_seconds: duration } = observation;
  const [motion, temporal, technical] = [wholeMotion(video), temporalValue(observation), technicalValue(observation)];
  const doubts = video.motion ? motionDoubts(video.motion) : {};
  return [
    ...measured({
      color: video.color && { value: { ...video.color } },
      motion: motion && { value: motion, doubts },
      time: fps === null ? null : { value: { duration, fps } },
      temporal: temporal && { value: temporal, doubts },
      technical: technical && { value: technical },
      audio_semantic: video.audio && { value: audioValue(video.audio), edges: tempoDoubts(duration) },
    }),
    ...video.transitions.map(
      ({ type, duration: seconds }): MeasuredValue => ({
        aspect: 'transition',
        value: { type, duration_seconds: seconds },
      }),
    ),
    ...blendValues(observation),
  ];
}

function wholeMotion({ motion }: VideoObservation): Value | null {
  return motion && { motion_level: motion.level, motion_std: motion.std, motion_trend: motion.trend };
}

/** Null without a picture. */
function temporalValue({ video, duration_seconds: duration }: Observation): Value | null {
  return video.motion && { duration, motion_trend: video.motion.trend, shot_count: Math.max(1, video.shots.length) };
}

function technicalValue({ width, height, fps }: Observation): Value | null {
  return width === null || height === null || fps === null ? null : { width, height, fps };
}

/** One blend for each domain that was measured: what the whole video comes to there. */
export function blendValues(observation: Observation): MeasuredValue[] {
  const outputs = blendOutputs(observation);
  const doubts = blendDoubts(observation);
  const full = fullBlend(outputs, tempoDoubts(observation.duration_seconds));
  return Object.entries({ ...outputs, ...(full && { full_blend: full.output }) }).flatMap(
    ([domain, output]): MeasuredValue[] =>
      output
        ? [
            {
              aspect: 'blend',
              value: { domain, inputs: {}, output },
              doubts: doubts[domain] ?? {},
              ...(domain === 'full_blend' && full && { edges: full.edges }),
              ...(domain === 'audio' && { edges: tempoDoubts(observation.duration_seconds) }),
            },
          ]
        : [],
  );
}

function blendOutputs(observation: Observation): Record<string, Value | null> {
  const { windows, video, width, duration_seconds: duration } = observation;
  const gradient = mostly(gradientsOf(windows));
  const camera = mostly(camerasOf(windows));
  const { audio } = video;
  return {
    color: video.color && { ...video.color },
    motion: wholeMotion(video),
    lighting: meanOf(windows, 'lighting', ['brightness', 'contrast', 'saturation']),
    composition: meanOf(windows, 'composition', ['center_x', 'center_y', 'luminance_balance']),
    graphics: meanOf(windows, 'graphics', ['edge_density', 'spatial_variance', 'busyness']),
    temporal: temporalValue(observation),
    technical: technicalValue(observation),
    gradient: gradient === undefined ? null : { gradient_type: gradient },
    camera: camera === undefined ? null : { motion_type: camera },
    transitions: width === null ? null : endsOf(video, duration),
    audio: audio && { tempo: audio.tempo, mood: audio.mood, presence: audio.presence },
  };
}

/** What the words of blends could as well be: which of several most windows show is close where they differ. */
function blendDoubts({ windows, video }: Observation): Readonly<Record<string, Doubts>> {
  const cameras = windows.flatMap(({ camera }) => {
    const found = camera && cameraValue(camera);
    return found ? [found.value.motion_type as string, ...(found.doubts?.motion_type ?? [])] : [];
  });
  const gradients = [...new Set(gradientsOf(windows))];
  const trend = video.motion ? motionDoubts(video.motion) : {};
  const orNone = (words: Doubts[string], shown: number) => (shown < windows.length ? [...words, null] : words);
  return {
    motion: trend,
    temporal: trend,
    gradient: { gradient_type: gradients },
    camera: { motion_type: [...new Set(cameras)] },
    full_blend: {
      gradient_type: orNone(gradients, gradientsOf(windows).length),
      camera: orNone([...new Set(cameras)], camerasOf(windows).length),
    },
  };
}

/** The video in one word for each domain, with the words on the other side of a threshold that is near. */
function fullBlend(
  outputs: Readonly<Record<string, Value | null>>,
  tempos: Doubts,
): { output: Value; edges: Doubts } | null {
  const { color, motion, lighting, gradient, camera, audio } = outputs;
  if (!color && !audio) return null;
  const cells = { registry: 'dynamic', aspect: 'color' } as const;
  const words = (anchors: readonly Anchor[], at: number, error: number) =>
    [at, at - error, at + error].map((each) => nearest(anchors, each));
  const edges: Record<string, readonly string[]> = {};
  if (color) edges.color = [keyOf(cells, color), ...nearKeys(cells, color, {}, REACH.acrossRuns)];
  if (motion) edges.motion = words(ANCHORS.speed, Number(motion.motion_level), LEVEL_ERROR);
  if (lighting) edges.lighting = words(ANCHORS.contrast_ratio, Number(lighting.contrast), CONTRAST_ERROR);
  const firsts = Object.fromEntries(Object.entries(edges).map(([field, [own]]) => [field, own]));
  // What no window shows stands there as null: another encoding may show it.
  const seen = color && { gradient_type: gradient?.gradient_type ?? null, camera: camera?.motion_type ?? null };
  return { output: { ...firsts, ...seen, ...audio }, edges: { ...edges, ...(audio && tempos) } };
}

/** Largest errors of a whole video's motion level and contrast, as far as keys reach across runs. */
const LEVEL_ERROR = 1;
const CONTRAST_ERROR = 2;

/** Gradients that windows show. */
function gradientsOf(windows: readonly WindowObservation[]): string[] {
  return windows.flatMap(({ gradient }) =>
    gradient && gradient.gradient_type !== 'none' ? gradient.gradient_type : [],
  );
}

/** Camera motions that windows show; what is unknown is no motion. */
function camerasOf(windows: readonly WindowObservation[]): string[] {
  return windows.flatMap(({ camera }) => (camera && camera.motion_type !== 'unknown' ? camera.motion_type : []));
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

/** The most frequent word; the earlier one of two equal. */
function mostly(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

/** Seconds from an end of the video within which a transition belongs to that end. */
const END_SECONDS = 0.1;

/** How the video begins and how it ends; without a transition there it is cut. */
function endsOf({ transitions }: VideoObservation, duration: number): Value {
  const first = transitions.find(({ start }) => start <= END_SECONDS);
  const last = transitions.findLast(({ start, duration: length }) => start + length >= duration - END_SECONDS);
  return { in: first?.type ?? 'cut', out: last?.type ?? 'cut' };
}

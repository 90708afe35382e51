import type { SceneSpec } from '../../creation/scene-spec.js';
import { Random } from '../../numerics/random.js';
import { AUDIO_MOODS, CAMERA_DIRECTIONS, TIMES_OF_DAY } from '../../origins/domains.js';
import { planVideo } from '../plan-video.js';

const SUBJECTS = [
  'a red fox',
  'two white horses',
  'a yellow bus',
  'a sailing boat',
  'an old tree',
  'three balloons',
  'a lighthouse',
  'a cat',
  'nobody',
];
const PLACES = [
  'in a meadow',
  'in a city',
  'by the sea',
  'in a forest',
  'in the mountains',
  'in a desert',
  'in a cosy room',
  'in space',
  'in the snow',
];
const CAMERAS = [
  'slow pan',
  'fast pan',
  'tilt',
  'zoom in',
  'zoom out',
  'dolly',
  'tracking shot',
  'static camera',
  'truck',
  'crane shot',
];

/** Specs of prompts by chance, planned as any prompt is; small and short, in both modes. */
export function randomSpecs(count: number, { seed, seconds }: { seed: number; seconds: number }): SceneSpec[] {
  const random = Random.fromSeed(seed);
  return Array.from({ length: count }, (_, i) => {
    const own = random.fork(`spec ${i}`);
    const prompt = [
      own.pick(SUBJECTS),
      own.pick(PLACES),
      `at ${own.pick(TIMES_OF_DAY)}`,
      `${own.pick(CAMERAS)} ${own.pick(CAMERA_DIRECTIONS)}`,
      `${own.pick(AUDIO_MOODS)} music`,
    ].join(', ');
    return planVideo(prompt, {
      seed: own.integer(2 ** 31),
      durationSeconds: seconds,
      ...{ width: 192, height: 192, fps: 24 },
      mode: i % 2 === 0 ? 'pure_per_frame' : 'blended',
    }).spec;
  });
}

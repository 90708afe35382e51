import { readSceneSpec } from '../../creation/read-scene-spec.js';
import {
  type SceneSpec,
  SPEC_VERSION,
  type SpecCamera,
  type SpecFigure,
  type SpecShot,
} from '../../creation/scene-spec.js';
import type { Rgb } from '../../numerics/color.js';
import { ORIGIN_COLORS } from '../../origins/colors.js';
import { pointillist } from '../../picture/looks/pointillist.js';
import type { Chart } from '../../picture/settings/test-chart.js';

/** What a truth wants of its clip; everything else is neutral: a still chart in even light, without sound. */
export interface SpecWish extends Partial<Omit<SceneSpec, 'setting' | 'shots' | 'frame_count' | 'duration_seconds'>> {
  seconds?: number;
  /** A chart, or a place of the product. */
  chart?: Chart;
  place?: string;
  setting?: Partial<SceneSpec['setting']>;
  camera?: Partial<SpecCamera>;
  /** Shots, each with its length in seconds; default: one. */
  cuts?: readonly { seconds: number; shot?: Partial<Omit<SpecShot, 'camera'>>; camera?: Partial<SpecCamera> }[];
}

/** Contrast that documentary light still adds under `EVEN_TINT`: codes are multiplied by it and by nothing else. */
export const EVEN_GAIN = 1.04;
/**
 * Undoes what documentary light does to colours: saturation 0.92 becomes 1, and with a contrast of 1.04 in all its lift
 * of 0.02 is just what the pivot of the contrast takes away.
 */
export const EVEN_TINT = { saturation: 1 / 0.92, contrast: EVEN_GAIN / 1.08 };

/** Neutral camera: nothing moves, nothing shakes. */
export const STILL: SpecCamera = {
  motion: 'static',
  direction: null,
  speed: 'medium',
  steadiness: 'locked',
  focus: 'fixed',
};

/** A whole spec of a wish, checked as any stored spec is. */
export function truthSpec(wish: SpecWish): SceneSpec {
  const { seconds = 1, chart = 'flat', place, setting, camera, cuts, ...rest } = wish;
  const fps = rest.fps ?? 24;
  const shots = shotsOf(cuts ?? [{ seconds, ...(camera ? { camera } : {}) }], fps);
  const frames = (shots.at(-1) as SpecShot).end_frame;
  return readSceneSpec({
    ...NEUTRAL,
    pure_colors: ORIGIN_COLORS.map(({ rgb }) => rgb),
    ...rest,
    fps,
    camera_motion: (shots[0] as SpecShot).camera.motion,
    frame_count: frames,
    duration_seconds: frames / fps,
    setting: { ...NEUTRAL.setting, archetype: place ?? 'test-chart', noun: place ? null : chart, ...setting },
    shots,
  });
}

function shotsOf(cuts: NonNullable<SpecWish['cuts']>, fps: number): SpecShot[] {
  let start = 0;
  return cuts.map(({ seconds, shot, camera }) => {
    const from = start;
    start += Math.round(seconds * fps);
    return {
      start_frame: from,
      end_frame: start,
      framing: 'medium',
      transition: { type: 'cut', seconds: 0 },
      ...shot,
      camera: { ...STILL, ...camera },
    };
  });
}

const NEUTRAL = {
  spec_version: SPEC_VERSION,
  seed: 7,
  raw_prompt: 'a test chart',
  width: 256,
  height: 256,
  fps: 24,
  creation_mode: 'blended',
  palette_name: 'default',
  palette_colors: [[128, 128, 128] as Rgb],
  palette_strength: 0,
  motion_type: 'static',
  intensity: 0.5,
  gradient_type: 'none',
  gradient_strength: 0,
  camera_motion: 'static',
  shape_overlay: 'none',
  shot_type: 'medium',
  transition_in: 'cut',
  transition_out: 'cut',
  lighting_preset: 'documentary',
  genre: 'general',
  style: 'cinematic',
  tone: 'neutral',
  composition_balance: 'balanced',
  composition_symmetry: 'slight',
  pacing_factor: 1,
  tension_curve: 'flat',
  text_overlay: null,
  text_position: 'center',
  educational_template: null,
  depth_parallax: false,
  audio_tempo: 'medium',
  audio_mood: 'neutral',
  audio_presence: 'silence',
  audio_bpm: 100,
  pure_sounds: [],
  ambience: 'none',
  figures: [] as SpecFigure[],
  look: pointillist.name,
  placement: pointillist.placement,
  tint: EVEN_TINT,
  time_scale: 1,
  setting: {
    archetype: 'test-chart',
    noun: 'flat',
    time_of_day: 'day',
    weather: 'clear',
    season: 'summer',
    horizon: 0.5,
  },
} as const;

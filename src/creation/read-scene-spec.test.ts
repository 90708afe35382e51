import { describe, expect, it } from 'vitest';
import { readSceneSpec, SceneSpecError } from './read-scene-spec.js';
import type { SceneSpec, SpecShot } from './scene-spec.js';

const SHOT: SpecShot = {
  start_frame: 0,
  end_frame: 24,
  framing: 'wide',
  camera: { motion: 'pan', direction: 'left', speed: 'slow', steadiness: 'stable', focus: 'fixed' },
  transition: { type: 'cut', seconds: 0 },
};

const SPEC: SceneSpec = {
  spec_version: 1,
  seed: Number.MAX_SAFE_INTEGER,
  raw_prompt: 'a red boat',
  width: 512,
  height: 512,
  fps: 24,
  frame_count: 24,
  duration_seconds: 1,
  creation_mode: 'pure_per_frame',
  palette_name: 'ocean',
  palette_colors: [
    [0, 0, 255],
    [0, 128, 128],
  ],
  palette_strength: 0.3,
  pure_colors: [
    [0, 0, 0],
    [255, 255, 255],
  ],
  motion_type: 'wave',
  intensity: 0.5,
  gradient_type: 'none',
  gradient_strength: 0,
  camera_motion: 'pan',
  shape_overlay: 'none',
  shot_type: 'wide',
  transition_in: 'cut',
  transition_out: 'cut',
  lighting_preset: 'neutral',
  genre: 'general',
  scene_type: null,
  style: 'cinematic',
  tone: 'neutral',
  composition_balance: 'balanced',
  composition_symmetry: 'slight',
  pacing_factor: 1,
  tension_curve: 'standard',
  text_overlay: null,
  text_position: 'center',
  educational_template: null,
  depth_parallax: false,
  audio_tempo: 'medium',
  audio_mood: 'calm',
  audio_presence: 'ambient',
  audio_bpm: 80,
  pure_sounds: [{ key: '0.5_low_low', tone: 'low', timbre: 'low', amplitude: 0.5 }],
  ambience: 'surf',
  sound_strength: null,
  setting: {
    archetype: 'sea',
    noun: 'sea',
    time_of_day: 'day',
    weather: 'clear',
    season: 'summer',
    color: null,
    horizon: 0.45,
  },
  figures: [
    {
      noun: 'boat',
      illustration: 'noto:sailboat',
      color: [255, 0, 0],
      height: 0.3,
      x: -0.1,
      y: 0.6,
      depth: 1,
      facing: -1,
      mirrored: false,
      action: 'float',
      pace: 1,
      support: 'water',
    },
  ],
  look: 'pointillist',
  placement: {
    dabPixels: 6,
    shape: 'round',
    elongation: 1,
    orientation: 'flow',
    jitter: 0.5,
    holdFrames: 3,
    spread: 0.2,
  },
  tint: { saturation: 1, contrast: 1 },
  time_scale: 1,
  shots: [SHOT],
};

describe('readSceneSpec', () => {
  it('gives back a stored spec unchanged', () => {
    expect(readSceneSpec(JSON.parse(JSON.stringify(SPEC)))).toEqual(SPEC);
  });

  it.each([
    ['text in place of a spec', 'hello', 'expected an object, got "hello"'],
    ['nothing', null, 'expected an object, got null'],
    ['a list', [SPEC], 'expected an object, got a list of 1'],
    [
      'a spec of a later version',
      { ...SPEC, spec_version: 2 },
      'spec.spec_version: expected 1, got 2. Update this program.',
    ],
    ['a spec without a version', { seed: 1 }, 'spec.spec_version: expected 1, got nothing'],
    ['an unknown field', { ...SPEC, colour: 1 }, 'spec: does not know "colour"'],
    [
      'an odd width',
      { ...SPEC, width: 1281 },
      'spec: Width 1281 cannot be encoded: 4:2:0 needs even sizes. Use 1280 or 1282',
    ],
    ['a strange frame rate', { ...SPEC, fps: 23 }, 'spec.fps: A frame rate of 23 cannot be made'],
    [
      'a duration that its frames do not have',
      { ...SPEC, duration_seconds: 2 },
      'spec.frame_count: 24 frames at 24 fps last 1 s, but duration_seconds is 2',
    ],
    ['an unknown palette', { ...SPEC, palette_name: 'mauve' }, 'spec.palette_name: expected one of warm_sunset, ocean'],
    [
      'a colour beyond 255',
      { ...SPEC, pure_colors: [[0, 0, 256]] },
      'spec.pure_colors[0][2]: expected at most 255, got 256',
    ],
    ['an empty pool', { ...SPEC, pure_colors: [] }, 'spec.pure_colors: expected at least 1, got a list of 0'],
    ['a number as text', { ...SPEC, intensity: '0.5' }, 'spec.intensity: expected number, got "0.5"'],
    [
      'a fault deep inside',
      { ...SPEC, shots: [{ ...SHOT, camera: { ...SHOT.camera, speed: 'warp' } }] },
      'spec.shots[0].camera.speed: expected one of slow, medium, fast, got "warp"',
    ],
    [
      'a gap between shots',
      {
        ...SPEC,
        shots: [
          { ...SHOT, end_frame: 10 },
          { ...SHOT, start_frame: 12 },
        ],
      },
      'spec.shots[1]: expected start_frame 10, where the shot before ends, got 12',
    ],
    [
      'shots that end early',
      { ...SPEC, shots: [{ ...SHOT, end_frame: 10 }] },
      'spec.shots[0]: expected end_frame 24, where the video ends, got 10',
    ],
  ])('refuses %s and says where', (_what, json, message) => {
    expect(() => readSceneSpec(json)).toThrow(SceneSpecError);
    expect(() => readSceneSpec(json)).toThrow(message);
  });

  it('names several faults at once, but not hundreds', () => {
    const figures = Array.from({ length: 200 }, () => ({ ...SPEC.figures[0], depth: 0 }));
    expect(() => readSceneSpec({ ...SPEC, figures })).toThrow(
      /figures\[0\].depth: expected more than 0, got 0; .*; and 195 more\.$/,
    );
  });
});

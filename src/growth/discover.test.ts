import { expect, test } from 'vitest';
import type { FrameObservation, Observation, WindowObservation } from '../extraction/observation.js';
import { discover } from './discover.js';
import type { Discovery } from './discovery.js';

const NOTHING = { spec: null, instruction: null, prompt: '' };

const frame = (r: number, over: Partial<FrameObservation> = {}): FrameObservation => ({
  t: 0,
  color: { r, g: 110, b: 160 },
  palette: [],
  sound: {
    strength_pct: 6.2,
    depth: { silence: 93.8, rumble: 4.2, tone: 1.5, hiss: 0.5 },
    tone: 'low',
    timbre: 'noisy',
  },
  ...over,
});

const second = (over: Partial<WindowObservation> = {}): WindowObservation => ({
  start: 0,
  end: 1,
  motion: { level: 3.14, std: 0.1, trend: 'steady', direction: 'horizontal', rhythm: 'steady' },
  camera: { motion_type: 'pan', direction: 'left', speed: 0.12, speed_name: 'medium', alternatives: ['truck'] },
  gradient: { gradient_type: 'none', strength: 0 },
  lighting: { brightness: 124.2, contrast: 45.3, saturation: 0.6, temperature: 0.1, preset: 'neutral' } as never,
  composition: { center_x: 0.5, center_y: 0.48, luminance_balance: 0.52, balance: 'balanced', symmetry: 'slight' },
  graphics: { edge_density: 0.1, spatial_variance: 0.02, busyness: 0.05 },
  depth: { parallax_strength: 0.05, layer_count: 3 },
  audio_semantic: { role: 'ambient', mood: 'calm', tempo: 'slow', bpm: null, presence: 'ambient' },
  ...over,
});

function video(over: Partial<Observation> = {}): Observation {
  return {
    file: 'a.mp4',
    width: 512,
    height: 512,
    fps: 24,
    duration_seconds: 2,
    sample_rate: 48000,
    damage: { packets: 0, frames: 0 },
    frames: [frame(112), frame(112.4), frame(160)],
    windows: [second(), second()],
    video: {
      color: { r: 120, g: 110, b: 160 },
      shots: [{ start: 0, end: 2 }],
      transitions: [{ type: 'fade', start: 0, duration: 0.5 }],
      motion: { level: 3.5, std: 0.4, trend: 'steady' },
      audio: { role: 'ambient', mood: 'calm', tempo: 'slow', bpm: null, presence: 'ambient' },
      narrative: { mood: 'calm', pace: 'slow', time_of_day: null, setting: 'nature' },
    },
    ...over,
  };
}

const keysOf = (found: readonly Discovery[], place: string) =>
  found
    .filter(({ registry, aspect }) => `${registry}.${aspect}` === place)
    .map(({ key, sightings }) => [key, sightings]);

test('a video gives one colour and one sound a frame, blended values a window, and what it comes to as a whole', () => {
  const found = discover(video(), NOTHING);
  expect(keysOf(found, 'static.color')).toEqual([
    ['100,100,150_1.0', 2],
    ['150,100,150_1.0', 1],
  ]);
  expect(keysOf(found, 'static.sound')).toEqual([['0.06_low_noisy', 3]]);
  expect(keysOf(found, 'dynamic.motion')).toEqual([
    ['3.1_steady_horizontal_steady', 2],
    ['3.5_steady', 1],
  ]);
  expect(keysOf(found, 'dynamic.camera')).toEqual([['pan_medium', 2]]);
  expect(keysOf(found, 'dynamic.time')).toEqual([['2.0_24.0', 1]]);
  expect(keysOf(found, 'dynamic.technical')).toEqual([['512x512_24.0', 1]]);
  expect(keysOf(found, 'dynamic.temporal')).toEqual([['2.0_steady', 1]]);
  expect(keysOf(found, 'dynamic.transition')).toEqual([['fade_0.5', 1]]);
  expect(keysOf(found, 'dynamic.color')).toEqual([['100,100,150', 1]]);
  expect(keysOf(found, 'dynamic.audio_semantic')).toEqual([['ambient_calm_slow', 3]]);
  expect(keysOf(found, 'dynamic.blend').map(([key]) => key)).toEqual([
    'color:100,100,150',
    'motion:3.5_steady',
    'lighting:125_45.3_0.6',
    'composition:0.5_0.48_0.52',
    'graphics:0.1_0.02_0.05',
    'temporal:2.0_steady',
    'technical:512x512_24.0',
    'camera:pan',
    'transitions:fade_cut',
    'audio:slow_calm_ambient',
    'full_blend:100,100,150_slow_high_pan_slow_calm_ambient',
  ]);
});

test('what is unknown, none or missing is no discovery', () => {
  const found = discover(
    video({
      frames: [frame(0, { color: null, sound: null })],
      windows: [
        second({
          motion: null,
          camera: { motion_type: 'unknown', direction: null, speed: 0, speed_name: 'slow', alternatives: [] },
        }),
      ],
    }),
    NOTHING,
  );
  for (const place of [
    'static.color',
    'static.sound',
    'dynamic.gradient',
    'dynamic.camera',
    'narrative.observed_time_of_day',
  ])
    expect([place, keysOf(found, place)]).toEqual([place, []]);
  expect(JSON.stringify(found)).not.toMatch(/unknown|"none"/);
});

test('a camera at rest is the entry of origin, however slow its speed is called', () => {
  const still = second({
    camera: { motion_type: 'static', direction: null, speed: 0, speed_name: 'slow', alternatives: [] },
  });
  expect(keysOf(discover(video({ windows: [still] }), NOTHING), 'dynamic.camera')).toEqual([['static_medium', 1]]);
});

test('what is intended needs a spec, what is observed does not', () => {
  const found = discover(video(), NOTHING);
  const narrative = found.filter(({ registry }) => registry === 'narrative').map(({ aspect, key }) => [aspect, key]);
  expect(narrative).toEqual([
    ['observed_mood', 'calm'],
    ['observed_pace', 'slow'],
    ['observed_setting', 'nature'],
  ]);
});

test('a sound without a picture gives what can be heard and nothing else', () => {
  const silentPicture = {
    motion: null,
    camera: null,
    gradient: null,
    lighting: null,
    composition: null,
    graphics: null,
    depth: null,
  };
  const heard = video();
  const found = discover(
    {
      ...heard,
      width: null,
      height: null,
      fps: null,
      frames: [frame(0, { color: null })],
      windows: [second(silentPicture)],
      video: { ...heard.video, color: null, shots: [], transitions: [], motion: null },
    },
    NOTHING,
  );
  expect(
    new Set(
      found.map(({ registry, aspect, key }) => (aspect === 'blend' ? key.split(':')[0] : `${registry}.${aspect}`)),
    ),
  ).toEqual(
    new Set([
      'static.sound',
      'dynamic.audio_semantic',
      'audio',
      'full_blend',
      'narrative.observed_mood',
      'narrative.observed_pace',
      'narrative.observed_setting',
    ]),
  );
});

test('measured again with errors within the noise, no value is new', () => {
  const first = discover(video(), NOTHING);
  const known = new Set(first.map(({ registry, aspect, key }) => `${registry}.${aspect} ${key}`));
  const again = discover(
    video({
      frames: [frame(110.2), frame(114), frame(158.5)],
      windows: [
        second({
          motion: { level: 2.6, std: 0.2, trend: 'steady', direction: 'horizontal', rhythm: 'steady' },
          camera: {
            motion_type: 'truck',
            direction: 'left',
            speed: 0.118,
            speed_name: 'medium',
            alternatives: ['pan'],
          },
          lighting: {
            brightness: 123.5,
            contrast: 44.1,
            saturation: 0.56,
            temperature: 0.1,
            preset: 'neutral',
          } as never,
          composition: {
            center_x: 0.501,
            center_y: 0.478,
            luminance_balance: 0.523,
            balance: 'balanced',
            symmetry: 'slight',
          },
        }),
      ],
    }),
    NOTHING,
  );
  const isKnown = ({ registry, aspect, key, near }: Discovery) =>
    [key, ...near].some((each) => known.has(`${registry}.${aspect} ${each}`));
  expect(again.filter((each) => !isKnown(each)).map(({ aspect, key }) => `${aspect} ${key}`)).toEqual([]);
});

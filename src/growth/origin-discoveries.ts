import { ORIGIN_COLORS } from '../origins/colors.js';
import {
  AUDIO_PRESENCES,
  CAMERA_MOTIONS,
  GENRES,
  GRADIENT_TYPES,
  NARRATIVE_SETTINGS,
  NARRATIVE_THEMES,
  SCENE_TYPES,
  STYLES,
  TENSION_CURVES,
  TIMES_OF_DAY,
  TONES,
  TRANSITION_TYPES,
} from '../origins/domains.js';
import { ORIGIN_SOUNDS } from '../origins/sounds.js';
import { ANCHORS } from './anchors.js';
import { depthOf } from './depth.js';
import type { Aspect, AspectRef, Discovery, RegistryName } from './discovery.js';
import { colorValue } from './frame-values.js';
import { keyOf, type Value } from './keys.js';

/** An entry that every registry begins with. */
export type Origin = Omit<Discovery, 'near' | 'sightings'>;

const ORIGIN_VALUES: { readonly [R in RegistryName]: Readonly<Partial<Record<Aspect<R>, readonly Value[]>>> } = {
  static: {
    color: ORIGIN_COLORS.map(({ rgb: [r, g, b] }) => colorValue({ r, g, b })),
    sound: ORIGIN_SOUNDS.map(({ tone, timbre, amplitude }) => ({
      amplitude,
      weight: amplitude,
      strength_pct: amplitude,
      tone,
      timbre,
    })),
  },
  dynamic: {
    motion: originMotions(),
    time: seconds().flatMap((duration) => rates().map((fps) => ({ duration, fps }))),
    gradient: GRADIENT_TYPES.map((gradient_type) => ({ gradient_type, strength: 0 })),
    camera: CAMERA_MOTIONS.map((motion_type) => ({ motion_type, speed: 'medium' })),
    lighting: originLights(),
    composition: [
      { center_x: 0.5, center_y: 0.5, luminance_balance: 0.5, balance: 'balanced' },
      { center_x: 0.25, center_y: 0.5, luminance_balance: 0.5, balance: 'left_heavy' },
      { center_x: 0.75, center_y: 0.5, luminance_balance: 0.5, balance: 'right_heavy' },
      { center_x: 0.5, center_y: 0.25, luminance_balance: 0.75, balance: 'top_heavy' },
      { center_x: 0.5, center_y: 0.75, luminance_balance: 0.25, balance: 'bottom_heavy' },
    ],
    graphics: [0, 1].map((end) => ({ edge_density: end, spatial_variance: end, busyness: end })),
    temporal: seconds().map((duration) => ({ duration, motion_trend: 'steady' })),
    technical: ANCHORS.resolution.flatMap(([size]) => {
      const [width, height] = size.split('x').map(Number);
      return rates().map((fps) => ({ width, height, fps }));
    }),
    audio_semantic: AUDIO_PRESENCES.map((role) => ({ role, mood: 'neutral', tempo: 'medium', presence: role })),
    transition: TRANSITION_TYPES.map((type) => ({ type, duration_seconds: 0 })),
    depth: ANCHORS.parallax_strength.flatMap(([, parallax_strength]) =>
      ANCHORS.layer_count.map(([, layer_count]) => ({ parallax_strength, layer_count })),
    ),
  },
  narrative: {
    genre: words(GENRES),
    mood: words(TONES),
    themes: words(NARRATIVE_THEMES),
    plots: words(TENSION_CURVES),
    settings: words(NARRATIVE_SETTINGS),
    style: words(STYLES),
    scene_type: words(SCENE_TYPES),
    observed_mood: words(TONES),
    observed_pace: words(['slow', 'medium', 'fast']),
    observed_time_of_day: words(TIMES_OF_DAY),
    observed_setting: words(['urban', 'nature', 'interior', 'abstract']),
  },
};

/**
 * Every origin of every aspect as an entry. Where several share a key, as near colours do, the first stands for
 * all; primaries come first.
 */
export function originDiscoveries(): Origin[] {
  const origins = new Map<string, Origin>();
  for (const [registry, aspects] of Object.entries(ORIGIN_VALUES)) {
    for (const [aspect, values] of Object.entries(aspects)) {
      for (const value of values ?? []) {
        const place = { registry, aspect } as AspectRef;
        const key = keyOf(place, value);
        const id = `${registry}.${aspect} ${key}`;
        if (!origins.has(id)) origins.set(id, { ...place, key, value, depth: depthOf(place, value) });
      }
    }
  }
  return [...origins.values()];
}

/** Each word of the motion domain once, the others at rest about it: even, medium, in no direction. */
function originMotions(): Value[] {
  const plain = {
    motion_level: 12,
    motion_std: 0,
    motion_trend: 'steady',
    motion_direction: 'neutral',
    motion_rhythm: 'steady',
  };
  return [
    ...ANCHORS.speed.map(([, motion_level]) => ({ ...plain, motion_level })),
    ...['horizontal', 'vertical', 'diagonal', 'radial'].map((motion_direction) => ({ ...plain, motion_direction })),
    ...['pulsing', 'wave', 'random'].map((motion_rhythm) => ({ ...plain, motion_rhythm })),
    ...['increasing', 'decreasing'].map((motion_trend) => ({ ...plain, motion_trend })),
  ];
}

function originLights(): Value[] {
  const plain = { brightness: 127.5, contrast: 25, saturation: 0.5 };
  return [
    ...ANCHORS.contrast_ratio.map(([, contrast]) => ({ ...plain, contrast })),
    ...ANCHORS.ambient_level.map(([, share]) => ({ ...plain, brightness: 255 * share })),
  ];
}

function seconds(): number[] {
  return ANCHORS.shot_length_seconds.map(([, at]) => at);
}

function rates(): number[] {
  return ANCHORS.fps.map(([, at]) => at);
}

function words(values: readonly string[]): Value[] {
  return values.map((value) => ({ value }));
}

import type { Observation, WindowObservation } from '../src/extraction/observation.js';
import { depthOf } from '../src/growth/depth.js';
import { discover } from '../src/growth/discover.js';
import type { Discovery } from '../src/growth/discovery.js';
import { keyOf, type Value } from '../src/growth/keys.js';
import { Random } from '../src/numerics/random.js';
import type { AspectRef } from '../src/origins/aspects.js';
import {
  AUDIO_MOODS,
  AUDIO_TEMPOS,
  BALANCES,
  CAMERA_MOTIONS,
  CAMERA_SPEEDS,
  GRADIENT_TYPES,
  LIGHTING_PRESETS,
  SYMMETRIES,
} from '../src/origins/domains.js';
import type { NameSource, RestoredEntry } from '../src/registries/registry-store.js';

const FPS = 24;
const TRENDS = ['increasing', 'decreasing', 'steady'] as const;
const DIRECTIONS = ['neutral', 'horizontal', 'vertical', 'diagonal', 'radial'] as const;
const RHYTHMS = ['steady', 'pulsing', 'wave', 'random'] as const;

/** The aspects whose forms are many enough for a large registry, and their shares of it. */
const LARGE: readonly (readonly [AspectRef['aspect'], number, (random: Random) => Value])[] = [
  ['motion', 0.15, motionOf],
  ['lighting', 0.1, lightingOf],
  ['composition', 0.3, compositionOf],
  ['graphics', 0.25, graphicsOf],
  ['blend', 0.2, (random) => ({ domain: 'composition', inputs: {}, output: compositionOf(random) })],
];

/** Entries as many videos leave them, each with a key of its own and the first name that was free. */
export function* filledEntries(count: number, seed: number, names: NameSource): Generator<RestoredEntry> {
  const random = Random.fromSeed(seed);
  const keys = new Set<string>();
  const taken = new Set<string>();
  while (keys.size < count) {
    const [aspect, , draw] = random.weighted(LARGE, ([, share]) => share);
    const place: AspectRef = { registry: 'dynamic', aspect };
    const value = draw(random);
    const key = keyOf(place, value);
    const id = `${aspect} ${key}`;
    if (keys.has(id)) continue;
    keys.add(id);
    const name = firstFree(names.candidates({ ...place, key, value, depth: {} }), aspect, taken);
    const time = new Date(Date.UTC(2026, 0, 1) + 1000 * keys.size).toISOString();
    yield {
      ...place,
      key,
      name,
      aliases: [],
      value,
      depth: depthOf(place, value),
      count: 1 + random.integer(40),
      isOrigin: false,
      flaw: null,
      firstJobId: null,
      sources: ['A calm ocean at dusk with gentle waves'],
      createdAt: time,
      lastSeenAt: time,
    };
  }
}

function firstFree(candidates: Iterable<string>, aspect: string, taken: Set<string>): string {
  for (const name of candidates) {
    const folded = `${aspect} ${name.toLowerCase()}`;
    if (taken.has(folded)) continue;
    taken.add(folded);
    return name;
  }
  throw new Error('The source of names ended.');
}

/** What growth makes of a measured video of `seconds`, no two alike. */
export function runDiscoveries(seconds: number, seed: number): Discovery[] {
  return discover(observationOf(seconds, Random.fromSeed(seed)), { spec: null, instruction: null, prompt: '' });
}

/** A measured video: colours and sounds that wander, windows that differ. */
export function observationOf(seconds: number, random: Random): Observation {
  const color = [random.between(0, 255), random.between(0, 255), random.between(0, 255)];
  let strength = random.between(2, 40);
  const step = (value: number, most: number, by: number): number =>
    Math.min(most, Math.max(0, value + random.between(-by, by)));
  const frames = Array.from({ length: seconds * FPS }, (_, i) => {
    color.forEach((code, channel) => {
      color[channel] = step(code, 255, 8);
    });
    strength = step(strength, 90, 3);
    const [r = 0, g = 0, b = 0] = color.map((code) => Math.round(code * 10) / 10);
    const tone = random.pick(['low', 'mid', 'high'] as const);
    return {
      t: i / FPS,
      color: { r, g, b },
      palette: [],
      sound: {
        strength_pct: strength,
        depth: { silence: 100 - strength, rumble: strength / 2, tone: strength / 4, hiss: strength / 4 },
        tone,
        timbre: random.pick(['tonal', 'noisy'] as const),
      },
    };
  });
  return {
    file: 'bench.mp4',
    width: 512,
    height: 512,
    fps: FPS,
    duration_seconds: seconds,
    sample_rate: 48_000,
    damage: { packets: 0, frames: 0 },
    frames,
    windows: Array.from({ length: seconds }, (_, i) => windowOf(i, random)),
    video: {
      color: frames[0]?.color ?? null,
      shots: [{ start: 0, end: seconds }],
      transitions: [],
      motion: { level: random.between(0, 40), std: random.between(0, 5), trend: random.pick(TRENDS) },
      audio: audioOf(random),
      narrative: { mood: 'calm', pace: 'slow', time_of_day: 'day', setting: 'nature' },
    },
  };
}

function windowOf(second: number, random: Random): WindowObservation {
  return {
    start: second,
    end: second + 1,
    motion: {
      level: random.between(0, 40),
      std: random.between(0, 5),
      trend: random.pick(TRENDS),
      direction: random.pick(DIRECTIONS),
      rhythm: random.pick(RHYTHMS),
    },
    camera: {
      motion_type: random.pick(CAMERA_MOTIONS),
      direction: null,
      speed: random.between(0, 0.3),
      speed_name: random.pick(CAMERA_SPEEDS),
      alternatives: [],
    },
    gradient: { gradient_type: random.pick(GRADIENT_TYPES), strength: random.next() },
    lighting: {
      brightness: random.between(0, 255),
      contrast: random.between(0, 120),
      saturation: random.next(),
      temperature: random.between(-1, 1),
      preset: random.pick(LIGHTING_PRESETS),
      alternatives: [],
    },
    composition: {
      center_x: random.next(),
      center_y: random.next(),
      luminance_balance: random.next(),
      balance: random.pick(BALANCES),
      symmetry: random.pick(SYMMETRIES),
    },
    graphics: { edge_density: random.next(), spatial_variance: random.next(), busyness: random.next() },
    depth: { parallax_strength: random.between(0, 0.2), layer_count: 1 + random.integer(4) },
    audio_semantic: audioOf(random),
  };
}

function audioOf(random: Random): NonNullable<WindowObservation['audio_semantic']> {
  return {
    role: 'music',
    mood: random.pick(AUDIO_MOODS),
    tempo: random.pick(AUDIO_TEMPOS),
    bpm: random.between(60, 160),
    presence: 'music',
  };
}

function motionOf(random: Random): Value {
  return {
    motion_level: random.between(0, 255),
    motion_std: random.between(0, 20),
    motion_trend: random.pick(TRENDS),
    motion_direction: random.pick(DIRECTIONS),
    motion_rhythm: random.pick(RHYTHMS),
  };
}

function lightingOf(random: Random): Value {
  return {
    brightness: random.between(0, 255),
    contrast: random.between(0, 127),
    saturation: random.next(),
    temperature: random.between(-1, 1),
  };
}

function compositionOf(random: Random): Value {
  return { center_x: random.next(), center_y: random.next(), luminance_balance: random.next() };
}

function graphicsOf(random: Random): Value {
  return { edge_density: random.next(), spatial_variance: random.next(), busyness: random.next() };
}

import type { Rgb } from '../numerics/color.js';
import {
  AUDIO_MOODS,
  AUDIO_PRESENCES,
  AUDIO_TEMPOS,
  CAMERA_MOTIONS,
  CAMERA_SPEEDS,
  GRADIENT_TYPES,
  LIGHTING_PRESETS,
  TRANSITION_TYPES,
} from '../origins/domains.js';
import type { Knowledge, Known, LightCharacter, Movement, PureSound } from './knowledge.js';
import { originKnowledge } from './origin-knowledge.js';

/** A stored value as creation reads it. */
export interface KnownEntry {
  readonly registry: string;
  readonly aspect: string;
  readonly key: string;
  readonly name: string;
  /** The fields of its aspect, as stored; what cannot be read is left out of the pools. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly count: number;
  /** ISO-8601 with `Z`. */
  readonly createdAt: string;
  readonly isOrigin: boolean;
}

/** The aspects that creation draws on, as `registry.aspect`: the only ones that need to be selected. */
export const KNOWLEDGE_ASPECTS = [
  'static.color',
  'static.sound',
  'dynamic.color',
  'dynamic.motion',
  'dynamic.gradient',
  'dynamic.camera',
  'dynamic.lighting',
  'dynamic.composition',
  'dynamic.graphics',
  'dynamic.transition',
  'dynamic.audio_semantic',
] as const;

/**
 * The pools of creation from stored values: origins with their counts, then what was learned, in the order given.
 * Entries of other aspects, and values that no renderer could show, are passed over.
 */
export function knowledgeOf(entries: Iterable<KnownEntry>): Knowledge {
  const origins = originKnowledge();
  const of = byAspect(entries);
  return {
    colors: joined(origins.colors, of('static.color'), colorOf, String),
    sounds: joined(origins.sounds, of('static.sound'), soundOf, ({ amplitude, tone }) => `${amplitude} ${tone}`),
    motions: origins.motions,
    gradients: joined(
      origins.gradients,
      of('dynamic.gradient'),
      ({ gradient_type, strength }) => {
        const type = oneOf(GRADIENT_TYPES, gradient_type);
        return type && { type, strength: numberIn(strength, 0, 1) };
      },
      ({ type }) => type,
    ),
    cameras: joined(
      origins.cameras,
      of('dynamic.camera'),
      ({ motion_type, speed }) => {
        const motion = oneOf(CAMERA_MOTIONS, motion_type);
        return motion && { motion, speed: oneOf(CAMERA_SPEEDS, speed) };
      },
      ({ motion }) => motion,
    ),
    blends: learned(of('dynamic.color'), colorOf),
    movements: learned(of('dynamic.motion'), movementOf),
    audio: learned(of('dynamic.audio_semantic'), ({ tempo, mood, presence, role }) =>
      whole({
        tempo: oneOf(AUDIO_TEMPOS, tempo),
        mood: oneOf(AUDIO_MOODS, mood),
        presence: oneOf(AUDIO_PRESENCES, presence) ?? oneOf(AUDIO_PRESENCES, role),
      }),
    ),
    lights: learned(of('dynamic.lighting'), lightOf),
    compositions: learned(of('dynamic.composition'), ({ center_x, center_y }) =>
      whole({ x: numberIn(center_x, 0, 1), y: numberIn(center_y, 0, 1) }),
    ),
    textures: learned(of('dynamic.graphics'), ({ edge_density, spatial_variance }) =>
      whole({ edges: numberIn(edge_density, 0, 1), variance: numberIn(spatial_variance, 0, 1) }),
    ),
    joins: learned(of('dynamic.transition'), ({ type, duration_seconds }) =>
      whole({ type: oneOf(TRANSITION_TYPES, type), seconds: numberIn(duration_seconds, 0, 10) }),
    ),
  };
}

type Value = KnownEntry['value'];

function byAspect(entries: Iterable<KnownEntry>): (place: (typeof KNOWLEDGE_ASPECTS)[number]) => KnownEntry[] {
  const lists = new Map<string, KnownEntry[]>();
  for (const entry of entries) {
    const place = `${entry.registry}.${entry.aspect}`;
    const list = lists.get(place);
    if (list) list.push(entry);
    else lists.set(place, [entry]);
  }
  return (place) => lists.get(place) ?? [];
}

/** Origins with the sightings of the entries that are they, and behind them everything else. */
function joined<T>(
  origins: readonly Known<T>[],
  entries: readonly KnownEntry[],
  read: (value: Value, key: string) => T | null,
  identity: (value: T) => string,
): Known<T>[] {
  const seen = new Map<string, number>();
  for (const entry of entries) {
    const value = entry.isOrigin ? read(entry.value, entry.key) : null;
    if (value !== null) seen.set(identity(value), entry.count);
  }
  return [
    ...origins.map((origin) => ({ ...origin, count: seen.get(identity(origin.value)) ?? origin.count })),
    ...learned(entries, read),
  ];
}

function learned<T>(entries: readonly KnownEntry[], read: (value: Value, key: string) => T | null): Known<T>[] {
  return entries.flatMap((entry) => {
    if (entry.isOrigin) return [];
    const value = read(entry.value, entry.key);
    return value === null ? [] : [{ value, name: entry.name, count: entry.count, createdAt: entry.createdAt }];
  });
}

function colorOf({ r, g, b }: Value): Rgb | null {
  const codes = [r, g, b].map((code) => numberIn(code, 0, 255));
  return codes.includes(null) ? null : ((codes as number[]).map(Math.round) as unknown as Rgb);
}

function soundOf(value: Value, key: string): PureSound | null {
  const amplitude = numberIn(value.amplitude, 0, 1);
  const tone = oneOf(['silent', 'low', 'mid', 'high'] as const, value.tone);
  if (amplitude === null || tone === null) return null;
  const timbre = typeof value.timbre === 'string' && value.timbre !== '' ? value.timbre : tone;
  return { key, tone, timbre, amplitude };
}

function movementOf(value: Value): Movement | null {
  return whole({
    level: numberIn(value.motion_level, 0, 255),
    trend: oneOf(['increasing', 'decreasing', 'steady'] as const, value.motion_trend),
    rhythm: oneOf(['steady', 'pulsing', 'wave', 'random'] as const, value.motion_rhythm) ?? ('steady' as const),
  });
}

function lightOf(value: Value): LightCharacter | null {
  const measures = whole({
    brightness: numberIn(value.brightness, 0, 255),
    contrast: numberIn(value.contrast, 0, 255),
    saturation: numberIn(value.saturation, 0, 1),
  });
  return measures && { ...measures, preset: oneOf(LIGHTING_PRESETS, value.preset) };
}

function numberIn(value: unknown, low: number, high: number): number | null {
  return typeof value === 'number' && value >= low && value <= high ? value : null;
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | null {
  return values.find((each) => each === value) ?? null;
}

/** The object when none of its fields is null. */
function whole<T extends object>(value: { [K in keyof T]: T[K] | null }): T | null {
  return Object.values(value).includes(null) ? null : (value as T);
}

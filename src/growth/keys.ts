import type { AspectRef } from './discovery.js';
import { decimal, pythonFloat, roundHalfEven } from './key-numbers.js';

/** Fields of a value, as `Discovery.value` holds them. */
export type Value = Readonly<Record<string, unknown>>;

type KeyRule = (value: Value) => string;

/** Edge of a colour cell in 8-bit codes. */
export const COLOR_CELL = 25;

/**
 * The key of a value. Same key, same entry: values that a person could hardly tell apart share one.
 *
 * @param value - as `Discovery.value`; a missing field takes the default that older registries used for it
 * @throws {RangeError} when a number that the key needs is missing or not finite
 */
export function keyOf({ registry, aspect }: AspectRef, value: Value): string {
  if (registry === 'narrative') return narrativeKey(word(value, 'value', ''));
  return (KEYS[`${registry}.${aspect}`] ?? unknownAspect(registry, aspect))(value);
}

/** Narrative keys: the value itself, trimmed, in lower case. */
export function narrativeKey(value: string): string {
  return value.trim().toLowerCase();
}

const KEYS: Readonly<Record<string, KeyRule>> = {
  'static.color': (v) => `${colorCell(v)}_${decimal(roundHalfEven(number(v, 'opacity', 1) * 20, 0) / 20)}`,
  'static.sound': (v) => {
    const tone = word(v, 'tone', 'unknown');
    return `${pythonFloat(number(v, 'amplitude'), 2)}_${tone}_${word(v, 'timbre', tone)}`;
  },
  'dynamic.color': colorCell,
  'dynamic.motion': (v) => {
    const whole = `${pythonFloat(number(v, 'motion_level'), 1)}_${word(v, 'motion_trend', 'steady')}`;
    // A whole video has a level and a trend; direction and rhythm are of a window.
    if (v.motion_direction === undefined && v.motion_rhythm === undefined) return whole;
    return `${whole}_${word(v, 'motion_direction', 'neutral')}_${word(v, 'motion_rhythm', 'steady')}`;
  },
  'dynamic.time': (v) => `${pythonFloat(number(v, 'duration'), 1)}_${pythonFloat(number(v, 'fps'), 1)}`,
  'dynamic.temporal': (v) => `${pythonFloat(number(v, 'duration'), 1)}_${word(v, 'motion_trend', 'steady')}`,
  'dynamic.technical': (v) => `${number(v, 'width')}x${number(v, 'height')}_${decimal(number(v, 'fps'))}`,
  'dynamic.lighting': (v) => {
    const brightness = roundHalfEven(number(v, 'brightness') / 25, 0) * 25;
    return `${brightness}_${pythonFloat(number(v, 'contrast'), 1)}_${pythonFloat(number(v, 'saturation'), 1)}`;
  },
  'dynamic.composition': (v) => hundredths(v, ['center_x', 'center_y', 'luminance_balance']),
  'dynamic.graphics': (v) => hundredths(v, ['edge_density', 'spatial_variance', 'busyness']),
  'dynamic.gradient': (v) => `${word(v, 'gradient_type', 'angled')}_${pythonFloat(number(v, 'strength', 0), 2)}`,
  'dynamic.camera': (v) => `${word(v, 'motion_type', 'static')}_${word(v, 'speed', 'medium')}`,
  'dynamic.transition': (v) => `${word(v, 'type', 'cut')}_${pythonFloat(number(v, 'duration_seconds', 0), 2)}`,
  'dynamic.depth': (v) =>
    `${pythonFloat(number(v, 'parallax_strength', 0), 2)}_${roundHalfEven(number(v, 'layer_count', 1), 0)}`,
  'dynamic.audio_semantic': (v) =>
    [word(v, 'role', 'ambient'), word(v, 'mood', ''), word(v, 'tempo', '')].join('_').replace(/_+$/, ''),
  'dynamic.blend': (v) => `${word(v, 'domain', '')}:${blendKey(word(v, 'domain', ''), (v.output ?? {}) as Value)}`,
};

/** Blend domains that are aspects themselves: their outputs have that aspect's key. */
const BLENDS_OF_ASPECTS = new Set(['color', 'motion', 'lighting', 'composition', 'graphics', 'temporal', 'technical']);

/** The key of a blend's output within its domain. */
function blendKey(domain: string, output: Value): string {
  if (BLENDS_OF_ASPECTS.has(domain)) return (KEYS[`dynamic.${domain}`] as KeyRule)(output);
  return Object.values(output)
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .map((part) => (typeof part === 'number' ? pythonFloat(part, 2) : part.trim().toLowerCase()))
    .join('_');
}

/** The lower corner of the colour's cell: `100,125,150`. */
function colorCell(value: Value): string {
  return ['r', 'g', 'b']
    .map((channel) => Math.floor(Math.min(255, Math.max(0, number(value, channel))) / COLOR_CELL) * COLOR_CELL)
    .join(',');
}

function hundredths(value: Value, fields: readonly string[]): string {
  return fields.map((field) => pythonFloat(number(value, field), 2)).join('_');
}

/** A field's number. @throws {RangeError} when it is missing and there is no default */
export function number(value: Value, field: string, otherwise?: number): number {
  const found = value[field] ?? otherwise;
  if (typeof found === 'number' && Number.isFinite(found)) return found;
  throw new RangeError(`A key needs a number in "${field}", got ${String(value[field])}.`);
}

/** A field's text, trimmed, in lower case. */
export function word(value: Value, field: string, otherwise: string): string {
  const found = value[field];
  return typeof found === 'string' && found.trim() !== '' ? found.trim().toLowerCase() : otherwise;
}

function unknownAspect(registry: string, aspect: string): never {
  throw new RangeError(`There is no aspect "${registry}.${aspect}".`);
}

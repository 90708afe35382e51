import type { AspectRef } from './discovery.js';
import { decimal, pythonFloat, roundHalfEven } from './key-numbers.js';

/** Fields of a value, as `Discovery.value` holds them. */
export type Value = Readonly<Record<string, unknown>>;

/** One piece of a key: what a field comes to. */
export interface KeyPart {
  readonly field: string;
  /** Null where the key leaves it out. */
  readonly text: string | null;
  /** What stands before it when it is not the first. */
  readonly before: string;
}

type KeyRule = (value: Value) => readonly KeyPart[];

/** Edge of a colour cell in 8-bit codes. */
export const COLOR_CELL = 25;

/**
 * The key of a value. Same key, same entry: values that a person could hardly tell apart share one.
 *
 * @param value - as `Discovery.value`; a missing field takes the default that older registries used for it
 * @throws {RangeError} when a number that the key needs is missing or not finite
 */
export function keyOf(place: AspectRef, value: Value): string {
  return joinParts(place, value, keyParts(place, value));
}

/** The key that these pieces make. @param value - tells the domain of a blend */
export function joinParts({ aspect }: AspectRef, value: Value, parts: readonly KeyPart[]): string {
  let key = aspect === 'blend' ? `${word(value, 'domain', '')}:` : '';
  let isFirst = true;
  for (const { text, before } of parts) {
    if (text === null) continue;
    key += isFirst ? text : before + text;
    isFirst = false;
  }
  return key;
}

/** The pieces of a value's key, those of a blend without its domain. @throws {RangeError} as `keyOf` */
export function keyParts({ registry, aspect }: AspectRef, value: Value): readonly KeyPart[] {
  if (registry === 'narrative') return [part('value', narrativeKey(word(value, 'value', '')))];
  return (KEYS[`${registry}.${aspect}`] ?? unknownAspect(registry, aspect))(value);
}

/** Narrative keys: the value itself, trimmed, in lower case. */
export function narrativeKey(value: string): string {
  return value.trim().toLowerCase();
}

const KEYS: Readonly<Record<string, KeyRule>> = {
  'static.color': (v) => [
    ...colorCell(v),
    part('opacity', decimal(roundHalfEven(number(v, 'opacity', 1) * 20, 0) / 20)),
  ],
  'static.sound': (v) => {
    const tone = word(v, 'tone', 'unknown');
    return [rounded(v, 'amplitude', 2), part('tone', tone), part('timbre', word(v, 'timbre', tone))];
  },
  'dynamic.color': colorCell,
  'dynamic.motion': (v) => {
    const whole = [rounded(v, 'motion_level', 1), worded(v, 'motion_trend', 'steady')];
    // A whole video has a level and a trend; direction and rhythm are of a window.
    if (v.motion_direction === undefined && v.motion_rhythm === undefined) return whole;
    return [...whole, worded(v, 'motion_direction', 'neutral'), worded(v, 'motion_rhythm', 'steady')];
  },
  'dynamic.time': (v) => [rounded(v, 'duration', 1), rounded(v, 'fps', 1)],
  'dynamic.temporal': (v) => [rounded(v, 'duration', 1), worded(v, 'motion_trend', 'steady')],
  'dynamic.technical': (v) => [
    part('width', String(number(v, 'width'))),
    part('height', String(number(v, 'height')), 'x'),
    part('fps', decimal(number(v, 'fps'))),
  ],
  'dynamic.lighting': (v) => [
    part('brightness', String(roundHalfEven(number(v, 'brightness') / 25, 0) * 25)),
    rounded(v, 'contrast', 1),
    rounded(v, 'saturation', 1),
  ],
  'dynamic.composition': (v) => ['center_x', 'center_y', 'luminance_balance'].map((field) => rounded(v, field, 2)),
  'dynamic.graphics': (v) => ['edge_density', 'spatial_variance', 'busyness'].map((field) => rounded(v, field, 2)),
  'dynamic.gradient': (v) => [worded(v, 'gradient_type', 'angled'), rounded(v, 'strength', 2, 0)],
  'dynamic.camera': (v) => [worded(v, 'motion_type', 'static'), worded(v, 'speed', 'medium')],
  'dynamic.transition': (v) => [worded(v, 'type', 'cut'), rounded(v, 'duration_seconds', 2, 0)],
  'dynamic.depth': (v) => [
    rounded(v, 'parallax_strength', 2, 0),
    part('layer_count', String(roundHalfEven(number(v, 'layer_count', 1), 0))),
  ],
  'dynamic.audio_semantic': (v) => {
    const [mood, tempo] = [word(v, 'mood', ''), word(v, 'tempo', '')];
    const isLast = tempo === '';
    return [
      worded(v, 'role', 'ambient'),
      part('mood', isLast && mood === '' ? null : mood),
      part('tempo', isLast ? null : tempo),
    ];
  },
  'dynamic.blend': (v) => blendParts(word(v, 'domain', ''), (v.output ?? {}) as Value),
};

/** Blend domains that are aspects themselves: their outputs have that aspect's key. */
const BLENDS_OF_ASPECTS = new Set(['color', 'motion', 'lighting', 'composition', 'graphics', 'temporal', 'technical']);

/** The key of a blend's output within its domain; what is neither word nor number has no piece in it. */
function blendParts(domain: string, output: Value): readonly KeyPart[] {
  if (BLENDS_OF_ASPECTS.has(domain)) return (KEYS[`dynamic.${domain}`] as KeyRule)(output);
  return Object.entries(output).map(([field, found]) => part(field, blendText(found)));
}

function blendText(found: unknown): string | null {
  if (typeof found === 'number') return pythonFloat(found, 2);
  return typeof found === 'string' ? found.trim().toLowerCase() : null;
}

/** The lower corner of the colour's cell: `100,125,150`. */
function colorCell(value: Value): readonly KeyPart[] {
  return ['r', 'g', 'b'].map((channel) => {
    const code = Math.min(255, Math.max(0, number(value, channel)));
    return part(channel, String(Math.floor(code / COLOR_CELL) * COLOR_CELL), ',');
  });
}

function part(field: string, text: string | null, before = '_'): KeyPart {
  return { field, text, before };
}

function rounded(value: Value, field: string, places: number, otherwise?: number): KeyPart {
  return part(field, pythonFloat(number(value, field, otherwise), places));
}

function worded(value: Value, field: string, otherwise: string): KeyPart {
  return part(field, word(value, field, otherwise));
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

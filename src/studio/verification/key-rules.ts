import type { AspectRef } from '../../growth/discovery.js';
import type { Random } from '../../numerics/random.js';
import {
  AUDIO_MOODS,
  AUDIO_PRESENCES,
  AUDIO_TEMPOS,
  CAMERA_MOTIONS,
  CAMERA_SPEEDS,
  GRADIENT_TYPES,
  TRANSITION_TYPES,
} from '../../origins/domains.js';

type Value = Record<string, unknown>;

/** One part of a key: a field printed with so many digits, or as it is. */
interface Part {
  readonly field: string;
  /** Digits behind the point; the number in the key lies within half of the last one. 0 = whole. */
  readonly digits?: number;
  /** Cells of this width: the key holds the lower edge. */
  readonly cell?: number;
  /** Rounded to a multiple of this. */
  readonly step?: number;
  readonly draw: (random: Random) => unknown;
}

interface Rule {
  readonly place: AspectRef;
  readonly parts: readonly Part[];
  readonly joint: string;
}

const upTo = (field: string, most: number, digits: number): Part => ({
  field,
  digits,
  draw: (random) => random.between(0, most),
});
const oneOf = (field: string, words: readonly string[]): Part => ({ field, draw: (random) => random.pick(words) });
const cell = (field: string): Part => ({ field, digits: 0, cell: 25, draw: (random) => random.integer(2551) / 10 });
const trend = (): Part => oneOf('motion_trend', ['increasing', 'decreasing', 'steady']);

/** The contract's formats of keys (its §2.3), written down a second time: field by field, as its table has them. */
const RULES: readonly Rule[] = [
  { place: { registry: 'dynamic', aspect: 'color' }, joint: ',', parts: [cell('r'), cell('g'), cell('b')] },
  {
    place: { registry: 'static', aspect: 'sound' },
    joint: '_',
    parts: [
      upTo('amplitude', 1, 2),
      oneOf('tone', ['low', 'mid', 'high']),
      oneOf('timbre', ['low', 'mid', 'high', 'noisy', 'tonal']),
    ],
  },
  {
    place: { registry: 'dynamic', aspect: 'motion' },
    joint: '_',
    parts: [
      upTo('motion_level', 60, 1),
      trend(),
      oneOf('motion_direction', ['neutral', 'horizontal', 'vertical', 'diagonal', 'radial']),
      oneOf('motion_rhythm', ['steady', 'pulsing', 'wave', 'random']),
    ],
  },
  { place: { registry: 'dynamic', aspect: 'time' }, joint: '_', parts: [upTo('duration', 60, 1), upTo('fps', 60, 1)] },
  { place: { registry: 'dynamic', aspect: 'temporal' }, joint: '_', parts: [upTo('duration', 60, 1), trend()] },
  {
    place: { registry: 'dynamic', aspect: 'lighting' },
    joint: '_',
    parts: [
      { field: 'brightness', digits: 0, step: 25, draw: (random) => random.between(0, 255) },
      upTo('contrast', 120, 1),
      upTo('saturation', 1, 1),
    ],
  },
  {
    place: { registry: 'dynamic', aspect: 'composition' },
    joint: '_',
    parts: [upTo('center_x', 1, 2), upTo('center_y', 1, 2), upTo('luminance_balance', 1, 2)],
  },
  {
    place: { registry: 'dynamic', aspect: 'graphics' },
    joint: '_',
    parts: [upTo('edge_density', 1, 2), upTo('spatial_variance', 1, 2), upTo('busyness', 1, 2)],
  },
  {
    place: { registry: 'dynamic', aspect: 'gradient' },
    joint: '_',
    parts: [oneOf('gradient_type', GRADIENT_TYPES), upTo('strength', 1, 2)],
  },
  {
    place: { registry: 'dynamic', aspect: 'camera' },
    joint: '_',
    parts: [oneOf('motion_type', CAMERA_MOTIONS), oneOf('speed', CAMERA_SPEEDS)],
  },
  {
    place: { registry: 'dynamic', aspect: 'transition' },
    joint: '_',
    parts: [oneOf('type', TRANSITION_TYPES), upTo('duration_seconds', 2, 2)],
  },
  {
    place: { registry: 'dynamic', aspect: 'depth' },
    joint: '_',
    parts: [
      upTo('parallax_strength', 1, 2),
      { field: 'layer_count', digits: 0, draw: (random) => 1 + random.integer(6) },
    ],
  },
  {
    place: { registry: 'dynamic', aspect: 'audio_semantic' },
    joint: '_',
    parts: [oneOf('role', AUDIO_PRESENCES), oneOf('mood', AUDIO_MOODS), oneOf('tempo', AUDIO_TEMPOS)],
  },
];

/** Aspects whose keys are made of measured values. */
export const VALUED_ASPECTS: readonly AspectRef[] = RULES.map(({ place }) => place);

function ruleOf({ registry, aspect }: AspectRef): Rule {
  const rule = RULES.find(({ place }) => place.registry === registry && place.aspect === aspect);
  if (!rule) throw new RangeError(`No format of keys is written down for ${registry}.${aspect}.`);
  return rule;
}

/** A value of an aspect by chance. */
export function randomValue(place: AspectRef, random: Random): Value {
  return Object.fromEntries(ruleOf(place).parts.map((part) => [part.field, part.draw(random)]));
}

/** What is wrong with a key, `null` when it says what the contract wants it to say of the value. */
export function keyFault(place: AspectRef, value: Value, key: string): string | null {
  const { parts, joint } = ruleOf(place);
  // Words may hold the joint themselves (zoom_out): each part is read at its own length.
  let rest = key + joint;
  for (const part of parts) {
    const own = value[part.field];
    const end = typeof own === 'string' && rest.startsWith(own) ? own.length : rest.indexOf(joint);
    if (end < 0 || !rest.startsWith(joint, end)) return `"${key}" ends before ${part.field}`;
    const fault = partFault(part, own, rest.slice(0, end));
    if (fault !== null) return fault;
    rest = rest.slice(end + joint.length);
  }
  return rest === '' ? null : `"${key}" goes on behind its last part`;
}

function partFault({ field, digits, cell: width, step }: Part, value: unknown, text: string): string | null {
  if (typeof value !== 'number') return text === value ? null : `${field}: "${text}" for ${String(value)}`;
  // The Python way: a rounded float always has a point, a whole number never, and no zero ends a fraction of two digits.
  const form = digits ? new RegExp(`^\\d+\\.(\\d|\\d{0,${digits - 1}}[1-9])$`) : /^\d+$/;
  if (!form.test(text)) return `${field}: "${text}" is not printed as Python prints it`;
  const seen = Number(text);
  if (width !== undefined)
    return seen <= value && value < seen + width && seen % width === 0 ? null : `${field}: ${text} for ${value}`;
  const half = (step ?? 10 ** -(digits ?? 0)) / 2;
  return Math.abs(seen - value) <= half + 1e-9 ? null : `${field}: ${text} for ${value}`;
}

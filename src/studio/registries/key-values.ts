import type { Value } from '../../growth/keys.js';
import type { AspectRef } from '../../origins/aspects.js';

type Reading = (key: string) => Value | null;

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e-?\d+)?`;
/** Half the edge of a colour's cell: its middle is the best guess of a colour of which only the cell is known. */
const HALF_CELL = 12.5;

/** How the keys of contract §2.3 are read back, by aspect. */
const READINGS: Readonly<Record<string, Reading>> = {
  'static.color': (key) => {
    const fields = numbers(`^(${NUMBER}),(${NUMBER}),(${NUMBER})(?:_(${NUMBER}))?$`, ['r', 'g', 'b', 'opacity'])(key);
    return fields && middleOfCell(fields);
  },
  'static.sound': (key) => {
    const [, amplitude, tone, timbre] = new RegExp(`^(${NUMBER})_([^_]+)(?:_(.+))?$`).exec(key) ?? [];
    if (amplitude === undefined || tone === undefined) return null;
    const strength = Number(amplitude);
    return {
      amplitude: strength,
      weight: strength,
      strength_pct: strength,
      tone,
      ...(timbre !== undefined && { timbre }),
    };
  },
  'dynamic.color': (key) => {
    const fields = numbers(`^(${NUMBER}),(${NUMBER}),(${NUMBER})$`, ['r', 'g', 'b'])(key);
    return fields && middleOfCell(fields);
  },
  'dynamic.motion': (key) => {
    const [, level, trend, direction, rhythm] =
      new RegExp(`^(${NUMBER})_([a-z]+)(?:_([a-z]+)_([a-z]+))?$`).exec(key) ?? [];
    if (level === undefined || trend === undefined) return null;
    return {
      motion_level: Number(level),
      motion_trend: trend,
      ...(direction !== undefined && { motion_direction: direction, motion_rhythm: rhythm }),
    };
  },
  'dynamic.time': numbers(`^(${NUMBER})_(${NUMBER})$`, ['duration', 'fps']),
  'dynamic.temporal': words(`^(${NUMBER})_([a-z]+)$`, ['duration', 'motion_trend']),
  'dynamic.technical': numbers(`^(\\d+)x(\\d+)_(${NUMBER})$`, ['width', 'height', 'fps']),
  'dynamic.lighting': numbers(`^(${NUMBER})_(${NUMBER})_(${NUMBER})$`, ['brightness', 'contrast', 'saturation']),
  'dynamic.composition': numbers(`^(${NUMBER})_(${NUMBER})_(${NUMBER})$`, [
    'center_x',
    'center_y',
    'luminance_balance',
  ]),
  'dynamic.graphics': numbers(`^(${NUMBER})_(${NUMBER})_(${NUMBER})$`, [
    'edge_density',
    'spatial_variance',
    'busyness',
  ]),
  'dynamic.gradient': words(`^([a-z_]+)_(${NUMBER})$`, ['gradient_type', 'strength']),
  'dynamic.camera': words('^([a-z_]+)_(slow|medium|fast)$', ['motion_type', 'speed']),
  'dynamic.transition': words(`^([a-z_]+)_(${NUMBER})$`, ['type', 'duration_seconds']),
  'dynamic.depth': numbers(`^(${NUMBER})_(\\d+)$`, ['parallax_strength', 'layer_count']),
  'dynamic.audio_semantic': (key) => {
    const [, role, mood, tempo] = /^([a-z]+)(?:_([a-z]*))?(?:_([a-z]+))?$/.exec(key) ?? [];
    return role === undefined ? null : { role, ...(mood && { mood }), ...(tempo && { tempo }) };
  },
};

/**
 * What a key says of its value, as far as keys go: numbers as rounded there. Null for a key of another form.
 *
 * @param key - not of a blend
 */
export function valueOfKey({ registry, aspect }: AspectRef, key: string): Value | null {
  if (registry === 'narrative') return { value: key };
  return READINGS[`${registry}.${aspect}`]?.(key) ?? null;
}

function middleOfCell(fields: Value): Value {
  const middle = (field: string): number => Math.min(255, Number(fields[field]) + HALF_CELL);
  return { ...fields, r: middle('r'), g: middle('g'), b: middle('b') };
}

function numbers(pattern: string, fields: readonly string[]): Reading {
  const read = words(pattern, fields);
  return (key) => {
    const value = read(key);
    return value && Object.values(value).every((field) => typeof field === 'number') ? value : null;
  };
}

/** Each field is what its group of the pattern holds, a number where it is one. */
function words(pattern: string, fields: readonly string[]): Reading {
  const expression = new RegExp(pattern);
  return (key) => {
    const match = expression.exec(key);
    if (!match) return null;
    return Object.fromEntries(
      fields.flatMap((field, i) => {
        const text = match[i + 1];
        return text === undefined ? [] : [[field, Number.isNaN(Number(text)) ? text : Number(text)]];
      }),
    );
  };
}

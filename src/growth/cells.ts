import type { AspectRef } from '../origins/aspects.js';
import {
  AUDIO_MOODS,
  AUDIO_PRESENCES,
  AUDIO_TEMPOS,
  BALANCES,
  CAMERA_MOTIONS,
  CAMERA_SPEEDS,
  GENRES,
  GRADIENT_TYPES,
  NARRATIVE_SETTINGS,
  NARRATIVE_THEMES,
  SCENE_TYPES,
  STYLES,
  SYMMETRIES,
  TENSION_CURVES,
  TIMES_OF_DAY,
  TONES,
  TRANSITION_TYPES,
} from '../origins/domains.js';
import { ANCHORS, type Anchor, nearest } from './anchors.js';
import { COLOR_CELL, type Value, word } from './keys.js';

/** One way in which values of an aspect differ: its steps, and the step of a value. */
interface Scale {
  steps: readonly string[];
  of(value: Value): string | null;
}

/** The finite grid of an aspect: what can be found there at all. */
export interface Grid {
  /** Every cell that a value can fall into. */
  readonly cells: ReadonlySet<string>;
  /** Null for a value of which too little is known, or that no grid foresees. */
  cellOf(value: Value): string | null;
}

/** What narrative values can be reached; what else was found there is an entry, but covers nothing. */
const NARRATIVE_ORIGINS: Readonly<Record<string, readonly string[]>> = {
  genre: GENRES,
  mood: TONES,
  themes: NARRATIVE_THEMES,
  plots: TENSION_CURVES,
  settings: NARRATIVE_SETTINGS,
  style: STYLES,
  scene_type: SCENE_TYPES,
  observed_mood: TONES,
  observed_pace: ['slow', 'medium', 'fast'],
  observed_time_of_day: TIMES_OF_DAY,
  observed_setting: ['urban', 'nature', 'interior', 'abstract'],
};

const COLORS = ['r', 'g', 'b'].map((channel) => steps(channel, COLOR_CELL, 256 / COLOR_CELL));

const GRIDS: Readonly<Record<string, Grid>> = {
  ...Object.fromEntries(
    Object.entries(NARRATIVE_ORIGINS).map(([aspect, origins]) => [
      `narrative.${aspect}`,
      grid([words('value', origins)]),
    ]),
  ),
  'static.color': grid(COLORS),
  // Silence has no strength.
  'static.sound': grid(
    [words('tone', ['silent', 'low', 'mid', 'high']), steps('amplitude', 0.25, 4)],
    ([tone, strength]) => tone !== 'silent' || strength === '0',
  ),
  'dynamic.color': grid(COLORS),
  'dynamic.motion': grid([
    scale('motion_level', ANCHORS.speed),
    words('motion_trend', ['increasing', 'decreasing', 'steady']),
    words('motion_direction', ['neutral', 'horizontal', 'vertical', 'diagonal', 'radial']),
    words('motion_rhythm', ['steady', 'pulsing', 'wave', 'random']),
  ]),
  'dynamic.time': grid([scale('duration', ANCHORS.shot_length_seconds), scale('fps', ANCHORS.fps)]),
  'dynamic.gradient': grid([words('gradient_type', GRADIENT_TYPES), steps('strength', 0.25, 4)]),
  // What stands still has no speed of its own, and a whip is fast.
  'dynamic.camera': grid(
    [words('motion_type', CAMERA_MOTIONS), words('speed', CAMERA_SPEEDS)],
    ([motion, speed]) => (motion !== 'static' || speed === 'medium') && (motion !== 'whip_pan' || speed === 'fast'),
  ),
  'dynamic.lighting': grid([
    steps('brightness', 64, 4),
    scale('contrast', ANCHORS.contrast_ratio),
    scale('saturation', ANCHORS.saturation),
  ]),
  'dynamic.composition': grid([words('balance', BALANCES), words('symmetry', SYMMETRIES)]),
  'dynamic.graphics': grid([steps('edge_density', 0.1, 4), steps('spatial_variance', 0.05, 4)]),
  'dynamic.temporal': grid([
    scale('duration', ANCHORS.shot_length_seconds),
    words('motion_trend', ['increasing', 'decreasing', 'steady']),
  ]),
  'dynamic.technical': grid([
    { steps: names(ANCHORS.resolution), of: (v) => numeric(ANCHORS.resolution, Number(v.width) * Number(v.height)) },
    scale('fps', ANCHORS.fps),
  ]),
  // Silence has neither mood nor tempo.
  'dynamic.audio_semantic': grid(
    [
      words('presence', AUDIO_PRESENCES, 'role'),
      words('mood', AUDIO_MOODS),
      { steps: AUDIO_TEMPOS, of: (v) => (isSilent(v) ? 'medium' : word(v, 'tempo', '')) },
    ],
    ([presence, mood, tempo]) => presence !== 'silence' || (mood === 'neutral' && tempo === 'medium'),
  ),
  // A cut takes no time, everything else takes some.
  'dynamic.transition': grid(
    [words('type', TRANSITION_TYPES), scale('duration_seconds', ANCHORS.transition_seconds)],
    ([type, seconds]) => (type === 'cut') === (seconds === '0.0'),
  ),
  'dynamic.depth': grid([
    scale('parallax_strength', ANCHORS.parallax_strength),
    scale('layer_count', ANCHORS.layer_count),
  ]),
};

/**
 * Stands for what these grids make of values. Give it another text whenever a value may lie in another cell than
 * before: registries that count cells then count anew.
 */
export const GRIDS_VERSION = '2';

/** The cell of a value of an aspect; null where there is none. */
export function cellOf(place: AspectRef, value: Value): string | null {
  return gridOf(place)?.cellOf(value) ?? null;
}

/** The cells that values lie in, as `static.color 1 2 3`, each once. */
export function cellsOf(values: readonly { registry: string; aspect: string; value: Value }[]): Set<string> {
  const cells = values.flatMap(({ registry, aspect, value }) => {
    const cell = cellOf({ registry, aspect } as AspectRef, value);
    return cell === null ? [] : [`${registry}.${aspect} ${cell}`];
  });
  return new Set(cells);
}

/** The grid of an aspect; null for blends, which have as many forms as there are videos. */
export function gridOf({ registry, aspect }: AspectRef): Grid | null {
  return GRIDS[`${registry}.${aspect}`] ?? null;
}

function grid(scales: readonly Scale[], isReachable: (steps: readonly string[]) => boolean = () => true): Grid {
  let cells: ReadonlySet<string> | null = null;
  return {
    // Made when they are asked for: most programs never ask.
    get cells() {
      cells ??= combined(scales, isReachable);
      return cells;
    },
    cellOf(value) {
      const cell = scales.map((scale) => scale.of(value)).join(' ');
      return this.cells.has(cell) ? cell : null;
    },
  };
}

function combined(scales: readonly Scale[], isReachable: (steps: readonly string[]) => boolean): ReadonlySet<string> {
  const all = scales.reduce<string[][]>(
    (cells, { steps }) => cells.flatMap((cell) => steps.map((step) => [...cell, step])),
    [[]],
  );
  return new Set(all.filter(isReachable).map((cell) => cell.join(' ')));
}

function isSilent(value: Value): boolean {
  return word(value, 'presence', word(value, 'role', '')) === 'silence';
}

/** Words of a vocabulary. */
function words(field: string, steps: readonly string[], otherwise = field): Scale {
  return { steps, of: (value) => word(value, field, word(value, otherwise, '')) };
}

/** The anchor that is nearest. */
function scale(field: string, anchors: readonly Anchor[]): Scale {
  return { steps: names(anchors), of: (value) => numeric(anchors, value[field]) };
}

/** Steps of one width from 0 on; the last one has no end. */
function steps(field: string, width: number, count: number): Scale {
  const last = Math.ceil(count) - 1;
  return {
    steps: Array.from({ length: last + 1 }, (_, i) => String(i)),
    of(value) {
      const number = value[field];
      return typeof number === 'number' ? String(Math.min(last, Math.max(0, Math.floor(number / width)))) : null;
    },
  };
}

function numeric(anchors: readonly Anchor[], number: unknown): string | null {
  return typeof number === 'number' && Number.isFinite(number) ? nearest(anchors, number) : null;
}

function names(anchors: readonly Anchor[]): string[] {
  return anchors.map(([name]) => name);
}

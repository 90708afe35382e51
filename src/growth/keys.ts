import type { AspectRef } from './discovery.js';
import { decimal, pythonFloat, roundHalfEven } from './key-numbers.js';

/** Fields of a value, as `Discovery.value` holds them. */
export type Value = Readonly<Record<string, unknown>>;

/** How one piece of a key is printed. */
export interface PieceRule {
  readonly field: string;
  /** What stands before the piece when it is not the first. */
  readonly before: string;
  /** What the field comes to; null where the key leaves it out. @throws {RangeError} as `keyOf` */
  text(measured: Value): string | null;
}

/** Edge of a colour cell in 8-bit codes. */
export const COLOR_CELL = 25;

/**
 * The key of a value. Same key, same entry: values that a person could hardly tell apart share one.
 *
 * @param value - as `Discovery.value`; a missing field takes the default that older registries used for it
 * @throws {RangeError} when a number that the key needs is missing or not finite
 */
export function keyOf(place: AspectRef, value: Value): string {
  const measured = measuredOf(place, value);
  const rules = pieceRules(place, value);
  return joinPieces(
    place,
    value,
    rules,
    rules.map((rule) => rule.text(measured)),
  );
}

/** The key that these pieces make, one for each rule. @param value - tells the domain of a blend */
export function joinPieces(
  { aspect }: AspectRef,
  value: Value,
  rules: readonly PieceRule[],
  pieces: readonly (string | null)[],
): string {
  let key = aspect === 'blend' ? `${word(value, 'domain', '')}:` : '';
  let isFirst = true;
  for (let i = 0; i < rules.length; i++) {
    const piece = pieces[i] as string | null;
    if (piece === null) continue;
    key += isFirst ? piece : (rules[i] as PieceRule).before + piece;
    isFirst = false;
  }
  return key;
}

/** The pieces of a value's key, those of a blend without its domain. */
export function pieceRules({ registry, aspect }: AspectRef, value: Value): readonly PieceRule[] {
  if (registry === 'narrative') return NARRATIVE;
  if (aspect === 'blend') return blendRules(word(value, 'domain', ''), measuredOf({ registry, aspect }, value));
  return RULES[`${registry}.${aspect}`] ?? unknownAspect(registry, aspect);
}

/** What was measured of a value: of a blend its output. */
export function measuredOf({ aspect }: AspectRef, value: Value): Value {
  return aspect === 'blend' ? ((value.output ?? {}) as Value) : value;
}

/** Narrative keys: the value itself, trimmed, in lower case. */
export function narrativeKey(value: string): string {
  return value.trim().toLowerCase();
}

const NARRATIVE = [piece('value', (v) => narrativeKey(word(v, 'value', '')))];

/** The lower corner of the colour's cell: `100,125,150`. */
const COLOR = ['r', 'g', 'b'].map((channel) =>
  piece(
    channel,
    (v) => String(Math.floor(Math.min(255, Math.max(0, number(v, channel))) / COLOR_CELL) * COLOR_CELL),
    ',',
  ),
);

const RULES: Readonly<Record<string, readonly PieceRule[]>> = {
  'static.color': [...COLOR, piece('opacity', (v) => decimal(roundHalfEven(number(v, 'opacity', 1) * 20, 0) / 20))],
  'static.sound': [
    rounded('amplitude', 2),
    worded('tone', 'unknown'),
    piece('timbre', (v) => word(v, 'timbre', word(v, 'tone', 'unknown'))),
  ],
  'dynamic.color': COLOR,
  'dynamic.motion': [
    rounded('motion_level', 1),
    worded('motion_trend', 'steady'),
    // A whole video has a level and a trend; direction and rhythm are of a window.
    piece('motion_direction', (v) => (isOfWindow(v) ? word(v, 'motion_direction', 'neutral') : null)),
    piece('motion_rhythm', (v) => (isOfWindow(v) ? word(v, 'motion_rhythm', 'steady') : null)),
  ],
  'dynamic.time': [rounded('duration', 1), rounded('fps', 1)],
  'dynamic.temporal': [rounded('duration', 1), worded('motion_trend', 'steady')],
  'dynamic.technical': [
    piece('width', (v) => String(number(v, 'width'))),
    piece('height', (v) => String(number(v, 'height')), 'x'),
    piece('fps', (v) => decimal(number(v, 'fps'))),
  ],
  'dynamic.lighting': [
    piece('brightness', (v) => String(roundHalfEven(number(v, 'brightness') / 25, 0) * 25)),
    rounded('contrast', 1),
    rounded('saturation', 1),
  ],
  'dynamic.composition': [rounded('center_x', 2), rounded('center_y', 2), rounded('luminance_balance', 2)],
  'dynamic.graphics': [rounded('edge_density', 2), rounded('spatial_variance', 2), rounded('busyness', 2)],
  'dynamic.gradient': [worded('gradient_type', 'angled'), rounded('strength', 2, 0)],
  'dynamic.camera': [worded('motion_type', 'static'), worded('speed', 'medium')],
  'dynamic.transition': [worded('type', 'cut'), rounded('duration_seconds', 2, 0)],
  'dynamic.depth': [
    rounded('parallax_strength', 2, 0),
    piece('layer_count', (v) => String(roundHalfEven(number(v, 'layer_count', 1), 0))),
  ],
  'dynamic.audio_semantic': [
    worded('role', 'ambient'),
    piece('mood', (v) => (word(v, 'mood', '') === '' && word(v, 'tempo', '') === '' ? null : word(v, 'mood', ''))),
    piece('tempo', (v) => word(v, 'tempo', '') || null),
  ],
};

/** Blend domains that are aspects themselves: their outputs have that aspect's key. */
const BLENDS_OF_ASPECTS = new Set(['color', 'motion', 'lighting', 'composition', 'graphics', 'temporal', 'technical']);

/** The rules of a blend within its domain; what is neither word nor number has no piece in its key. */
function blendRules(domain: string, output: Value): readonly PieceRule[] {
  if (BLENDS_OF_ASPECTS.has(domain)) return RULES[`dynamic.${domain}`] as readonly PieceRule[];
  return Object.keys(output).map((field) => piece(field, (v) => blendText(v[field])));
}

function blendText(found: unknown): string | null {
  if (typeof found === 'number') return pythonFloat(found, 2);
  return typeof found === 'string' ? found.trim().toLowerCase() : null;
}

function isOfWindow(value: Value): boolean {
  return value.motion_direction !== undefined || value.motion_rhythm !== undefined;
}

function piece(field: string, text: PieceRule['text'], before = '_'): PieceRule {
  return { field, before, text };
}

function rounded(field: string, places: number, otherwise?: number): PieceRule {
  return piece(field, (v) => pythonFloat(number(v, field, otherwise), places));
}

function worded(field: string, otherwise: string): PieceRule {
  return piece(field, (v) => word(v, field, otherwise));
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

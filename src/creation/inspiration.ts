import type { Instruction, NamedValue } from '../interpretation/instruction.js';
import { clamp } from '../numerics/arithmetic.js';
import type { Rgb } from '../numerics/color.js';
import type { Random } from '../numerics/random.js';
import { drawFresh } from './choose.js';
import type {
  AudioCharacter,
  Composition,
  Join,
  Knowledge,
  Known,
  LightCharacter,
  Movement,
  PureSound,
  Texture,
} from './knowledge.js';
import { knowledgeOf } from './knowledge-of-entries.js';

/**
 * What one scene takes up of all that was learned: one value of each kind, null where nothing of the kind is known
 * yet. Measures come beside what is usual, so that one run's worth of learning changes nothing and the spread of
 * the pool becomes the spread of the scenes.
 */
export interface Inspiration {
  /** Colours named in the prompt. */
  readonly namedColors: readonly Rgb[];
  /** 1 = as light, as contrasty, as colourful as pictures usually were. */
  readonly light: LightCharacter | null;
  /** 1 = as many edges and as much variance as usual. */
  readonly texture: Texture | null;
  /** Where the weight lies among all that is known, in standard deviations from the usual. */
  readonly composition: Composition | null;
  /** `level` 1 = as lively as usual. */
  readonly movement: Movement | null;
  readonly audio: AudioCharacter | null;
  readonly join: Join | null;
  /** Whether the prompt itself named the value of this kind. */
  readonly isNamed: (kind: 'light' | 'texture' | 'composition' | 'movement' | 'audio' | 'join') => boolean;
}

/** The colour that a prompt calls by a name of the registries, as it spells it; null for another word. */
export function namedColor(named: readonly NamedValue[], span: string): Rgb | null {
  const { colors, blends } = given(named.filter((value) => value.span === span));
  return [...learnedOf(colors), ...learnedOf(blends)][0] ?? null;
}

/** Pure sounds that a prompt names. */
export function namedSounds(named: readonly NamedValue[]): PureSound[] {
  return learnedOf(given(named).sounds);
}

function given(named: readonly NamedValue[]): Knowledge {
  return knowledgeOf(named.map((value) => ({ ...value, count: 0, createdAt: '', isOrigin: false })));
}

function learnedOf<T>(pool: readonly Known<T>[]): T[] {
  return pool.filter(({ createdAt }) => createdAt !== null).map(({ value }) => value);
}

/** Draws one scene's inspiration: what the prompt names, else fresh values of the pools. */
export function drawInspiration(
  knowledge: Knowledge,
  { named, subjects }: Pick<Instruction, 'named' | 'subjects'>,
  random: Random,
): Inspiration {
  // A colour that a thing wears is its own matter.
  const own = given(named.filter(({ span }) => !subjects.some(({ color }) => color === span)));
  const pick = <T>(kind: string, called: readonly Known<T>[], pool: readonly Known<T>[]): T | null =>
    called[0]?.value ?? drawFresh(random.fork(kind), pool);
  const pools = {
    light: own.lights,
    texture: own.textures,
    composition: own.compositions,
    movement: own.movements,
    audio: own.audio,
    join: own.joins,
  };
  const isNamed: Inspiration['isNamed'] = (kind) => pools[kind].length > 0;
  const light = lightBeside(pick('light', own.lights, knowledge.lights), knowledge.lights);
  const keepsColors = subjects.some(({ color }) => color !== null) && !isNamed('light');
  return {
    namedColors: [...learnedOf(own.colors), ...learnedOf(own.blends)],
    light: light && keepsColors ? subdued(light) : light,
    texture: textureBeside(pick('texture', own.textures, knowledge.textures), knowledge.textures),
    composition: weightBeside(pick('composition', own.compositions, knowledge.compositions), knowledge.compositions),
    movement: movementBeside(pick('movement', own.movements, knowledge.movements), knowledge.movements),
    audio: pick('audio', own.audio, knowledge.audio),
    join: pick('join', own.joins, knowledge.joins),
    isNamed,
  };
}

type Pool<T> = readonly Known<T>[];

function lightBeside(light: LightCharacter | null, pool: Pool<LightCharacter>): LightCharacter | null {
  return (
    light && {
      preset: light.preset,
      brightness: ratio(pool, (each) => each.brightness, light),
      contrast: ratio(pool, (each) => each.contrast, light),
      saturation: ratio(pool, (each) => each.saturation, light),
    }
  );
}

function textureBeside(texture: Texture | null, pool: Pool<Texture>): Texture | null {
  return (
    texture && {
      edges: ratio(pool, (each) => each.edges, texture),
      variance: ratio(pool, (each) => each.variance, texture),
    }
  );
}

function weightBeside(weight: Composition | null, pool: Pool<Composition>): Composition | null {
  return weight && { x: standing(pool, (each) => each.x, weight), y: standing(pool, (each) => each.y, weight) };
}

function movementBeside(movement: Movement | null, pool: Pool<Movement>): Movement | null {
  return movement && { ...movement, level: ratio(pool, (each) => each.level, movement) };
}

/** Colours that were asked for must be seen as what they are: no treatment, no dark hour, little more or less colour. */
function subdued({ brightness, contrast, saturation }: LightCharacter): LightCharacter {
  return {
    preset: null,
    brightness: Math.max(1, brightness),
    contrast: clamp(contrast, 0.8, 1.2),
    saturation: clamp(saturation, 0.9, 1.3),
  };
}

/** Median of a measure in a pool; the measure itself where there is no pool to compare with. */
function usual<T>(pool: Pool<T>, measure: (value: T) => number, own: T): number {
  const values = pool.map(({ value }) => measure(value)).sort((a, b) => a - b);
  return values[values.length >> 1] ?? measure(own);
}

/** So many values are needed before a spread is believed by half. */
const HALF_BELIEVED = 10;

/** How far a measure lies from the usual, in standard deviations of the pool; less while the pool is small. */
function standing<T>(pool: readonly Known<T>[], measure: (value: T) => number, own: T): number {
  const base = usual(pool, measure, own);
  const squares = pool.reduce((sum, { value }) => sum + (measure(value) - base) ** 2, 0);
  if (squares === 0) return 0;
  const belief = pool.length / (pool.length + HALF_BELIEVED);
  return (belief * (measure(own) - base)) / Math.sqrt(squares / pool.length);
}

/** A measure beside what is usual, 0.05–20: 1 = usual. */
function ratio<T>(pool: readonly Known<T>[], measure: (value: T) => number, own: T): number {
  const base = usual(pool, measure, own);
  return base > 0 ? clamp(measure(own) / base, 0.05, 20) : 1;
}

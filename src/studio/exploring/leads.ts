import type { Instruction } from '../../interpretation/instruction.js';
import type { Random } from '../../numerics/random.js';
import type { Aim } from './prompt-writer.js';

/** What a prompt is about: a plain field of colour, or a scene with things and places. */
export type Ground = 'field' | 'scene';

/** Words that lead into a cell. */
export interface Lead extends Aim {
  /** One lead of a slot fits into a prompt. */
  readonly slot: Slot;
  /** Where it shows; both when it does not matter. */
  readonly ground: readonly Ground[];
  /**
   * The words, anew each time.
   *
   * @param wasMissed - other words led elsewhere before
   */
  words(random: Random, wasMissed?: boolean): string;
  /** Whether a prompt with these words was understood so. */
  isHeard(instruction: Instruction): boolean;
  /** What the scene must be for it to show; default: any subject in any place. */
  readonly scenes?: readonly string[];
  /**
   * So narrow a cell that a registry takes what lies in it for its neighbour, once that is known: best aimed at before.
   */
  readonly isNarrow?: boolean;
  /** Seconds of video in which it has time to show; default: any. */
  readonly seconds?: number;
  /** It shows in short videos alone: beside what needs a longer one it is not aimed at. */
  readonly isBrief?: boolean;
}

/**
 * Parts of a prompt, in the order in which they are said: what it is of, then what it is like. `picture` holds what is
 * measured of the whole picture: two of these would disturb one another.
 */
export const SLOTS = [
  'color',
  'shot',
  'subject',
  'place',
  'hour',
  'shape',
  'picture',
  'mood',
  'style',
  'genre',
  'plot',
  'sound',
  'length',
] as const;
export type Slot = (typeof SLOTS)[number];

/** Leads of one slot into cells of one aspect, from a table of words. */
export function leadsOf(
  place: Pick<Lead, 'aspect' | 'slot' | 'ground' | 'seconds' | 'scenes' | 'isBrief'>,
  words: Readonly<Record<string, readonly string[]>>,
  isHeard: (instruction: Instruction, cell: string) => boolean,
): Lead[] {
  return Object.entries(words).map(([cell, phrases]) => ({
    ...place,
    cell,
    words: (random) => random.pick(phrases),
    isHeard: (instruction) => isHeard(instruction, cell),
  }));
}

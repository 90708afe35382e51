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
  /** The words, anew each time. */
  words(random: Random): string;
  /** Whether a prompt with these words was understood so. */
  isHeard(instruction: Instruction): boolean;
}

/** Parts of a prompt, in the order in which they are said. */
export const SLOTS = ['color', 'sound'] as const;
export type Slot = (typeof SLOTS)[number];

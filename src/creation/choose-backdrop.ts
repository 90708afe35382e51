import type { Instruction } from '../interpretation/instruction.js';
import type { Rgb } from '../numerics/color.js';
import type { Random } from '../numerics/random.js';
import { BACKDROP_NOUNS } from '../origins/backdrops.js';
import { selectPool } from './choose.js';
import type { Knowledge } from './knowledge.js';

/** The setting that is a plain surface of one colour. */
export const BACKDROP = 'plain';
/** Most pure values of one video. */
const POOL_SIZE = 256;

/** The surface that fills the frame is the place: it is not drawn once more as a thing in it. */
export function withoutBackdrop(instruction: Instruction): Instruction {
  const { backdrop, noun: place } = instruction.setting;
  if (backdrop !== null && place !== null && BACKDROP_NOUNS.has(place.split(' ').at(-1) ?? ''))
    return withoutBackdrop({ ...instruction, setting: { ...instruction.setting, noun: null } });
  const at = instruction.subjects.findIndex(
    ({ noun, color }) => backdrop !== null && color === backdrop && BACKDROP_NOUNS.has(noun),
  );
  if (at < 0) return instruction;
  const moved = (index: number): number => (index > at ? index - 1 : index);
  return {
    ...instruction,
    subjects: instruction.subjects.filter((_, i) => i !== at),
    relations: instruction.relations
      .filter(({ subject, object }) => subject !== at && object !== at)
      .map((relation) => ({ ...relation, subject: moved(relation.subject), object: moved(relation.object) })),
  };
}

/**
 * The pure colours of which frames are made. A surface whose colour was asked for, with nothing before it and in no
 * light that was asked for, is made of that colour alone; otherwise the colour is one of the pool.
 */
export function choosePool(
  instruction: Instruction,
  knowledge: Knowledge,
  { backdrop, random }: { backdrop: Rgb | null; random: Random },
): Rgb[] {
  if (backdrop === null) return selectPool(random, knowledge.colors, POOL_SIZE);
  return isBare(instruction) ? [backdrop] : [backdrop, ...selectPool(random, knowledge.colors, POOL_SIZE - 1)];
}

/** Fields of an instruction that change how light a surface is from place to place. */
const LIT = ['lighting_preset', 'gradient_type', 'composition_balance', 'shape_overlay', 'look', 'text_overlay'];

/** Whether nothing is asked for but a surface of one colour: nothing before it, no light of its own. */
export function isBare(instruction: Instruction): boolean {
  const { subjects, asked, setting } = withoutBackdrop(instruction);
  return setting.backdrop !== null && subjects.length === 0 && !LIT.some((field) => asked.includes(field));
}

import type { Instruction } from '../interpretation/instruction.js';
import { clamp } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import type { GradientType } from '../origins/domains.js';
import { draw } from './choose.js';
import type { Knowledge } from './knowledge.js';

/** Strength of a gradient that is asked for, and of one that chance lays over a scene whose strength nobody measured. */
const ASKED_STRENGTH = 0.6;
const USUAL_STRENGTH = 0.12;

/** Large-scale light across the frame: as asked, else drawn from origins and what was learned. */
export function chooseGradient(
  instruction: Instruction,
  knowledge: Knowledge,
  random: Random,
): { type: GradientType | 'none'; strength: number } {
  if (instruction.asked.includes('gradient_type')) {
    const measured = instruction.named.find(({ aspect }) => aspect === 'gradient')?.value.strength;
    const strength =
      typeof measured === 'number' && measured > 0
        ? clamp(measured, 0.2, 1)
        : (instruction.gradient_strength ?? ASKED_STRENGTH);
    return { type: instruction.gradient_type, strength };
  }
  // Light by chance would turn the balance that was asked for.
  if (instruction.asked.includes('composition_balance') || instruction.asked.includes('composition_symmetry'))
    return { type: 'none', strength: 0 };
  const free = knowledge.gradients.filter(({ value }) => !instruction.avoid.gradient?.includes(value.type));
  if (free.length === 0) return { type: 'none', strength: 0 };
  const { type, strength } = draw(random, free);
  // A whole scene's own light adds to it: half of what was measured keeps the composition readable.
  return { type, strength: strength === null ? USUAL_STRENGTH : clamp(strength / 2, 0.06, 0.4) };
}

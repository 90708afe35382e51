import type { Instruction } from '../interpretation/instruction.js';
import { mix } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import type { MotionType } from '../origins/domains.js';
import { motionTypeOf } from '../origins/measured-motion.js';
import { draw } from './choose.js';
import type { Inspiration } from './inspiration.js';
import type { Knowledge, Movement } from './knowledge.js';

/** Weight of learned movement beside what chance and mood choose. */
const LEARNED_SHARE = 0.35;

/** How the picture moves as asked; else half by chance and half by the mood, and in it what movement was learned. */
export function chooseMotion(
  instruction: Instruction,
  knowledge: Knowledge,
  { movement, isNamed }: Pick<Inspiration, 'movement' | 'isNamed'>,
  random: Random,
): MotionType {
  const avoided = new Set<MotionType>(instruction.avoid_motion);
  if (instruction.asked.includes('motion_type') && !avoided.has(instruction.motion_type))
    return instruction.motion_type;
  if (instruction.scene_type === 'action' && !avoided.has('fast')) return 'fast';
  const allowed = knowledge.motions.filter(({ value }) => !avoided.has(value));
  const moving = allowed.filter(({ value }) => value !== 'static');
  const pool = [moving, allowed].find((motions) => motions.length > 0) ?? knowledge.motions;
  const isFree = (motion: MotionType) => pool.some(({ value }) => value === motion);
  const learned = movement && motionOf(movement);
  if (learned && isFree(learned) && (isNamed('movement') || random.chance(LEARNED_SHARE))) return learned;
  const suits = motionOfTone(instruction);
  return random.chance(0.5) && isFree(suits) ? suits : draw(random, pool);
}

/** Intensity as asked; else what learned movement adds to the usual or takes from it. */
export function chooseIntensity(
  instruction: Instruction,
  { movement, isNamed }: Pick<Inspiration, 'movement' | 'isNamed'>,
): number {
  if (movement === null || instruction.asked.includes('intensity')) return instruction.intensity;
  const level = Math.min(1, Math.max(0.1, instruction.intensity * movement.level));
  return mix(instruction.intensity, level, isNamed('movement') ? 1 : LEARNED_SHARE);
}

/** The renderer's motion that moves as it was seen; `level` 1 = as lively as usual. */
function motionOf({ level, trend, rhythm }: Movement): MotionType {
  return motionTypeOf({ motion_level: level, motion_trend: trend, motion_rhythm: rhythm }, 1);
}

function motionOfTone({ tone }: Instruction): MotionType {
  if (tone === 'calm' || tone === 'dreamy') return 'slow';
  return tone === 'energetic' ? 'fast' : 'flow';
}

import type { MotionType } from './domains.js';

/** Mean luma difference of neighbouring frames, in 8-bit units, of a scene that moves as scenes usually do. */
const USUAL_LEVEL = 6;

/**
 * The renderer's motion that moves as a stored motion was measured to move.
 *
 * @param value - fields of a motion entry; what is missing counts as steady and usual
 * @param usualLevel - level of the usual motion: pass 1 when `motion_level` is a ratio
 */
export function motionTypeOf(value: Readonly<Record<string, unknown>>, usualLevel: number = USUAL_LEVEL): MotionType {
  const { motion_level: level, motion_trend: trend, motion_rhythm: rhythm } = value;
  const ratio = typeof level === 'number' ? level / usualLevel : 1;
  if (rhythm === 'pulsing') return 'pulse';
  if (rhythm === 'wave') return 'wave';
  if (trend === 'increasing' || ratio > 1.8) return 'fast';
  if (trend === 'decreasing' || ratio < 0.5) return 'slow';
  return 'flow';
}

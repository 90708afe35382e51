import type { Instruction } from '../interpretation/instruction.js';
import { clamp, power } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import { LIGHTING_PRESETS, type LightingPreset, type Style, type Tone } from '../origins/domains.js';
import type { LookEntry } from '../origins/vocabulary.js';
import { without } from './choose.js';
import type { Inspiration } from './inspiration.js';

const LIGHTING_OF_STYLE: Readonly<Partial<Record<Style, LightingPreset>>> = {
  abstract: 'moody',
  minimal: 'documentary',
  realistic: 'documentary',
  anime: 'golden_hour',
};
const LIGHTING_OF_TONE: Readonly<Partial<Record<Tone, LightingPreset>>> = {
  dreamy: 'golden_hour',
  dark: 'noir',
  bright: 'documentary',
  calm: 'documentary',
  energetic: 'neon',
  moody: 'moody',
};

/** How readily the lighting that a learned light showed is taken up: strong treatments seldom suit by chance. */
const READINESS: Readonly<Record<LightingPreset, number>> = {
  neutral: 1,
  golden_hour: 0.7,
  documentary: 0.7,
  moody: 0.5,
  neon: 0.2,
  noir: 0.15,
};

/** Below this share of the usual brightness a scene is set in a dark hour. */
export const DARK = 0.75;

/** The lighting asked for, else what style and mood suggest, else now and then what was learned. */
export function chooseLighting(
  instruction: Instruction,
  { light, isNamed }: Pick<Inspiration, 'light' | 'isNamed'>,
  random: Random,
): LightingPreset {
  if (instruction.lighting_preset !== 'neutral' || instruction.asked.includes('lighting_preset'))
    return instruction.lighting_preset;
  const suggested =
    (instruction.style && LIGHTING_OF_STYLE[instruction.style]) ??
    (instruction.tone && LIGHTING_OF_TONE[instruction.tone]);
  const dim = light !== null && light.brightness < DARK;
  // A dark hour is treatment enough.
  const preset = dim && light.preset !== 'golden_hour' && !isNamed('light') ? 'neutral' : (light?.preset ?? 'neutral');
  const learned = isNamed('light') || random.chance(READINESS[preset]) ? preset : 'neutral';
  const led = isNamed('light') ? [learned, suggested] : [suggested, learned];
  const order = [...led, ...LIGHTING_PRESETS].filter((each) => each !== undefined && each !== null);
  return without(order, instruction.avoid.lighting)[0] ?? 'neutral';
}

/** Saturation and contrast of the look, led towards the light that was learned; a light that is asked for stays as it is. */
export function chooseTint(
  look: LookEntry,
  instruction: Instruction,
  { light, isNamed }: Pick<Inspiration, 'light' | 'isNamed'>,
): { saturation: number; contrast: number } {
  const own = { saturation: look.tint?.saturation ?? 1, contrast: look.tint?.contrast ?? 1 };
  const settled = ['lighting_preset', 'look', 'tone'].some((field) => instruction.asked.includes(field));
  if (light === null || (settled && !isNamed('light'))) return own;
  return {
    saturation: own.saturation * clamp(power(light.saturation, 0.6), 0.7, 1.35),
    contrast: own.contrast * clamp(power(light.contrast, 0.5), 0.86, 1.2),
  };
}

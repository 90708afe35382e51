import type { Rgb } from '../numerics/color.js';
import { ORIGIN_COLORS } from './colors.js';

/** Everyday words for colours that no origin is named after. */
const EVERYDAY: readonly (readonly [name: string, rgb: Rgb])[] = [
  ['grey', [128, 128, 128]],
  ['golden', [218, 165, 32]],
  ['scarlet', [255, 36, 0]],
  ['emerald', [80, 200, 120]],
  ['ruby', [224, 17, 95]],
  ['sapphire', [15, 82, 186]],
  ['amber', [255, 191, 0]],
  ['burgundy', [128, 0, 32]],
  ['charcoal', [54, 69, 79]],
  ['cream', [255, 253, 208]],
  ['mauve', [224, 176, 255]],
  ['lilac', [200, 162, 200]],
  ['ochre', [204, 119, 34]],
  ['peach', [255, 203, 164]],
  ['rose', [255, 0, 127]],
  ['rust', [183, 65, 14]],
  ['aqua', [0, 255, 255]],
  ['fuchsia', [255, 0, 255]],
  ['lime', [0, 255, 0]],
  ['blond', [240, 226, 190]],
  ['blonde', [240, 226, 190]],
];

/** Colour words, lower case and without spaces (`darkgreen`), and their sRGB codes. */
export const COLOR_NAMES: ReadonlyMap<string, Rgb> = new Map<string, Rgb>([
  ...ORIGIN_COLORS.map(({ name, rgb }) => [name, rgb] as const),
  ...EVERYDAY,
]);

/** The colour that a word or two name ("scarlet", "dark green"), or null for a word that is no colour. */
export function colorNamed(name: string): Rgb | null {
  return COLOR_NAMES.get(name.toLowerCase().replace(/[\s_-]/g, '')) ?? null;
}

import { type OkLab, okLabToRgb, type Rgb, rgbToOkLab } from '../numerics/color.js';
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

/** What a word before a colour makes of it, in OKLab. */
const SHADES: Readonly<Record<string, (lab: OkLab) => OkLab>> = {
  dark: ([l, a, b]) => [0.64 * l, 0.8 * a, 0.8 * b],
  deep: ([l, a, b]) => [0.78 * l, 1.05 * a, 1.05 * b],
  light: ([l, a, b]) => [l + 0.45 * (1 - l), 0.75 * a, 0.75 * b],
  pale: ([l, a, b]) => [l + 0.6 * (1 - l), 0.45 * a, 0.45 * b],
  soft: ([l, a, b]) => [l + 0.15 * (1 - l), 0.65 * a, 0.65 * b],
  muted: ([l, a, b]) => [l, 0.5 * a, 0.5 * b],
  dusty: ([l, a, b]) => [0.92 * l, 0.6 * a, 0.6 * b],
  bright: ([l, a, b]) => [l + 0.12 * (1 - l), 1.25 * a, 1.25 * b],
  vivid: ([l, a, b]) => [l, 1.45 * a, 1.45 * b],
};

/**
 * The colour that words name or a code stands for ("scarlet", "dark green", "pale teal", "#0cc828"), or null for
 * words that are no colour.
 */
export function colorNamed(name: string): Rgb | null {
  const text = name.trim().toLowerCase();
  return codedColor(text) ?? COLOR_NAMES.get(text.replace(/[\s_-]/g, '')) ?? shadeNamed(text);
}

function codedColor(text: string): Rgb | null {
  if (!/^#[\da-f]{6}$/.test(text)) return null;
  const bits = Number.parseInt(text.slice(1), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}

/** A shade of a colour that has a name: "pale teal"; at most two words make it: "pale muted teal". */
function shadeNamed(text: string, words = 2): Rgb | null {
  const space = text.search(/[\s-]/);
  const turn = space < 0 ? undefined : SHADES[text.slice(0, space)];
  const rest = text.slice(space + 1).trim();
  const base =
    turn && (COLOR_NAMES.get(rest.replace(/[\s_-]/g, '')) ?? (words > 1 ? shadeNamed(rest, words - 1) : null));
  return turn && base ? (okLabToRgb(turn(rgbToOkLab(base))).map(Math.round) as unknown as Rgb) : null;
}

/** Words that make a shade of a colour. */
export const SHADE_WORDS: readonly string[] = Object.keys(SHADES);

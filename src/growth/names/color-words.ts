import { cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import type { OkLab } from '../../numerics/color.js';

/** A colour in OKLab: lightness 0–1, chroma about 0–0.4. */
interface Seen {
  readonly lightness: number;
  readonly chroma: number;
  /** Whether its hue lies within so many degrees of the given one; never for grays, which have none. */
  points(hueDegrees: number, within: number): boolean;
}

/** A colour word and the colours that a person would let it stand for: generous, so that only what is wrong falls out. */
const RULES: Readonly<Record<string, (seen: Seen) => boolean>> = {
  red: (c) => c.chroma > 0.06 && c.points(22, 27),
  orange: (c) => c.chroma > 0.06 && c.points(60, 30),
  yellow: (c) => c.chroma > 0.04 && c.points(102, 27) && c.lightness > 0.6,
  green: (c) => c.chroma > 0.02 && c.points(145, 40),
  teal: turquoise,
  turquoise,
  aqua: turquoise,
  cyan: turquoise,
  blue: (c) => c.chroma > 0.015 && c.points(248, 47),
  navy: (c) => c.points(265, 30) && c.lightness < 0.45,
  indigo: purple,
  violet: purple,
  purple,
  lilac: (c) => purple(c) && c.lightness > 0.5,
  lavender: (c) => purple(c) && c.lightness > 0.5,
  mauve: (c) => c.points(325, 50) && c.lightness > 0.4,
  magenta: (c) => c.chroma > 0.1 && c.points(345, 35),
  fuchsia: (c) => c.chroma > 0.1 && c.points(345, 35),
  pink: (c) => c.chroma > 0.02 && c.lightness > 0.5 && c.points(5, 42),
  rose: (c) => c.chroma > 0.02 && c.points(5, 45),
  brown: (c) => c.chroma > 0.012 && c.points(57, 40) && c.lightness < 0.65 && c.chroma < 0.17,
  chocolate: (c) => c.points(55, 45) && c.lightness < 0.6 && c.chroma < 0.15,
  coffee: (c) => c.points(60, 45) && c.lightness < 0.65 && c.chroma < 0.15,
  gray: (c) => c.chroma < 0.05,
  grey: (c) => c.chroma < 0.05,
  black: (c) => c.lightness < 0.4 && c.chroma < 0.09,
  white: (c) => c.lightness > 0.85 && c.chroma < 0.06,
  snow: (c) => c.lightness > 0.85 && c.chroma < 0.06,
  gold: golden,
  golden,
  silver: (c) => c.chroma < 0.05 && c.lightness > 0.55 && c.lightness < 0.93,
  beige: cream,
  cream,
  ivory: cream,
};

/** Words that say how light or strong a colour is. */
const DEGREES: Readonly<Record<string, (seen: Seen) => boolean>> = {
  dark: (c) => c.lightness < 0.6,
  deep: (c) => c.lightness < 0.72,
  midnight: (c) => c.lightness < 0.45,
  night: (c) => c.lightness < 0.5,
  light: (c) => c.lightness > 0.6,
  pale: (c) => c.lightness > 0.65,
  bright: (c) => c.chroma > 0.08 || c.lightness > 0.85,
  vivid: (c) => c.chroma > 0.12,
  neon: (c) => c.chroma > 0.14,
};

/**
 * Whether a name says nothing false of a colour: its last colour word is the colour's own, and what it says of
 * light and strength holds. Words that are no colour words say nothing false.
 */
export function isTrueColorName(name: string, lab: OkLab): boolean {
  const seen = seenAs(lab);
  const words = name.toLowerCase().split(' ');
  const colorWord = words.findLast((each) => Object.hasOwn(RULES, each));
  if (colorWord && !RULES[colorWord]?.(seen)) return false;
  return words.every((each) => !Object.hasOwn(DEGREES, each) || DEGREES[each]?.(seen));
}

function turquoise(c: Seen): boolean {
  return c.chroma > 0.02 && c.points(195, 35);
}

function purple(c: Seen): boolean {
  return c.chroma > 0.015 && c.points(307, 42);
}

function golden(c: Seen): boolean {
  return c.chroma > 0.05 && c.points(87, 30);
}

function cream(c: Seen): boolean {
  return c.lightness > 0.72 && c.chroma < 0.12 && c.points(85, 45);
}

function seenAs([lightness, a, b]: OkLab): Seen {
  const chroma = Math.sqrt(a * a + b * b);
  return {
    lightness,
    chroma,
    points: (hue, within) =>
      chroma > 1e-6 && a * cosineTurns(hue / 360) + b * sineTurns(hue / 360) > chroma * cosineTurns(within / 360),
  };
}

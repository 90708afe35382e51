import type { Lexicon } from '../../lexicon/lexicon.js';
import { polarTurns } from '../../numerics/arithmetic.js';
import { type Rgb, rgbToOkLab } from '../../numerics/color.js';
import { COLOR_NAMES } from '../../origins/color-names.js';

const MOST_CHARACTERS = 60;
/** Domains that must not stand before a name. */
const PREFIXES =
  /^(color|colour|sound|motion|gradient|camera|lighting|composition|graphics|temporal|technical|blend|novel)[ _]/i;
/** Words that join words. */
const JOINING = new Set([
  'of',
  'the',
  'and',
  'in',
  'at',
  'on',
  'by',
  'to',
  'a',
  'an',
  'with',
  'from',
  'under',
  'over',
  'for',
]);
const PARTS = ['noun', 'verb', 'adjective', 'adverb'] as const;

const colorWords = new Set([...COLOR_NAMES].flatMap(([name]) => name.toLowerCase().split(/[\s-]+/)));

/** What a person would object to in a name, `null` when nothing: real words, no digits, no prefix. */
export function nameFault(name: string, lexicon: Lexicon): string | null {
  if (name.length > MOST_CHARACTERS) return 'too long';
  if (/\d/.test(name)) return 'has digits';
  if (!/^\p{Lu}[\p{L}'’-]*( [\p{L}'’-]+)*$/u.test(name)) return 'is not words with a capital first';
  if (PREFIXES.test(name)) return 'begins with its domain';
  const invented = name
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .split(/[\s-]+/)
    .find((word) => !isWord(word, lexicon));
  return invented === undefined ? null : `"${invented}" is no word`;
}

function isWord(word: string, lexicon: Lexicon): boolean {
  return JOINING.has(word) || colorWords.has(word) || isListed(word, lexicon) || isCompound(word, lexicon);
}

function isListed(word: string, lexicon: Lexicon): boolean {
  return lexicon.has(word) || PARTS.some((part) => lexicon.lemmasOf(word, part).some((lemma) => lexicon.has(lemma)));
}

/** Two words in one: leftward, seafoam. Halves of three letters and less would prove nothing. */
function isCompound(word: string, lexicon: Lexicon): boolean {
  return Array.from({ length: Math.max(0, word.length - 7) }, (_, i) => i + 4).some(
    (at) => lexicon.has(word.slice(0, at)) && lexicon.has(word.slice(at)),
  );
}

/** Where a basic colour term may be used: hue in degrees of OKLab with so much to either side, lightness, chroma. */
interface Claim {
  readonly hue?: number;
  readonly within?: number;
  readonly lightness?: readonly [least: number, most: number];
  readonly chroma?: readonly [least: number, most: number];
}

/** Generous, so that only a name that is wrong falls out: the sectors of neighbouring terms overlap by far. */
const CLAIMS: Readonly<Record<string, Claim>> = {
  black: { lightness: [0, 0.4] },
  white: { lightness: [0.82, 1], chroma: [0, 0.08] },
  gray: { chroma: [0, 0.07] },
  grey: { chroma: [0, 0.07] },
  red: { hue: 20, within: 40, chroma: [0.04, 1] },
  orange: { hue: 60, within: 35, chroma: [0.04, 1] },
  yellow: { hue: 100, within: 35, chroma: [0.02, 1], lightness: [0.5, 1] },
  green: { hue: 145, within: 55, chroma: [0.008, 1] },
  blue: { hue: 245, within: 60, chroma: [0.008, 1] },
  purple: { hue: 315, within: 50, chroma: [0.008, 1] },
  pink: { hue: 0, within: 60, chroma: [0.015, 1], lightness: [0.45, 1] },
  brown: { hue: 55, within: 45, chroma: [0.01, 1], lightness: [0, 0.8] },
};

/** Whether a name that ends in a basic colour term may be said of the colour. Other names are no claim of that kind. */
export function isTrueColorName(name: string, color: Rgb): boolean {
  const last = name.split(/[\s-]/).at(-1)?.toLowerCase() ?? '';
  const claimed = CLAIMS[last];
  if (!claimed) return true;
  const [lightness, a, b] = rgbToOkLab(color);
  const chroma = Math.sqrt(a * a + b * b);
  const turned = claimed.hue === undefined ? 0 : Math.abs(360 * polarTurns(a, b) - claimed.hue);
  const isHue = Math.min(turned, 360 - turned) <= (claimed.within ?? 0);
  return isHue && within(lightness, claimed.lightness) && within(chroma, claimed.chroma);
}

function within(value: number, bounds: readonly [number, number] = [0, 1]): boolean {
  return value >= bounds[0] && value <= bounds[1];
}

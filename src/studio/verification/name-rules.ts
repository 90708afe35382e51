import type { Lexicon } from '../../lexicon/lexicon.js';
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
  if (JOINING.has(word) || colorWords.has(word) || lexicon.has(word)) return true;
  return PARTS.some((part) => lexicon.lemmasOf(word, part).some((lemma) => lexicon.has(lemma)));
}

/** Basic colour terms and the colours that are best called so. */
const BASIC: readonly (readonly [RegExp, Rgb])[] = [
  [/\bblack\b/i, [0, 0, 0]],
  [/\bwhite\b/i, [255, 255, 255]],
  [/\bgr[ae]y\b/i, [128, 128, 128]],
  [/\bred\b/i, [210, 30, 30]],
  [/\borange\b/i, [255, 140, 20]],
  [/\byellow\b/i, [255, 230, 30]],
  [/\bgreen\b/i, [40, 160, 50]],
  [/\bblue\b/i, [40, 80, 210]],
  [/\bpurple\b/i, [130, 40, 150]],
  [/\bpink\b/i, [250, 150, 190]],
  [/\bbrown\b/i, [120, 70, 30]],
];
/** A colour may be called by its second or third basic term: teal is green and blue. */
const TERMS_ALLOWED = 4;

/** Whether a name that ends in a basic colour term may be said of the colour. Other names are no claim of that kind. */
export function isTrueColorName(name: string, color: Rgb): boolean {
  const last = name.split(/[\s-]/).at(-1) ?? '';
  const claimed = BASIC.findIndex(([term]) => term.test(last));
  if (claimed < 0) return true;
  const own = rgbToOkLab(color);
  const off = (rgb: Rgb): number => {
    const [l, a, b] = rgbToOkLab(rgb);
    // Hue counts more than lightness: a dark blue is a blue.
    return 0.25 * (l - own[0]) ** 2 + (a - own[1]) ** 2 + (b - own[2]) ** 2;
  };
  const order = BASIC.map(([, rgb], i) => ({ i, off: off(rgb) })).sort((x, y) => x.off - y.off);
  return order.slice(0, TERMS_ALLOWED).some(({ i }) => i === claimed);
}

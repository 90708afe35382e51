import { type OkLab, rgbToOkLab } from '../../numerics/color.js';
import { number, type Value } from '../keys.js';
import type { ColorNameList } from './color-name-list.js';
import { isTrueColorName } from './color-words.js';
import { type NearColor, NearestColors } from './nearest-colors.js';
import { NEUTRAL_WORDS } from './neutral-words.js';
import { type Choices, joined, product, shuffled } from './shuffled.js';

/** Distance in OKLab up to which a listed name is true of a colour as it stands: about what one sees side by side. */
const SAME_COLOR = 0.025;
/** A name without a colour word must be so much nearer to come before one with. */
const UNTOLD = 3;
/** Listed names that take modifiers before the whole list does. */
const NEIGHBOURS = 32;
/** How many plain names, names with one and with two modifiers are offered first. */
const FIRST_OFFERS = { plain: 8, one: 24, two: 160 };

/** A difference from a listed colour, and what can be said of a colour that differs from it so. */
interface Modifier {
  /** The difference along this axis of OKLab, > 0. */
  along(difference: OkLab): number;
  /** Below this the words would not be seen to be true. */
  readonly least: number;
  readonly words: readonly string[];
}

const MODIFIERS: readonly Modifier[] = [
  modifier(
    ([l]) => l,
    0.012,
    'Pale Light Soft Misty Airy Hazy Sheer Milky Chalky Powdery Moonlit Sunlit Frosted Bleached',
  ),
  modifier(
    ([l]) => -l,
    0.012,
    'Deep Dark Dusky Shaded Shadowy Smoky Twilight Somber Dim Sooty Nocturnal Inky Evening Cloudy',
  ),
  modifier(
    ([, a, b]) => 0.6 * a + 0.8 * b,
    0.008,
    'Warm Sunny Toasted Mellow Honeyed Baked Tropical Summer Autumn Sunbaked Cozy Mulled',
  ),
  modifier(
    ([, a, b]) => -0.6 * a - 0.8 * b,
    0.008,
    'Cool Icy Wintry Arctic Glacial Chilly Frosty Lunar Polar Nordic Winter Alpine',
  ),
];
/** Chroma is no axis of its own: the difference of the two colours' chromas. */
const STRONGER = 'Vivid Bright Rich Intense Lush Bold Fresh Brilliant Lively Electric Glowing Ripe'.split(' ');
const WEAKER = 'Muted Dusty Faded Weathered Subdued Ashen Washed Hushed Quiet Vintage Antique Sober'.split(' ');
const LEAST_CHROMA = 0.008;
/** A name that already says how its colour differs from another takes no second opinion. */
const DEGREE_WORDS = new Set([...MODIFIERS.flatMap(({ words }) => words), ...STRONGER, ...WEAKER]);

/**
 * Names of a colour, best first: the listed names that are near enough in OKLab, nearest first; then near names with
 * a modifier that is true of the colour beside the named one; then with two; then every name of the list so.
 */
export function* colorNames(list: ColorNameList, key: string, value: Value): Generator<string> {
  const lab = rgbToOkLab([number(value, 'r'), number(value, 'g'), number(value, 'b')]);
  // A name that is true of its own colour may be false of one beside it.
  const near = nearestTo(list, lab, NEIGHBOURS).filter(({ index }) => isTrueColorName(list.names[index] ?? '', lab));
  const plain = near
    .filter(({ distance }, i) => i === 0 || distance <= SAME_COLOR)
    .sort((a, b) => rankOf(list, a) - rankOf(list, b))
    .slice(0, FIRST_OFFERS.plain);
  for (const { index } of plain) yield list.names[index] ?? '';
  const pools = near.flatMap(({ index }) => modified(list, index, lab));
  yield* some(shuffled(joined(pools.map(({ one }) => one)), key), FIRST_OFFERS.one);
  yield* some(shuffled(joined(pools.map(({ two }) => two)), key), FIRST_OFFERS.two);
  yield* everyName(list, lab, key);
}

/** The whole list from near to far; far names only with modifiers, which say how the colour differs. */
function* everyName(list: ColorNameList, lab: OkLab, key: string): Generator<string> {
  const all = nearestTo(list, lab, list.names.length).filter(({ index }) =>
    isTrueColorName(list.names[index] ?? '', lab),
  );
  for (const { index } of all) {
    for (const { one, two } of modified(list, index, lab)) {
      for (const choices of [one, two]) yield* named(shuffled(choices, key));
    }
  }
  for (const { index } of all.slice(0, NEIGHBOURS)) {
    const base = list.names[index] ?? '';
    for (const words of shuffled(product([NEUTRAL_WORDS, NEUTRAL_WORDS]), key)) yield [...words, base].join(' ');
  }
}

interface Modified {
  readonly one: Choices<string[]>;
  readonly two: Choices<string[]>;
}

/** The name of one listed colour with what is true of `lab` beside it; none where the name is a degree itself. */
function modified(list: ColorNameList, index: number, lab: OkLab): Modified[] {
  const base = list.names[index] ?? '';
  if (base.split(' ').some((each) => DEGREE_WORDS.has(each))) return [];
  const words = wordsBeside(lab, placeOf(list, index));
  if (words.length === 0) return [];
  const pairs = words.flatMap((some, i) => words.slice(i + 1).map((others) => product([some, others, [base]])));
  return [{ one: joined(words.map((some) => product([some, [base]]))), two: joined(pairs) }];
}

/** What is true of a colour beside another one, by axis, the greatest difference first. */
function wordsBeside(lab: OkLab, base: OkLab): (readonly string[])[] {
  const difference: OkLab = [lab[0] - base[0], lab[1] - base[1], lab[2] - base[2]];
  const chroma = chromaOf(lab) - chromaOf(base);
  return [
    ...MODIFIERS.map(({ along, least, words }) => ({ size: along(difference), least, words })),
    { size: chroma, least: LEAST_CHROMA, words: STRONGER },
    { size: -chroma, least: LEAST_CHROMA, words: WEAKER },
  ]
    .filter(({ size, least }) => size >= least)
    .sort((a, b) => b.size - a.size)
    .map(({ words }) => words);
}

function* some(source: Generator<string[]>, count: number): Generator<string> {
  let left = count;
  for (const words of source) {
    if (left-- <= 0) return;
    yield words.join(' ');
  }
}

function* named(source: Generator<string[]>): Generator<string> {
  for (const words of source) yield words.join(' ');
}

/** The listed colours that are nearest, nearest first. */
function nearestTo(list: ColorNameList, lab: OkLab, count: number): NearColor[] {
  if (count < list.names.length) return searchOf(list).find(lab, count);
  const all = list.names.map((_, index) => ({ index, distance: distanceOf(lab, placeOf(list, index)) }));
  return all.sort((a, b) => a.distance - b.distance);
}

const searches = new WeakMap<ColorNameList, NearestColors>();

function searchOf(list: ColorNameList): NearestColors {
  const search = searches.get(list) ?? new NearestColors(list.labs);
  searches.set(list, search);
  return search;
}

/** A name with a colour word goes before one without. */
function rankOf(list: ColorNameList, { index, distance }: NearColor): number {
  return index < list.tellingCount ? distance : distance * UNTOLD;
}

function distanceOf(one: OkLab, other: OkLab): number {
  return Math.sqrt(one.reduce((sum, part, i) => sum + (part - (other[i] as number)) ** 2, 0));
}

function placeOf({ labs }: ColorNameList, index: number): OkLab {
  return [labs[3 * index] ?? 0, labs[3 * index + 1] ?? 0, labs[3 * index + 2] ?? 0];
}

function chromaOf([, a, b]: OkLab): number {
  return Math.sqrt(a * a + b * b);
}

function modifier(along: Modifier['along'], least: number, words: string): Modifier {
  return { along, least, words: words.split(' ') };
}

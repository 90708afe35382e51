import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { colornames as listed } from 'color-name-list';
import { isAcceptableName, LINKING_WORDS } from '../src/growth/names/acceptable-name.js';
import { packColorNames } from '../src/growth/names/color-name-list.js';
import { isTrueColorName } from '../src/growth/names/color-words.js';
import type { OkLab, Rgb } from '../src/numerics/color.js';
import { rgbToOkLab } from '../src/numerics/color.js';
import { ORIGIN_COLORS } from '../src/origins/colors.js';
import { assetPath } from '../src/studio/assets/build-assets.js';
import { loadLexicon } from '../src/studio/assets/load-lexicon.js';

/**
 * Compiles the names of colours to `dist/assets/color-names.bin`: those of origin, then those of the list
 * "color-name-list" (MIT) that a person would accept as the name of a colour.
 */
const MOST_WORDS = 3;
const lexicon = loadLexicon();

/** Fields of meaning of what has a colour to be seen: a name ends in such a thing, or in a colour. */
const VISIBLE = new Set<string>([
  'noun.animal',
  'noun.artifact',
  'noun.attribute',
  'noun.food',
  'noun.location',
  'noun.object',
  'noun.phenomenon',
  'noun.plant',
  'noun.substance',
  'noun.time',
]);
/** People and their bodies are no colours. */
const PERSONAL = new Set<string>(['noun.person', 'noun.body']);

/** The list's spelling of a name without spaces: `darkolivegreen` is its "Dark Olive Green". */
const spellings = new Map(listed.map(({ name }) => [name.toLowerCase().replaceAll(' ', ''), name]));
const originNames = new Set(ORIGIN_COLORS.map(({ name }) => name));
const origins = ORIGIN_COLORS.map(({ name, rgb }) => ({ name: spelled(name), rgb })).filter(({ name }) =>
  isAcceptableName(name, lexicon),
);

type Entry = { name: string; lab: OkLab };
const entries = new Map<string, Entry>(origins.map(({ name, rgb }) => [name, { name, lab: rgbToOkLab(rgb) }]));
for (const { name, hex } of listed) {
  const lab = rgbToOkLab(rgbOf(hex));
  if (!entries.has(name) && isFit(name) && isTrueColorName(name, lab)) entries.set(name, { name, lab });
}
// What names its colour with a colour word comes first in the file, and first among equals.
const [telling, other] = [true, false].map((wanted) =>
  [...entries.values()].filter(({ name }) => tellsColor(name) === wanted),
) as [Entry[], Entry[]];
const out = assetPath('color-names.bin');
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, packColorNames(telling, other));

/** Whether a listed name is made of plain words and names something that can be seen. */
function isFit(name: string): boolean {
  const words = name.toLowerCase().split(' ');
  if (words.length > MOST_WORDS || !isAcceptableName(name, lexicon)) return false;
  const meanings = words.map(meaningOf);
  return VISIBLE.has(meanings.at(-1) ?? '') && meanings.every((file) => file !== null && !PERSONAL.has(file));
}

/** Field of the word's most frequent meaning as a noun, `adjective` where it is none, null for other words. */
function meaningOf(text: string): string | null {
  if (LINKING_WORDS.has(text)) return 'linking';
  for (const lemma of [text, ...lexicon.lemmasOf(text, 'noun')]) {
    const [first] = lexicon.senses(lemma, 'noun');
    if (first) return lexicon.fileOf(first.synset);
  }
  const isAdjective = lexicon.has(text, 'adjective') || lexicon.lemmasOf(text, 'adjective').length > 0;
  return isAdjective ? 'adjective' : null;
}

function tellsColor(name: string): boolean {
  return name
    .toLowerCase()
    .split(' ')
    .some((each) => lexicon.isA(each, 'color#1'));
}

/** As the list spells it, or as a word before another origin: `darkkhaki` is "Dark Khaki". */
function spelled(name: string): string {
  const known = spellings.get(name);
  if (known) return known;
  const second = [...originNames].find(
    (end) => name !== end && name.endsWith(end) && lexicon.has(name.slice(0, -end.length)),
  );
  const words = second ? [name.slice(0, -second.length), spelled(second)] : [name];
  return words.map((each) => each[0]?.toUpperCase() + each.slice(1)).join(' ');
}

function rgbOf(hex: string): Rgb {
  const code = Number.parseInt(hex.slice(1), 16);
  return [code >> 16, (code >> 8) & 255, code & 255];
}

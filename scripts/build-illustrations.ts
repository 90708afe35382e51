import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { illustrationAliases } from '../src/lexicon/illustration-aliases.js';
import { CLOTHED_FIGURES, SITTING_ANIMALS } from '../src/lexicon/illustration-figures.js';
import { GLYPHS } from '../src/lexicon/illustration-glyphs.js';
import type {
  IllustrationCategory,
  IllustrationHabitat,
  StoredIllustrationIndex,
} from '../src/lexicon/illustration-index.js';
import {
  categoryOf,
  facingOf,
  habitatOf,
  NOT_A_NAME,
  NOT_A_THING,
  SMILEY_THINGS,
  WHOLE_FIGURES,
} from '../src/lexicon/illustration-scope.js';
import { packageRoot } from '../src/studio/package-root.js';
import { composePerson, composeSittingAnimal, SKIN } from './illustrations/compose-figure.js';
import { styleGlyph } from './illustrations/glyph-style.js';
import { readIconSet } from './illustrations/icon-set.js';

/**
 * Compiles the icon sets, our own drawings and the composed figures into `dist/assets/illustrations.pack`
 * (SVG texts end to end) and `illustrations.json` (nouns, properties, place in the pack), and puts the
 * title font with its licence beside them.
 */
const root = packageRoot();
const assets = join(root, 'dist', 'assets');
const noto = readIconSet('noto');
const glyphSets = new Map(['mdi', 'temaki'].map((prefix) => [prefix, readIconSet(prefix)]));

const texts: Buffer[] = [];
const entries: StoredIllustrationIndex['entries'][number][] = [];
const known = new Set<string>();
const nouns = new Map<string, string>();
let offset = 0;

interface Addition {
  category: IllustrationCategory;
  habitat?: IllustrationHabitat;
  tones?: readonly string[];
}

function add(key: string, svg: string, { category, habitat, tones = [] }: Addition): void {
  if (known.has(key)) return;
  known.add(key);
  const name = key.slice(key.indexOf(':') + 1);
  const bytes = Buffer.from(svg, 'utf8');
  entries.push([
    key,
    category,
    habitat ?? habitatOf(name, category),
    facingOf(name, category),
    offset,
    bytes.length,
    tones,
  ]);
  texts.push(bytes);
  offset += bytes.length;
}

function name(noun: string, key: string): void {
  if (!nouns.has(noun)) nouns.set(noun, key);
}

const onNotoGrid = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${noto.width} ${noto.height}">${withoutStrays(body)}</svg>`;

/**
 * Some drawings keep what their makers left lying beside the sheet. It is never seen, but far enough away it
 * brings the rasteriser down.
 */
function withoutStrays(body: string): string {
  const isFar = (at: string, size: number): boolean => Number(at) < -size / 2 || Number(at) > 1.5 * size;
  return body.replace(/<path [^>]*?\bd="M(-?[\d.]+)[ ,]?(-?[\d.]+)[^"]*"[^>]*\/>/g, (path, x: string, y: string) =>
    isFar(x, noto.width) || isFar(y, noto.height) ? '' : path,
  );
}

/** Adds a drawing of the Noto set and, where the set has them, its skin tones. */
function addNoto(icon: string, setCategory: string): void {
  const body = noto.body(icon);
  if (body === null) throw new Error(`Icon "noto:${icon}" is not in the installed set. Correct the row that names it.`);
  const category = categoryOf(icon, setCategory);
  const tones: string[] = [];
  for (const tone of Object.keys(SKIN)) {
    const toned = category === 'person' ? noto.body(`${icon}-${tone}-skin-tone`) : null;
    if (toned === null) continue;
    tones.push(`noto:${icon}-${tone}-skin-tone`);
    add(`noto:${icon}-${tone}-skin-tone`, onNotoGrid(toned), { category });
  }
  add(`noto:${icon}`, onNotoGrid(body), { category, tones });
}

function addFigures(): void {
  for (const animal of SITTING_ANIMALS) {
    const head = noto.body(animal.head);
    if (head === null) throw new Error(`Head "noto:${animal.head}" is not in the installed set.`);
    add(`figure:${animal.head}`, composeSittingAnimal(animal, head), { category: 'animal' });
    for (const noun of animal.nouns) name(noun, `figure:${animal.head}`);
  }
  for (const figure of CLOTHED_FIGURES) {
    const tones: string[] = [];
    for (const [tone, skin] of Object.entries(SKIN)) {
      const bust = noto.body(`${figure.bust}-${tone}-skin-tone`);
      if (bust === null) continue;
      tones.push(`figure:${figure.bust}-${tone}-skin-tone`);
      add(`figure:${figure.bust}-${tone}-skin-tone`, composePerson(figure, bust, skin), { category: 'person' });
    }
    const bust = noto.body(figure.bust);
    if (bust === null) throw new Error(`Bust "noto:${figure.bust}" is not in the installed set.`);
    add(`figure:${figure.bust}`, composePerson(figure, bust, SKIN.medium as string), { category: 'person', tones });
    for (const noun of figure.nouns) name(noun, `figure:${figure.bust}`);
  }
}

function addDrawings(): void {
  const folder = join(root, 'assets', 'illustrations');
  for (const file of readdirSync(folder)
    .filter((entry) => entry.endsWith('.svg'))
    .sort()) {
    const drawing = file.slice(0, -4);
    const category = categoryOf(drawing, '');
    const indoor = /^(bottle|bowl|cup|vase|fork|knife|remote|hair-dryer)$/.test(drawing);
    add(
      `drawn:${drawing}`,
      readFileSync(join(folder, file), 'utf8').trim(),
      indoor ? { category, habitat: 'indoor' } : { category },
    );
  }
}

/** What the last column of a glyph's row stands for. */
const GLYPH_KINDS: Record<string, Addition> = {
  indoor: { category: 'furniture', habitat: 'indoor' },
  water: { category: 'vehicle', habitat: 'water' },
  air: { category: 'vehicle', habitat: 'air' },
  space: { category: 'vehicle', habitat: 'space' },
};

function addGlyphs(): void {
  for (const { glyph, nouns: its, category, body, detail } of GLYPHS) {
    const [prefix, icon] = glyph.split(':') as [string, string];
    const set = glyphSets.get(prefix);
    const shape = set?.body(icon);
    if (!set || !shape)
      throw new Error(`Glyph "${glyph}" is not in the installed sets. Correct its row in illustration-glyphs.ts.`);
    add(
      glyph,
      styleGlyph(shape, { body, detail }, set),
      GLYPH_KINDS[category] ?? { category: category as IllustrationCategory },
    );
    for (const noun of its) name(noun, glyph);
  }
}

const setCategoryOf = new Map(
  Object.entries(noto.categories).flatMap(([category, icons]) => icons.map((icon) => [icon, category] as const)),
);
addDrawings();
for (const [noun, key] of illustrationAliases()) {
  name(noun, key);
  if (key.startsWith('noto:')) addNoto(key.slice(5), setCategoryOf.get(key.slice(5)) ?? 'Objects');
}
addFigures();
addGlyphs();
for (const icon of WHOLE_FIGURES) addNoto(icon, 'People & Body');
for (const icon of SMILEY_THINGS) addNoto(icon, 'Smileys & Emotion');
for (const category of ['Animals & Nature', 'Food & Drink', 'Travel & Places', 'Objects', 'Activities']) {
  for (const icon of noto.categories[category] ?? [])
    if (!NOT_A_THING.test(icon) && !/-face$/.test(icon)) addNoto(icon, category);
}
for (const key of known) {
  const plain = key.slice(key.indexOf(':') + 1);
  if (!plain.endsWith('-skin-tone') && !NOT_A_NAME.has(plain)) name(plain.replaceAll('-', ' '), key);
}
for (const [alias, icon] of noto.aliases)
  if (known.has(`noto:${icon}`)) name(alias.replaceAll('-', ' '), `noto:${icon}`);
for (const [noun, key] of nouns)
  if (!known.has(key))
    throw new Error(`Noun "${noun}" is given the drawing "${key}", which is not built. Correct its row.`);

const index: StoredIllustrationIndex = { version: 1, entries, nouns: Object.fromEntries(nouns) };
mkdirSync(assets, { recursive: true });
writeFileSync(join(assets, 'illustrations.pack'), Buffer.concat(texts));
writeFileSync(join(assets, 'illustrations.json'), JSON.stringify(index));
const { resolve } = createRequire(import.meta.url);
copyFileSync(
  resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
  join(assets, 'title-font.ttf'),
);
copyFileSync(resolve('@expo-google-fonts/noto-sans/LICENSE_FONT'), join(assets, 'title-font.LICENSE.txt'));

import { gridOf } from '../../growth/cells.js';
import { COLOR_CELL } from '../../growth/keys.js';
import type { Rgb } from '../../numerics/color.js';
import type { Random } from '../../numerics/random.js';
import { COLOR_NAMES, colorNamed, SHADE_WORDS } from '../../origins/color-names.js';
import { colorCode } from '../assets/color-codes.js';
import { loadColorNames } from '../assets/load-color-names.js';
import { loadLexicon } from '../assets/load-lexicon.js';

/**
 * So many codes must a colour lie inside its cell. A registry takes what is nearer to the next cell than encoding may be
 * off for a value of that cell: four and a half codes, and one more by which a picture may differ from what was asked.
 */
const MARGIN = 6;
const MOST = 255;
/** How often a colour that has a name is called by its code all the same: designers speak in them. */
const CODED = 0.05;

/** The words for a colour, and whether they stand before what has it; otherwise they come after it. */
export interface ColorWords {
  readonly text: string;
  readonly isAdjective: boolean;
}

/**
 * Words for some colour of a cell of the colour grid: an everyday one ("pale teal"), a name of the curated list
 * ("Frosted Juniper"), or where neither falls into the cell its code ("#0cc828").
 *
 * @param wasMissed - a name led elsewhere: the registries call another value so. A code means one colour only
 */
export function colorWords(cell: string, random: Random, wasMissed = false): ColorWords {
  const { everyday = [], listed = [] } = namesByCell().get(cell) ?? {};
  if (wasMissed || everyday.length + listed.length === 0 || random.chance(CODED)) return codeIn(cell, random);
  const isEveryday = everyday.length > 0 && (listed.length === 0 || random.chance(0.5));
  return { text: random.pick(isEveryday ? everyday : listed), isAdjective: isEveryday };
}

function codeIn(cell: string, random: Random): ColorWords {
  const channels = cell.split(' ').map((step) => {
    const low = Number(step) * COLOR_CELL;
    // The last cell is narrow: only its very end is far enough from the one before.
    if (low + COLOR_CELL > MOST) return MOST;
    const least = low === 0 ? 0 : low + MARGIN;
    return least + random.integer(low + COLOR_CELL - MARGIN - least);
  });
  const text = random.chance(0.5)
    ? `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
    : `rgb(${channels.join(', ')})`;
  return { text, isAdjective: false };
}

interface Names {
  readonly everyday: string[];
  readonly listed: string[];
}

/** One or two words before a colour; two of lightness would argue with one another. */
const SHADE_PHRASES = [
  ...SHADE_WORDS,
  ...['dark', 'deep', 'light', 'pale'].flatMap((each) =>
    ['muted', 'dusty', 'vivid'].map((other) => `${each} ${other}`),
  ),
];

let byCell: Map<string, Names> | undefined;

function namesByCell(): ReadonlyMap<string, Names> {
  byCell ??= sortNames();
  return byCell;
}

function sortNames(): Map<string, Names> {
  const cells = new Map<string, Names>();
  const add = (kind: keyof Names, name: string, color: Rgb | null): void => {
    const cell = color && cellInside(color);
    if (!cell) return;
    const names = cells.get(cell) ?? { everyday: [], listed: [] };
    names[kind].push(name);
    cells.set(cell, names);
  };
  // Names of style sheets ("peachpuff") are no words; the list has them as people write them.
  for (const name of [...COLOR_NAMES.keys()].filter((each) => loadLexicon().has(each, 'noun'))) {
    add('everyday', name, colorNamed(name));
    for (const shade of SHADE_PHRASES) add('everyday', `${shade} ${name}`, colorNamed(`${shade} ${name}`));
  }
  for (const name of loadColorNames().names)
    if (isListed(name)) add('listed', name, colorNamed(colorCode(name.toLowerCase()) ?? ''));
  return cells;
}

/** Whether a listed name is understood as a colour: one word could be anything, and the Dead Sea is a place. */
function isListed(name: string): boolean {
  const lexicon = loadLexicon();
  const isIndividual = lexicon.senses(name.toLowerCase(), 'noun').some(({ synset }) => lexicon.isInstance(synset));
  return name.includes(' ') && !isIndividual;
}

/** The cell of a colour that lies well inside it; null near an edge. */
export function cellInside(color: Rgb): string | null {
  const grid = gridOf({ registry: 'static', aspect: 'color' });
  const cells = [-MARGIN, MARGIN].map((by) => {
    const [r, g, b] = color.map((code) =>
      code === MOST ? MOST : Math.min(MOST, Math.max(0, code + by)),
    ) as unknown as Rgb;
    return grid?.cellOf({ r, g, b });
  });
  return cells[0] === cells[1] ? (cells[0] ?? null) : null;
}

import { isBare } from '../../creation/choose-backdrop.js';
import { gridOf } from '../../growth/cells.js';
import { withArticle } from '../../interpretation/prompts/english.js';
import type { Random } from '../../numerics/random.js';
import { colorNamed } from '../../origins/color-names.js';
import { cellInside, colorWords } from './color-words.js';
import type { Lead } from './leads.js';

const SURFACES = ['wall', 'backdrop', 'surface'] as const;
const PLAIN = ['plain', 'bare', 'blank', 'seamless', 'uniform'] as const;

/** A lead into each cell of the colour grid: a plain field of a colour that lies in it. */
export function colorLeads(): Lead[] {
  const grid = gridOf({ registry: 'static', aspect: 'color' });
  return [...(grid?.cells ?? [])].map((cell) => ({
    aspect: 'static.color',
    cell,
    slot: 'color',
    ground: ['field'],
    // The last step of a channel holds six codes.
    isNarrow: cell.split(' ').includes('10'),
    words: (random, wasMissed = false) => field(cell, random, wasMissed),
    isHeard: (instruction) => {
      const { setting } = instruction;
      const color = setting.backdrop === null ? null : colorNamed(setting.backdrop);
      return color !== null && setting.noun === null && isBare(instruction) && cellInside(color) === cell;
    },
  }));
}

function field(cell: string, random: Random, wasMissed: boolean): string {
  const { text, isAdjective } = colorWords(cell, random, wasMissed);
  const surface = random.pick(SURFACES);
  const plain = random.pick(PLAIN);
  if (isAdjective) return withArticle(`${plain} ${text} ${surface}`);
  return `${withArticle(`${plain} ${surface}`)} ${random.pick(['in', 'painted in', 'all in'])} ${text}`;
}

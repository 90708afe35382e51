import { okLabToRgb } from '../../numerics/color.js';
import { loadColorNames } from './load-color-names.js';

let places: Map<string, number> | undefined;

/** The sRGB code (`#0cc828`) of a colour of the curated list, by its name in lower case; null for another name. */
export function colorCode(name: string): string | null {
  const { names, labs } = loadColorNames();
  places ??= new Map(names.map((each, index) => [each.toLowerCase(), index]));
  const index = places.get(name);
  if (index === undefined) return null;
  const at = 3 * index;
  const rgb = okLabToRgb([labs[at] ?? 0, labs[at + 1] ?? 0, labs[at + 2] ?? 0]);
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

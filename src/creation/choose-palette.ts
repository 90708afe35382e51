import type { Instruction } from '../interpretation/instruction.js';
import { mixRgb, type Rgb } from '../numerics/color.js';
import type { Random } from '../numerics/random.js';
import { PALETTES, type PaletteName } from '../origins/domains.js';
import { PALETTE_COLORS } from '../origins/palettes.js';

export interface ChosenPalette {
  readonly name: PaletteName;
  readonly colors: Rgb[];
  readonly strength: number;
}

/** The palettes asked for; without any, two or three by chance, which then tint the scene only a little. */
export function choosePalette(instruction: Instruction, random: Random): ChosenPalette {
  const avoided = new Set<string>([...instruction.avoid_palette, ...(instruction.avoid.palette ?? [])]);
  const hints = instruction.palette_hints.filter((name) => name !== 'default' && !avoided.has(name));
  const asked = instruction.asked.includes('palette_name') && hints.length > 0;
  const free = PALETTES.filter((name) => name !== 'default' && name !== 'mono' && !avoided.has(name));
  const chosen: PaletteName[] = asked
    ? hints
    : free.length > 0
      ? random.shuffle(free).slice(0, random.chance(0.5) ? 2 : 3)
      : ['default'];
  const [first] = chosen;
  return { name: first ?? 'default', colors: blend(chosen), strength: asked ? 0.3 : 0.07 };
}

/** Five colours from top to bottom, each the mean of the palettes' own. */
function blend(names: readonly PaletteName[]): Rgb[] {
  return [0, 1, 2, 3, 4].map((row) => {
    const colors = names.map((name) => PALETTE_COLORS[name][row] as Rgb);
    return colors
      .slice(1)
      .reduce((mean, color, i) => mixRgb(mean, color, 1 / (i + 2)), colors[0] as Rgb)
      .map(Math.round) as unknown as Rgb;
  });
}

import type { Instruction } from '../interpretation/instruction.js';
import { mixRgb, type OkLab, okLabToRgb, type Rgb, rgbToOkLab } from '../numerics/color.js';
import type { Random } from '../numerics/random.js';
import { PALETTES, type PaletteName } from '../origins/domains.js';
import { PALETTE_COLORS } from '../origins/palettes.js';
import { drawFresh, without } from './choose.js';
import type { Inspiration } from './inspiration.js';
import type { Knowledge, Known } from './knowledge.js';

export interface ChosenPalette {
  readonly name: PaletteName;
  readonly colors: Rgb[];
  readonly strength: number;
}

/** How far learned colours go into the five rows of a palette that was asked for: its character stays. */
const TINGE = [0.15, 0.28, 0.28, 0.28, 0.15] as const;
/** Into one that nobody asked for: what was learned sets its key. */
const DYE = [0.5, 0.75, 0.8, 0.75, 0.5] as const;
/** A colour that the prompt names is the key. */
const NAMED = [0.6, 0.85, 0.95, 0.85, 0.5] as const;
/** Of the two or three palettes blended into one, how much of each row is the row's own. */
const OWN_SHARE = 0.6;
/** How far palettes pull the scene's colours. */
const STRENGTH = { named: 0.55, asked: 0.4, learned: 0.6, free: 0.3 } as const;

/**
 * The palettes asked for, tinged with learned colours; without any, two or three by chance, which learned colours dye
 * and which then key the scene less.
 */
export function choosePalette(
  instruction: Instruction,
  knowledge: Knowledge,
  { namedColors }: Pick<Inspiration, 'namedColors'>,
  random: Random,
): ChosenPalette {
  const avoided = [...instruction.avoid_palette, ...(instruction.avoid.palette ?? [])];
  const hints = without(instruction.palette_hints, ['default', ...avoided]);
  const asked = instruction.asked.includes('palette_name') && hints.length > 0;
  const chosen = asked ? hints : freePalettes(hints, avoided, random);
  const [name = 'default'] = chosen;
  const plain = blend(chosen);
  if (namedColors.length > 0) return { name, colors: keyed(plain, namedColors), strength: STRENGTH.named };
  // Grey is what was asked for: any tinge would be none of it.
  if (asked && chosen.includes('mono')) return { name, colors: plain, strength: STRENGTH.asked };
  const pool = [...knowledge.colors, ...knowledge.blends];
  const shares = asked ? TINGE : DYE;
  const colors = plain.map((row, i) => {
    const ink = drawInk(random.fork(`ink ${i >> 1}`), pool, row, avoided);
    return ink === null ? row : mixed(row, asked ? ink : strengthened(ink, row), shares[i] as number);
  });
  const learned = pool.some(({ createdAt }) => createdAt !== null);
  return { name, colors, strength: STRENGTH[asked ? 'asked' : learned ? 'learned' : 'free'] };
}

/** Two or three palettes: what the mood suggests first, the others by chance. */
function freePalettes(suggested: readonly PaletteName[], avoided: readonly string[], random: Random): PaletteName[] {
  const free = random.shuffle(without(PALETTES, ['default', 'mono', ...suggested, ...avoided]));
  const chosen = [...suggested, ...free].slice(0, random.chance(0.5) ? 2 : 3);
  return chosen.length > 0 ? chosen : ['default'];
}

/** Five colours from top to bottom: the mean of the palettes' own, leaning to each in turn. */
function blend(names: readonly PaletteName[]): Rgb[] {
  return [0, 1, 2, 3, 4].map((row) => {
    const colors = names.map((name) => PALETTE_COLORS[name][row] as Rgb);
    const mean = colors.slice(1).reduce((sum, color, i) => mixRgb(sum, color, 1 / (i + 2)), colors[0] as Rgb);
    return mixed(mean, colors[row % colors.length] as Rgb, colors.length > 1 ? OWN_SHARE : 0);
  });
}

/** Rows led by the colours that the prompt names, each at the row's own lightness or near it. */
function keyed(rows: readonly Rgb[], named: readonly Rgb[]): Rgb[] {
  return rows.map((row, i) => {
    const color = named[i % named.length] as Rgb;
    return mixed(row, atLightness(color, (rgbToOkLab(row)[0] + rgbToOkLab(color)[0]) / 2), NAMED[i] as number);
  });
}

/** A learned colour that suits a row: near its lightness, so that the palette keeps its order from dark to light. */
function drawInk(random: Random, pool: readonly Known<Rgb>[], row: Rgb, avoided: readonly string[]): Rgb | null {
  const light = rgbToOkLab(row)[0];
  return drawFresh(random, pool, (color) => {
    const lab = rgbToOkLab(color);
    if (avoided.length > 0 && avoided.includes(nearestPalette(lab))) return 0;
    const off = lab[0] - light;
    // Greys carry no hue to learn from.
    return (0.1 + Math.min(1, chroma(lab) / 0.08)) / (0.02 + off * off);
  });
}

/** The palette that owns the row nearest to a colour. */
function nearestPalette(lab: OkLab): PaletteName {
  let nearest: PaletteName = 'default';
  let least = Infinity;
  for (const name of PALETTES) {
    for (const row of PALETTE_LABS[name]) {
      const distance = (row[0] - lab[0]) ** 2 + (row[1] - lab[1]) ** 2 + (row[2] - lab[2]) ** 2;
      if (distance < least) [nearest, least] = [name, distance];
    }
  }
  return nearest;
}

const PALETTE_LABS = Object.fromEntries(
  PALETTES.map((name) => [name, PALETTE_COLORS[name].map(rgbToOkLab)]),
) as unknown as Record<PaletteName, OkLab[]>;

/** The hue of a learned colour as strong as the row's: means of whole frames are paler than any paint. */
function strengthened(color: Rgb, row: Rgb): Rgb {
  const [lightness, a, b] = rgbToOkLab(color);
  const own = chroma([lightness, a, b]);
  const wanted = Math.min(0.16, Math.max(own, 0.85 * chroma(rgbToOkLab(row))));
  // What is nearly grey has no hue to strengthen.
  const gain = own < 0.012 ? 1 : Math.min(3, wanted / own);
  return okLabToRgb([lightness, a * gain, b * gain]);
}

function atLightness(color: Rgb, lightness: number): Rgb {
  const [, a, b] = rgbToOkLab(color);
  return okLabToRgb([lightness, a, b]);
}

function chroma([, a, b]: OkLab): number {
  return Math.sqrt(a * a + b * b);
}

function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  return mixRgb(a, b, share).map(Math.round) as unknown as Rgb;
}

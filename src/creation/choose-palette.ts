import type { Instruction } from '../interpretation/instruction.js';
import { clamp } from '../numerics/arithmetic.js';
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

/** How far learned colours move the five rows of a palette that was asked for: its character stays. */
const TINGE = [0.08, 0.15, 0.15, 0.15, 0.08] as const;
/** And those of one that nobody asked for: what was learned sets its key. */
const DYE = [0.6, 0.9, 1, 0.9, 0.6] as const;
/** A colour that the prompt names is the key. */
const NAMED = [0.6, 0.85, 0.95, 0.85, 0.5] as const;
/** Of the two or three palettes blended into one, how much of each row is the row's own. */
const OWN_SHARE = 0.6;
/** How far palettes pull the scene's colours. */
const STRENGTH = { named: 0.55, asked: 0.4, free: 0.3 } as const;
/** A free palette pulls up to this much more the more colours are known; with so many of them half of that. */
const LEARNED_STRENGTH = 0.25;
const HALF_LEARNED = 20;

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
  const dyes = learnedDyes([...knowledge.colors, ...knowledge.blends], avoided);
  const shares = asked ? TINGE : DYE;
  const colors = plain.map((row, i) => {
    const dye = drawFresh(random.fork(`dye ${i >> 1}`), dyes, ({ reach }) => 0.1 + Math.min(1, reach / STRONG_REACH));
    return dye === null ? row : dyed(row, dye, shares[i] as number);
  });
  const learned = (LEARNED_STRENGTH * dyes.length) / (dyes.length + HALF_LEARNED);
  return { name, colors, strength: asked ? STRENGTH.asked : STRENGTH.free + learned };
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

/** What a learned colour does to a palette: how it differs from what is usual. */
interface Dye {
  /** Difference in OKLab. */
  readonly shift: OkLab;
  /** Its length apart from lightness. */
  readonly reach: number;
}

/** Reach of a dye that is as strong as any. */
const STRONG_REACH = 0.05;
/** Means of whole frames are paler than any paint: their differences count so much more. */
const DYE_GAIN = 1.9;
const LIGHTNESS_GAIN = 0.5;
/** Beyond this chroma colours are garish. */
const MOST_CHROMA = 0.17;

/**
 * Learned colours as dyes. Most frames come to some brown: what is usual moves nothing, what is rare moves most, and
 * the first colour of all has nothing to differ from.
 */
function learnedDyes(pool: readonly Known<Rgb>[], avoided: readonly string[]): Known<Dye>[] {
  const colors = pool
    .filter(({ createdAt }) => createdAt !== null)
    .map((known) => ({ ...known, value: rgbToOkLab(known.value) }));
  const usual = [0, 1, 2].map((channel) => medianOf(colors.map(({ value }) => value[channel as 0 | 1 | 2])));
  return colors
    .filter(({ value }) => avoided.length === 0 || !avoided.includes(nearestPalette(value)))
    .map((known) => {
      const shift = known.value.map((value, channel) => value - (usual[channel] as number)) as unknown as OkLab;
      return { ...known, value: { shift, reach: chroma(shift) } };
    });
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The row, moved as the dye says. */
function dyed(row: Rgb, { shift }: Dye, share: number): Rgb {
  const [lightness, a, b] = rgbToOkLab(row);
  const moved: OkLab = [
    clamp(lightness + LIGHTNESS_GAIN * share * shift[0], 0.08, 0.97),
    a + DYE_GAIN * share * shift[1],
    b + DYE_GAIN * share * shift[2],
  ];
  const limit = Math.min(1, MOST_CHROMA / Math.max(1e-6, chroma(moved)));
  return okLabToRgb([moved[0], moved[1] * limit, moved[2] * limit]).map(Math.round) as unknown as Rgb;
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

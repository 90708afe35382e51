import { smoothStep } from '../../numerics/arithmetic.js';
import { type OkLab, rgbToOkLab } from '../../numerics/color.js';

/** The part of a drawing that its colour name is about. */
export interface Body {
  /** Median OKLab lightness of the body. */
  readonly lightness: number;
  /** How far a colour belongs to the body, 0–1. */
  share(lab: OkLab): number;
}

const HUE_BINS = 36;
/** Chroma at which a colour begins to look coloured. */
const COLOURED = 0.045;
/** Coloured share of the picture from which the colours, not the grays, are the body. */
const COLOURED_BODY = 0.26;
/** A hue belongs to the body beside the main one when it weighs at least this much of it. */
const SECOND_HUE = 0.34;

interface Tally {
  readonly lab: OkLab;
  readonly chroma: number;
  readonly weight: number;
}

/**
 * Finds the body of a drawing: its main hues, weighed by area and chroma, or, when it is nearly without
 * colour, its largest group of grays. Null when there is none.
 *
 * @param pixels - straight RGBA
 * @param keepSkin - a person: skin and hair are no part of what the colour is about
 */
export function bodyOf(pixels: Uint8ClampedArray, keepSkin: boolean): Body | null {
  const all = coloursOf(pixels);
  if (!keepSkin) return bodyAmong(all);
  const body = bodyAmong(all.filter(({ lab }) => !isSkin(lab)));
  return body && { lightness: body.lightness, share: (lab) => (isSkin(lab) ? 0 : body.share(lab)) };
}

/** Skin and hair of all tones: orange-brown hues of moderate chroma. */
function isSkin([, a, b]: OkLab): boolean {
  const chroma = Math.sqrt(a * a + b * b);
  return a > 0 && b > 0 && chroma > 0.02 && chroma < 0.125 && b > 0.45 * a && b < 4 * a;
}

/** Window panes and water: pale blues. */
function isGlass({ lab, chroma }: Tally): boolean {
  return lab[0] > 0.78 && chroma < 0.11 && lab[2] < -0.01;
}

function bodyAmong(tallies: readonly Tally[]): Body | null {
  const total = tallies.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const coloured = tallies.filter(({ chroma, lab }) => chroma >= COLOURED && lab[0] > 0.18);
  const colouredShare = coloured.reduce((sum, { weight }) => sum + weight, 0) / total;
  return colouredShare >= COLOURED_BODY
    ? colouredBody(coloured)
    : grayBody(tallies.filter(({ chroma }) => chroma < 0.06));
}

/** Colours on a 32-step grid with their areas: fine enough to find hues, few enough to be quick. */
function coloursOf(pixels: Uint8ClampedArray): Tally[] {
  const areas = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] as number;
    if (alpha < 128) continue;
    const cell =
      (((pixels[at] as number) >> 3) << 10) |
      (((pixels[at + 1] as number) >> 3) << 5) |
      ((pixels[at + 2] as number) >> 3);
    areas.set(cell, (areas.get(cell) ?? 0) + 1);
  }
  return [...areas].map(([cell, weight]) => {
    const lab = rgbToOkLab([((cell >> 10) << 3) + 4, (((cell >> 5) & 31) << 3) + 4, ((cell & 31) << 3) + 4]);
    return { lab, chroma: Math.sqrt(lab[1] * lab[1] + lab[2] * lab[2]), weight };
  });
}

function colouredBody(coloured: readonly Tally[]): Body {
  const bins = new Array<number>(HUE_BINS).fill(0);
  for (const tally of coloured)
    bins[hueBin(tally.lab)] =
      (bins[hueBin(tally.lab)] as number) + tally.weight * Math.min(tally.chroma, 0.16) * (isGlass(tally) ? 0.3 : 1);
  const smooth = bins.map((_, bin) =>
    [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (bins[wrap(bin + step)] as number), 0),
  );
  const strongest = Math.max(...smooth);
  // A bin is body when a hue near it is strong enough on its own.
  const isBody = smooth.map((weight) => weight >= SECOND_HUE * strongest);
  const spread = isBody.map((_, bin) => [-3, -2, -1, 0, 1, 2, 3].some((step) => isBody[wrap(bin + step)]));
  const lightness = medianLightness(coloured.filter(({ lab }) => spread[hueBin(lab)]));
  return {
    lightness,
    share: (lab) => {
      const chroma = Math.sqrt(lab[1] * lab[1] + lab[2] * lab[2]);
      return spread[hueBin(lab)] ? smoothStep(0.012, 0.04, chroma) : 0;
    },
  };
}

/** The grays in three groups; the heaviest is the body, with its neighbours fading in. */
function grayBody(grays: readonly Tally[]): Body {
  const weights = [0, 0, 0];
  for (const { lab, weight } of grays)
    weights[lab[0] < 0.45 ? 0 : lab[0] < 0.78 ? 1 : 2] =
      (weights[lab[0] < 0.45 ? 0 : lab[0] < 0.78 ? 1 : 2] as number) + weight;
  const [dark = 0, middle = 0, light = 0] = weights;
  const isDark = dark > 1.6 * light && dark > middle;
  const [from, to] = isDark ? [0, 0.62] : [0.42, 1];
  const members = grays.filter(({ lab }) => lab[0] >= from && lab[0] <= to);
  return {
    lightness: medianLightness(members.length > 0 ? members : grays),
    share: (lab) => {
      const chroma = Math.sqrt(lab[1] * lab[1] + lab[2] * lab[2]);
      const gray = 1 - smoothStep(0.045, 0.075, chroma);
      return isDark
        ? gray * (1 - smoothStep(0.55, 0.7, lab[0])) * smoothStep(0.16, 0.24, lab[0])
        : gray * smoothStep(0.4, 0.55, lab[0]);
    },
  };
}

function medianLightness(tallies: readonly Tally[]): number {
  const ordered = [...tallies].sort((one, other) => one.lab[0] - other.lab[0]);
  let rest = ordered.reduce((sum, { weight }) => sum + weight, 0) / 2;
  for (const { lab, weight } of ordered) {
    rest -= weight;
    if (rest <= 0) return lab[0];
  }
  return 0.6;
}

/** Hue of a colour in 36 steps, from the ratio of its axes alone: no inverse tangent needed. */
function hueBin(lab: OkLab): number {
  const size = Math.abs(lab[1]) + Math.abs(lab[2]);
  if (size === 0) return 0;
  const across = lab[1] / size;
  const quarter = lab[2] >= 0 ? 1 - across : 3 + across;
  return Math.min(HUE_BINS - 1, Math.floor((quarter / 4) * HUE_BINS));
}

function wrap(bin: number): number {
  return (bin + HUE_BINS) % HUE_BINS;
}

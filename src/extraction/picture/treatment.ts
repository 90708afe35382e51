import { exponential, naturalLog } from '../../numerics/arithmetic.js';
import { LIGHTING_PRESETS, type LightingPreset } from '../../origins/domains.js';
import { LIGHT_TREATMENTS, type LightTreatment } from '../../origins/light-treatments.js';
import type { LightSigns } from './light-signs.js';

/** BT.709 luma weights. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;
/** How much likelier the best must be than a preset that is no alternative: twenty times. */
const CERTAIN = 3;

/** √(2π). */
const ROOT_TURN = 2.5066282746310002;

/** A normal distribution. */
interface Bell {
  readonly mean: number;
  readonly spread: number;
}

/** One kind of light that pictures are taken in. */
interface Daylight {
  readonly share: number;
  /** Mean luma, 0–1. */
  readonly luma: Bell;
  /** Natural logarithm of red over blue, codes. */
  readonly warmth: Bell;
  /** Natural logarithm of √(red × blue) over green, codes. */
  readonly magenta: Bell;
}

/**
 * What pictures are like before any treatment: the ungraded places of this house at all hours, which are like the
 * photographs of such places, and a broad remainder for anything else.
 */
const DAYLIGHTS: readonly Daylight[] = [
  daylight(0.3, [0.57, 0.09], [-0.03, 0.25], [-0.05, 0.1]),
  daylight(0.4, [0.48, 0.09], [0.18, 0.28], [0.03, 0.1]),
  daylight(0.2, [0.28, 0.06], [-0.55, 0.27], [0.07, 0.1]),
  daylight(0.1, [0.45, 0.25], [0, 0.6], [0, 0.2]),
];
/** Share of pictures without any colour, and what such measure: they are grey to within what codecs leave. */
const GREY_SHARE = 0.1;
const GREY = {
  warmth: { mean: 0, spread: 0.04 },
  magenta: { mean: 0, spread: 0.02 },
  chroma: { mean: -4.2, spread: 0.5 },
};
/** Share of pictures that are like no others, and how far their logarithms of chroma and of contrast are spread. */
const STRANGE_SHARE = 0.1;
const STRANGE_RANGE = 6;
/** Natural logarithm of the root mean square of a colour's distance from its grey, codes. */
const CHROMA: Bell = { mean: -1.7, spread: 0.42 };
/** Natural logarithm of the standard deviation of luma, codes. */
const CONTRAST: Bell = { mean: -2.25, spread: 0.36 };
/** What `CornerGauge` finds beyond the falloff of the treatment, in pictures of every kind. */
const CORNERS: Bell = { mean: 0, spread: 0.1 };
/** Log likelihood that a code costs that a treatment cannot give, a whole range beyond. */
const IMPOSSIBLE = 60;
/** How far codecs and dabs take a code beyond what a treatment gives. */
const TOLERANCE = 0.02;

function daylight(share: number, ...bells: [Pair, Pair, Pair]): Daylight {
  const [luma, warmth, magenta] = bells.map(([mean, spread]) => ({ mean, spread })) as [Bell, Bell, Bell];
  return { share, luma, warmth, magenta };
}
type Pair = readonly [mean: number, spread: number];

/** What a treatment takes from every code after the falloff, over its contrast: different ones only, see `cornerLossOf`. */
export const OFFSETS = [0.015, 0.15, 0.25] as const;

/** Signs of a window and its loss of light in the corners for each of `OFFSETS`, null where that cannot be told. */
export interface TreatmentSigns {
  readonly signs: LightSigns;
  readonly corners: readonly (number | null)[];
}

/**
 * Whose treatment a picture shows.
 *
 * Each treatment is taken back from what was measured; the likelier what is left is as an untreated picture, the
 * likelier the treatment (Bayes). All that are within a factor of twenty of the best could look like this.
 */
export function treatmentOf(seen: TreatmentSigns): { preset: LightingPreset; alternatives: LightingPreset[] } {
  const ranking = LIGHTING_PRESETS.map((preset) => ({
    preset,
    likelihood: likelihoodOf(LIGHT_TREATMENTS[preset], seen),
  })).sort((a, b) => b.likelihood - a.likelihood);
  const [best, ...others] = ranking as [(typeof ranking)[number], ...typeof ranking];
  return {
    preset: best.preset,
    alternatives: others.filter(({ likelihood }) => likelihood > best.likelihood - CERTAIN).map(({ preset }) => preset),
  };
}

/** Logarithm, up to a constant. */
function likelihoodOf(treatment: LightTreatment, { signs, corners }: TreatmentSigns): number {
  const base = untreated(treatment, signs);
  const corner = corners[offsetIndex(treatment)] ?? null;
  const luma = DAYLIGHTS.reduce((sum, kind) => sum + kind.share * bell(kind.luma, base.luma), 0);
  const colored = DAYLIGHTS.reduce(
    (sum, { share, luma, warmth, magenta }) =>
      sum + share * bell(luma, base.luma) * bell(warmth, base.warmth) * bell(magenta, base.magenta),
    0,
  );
  const grey =
    luma * bell(GREY.warmth, base.warmth) * bell(GREY.magenta, base.magenta) * bell(GREY.chroma, base.chroma);
  const color = (1 - GREY_SHARE) * colored * broad(CHROMA, base.chroma) + GREY_SHARE * grey;
  return (
    naturalLog(color + 1e-12) -
    naturalLog(treatment.contrast) +
    naturalLog(broad(CONTRAST, base.contrast)) +
    (corner === null ? 0 : naturalLog(bell(CORNERS, corner - treatment.vignette) + 1e-12)) -
    impossibility(treatment, signs)
  );
}

/** Its density. */
function bell({ mean, spread }: Bell, value: number): number {
  const off = (value - mean) / spread;
  return exponential(-0.5 * off * off) / spread / ROOT_TURN;
}

/** A normal distribution, with strangers anywhere. */
function broad(usual: Bell, value: number): number {
  return (1 - STRANGE_SHARE) * bell(usual, value) + STRANGE_SHARE / STRANGE_RANGE;
}

/** Codes that are beyond what a treatment makes of white. */
function impossibility(treatment: LightTreatment, { top }: LightSigns): number {
  return top.reduce((sum, code, i) => {
    const most = Math.min(1, treatment.contrast * (treatment.gain[i] as number) + offsetOf(treatment));
    return sum + IMPOSSIBLE * Math.max(0, code - most - TOLERANCE);
  }, 0);
}

function offsetOf({ contrast, lift }: LightTreatment): number {
  return 0.5 * (1 - contrast) + lift;
}

/** The nearest of `OFFSETS`. */
function offsetIndex(treatment: LightTreatment): number {
  const offset = -offsetOf(treatment) / treatment.contrast;
  const misses = OFFSETS.map((known) => Math.abs(known - offset));
  return misses.indexOf(Math.min(...misses));
}

/** What a picture would have measured before a treatment. */
function untreated(treatment: LightTreatment, { mean, products }: LightSigns) {
  const [rr, gg, bb, rg, gb, rb] = products;
  const moments = [
    [rr, rg, rb],
    [rg, gg, gb],
    [rb, gb, bb],
  ] as const;
  const gains = treatment.gain.map((gain) => 1 / (gain * treatment.contrast));
  const at = (i: number): number => mean[i] as number;
  const covariance = (i: number, j: number): number =>
    (gains[i] as number) * (gains[j] as number) * (((moments[i] as readonly number[])[j] as number) - at(i) * at(j));
  /** Variance of a weighted sum of the three codes. */
  const variance = (weights: readonly number[]): number =>
    weights.reduce((sum, a, i) => sum + weights.reduce((part, b, j) => part + a * b * covariance(i, j), 0), 0);
  const codes = mean.map((code, i) => (code - offsetOf(treatment)) * (gains[i] as number));
  const luma = LUMA.reduce((sum, weight, i) => sum + weight * (codes[i] as number), 0);
  const own = codes.map((code, i) => {
    const weights = LUMA.map((weight, j) => (i === j ? 1 : 0) - weight);
    return { off: code - luma, variance: variance(weights) };
  });
  const square = own.reduce((sum, { off, variance: spread }) => sum + off * off + spread, 0);
  const [red, green, blue] = own.map(({ off }) => Math.max(0, luma + off / treatment.saturation) + 0.03) as [
    number,
    number,
    number,
  ];
  return {
    luma,
    warmth: naturalLog(red / blue),
    magenta: naturalLog((red * blue) / (green * green)) / 2,
    chroma: naturalLog(Math.sqrt(Math.max(0, square)) / treatment.saturation + 0.01),
    contrast: naturalLog(Math.max(1e-6, variance(LUMA))) / 2,
  };
}

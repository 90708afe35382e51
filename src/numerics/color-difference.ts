import { cosine, cubeRoot, exponential, polarTurns, sine, TAU } from './arithmetic.js';
import { type Rgb, srgbToLinear } from './color.js';

/** CIE 1976 L*a*b*, D65: lightness 0–100, a and b about −128…128. */
export type CieLab = readonly [lightness: number, a: number, b: number];

/** D65, two-degree observer, as the rows of sRGB's matrix sum to it: so white is exactly (100, 0, 0). */
const WHITE = [0.9504559271, 1, 1.0890577508] as const;
const DEGREES = 360 / TAU;
const SEVENTH = 6103515625; // 25^7

/** sRGB codes → CIE L*a*b*, for the white of sRGB. Source: IEC 61966-2-1; CIE 15:2018, 8.2.1. */
export function rgbToCieLab(rgb: Rgb): CieLab {
  const r = srgbToLinear(rgb[0] / 255);
  const g = srgbToLinear(rgb[1] / 255);
  const b = srgbToLinear(rgb[2] / 255);
  const x = labCurve((0.4123907993 * r + 0.3575843394 * g + 0.1804807884 * b) / WHITE[0]);
  const y = labCurve(0.2126390059 * r + 0.7151686788 * g + 0.0721923154 * b);
  const z = labCurve((0.0193308187 * r + 0.1191947798 * g + 0.9505321522 * b) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function labCurve(t: number): number {
  return t > 216 / 24389 ? cubeRoot(t) : (24389 / 27 / 116) * t + 16 / 116;
}

/**
 * CIEDE2000: how different two colours look. About 1 is what a trained eye just sees side by side.
 *
 * Source: CIE 142-2001; the order of steps is that of Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula:
 * implementation notes, supplementary test data, and mathematical observations" (2005), whose data it is tested with.
 */
export function labDifference(first: CieLab, second: CieLab): number {
  const meanChroma = (chroma(first[1], first[2]) + chroma(second[1], second[2])) / 2;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(seventhShare(meanChroma)));
  const one = polar(first, stretch);
  const two = polar(second, stretch);
  const lightness = two.lightness - one.lightness;
  const chromas = two.chroma - one.chroma;
  const grey = one.chroma * two.chroma === 0;
  const turn = grey ? 0 : shortestTurn(two.hue - one.hue);
  const hues = 2 * Math.sqrt(one.chroma * two.chroma) * sine(turn / 2 / DEGREES);
  const hue = grey ? one.hue + two.hue : meanHue(one.hue, two.hue);
  const middle = { lightness: (one.lightness + two.lightness) / 2, chroma: (one.chroma + two.chroma) / 2, hue };
  const weights = weightsAt(middle);
  const dl = lightness / weights.lightness;
  const dc = chromas / weights.chroma;
  const dh = hues / weights.hue;
  return Math.sqrt(Math.max(0, dl * dl + dc * dc + dh * dh + weights.rotation * dc * dh));
}

/** CIEDE2000 of two colours in sRGB codes, which need not be whole. */
export function colorDifference(first: Rgb, second: Rgb): number {
  return labDifference(rgbToCieLab(first), rgbToCieLab(second));
}

interface Polar {
  readonly lightness: number;
  readonly chroma: number;
  /** Degrees, 0–360. */
  readonly hue: number;
}

function polar([lightness, a, b]: CieLab, stretch: number): Polar {
  const wide = a * stretch;
  return { lightness, chroma: chroma(wide, b), hue: 360 * polarTurns(wide, b) };
}

function chroma(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}

/** c⁷ ÷ (c⁷ + 25⁷). */
function seventhShare(c: number): number {
  const cubed = c * c * c;
  const seventh = cubed * cubed * c;
  return seventh / (seventh + SEVENTH);
}

/** An angle between hues in degrees, −180…180. */
function shortestTurn(difference: number): number {
  return difference > 180 ? difference - 360 : difference < -180 ? difference + 360 : difference;
}

function meanHue(one: number, two: number): number {
  const sum = one + two;
  if (Math.abs(one - two) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

/** The formula's S_L, S_C, S_H and R_T. */
function weightsAt(middle: Polar): { lightness: number; chroma: number; hue: number; rotation: number } {
  const { lightness, hue } = middle;
  const degrees = (angle: number): number => cosine(angle / DEGREES);
  const tilt =
    1 - 0.17 * degrees(hue - 30) + 0.24 * degrees(2 * hue) + 0.32 * degrees(3 * hue + 6) - 0.2 * degrees(4 * hue - 63);
  const off = (lightness - 50) * (lightness - 50);
  const blue = (hue - 275) / 25;
  const angle = 30 * exponential(-blue * blue);
  return {
    lightness: 1 + (0.015 * off) / Math.sqrt(20 + off),
    chroma: 1 + 0.045 * middle.chroma,
    hue: 1 + 0.015 * middle.chroma * tilt,
    rotation: -2 * Math.sqrt(seventhShare(middle.chroma)) * sine((2 * angle) / DEGREES),
  };
}

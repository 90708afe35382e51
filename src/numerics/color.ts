import { cubeRoot, power } from './arithmetic.js';

/** Red, green, blue: sRGB codes 0–255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** OKLab: lightness 0–1, a (green–red) and b (blue–yellow) about −0.4…0.4. */
export type OkLab = readonly [lightness: number, a: number, b: number];

/** sRGB code value in [0, 1] → linear light in [0, 1]. Source: IEC 61966-2-1. */
export function srgbToLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4);
}

/** Linear light in [0, 1] → sRGB code value in [0, 1]. Source: IEC 61966-2-1. */
export function linearToSrgb(value: number): number {
  return value <= 0.0031308 ? Math.max(0, value) * 12.92 : 1.055 * power(Math.min(1, value), 1 / 2.4) - 0.055;
}

/** sRGB codes → OKLab. Source: Björn Ottosson, "A perceptual color space for image processing" (2020). */
export function rgbToOkLab(rgb: Rgb): OkLab {
  const r = srgbToLinear(rgb[0] / 255);
  const g = srgbToLinear(rgb[1] / 255);
  const b = srgbToLinear(rgb[2] / 255);
  const l = cubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = cubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = cubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** OKLab → sRGB codes, not rounded, clipped to the cube. */
export function okLabToRgb(lab: OkLab): Rgb {
  const [L, a, b] = lab;
  const l = cube(L + 0.3963377774 * a + 0.2158037573 * b);
  const m = cube(L - 0.1055613458 * a - 0.0638541728 * b);
  const s = cube(L - 0.0894841775 * a - 1.291485548 * b);
  return [
    255 * linearToSrgb(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    255 * linearToSrgb(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    255 * linearToSrgb(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function cube(x: number): number {
  return x * x * x;
}

/** Mixes two colours in OKLab: `a` at t = 0, `b` at t = 1. Codes, not rounded. */
export function mixRgb(a: Rgb, b: Rgb, t: number): Rgb {
  const x = rgbToOkLab(a);
  const y = rgbToOkLab(b);
  return okLabToRgb([x[0] + (y[0] - x[0]) * t, x[1] + (y[1] - x[1]) * t, x[2] + (y[2] - x[2]) * t]);
}

/** sRGB codes → 8-bit Y, Cb, Cr, rounded. BT.709 matrix, limited range. Source: Rec. ITU-R BT.709-6. */
export function rgbToYuv(rgb: Rgb): readonly [y: number, u: number, v: number] {
  const r = rgb[0] / 255;
  const g = rgb[1] / 255;
  const b = rgb[2] / 255;
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return [
    Math.round(16 + 219 * y),
    Math.round(128 + (224 * (b - y)) / 1.8556),
    Math.round(128 + (224 * (r - y)) / 1.5748),
  ];
}

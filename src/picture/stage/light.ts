import type { SceneSpec } from '../../creation/scene-spec.js';
import { clamp, mix } from '../../numerics/arithmetic.js';
import { mixRgb, type OkLab, okLabToRgb, type Rgb, rgbToOkLab } from '../../numerics/color.js';
import type { TimeOfDay, Weather } from '../../origins/domains.js';

/** The light of a scene: what the hour, the weather and the palette do to every colour in it. */
export interface Light {
  readonly time: TimeOfDay;
  readonly weather: Weather;
  /** Sky colours from the zenith to the horizon: share of the way down, colour. */
  readonly sky: readonly (readonly [number, Rgb])[];
  /** The sun or the moon. */
  readonly orb: {
    readonly kind: 'sun' | 'moon';
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly color: Rgb;
    readonly glow: Rgb;
    readonly strength: number;
  };
  /** Colour of light on things that face it, and its strength 0–1. */
  readonly key: Rgb;
  readonly keyStrength: number;
  /** +1 when the light comes from the right. */
  readonly side: number;
  /** Colour that distance fades into. */
  readonly haze: Rgb;
  /** Haze at depth 1 … at infinity. */
  readonly hazeDensity: number;
  /** Cloud colours. */
  readonly cloudLit: Rgb;
  readonly cloudShadow: Rgb;
  /** 0 by day, 1 at night: lamps and windows are lit above ½. */
  readonly darkness: number;
  /** How a surface of daylight colour `color` looks in this light at `depth` (1 = near, Infinity = gone into the haze). */
  on(color: Rgb, depth?: number): Rgb;
  /** The same, out of the palette's reach: for things that keep their own colours. */
  plainly(color: Rgb, depth?: number): Rgb;
}

interface Hour {
  sky: [number, Rgb][];
  orb: { kind: 'sun' | 'moon'; height: number; radius: number; color: Rgb; glow: Rgb; strength: number };
  key: Rgb;
  keyStrength: number;
  tint: Rgb;
  tintShare: number;
  brightness: number;
  haze: Rgb;
  cloudLit: Rgb;
  cloudShadow: Rgb;
  darkness: number;
}

/** Four hours of a clear day. `tint` is what the ambient light mixes into every surface. */
const HOURS: Record<TimeOfDay, Hour> = {
  dawn: {
    sky: [
      [0, [96, 134, 196]],
      [0.4, [156, 170, 212]],
      [0.7, [236, 186, 190]],
      [0.88, [255, 206, 162]],
      [1, [255, 228, 180]],
    ],
    orb: { kind: 'sun', height: 0.1, radius: 0.045, color: [255, 246, 214], glow: [255, 190, 120], strength: 0.85 },
    key: [255, 206, 160],
    keyStrength: 0.55,
    tint: [238, 178, 178],
    tintShare: 0.2,
    brightness: 0.9,
    haze: [240, 206, 196],
    cloudLit: [255, 224, 200],
    cloudShadow: [164, 146, 190],
    darkness: 0.15,
  },
  day: {
    sky: [
      [0, [36, 100, 200]],
      [0.45, [82, 150, 230]],
      [0.8, [150, 200, 244]],
      [1, [206, 230, 248]],
    ],
    orb: { kind: 'sun', height: 0.7, radius: 0.034, color: [255, 254, 240], glow: [255, 248, 220], strength: 0.75 },
    key: [255, 246, 222],
    keyStrength: 0.5,
    tint: [210, 226, 255],
    tintShare: 0.05,
    brightness: 1,
    haze: [200, 220, 240],
    cloudLit: [255, 255, 255],
    cloudShadow: [158, 178, 212],
    darkness: 0,
  },
  dusk: {
    sky: [
      [0, [52, 66, 140]],
      [0.35, [112, 92, 172]],
      [0.62, [212, 110, 136]],
      [0.82, [250, 146, 92]],
      [1, [255, 196, 104]],
    ],
    orb: { kind: 'sun', height: 0.12, radius: 0.055, color: [255, 242, 190], glow: [255, 168, 84], strength: 1 },
    key: [255, 176, 104],
    keyStrength: 0.65,
    tint: [124, 84, 150],
    tintShare: 0.27,
    brightness: 0.76,
    haze: [232, 148, 122],
    cloudLit: [255, 178, 122],
    cloudShadow: [112, 78, 138],
    darkness: 0.45,
  },
  night: {
    sky: [
      [0, [8, 14, 44]],
      [0.5, [18, 30, 78]],
      [0.85, [40, 58, 116]],
      [1, [66, 84, 140]],
    ],
    orb: { kind: 'moon', height: 0.66, radius: 0.046, color: [244, 246, 232], glow: [150, 176, 230], strength: 0.6 },
    key: [166, 190, 240],
    keyStrength: 0.4,
    tint: [42, 70, 152],
    tintShare: 0.58,
    brightness: 0.67,
    haze: [50, 66, 118],
    cloudLit: [96, 112, 158],
    cloudShadow: [26, 34, 72],
    darkness: 1,
  },
};

interface Sky {
  /** What the clouds do to the sky: share of grey, colour of the grey by day. */
  veil: number;
  grey: Rgb;
  orb: number;
  key: number;
  haze: number;
  saturation: number;
}

const SKIES: Record<Weather, Sky> = {
  clear: { veil: 0, grey: [200, 208, 220], orb: 1, key: 1, haze: 0.42, saturation: 1 },
  cloudy: { veil: 0.45, grey: [168, 180, 198], orb: 0.45, key: 0.55, haze: 0.52, saturation: 0.86 },
  rain: { veil: 0.78, grey: [118, 130, 150], orb: 0, key: 0.25, haze: 0.66, saturation: 0.7 },
  snow: { veil: 0.62, grey: [206, 214, 226], orb: 0.15, key: 0.4, haze: 0.62, saturation: 0.75 },
};

/**
 * The light of a spec.
 *
 * @param sunX - where the sun or moon stands, in frame heights from the middle
 */
export function lightOf(spec: SceneSpec, sunX: number): Light {
  const { time_of_day: time, weather } = spec.setting;
  const hour = HOURS[time];
  const sky = SKIES[weather];
  const grey = mixRgb(sky.grey, hour.tint, hour.tintShare * 1.1);
  const veiled = (color: Rgb): Rgb =>
    mixRgb(color, scale(grey, 0.08 + 0.92 * hour.brightness * hour.brightness), sky.veil);
  const keyed = (color: Rgb, at: number): Rgb => withPalette(veiled(color), spec, at);
  // Clouds keep their form under a veil that swallows the blue.
  const cloud = (color: Rgb, at: number): Rgb => withPalette(mixRgb(color, veiled(color), 0.6), spec, at);
  const haze = keyed(hour.haze, 0.9);
  const harmony = harmonyOf(spec);
  const horizon = clamp(spec.setting.horizon, 0.2, 0.9);
  const lit = (color: Rgb): Rgb => {
    // Grey weather dulls the surface first; the tint of the hour lies over it.
    const dull = mixRgb(color, greyOf(color), 1 - sky.saturation);
    return scale(mixRgb(dull, hour.tint, hour.tintShare), hour.brightness * (1 - 0.18 * sky.veil));
  };
  const hazed = (color: Rgb, depth: number): Rgb => {
    const share = depth === Infinity ? 1 : sky.haze * (1 - 1 / (1 + Math.max(0, depth - 1) * 0.28));
    return mixRgb(color, haze, Math.min(1, share * 1.35));
  };
  return {
    time,
    weather,
    sky: hour.sky.map(([at, color]) => [at, keyed(color, at)] as const),
    orb: { ...hour.orb, x: sunX, y: horizon * (1 - hour.orb.height), strength: hour.orb.strength * sky.orb },
    key: hour.key,
    keyStrength: hour.keyStrength * sky.key,
    side: sunX >= 0 ? 1 : -1,
    haze,
    hazeDensity: sky.haze,
    cloudLit: cloud(hour.cloudLit, 0.8),
    cloudShadow: scale(cloud(hour.cloudShadow, 0.3), 1 - 0.3 * sky.veil),
    darkness: hour.darkness,
    on: (color, depth = 1) => hazed(harmony(lit(color)), depth),
    plainly: (color, depth = 1) => hazed(lit(color), depth),
  };
}

/** Of the palette's pull on the sky, what reaches the surfaces of things: grass stays grass. */
const SURFACE_SHARE = 0.45;

/** The palette pulls large surfaces towards its own colours; the default palette leaves nature's. */
function withPalette(color: Rgb, spec: SceneSpec, at: number): Rgb {
  if (spec.palette_name === 'default' || spec.palette_colors.length === 0) return color;
  const position = clamp(at, 0, 1) * (spec.palette_colors.length - 1);
  const i = Math.min(spec.palette_colors.length - 1, Math.floor(position));
  const pull = spec.palette_colors[i] as Rgb;
  return mixRgb(color, pull, spec.palette_strength);
}

/** Brings surfaces into the palette: each towards the hue that the palette has at its lightness, which it keeps. */
function harmonyOf(spec: SceneSpec): (color: Rgb) => Rgb {
  const share = SURFACE_SHARE * spec.palette_strength;
  if (spec.palette_name === 'default' || spec.palette_colors.length === 0 || share === 0) return (color) => color;
  const scale = spec.palette_colors.map(rgbToOkLab).sort((a, b) => a[0] - b[0]);
  return (color) => {
    const [lightness, a, b] = rgbToOkLab(color);
    const above = scale.findIndex((step) => step[0] >= lightness);
    const high = scale[above < 0 ? scale.length - 1 : above] as OkLab;
    const low = scale[above < 0 ? scale.length - 1 : Math.max(0, above - 1)] as OkLab;
    const t = high[0] > low[0] ? clamp((lightness - low[0]) / (high[0] - low[0]), 0, 1) : 0;
    const pull = (own: number, channel: 1 | 2): number => mix(own, mix(low[channel], high[channel], t), share);
    return okLabToRgb([lightness, pull(a, 1), pull(b, 2)]);
  };
}

function scale(color: Rgb, k: number): Rgb {
  return [color[0] * k, color[1] * k, color[2] * k];
}

function greyOf(color: Rgb): Rgb {
  const luma = 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2];
  return [luma, luma, luma];
}

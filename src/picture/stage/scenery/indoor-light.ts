import type { Rgb } from '../../../numerics/color.js';
import type { TimeOfDay } from '../../../origins/domains.js';
import type { SettingScene } from '../setting.js';
import { mixAt } from './skyline.js';

/** What the light in a room does to its colours, by the hour outside. */
export interface IndoorLight {
  /** How a surface of daylight colour looks; `shade` 0 = in the light, 1 = in the darkest corner, below 0 = brighter. */
  on(color: Rgb, shade?: number): Rgb;
  /** Colour and strength of the daylight (or moonlight) that falls through a window. */
  readonly beam: Rgb;
  readonly beamStrength: number;
  /** Strength of the lamps, 0–1. */
  readonly lamps: number;
}

interface Hour {
  readonly tint: Rgb;
  readonly share: number;
  readonly brightness: number;
  readonly dark: Rgb;
  readonly beam: Rgb;
  readonly strength: number;
  readonly lamps: number;
  /** Shade over everything: lamps leave more of a room in the dark than the day does. */
  readonly gloom: number;
}

const HOURS: Record<TimeOfDay, Hour> = {
  dawn: {
    tint: [255, 206, 186],
    share: 0.16,
    brightness: 0.88,
    dark: [82, 66, 84],
    beam: [255, 208, 166],
    strength: 0.7,
    lamps: 0.2,
    gloom: 0.04,
  },
  day: {
    tint: [255, 248, 232],
    share: 0.04,
    brightness: 0.98,
    dark: [74, 70, 78],
    beam: [255, 244, 214],
    strength: 0.8,
    lamps: 0,
    gloom: 0,
  },
  dusk: {
    tint: [255, 158, 96],
    share: 0.2,
    brightness: 0.78,
    dark: [58, 38, 58],
    beam: [255, 164, 88],
    strength: 0.95,
    lamps: 0.65,
    gloom: 0.14,
  },
  night: {
    tint: [255, 168, 100],
    share: 0.2,
    brightness: 0.66,
    dark: [16, 14, 44],
    beam: [146, 172, 232],
    strength: 0.3,
    lamps: 1,
    gloom: 0.34,
  },
};

/** The light of the hour inside a room. */
export function indoorLightOf(scene: SettingScene): IndoorLight {
  const hour = HOURS[scene.light.time];
  const clear = { clear: 1, cloudy: 0.45, rain: 0.15, snow: 0.3 }[scene.light.weather];
  return {
    beam: hour.beam,
    beamStrength: hour.strength * clear,
    lamps: Math.max(hour.lamps, 0.35 * (1 - clear)),
    on(color, unlit = 0) {
      const shade = unlit + hour.gloom;
      const [r, g, b] = mixAt(color, hour.tint, hour.share);
      const k = hour.brightness;
      const bright: Rgb = [r * k, g * k * (1 - 0.05 * hour.lamps), b * k * (1 - 0.16 * hour.lamps)];
      return shade > 0
        ? mixAt(bright, hour.dark, Math.min(1, shade) * 0.72)
        : mixAt(bright, [255, 250, 240], Math.min(1, -shade) * 0.5);
    },
  };
}

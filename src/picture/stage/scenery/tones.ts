import { mixRgb, type Rgb } from '../../../numerics/color.js';
import type { Light } from '../light.js';

/** One material in the light of a scene, from its darkest fold to the edge that catches the sun. */
export interface Tones {
  readonly deep: Rgb;
  readonly shade: Rgb;
  readonly body: Rgb;
  readonly lit: Rgb;
  readonly rim: Rgb;
}

/** Shadows are cooler than what casts them: they see the sky, not the sun. */
const SHADOW: Rgb = [44, 36, 88];

/**
 * The tones of a material.
 *
 * @param color - the material by plain daylight
 * @param depth - distance from the camera, 1 = the plane of the main subject
 */
export function tonesOf(light: Light, color: Rgb, depth = 1): Tones {
  const body = light.on(color, depth);
  const warm = mixRgb(color, light.key, 0.3);
  const k = light.keyStrength;
  return {
    deep: light.on(mixRgb(dim(color, 0.42), SHADOW, 0.26), depth),
    shade: light.on(mixRgb(dim(color, 0.7), SHADOW, 0.14), depth),
    body,
    lit: mixRgb(light.on(brighten(warm, 1.1), depth), light.key, 0.3 * k),
    rim: mixRgb(light.on(brighten(warm, 1.2), depth), light.key, 0.75 * k),
  };
}

/** A tone by brightness: −1 = deep shadow, 0 = body, 1 = rim. */
export function toneAt(tones: Tones, level: number): Rgb {
  if (level < -0.6) return tones.deep;
  if (level < -0.15) return tones.shade;
  if (level < 0.3) return tones.body;
  return level < 0.72 ? tones.lit : tones.rim;
}

/** A colour made darker, k in 0–1. */
export function dim(color: Rgb, k: number): Rgb {
  return [color[0] * k, color[1] * k, color[2] * k];
}

function brighten(color: Rgb, k: number): Rgb {
  return [Math.min(255, color[0] * k), Math.min(255, color[1] * k), Math.min(255, color[2] * k)];
}

import type { FrameObservation, FrameSound, MeasuredColor } from '../extraction/observation.js';
import type { Value } from './keys.js';

/** A pure colour as registries store it: the codes and what follows from them. */
export function colorValue({ r, g, b }: MeasuredColor): Value {
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const chroma = max - min;
  return {
    r,
    g,
    b,
    brightness: tenth(0.2126 * r + 0.7152 * g + 0.0722 * b),
    saturation: max === 0 ? 0 : thousandth(chroma / max),
    chroma: tenth(chroma),
    hue: tenth(hue(r, g, b)),
    opacity: 1,
  };
}

/** The sound of one frame as registries store it. */
export function soundValue(sound: FrameSound): Value {
  const amplitude = sound.strength_pct / 100;
  return {
    amplitude,
    weight: amplitude,
    strength_pct: amplitude,
    tone: sound.tone,
    timbre: sound.timbre,
    origin_noises: sound.depth,
  };
}

/** The pure values of one frame. */
export function frameValues(frame: FrameObservation): { color: Value | null; sound: Value | null } {
  return {
    color: frame.color && colorValue(frame.color),
    sound: frame.sound && soundValue(frame.sound),
  };
}

/** Hue in degrees, 0 = red; 0 for grays, which have none. */
function hue(r: number, g: number, b: number): number {
  const max = Math.max(r, g, b);
  const chroma = max - Math.min(r, g, b);
  if (chroma === 0) return 0;
  const sextant = max === r ? (g - b) / chroma : max === g ? 2 + (b - r) / chroma : 4 + (r - g) / chroma;
  return (sextant * 60 + 360) % 360;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}

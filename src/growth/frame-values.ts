import type { FrameSound, MeasuredColor } from '../extraction/observation.js';
import type { Value } from './keys.js';
import type { Doubts } from './near-keys.js';

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

/** A band is in doubt beside the strongest one when it has this share of its energy. */
const ALMOST_STRONGEST = 0.85;
/** A sound made of one noise to this share is that noise. */
const PURE_SHARE = 0.95;
/** Strength in percent below which a frame may as well have been silent. */
const NEARLY_SILENT_PCT = 1.5;

const BANDS = [
  ['low', 'rumble'],
  ['mid', 'tone'],
  ['high', 'hiss'],
] as const;

/** What else the sound of a frame could have been called. */
export function soundDoubts({ strength_pct, depth, tone, timbre }: FrameSound): Doubts {
  if (tone === 'silent') return { timbre: ['silence'] };
  const strongest = Math.max(depth.rumble, depth.tone, depth.hiss);
  const tones: string[] = BANDS.filter(([, noise]) => depth[noise] >= ALMOST_STRONGEST * strongest).map(
    ([band]) => band,
  );
  const own = BANDS.find(([band]) => band === tone)?.[1] ?? 'tone';
  // Pure noises of origin are called by their own names.
  const timbres: string[] = depth[own] >= PURE_SHARE * strength_pct ? [timbre, own] : [timbre];
  if (strength_pct > NEARLY_SILENT_PCT) return { tone: tones, timbre: timbres };
  return { tone: [...tones, 'silent'], timbre: [...timbres, 'silent', 'silence'] };
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

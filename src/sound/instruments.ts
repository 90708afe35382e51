import { clamp } from '../numerics/arithmetic.js';
import type { MoodStyle } from './moods.js';
import type { Patch } from './voice.js';

/** The four instruments of a piece. */
export interface Instruments {
  readonly pad: Patch;
  readonly bass: Patch;
  readonly figure: Patch;
  readonly melody: Patch;
}

/** Instruments in the colours of a mood; `intensity` 0–1 opens them a little. */
export function makeInstruments(style: MoodStyle, intensity: number): Instruments {
  const { levels, hollowness } = style;
  const bright = (share: number): number => clamp(share * style.brightness * (0.85 + 0.3 * intensity), 0, 1);
  return {
    pad: {
      timbre: { brightness: bright(0.6), hollowness },
      attackSeconds: 0.25,
      decayHalfSeconds: 1.5,
      sustain: 0.75,
      releaseSeconds: 0.5,
      detuneCents: 9,
      vibratoCents: 0,
      level: 0.16 * levels.pad,
      inRoom: true,
    },
    bass: {
      timbre: { brightness: bright(0.7), hollowness: 0 },
      attackSeconds: 0.008,
      decayHalfSeconds: 0.25,
      sustain: 0.45,
      releaseSeconds: 0.09,
      detuneCents: 0,
      vibratoCents: 0,
      level: 0.3 * levels.bass,
      inRoom: false,
    },
    figure: {
      timbre: { brightness: bright(0.9), hollowness: Math.max(hollowness, 0.25) },
      attackSeconds: 0.004,
      decayHalfSeconds: 0.35 * style.figureSeconds,
      sustain: 0,
      releaseSeconds: style.figureSeconds,
      detuneCents: 0,
      vibratoCents: 0,
      level: 0.3 * levels.figure,
      inRoom: true,
    },
    melody: {
      timbre: { brightness: bright(0.8), hollowness },
      attackSeconds: 0.02,
      decayHalfSeconds: 0.5,
      sustain: 0.6,
      releaseSeconds: 0.25,
      detuneCents: 0,
      vibratoCents: 9,
      level: 0.24 * levels.melody,
      inRoom: true,
    },
  };
}

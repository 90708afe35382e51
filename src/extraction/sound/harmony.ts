import type { NumberTrack } from './number-track.js';
import { ALL_COLUMN, AMPLITUDE_COLUMN, LOWEST_PITCH, PITCH_SUM_COLUMN, PITCHES, TONAL_COLUMN } from './pitches.js';

const CLASSES = 12;
/** Semitones above the tonic. */
const DIATONIC = [0, 2, 4, 5, 7, 9, 11];
const PENTATONIC = [0, 2, 4, 7, 9];

/** What the pitches of a stretch of sound are. Amplitudes count, not energies: soft voices make harmony too. */
export interface Harmony {
  /** Share of all energy below 5 kHz that stands in partials, 0–1. */
  readonly tonalShare: number;
  /** Amplitude of the fourth strongest pitch class over that of the strongest: next to 0 for a drone, which has no tune. */
  readonly variety: number;
  /** Mean pitch, MIDI. */
  readonly register: number;
  /** Semitones by which partials lie above the tones that they belong to: the light of the instruments. */
  readonly brightness: number;
  /** Share of amplitude in the best-fitting scale of five tones without semitones, 0–1: 1 leaves thirds open. */
  readonly openness: number;
  /** Share of amplitude in the best-fitting diatonic scale, 0–1: less is chromatic. */
  readonly diatonic: number;
  /** Amplitude that stands a semitone from as much again, 0–1. */
  readonly clashes: number;
  /** Major (+1) or minor (−1) triads in what sounds together. */
  readonly mode: number;
}

/** Reads the harmony of rows of `Pitches`; null when no pitch is heard at all. */
export function readHarmony(pitches: NumberTrack, from: number, to: number): Harmony | null {
  const classes = new Float64Array(CLASSES);
  let sum = 0;
  let weighted = 0;
  let major = 0;
  let minor = 0;
  for (let row = from; row < to; row++) {
    const now = new Float64Array(CLASSES);
    for (let pitch = 0; pitch < PITCHES; pitch++) {
      const amplitude = Math.sqrt(pitches.at(row, pitch));
      if (amplitude === 0) continue;
      add(now, LOWEST_PITCH + pitch, amplitude);
      sum += amplitude;
      weighted += amplitude * (LOWEST_PITCH + pitch);
    }
    now.forEach((amplitude, pitchClass) => add(classes, pitchClass, amplitude));
    major += strongestTriad(now, 4);
    minor += strongestTriad(now, 3);
  }
  const all = pitches.sum(ALL_COLUMN, from, to);
  if (sum === 0 || all === 0) return null;
  const sorted = [...classes].sort((a, b) => b - a);
  return {
    tonalShare: pitches.sum(TONAL_COLUMN, from, to) / all,
    variety: (sorted[3] as number) / (sorted[0] as number),
    register: weighted / sum,
    brightness: pitches.sum(PITCH_SUM_COLUMN, from, to) / pitches.sum(AMPLITUDE_COLUMN, from, to) - weighted / sum,
    openness: bestFit(classes, PENTATONIC) / sum,
    diatonic: bestFit(classes, DIATONIC) / sum,
    clashes: classes.reduce((total, x, i) => total + Math.min(x, of(classes, i + 1)), 0) / sum,
    mode: major + minor > 0 ? (major - minor) / (major + minor) : 0,
  };
}

function of(classes: Float64Array, pitch: number): number {
  return classes[pitch % CLASSES] as number;
}

function add(classes: Float64Array, pitch: number, amplitude: number): void {
  classes[pitch % CLASSES] = of(classes, pitch) + amplitude;
}

function bestFit(classes: Float64Array, scale: readonly number[]): number {
  let best = 0;
  for (let tonic = 0; tonic < CLASSES; tonic++)
    best = Math.max(
      best,
      scale.reduce((sum, above) => sum + of(classes, tonic + above), 0),
    );
  return best;
}

/** Amplitude of the weakest tone of the triad that is most whole; `third` in semitones. */
function strongestTriad(classes: Float64Array, third: number): number {
  let best = 0;
  for (let root = 0; root < CLASSES; root++)
    best = Math.max(best, Math.min(of(classes, root), of(classes, root + third), of(classes, root + 7)));
  return best;
}

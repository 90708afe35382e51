import { clamp, logOfTwo } from '../../numerics/arithmetic.js';
import { AUDIO_MOODS, type AudioMood } from '../../origins/domains.js';
import type { Harmony } from './harmony.js';

/** What a mood is told by. */
export interface MoodTraits
  extends Pick<Harmony, 'register' | 'brightness' | 'openness' | 'diatonic' | 'clashes' | 'mode'> {
  /** Onsets of drums and bass, below 200 and above 2000 Hz, over those of voices between. */
  readonly drive: number;
}

type Trait = keyof MoodTraits;

/**
 * How traits are compared. Lower than low and duller than dull is no other mood. Of what closes a scale and of clashes,
 * little is next to nothing but twice as much is something else: by their logarithms.
 */
const SCALES: Readonly<Partial<Record<Trait, (value: number) => number>>> = {
  register: (value) => clamp(value, 45, 65),
  brightness: (value) => clamp(value, 2, 6.5),
  openness: (value) => logOfTwo(1.02 - value),
  clashes: (value) => logOfTwo(0.02 + value),
};

/** How far a trait may lie from a mood's own before it counts fully against it. */
const TOLERANCE: Readonly<Record<Trait, number>> = {
  register: 2.5,
  brightness: 1,
  openness: 1,
  diatonic: 0.06,
  clashes: 1,
  mode: 0.6,
  drive: 0.6,
};

/**
 * How music of each mood sounds. Neutral leaves thirds open; calm is major with sevenths, which clash softly, dull and
 * little driven; tense is chromatic, bright and driven; uplifting is major, high, bright and driven; dark is minor and
 * dull, and low above all.
 */
const CHARACTERS: Readonly<Record<AudioMood, MoodTraits>> = {
  neutral: { register: 56, brightness: 3.8, openness: 0.97, diatonic: 0.99, clashes: 0.04, mode: 0.4, drive: 0.8 },
  calm: { register: 60, brightness: 2.8, openness: 0.76, diatonic: 0.99, clashes: 0.25, mode: 0.1, drive: 0.5 },
  tense: { register: 53.5, brightness: 5.6, openness: 0.66, diatonic: 0.89, clashes: 0.39, mode: -0.25, drive: 1.5 },
  uplifting: { register: 64, brightness: 5.8, openness: 0.82, diatonic: 0.97, clashes: 0.2, mode: 0.4, drive: 1.4 },
  dark: { register: 45.5, brightness: 2.3, openness: 0.8, diatonic: 0.97, clashes: 0.2, mode: -0.2, drive: 1.8 },
};

/** The mood whose character is nearest to what was heard. */
export function nearestMood(traits: MoodTraits): AudioMood {
  return (rankMoods(traits)[0] as { mood: AudioMood }).mood;
}

/** Moods with how far each is from what was heard, nearest first; distances count tolerances. */
export function rankMoods(traits: MoodTraits): { readonly mood: AudioMood; readonly distance: number }[] {
  return AUDIO_MOODS.map((mood) => ({ mood, distance: distanceTo(CHARACTERS[mood], traits) })).sort(
    (a, b) => a.distance - b.distance,
  );
}

function distanceTo(character: MoodTraits, traits: MoodTraits): number {
  let sum = 0;
  for (const trait of Object.keys(TOLERANCE) as Trait[]) {
    const scale = SCALES[trait] ?? ((value: number) => value);
    const off = (scale(traits[trait]) - scale(character[trait])) / TOLERANCE[trait];
    // One trait far off is far enough: beyond it says no more.
    sum += Math.min(off * off, 16);
  }
  return Math.sqrt(sum);
}

import type { AudioPresence, AudioTempo } from '../../origins/domains.js';
import type { ExtractionKernel } from '../extraction-kernel.js';
import type { AudioObservation } from '../observation.js';
import { type Beat, BeatFinder } from './beat.js';
import { type Harmony, readHarmony } from './harmony.js';
import { type MoodTraits, nearestMood } from './mood.js';
import type { NumberTrack } from './number-track.js';
import { LOUDNESS_COLUMN, NOISE_BANDS, NOISE_COLUMN } from './onsets.js';
import { ALL_COLUMN } from './pitches.js';
import type { SoundFeatures } from './sound-features.js';

/** Borders between tempos, half way (as ratios) between the beats that they are made with: 60–80, 92–116, 130–160. */
const MEDIUM_FROM_BPM = 86;
const FAST_FROM_BPM = 123;
/** Weakest beat: noise repeats itself by up to 0.06. */
const WEAKEST_BEAT = 0.1;
/** Music stands in partials (birds in a wood by one sixth) of more than three pitch classes, which a drone has not. */
const MUSIC_TONAL_SHARE = 0.36;
const MUSIC_VARIETY = 0.08;
/** With a firm beat, less variety will do: a short slow piece has few chords. */
const FIRM_BEAT = 0.3;
const BEATEN_VARIETY = 0.03;
/** A voice that glides smears over neighbouring tones: music that clashes as much has a clear beat. */
const GLIDING_CLASHES = 0.5;
const GLIDING_BEAT = 0.2;
/** Drowned in the sound of a place, it still has a beat and many tones. */
const DROWNED_TONAL_SHARE = 0.2;
const DROWNED_VARIETY = 0.2;
/**
 * Noise between partials and beats, over all power, from which on a place is heard behind music: half way, as a ratio, between
 * music alone (of 150 tracks of every mood and tempo 6.7e-5 at most, at 128 kbit/s too) and the softest place behind it
 * (a street, 1.35e-4).
 */
const PLACE_NOISE = 9.5e-5;
/** Share of the time that counts as the quietest moments: what lies between the strokes of drums. */
const QUIET_SHARE = 0.08;
/**
 * A strike is a rise below 2000 Hz: times above the median rise, times share of the mean loudness. Wind, surf, rain and
 * birds reach 1.2, the softest steps and knocks before them 1.5.
 */
const STRIKE = 1.38;
/** Less than this share of the loudness is no strike, however even the rest. */
const STRIKE_SHARE = 0.2;
/** Rows at either end of a stretch that are not judged. */
const EDGE_ROWS = 5;

/** What a stretch of sound is judged by. */
export interface Heard {
  /** Null where no pitch is heard. */
  readonly traits: (Harmony & MoodTraits) | null;
  readonly beat: Beat | null;
  /** Power of the noise between partials in the quietest moments, over all power. */
  readonly placeNoise: number;
  readonly hasStrikes: boolean;
}

/** Tells what a stretch of sound is, from its features. */
export class Hearing {
  private readonly beats: BeatFinder;
  private last: { readonly from: number; readonly to: number; readonly heard: AudioObservation } | null = null;

  constructor(
    kernel: ExtractionKernel,
    private readonly features: SoundFeatures,
  ) {
    this.beats = new BeatFinder(kernel, features.onsetSeconds);
  }

  /** What [start, end) is, when it is not silent. */
  observe(startSeconds: number, endSeconds: number): AudioObservation {
    // Windows of a short track are all heard with the whole of it.
    if (this.last?.from !== startSeconds || this.last.to !== endSeconds)
      this.last = { from: startSeconds, to: endSeconds, heard: this.judge(startSeconds, endSeconds) };
    return this.last.heard;
  }

  private judge(startSeconds: number, endSeconds: number): AudioObservation {
    const heard = this.listen(startSeconds, endSeconds);
    const presence = presenceOf(heard);
    const isMusic = presence === 'music' || presence === 'full';
    return {
      role: presence,
      mood: isMusic && heard.traits ? nearestMood(heard.traits) : 'neutral',
      tempo: tempoOf(heard.beat),
      bpm: heard.beat ? Math.round(10 * heard.beat.bpm) / 10 : null,
      presence,
    };
  }

  /** What [start, end) is judged by. */
  listen(startSeconds: number, endSeconds: number): Heard {
    const { onsets, pitches, onsetSeconds, pitchSeconds } = this.features;
    const [from, to] = rowsOf(onsets, onsetSeconds, startSeconds, endSeconds);
    const [fromPitch, toPitch] = rowsOf(pitches, pitchSeconds, startSeconds, endSeconds);
    const harmony = readHarmony(pitches, fromPitch, toPitch);
    const beat = this.beats.find(onsets, from, to);
    const power = pitches.sum(ALL_COLUMN, fromPitch, toPitch) / Math.max(1, toPitch - fromPitch);
    return {
      traits: harmony && { ...harmony, drive: driveOf(onsets, from, to) },
      beat: beat && beat.strength > WEAKEST_BEAT ? beat : null,
      placeNoise: power > 0 ? quietNoise(onsets, from, to) / power : 0,
      hasStrikes: hasStrikes(onsets, from, to),
    };
  }
}

function presenceOf({ traits, beat, placeNoise, hasStrikes }: Heard): AudioPresence {
  if (traits && isMusical(traits, beat)) return placeNoise > PLACE_NOISE ? 'full' : 'music';
  return hasStrikes ? 'sfx' : 'ambient';
}

function isMusical({ tonalShare, variety, clashes }: Harmony, beat: Beat | null): boolean {
  const isGliding = clashes > GLIDING_CLASHES && !(beat !== null && beat.strength > GLIDING_BEAT);
  if (isGliding) return false;
  const isFirm = beat !== null && beat.strength > FIRM_BEAT;
  if (tonalShare > MUSIC_TONAL_SHARE && variety > (isFirm ? BEATEN_VARIETY : MUSIC_VARIETY)) return true;
  return beat !== null && tonalShare > DROWNED_TONAL_SHARE && variety > DROWNED_VARIETY;
}

/** The noise of the quietest moments, band by band. */
function quietNoise(onsets: NumberTrack, from: number, to: number): number {
  let noise = 0;
  for (let band = 0; band < NOISE_BANDS; band++)
    noise += quantile(column(onsets, NOISE_COLUMN + band, from, to), QUIET_SHARE);
  return noise;
}

function rowsOf(track: NumberTrack, rowSeconds: number, startSeconds: number, endSeconds: number): [number, number] {
  const from = Math.max(track.start, Math.ceil(startSeconds / rowSeconds));
  return [from, Math.max(from, Math.min(track.length, Math.ceil(endSeconds / rowSeconds)))];
}

function column(track: NumberTrack, index: number, from: number, to: number): Float32Array {
  return new Float32Array(to - from).map((_, i) => track.at(from + i, index));
}

function quantile(values: Float32Array, share: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

function driveOf(onsets: NumberTrack, from: number, to: number): number {
  const middle = onsets.sum(1, from, to);
  return middle > 0 ? (onsets.sum(0, from, to) + onsets.sum(2, from, to)) / middle : 0;
}

function hasStrikes(onsets: NumberTrack, from: number, to: number): boolean {
  const rises = column(onsets, 0, from, to).map((low, i) => low + onsets.at(from + i, 1));
  const usual = quantile(rises, 0.5);
  const loudness = onsets.sum(LOUDNESS_COLUMN, from, to) / (to - from);
  // The first rows rise from the silence before the track, the last ones from being cut off.
  return rises
    .subarray(EDGE_ROWS, Math.max(EDGE_ROWS, rises.length - EDGE_ROWS))
    .some((rise) => rise * rise > STRIKE * usual * loudness && rise > STRIKE_SHARE * loudness);
}

function tempoOf(beat: Beat | null): AudioTempo {
  // Without a beat nothing hurries.
  if (!beat || beat.bpm < MEDIUM_FROM_BPM) return 'slow';
  return beat.bpm < FAST_FROM_BPM ? 'medium' : 'fast';
}

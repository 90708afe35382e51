import type { FrameSound } from '../observation.js';
import { ALL, DELAY_SECONDS, HIGH, LOW, MIDDLE } from './band-split.js';
import type { NumberTrack } from './number-track.js';

/** Strength in percent below which a frame is silent: it would be recorded as 0.00, and codecs leave such traces. */
export const NOISE_FLOOR_PCT = 0.5;
/**
 * Flatness below which energy stands in partials: chords of many voices reach 0.15; noise of one octave has 0.4, and
 * noise whose own partials are just told apart, as those of the sound room's hiss, 0.22.
 */
const TONAL_BELOW = 0.2;

/** What was measured of a stream, in order of time. */
export interface SoundTracks {
  /** Energies of cells, as `BandSplit` gives them. */
  readonly cells: NumberTrack;
  /** Seconds of one cell. */
  readonly cellSeconds: number;
  /** Samples of one cell, all channels counted. */
  readonly cellSamples: number;
  /** Energy, and energy times flatness, of spectra. */
  readonly flatness: NumberTrack;
  /** Seconds from one spectrum to the next. */
  readonly spectrumSeconds: number;
}

export const SILENT_FRAME: FrameSound = {
  strength_pct: 0,
  depth: { silence: 100, rumble: 0, tone: 0, hiss: 0 },
  tone: 'silent',
  timbre: 'silent',
};

/**
 * The sound under one video frame. Its strength is 100 × RMS over all samples of all channels, so that channels of
 * opposite phase do not cancel as they would in a mix. Energies of bands are those of filters that run through the
 * whole stream, each read as late as its filter is: no window is cut, so a short frame resolves 200 Hz as a long one.
 */
export function frameSound(tracks: SoundTracks, startSeconds: number, endSeconds: number): FrameSound {
  const { cells, cellSeconds } = tracks;
  const energy = (column: number): number => {
    const delay = DELAY_SECONDS[column] as number;
    return cells.sum(column, (startSeconds + delay) / cellSeconds, (endSeconds + delay) / cellSeconds);
  };
  const samples = ((endSeconds - startSeconds) / cellSeconds) * tracks.cellSamples;
  const strength = samples > 0 ? Math.min(100, 100 * Math.sqrt(energy(ALL) / samples)) : 0;
  const low = energy(LOW);
  const middle = energy(MIDDLE);
  const high = energy(HIGH);
  const sum = low + middle + high;
  if (strength < NOISE_FLOOR_PCT || sum === 0) {
    return { ...SILENT_FRAME, strength_pct: strength, depth: depthOf(strength, [low, middle, high]) };
  }
  return {
    strength_pct: strength,
    depth: depthOf(strength, [low, middle, high]),
    tone: low >= middle && low >= high ? 'low' : middle >= high ? 'mid' : 'high',
    timbre: isTonal(tracks, startSeconds, endSeconds) ? 'tonal' : 'noisy',
  };
}

/** Forgets what no frame from `seconds` on needs. */
export function forgetFrames(tracks: SoundTracks, seconds: number): void {
  tracks.cells.forget(Math.floor(seconds / tracks.cellSeconds));
}

function depthOf(strength: number, [low, middle, high]: readonly [number, number, number]): FrameSound['depth'] {
  const sum = low + middle + high;
  const share = (energy: number): number => (sum > 0 ? (strength * energy) / sum : 0);
  return { silence: 100 - strength, rumble: share(low), tone: share(middle), hiss: share(high) };
}

/** Judged by the spectra about the frame, at least by the one nearest to its middle. */
function isTonal({ flatness, spectrumSeconds }: SoundTracks, startSeconds: number, endSeconds: number): boolean {
  const middle = Math.round((startSeconds + endSeconds) / 2 / spectrumSeconds);
  const from = Math.min(middle, Math.ceil(startSeconds / spectrumSeconds));
  const to = Math.max(middle + 1, Math.ceil(endSeconds / spectrumSeconds));
  const energy = flatness.sum(0, from, to);
  return energy > 0 && flatness.sum(1, from, to) < TONAL_BELOW * energy;
}

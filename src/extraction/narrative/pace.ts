import { clamp } from '../../numerics/arithmetic.js';
import type { ObservedNarrative, VideoObservation } from '../observation.js';
import type { NarrativeMeans } from './narrative-meter.js';

type Pace = NonNullable<ObservedNarrative['pace']>;

/** Shots of this length are fast and slow (the origins' shot lengths run from 1 to 10 s). */
const FAST_SHOT_SECONDS = 2;
const SLOW_SHOT_SECONDS = 6;
/** Motion levels, in 8-bit units, of a picture that hardly moves and of one that rushes. */
const SLOW_MOTION = 1;
const FAST_MOTION = 7;
/** Beyond this the votes' mean is fast, or slow. */
const DECIDED = 1 / 3;

/**
 * How fast a video goes: the mean of what its cuts, its motion and its beat say, each from −1 (slow) to 1 (fast). A
 * video of one shot says nothing by its cuts, sound without a beat nothing by its beat. Null when nothing speaks.
 */
export function observedPace(
  means: NarrativeMeans | null,
  { audio, shots }: Pick<VideoObservation, 'audio' | 'shots'>,
): Pace | null {
  const votes: number[] = [];
  if (means) votes.push(between(means.motion, SLOW_MOTION, FAST_MOTION));
  if (shots.length > 1) votes.push(-between(meanSeconds(shots), FAST_SHOT_SECONDS, SLOW_SHOT_SECONDS));
  if (audio && audio.bpm !== null) votes.push(audio.tempo === 'slow' ? -1 : audio.tempo === 'fast' ? 1 : 0);
  if (votes.length === 0) return null;
  const mean = votes.reduce((sum, vote) => sum + vote, 0) / votes.length;
  return mean > DECIDED ? 'fast' : mean < -DECIDED ? 'slow' : 'medium';
}

function between(value: number, low: number, high: number): number {
  return clamp((2 * (value - low)) / (high - low) - 1, -1, 1);
}

function meanSeconds(shots: VideoObservation['shots']): number {
  return shots.reduce((sum, shot) => sum + shot.end - shot.start, 0) / shots.length;
}

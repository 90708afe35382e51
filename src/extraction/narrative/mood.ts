import type { AudioObservation, ObservedNarrative } from '../observation.js';
import type { NarrativeMeans } from './narrative-meter.js';

type Mood = NonNullable<ObservedNarrative['mood']>;

/** Mean luma below which a picture is dark whatever it shows, and from which on it is bright. */
const DARK_BELOW = 60;
const BRIGHT_FROM = 165;
/** Below: dim enough to be moody when contrast is strong. */
const DIM_BELOW = 100;
const STRONG_CONTRAST = 55;
/** Soft and pale: dreamy when bright. */
const SOFT_CONTRAST = 35;
const PALE_SATURATION = 0.3;
/** Motion levels, in 8-bit units. */
const STILL_BELOW = 1.2;
const LIVELY_FROM = 7;

/**
 * The mood of a video. Music decides when there is any but neutral music, for it is made to: uplifting is energetic when
 * fast, else bright; tense is moody. Otherwise the picture does: dark, moody, dreamy or bright by its light, energetic or
 * calm by its motion. Null without a picture and without music.
 */
export function observedMood(means: NarrativeMeans | null, audio: AudioObservation | null): Mood | null {
  const isMusic = audio?.presence === 'music' || audio?.presence === 'full';
  if (isMusic && audio.mood !== 'neutral') return moodOfMusic(audio);
  if (means) return moodOfPicture(means);
  return isMusic ? 'neutral' : null;
}

function moodOfMusic({ mood, tempo }: AudioObservation): Mood {
  switch (mood) {
    case 'uplifting':
      return tempo === 'fast' ? 'energetic' : 'bright';
    case 'tense':
      return 'moody';
    default:
      return mood;
  }
}

function moodOfPicture({ brightness, contrast, saturation, motion }: NarrativeMeans): Mood {
  if (brightness < DARK_BELOW) return 'dark';
  if (motion >= LIVELY_FROM) return 'energetic';
  if (brightness < DIM_BELOW && contrast > STRONG_CONTRAST) return 'moody';
  if (brightness >= BRIGHT_FROM) return contrast < SOFT_CONTRAST && saturation < PALE_SATURATION ? 'dreamy' : 'bright';
  return motion < STILL_BELOW ? 'calm' : 'neutral';
}

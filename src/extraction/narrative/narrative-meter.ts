import type { TimeOfDay } from '../../origins/domains.js';
import type { FrameSound, ObservedNarrative, VideoObservation, WindowObservation } from '../observation.js';
import type { StillMeasure } from '../picture/still-measure.js';
import { observedMood } from './mood.js';
import { observedPace } from './pace.js';
import { PictureVotes } from './picture-votes.js';
import { settingShown } from './place-picture.js';
import { PlaceSound } from './place-sound.js';
import { hourShown } from './time-of-day.js';

type Setting = NonNullable<ObservedNarrative['setting']>;

/** Means over the windows of a video, each weighed by its length. */
export interface NarrativeMeans {
  /** Of luma, 0–255. */
  readonly brightness: number;
  /** Standard deviation of luma, 0–255. */
  readonly contrast: number;
  /** HSV, 0–1. */
  readonly saturation: number;
  /** Of the light, −1…1. */
  readonly temperature: number;
  /** Mean luma difference of neighbouring frames, 8-bit units. */
  readonly motion: number;
}

/** Tells what a viewer would say of a video, from all of its windows in order. Memory does not grow with their number. */
export class NarrativeMeter {
  private seconds = 0;
  private readonly sums = { brightness: 0, contrast: 0, saturation: 0, temperature: 0, motion: 0 };
  private readonly heard = new PlaceSound();
  private readonly seen = new PictureVotes<Setting>();
  /** By whether the place is known to lie under the sky. */
  private readonly hours = { outside: new PictureVotes<TimeOfDay>(), anywhere: new PictureVotes<TimeOfDay>() };

  /** @param stills - of the window's frames */
  push(window: WindowObservation, stills: readonly Pick<StillMeasure, 'place'>[]): void {
    for (const { place } of stills) {
      if (!place) continue;
      this.seen.push(settingShown(place));
      this.hours.outside.push(hourShown(place, true));
      this.hours.anywhere.push(hourShown(place, false));
    }
    const { lighting, motion } = window;
    if (!lighting) return;
    const seconds = window.end - window.start;
    this.seconds += seconds;
    this.sums.brightness += seconds * lighting.brightness;
    this.sums.contrast += seconds * lighting.contrast;
    this.sums.saturation += seconds * lighting.saturation;
    this.sums.temperature += seconds * lighting.temperature;
    this.sums.motion += seconds * (motion?.level ?? 0);
  }

  /** Continues with the sound of one frame, which lasts `seconds`. */
  hear(sound: FrameSound, seconds: number): void {
    this.heard.push(sound, seconds);
  }

  /** What was seen and heard in all of it; each null where there is nothing to tell from, or nothing that decides. */
  finish(video: Pick<VideoObservation, 'audio' | 'shots'>): ObservedNarrative {
    const means = this.means();
    const setting = this.setting(video.audio);
    return {
      mood: observedMood(means, video.audio),
      pace: observedPace(means, video),
      time_of_day: this.hour(setting),
      setting,
    };
  }

  /** What eye or ear tells of the place; null where neither does, and where they contradict each other. */
  private setting(audio: VideoObservation['audio']): Setting | null {
    const seen = this.seen.word();
    const heard = this.heard.setting(audio);
    return seen && heard && seen !== heard ? null : (seen ?? heard);
  }

  /** Within walls the light is that of lamps: no sky tells the hour. */
  private hour(setting: Setting | null): TimeOfDay | null {
    if (setting === 'interior') return null;
    return setting === 'nature' || setting === 'urban' ? this.hours.outside.word() : this.hours.anywhere.word();
  }

  private means(): NarrativeMeans | null {
    if (this.seconds === 0) return null;
    const { brightness, contrast, saturation, temperature, motion } = this.sums;
    const mean = (sum: number): number => sum / this.seconds;
    return {
      brightness: mean(brightness),
      contrast: mean(contrast),
      saturation: mean(saturation),
      temperature: mean(temperature),
      motion: mean(motion),
    };
  }
}

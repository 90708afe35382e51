import type { FrameSound, ObservedNarrative, VideoObservation, WindowObservation } from '../observation.js';
import type { StillMeasure } from '../picture/still-measure.js';
import { observedMood } from './mood.js';
import { observedPace } from './pace.js';
import { PlaceSound } from './place-sound.js';
import { skyLightness, timeOfDay } from './time-of-day.js';

/** The sky is looked at in every so many frames: it does not change faster. */
const SKIES_EVERY = 6;

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
  private sky = 0;
  private skies = 0;
  private readonly place = new PlaceSound();

  /** @param stills - of the window's frames */
  push(window: WindowObservation, stills: readonly Pick<StillMeasure, 'lightCells'>[]): void {
    for (let i = 0; i < stills.length; i += SKIES_EVERY) {
      this.sky += skyLightness(stills[i] as Pick<StillMeasure, 'lightCells'>);
      this.skies++;
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
    this.place.push(sound, seconds);
  }

  /** What was seen and heard in all of it; each null where there is nothing to tell from, or nothing that decides. */
  finish(video: Pick<VideoObservation, 'audio' | 'shots'>): ObservedNarrative {
    const means = this.means();
    const setting = this.place.setting(video.audio);
    // Within walls the light is that of lamps: no sky tells the hour.
    const hasSky = this.skies > 0 && setting !== 'interior';
    return {
      mood: observedMood(means, video.audio),
      pace: observedPace(means, video),
      time_of_day: hasSky ? timeOfDay(this.sky / this.skies, means?.temperature ?? 0) : null,
      setting,
    };
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

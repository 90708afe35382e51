import { describe, expect, it } from 'vitest';
import type { AudioObservation, WindowObservation } from '../observation.js';
import { NarrativeMeter } from './narrative-meter.js';

const MUSIC: AudioObservation = { role: 'music', mood: 'neutral', tempo: 'medium', bpm: 100, presence: 'music' };

interface Picture {
  brightness?: number;
  contrast?: number;
  saturation?: number;
  motion?: number;
  /** Code of the light of every cell, 0–255. */
  code?: number;
  /** Of the light, −1…1. */
  temperature?: number;
}

/** Ten windows of one second that all look alike. */
function seen(picture: Picture | null, heard: Partial<AudioObservation> | null = null, shots = 1) {
  const meter = new NarrativeMeter();
  const { brightness = 120, contrast = 45, saturation = 0.4, motion = 2, code = 120, temperature = 0 } = picture ?? {};
  for (let second = 0; second < 10; second++) {
    const window = {
      start: second,
      end: second + 1,
      lighting: picture && { brightness, contrast, saturation, temperature, preset: 'neutral' },
      motion: picture && { level: motion, std: 0, trend: 'steady', direction: 'neutral', rhythm: 'steady' },
    } as WindowObservation;
    meter.push(window, picture ? [{ lightCells: new Float32Array(256).fill(code) }] : []);
  }
  const length = 10 / shots;
  return meter.finish({
    audio: heard && { ...MUSIC, ...heard },
    shots: picture ? Array.from({ length: shots }, (_, i) => ({ start: i * length, end: (i + 1) * length })) : [],
  });
}

describe('what a viewer would say', () => {
  it('is nothing when there is nothing', () => {
    expect(seen(null)).toEqual({ mood: null, pace: null, time_of_day: null, setting: null });
  });

  it('takes the mood from music, unless that is neutral', () => {
    expect(seen({}, { mood: 'tense' }).mood).toBe('moody');
    expect(seen({}, { mood: 'calm' }).mood).toBe('calm');
    expect(seen(null, { mood: 'dark' }).mood).toBe('dark');
    expect(seen({}, { mood: 'uplifting', tempo: 'fast', bpm: 140 }).mood).toBe('energetic');
    expect(seen({}, { mood: 'uplifting', tempo: 'slow', bpm: 70 }).mood).toBe('bright');
    expect(seen({ brightness: 30 }, { mood: 'neutral' }).mood).toBe('dark');
    expect(seen(null, { mood: 'neutral' }).mood).toBe('neutral');
  });

  it('takes the mood from light and motion where no music plays', () => {
    const ambient = { presence: 'ambient', role: 'ambient', bpm: null } as const;
    expect(seen({ brightness: 30 }, ambient).mood).toBe('dark');
    expect(seen({ brightness: 80, contrast: 70 }, ambient).mood).toBe('moody');
    expect(seen({ brightness: 190, contrast: 20, saturation: 0.1 }, ambient).mood).toBe('dreamy');
    expect(seen({ brightness: 190 }).mood).toBe('bright');
    expect(seen({ motion: 12 }).mood).toBe('energetic');
    expect(seen({ motion: 0.2 }).mood).toBe('calm');
  });

  it('goes fast by cuts, motion and beat together, slow without them', () => {
    expect(seen({ motion: 9 }, { tempo: 'fast', bpm: 150 }, 8).pace).toBe('fast');
    expect(seen({ motion: 0.5 }, { tempo: 'slow', bpm: 65 }).pace).toBe('slow');
    expect(seen({ motion: 0.5 }, { tempo: 'fast', bpm: 150 }).pace).toBe('medium');
    expect(seen(null, { bpm: null }).pace).toBeNull();
  });

  it('is told by cuts alone as well: more of them never make it slower', () => {
    const order = ['slow', 'medium', 'fast'];
    const paces = [2, 3, 5, 8, 20].map((shots) => order.indexOf(seen({ motion: 4 }, null, shots).pace ?? ''));
    expect(paces).toEqual([...paces].sort());
    expect(paces.at(-1)).toBe(2);
  });

  it('tells night, dusk and day by the light from above, and leaves open what lies between', () => {
    expect([20, 60, 115, 140, 220].map((code) => seen({ code }).time_of_day)).toEqual([
      'night',
      'night',
      'dusk',
      null,
      'day',
    ]);
    expect(seen({ code: 0 }).time_of_day).toBeNull();
  });

  it('leaves a light sky open where the light is warm, as at dawn; the night may have lamps', () => {
    for (const temperature of [-0.5, 0, 0.06]) expect(seen({ code: 220, temperature }).time_of_day).toBe('day');
    for (const temperature of [0.15, 0.3, 0.9]) expect(seen({ code: 220, temperature }).time_of_day).toBeNull();
    expect(seen({ code: 20, temperature: 0.5 }).time_of_day).toBe('night');
  });
});

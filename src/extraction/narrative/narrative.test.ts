import { describe, expect, it } from 'vitest';
import type { AudioObservation, FrameSound, WindowObservation } from '../observation.js';
import { NarrativeMeter } from './narrative-meter.js';
import type { PlaceSigns } from './place-signs.js';

const MUSIC: AudioObservation = { role: 'music', mood: 'neutral', tempo: 'medium', bpm: 100, presence: 'music' };

interface Picture {
  brightness?: number;
  contrast?: number;
  saturation?: number;
  motion?: number;
}

/** Ten windows of one second that all look alike. */
function seen(picture: Picture | null, heard: Partial<AudioObservation> | null = null, shots = 1) {
  const meter = new NarrativeMeter();
  const { brightness = 120, contrast = 45, saturation = 0.4, motion = 2 } = picture ?? {};
  for (let second = 0; second < 10; second++) {
    const window = {
      start: second,
      end: second + 1,
      lighting: picture && { brightness, contrast, saturation, temperature: 0, preset: 'neutral' },
      motion: picture && { level: motion, std: 0, trend: 'steady', direction: 'neutral', rhythm: 'steady' },
    } as WindowObservation;
    meter.push(window, picture ? [{ place: null }] : []);
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

  it('tells place and hour that most pictures show, and neither where they show several', () => {
    expect(shown([DAY_BY_THE_SEA, DAY_BY_THE_SEA, DAY_BY_THE_SEA])).toMatchObject({
      setting: 'nature',
      time_of_day: 'day',
    });
    expect(shown([DAY_BY_THE_SEA, DAY_BY_THE_SEA, NOTHING])).toMatchObject({ setting: 'nature' });
    expect(shown([DAY_BY_THE_SEA, NOTHING, NOTHING])).toMatchObject({ setting: null, time_of_day: null });
    expect(shown([DAY_BY_THE_SEA, DAY_BY_THE_SEA, DAY_BY_THE_SEA, ROOM])).toMatchObject({ setting: null });
  });

  it('tells no hour within walls', () => {
    expect(shown([ROOM, ROOM, ROOM])).toMatchObject({ setting: 'interior', time_of_day: null });
  });

  it('leaves the place open where eye and ear contradict each other, and is told by one of them alone', () => {
    const roomTone = {
      strength_pct: 2,
      depth: { silence: 0, rumble: 62, tone: 30, hiss: 8 },
      timbre: 'noisy',
    } as const;
    const ambient = { ...MUSIC, presence: 'ambient', role: 'ambient', bpm: null } as const;
    expect(shown([NOTHING], roomTone, ambient).setting).toBe('interior');
    expect(shown([ROOM], roomTone, ambient).setting).toBe('interior');
    expect(shown([DAY_BY_THE_SEA], roomTone, ambient).setting).toBeNull();
  });
});

const NOTHING: PlaceSigns = {
  ...{ upright: [0, 0, 0, 0], level: [0, 0, 0, 0], corners: [0, 0, 0, 0] },
  ...{ sideSteps: [1, 1, 1, 1], downSteps: [1, 1, 1, 1], luma: 120, glare: 0, spread: 2, rowStep: 1 },
  ...{ light: Array(8).fill(120), warmth: Array(8).fill(0), green: Array(8).fill(0) },
};
const DAY_BY_THE_SEA: PlaceSigns = {
  ...NOTHING,
  ...{ level: [0, 0.1, 0.3, 0.3], spread: 30, rowStep: 12, glare: 0.5 },
  ...{ light: Array(8).fill(195), warmth: Array(8).fill(-0.08) },
};
const ROOM: PlaceSigns = {
  ...NOTHING,
  ...{ upright: [0.2, 0.3, 0.2, 0.1], level: [0.3, 0.3, 0.3, 0.2], corners: [0.2, 0.35, 0.2, 0.1], spread: 40 },
  ...{ light: Array(8).fill(195), warmth: Array(8).fill(-0.01) },
};

/** What is told of pictures that show these signs, half a second each, beside a sound of six seconds. */
function shown(signs: readonly PlaceSigns[], sound?: Omit<FrameSound, 'tone'>, audio: AudioObservation | null = null) {
  const meter = new NarrativeMeter();
  const window = { start: 0, end: 1, lighting: null, motion: null } as unknown as WindowObservation;
  for (const place of signs) meter.push(window, [{ place }]);
  if (sound) for (let i = 0; i < 144; i++) meter.hear({ ...sound, tone: 'low' }, 1 / 24);
  return meter.finish({ audio, shots: [] });
}

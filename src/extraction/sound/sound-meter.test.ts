import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SceneSpec } from '../../creation/scene-spec.js';
import { Random } from '../../numerics/random.js';
import { AUDIO_MOODS, type AudioMood, type AudioPresence, type AudioTempo } from '../../origins/domains.js';
import { ORIGIN_SOUNDS } from '../../origins/sounds.js';
import { createSoundtrack } from '../../sound/soundtrack.js';
import { ExtractionKernel } from '../extraction-kernel.js';
import type { AudioObservation } from '../observation.js';
import { SoundMeter } from './sound-meter.js';

const asset = (name: string): WebAssembly.Module =>
  new WebAssembly.Module(readFileSync(new URL(`../../../dist/assets/${name}.wasm`, import.meta.url)));
const extraction = asset('extraction-kernel');
const sound = asset('sound-kernel');

const SECONDS = 8;
const BPM: Record<AudioTempo, readonly number[]> = { slow: [64, 78], medium: [93, 114], fast: [132, 158] };

/** What a sound track reads; a picture's fields are left out. */
function track(over: Partial<SceneSpec> & { weather?: string; time?: string }): Float32Array[] {
  const { weather = 'clear', time = 'day', ...rest } = over;
  const spec = {
    seed: 1,
    fps: 24,
    frame_count: 24 * SECONDS,
    duration_seconds: SECONDS,
    intensity: 0.6,
    tension_curve: 'standard',
    audio_mood: 'neutral',
    audio_presence: 'music',
    audio_bpm: 100,
    sound_strength: null,
    pure_sounds: [ORIGIN_SOUNDS[1], ORIGIN_SOUNDS[5], ORIGIN_SOUNDS[8]],
    ambience: 'none',
    setting: { weather, time_of_day: time, season: 'summer' },
    figures: [],
    time_scale: 1,
    shots: [{ start_frame: 0, end_frame: 24 * SECONDS, transition: { type: 'cut', seconds: 0 } }],
    ...rest,
  } as unknown as SceneSpec;
  const made = createSoundtrack(spec, sound);
  return made.read(made.totalSamples);
}

function meter(channels: readonly Float32Array[], sampleRate = 48_000): SoundMeter {
  const made = new SoundMeter(new ExtractionKernel(extraction), { sampleRate, channels: channels.length });
  for (let at = 0; at < (channels[0]?.length ?? 0); at += 4800)
    made.push(channels.map((c) => c.subarray(at, at + 4800)));
  return made;
}

function hear(channels: readonly Float32Array[], sampleRate = 48_000): AudioObservation {
  return meter(channels, sampleRate).finish();
}

function signal(at: (seconds: number) => number, seconds = SECONDS): Float32Array {
  return Float32Array.from({ length: seconds * 48_000 }, (_, i) => at(i / 48_000));
}

function clicks(bpm: number): Float32Array {
  return signal((t) => {
    const since = t % (60 / bpm);
    return since < 0.03 ? 0.6 * Math.exp(-since / 0.006) * Math.sin(2 * Math.PI * 1500 * since) : 0;
  });
}

/** Played slower by resampling between neighbours. */
function stretched(samples: Float32Array, factor: number): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length * factor) }, (_, i) => {
    const at = i / factor;
    const before = samples[Math.floor(at)] as number;
    return before + (at - Math.floor(at)) * ((samples[Math.floor(at) + 1] ?? before) - before);
  });
}

describe('what our own sound tracks are', () => {
  it.each(AUDIO_MOODS)('%s music, alone and in a place, at every tempo', (audio_mood: AudioMood) => {
    for (const tempo of ['slow', 'medium', 'fast'] as const) {
      BPM[tempo].forEach((audio_bpm, i) => {
        const audio_presence: AudioPresence = i === 0 ? 'music' : 'full';
        const ambience = (['none', 'surf', 'forest', 'city'] as const)[(audio_bpm + i) % 4] ?? 'none';
        const heard = hear(track({ seed: 31 * audio_bpm + i, audio_mood, audio_bpm, audio_presence, ambience }));
        expect(heard).toMatchObject({ mood: audio_mood, tempo, presence: audio_presence, role: audio_presence });
        expect(Math.abs((heard.bpm ?? 0) / audio_bpm - 1)).toBeLessThan(0.02);
      });
    }
  });

  it.each(['surf', 'wind', 'forest', 'meadow', 'city', 'room', 'space', 'none'] as const)(
    'the place %s alone is ambient, with effects before it sfx, whatever the weather',
    (ambience) => {
      for (const [weather, time] of [
        ['clear', 'day'],
        ['rain', 'night'],
        ['snow', 'dusk'],
      ] as const) {
        const of = (audio_presence: AudioPresence): AudioObservation =>
          hear(track({ seed: 77, audio_presence, ambience, weather, time }));
        expect(of('ambient')).toMatchObject({ presence: 'ambient', mood: 'neutral', bpm: null });
        expect(of('sfx')).toMatchObject({ presence: 'sfx', mood: 'neutral' });
      }
    },
  );

  it('has a place behind its music also where that is soft', () => {
    for (const seed of [1, 2, 3]) {
      const [music, street] = (['music', 'ambient'] as const).map((audio_presence) =>
        track({ seed, audio_presence, ambience: 'city' }),
      ) as [Float32Array[], Float32Array[]];
      const mixed = (level: number) => music.map((c, i) => c.map((x, n) => x + level * (street[i]?.[n] ?? 0)));
      for (const level of [1, 0.9]) expect(hear(mixed(level)).presence, `${seed}, ${level}`).toBe('full');
      expect(hear(mixed(0)).presence).toBe('music');
    }
  });

  it('is silence when nothing sounds', () => {
    expect(hear(track({ audio_presence: 'silence' }))).toEqual({
      role: 'silence',
      mood: 'neutral',
      tempo: 'slow',
      bpm: null,
      presence: 'silence',
    });
  });

  it('does not depend on level, clipping, channels or their phase', () => {
    const channels = track({ audio_mood: 'uplifting', audio_bpm: 140, audio_presence: 'full', ambience: 'meadow' });
    const [left] = channels as [Float32Array, Float32Array];
    const heard = hear(channels);
    const louder = (factor: number) => channels.map((c) => c.map((x) => Math.max(-1, Math.min(1, factor * x))));
    expect(heard).toMatchObject({ mood: 'uplifting', tempo: 'fast', presence: 'full' });
    expect(hear(louder(0.5))).toEqual(heard);
    for (const other of [louder(4), [left], [left, left.map((x) => -x)]])
      expect(hear(other)).toMatchObject({ mood: 'uplifting', tempo: 'fast', presence: 'full' });
  });

  it('has half the tempo at half the speed', () => {
    const channels = track({ audio_mood: 'uplifting', audio_bpm: 150 });
    expect(hear(channels).bpm).toBeCloseTo(150, 0);
    expect(hear(channels.map((c) => stretched(c, 2))).bpm).toBeCloseTo(75, 0);
  });

  it('is the same at other sample rates', () => {
    const channels = track({ audio_mood: 'tense', audio_bpm: 104 });
    const heard = hear(channels);
    for (const rate of [24_000, 44_100, 96_000]) {
      const other = hear(
        channels.map((c) => stretched(c, rate / 48_000)),
        rate,
      );
      expect(other).toMatchObject({ mood: 'tense', tempo: 'medium', presence: 'music' });
      expect(Math.abs((other.bpm ?? 0) / (heard.bpm ?? 1) - 1)).toBeLessThan(0.01);
    }
  });
});

describe('windows of sound', () => {
  it('are heard with what lies about them: of a short track all alike', () => {
    const made = meter(track({ audio_mood: 'dark', audio_bpm: 72 }));
    const whole = made.finish();
    for (let second = 0; second < SECONDS; second++) expect(made.window(second, second + 1)).toEqual(whole);
  });

  it('are silent where the track is', () => {
    const channels = track({ audio_bpm: 100 });
    for (const channel of channels) channel.fill(0, 3 * 48_000, 5 * 48_000);
    const made = meter(channels);
    made.finish();
    expect([0, 1, 2, 3, 4, 5].map((second) => made.window(second, second + 1).presence)).toEqual([
      'music',
      'music',
      'music',
      'silence',
      'silence',
      'music',
    ]);
  });

  it('of a long track can be asked for while it goes on, and the whole is what most of it is', () => {
    const made = new SoundMeter(new ExtractionKernel(extraction), { sampleRate: 8000, channels: 1 });
    const random = Random.fromSeed(4);
    const asked: string[] = [];
    for (let second = 0; second < 120; second++) {
      made.push([Float32Array.from({ length: 8000 }, () => (second < 90 ? 0.2 * random.between(-1, 1) : 0))]);
      while (asked.length + 1 <= made.settledWindowSeconds)
        asked.push(made.window(asked.length, asked.length + 1).presence);
      for (let frame = 0; frame < 24 && second > 1; frame++)
        made.frame(second - 2 + frame / 24, second - 2 + (frame + 1) / 24);
    }
    expect(made.finish().presence).toBe('ambient');
    expect(asked.slice(0, 84).every((presence) => presence === 'ambient')).toBe(true);
    expect(asked.slice(92).every((presence) => presence === 'silence')).toBe(true);
  });
});

describe('what other sounds are', () => {
  it('tells the beat of clicks from 40 to 200 a minute; outside of 60 to 160 perhaps of every second one', () => {
    for (const bpm of [40, 47, 56, 60, 66, 75, 80, 90, 99, 110, 118, 126, 140, 151, 160, 170, 184, 200]) {
      const heard = hear([clicks(bpm)]).bpm ?? 0;
      const allowed = bpm < 60 ? [bpm, 2 * bpm] : bpm > 160 ? [bpm, bpm / 2] : [bpm];
      expect(Math.min(...allowed.map((each) => Math.abs(heard / each - 1)))).toBeLessThan(0.02);
    }
  });

  it('hears no beat and no music in a sine, in noise or in swelling noise', () => {
    const random = Random.fromSeed(2);
    for (const samples of [
      signal((t) => 0.3 * Math.sin(2 * Math.PI * 440 * t)),
      signal(() => 0.2 * random.between(-1, 1)),
      signal((t) => (0.1 + 0.08 * Math.sin(2 * Math.PI * 0.3 * t)) * random.between(-1, 1)),
    ])
      expect(hear([samples])).toMatchObject({ presence: 'ambient', mood: 'neutral', tempo: 'slow', bpm: null });
  });

  it('hears no music in something like speech', () => {
    const random = Random.fromSeed(8);
    const speech = signal((t) => {
      const syllable = Math.max(0, Math.sin(2 * Math.PI * 3.7 * t + 2 * Math.sin(1.3 * t))) ** 2;
      const pitch = 120 * t + 3 * Math.sin(2 * t);
      let voice = 0;
      for (let n = 1; n < 20; n++) voice += (Math.sin(2 * Math.PI * pitch * n) * (1 + Math.cos(n - 4))) / n;
      return 0.08 * syllable * voice + 0.01 * random.between(-1, 1);
    });
    expect(['sfx', 'ambient']).toContain(hear([speech]).presence);
  });

  it('has an answer for every track, however short', () => {
    for (const seconds of [0.001, 0.05, 0.2, 1])
      expect(hear([signal(() => 0.3, 1).subarray(0, 48_000 * seconds)]).presence).toBeDefined();
    expect(hear([new Float32Array(0)]).presence).toBe('silence');
  });
});

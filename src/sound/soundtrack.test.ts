import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SceneSpec, SpecFigure, SpecShot } from '../creation/scene-spec.js';
import { cosineTurns, sineTurns } from '../numerics/arithmetic.js';
import {
  AUDIO_MOODS,
  type AudioMood,
  FRAME_RATES,
  TENSION_CURVES,
  TIMES_OF_DAY,
  TRANSITION_TYPES,
  type TransitionType,
  WEATHERS,
} from '../origins/domains.js';
import { ORIGIN_SOUNDS } from '../origins/sounds.js';
import { measureLoudness } from './loudness.js';
import { playsMixtureAlone } from './mix.js';
import { mixtureAt, planMixture } from './mixture.js';
import { SoundKernel } from './sound-kernel.js';
import { createSoundtrack } from './soundtrack.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../dist/assets/sound-kernel.wasm', import.meta.url)));

const AMBIENCES = ['surf', 'wind', 'forest', 'meadow', 'city', 'room', 'space', 'none'] as const;
const POOL = [ORIGIN_SOUNDS[2], ORIGIN_SOUNDS[4], ORIGIN_SOUNDS[9]] as SceneSpec['pure_sounds'];

/** A spec whose sound matters; what only the picture reads is filled in with plain values. */
function buildSpec(
  over: Partial<SceneSpec> & {
    seconds?: number;
    joins?: TransitionType[];
    weather?: SceneSpec['setting']['weather'];
  } = {},
): SceneSpec {
  const { seconds = 4, joins = [], weather = 'clear', ...rest } = over;
  const fps = rest.fps ?? 24;
  const frames = Math.max(1, Math.round(seconds * fps));
  const starts = [0, ...joins.map((_, i) => Math.floor(((i + 1) * frames) / (joins.length + 1)))];
  const shots: SpecShot[] = starts.map((start, i) => ({
    start_frame: start,
    end_frame: starts[i + 1] ?? frames,
    framing: 'medium',
    camera: { motion: 'static', direction: null, speed: 'medium', steadiness: 'locked', focus: 'fixed' },
    transition: { type: joins[i - 1] ?? 'cut', seconds: i > 0 ? 0.5 : 0 },
  }));
  return {
    spec_version: 1,
    seed: 7,
    raw_prompt: '',
    width: 64,
    height: 64,
    fps,
    frame_count: frames,
    duration_seconds: frames / fps,
    creation_mode: 'pure_per_frame',
    palette_name: 'default',
    palette_colors: [
      [0, 0, 0],
      [255, 255, 255],
    ],
    palette_strength: 0.5,
    gradient_strength: 0,
    pure_colors: [[0, 0, 0]],
    motion_type: 'flow',
    intensity: 0.5,
    gradient_type: 'none',
    camera_motion: 'static',
    shape_overlay: 'none',
    shot_type: 'medium',
    transition_in: 'cut',
    transition_out: 'cut',
    lighting_preset: 'neutral',
    genre: 'general',
    scene_type: null,
    style: 'cinematic',
    tone: 'neutral',
    composition_balance: 'balanced',
    composition_symmetry: 'slight',
    pacing_factor: 1,
    tension_curve: 'standard',
    text_overlay: null,
    text_position: 'center',
    educational_template: null,
    depth_parallax: false,
    audio_tempo: 'medium',
    audio_mood: 'neutral',
    audio_presence: 'music',
    audio_bpm: 100,
    pure_sounds: POOL,
    ambience: 'none',
    sound_strength: null,
    setting: {
      archetype: 'abstract',
      noun: null,
      time_of_day: 'day',
      weather,
      season: 'summer',
      color: null,
      horizon: 0.5,
    },
    figures: [],
    look: 'pointillist',
    placement: {
      dabPixels: 6,
      shape: 'round',
      elongation: 1,
      orientation: 'free',
      jitter: 0.5,
      holdFrames: 8,
      spread: 0.2,
    },
    tint: { saturation: 1, contrast: 1 },
    time_scale: 1,
    shots,
    ...rest,
  };
}

function figure(action: string): SpecFigure {
  return {
    noun: 'dog',
    illustration: 'noto:dog',
    color: null,
    height: 0.3,
    x: 0.2,
    y: 0.8,
    depth: 1,
    facing: 1,
    mirrored: false,
    action,
    pace: 1,
    support: 'ground',
  };
}

function readAll(spec: SceneSpec): [Float32Array, Float32Array] {
  const track = createSoundtrack(spec, module);
  return track.read(track.totalSamples) as [Float32Array, Float32Array];
}

function hash(channels: readonly Float32Array[]): string {
  let h = 0x811c9dc5;
  for (const channel of channels)
    for (const byte of new Uint8Array(channel.buffer)) h = Math.imul(h ^ byte, 0x01000193);
  return (h >>> 0).toString(16);
}

const anySpec = fc
  .record({
    seed: fc.nat(1e9),
    seconds: fc.oneof(fc.constant(0.25), fc.double({ min: 0.25, max: 7, noNaN: true })),
    fps: fc.constantFrom(...FRAME_RATES),
    intensity: fc.double({ min: 0, max: 1, noNaN: true }),
    tension_curve: fc.constantFrom(...TENSION_CURVES),
    audio_mood: fc.constantFrom(...AUDIO_MOODS),
    audio_presence: fc.constantFrom('ambient', 'music', 'sfx', 'full'),
    audio_bpm: fc.integer({ min: 40, max: 200 }),
    ambience: fc.constantFrom(...AMBIENCES),
    weather: fc.constantFrom(...WEATHERS),
    time: fc.constantFrom(...TIMES_OF_DAY),
    pure_sounds: fc.uniqueArray(fc.constantFrom(...ORIGIN_SOUNDS.slice(1)), { minLength: 1, maxLength: 5 }),
    joins: fc.array(fc.constantFrom(...TRANSITION_TYPES), { maxLength: 3 }),
    action: fc.constantFrom('stand', 'walk', 'run', 'swim', 'fly', 'fall', 'spin'),
  })
  .map(({ action, time, ...over }) => {
    const spec = buildSpec({ ...over, figures: [figure(action)] } as Parameters<typeof buildSpec>[0]);
    return { ...spec, setting: { ...spec.setting, time_of_day: time } };
  });

describe('soundtrack', () => {
  it('is at −18 LUFS ± 1 and never above 0.89, in any spec that is not silent', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const [left, right] = readAll(spec);
        expect(left.length).toBe(Math.round((spec.frame_count / spec.fps) * 48000));
        const peak = Math.max(
          ...[left, right].map((channel) => channel.reduce((top, x) => Math.max(top, Math.abs(x)), 0)),
        );
        expect(peak).toBeLessThanOrEqual(0.89);
        expect(Math.abs(measureLoudness(new SoundKernel(module), left, right) + 18)).toBeLessThan(1);
      }),
      { numRuns: 60 },
    );
  });

  it('has no clicks: no jump stands out from the jumps around it, and the ends are at rest', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        for (const channel of readAll(spec)) {
          expect(Math.abs(channel[0] as number)).toBeLessThan(0.005);
          expect(Math.abs(channel.at(-1) as number)).toBeLessThan(0.005);
          expect(worstJump(channel)).toBeLessThan(12);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is the same in memory that another one has used', () => {
    fc.assert(
      fc.property(anySpec, anySpec, (spec, other) => {
        const first = readAll(spec);
        readAll(other);
        expect(readAll(spec)).toEqual(first);
      }),
      { numRuns: 10 },
    );
  });

  it('is zeros when silence is asked for, whatever the pool holds', () => {
    const [left, right] = readAll(
      buildSpec({ audio_presence: 'silence', ambience: 'surf', figures: [figure('run')], joins: ['cut'] }),
    );
    expect(left.every((x) => x === 0) && right.every((x) => x === 0)).toBe(true);
  });

  it('is zeros when every pure sound has amplitude 0 and nothing else sounds', () => {
    const [left] = readAll(
      buildSpec({ audio_presence: 'ambient', pure_sounds: [ORIGIN_SOUNDS[0] as (typeof POOL)[number]] }),
    );
    expect(left.every((x) => x === 0)).toBe(true);
  });

  it('gives the same samples in pieces of any size', () => {
    const spec = buildSpec({
      audio_presence: 'full',
      ambience: 'forest',
      seconds: 1.5,
      joins: ['wipe'],
      figures: [figure('walk')],
    });
    const whole = readAll(spec);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 6 }), (sizes) => {
        const track = createSoundtrack(spec, module);
        const pieces: [number[], number[]] = [[], []];
        for (let i = 0; ; i++) {
          const [left, right] = track.read(sizes[i % sizes.length] as number) as [Float32Array, Float32Array];
          if (left.length === 0) break;
          for (const x of left) pieces[0].push(x);
          for (const x of right) pieces[1].push(x);
        }
        expect(hash(pieces.map((p) => Float32Array.from(p)))).toBe(hash(whole));
      }),
      { numRuns: 4 },
    );
  });

  it('gives the samples of a kept mix when it has to make the mix twice', () => {
    const spec = buildSpec({ seconds: 21, ambience: 'wind' });
    const [left, right] = readAll(spec);
    expect(hash([left, right])).toBe(hash(readAll(spec)));
    expect(Math.abs(measureLoudness(new SoundKernel(module), left, right) + 18)).toBeLessThan(1);
  });

  it.each([
    ['the mixture alone', buildSpec({ audio_presence: 'ambient', seconds: 1 }), 'bcdfa395'],
    ['uplifting music', buildSpec({ audio_mood: 'uplifting', audio_bpm: 120, seconds: 2 }), '19d46f1c'],
    [
      'everything',
      buildSpec({
        audio_presence: 'full',
        audio_mood: 'dark',
        ambience: 'forest',
        weather: 'rain',
        seconds: 2,
        joins: ['cut', 'wipe'],
        figures: [figure('run')],
      }),
      '6d409365',
    ],
  ])('is bit for bit what it always was: %s', (_, spec, golden) => {
    expect(hash(readAll(spec))).toBe(golden);
  });

  it('differs from seed to seed', () => {
    expect(hash(readAll(buildSpec({ seed: 1, seconds: 1 })))).not.toBe(
      hash(readAll(buildSpec({ seed: 2, seconds: 1 }))),
    );
  });
});

describe('mixture', () => {
  it.each(FRAME_RATES)('has, in every frame slot at %i fps, the shares that it states within 1 point', (fps) => {
    const spec = buildSpec({ audio_presence: 'ambient', seconds: 0.75, fps });
    expect(playsMixtureAlone(spec)).toBe(true);
    const [left] = readAll(spec);
    const mixture = planMixture(spec);
    for (let frame = 0; frame < spec.frame_count; frame++) {
      const stated = mixture.shares(frame);
      const heard = measureShares(left.subarray(mixture.slotStart(frame), mixture.slotStart(frame + 1)));
      for (const name of ['strength_pct', 'silence', 'rumble', 'tone', 'hiss'] as const) {
        expect(Math.abs(heard[name] - stated[name])).toBeLessThan(1);
      }
      const sum = stated.silence + stated.rumble + stated.tone + stated.hiss;
      expect(sum).toBeCloseTo(100, 9);
    }
  });

  it('splits what is heard among the noises within 5 points of 100, too', () => {
    const spec = buildSpec({ audio_presence: 'ambient', seconds: 2 });
    const [left] = readAll(spec);
    const mixture = planMixture(spec);
    for (let frame = 1; frame < spec.frame_count - 1; frame++) {
      const stated = mixtureAt(spec, frame);
      const heard = measureShares(left.subarray(mixture.slotStart(frame), mixture.slotStart(frame + 1)));
      for (const name of ['rumble', 'tone', 'hiss'] as const) {
        expect(
          Math.abs((100 * heard[name]) / heard.strength_pct - (100 * stated[name]) / stated.strength_pct),
        ).toBeLessThan(5);
      }
    }
  });

  it('is no quieter for having fewer sounds', () => {
    const one = planMixture(buildSpec({ pure_sounds: [ORIGIN_SOUNDS[5] as (typeof POOL)[number]] }));
    const two = planMixture(
      buildSpec({ pure_sounds: [ORIGIN_SOUNDS[5], ORIGIN_SOUNDS[5]] as SceneSpec['pure_sounds'] }),
    );
    expect(one.powers(3)[1]).toBeCloseTo(two.powers(3)[1], 12);
  });

  it('states silence when silence is asked for', () => {
    expect(mixtureAt(buildSpec({ audio_presence: 'silence' }), 3)).toEqual({
      strength_pct: 0,
      silence: 100,
      rumble: 0,
      tone: 0,
      hiss: 0,
    });
  });
});

describe('music', () => {
  const cases: [AudioMood, number][] = [
    ['uplifting', 120],
    ['neutral', 96],
    ['tense', 132],
    ['calm', 66],
    ['dark', 72],
  ];

  it.each(cases)('keeps the beat: onsets of %s music lie on the grid of %i BPM', (audio_mood, audio_bpm) => {
    const [left, right] = readAll(buildSpec({ audio_mood, audio_bpm, seconds: 8, tension_curve: 'flat' }));
    const onsets = onsetSeconds(left, right);
    const step = 60 / audio_bpm / 4;
    const onGrid = onsets.filter((t) => Math.abs(t / step - Math.round(t / step)) * step < 0.02);
    expect(onsets.length).toBeGreaterThan(6);
    expect(onGrid.length / onsets.length).toBeGreaterThan(0.85);
  });

  it('is brighter when uplifting than when calm, and brighter when calm than when dark', () => {
    const centre = (audio_mood: AudioMood): number => {
      const [left] = readAll(buildSpec({ audio_mood, audio_bpm: 90, seconds: 6, intensity: 0.5 }));
      return zeroCrossings(left);
    };
    const [up, calm, dark] = [centre('uplifting'), centre('calm'), centre('dark')] as [number, number, number];
    expect(up).toBeGreaterThan(1.15 * calm);
    expect(calm).toBeGreaterThan(1.3 * dark);
  });

  it('grows towards the end when the tension builds slowly', () => {
    const [left] = readAll(
      buildSpec({ audio_mood: 'uplifting', audio_bpm: 120, seconds: 8, tension_curve: 'slow_build' }),
    );
    const rms = (from: number, to: number): number =>
      Math.sqrt(left.subarray(from * 48000, to * 48000).reduce((sum, x) => sum + x * x, 0));
    expect(rms(5, 7)).toBeGreaterThan(1.25 * rms(0, 2));
  });
});

/** Largest jump between neighbours over the RMS of the jumps within 5 ms. */
function worstJump(channel: Float32Array): number {
  const jumps = Float64Array.from({ length: channel.length }, (_, i) =>
    i > 0 ? (channel[i] as number) - (channel[i - 1] as number) : 0,
  );
  const reach = 240;
  let energy = 0;
  let worst = 0;
  for (let i = 0; i < Math.min(reach, jumps.length); i++) energy += (jumps[i] as number) ** 2;
  for (let i = 0; i < jumps.length; i++) {
    energy += (jumps[i + reach] ?? 0) ** 2 - (jumps[i - reach - 1] ?? 0) ** 2;
    const rms = Math.sqrt(Math.max(0, energy) / (2 * reach + 1));
    worst = Math.max(worst, Math.abs(jumps[i] as number) / (rms + 2e-4));
  }
  return worst;
}

/** Strength and band shares of one slot, read plainly: no window, exact bins. */
function measureShares(slot: Float32Array): Record<'strength_pct' | 'silence' | 'rumble' | 'tone' | 'hiss', number> {
  const length = slot.length;
  const cos = Float64Array.from({ length }, (_, i) => cosineTurns(i / length));
  const sin = Float64Array.from({ length }, (_, i) => sineTurns(i / length));
  const bands: [number, number, number] = [0, 0, 0];
  for (let k = 1; k < length / 2; k++) {
    let re = 0;
    let im = 0;
    for (let i = 0, at = 0; i < length; i++, at = (at + k) % length) {
      re += (slot[i] as number) * (cos[at] as number);
      im += (slot[i] as number) * (sin[at] as number);
    }
    const hz = (k * 48000) / length;
    bands[hz < 200 ? 0 : hz <= 2000 ? 1 : 2] += re * re + im * im;
  }
  const all = bands[0] + bands[1] + bands[2];
  const strength = 100 * Math.sqrt(slot.reduce((sum, x) => sum + x * x, 0) / length);
  const share = (energy: number): number => (strength * energy) / all;
  return {
    strength_pct: strength,
    silence: 100 - strength,
    rumble: share(bands[0]),
    tone: share(bands[1]),
    hiss: share(bands[2]),
  };
}

/** Times at which the signal, highs stressed, grows suddenly: by half of its greatest growth, within 10 ms. */
function onsetSeconds(left: Float32Array, right: Float32Array): number[] {
  const hop = 240;
  const levels: number[] = [];
  for (let at = 1; at + 4 * hop <= left.length; at += hop) {
    let energy = 0;
    for (let i = at; i < at + 4 * hop; i++) {
      const jump = (left[i] as number) + (right[i] as number) - (left[i - 1] as number) - (right[i - 1] as number);
      energy += jump * jump;
    }
    levels.push(Math.sqrt(energy));
  }
  const rise = levels.map((level, i) => level - (levels[i - 2] ?? level));
  const threshold = Math.max(...rise) / 2;
  const isOnset = (i: number): boolean => {
    const near = rise.slice(Math.max(0, i - 6), i + 7);
    return (rise[i] as number) > threshold && (rise[i] as number) === Math.max(...near);
  };
  // The window of 20 ms begins to grow as soon as its end reaches the onset.
  return rise.flatMap((_, i) => (isOnset(i) ? [((i + 2.5) * hop) / 48000] : []));
}

function zeroCrossings(channel: Float32Array): number {
  let count = 0;
  for (let i = 1; i < channel.length; i++) if ((channel[i] as number) > 0 !== (channel[i - 1] as number) > 0) count++;
  return count / (channel.length / 48000);
}

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../numerics/random.js';
import { ExtractionKernel } from '../extraction-kernel.js';
import { SoundMeter } from './sound-meter.js';

const module = new WebAssembly.Module(
  readFileSync(new URL('../../../dist/assets/extraction-kernel.wasm', import.meta.url)),
);

/** A meter that has heard all of these channels, pushed in pieces of odd length. */
function hear(channels: Float32Array[], sampleRate = 48_000): SoundMeter {
  const meter = new SoundMeter(new ExtractionKernel(module), { sampleRate, channels: channels.length });
  for (let at = 0; at < (channels[0]?.length ?? 0); at += 1023)
    meter.push(channels.map((c) => c.subarray(at, at + 1023)));
  meter.finish();
  return meter;
}

function sine(hz: number, amplitude: number, seconds = 0.5, sampleRate = 48_000): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / sampleRate),
  );
}

function noise(amplitude: number, seconds = 0.5, sampleRate = 48_000): Float32Array {
  const random = Random.fromSeed(5);
  return Float32Array.from({ length: Math.round(seconds * sampleRate) }, () => amplitude * random.between(-1, 1));
}

const add = (a: Float32Array, b: Float32Array): Float32Array => a.map((x, i) => x + (b[i] ?? 0));

describe('sound of a frame', () => {
  it('has 100 × RMS as its strength and the rest as silence', () => {
    const { strength_pct, depth } = hear([sine(1000, 0.6)]).frame(0.2, 0.25);
    expect(strength_pct).toBeCloseTo(60 / Math.SQRT2, 3);
    expect(depth.silence).toBeCloseTo(100 - 60 / Math.SQRT2, 3);
  });

  it('files a sine under its band at every sample rate and frame length', () => {
    const cases = [
      [40, 'rumble', 'low'],
      [150, 'rumble', 'low'],
      [260, 'tone', 'mid'],
      [1500, 'tone', 'mid'],
      [2600, 'hiss', 'high'],
      [3500, 'hiss', 'high'],
    ] as const;
    for (const sampleRate of [8000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000]) {
      for (const [hz, noiseName, tone] of cases) {
        const meter = hear([sine(hz, 0.5, 0.5, sampleRate)], sampleRate);
        for (const [start, end] of [
          [0.1, 0.1 + 1 / 60],
          [0.2, 0.2 + 1 / 24],
        ] as const) {
          const sound = meter.frame(start, end);
          expect(sound.tone).toBe(tone);
          expect(sound.depth[noiseName]).toBeGreaterThan(0.98 * sound.strength_pct);
          expect(sound.timbre).toBe('tonal');
        }
      }
    }
  });

  it('splits a mixture by energy', () => {
    const mixture = add(add(sine(60, 0.3), sine(600, 0.2)), sine(6000, 0.1));
    const { strength_pct, depth } = hear([mixture]).frame(0.2, 0.25);
    expect(depth.rumble / strength_pct).toBeCloseTo(9 / 14, 2);
    expect(depth.tone / strength_pct).toBeCloseTo(4 / 14, 2);
    expect(depth.hiss / strength_pct).toBeCloseTo(1 / 14, 2);
  });

  it('is noisy for noise and silent below the floor', () => {
    expect(hear([noise(0.3)]).frame(0.2, 0.25)).toMatchObject({ tone: 'high', timbre: 'noisy' });
    expect(hear([noise(0.003)]).frame(0.2, 0.25)).toMatchObject({ tone: 'silent', timbre: 'silent' });
    expect(hear([new Float32Array(24_000)]).frame(0.2, 0.25)).toEqual({
      strength_pct: 0,
      depth: { silence: 100, rumble: 0, tone: 0, hiss: 0 },
      tone: 'silent',
      timbre: 'silent',
    });
  });

  it('does not lose channels of opposite phase, and counts a silent channel as one', () => {
    const tone = sine(500, 0.5);
    const opposite = hear([tone, tone.map((x) => -x)]).frame(0.2, 0.25);
    expect(opposite.strength_pct).toBeCloseTo(50 / Math.SQRT2, 3);
    expect(opposite).toMatchObject({ tone: 'mid', timbre: 'tonal' });
    expect(hear([tone, new Float32Array(tone.length)]).frame(0.2, 0.25).strength_pct).toBeCloseTo(25, 3);
    expect(hear([tone, tone, tone, tone, tone]).frame(0.2, 0.25).strength_pct).toBeCloseTo(50 / Math.SQRT2, 3);
  });

  it('starts and ends where the frame does', () => {
    const samples = sine(3000, 0.5);
    samples.fill(0, 12_000);
    const meter = hear([samples]);
    expect(meter.frame(0.2, 0.25).strength_pct).toBeGreaterThan(35);
    expect(meter.frame(0.25, 0.3).strength_pct).toBe(0);
    // The track ended at half a second.
    expect(meter.frame(0.5, 0.6).depth.silence).toBe(100);
  });

  it('has shares that are never negative and sum to 100, however loud', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 20, max: 20_000, noNaN: true }),
        (amplitude, hz) => {
          const { depth } = hear([add(sine(hz, amplitude, 0.1), noise(amplitude / 3, 0.1))]).frame(0.03, 0.07);
          const shares = Object.values(depth);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('may be asked for while the track is pushed, with the same answer', () => {
    const samples = noise(0.4, 2);
    const whole = hear([samples]);
    const meter = new SoundMeter(new ExtractionKernel(module), { sampleRate: 48_000, channels: 1 });
    let frame = 0;
    for (let at = 0; at < samples.length; at += 1000) {
      meter.push([samples.subarray(at, at + 1000)]);
      for (; (frame + 1) / 24 <= meter.settledSeconds; frame++)
        expect(meter.frame(frame / 24, (frame + 1) / 24)).toEqual(whole.frame(frame / 24, (frame + 1) / 24));
    }
    expect(frame).toBeGreaterThan(40);
  });

  it('is refused for a format that no sound has', () => {
    expect(() => new SoundMeter(new ExtractionKernel(module), { sampleRate: 100, channels: 1 })).toThrow(/100 Hz/);
  });
});

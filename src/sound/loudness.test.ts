import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sineTurns } from '../numerics/arithmetic.js';
import { measureLoudness } from './loudness.js';
import { SoundKernel } from './sound-kernel.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../dist/assets/sound-kernel.wasm', import.meta.url)));

function sine(seconds: number, dbfs: number, hz = 1000): Float32Array {
  const amplitude = 10 ** (dbfs / 20);
  return Float32Array.from({ length: Math.round(seconds * 48000) }, (_, i) => amplitude * sineTurns((i * hz) / 48000));
}

function measure(left: Float32Array, right: Float32Array): number {
  return measureLoudness(new SoundKernel(module), left, right);
}

describe('loudness', () => {
  it('reads a full-scale 997 Hz sine in one channel as −3.01 LUFS (BS.1770-4)', () => {
    const left = sine(2, 0, 997);
    expect(measure(left, new Float32Array(left.length))).toBeCloseTo(-3.01, 1);
  });

  it('reads a stereo 1 kHz sine at −23 dBFS as −23 LUFS (EBU Tech 3341, case 1)', () => {
    const channel = sine(20, -23);
    expect(Math.abs(measure(channel, channel) + 23)).toBeLessThan(0.1);
  });

  it('ignores quiet stretches by the relative gate (EBU Tech 3341, case 3)', () => {
    const channel = new Float32Array(80 * 48000);
    channel.set(sine(10, -36));
    channel.set(sine(60, -23), 10 * 48000);
    channel.set(sine(10, -36), 70 * 48000);
    expect(Math.abs(measure(channel, channel) + 23)).toBeLessThan(0.1);
  });

  it('takes the plain mean of what is shorter than a gating block', () => {
    const channel = sine(0.25, -23);
    expect(Math.abs(measure(channel, channel) + 23)).toBeLessThan(0.3);
  });

  it('calls silence −∞', () => {
    expect(measure(new Float32Array(48000), new Float32Array(48000))).toBe(-Infinity);
  });
});

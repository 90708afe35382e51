import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HALF_BLOCK_SAMPLES } from './half-rate.js';
import { SoundKernel } from './sound-kernel.js';
import { type Note, type Patch, Voices } from './voice.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../dist/assets/sound-kernel.wasm', import.meta.url)));

const PATCH: Patch = {
  timbre: { brightness: 0.5, hollowness: 0 },
  attackSeconds: 0.002,
  decayHalfSeconds: 0.3,
  sustain: 0.5,
  releaseSeconds: 0.01,
  detuneCents: 0,
  vibratoCents: 0,
  level: 0.1,
  inRoom: false,
};

function note(patch: Partial<Patch> = {}): Note {
  return { patch: { ...PATCH, ...patch }, pitch: 60, startSample: 0, lengthSamples: 3000, velocity: 1, pan: 0.3 };
}

/** Left channel of some blocks of notes that all begin at one sample. */
function play(notes: readonly Note[], from: number, blocks = 6): Float32Array {
  const kernel = new SoundKernel(module);
  const voices = new Voices(kernel);
  const [room, dry] = [2, 2].map((channels) => kernel.allocateFloats(channels * HALF_BLOCK_SAMPLES)) as [
    number,
    number,
  ];
  for (const one of notes) voices.start(one, from);
  const out = new Float32Array(blocks * HALF_BLOCK_SAMPLES);
  for (let block = 0; block < blocks; block++) {
    for (const bus of [room, dry]) kernel.loops.clear(bus, 2 * HALF_BLOCK_SAMPLES);
    voices.render(room, dry);
    out.set(kernel.floats(notes[0]?.patch.inRoom ? room : dry, HALF_BLOCK_SAMPLES), block * HALF_BLOCK_SAMPLES);
  }
  return out;
}

function largestDifference(a: Float32Array, b: Float32Array, factor = 1): number {
  return a.reduce((worst, x, i) => Math.max(worst, Math.abs(x - factor * (b[i] as number))), 0);
}

describe('voices', () => {
  it.each([
    ['one tone', {}],
    ['two tones', { detuneCents: 9 }],
    ['in the room', { inRoom: true }],
  ])('begin at any sample, and are silent before it: %s', (_, patch) => {
    // A straight rise, on which the envelope's lines lie wherever they begin.
    const rising = { ...note({ ...patch, attackSeconds: 0.1 }), lengthSamples: 48000 };
    const fromStart = play([rising], 0).subarray(0, 2300);
    expect(fromStart.some((x) => Math.abs(x) > 0.03)).toBe(true);
    for (const from of [1, 2, 3, 130, 511]) {
      const heard = play([rising], from);
      expect(heard.subarray(0, from).every((x) => x === 0)).toBe(true);
      expect(largestDifference(fromStart, heard.subarray(from))).toBeLessThan(1e-5);
    }
  });

  it('end after their release, and fall silent', () => {
    const heard = play([note()], 0);
    const end = 1500 + 240 + 128;
    expect(heard.subarray(1400, 1500).some((x) => Math.abs(x) > 0.01)).toBe(true);
    expect(heard.subarray(end).every((x) => x === 0)).toBe(true);
  });

  it('may be more than there are places at first', () => {
    const many = play(
      Array.from({ length: 200 }, () => note()),
      5,
    );
    expect(largestDifference(many, play([note()], 5), 200)).toBeLessThan(1e-3);
  });

  it('leave the others playing when they end', () => {
    const long = { ...note(), pitch: 67, lengthSamples: 100_000 };
    const both = play([note(), long], 0);
    const alone = play([long], 0);
    expect(largestDifference(both.subarray(2000), alone.subarray(2000))).toBe(0);
  });
});

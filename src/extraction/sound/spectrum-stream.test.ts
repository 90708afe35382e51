import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../numerics/random.js';
import { ExtractionKernel } from '../extraction-kernel.js';
import { SpectrumStream } from './spectrum-stream.js';

const module = new WebAssembly.Module(
  readFileSync(new URL('../../../dist/assets/extraction-kernel.wasm', import.meta.url)),
);

/** All spectra of a signal that is pushed in blocks. */
function spectraOf(samples: Float32Array, size: number, blockSamples: number): Float32Array[] {
  const kernel = new ExtractionKernel(module);
  const spectra: Float32Array[] = [];
  const at = kernel.allocate(4 * blockSamples);
  const stream = new SpectrumStream(kernel, { size, hop: size / 4, mostSamples: blockSamples }, (powers) =>
    spectra.push(kernel.floats(powers, size / 2).slice()),
  );
  for (let from = 0; from < samples.length; from += blockSamples) {
    const block = samples.subarray(from, from + blockSamples);
    kernel.floats(at, block.length).set(block);
    stream.push(at, block.length);
  }
  stream.end();
  return spectra;
}

/** The plain twin: the definition of the discrete Fourier transform under a Hann window about a sample. */
function powerAt(samples: Float32Array, size: number, middle: number, bin: number): number {
  let re = 0;
  let im = 0;
  for (let i = 0; i < size; i++) {
    const x = (samples[middle - size / 2 + i] ?? 0) * 0.5 * (1 - Math.cos((2 * Math.PI * i) / size));
    re += x * Math.cos((2 * Math.PI * bin * i) / size);
    im += x * Math.sin((2 * Math.PI * bin * i) / size);
  }
  return (2 * (re * re + im * im)) / (size * size * 0.375);
}

function noise(seed: number, count: number): Float32Array {
  const random = Random.fromSeed(seed);
  return Float32Array.from({ length: count }, () => random.between(-0.5, 0.5));
}

describe('spectra of a stream', () => {
  it('are those of the definition, for every power of two', () => {
    fc.assert(
      fc.property(fc.constantFrom(16, 32, 64, 128, 256, 512), fc.nat(1e6), (size, seed) => {
        const samples = noise(seed, 3 * size);
        const spectra = spectraOf(samples, size, 100);
        spectra.forEach((powers, i) => {
          powers.forEach((power, bin) => {
            expect(Math.abs(power - powerAt(samples, size, (i * size) / 4, bin))).toBeLessThan(1e-6);
          });
        });
      }),
      { numRuns: 10 },
    );
  });

  it('do not depend on how the stream is cut', () => {
    const samples = noise(3, 5000);
    expect(spectraOf(samples, 256, 1000)).toEqual(spectraOf(samples, 256, 77));
  });

  it('begin about the first sample and go on to the last', () => {
    expect(spectraOf(noise(1, 4096), 256, 512).length).toBeGreaterThanOrEqual(4096 / 64);
  });

  it('hold the power of a sine in the bins about its frequency', () => {
    const samples = Float32Array.from({ length: 4096 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 20.4 * i) / 512));
    const powers = spectraOf(samples, 512, 512)[16] as Float32Array;
    const near = powers.slice(18, 24).reduce((sum, power) => sum + power, 0);
    expect(near).toBeCloseTo(0.125, 3);
    expect(powers.reduce((sum, power) => sum + power, 0) - near).toBeLessThan(1e-4);
  });
});

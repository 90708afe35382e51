import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cosineTurns, sineTurns } from '../numerics/arithmetic.js';
import { FRAME_RATES } from '../origins/domains.js';
import { HISS_ABOVE_HZ, RUMBLE_BELOW_HZ } from '../origins/sounds.js';
import { NOISES, NoiseTables, VARIANTS } from './noise-bands.js';
import { SoundKernel } from './sound-kernel.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../dist/assets/sound-kernel.wasm', import.meta.url)));

/** One period of a noise. */
function table(slot: number, band: number, variant: number): Float32Array {
  const kernel = new SoundKernel(module);
  return kernel.floats(new NoiseTables(kernel, slot).find(band, variant / VARIANTS), slot);
}

/** Power of a period at each whole number of cycles. */
function spectrum(table: Float32Array): Float64Array {
  const length = table.length;
  const cos = Float64Array.from({ length }, (_, i) => cosineTurns(i / length));
  const sin = Float64Array.from({ length }, (_, i) => sineTurns(i / length));
  return Float64Array.from({ length: Math.floor(length / 2) }, (_, k) => {
    let re = 0;
    let im = 0;
    for (let i = 0, at = 0; i < length; i++, at = (at + k) % length) {
      re += (table[i] as number) * (cos[at] as number);
      im += (table[i] as number) * (sin[at] as number);
    }
    return (2 * (re * re + im * im)) / (length * length);
  });
}

const EDGES = [0, RUMBLE_BELOW_HZ, HISS_ABOVE_HZ, 24000] as const;

describe.each(FRAME_RATES)('noise at %i frames per second', (fps) => {
  const slot = 48000 / fps;

  it.each(NOISES)('keeps all energy of %s in its band', (noise) => {
    const band = NOISES.indexOf(noise);
    const power = spectrum(table(slot, band, 0));
    let inside = 0;
    let all = 0;
    power.forEach((p, k) => {
      const hz = k * fps;
      all += p;
      if (hz > (EDGES[band] as number) && hz < (EDGES[band + 1] as number)) inside += p;
    });
    expect(inside / all).toBeGreaterThan(0.999999);
  });

  it('has an RMS of 1 over the slot, with no peak that stands out', () => {
    for (let index = 0; index < NOISES.length * VARIANTS; index++) {
      const period = table(slot, Math.floor(index / VARIANTS), index % VARIANTS);
      const rms = Math.sqrt(period.reduce((sum, x) => sum + x * x, 0) / slot);
      expect(rms).toBeCloseTo(1, 5);
      expect(period.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0)).toBeLessThan(5);
    }
  });
});

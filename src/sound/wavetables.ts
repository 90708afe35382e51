import { clamp, mix, power } from '../numerics/arithmetic.js';
import { SAMPLE_RATE } from './audio-block.js';
import type { SoundKernel } from './sound-kernel.js';

/** Samples of one period; tables carry one more, equal to the first, for interpolation. */
const TABLE_SAMPLES = 1024;

/** The colour of a tone. */
export interface Timbre {
  /** 0 = nearly a sine, 1 = a full, bright saw. */
  readonly brightness: number;
  /** 0 = all harmonics, 1 = odd harmonics only (hollow). */
  readonly hollowness: number;
}

const MOST_HARMONICS = 28;
/** No harmonic above this: nothing to alias, nothing shrill. */
const HIGHEST_HZ = 9000;

/** The wavetables of one kernel, each made when it is first asked for. */
export class Wavetables {
  private readonly made = new Map<string, number>();

  constructor(private readonly kernel: SoundKernel) {}

  /**
   * One period of a timbre for notes up to a frequency in Hz: harmonics n with amplitude 1/n^p, RMS 1/√2 as a sine
   * has. Tables are shared by all notes of an octave.
   *
   * @returns where it lies in the kernel's memory
   */
  find(timbre: Timbre, hz: number): number {
    let octaveTop = 55;
    while (octaveTop < hz) octaveTop *= 2;
    const harmonics = Math.floor(clamp(HIGHEST_HZ / octaveTop, 1, mix(4, MOST_HARMONICS, timbre.brightness)));
    const name = `${timbre.brightness} ${timbre.hollowness} ${harmonics}`;
    let table = this.made.get(name);
    if (table === undefined) {
      const { kernel } = this;
      table = kernel.allocateFloats(TABLE_SAMPLES + 1);
      kernel.loops.fillWavetable(table, kernel.sine, kernel.keepDoubles(amplitudes(timbre, harmonics)), harmonics);
      this.made.set(name, table);
    }
    return table;
  }
}

function amplitudes(timbre: Timbre, harmonics: number): number[] {
  const steepness = mix(3.2, 1.15, timbre.brightness);
  const raw: number[] = [];
  let total = 0;
  for (let n = 1; n <= harmonics; n++) {
    const even = n % 2 === 0 ? 1 - timbre.hollowness : 1;
    // Fading out the last harmonics keeps the edge of the series from ringing.
    const taper = 1 - 0.7 * ((n - 1) / harmonics) * ((n - 1) / harmonics);
    const amplitude = even * taper * power(n, -steepness);
    total += amplitude * amplitude;
    raw.push(amplitude);
  }
  return raw.map((amplitude) => amplitude / Math.sqrt(total));
}

/** Frequency in Hz of a MIDI note number (69 = A4 = 440 Hz, equal temperament). */
export function midiToHz(midi: number): number {
  return 440 * power(2, (midi - 69) / 12);
}

/** Advance of a 32-bit phase (2³² = one period) per sample for a frequency in Hz. */
export function phaseStep(hz: number): number {
  return Math.round((hz / SAMPLE_RATE) * 4294967296) | 0;
}

import { clamp, mix, power, sineTurns } from '../numerics/arithmetic.js';
import { SAMPLE_RATE } from './audio-block.js';
import { HALF_RATE } from './half-rate.js';

/** Samples of one period; tables carry one more, equal to the first, for interpolation. */
export const TABLE_SAMPLES = 1024;
/** Bits of a 32-bit phase below those that choose the table sample. */
export const PHASE_FRACTION_BITS = 22;

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

const SINE = Float64Array.from({ length: TABLE_SAMPLES }, (_, i) => sineTurns(i / TABLE_SAMPLES));
const made = new Map<string, Float64Array>();

/** Sine of a phase in table samples, 0 ≤ phase < `TABLE_SAMPLES`, without interpolation: error below 0.0062. */
export function coarseSine(phase: number): number {
  return SINE[phase | 0] as number;
}

/**
 * One period of a timbre for notes up to a frequency in Hz: harmonics n with amplitude 1/n^p, RMS 1/√2 as a sine has.
 * Tables are shared by all notes of an octave.
 */
export function wavetable(timbre: Timbre, hz: number): Float64Array {
  let octaveTop = 55;
  while (octaveTop < hz) octaveTop *= 2;
  const harmonics = Math.floor(clamp(HIGHEST_HZ / octaveTop, 1, mix(4, MOST_HARMONICS, timbre.brightness)));
  const name = `${timbre.brightness} ${timbre.hollowness} ${harmonics}`;
  let table = made.get(name);
  if (!table) {
    table = makeTable(timbre, harmonics);
    made.set(name, table);
  }
  return table;
}

function makeTable(timbre: Timbre, harmonics: number): Float64Array {
  const sum = new Float64Array(TABLE_SAMPLES);
  const steepness = mix(3.2, 1.15, timbre.brightness);
  let total = 0;
  for (let n = 1; n <= harmonics; n++) {
    const even = n % 2 === 0 ? 1 - timbre.hollowness : 1;
    // Fading out the last harmonics keeps the edge of the series from ringing.
    const taper = 1 - 0.7 * ((n - 1) / harmonics) * ((n - 1) / harmonics);
    const amplitude = even * taper * power(n, -steepness);
    total += amplitude * amplitude;
    for (let i = 0; i < TABLE_SAMPLES; i++) {
      sum[i] = (sum[i] as number) + amplitude * (SINE[(i * n) & (TABLE_SAMPLES - 1)] as number);
    }
  }
  const scale = 1 / Math.sqrt(total);
  return Float64Array.from({ length: TABLE_SAMPLES + 1 }, (_, i) => scale * (sum[i & (TABLE_SAMPLES - 1)] as number));
}

/** Frequency in Hz of a MIDI note number (69 = A4 = 440 Hz, equal temperament). */
export function midiToHz(midi: number): number {
  return 440 * power(2, (midi - 69) / 12);
}

/** Table samples to advance per sample for a frequency in Hz. */
export function phaseStep(hz: number): number {
  return (hz * TABLE_SAMPLES) / SAMPLE_RATE;
}

/** Advance of a 32-bit phase (2³² = one period) per half-rate sample for a frequency in Hz. */
export function halfRateStep(hz: number): number {
  return Math.round((hz / HALF_RATE) * 4294967296) | 0;
}

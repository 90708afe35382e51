import { cosineTurns, sineTurns, TAU } from '../numerics/arithmetic.js';
import { BLOCK_SAMPLES, type Channel, SAMPLE_RATE } from './audio-block.js';

/**
 * Tones are made at half the sample rate, for they hold nothing above 9 kHz, and brought up to it at the end:
 * the same sound for half of the work.
 */
export const HALF_RATE = SAMPLE_RATE / 2;
export const HALF_BLOCK_SAMPLES = BLOCK_SAMPLES / 2;

/** Pairs of taps of the interpolator. */
const PAIRS = 6;
const HISTORY = 2 * PAIRS - 1;
const TAPS = interpolatorTaps();

/** Doubles the sample rate of one channel. Half-band interpolator; images above 15 kHz lie below −60 dB. Delay: 12 samples. */
export class RateDoubler {
  private readonly samples = new Float64Array(HISTORY + HALF_BLOCK_SAMPLES);

  /** Adds the next half-rate block, at the full rate, to `out`. */
  process(half: Float64Array, out: Channel): void {
    const { samples } = this;
    samples.copyWithin(0, HALF_BLOCK_SAMPLES);
    samples.set(half, HISTORY);
    const [t0, t1, t2, t3, t4, t5] = TAPS;
    for (let i = 0; i < HALF_BLOCK_SAMPLES; i++) {
      const at = i + PAIRS - 1;
      const between =
        t0 * ((samples[at] as number) + (samples[at + 1] as number)) +
        t1 * ((samples[at - 1] as number) + (samples[at + 2] as number)) +
        t2 * ((samples[at - 2] as number) + (samples[at + 3] as number)) +
        t3 * ((samples[at - 3] as number) + (samples[at + 4] as number)) +
        t4 * ((samples[at - 4] as number) + (samples[at + 5] as number)) +
        t5 * ((samples[at - 5] as number) + (samples[at + 6] as number));
      out[2 * i] = (out[2 * i] as number) + (samples[at] as number);
      out[2 * i + 1] = (out[2 * i + 1] as number) + between;
    }
  }
}

/** sin(πn/2)/(πn/2) at the odd n, under a Blackman window; scaled so that a constant stays what it is. */
function interpolatorTaps(): readonly [number, number, number, number, number, number] {
  const raw = Array.from({ length: PAIRS }, (_, k) => {
    const n = 2 * k + 1;
    const window = 0.42 + 0.5 * cosineTurns(n / (4 * PAIRS)) + 0.08 * cosineTurns(n / (2 * PAIRS));
    return (window * sineTurns(n / 4)) / ((n * TAU) / 4);
  });
  const sum = raw.reduce((total, tap) => total + tap, 0);
  return raw.map((tap) => tap / (2 * sum)) as unknown as readonly [number, number, number, number, number, number];
}

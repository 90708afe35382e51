import { cosineTurns, sineTurns, TAU } from '../numerics/arithmetic.js';
import { BLOCK_SAMPLES, type Channel, SAMPLE_RATE } from './audio-block.js';
import type { SoundKernel } from './sound-kernel.js';

/**
 * Tones are made at half the sample rate, for they hold nothing above 9 kHz, and brought up to it at the end:
 * the same sound for half of the work.
 */
export const HALF_RATE = SAMPLE_RATE / 2;
export const HALF_BLOCK_SAMPLES = BLOCK_SAMPLES / 2;

/** Pairs of taps of the interpolator. */
const PAIRS = 6;

/** Doubles the sample rate of one channel. Half-band interpolator; images above 15 kHz lie below −60 dB. Delay: 12 samples. */
export class RateDoubler {
  private readonly held: number;
  private readonly taps: number;

  constructor(private readonly kernel: SoundKernel) {
    this.held = kernel.allocateFloats(2 * PAIRS + HALF_BLOCK_SAMPLES);
    this.taps = kernel.keepFloats(TAPS);
  }

  /** Adds the next half-rate block, at the full rate, to `out`. */
  process(half: Channel, out: Channel): void {
    this.kernel.loops.addDoubled(this.held, half, HALF_BLOCK_SAMPLES, out, this.taps);
  }
}

const TAPS = interpolatorTaps();

/** sin(πn/2)/(πn/2) at the odd n, under a Blackman window; scaled so that a constant stays what it is. */
function interpolatorTaps(): readonly number[] {
  const raw = Array.from({ length: PAIRS }, (_, k) => {
    const n = 2 * k + 1;
    const window = 0.42 + 0.5 * cosineTurns(n / (4 * PAIRS)) + 0.08 * cosineTurns(n / (2 * PAIRS));
    return (window * sineTurns(n / 4)) / ((n * TAU) / 4);
  });
  const sum = raw.reduce((total, tap) => total + tap, 0);
  return raw.map((tap) => tap / (2 * sum));
}

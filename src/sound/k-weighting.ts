import { cosineTurns } from '../numerics/arithmetic.js';
import { type Channel, SAMPLE_RATE } from './audio-block.js';
import type { SoundKernel } from './sound-kernel.js';

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** Rec. ITU-R BS.1770-4, Annex 1, table 1: the head's high shelf, at 48 kHz. */
const HEAD: Biquad = {
  b: [1.53512485958697, -2.69169618940638, 1.19839281085285],
  a: [-1.69065929318241, 0.73248077421585],
};

/** Rec. ITU-R BS.1770-4, Annex 1, table 2: the RLB high-pass, at 48 kHz. */
const RLB: Biquad = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] };

/** The K-weighting of two channels at 48 kHz: both stages of Rec. ITU-R BS.1770-4, Annex 1, as in `kernel/level`. */
export class KWeighting {
  private readonly state: number;

  constructor(private readonly kernel: SoundKernel) {
    this.state = kernel.allocate(64);
  }

  /** Energy (sum of squares over both channels) of the next `count` weighted samples. Calls continue one another. */
  energy(left: Channel, right: Channel, count: number): number {
    return this.kernel.loops.weightedEnergy(this.state, left, right, count);
  }
}

/** Power gain of the K-weighting at a frequency in Hz, 0 ≤ hz ≤ 24 000. */
export function kWeightAt(hz: number): number {
  const turns = hz / SAMPLE_RATE;
  return powerGain(HEAD, turns) * powerGain(RLB, turns);
}

function powerGain({ a, b }: Biquad, turns: number): number {
  return squaredMagnitude(b[0], b[1], b[2], turns) / squaredMagnitude(1, a[0], a[1], turns);
}

/** |c0 + c1 z⁻¹ + c2 z⁻²|² on the unit circle, which needs no more than one cosine. */
function squaredMagnitude(c0: number, c1: number, c2: number, turns: number): number {
  const cosine = cosineTurns(turns);
  const cosineOfTwice = 2 * cosine * cosine - 1;
  return c0 * c0 + c1 * c1 + c2 * c2 + 2 * (c0 + c2) * c1 * cosine + 2 * c0 * c2 * cosineOfTwice;
}

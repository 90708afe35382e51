import { cosineTurns, sineTurns } from '../numerics/arithmetic.js';
import { SAMPLE_RATE } from './audio-block.js';

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

/** The K-weighting of two channels at 48 kHz: both stages of Rec. ITU-R BS.1770-4, Annex 1. */
export class KWeighting {
  private readonly states = new Float64Array(8);

  /**
   * Energy (sum of squares over both channels) of the weighted samples [from, to). Calls continue one another.
   * Both channels in one loop: each waits for its own feedback, so two take hardly longer than one.
   */
  energy(left: ArrayLike<number>, right: ArrayLike<number>, from: number, to: number): number {
    const [b0, b1, b2] = HEAD.b;
    const [a1, a2] = HEAD.a;
    const [c1, c2] = RLB.a;
    const { states } = this;
    let s1 = states[0] as number;
    let s2 = states[1] as number;
    let s3 = states[2] as number;
    let s4 = states[3] as number;
    let t1 = states[4] as number;
    let t2 = states[5] as number;
    let t3 = states[6] as number;
    let t4 = states[7] as number;
    let sum = 0;
    for (let i = from; i < to; i++) {
      const x = left[i] as number;
      const u = right[i] as number;
      const y = b0 * x + s1;
      const v = b0 * u + t1;
      s1 = b1 * x - a1 * y + s2;
      t1 = b1 * u - a1 * v + t2;
      s2 = b2 * x - a2 * y;
      t2 = b2 * u - a2 * v;
      const z = y + s3;
      const w = v + t3;
      s3 = -2 * y - c1 * z + s4;
      t3 = -2 * v - c1 * w + t4;
      s4 = y - c2 * z;
      t4 = v - c2 * w;
      sum += z * z + w * w;
    }
    states.set([s1, s2, s3, s4, t1, t2, t3, t4]);
    return sum;
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

function squaredMagnitude(c0: number, c1: number, c2: number, turns: number): number {
  const re = c0 + c1 * cosineTurns(turns) + c2 * cosineTurns(2 * turns);
  const im = c1 * sineTurns(turns) + c2 * sineTurns(2 * turns);
  return re * re + im * im;
}

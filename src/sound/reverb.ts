import { power } from '../numerics/arithmetic.js';
import type { Channel } from './audio-block.js';
import { HALF_BLOCK_SAMPLES, HALF_RATE } from './half-rate.js';

/** Lengths of the delays in half-rate samples: primes, 30–56 ms, so that echoes never fall together. */
const DELAYS = [727, 907, 1103, 1361] as const;

/**
 * A small room: four delays that feed one another through a Hadamard matrix, each losing its highs as it goes round.
 * Source: J.-M. Jot and A. Chaigne, "Digital delay networks for designing artificial reverberators" (1991).
 */
export class Reverb {
  private readonly lines = DELAYS.map((length) => new Float64Array(length));
  private readonly feedback: readonly number[];
  private readonly at = [0, 0, 0, 0];
  private readonly dull = [0, 0, 0, 0];

  /**
   * @param decaySeconds - time to fall by 60 dB
   * @param damping - 0 = bright, towards 1 = dull
   */
  constructor(
    decaySeconds: number,
    private readonly damping: number,
  ) {
    // Half of 10^(−3 t / decay): the half is the Hadamard matrix's own scale.
    this.feedback = DELAYS.map((length) => 0.5 * power(10, (-3 * length) / (decaySeconds * HALF_RATE)));
  }

  /** One half-rate block: adds `wet` times the room's answer to `sendLeft`, `sendRight` to the outputs. */
  process(send: readonly [Channel, Channel], left: Channel, right: Channel, wet: number): void {
    const [sendLeft, sendRight] = send;
    const [l0, l1, l2, l3] = this.lines as [Float64Array, Float64Array, Float64Array, Float64Array];
    const [g0, g1, g2, g3] = this.feedback as [number, number, number, number];
    let [i0, i1, i2, i3] = this.at as [number, number, number, number];
    let [d0, d1, d2, d3] = this.dull as [number, number, number, number];
    const damping = this.damping;
    for (let i = 0; i < HALF_BLOCK_SAMPLES; i++) {
      d0 += (1 - damping) * ((l0[i0] as number) - d0);
      d1 += (1 - damping) * ((l1[i1] as number) - d1);
      d2 += (1 - damping) * ((l2[i2] as number) - d2);
      d3 += (1 - damping) * ((l3[i3] as number) - d3);
      left[i] = (left[i] as number) + wet * (d0 + d2);
      right[i] = (right[i] as number) + wet * (d1 - d3);
      const a = d0 * g0;
      const b = d1 * g1;
      const c = d2 * g2;
      const d = d3 * g3;
      const inLeft = sendLeft[i] as number;
      const inRight = sendRight[i] as number;
      l0[i0] = inLeft + a + b + c + d;
      l1[i1] = inRight + a - b + c - d;
      l2[i2] = inLeft + a + b - c - d;
      l3[i3] = inRight + a - b - c + d;
      if (++i0 === DELAYS[0]) i0 = 0;
      if (++i1 === DELAYS[1]) i1 = 0;
      if (++i2 === DELAYS[2]) i2 = 0;
      if (++i3 === DELAYS[3]) i3 = 0;
    }
    this.at.splice(0, 4, i0, i1, i2, i3);
    this.dull.splice(0, 4, d0, d1, d2, d3);
  }
}

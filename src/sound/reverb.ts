import { power } from '../numerics/arithmetic.js';
import type { Channel } from './audio-block.js';
import { HALF_BLOCK_SAMPLES, HALF_RATE } from './half-rate.js';
import type { SoundKernel } from './sound-kernel.js';

/** Lengths of the delays in half-rate samples, as in `kernel/room`. */
const DELAYS = [727, 907, 1103, 1361] as const;

/** A small room; its loop and its source stand in `kernel/room`. */
export class Reverb {
  private readonly state: number;

  /**
   * @param decaySeconds - time to fall by 60 dB
   * @param damping - 0 = bright, towards 1 = dull
   */
  constructor(
    private readonly kernel: SoundKernel,
    decaySeconds: number,
    damping: number,
  ) {
    this.state = kernel.allocate(kernel.loops.roomBytes());
    // Half of 10^(−3 t / decay): the half is the Hadamard matrix's own scale.
    const feedback = DELAYS.map((length) => 0.5 * power(10, (-3 * length) / (decaySeconds * HALF_RATE)));
    kernel.floats(this.state + 32, 5).set([...feedback, damping]);
  }

  /** One half-rate block, left before right: adds `wet` times the room's answer to `send` to `out`. */
  process(send: Channel, out: Channel, wet: number): void {
    this.kernel.loops.renderRoom(this.state, send, out, HALF_BLOCK_SAMPLES, wet);
  }
}

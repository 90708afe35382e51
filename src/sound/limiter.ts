import type { Channel } from './audio-block.js';
import type { SoundKernel } from './sound-kernel.js';

/** Highest sample that may leave: −1.1 dBFS, so that rounding in 32 bits stays below −1 dBFS. As in `kernel/level`. */
export const CEILING = 0.88;

/** How many samples the limiter takes at once, and how late it gives them: 5.3 ms. */
export const LOOK_AHEAD_SAMPLES = 256;

/** Stereo look-ahead limiter; its loop is described in `kernel/level`. */
export class Limiter {
  private readonly state: number;

  constructor(private readonly kernel: SoundKernel) {
    this.state = kernel.allocate(kernel.loops.limiterBytes());
    kernel.loops.resetLimiter(this.state);
  }

  /** Takes `count` samples (whole look-aheads), scaled by `scale`, and gives in their place those before them. */
  process(left: Channel, right: Channel, { count, scale }: { readonly count: number; readonly scale: number }): void {
    for (let at = 0; at < 4 * count; at += 4 * LOOK_AHEAD_SAMPLES) {
      this.kernel.loops.limit(this.state, left + at, right + at, scale);
    }
  }
}

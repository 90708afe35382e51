import { BLOCK_SAMPLES, type Channel } from './audio-block.js';
import { Limiter, LOOK_AHEAD_SAMPLES } from './limiter.js';
import type { SoundKernel } from './sound-kernel.js';

/** Gives sound block by block; each call overwrites both channels. */
export interface BlockSource {
  next(left: Channel, right: Channel): void;
}

/** A whole track in the kernel's memory, zeros to the end of its last block. */
export interface KeptTrack {
  readonly left: Channel;
  readonly right: Channel;
  readonly samples: number;
}

/** Gives sound in pieces of any length. */
export interface Playback {
  /** Fills both channels with the samples that follow those of the last call. */
  fill(left: Float32Array, right: Float32Array): void;
}

/** Plays a kept track at another strength. */
export class ScaledPlayback implements Playback {
  private position = 0;

  constructor(
    private readonly kernel: SoundKernel,
    private readonly kept: KeptTrack,
    private readonly gain: number,
  ) {}

  fill(left: Float32Array, right: Float32Array): void {
    this.fillChannel(this.kept.left, left);
    this.fillChannel(this.kept.right, right);
    this.position += left.length;
  }

  /** Every sample is played once, so that it may be scaled where it lies. */
  private fillChannel(kept: Channel, out: Float32Array): void {
    const from = kept + 4 * this.position;
    this.kernel.loops.scale(from, out.length, this.gain);
    out.set(this.kernel.floats(from, out.length));
  }
}

/** Plays a source through a gain and the limiter, whose delay is taken back. */
export class LimitedPlayback implements Playback {
  private readonly limiter: Limiter;
  private readonly left: Channel;
  private readonly right: Channel;
  /** Samples of the present block that were already given. */
  private used: number;

  constructor(
    private readonly kernel: SoundKernel,
    private readonly source: BlockSource,
    private readonly gain: number,
  ) {
    this.limiter = new Limiter(kernel);
    this.left = kernel.allocateFloats(BLOCK_SAMPLES);
    this.right = kernel.allocateFloats(BLOCK_SAMPLES);
    this.advance();
    this.used = LOOK_AHEAD_SAMPLES;
  }

  fill(left: Float32Array, right: Float32Array): void {
    for (let done = 0; done < left.length; ) {
      if (this.used === BLOCK_SAMPLES) this.advance();
      const count = Math.min(BLOCK_SAMPLES - this.used, left.length - done);
      left.set(this.kernel.floats(this.left + 4 * this.used, count), done);
      right.set(this.kernel.floats(this.right + 4 * this.used, count), done);
      this.used += count;
      done += count;
    }
  }

  private advance(): void {
    this.source.next(this.left, this.right);
    this.limiter.process(this.left, this.right, { count: BLOCK_SAMPLES, scale: this.gain });
    this.used = 0;
  }
}

/** A kept track as a source; zeros after its end. */
export class KeptBlocks implements BlockSource {
  private position = 0;

  constructor(
    private readonly kernel: SoundKernel,
    private readonly kept: KeptTrack,
  ) {}

  next(left: Channel, right: Channel): void {
    const { kernel, kept, position } = this;
    const count = Math.max(0, Math.min(BLOCK_SAMPLES, kept.samples - position));
    if (count < BLOCK_SAMPLES) {
      kernel.loops.clear(left, BLOCK_SAMPLES);
      kernel.loops.clear(right, BLOCK_SAMPLES);
    }
    kernel.copyFloats(kept.left + 4 * position, left, count);
    kernel.copyFloats(kept.right + 4 * position, right, count);
    this.position += BLOCK_SAMPLES;
  }
}

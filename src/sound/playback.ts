import { BLOCK_SAMPLES, type Channel } from './audio-block.js';
import { Limiter } from './limiter.js';

/** Gives sound block by block; each call overwrites both channels. */
export interface BlockSource {
  next(left: Channel, right: Channel): void;
}

/** Gives sound in pieces of any length. */
export interface Playback {
  /** Fills both channels with the samples that follow those of the last call. */
  fill(left: Float32Array, right: Float32Array): void;
}

/** Plays kept samples at another strength. */
export class ScaledPlayback implements Playback {
  private position = 0;

  constructor(
    private readonly kept: readonly [Float32Array, Float32Array],
    private readonly gain: number,
  ) {}

  fill(left: Float32Array, right: Float32Array): void {
    const { gain, position } = this;
    const [keptLeft, keptRight] = this.kept;
    for (let i = 0; i < left.length; i++) {
      left[i] = gain * (keptLeft[position + i] as number);
      right[i] = gain * (keptRight[position + i] as number);
    }
    this.position += left.length;
  }
}

/** Plays a source through a gain and the limiter, whose delay of one block is taken back. */
export class LimitedPlayback implements Playback {
  private readonly limiter = new Limiter();
  private readonly left: Channel = new Float64Array(BLOCK_SAMPLES);
  private readonly right: Channel = new Float64Array(BLOCK_SAMPLES);
  /** Samples of the present block that were already given. */
  private used: number;

  constructor(
    private readonly source: BlockSource,
    private readonly gain: number,
  ) {
    this.advance();
    this.used = BLOCK_SAMPLES;
  }

  fill(left: Float32Array, right: Float32Array): void {
    for (let done = 0; done < left.length; ) {
      if (this.used === BLOCK_SAMPLES) this.advance();
      const count = Math.min(BLOCK_SAMPLES - this.used, left.length - done);
      copyPart(this.left, this.used, { to: left, at: done, count });
      copyPart(this.right, this.used, { to: right, at: done, count });
      this.used += count;
      done += count;
    }
  }

  private advance(): void {
    this.source.next(this.left, this.right);
    this.limiter.process(this.left, this.right, this.gain);
    this.used = 0;
  }
}

/** Kept samples as a source; zeros after their end. */
export class KeptBlocks implements BlockSource {
  private position = 0;

  constructor(private readonly kept: readonly [Float32Array, Float32Array]) {}

  next(left: Channel, right: Channel): void {
    const count = Math.max(0, Math.min(BLOCK_SAMPLES, this.kept[0].length - this.position));
    if (count < BLOCK_SAMPLES) {
      left.fill(0);
      right.fill(0);
    }
    copyPart(this.kept[0], this.position, { to: left, at: 0, count });
    copyPart(this.kept[1], this.position, { to: right, at: 0, count });
    this.position += BLOCK_SAMPLES;
  }
}

/** Copies by hand: for a few hundred samples, views and `set` cost more than the copy. */
export function copyPart<From extends Float32Array | Float64Array, To extends Float32Array | Float64Array>(
  from: From,
  start: number,
  target: { readonly to: To; readonly at: number; readonly count: number },
): void {
  const { to, at, count } = target;
  for (let i = 0; i < count; i++) to[at + i] = from[start + i] as number;
}

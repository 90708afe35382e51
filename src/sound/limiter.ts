import { BLOCK_SAMPLES, type Channel } from './audio-block.js';

/** Highest sample that may leave: −1.1 dBFS, so that rounding in 32 bits stays below −1 dBFS. */
export const CEILING = 0.88;

const SEGMENT = 32;
const SEGMENTS = BLOCK_SAMPLES / SEGMENT;
/** Steepest fall of the gain per segment: from 1 to 0 within the look-ahead of one block. */
const FALL = 1 / (SEGMENTS - 1);
/** Steepest rise of the gain per segment: from 0 to 1 in 0.4 s. */
const RISE = SEGMENT / (0.4 * 48000);

/**
 * Stereo look-ahead limiter, one block (5.3 ms) late. The gain is a chain of straight lines of bounded slope
 * that lies, in every segment of 32 samples, at or below what the segment's peak allows: no overshoot, no step.
 */
export class Limiter {
  private left = new Float64Array(BLOCK_SAMPLES);
  private right = new Float64Array(BLOCK_SAMPLES);
  /** Allowed gains: the last segment before, the delayed block, the block that just came in. */
  private readonly allowed = new Float64Array(1 + 2 * SEGMENTS).fill(1);
  private gain = 1;

  /** Takes a block, scaled by `scale`, and gives the block before it, in place. */
  process(left: Channel, right: Channel, scale: number): void {
    const { allowed } = this;
    let limiting = this.gain < 1;
    for (let s = 0; s < SEGMENTS; s++) {
      const peak = scale * segmentPeak(left, right, s * SEGMENT);
      allowed[1 + SEGMENTS + s] = peak > CEILING ? CEILING / peak : 1;
    }
    for (let s = 1; s < allowed.length; s++) if ((allowed[s] as number) < 1) limiting = true;
    for (let s = 0; s < SEGMENTS; s++) {
      const next = limiting ? this.nextNode(s + 1) : 1;
      this.exchange(left, right, { from: s * SEGMENT, scale, start: this.gain, end: next });
      this.gain = next;
    }
    allowed.copyWithin(0, SEGMENTS);
  }

  /** Gain at the start of segment `k` of the delayed block: the lowest that any segment in sight asks for. */
  private nextNode(k: number): number {
    let node = Math.min(1, this.gain + RISE, this.allowed[k] as number);
    for (let ahead = 0; ahead < SEGMENTS; ahead++) {
      node = Math.min(node, (this.allowed[k + 1 + ahead] as number) + ahead * FALL);
    }
    return node;
  }

  private exchange(
    left: Channel,
    right: Channel,
    line: { readonly from: number; readonly scale: number; readonly start: number; readonly end: number },
  ): void {
    const { from, scale, start } = line;
    const slope = (line.end - start) / SEGMENT;
    const { left: heldLeft, right: heldRight } = this;
    for (let i = 0; i < SEGMENT; i++) {
      const at = from + i;
      const gain = start + slope * i;
      const l = (heldLeft[at] as number) * gain;
      const r = (heldRight[at] as number) * gain;
      heldLeft[at] = (left[at] as number) * scale;
      heldRight[at] = (right[at] as number) * scale;
      left[at] = l;
      right[at] = r;
    }
  }
}

function segmentPeak(left: Channel, right: Channel, from: number): number {
  let peak = 0;
  for (let i = from; i < from + SEGMENT; i++) {
    const l = Math.abs(left[i] as number);
    const r = Math.abs(right[i] as number);
    if (l > peak) peak = l;
    if (r > peak) peak = r;
  }
  return peak;
}

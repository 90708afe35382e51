import { clamp, sineTurns } from '../numerics/arithmetic.js';
import { BLOCK_SAMPLES, type Channel } from './audio-block.js';

/** A ready-made sound to be played once. */
export interface Shot {
  readonly samples: Float32Array;
  readonly startSample: number;
  readonly gain: number;
  /** −1 = left, 1 = right; a pair moves from the first to the second. */
  readonly pan: number | readonly [from: number, to: number];
}

/** Plays shots at their times; those that began before the present are dropped whole. */
export class SamplePlayer {
  private readonly shots: Shot[] = [];
  private position = 0;

  schedule(shot: Shot): void {
    this.shots.push(shot);
  }

  /** Adds the next block to both channels. */
  render(left: Channel, right: Channel): void {
    const end = this.position + BLOCK_SAMPLES;
    for (let i = this.shots.length - 1; i >= 0; i--) {
      const shot = this.shots[i] as Shot;
      if (shot.startSample < end) this.addShot(shot, left, right);
      if (shot.startSample + shot.samples.length <= end) this.shots.splice(i, 1);
    }
    this.position = end;
  }

  private addShot(shot: Shot, left: Channel, right: Channel): void {
    const { samples, gain } = shot;
    const offset = this.position - shot.startSample;
    const from = Math.max(0, -offset);
    const to = Math.min(BLOCK_SAMPLES, samples.length - offset);
    if (to <= from) return;
    const [l0, r0] = panGains(panAt(shot, offset + from));
    const [l1, r1] = panGains(panAt(shot, offset + to));
    let l = l0 * gain;
    let r = r0 * gain;
    const lSlope = ((l1 - l0) * gain) / (to - from);
    const rSlope = ((r1 - r0) * gain) / (to - from);
    for (let i = from; i < to; i++) {
      const x = samples[offset + i] as number;
      left[i] = (left[i] as number) + l * x;
      right[i] = (right[i] as number) + r * x;
      l += lSlope;
      r += rSlope;
    }
  }
}

function panAt(shot: Shot, at: number): number {
  if (typeof shot.pan === 'number') return shot.pan;
  return shot.pan[0] + ((shot.pan[1] - shot.pan[0]) * at) / shot.samples.length;
}

/** Equal-power gains, 1 and 1 in the middle. */
function panGains(pan: number): readonly [left: number, right: number] {
  const turn = (clamp(pan, -1, 1) + 1) / 8;
  return [1.4142135623730951 * sineTurns(0.25 - turn), 1.4142135623730951 * sineTurns(turn)];
}

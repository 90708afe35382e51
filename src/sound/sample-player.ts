import { clamp, sineTurns } from '../numerics/arithmetic.js';
import { BLOCK_SAMPLES, type Channel } from './audio-block.js';
import type { SoundKernel } from './sound-kernel.js';

/** A ready-made sound in the kernel's memory. */
export interface Recording {
  readonly at: number;
  /** In samples. */
  readonly length: number;
}

/** A recording to be played once. */
export interface Shot {
  readonly recording: Recording;
  readonly startSample: number;
  readonly gain: number;
  /** −1 = left, 1 = right; a pair moves from the first to the second. */
  readonly pan: number | readonly [from: number, to: number];
}

/** A silent recording, to be filled. */
export function makeRecording(kernel: SoundKernel, length: number): Recording {
  return { at: kernel.allocateFloats(length), length };
}

/** Two recordings as one, the second `delay` samples after the first. */
export function overlay(kernel: SoundKernel, first: Recording, second: Recording, delay: number): Recording {
  const both = makeRecording(kernel, Math.max(first.length, delay + second.length));
  kernel.loops.addSamples(both.at, first.at, first.length);
  kernel.loops.addSamples(both.at + 4 * delay, second.at, second.length);
  return both;
}

/** Plays shots at their times; those that began before the present are dropped whole. */
export class SamplePlayer {
  private readonly shots: Shot[] = [];
  private position = 0;

  constructor(private readonly kernel: SoundKernel) {}

  schedule(shot: Shot): void {
    this.shots.push(shot);
  }

  /** Adds the next block to both channels. */
  render(left: Channel, right: Channel): void {
    const end = this.position + BLOCK_SAMPLES;
    for (let i = this.shots.length - 1; i >= 0; i--) {
      const shot = this.shots[i] as Shot;
      if (shot.startSample < end) this.addShot(shot, left, right);
      if (shot.startSample + shot.recording.length <= end) this.shots.splice(i, 1);
    }
    this.position = end;
  }

  private addShot(shot: Shot, left: Channel, right: Channel): void {
    const { recording, gain } = shot;
    const offset = this.position - shot.startSample;
    const from = Math.max(0, -offset);
    const to = Math.min(BLOCK_SAMPLES, recording.length - offset);
    const count = to - from;
    if (count <= 0) return;
    const [l0, r0] = panGains(panAt(shot, offset + from));
    const [l1, r1] = typeof shot.pan === 'number' ? [l0, r0] : panGains(panAt(shot, offset + to));
    this.kernel.loops.addShot(
      recording.at + 4 * (offset + from),
      left + 4 * from,
      right + 4 * from,
      count,
      gain * l0,
      gain * r0,
      (gain * (l1 - l0)) / count,
      (gain * (r1 - r0)) / count,
    );
  }
}

function panAt(shot: Shot, at: number): number {
  if (typeof shot.pan === 'number') return shot.pan;
  return shot.pan[0] + ((shot.pan[1] - shot.pan[0]) * at) / shot.recording.length;
}

/** Equal-power gains, 1 and 1 in the middle. */
function panGains(pan: number): readonly [left: number, right: number] {
  const turn = (clamp(pan, -1, 1) + 1) / 8;
  return [1.4142135623730951 * sineTurns(0.25 - turn), 1.4142135623730951 * sineTurns(turn)];
}

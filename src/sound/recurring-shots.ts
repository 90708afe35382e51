import { logOfTwo } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { type Recording, SamplePlayer } from './sample-player.js';
import type { SoundKernel } from './sound-kernel.js';

/** When shots come and how strong they are. */
export interface Habit {
  /** Mean time between two. */
  readonly everySeconds: number;
  /** Latest time of the first, in seconds. */
  readonly firstWithin: number;
  /** Of the strongest. */
  readonly gain: number;
}

/** Recordings played again and again at chance times, strengths and places. */
export class RecurringShots implements Layer {
  private readonly player: SamplePlayer;
  private readonly random: Random;
  private position = 0;
  private next: number;

  constructor(
    kernel: SoundKernel,
    private readonly recordings: readonly Recording[],
    private readonly habit: Habit,
    random: Random,
  ) {
    this.player = new SamplePlayer(kernel);
    this.random = random.fork('times');
    this.next = Math.round(this.random.next() * habit.firstWithin * SAMPLE_RATE);
  }

  render(left: Channel, right: Channel): void {
    this.position += BLOCK_SAMPLES;
    while (this.next < this.position) {
      const distance = this.random.next();
      this.player.schedule({
        recording: this.random.pick(this.recordings),
        startSample: this.next,
        gain: this.habit.gain * (1 - 0.75 * distance),
        pan: this.random.between(-0.9, 0.9),
      });
      this.next += Math.max(1, Math.round(this.pause() * SAMPLE_RATE));
    }
    this.player.render(left, right);
  }

  /** Never quite regular, never crowded: half of the mean, and an exponential rest. */
  private pause(): number {
    return this.habit.everySeconds * (0.5 - 0.5 * 0.6931471805599453 * logOfTwo(1 - this.random.next()));
  }
}

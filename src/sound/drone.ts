import type { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { slowNoise } from './slow-noise.js';
import type { SoundKernel } from './sound-kernel.js';
import { phaseStep, Wavetables } from './wavetables.js';

/** How far the channels' tones are apart. */
const APART_HZ = 0.31;

/** Deep tones that swell and fade one by one, slightly apart in the two channels so that they beat. */
export class DroneVoices implements Layer {
  private readonly table: number;
  /** 32-bit phases, left and right of each tone. */
  private readonly phases: Int32Array;
  private readonly key: number;
  private position = 0;

  constructor(
    private readonly kernel: SoundKernel,
    private readonly frequenciesHz: readonly number[],
    private readonly level: number,
    random: Random,
  ) {
    this.table = new Wavetables(kernel).find({ brightness: 0.1, hollowness: 0 }, 100);
    this.key = random.nextUint32();
    this.phases = Int32Array.from({ length: 2 * frequenciesHz.length }, () => random.nextUint32());
  }

  render(left: Channel, right: Channel): void {
    this.frequenciesHz.forEach((hz, i) => {
      const from = this.swell(i, this.position);
      const slope = (this.swell(i, this.position + BLOCK_SAMPLES) - from) / BLOCK_SAMPLES;
      this.addTone(2 * i, left, { hz, from, slope });
      this.addTone(2 * i + 1, right, { hz: hz + APART_HZ, from, slope });
    });
    this.position += BLOCK_SAMPLES;
  }

  private swell(tone: number, sample: number): number {
    return this.level * (0.25 + 0.75 * slowNoise(this.key + tone, (sample / SAMPLE_RATE) * 0.3 + tone));
  }

  private addTone(index: number, out: Channel, tone: { hz: number; from: number; slope: number }): void {
    const step = phaseStep(tone.hz);
    const phase = this.phases[index] as number;
    this.kernel.loops.addTone(out, this.table, BLOCK_SAMPLES, phase, step, tone.from, tone.slope);
    this.phases[index] = phase + Math.imul(step, BLOCK_SAMPLES);
  }
}

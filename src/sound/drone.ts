import type { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { slowNoise } from './slow-noise.js';
import { phaseStep, TABLE_SAMPLES, wavetable } from './wavetables.js';

/** Deep tones that swell and fade one by one, slightly apart in the two channels so that they beat. */
export class DroneVoices implements Layer {
  private readonly table: Float64Array = wavetable({ brightness: 0.1, hollowness: 0 }, 100);
  private readonly phases: Float64Array;
  private readonly key: number;
  private position = 0;

  constructor(
    private readonly frequenciesHz: readonly number[],
    private readonly level: number,
    random: Random,
  ) {
    this.key = random.nextUint32();
    this.phases = Float64Array.from({ length: 2 * frequenciesHz.length }, () => random.next() * TABLE_SAMPLES);
  }

  render(left: Channel, right: Channel): void {
    this.frequenciesHz.forEach((hz, i) => {
      const from = this.swell(i, this.position);
      const to = this.swell(i, this.position + BLOCK_SAMPLES);
      this.phases[2 * i] = this.addTone(left, { hz, phase: this.phases[2 * i] as number, from, to });
      this.phases[2 * i + 1] = this.addTone(right, {
        hz: hz + 0.31,
        phase: this.phases[2 * i + 1] as number,
        from,
        to,
      });
    });
    this.position += BLOCK_SAMPLES;
  }

  private swell(tone: number, sample: number): number {
    return this.level * (0.25 + 0.75 * slowNoise(this.key + tone, (sample / SAMPLE_RATE) * 0.3 + tone));
  }

  private addTone(out: Channel, tone: { hz: number; phase: number; from: number; to: number }): number {
    const step = phaseStep(tone.hz);
    const slope = (tone.to - tone.from) / BLOCK_SAMPLES;
    let gain = tone.from;
    let { phase } = tone;
    for (let i = 0; i < BLOCK_SAMPLES; i++) {
      const p = phase | 0;
      const a = this.table[p] as number;
      out[i] = (out[i] as number) + gain * (a + ((this.table[p + 1] as number) - a) * (phase - p));
      gain += slope;
      phase += step;
      if (phase >= TABLE_SAMPLES) phase -= TABLE_SAMPLES;
    }
    return phase;
  }
}

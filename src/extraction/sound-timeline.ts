import type { SoundGauge } from './meters.js';

/** Clocks of containers are coarse and wander: smaller steps between blocks of sound are no gaps. */
const STEP_SECONDS = 0.03;
/** Longest silence that is handed over at once. */
const SILENCE_SECONDS = 1;

/** Lays blocks of sound where the file's clock says, from 0: silence fills gaps, overlaps are left out. */
export class SoundTimeline {
  private samples = 0;
  private isStarted = false;

  constructor(
    private readonly meter: SoundGauge,
    private readonly format: { sampleRate: number; channels: number },
  ) {}

  /** Up to where sound is laid. */
  get seconds(): number {
    return this.samples / this.format.sampleRate;
  }

  /** @param timeSeconds - of the first sample */
  push(channels: readonly Float32Array[], timeSeconds: number): void {
    const place = Math.round(timeSeconds * this.format.sampleRate);
    const step = place - this.samples;
    const isGap = !this.isStarted || Math.abs(step) > STEP_SECONDS * this.format.sampleRate;
    this.isStarted = true;
    if (isGap && step > 0) this.fill(place);
    this.lay(isGap && step < 0 ? channels.map((channel) => channel.subarray(-step)) : channels);
  }

  /** Supposes silence until `seconds` where nothing is laid yet. */
  fillUntil(seconds: number): void {
    this.fill(Math.round(seconds * this.format.sampleRate));
  }

  private fill(end: number): void {
    const most = Math.ceil(SILENCE_SECONDS * this.format.sampleRate);
    while (this.samples < end) {
      const silence = new Float32Array(Math.min(most, end - this.samples));
      this.lay(Array.from({ length: this.format.channels }, () => silence));
    }
  }

  private lay(channels: readonly Float32Array[]): void {
    const count = channels[0]?.length ?? 0;
    if (count === 0) return;
    this.meter.push(channels);
    this.samples += count;
  }
}

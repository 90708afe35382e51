import type { Frame } from 'node-av/lib';
import type { DecodeHandlers, MediaFormat } from './decode-handlers.js';
import { TrackClock } from './media-clock.js';
import { SampleConverter } from './sample-converter.js';
import { stampSeconds, type Track } from './track.js';

/** Hands out the samples of a sound track. */
export class SoundOutput {
  /** Samples that were handed out, per channel. */
  samples = 0;
  /** Of one packet, about. */
  stepSeconds = 0.1;
  private readonly converter: SampleConverter;
  private readonly clock: TrackClock;

  constructor(
    private readonly track: Track,
    private readonly handlers: DecodeHandlers,
    private readonly time: { originSeconds: number; durationSeconds: number },
  ) {
    this.converter = new SampleConverter(this.format);
    this.clock = new TrackClock(time.durationSeconds);
  }

  get format(): NonNullable<MediaFormat['audio']> {
    const { sampleRate, channels } = this.track.stream.codecpar;
    return { sampleRate, channels };
  }

  /** When the last sample's time is over. */
  get endSeconds(): number {
    return this.clock.endSeconds;
  }

  take(frame: Frame): void {
    const channels = this.converter.toPlanes(frame);
    const count = channels[0]?.length ?? 0;
    const stamp = stampSeconds(frame.bestEffortTimestamp, this.track) - this.time.originSeconds;
    if (count > 0) this.stepSeconds = count / this.format.sampleRate;
    const timeSeconds = this.clock.next(stamp, count / this.format.sampleRate);
    const firstSample = this.samples;
    this.samples += count;
    if (count > 0) this.handlers.onAudio?.({ timeSeconds, firstSample, channels });
  }

  free(): void {
    this.converter.free();
  }
}

import { AV_CHANNEL_ORDER_NATIVE, AV_CHANNEL_ORDER_UNSPEC, AV_SAMPLE_FMT_FLTP } from 'node-av/constants';
import { avChannelLayoutDefault, type ChannelLayout, Frame, SoftwareResampleContext } from 'node-av/lib';
import { type Blame, check } from './native-call.js';

const BLAME: Blame = { code: 'media/decoder-failed', what: 'Cannot convert decoded sound to samples' };

/** Brings sound of any sample format to one plane of floats per channel, at the track's rate and number of channels. */
export class SampleConverter {
  private resampler: SoftwareResampleContext | undefined;
  private resampledFrom = '';
  private readonly target = new Frame();

  constructor(private readonly format: { sampleRate: number; channels: number }) {
    this.target.alloc();
  }

  toPlanes(source: Frame): Float32Array[] {
    if (source.format === AV_SAMPLE_FMT_FLTP && this.isAsTrack(source)) return copyPlanes(source);
    const resampler = this.resamplerFor(source);
    // Some formats (WAV) leave the order of channels open, which the resampler refuses.
    source.channelLayout = orderedLayout(source);
    const target = this.targetFor(source);
    check(resampler.convertFrame(target, source), BLAME);
    return copyPlanes(target);
  }

  free(): void {
    this.resampler?.free();
    this.target.free();
  }

  /** Kept for all blocks: frames that are made for each would fill memory until the thread rests. */
  private targetFor(source: Frame): Frame {
    const { target, format } = this;
    target.unref();
    target.channelLayout = this.isAsTrack(source) ? source.channelLayout : avChannelLayoutDefault(format.channels);
    target.format = AV_SAMPLE_FMT_FLTP;
    target.sampleRate = format.sampleRate;
    target.nbSamples = Math.ceil((source.nbSamples * format.sampleRate) / source.sampleRate) + EXTRA_SAMPLES;
    check(target.getBuffer(), BLAME);
    return target;
  }

  private isAsTrack(source: Frame): boolean {
    return source.channels === this.format.channels && source.sampleRate === this.format.sampleRate;
  }

  /** A track may change its format in the middle; a resampler may not. */
  private resamplerFor(source: Frame): SoftwareResampleContext {
    const key = `${source.format} ${source.sampleRate} ${source.channels}`;
    if (this.resampler && this.resampledFrom === key) return this.resampler;
    this.resampler?.free();
    this.resampler = new SoftwareResampleContext();
    this.resampler.alloc();
    this.resampledFrom = key;
    return this.resampler;
  }
}

/** Room for what the resampler held back of the block before, where the rate changes. */
const EXTRA_SAMPLES = 64;

function copyPlanes(frame: Frame): Float32Array[] {
  const planes = frame.extendedData ?? [];
  return planes
    .slice(0, frame.channels)
    .map((plane) => new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples).slice());
}

function orderedLayout(frame: Frame): ChannelLayout {
  const { channelLayout, channels } = frame;
  const isOpen = channelLayout.order === AV_CHANNEL_ORDER_UNSPEC;
  return isOpen
    ? { nbChannels: channels, order: AV_CHANNEL_ORDER_NATIVE, mask: (1n << BigInt(channels)) - 1n }
    : channelLayout;
}

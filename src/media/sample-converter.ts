import { AV_CHANNEL_ORDER_NATIVE, AV_CHANNEL_ORDER_UNSPEC, AV_SAMPLE_FMT_FLTP } from 'node-av/constants';
import { type ChannelLayout, Frame, SoftwareResampleContext } from 'node-av/lib';
import { type Blame, check } from './native-call.js';

const BLAME: Blame = { code: 'media/decoder-failed', what: 'Cannot convert decoded sound to samples' };

/** Brings sound of any sample format to one plane of floats per channel, at its own rate. */
export class SampleConverter {
  private resampler: SoftwareResampleContext | undefined;

  toPlanes(source: Frame): Float32Array[] {
    if (source.format === AV_SAMPLE_FMT_FLTP) return copyPlanes(source);
    const target = new Frame();
    target.alloc();
    try {
      const layout = orderedLayout(source);
      // Some formats (WAV) leave the order of channels open, which the resampler refuses.
      source.channelLayout = layout;
      target.channelLayout = layout;
      target.format = AV_SAMPLE_FMT_FLTP;
      target.sampleRate = source.sampleRate;
      target.nbSamples = source.nbSamples;
      check(target.getBuffer(), BLAME);
      check(this.resamplerNow().convertFrame(target, source), BLAME);
      return copyPlanes(target);
    } finally {
      target.free();
    }
  }

  free(): void {
    this.resampler?.free();
  }

  private resamplerNow(): SoftwareResampleContext {
    if (!this.resampler) {
      this.resampler = new SoftwareResampleContext();
      this.resampler.alloc();
    }
    return this.resampler;
  }
}

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

import {
  AV_CHANNEL_LAYOUT_STEREO,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_CODEC_ID_AAC,
  AV_SAMPLE_FMT_FLTP,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Rational } from 'node-av/lib';
import { MediaError } from './media-error.js';
import { type Blame, check, setOption } from './native-call.js';

/** Samples per second of every sound track that is written. */
export const SAMPLE_RATE = 48000;

const BITS_PER_SECOND = 192000n;

/** Opens the AAC encoder: 48 kHz stereo, planar floats in. */
export function openAudioEncoder(): CodecContext {
  const blame: Blame = { code: 'media/encoder-failed', what: 'Cannot open the AAC encoder' };
  const codec = Codec.findEncoder(AV_CODEC_ID_AAC);
  if (!codec)
    throw new MediaError(
      'media/encoder-failed',
      'This build of the codec library has no AAC encoder. Reinstall the package "node-av".',
    );
  const context = new CodecContext();
  context.allocContext3(codec);
  try {
    context.sampleFormat = AV_SAMPLE_FMT_FLTP;
    context.sampleRate = SAMPLE_RATE;
    context.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    context.bitRate = BITS_PER_SECOND;
    context.timeBase = new Rational(1, SAMPLE_RATE);
    context.threadCount = 1;
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    // Half the time of the default coder and, for tones, more accurate.
    setOption(context, 'aac_coder', 'fast', blame);
    check(context.open2Sync(codec, null), blame);
    return context;
  } catch (error) {
    context.freeContext();
    throw error;
  }
}

/** Wraps `samples` stereo samples, left then right in one buffer, for the encoder. */
export function wrapAudioFrame(planes: Float32Array, samples: number, firstSample: number): Frame {
  return Frame.fromAudioBuffer(Buffer.from(planes.buffer, planes.byteOffset, samples * 2 * 4), {
    nbSamples: samples,
    format: AV_SAMPLE_FMT_FLTP,
    sampleRate: SAMPLE_RATE,
    channelLayout: AV_CHANNEL_LAYOUT_STEREO,
    timeBase: { num: 1, den: SAMPLE_RATE },
    pts: BigInt(firstSample),
  });
}

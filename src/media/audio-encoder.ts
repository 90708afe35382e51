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

/** Enough for drum strokes as well: at 192 kbit/s the coder is off by 8 % of the sound where one begins, and bands by 5 points. */
const BITS_PER_SECOND = 256000n;

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

/** The one frame through which all sound of a video reaches the encoder; kept for the same reason as that of the picture. */
export class AudioInput {
  private frame: Frame | undefined;

  /** Copies the next `samples` in: left, then right, in one buffer. */
  load(planes: Float32Array, samples: number, firstSample: number): Frame {
    // All frames are of one length but the last.
    if (this.frame?.nbSamples !== samples) {
      this.free();
      this.frame = emptyFrame(samples);
    }
    check(this.frame.makeWritable(), FRAME_BLAME);
    check(this.frame.fromBuffer(Buffer.from(planes.buffer, planes.byteOffset, samples * 2 * 4)), FRAME_BLAME);
    this.frame.pts = BigInt(firstSample);
    return this.frame;
  }

  free(): void {
    this.frame?.free();
    this.frame = undefined;
  }
}

const FRAME_BLAME: Blame = { code: 'media/encoder-failed', what: 'Cannot make room for sound' };

function emptyFrame(samples: number): Frame {
  const frame = new Frame();
  frame.alloc();
  frame.nbSamples = samples;
  frame.format = AV_SAMPLE_FMT_FLTP;
  frame.sampleRate = SAMPLE_RATE;
  frame.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
  frame.timeBase = new Rational(1, SAMPLE_RATE);
  check(frame.getBuffer(), FRAME_BLAME);
  return frame;
}

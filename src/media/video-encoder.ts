import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  AVCHROMA_LOC_LEFT,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  FF_ENCODER_LIBX264,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Rational } from 'node-av/lib';
import { MediaError } from './media-error.js';
import { type Blame, check, setOption } from './native-call.js';

export interface VideoFormat {
  /** Pixels, even. */
  width: number;
  /** Pixels, even. */
  height: number;
  /** Whole frames per second. */
  fps: number;
}

export interface VideoQuality {
  /** x264 preset, default `ultrafast`. */
  preset?: string;
  /** x264 constant rate factor, 0–51, default 18; lower is better. */
  crf?: number;
}

/** Bytes of one tight I420 frame: Y, then U, then V. */
export function frameBytes(width: number, height: number): number {
  return width * height + 2 * (width >> 1) * (height >> 1);
}

/**
 * Opens an H.264 encoder for 4:2:0 frames, BT.709 limited range. One thread, so that the same frames give
 * the same bytes: with more, x264 divides the picture differently.
 *
 * @throws {MediaError} `media/not-encodable` for sizes that 4:2:0 cannot hold
 */
export function openVideoEncoder(format: VideoFormat, quality: VideoQuality): CodecContext {
  assertEncodable(format);
  const blame: Blame = {
    code: 'media/encoder-failed',
    what: `Cannot open the H.264 encoder for ${format.width}x${format.height} at ${format.fps} fps`,
  };
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264);
  if (!codec)
    throw new MediaError(
      'media/encoder-failed',
      'This build of the codec library has no H.264 encoder (libx264). Reinstall the package "node-av".',
    );
  const context = new CodecContext();
  context.allocContext3(codec);
  try {
    context.width = format.width;
    context.height = format.height;
    context.pixelFormat = AV_PIX_FMT_YUV420P;
    context.timeBase = new Rational(1, format.fps);
    context.framerate = new Rational(format.fps, 1);
    context.sampleAspectRatio = new Rational(1, 1);
    tagBt709(context);
    context.chromaLocation = AVCHROMA_LOC_LEFT;
    context.threadCount = 1;
    // A key frame every two seconds, so that players can jump.
    context.gopSize = format.fps * 2;
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    setOption(context, 'preset', quality.preset ?? 'ultrafast', blame);
    setOption(context, 'crf', quality.crf ?? 18, blame);
    check(context.open2Sync(codec, null), blame);
    return context;
  } catch (error) {
    context.freeContext();
    throw error;
  }
}

/**
 * The one frame through which all pictures of a video reach the encoder. Kept, because a new one for each
 * picture leaves holes in the native heap, which then grows with the length of the video.
 */
export class VideoInput {
  private frame: Frame | undefined;

  constructor(private readonly format: VideoFormat) {}

  /** Copies one tight I420 picture in; `index` is its number from 0. */
  load(i420: Buffer, index: number): Frame {
    this.frame ??= emptyFrame(this.format);
    // The encoder may still hold the picture before: then this one gets new memory.
    check(this.frame.makeWritable(), FRAME_BLAME);
    check(this.frame.fromBuffer(i420), FRAME_BLAME);
    this.frame.pts = BigInt(index);
    return this.frame;
  }

  free(): void {
    this.frame?.free();
  }
}

const FRAME_BLAME: Blame = { code: 'media/encoder-failed', what: 'Cannot make room for a frame' };

function emptyFrame({ width, height, fps }: VideoFormat): Frame {
  const frame = new Frame();
  frame.alloc();
  frame.width = width;
  frame.height = height;
  frame.format = AV_PIX_FMT_YUV420P;
  frame.timeBase = new Rational(1, fps);
  tagBt709(frame);
  check(frame.getBuffer(), FRAME_BLAME);
  return frame;
}

function tagBt709(target: CodecContext | Frame): void {
  target.colorRange = AVCOL_RANGE_MPEG;
  target.colorSpace = AVCOL_SPC_BT709;
  target.colorPrimaries = AVCOL_PRI_BT709;
  target.colorTrc = AVCOL_TRC_BT709;
}

function assertEncodable(format: VideoFormat): void {
  for (const [name, value] of [
    ['Width', format.width],
    ['Height', format.height],
  ] as const) {
    if (Number.isInteger(value) && value >= 2 && value % 2 === 0) continue;
    throw new MediaError('media/not-encodable', `${name} ${value} cannot be encoded: 4:2:0 needs even sizes.`);
  }
  if (!Number.isInteger(format.fps) || format.fps < 1) {
    throw new MediaError(
      'media/not-encodable',
      `A frame rate of ${format.fps} cannot be encoded: whole frames per second are needed.`,
    );
  }
}

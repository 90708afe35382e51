import {
  AV_PIX_FMT_YUV420P,
  AVCOL_RANGE_JPEG,
  AVERROR_EOF,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  type AVMediaType,
} from 'node-av/constants';
import { Codec, CodecContext, FormatContext, Frame, Packet, type Stream } from 'node-av/lib';
import { FrameConverter } from './frame-converter.js';
import { MediaError } from './media-error.js';
import { type Blame, check, isDrained } from './native-call.js';
import { SampleConverter } from './sample-converter.js';

export interface DecodedFrame {
  /** Number of the frame in decoding order of display, from 0. */
  index: number;
  /** When it is shown, by the file's own clock. */
  timeSeconds: number;
  width: number;
  height: number;
  /** Tight I420, BT.709 limited range; chroma planes are rounded up for odd sizes. The receiver may keep it. */
  i420: Uint8Array;
}

export interface DecodedSamples {
  timeSeconds: number;
  /** Position in the track, counted in samples that were decoded. */
  firstSample: number;
  /** One per channel, encoder delay and padding removed. The receiver may keep them. */
  channels: Float32Array[];
}

export interface DecodeHandlers {
  onFrame?(frame: DecodedFrame): void;
  onAudio?(samples: DecodedSamples): void;
}

export interface DecodedMedia {
  video: { width: number; height: number; fps: number; frames: number } | null;
  audio: { sampleRate: number; channels: number; samples: number } | null;
  /** Packets that could not be decoded: 0 for a whole file. */
  damagedPackets: number;
}

interface Decoder {
  kind: 'video' | 'audio';
  stream: Stream;
  context: CodecContext;
}

/**
 * Decodes a video or audio file from start to end, handing out frames and samples as they come: memory does
 * not grow with duration. A damaged file gives what can be read and counts what cannot. Blocks its thread:
 * use it in a worker.
 *
 * @throws {MediaError} `media/cannot-read` when the file cannot be opened or holds neither picture nor sound
 */
export function decodeMedia(path: string, handlers: DecodeHandlers): DecodedMedia {
  const blame: Blame = {
    code: 'media/cannot-read',
    what: `Cannot read "${path}"`,
    path,
    fix: 'Check the path, and that it is a complete video or audio file.',
  };
  const container = new FormatContext();
  const opened = container.openInputSync(path, null, null);
  if (opened < 0) container.freeContext();
  check(opened, blame);
  const decoding = new Decoding(container, handlers);
  try {
    check(container.findStreamInfoSync(null), blame);
    decoding.openDecoders(blame);
    return decoding.run();
  } finally {
    decoding.free();
    container.closeInputSync();
  }
}

class Decoding {
  private readonly packet = new Packet();
  private readonly frame = new Frame();
  private readonly decoders: Decoder[] = [];
  private readonly frameConverter = new FrameConverter();
  private readonly sampleConverter = new SampleConverter();
  private frames = 0;
  private samples = 0;
  private damagedPackets = 0;

  constructor(
    private readonly container: FormatContext,
    private readonly handlers: DecodeHandlers,
  ) {
    this.packet.alloc();
    this.frame.alloc();
  }

  openDecoders(blame: Blame): void {
    for (const [kind, type] of [
      ['video', AVMEDIA_TYPE_VIDEO],
      ['audio', AVMEDIA_TYPE_AUDIO],
    ] as const) {
      const stream = this.bestStream(type);
      if (stream) this.decoders.push({ kind, stream, context: openDecoder(stream, blame) });
    }
    if (this.decoders.length === 0)
      throw new MediaError('media/cannot-read', `"${blame.path}" holds neither picture nor sound.`, {
        path: blame.path ?? '',
      });
  }

  run(): DecodedMedia {
    for (;;) {
      const code = this.container.readFrameSync(this.packet);
      if (code < 0) {
        if (code !== AVERROR_EOF) this.damagedPackets++;
        break;
      }
      const decoder = this.decoders.find(({ stream }) => stream.index === this.packet.streamIndex);
      if (decoder) this.decode(decoder, this.packet);
      this.packet.unref();
    }
    for (const decoder of this.decoders) this.decode(decoder, null);
    return this.summary();
  }

  free(): void {
    this.packet.free();
    this.frame.free();
    for (const { context } of this.decoders) context.freeContext();
    this.frameConverter.free();
    this.sampleConverter.free();
  }

  private bestStream(type: AVMediaType): Stream | undefined {
    const index = this.container.findBestStream(type);
    return index < 0 ? undefined : this.container.streams[index];
  }

  private decode(decoder: Decoder, packet: Packet | null): void {
    if (decoder.context.sendPacketSync(packet) < 0) this.damagedPackets++;
    for (;;) {
      const code = decoder.context.receiveFrameSync(this.frame);
      if (isDrained(code)) return;
      if (code < 0) {
        this.damagedPackets++;
        return;
      }
      if (decoder.kind === 'video') this.emitFrame(decoder);
      else this.emitSamples(decoder);
      this.frame.unref();
    }
  }

  private emitFrame(decoder: Decoder): void {
    const index = this.frames++;
    if (!this.handlers.onFrame) return;
    const { frame } = this;
    const isPlain = frame.format === AV_PIX_FMT_YUV420P && frame.colorRange !== AVCOL_RANGE_JPEG;
    const plain = isPlain ? frame : this.frameConverter.toI420(frame);
    this.handlers.onFrame({
      index,
      timeSeconds: this.timeSeconds(decoder),
      width: plain.width,
      height: plain.height,
      i420: plain.toBuffer(),
    });
  }

  private emitSamples(decoder: Decoder): void {
    const firstSample = this.samples;
    this.samples += this.frame.nbSamples;
    if (!this.handlers.onAudio) return;
    const timeSeconds = this.timeSeconds(decoder);
    this.handlers.onAudio({ timeSeconds, firstSample, channels: this.sampleConverter.toPlanes(this.frame) });
  }

  private timeSeconds(decoder: Decoder): number {
    const { num, den } = decoder.stream.timeBase;
    return (Number(this.frame.bestEffortTimestamp) * num) / den;
  }

  private summary(): DecodedMedia {
    const video = this.decoders.find(({ kind }) => kind === 'video');
    const audio = this.decoders.find(({ kind }) => kind === 'audio');
    const rate = video?.stream.avgFrameRate;
    return {
      video: video
        ? {
            width: video.context.width,
            height: video.context.height,
            fps: rate && rate.den > 0 ? rate.num / rate.den : 0,
            frames: this.frames,
          }
        : null,
      audio: audio
        ? { sampleRate: audio.context.sampleRate, channels: audio.context.channels, samples: this.samples }
        : null,
      damagedPackets: this.damagedPackets,
    };
  }
}

function openDecoder(stream: Stream, blame: Blame): CodecContext {
  const codec = Codec.findDecoder(stream.codecpar.codecId);
  if (!codec)
    throw new MediaError(
      'media/cannot-read',
      `${blame.what}: its codec (number ${stream.codecpar.codecId}) is not known here. Convert the file first.`,
      { path: blame.path ?? '' },
    );
  const context = new CodecContext();
  context.allocContext3(codec);
  try {
    check(context.parametersToContext(stream.codecpar), blame);
    context.pktTimebase = stream.timeBase;
    context.threadCount = 1;
    check(context.open2Sync(codec, null), blame);
    return context;
  } catch (error) {
    context.freeContext();
    throw error;
  }
}

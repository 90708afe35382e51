import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PKT_DATA_DISPLAYMATRIX,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  type AVColorRange,
  type AVColorSpace,
  type AVPixelFormat,
  type FFDecoderCodec,
} from 'node-av/constants';
import { Codec, CodecContext, FormatContext, Frame, Packet, Rational, type Stream } from 'node-av/lib';

/** A picture track as other programs write them. */
export interface ForeignPicture {
  /** Name of an encoder, e.g. `ffv1`. */
  encoder: string;
  options?: Record<string, string>;
  pixelFormat: AVPixelFormat;
  width: number;
  height: number;
  colorSpace?: AVColorSpace;
  colorRange?: AVColorRange;
  /** Width of a pixel ÷ its height. */
  pixelAspect?: [number, number];
  /** 9 numbers of 32 bits: see `orientationOf`. */
  displayMatrix?: readonly number[];
  /** Nominal frames per second. */
  fps: number;
  /** Tight planes of each frame, and its time in ticks of 1/1000 s. */
  frames: { bytes: Uint8Array; milliseconds: number }[];
}

/** A sound track as other programs write them. */
export interface ForeignSound {
  encoder: string;
  sampleRate: number;
  channels: readonly Float32Array[];
  startMilliseconds?: number;
}

/**
 * Writes a media file with an encoder and container of the codec library, outside of everything that the product
 * writes itself.
 *
 * @param container - name of the format, e.g. `matroska`
 */
export function writeForeignFile(
  path: string,
  container: string,
  tracks: { picture?: ForeignPicture; sound?: ForeignSound; muxer?: Record<string, string> },
): void {
  const format = new FormatContext();
  must(format.allocOutputContext2(null, container, path));
  const { picture, sound } = tracks;
  const writers = [...(picture ? [pictureTrack(format, picture)] : []), ...(sound ? [soundTrack(format, sound)] : [])];
  must(format.openOutputSync());
  for (const [name, value] of Object.entries(tracks.muxer ?? {}))
    must(format.setOption(name, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN));
  must(format.writeHeaderSync(null));
  for (const write of writers) write();
  must(format.writeTrailerSync());
  format.closeOutputSync();
  format.freeContext();
}

function pictureTrack(format: FormatContext, picture: ForeignPicture): () => void {
  const context = openEncoder(picture.encoder, (encoder) => {
    encoder.width = picture.width;
    encoder.height = picture.height;
    encoder.pixelFormat = picture.pixelFormat;
    encoder.timeBase = new Rational(1, 1000);
    encoder.framerate = new Rational(picture.fps, 1);
    if (picture.colorSpace !== undefined) encoder.colorSpace = picture.colorSpace;
    if (picture.colorRange !== undefined) encoder.colorRange = picture.colorRange;
    if (picture.pixelAspect) encoder.sampleAspectRatio = new Rational(...picture.pixelAspect);
    for (const [name, value] of Object.entries(picture.options ?? {}))
      must(encoder.setOption(name, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN));
  });
  const stream = streamOf(format, context);
  stream.avgFrameRate = new Rational(picture.fps, 1);
  if (picture.pixelAspect) stream.sampleAspectRatio = new Rational(...picture.pixelAspect);
  if (picture.displayMatrix) {
    const matrix = Buffer.alloc(36);
    picture.displayMatrix.forEach((value, i) => matrix.writeInt32LE(value, 4 * i));
    must(stream.codecpar.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, matrix));
  }
  return () => {
    const drain = drainTo(format, context, stream);
    for (const { bytes, milliseconds } of picture.frames) {
      const frame = Frame.fromVideoBuffer(Buffer.from(bytes), {
        width: picture.width,
        height: picture.height,
        format: picture.pixelFormat,
        timeBase: { num: 1, den: 1000 },
        pts: BigInt(milliseconds),
      });
      if (picture.colorSpace !== undefined) frame.colorSpace = picture.colorSpace;
      if (picture.colorRange !== undefined) frame.colorRange = picture.colorRange;
      must(context.sendFrameSync(frame));
      frame.free();
      drain();
    }
    must(context.sendFrameSync(null));
    drain();
    context.freeContext();
  };
}

function soundTrack(format: FormatContext, sound: ForeignSound): () => void {
  const { length } = sound.channels;
  const layout = { nbChannels: length, order: AV_CHANNEL_ORDER_NATIVE, mask: MASKS[length] as bigint };
  const isPacked = sound.encoder.startsWith('pcm_s16');
  const context = openEncoder(sound.encoder, (encoder) => {
    encoder.sampleFormat = isPacked ? AV_SAMPLE_FMT_S16 : AV_SAMPLE_FMT_FLTP;
    encoder.sampleRate = sound.sampleRate;
    encoder.channelLayout = layout;
    encoder.timeBase = new Rational(1, sound.sampleRate);
  });
  const stream = streamOf(format, context);
  const start = Math.round(((sound.startMilliseconds ?? 0) * sound.sampleRate) / 1000);
  return () => {
    const drain = drainTo(format, context, stream);
    const total = sound.channels[0]?.length ?? 0;
    const step = context.frameSize > 0 ? context.frameSize : 1024;
    for (let from = 0; from < total; from += step) {
      const parts = sound.channels.map((channel) => channel.subarray(from, from + step));
      const count = parts[0]?.length ?? 0;
      const frame = Frame.fromAudioBuffer(isPacked ? packed(parts) : planar(parts), {
        nbSamples: count,
        format: isPacked ? AV_SAMPLE_FMT_S16 : AV_SAMPLE_FMT_FLTP,
        sampleRate: sound.sampleRate,
        channelLayout: layout,
        timeBase: { num: 1, den: sound.sampleRate },
        pts: BigInt(start + from),
      });
      must(context.sendFrameSync(frame));
      frame.free();
      drain();
    }
    must(context.sendFrameSync(null));
    drain();
    context.freeContext();
  };
}

const MASKS: Readonly<Record<number, bigint>> = { 1: 0x4n, 2: 0x3n, 6: 0x3fn };

function planar(parts: readonly Float32Array[]): Buffer {
  return Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}

function packed(parts: readonly Float32Array[]): Buffer {
  const count = parts[0]?.length ?? 0;
  const samples = Int16Array.from({ length: count * parts.length }, (_, i) =>
    Math.round(32767 * (parts[i % parts.length]?.[Math.floor(i / parts.length)] ?? 0)),
  );
  return Buffer.from(samples.buffer);
}

function openEncoder(name: string, settle: (encoder: CodecContext) => void): CodecContext {
  const codec = Codec.findEncoderByName(name as FFDecoderCodec as never);
  if (!codec) throw new Error(`There is no encoder "${name}".`);
  const context = new CodecContext();
  context.allocContext3(codec);
  context.threadCount = 1;
  settle(context);
  must(context.open2Sync(codec, null));
  return context;
}

function streamOf(format: FormatContext, context: CodecContext): Stream {
  const stream = format.newStream();
  stream.timeBase = context.timeBase;
  must(stream.codecpar.fromContext(context));
  return stream;
}

function drainTo(format: FormatContext, context: CodecContext, stream: Stream): () => void {
  const packet = new Packet();
  packet.alloc();
  return () => {
    while (context.receivePacketSync(packet) >= 0) {
      packet.streamIndex = stream.index;
      packet.rescaleTs(context.timeBase, stream.timeBase);
      must(format.interleavedWriteFrameSync(packet));
      packet.unref();
    }
  };
}

function must(code: number): void {
  if (code < 0) throw new Error(`The codec library says ${code}.`);
}

import {
  AV_CODEC_ID_H264,
  AV_CODEC_ID_HEVC,
  AV_FRAME_FLAG_CORRUPT,
  AV_FRAME_FLAG_INTERLACED,
  AV_FRAME_FLAG_KEY,
  type AVCodecID,
} from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import type { DecodeHandlers, MediaFormat } from './decode-handlers.js';
import { FrameConverter, i420Bytes, type PictureShape } from './frame-converter.js';
import { RateGrid, TrackClock } from './media-clock.js';
import { type PictureRate, rateOf, shapeOf } from './media-format.js';
import { stampSeconds, type Track } from './track.js';

const FRAME_A_PACKET: ReadonlySet<AVCodecID> = new Set([AV_CODEC_ID_H264, AV_CODEC_ID_HEVC]);

/** Rates as near as this are one. */
const SAME_RATE = 0.01;

/** Hands out the whole frames of a picture track, and counts those that are not. */
export class PictureOutput {
  /** Frames that were handed out. */
  frames = 0;
  /** Frames that were decoded with errors, or that build on what is damaged. */
  damagedFrames = 0;
  private readonly shape: PictureShape;
  private readonly rate: PictureRate;
  private readonly converter: FrameConverter;
  private readonly clock: TrackClock;
  private readonly grid: RateGrid | null;
  private startSeconds = Number.NaN;
  private isInterlaced = false;
  /** Whether frames build on what is damaged: until the next key frame. */
  private isTainted = false;

  constructor(
    private readonly track: Track,
    private readonly handlers: DecodeHandlers,
    private readonly time: { originSeconds: number; durationSeconds: number },
  ) {
    this.shape = shapeOf(track.stream);
    this.rate = rateOf(track.stream);
    this.converter = new FrameConverter(this.shape);
    this.clock = new TrackClock(time.durationSeconds);
    this.grid = this.rate.isConstantRate ? new RateGrid(this.rate.fps, track.tickSeconds) : null;
  }

  get format(): NonNullable<MediaFormat['video']> {
    const { width, height } = this.shape;
    return { width, height, ...this.rate };
  }

  /** Packets of which the decoder made no frame, and said nothing. */
  get lostFrames(): number {
    const { stream, packets, hidden, refused, frames } = this.track;
    // Elsewhere, and where the halves of a frame travel apart, packets need not be frames.
    const isFrameEach = FRAME_A_PACKET.has(stream.codecpar.codecId) && !this.isInterlaced;
    return isFrameEach ? Math.max(0, packets - hidden - refused - frames) : 0;
  }

  /** When the last frame's time is over. */
  get endSeconds(): number {
    return this.clock.endSeconds;
  }

  /** Mean rate: measured, unless the file names it as exactly. */
  get fps(): number {
    const { fps } = this.rate;
    const shown = this.endSeconds - this.startSeconds;
    const measured = (this.frames + this.damagedFrames) / shown;
    const isAsNamed = !(shown > 0) || this.track.frames < 2 || Math.abs(measured - fps) <= SAME_RATE * fps;
    return isAsNamed ? fps : Math.round(measured * 1e6) / 1e6;
  }

  /** What the track gave so far was damaged: frames up to the next key frame build on it. */
  taint(): void {
    this.isTainted = true;
  }

  take(frame: Frame): void {
    this.isInterlaced ||= frame.hasFlags(AV_FRAME_FLAG_INTERLACED);
    const timeSeconds = this.timeOf(frame);
    if (this.isDamaged(frame)) {
      this.damagedFrames++;
      return;
    }
    const index = this.frames++;
    if (!this.handlers.onFrame) return;
    const { width, height } = this.shape;
    const bytes = i420Bytes(width, height);
    const i420 = this.handlers.target?.(bytes) ?? new Uint8Array(bytes);
    this.converter.convert(frame, i420);
    this.handlers.onFrame({ index, timeSeconds, width, height, i420 });
  }

  /** The last frame is shown for one more. */
  hold(): void {
    this.clock.hold(1 / this.rate.fps);
  }

  free(): void {
    this.converter.free();
  }

  private timeOf(frame: Frame): number {
    const stamp = stampSeconds(frame.bestEffortTimestamp, this.track) - this.time.originSeconds;
    if (Number.isNaN(this.startSeconds)) this.startSeconds = stamp;
    const lasts = this.grid ? 0 : Number(frame.duration) * this.track.tickSeconds;
    return this.clock.next(this.grid?.even(stamp) ?? stamp, lasts > 0 ? lasts : 1 / this.rate.fps);
  }

  private isDamaged(frame: Frame): boolean {
    const isWhole = frame.decodeErrorFlags === 0 && !frame.hasFlags(AV_FRAME_FLAG_CORRUPT);
    if (!isWhole) this.isTainted = true;
    else if (frame.hasFlags(AV_FRAME_FLAG_KEY)) this.isTainted = false;
    return this.isTainted;
  }
}

import { type CodecContext, Dictionary, FormatContext, Packet, type Stream } from 'node-av/lib';
import { AudioInput, openAudioEncoder, SAMPLE_RATE } from './audio-encoder.js';
import { MediaError } from './media-error.js';
import { type Blame, check, isDrained, setOption } from './native-call.js';
import { PartialFile } from './partial-file.js';
import { type Recipe, recipeMetadata } from './recipe.js';
import { frameBytes, openVideoEncoder, type VideoFormat, VideoInput, type VideoQuality } from './video-encoder.js';

export interface Mp4Options extends VideoFormat, VideoQuality {
  /** Frames that will follow; the file is only accepted with exactly as many. */
  frames: number;
  recipe: Recipe;
}

interface Track {
  context: CodecContext;
  stream: Stream;
}

/**
 * Writes one MP4: H.264 (4:2:0, BT.709 limited range) and AAC (48 kHz stereo), index first, recipe in the
 * metadata. Frames and samples are pushed in order; the sound lasts exactly as long as the picture.
 *
 * Calls are synchronous and block their thread: use it in a worker. After `finish` or `abort` the writer is
 * closed; any error closes it too, and nothing remains on disk but a finished file.
 */
export class Mp4Writer {
  private readonly file: PartialFile;
  private readonly container = new FormatContext();
  private readonly packet = new Packet();
  private readonly tracks: Track[] = [];
  private readonly blame: Blame;
  private readonly totalSamples: number;
  /** Samples that wait for a whole AAC frame: left plane, then right plane. */
  private readonly pending: Float32Array;
  private readonly videoInput: VideoInput;
  private readonly audioInput = new AudioInput();
  private pendingSamples = 0;
  private framesIn = 0;
  private samplesIn = 0;
  private isOpen = true;

  /** @throws {MediaError} when the place cannot be written or the format cannot be encoded */
  constructor(
    path: string,
    private readonly options: Mp4Options,
  ) {
    this.file = new PartialFile(path);
    this.blame = {
      code: 'media/cannot-write',
      what: `Cannot write "${path}"`,
      path,
      fix: 'Check that the disk has room.',
    };
    this.totalSamples = Math.round((options.frames * SAMPLE_RATE) / options.fps);
    this.videoInput = new VideoInput(options);
    this.packet.alloc();
    this.guard(() => this.open());
    this.pending = new Float32Array(2 * this.audio.context.frameSize);
  }

  /** Where the file grows until it is whole: what to remove should this thread die. */
  get temporaryPath(): string {
    return this.file.temporaryPath;
  }

  /** Bytes of one frame. */
  get frameBytes(): number {
    return frameBytes(this.options.width, this.options.height);
  }

  /** Encodes the next frame: tight I420, also over shared memory; it may be overwritten afterwards. */
  writeFrame(i420: Uint8Array): void {
    this.guard(() => {
      if (i420.byteLength !== this.frameBytes) {
        throw new MediaError(
          'media/not-encodable',
          `Frame ${this.framesIn} has ${i420.byteLength} bytes; ${this.options.width}x${this.options.height} needs ${this.frameBytes}.`,
        );
      }
      const frame = this.videoInput.load(Buffer.from(i420.buffer, i420.byteOffset, i420.byteLength), this.framesIn);
      check(this.video.context.sendFrameSync(frame), this.encoderBlame('H.264'));
      this.drain(this.video);
      this.framesIn++;
    });
  }

  /** Encodes the next samples: left and right of equal length, in [-1, 1]. */
  writeSamples(left: Float32Array, right: Float32Array): void {
    this.guard(() => {
      const frameSize = this.pending.length / 2;
      for (let at = 0; at < left.length; ) {
        const count = Math.min(frameSize - this.pendingSamples, left.length - at);
        this.pending.set(left.subarray(at, at + count), this.pendingSamples);
        this.pending.set(right.subarray(at, at + count), frameSize + this.pendingSamples);
        this.pendingSamples += count;
        at += count;
        if (this.pendingSamples === frameSize) this.flushPending();
      }
    });
  }

  /**
   * Completes the file and gives it its name.
   *
   * @throws {MediaError} when frames or samples are missing or too many, or the disk is full
   */
  finish(): void {
    this.guard(() => {
      this.flushPending();
      if (this.framesIn !== this.options.frames || this.samplesIn !== this.totalSamples) {
        throw new MediaError(
          'media/encoder-failed',
          `"${this.file.path}" was to have ${this.options.frames} frames and ${this.totalSamples} samples, but received ${this.framesIn} and ${this.samplesIn}.`,
        );
      }
      for (const track of this.tracks) {
        check(track.context.sendFrameSync(null), this.encoderBlame('stream'));
        this.drain(track);
      }
      check(this.container.writeTrailerSync(), this.blame);
      this.container.flushSync();
      check(this.container.pb?.error ?? 0, this.blame);
    });
    this.close();
    this.file.commit();
  }

  /** Gives up: removes what was written. Harmless when already closed. */
  abort(): void {
    if (!this.isOpen) return;
    this.close();
    this.file.discard();
  }

  private get video(): Track {
    return this.tracks[0] as Track;
  }

  private get audio(): Track {
    return this.tracks[1] as Track;
  }

  private open(): void {
    check(this.container.allocOutputContext2(null, 'mp4', this.file.temporaryPath), this.blame);
    this.addTrack(openVideoEncoder(this.options, this.options));
    this.addTrack(openAudioEncoder());
    this.container.metadata = Dictionary.fromObject(recipeMetadata(this.options.recipe));
    check(this.container.openOutputSync(), this.blame);
    setOption(this.container, 'movflags', '+faststart', this.blame);
    check(this.container.writeHeaderSync(null), this.blame);
  }

  private addTrack(context: CodecContext): void {
    const stream = this.container.newStream();
    this.tracks.push({ context, stream });
    stream.timeBase = context.timeBase;
    check(stream.codecpar.fromContext(context), this.blame);
  }

  private flushPending(): void {
    const count = this.pendingSamples;
    if (count === 0) return;
    const frameSize = this.pending.length / 2;
    if (count < frameSize) this.pending.copyWithin(count, frameSize, frameSize + count);
    const frame = this.audioInput.load(this.pending, count, this.samplesIn);
    check(this.audio.context.sendFrameSync(frame), this.encoderBlame('AAC'));
    this.samplesIn += count;
    this.pendingSamples = 0;
    this.drain(this.audio);
  }

  private drain(track: Track): void {
    const { context, stream } = track;
    for (;;) {
      const code = context.receivePacketSync(this.packet);
      if (isDrained(code)) return;
      check(code, this.encoderBlame('stream'));
      this.packet.streamIndex = stream.index;
      // x264 leaves the duration open; without it the last frame would last no time.
      if (this.packet.duration === 0n) this.packet.duration = 1n;
      this.packet.rescaleTs(context.timeBase, stream.timeBase);
      check(this.container.interleavedWriteFrameSync(this.packet), this.blame);
      this.packet.unref();
    }
  }

  private encoderBlame(name: string): Blame {
    return {
      code: 'media/encoder-failed',
      what: `The ${name} encoder refused frame ${this.framesIn} of "${this.file.path}"`,
      path: this.file.path,
    };
  }

  private guard(step: () => void): void {
    if (!this.isOpen)
      throw new MediaError('media/encoder-failed', `"${this.file.path}" is already closed.`, { path: this.file.path });
    try {
      step();
    } catch (error) {
      this.abort();
      throw error;
    }
  }

  private close(): void {
    this.isOpen = false;
    this.packet.free();
    this.videoInput.free();
    this.audioInput.free();
    this.container.closeOutputSync();
    for (const { context } of this.tracks) context.freeContext();
    this.container.freeContext();
  }
}

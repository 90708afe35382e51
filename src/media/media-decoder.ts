import { setImmediate } from 'node:timers/promises';
import {
  AV_FRAME_FLAG_CORRUPT,
  AV_NOPTS_VALUE,
  AV_PKT_FLAG_CORRUPT,
  AV_PKT_FLAG_DISCARD,
  AVDISCARD_ALL,
  AVERROR_EOF,
} from 'node-av/constants';
import { type FormatContext, Frame, Packet } from 'node-av/lib';
import type { DecodeHandlers, MediaFormat } from './decode-handlers.js';
import { MediaError } from './media-error.js';
import { isDrained } from './native-call.js';
import { PictureOutput } from './picture-output.js';
import { missingAtEnd } from './promised.js';
import { SoundOutput } from './sound-output.js';
import { openSource } from './source-file.js';
import { openTracks, startSeconds, type Track } from './track.js';

/** What could not be read. All 0 for a whole file. */
export interface MediaDamage {
  /** Packets that the decoder refused; of sound, also those that the file promises and does not hold. */
  packets: number;
  /** Frames that could not be decoded whole, that build on such frames, or that the file promises and does not hold. */
  frames: number;
}

export interface DecodedMedia {
  /** `frames`: those that were handed out. `endSeconds`: when the time of the last one is over. */
  video: { width: number; height: number; fps: number; frames: number; endSeconds: number } | null;
  /** `samples`: those that were handed out, per channel. */
  audio: { sampleRate: number; channels: number; samples: number } | null;
  damage: MediaDamage;
}

/** Packets that are decoded in one go. */
const PACKETS_A_STEP = 256;

/**
 * Decodes a video or audio file from start to end, handing out frames and samples as they come. A damaged file gives
 * what is whole and counts what is not. Blocks its thread: use it in a worker.
 *
 * @throws {MediaError} `media/cannot-read` when the file cannot be opened or nothing in it can be decoded
 */
export function decodeMedia(path: string, handlers: DecodeHandlers): DecodedMedia {
  const steps = decodingSteps(path, handlers);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * As `decodeMedia`, for files of any length: between steps the thread rests, and only then is memory that the codec
 * library shared with JavaScript given back.
 */
export async function decodeLongMedia(path: string, handlers: DecodeHandlers): Promise<DecodedMedia> {
  const steps = decodingSteps(path, handlers);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

function* decodingSteps(path: string, handlers: DecodeHandlers): Generator<void, DecodedMedia> {
  const container = openSource(path);
  const decoding = new Decoding(path, container, handlers);
  try {
    return yield* decoding.run();
  } finally {
    decoding.free();
    container.closeInputSync();
  }
}

class Decoding {
  private readonly packet = new Packet();
  private readonly frame = new Frame();
  private readonly tracks: Track[];
  private readonly picture: PictureOutput | null;
  private readonly sound: SoundOutput | null;
  private readonly durationSeconds: number | null;
  /** Start of the file by its own clock. */
  private readonly originSeconds: number;
  /** Reads that failed before the file's end. */
  private failedReads = 0;

  constructor(
    private readonly path: string,
    private readonly container: FormatContext,
    private readonly handlers: DecodeHandlers,
  ) {
    this.packet.alloc();
    this.frame.alloc();
    this.tracks = openTracks(container);
    const { duration } = container;
    this.durationSeconds = duration === AV_NOPTS_VALUE || duration <= 0n ? null : Number(duration) / 1e6;
    const starts = this.tracks.map(startSeconds).filter((seconds) => !Number.isNaN(seconds));
    this.originSeconds = starts.length > 0 ? Math.min(...starts) : 0;
    const time = { originSeconds: this.originSeconds, durationSeconds: this.durationSeconds ?? 0 };
    const [video, audio] = [this.track('video'), this.track('audio')];
    this.picture = video ? new PictureOutput(video, handlers, time) : null;
    this.sound = audio ? new SoundOutput(audio, handlers, time) : null;
  }

  *run(): Generator<void, DecodedMedia> {
    if (this.tracks.length === 0) throw this.unreadable('it holds neither picture nor sound');
    if (this.tracks.every(({ context }) => context === null))
      throw this.unreadable('there is no decoder for it here. Convert the file first');
    for (const stream of this.container.streams) {
      if (this.tracks.every((track) => track.stream.index !== stream.index)) stream.discard = AVDISCARD_ALL;
    }
    this.handlers.onFormat?.(this.format);
    for (let packets = 1; this.readPacket(); packets++) {
      this.packet.unref();
      if (packets % PACKETS_A_STEP === 0) yield;
    }
    for (const track of this.tracks) if (track.context) this.receive(track, null);
    this.assertUse();
    return this.summary();
  }

  free(): void {
    this.packet.free();
    this.frame.free();
    for (const { context } of this.tracks) context?.freeContext();
    this.picture?.free();
    this.sound?.free();
  }

  private get format(): MediaFormat {
    const { durationSeconds } = this;
    return { video: this.picture?.format ?? null, audio: this.sound?.format ?? null, durationSeconds };
  }

  private track(kind: Track['kind']): Track | undefined {
    return this.tracks.find((track) => track.kind === kind);
  }

  /** @returns false at the end */
  private readPacket(): boolean {
    const code = this.container.readFrameSync(this.packet);
    if (code < 0) {
      if (code !== AVERROR_EOF) this.failedReads++;
      return false;
    }
    const track = this.tracks.find(({ stream }) => stream.index === this.packet.streamIndex);
    if (track) this.decode(track);
    return true;
  }

  private decode(track: Track): void {
    track.packets++;
    const isEmpty = this.packet.size === 0;
    if (isEmpty || this.packet.hasFlags(AV_PKT_FLAG_DISCARD)) track.hidden++;
    // Some containers mark a frame that is shown on as an empty packet; to a decoder that would mean the end.
    if (isEmpty) {
      if (track.kind === 'video') this.picture?.hold();
      return;
    }
    if (this.packet.hasFlags(AV_PKT_FLAG_CORRUPT)) this.picture?.taint();
    this.receive(track, this.packet);
  }

  private receive(track: Track, packet: Packet | null): void {
    const { context } = track;
    if (!context || context.sendPacketSync(packet) < 0) this.refuse(track);
    while (context) {
      const code = context.receiveFrameSync(this.frame);
      if (isDrained(code)) return;
      if (code < 0) {
        this.refuse(track);
        return;
      }
      this.take(track);
      this.frame.unref();
    }
  }

  private take(track: Track): void {
    track.frames++;
    if (track.kind === 'video') this.picture?.take(this.frame);
    else if (this.frame.decodeErrorFlags !== 0 || this.frame.hasFlags(AV_FRAME_FLAG_CORRUPT)) track.refused++;
    else this.sound?.take(this.frame);
  }

  private refuse(track: Track): void {
    track.refused++;
    if (track.kind === 'video') this.picture?.taint();
  }

  /** Almost any bytes look like some format; what nearly nothing can be decoded of is of another kind. */
  private assertUse(): void {
    const refused = this.tracks.reduce((sum, track) => sum + track.refused, 0);
    const decoded = this.tracks.reduce((sum, track) => sum + track.frames, 0);
    if (decoded === 0 || refused > decoded)
      throw this.unreadable(
        `it is of another kind or damaged beyond use: ${decoded} packets could be decoded, ${refused} could not`,
      );
  }

  private summary(): DecodedMedia {
    const { picture, sound } = this;
    const { width, height } = picture?.format ?? { width: 0, height: 0 };
    return {
      video: picture && { width, height, fps: picture.fps, frames: picture.frames, endSeconds: picture.endSeconds },
      audio: sound ? { ...sound.format, samples: sound.samples } : null,
      damage: this.damage(),
    };
  }

  private damage(): MediaDamage {
    const refused = this.tracks.reduce((sum, track) => sum + track.refused, 0);
    return {
      packets: refused + this.failedReads + this.missingSounds(),
      frames: (this.picture?.damagedFrames ?? 0) + this.missingFrames(),
    };
  }

  private missingFrames(): number {
    const video = this.track('video');
    if (!video || !this.picture) return 0;
    const endSeconds = this.originSeconds + this.picture.endSeconds;
    const stepSeconds = 1 / this.picture.fps;
    const missing = missingAtEnd(this.container, video, { endSeconds, stepSeconds });
    return video.refused + this.picture.lostFrames + missing;
  }

  private missingSounds(): number {
    const audio = this.track('audio');
    if (!audio || !this.sound) return 0;
    const endSeconds = this.originSeconds + this.sound.endSeconds;
    return missingAtEnd(this.container, audio, { endSeconds, stepSeconds: this.sound.stepSeconds });
  }

  private unreadable(reason: string): MediaError {
    return new MediaError('media/cannot-read', `Cannot read "${this.path}": ${reason}.`, { path: this.path });
  }
}

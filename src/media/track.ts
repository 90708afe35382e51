import {
  AV_DISPOSITION_ATTACHED_PIC,
  AV_DISPOSITION_TIMED_THUMBNAILS,
  AV_NOPTS_VALUE,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { Codec, CodecContext, type FormatContext, type Stream } from 'node-av/lib';

export type TrackKind = 'video' | 'audio';

/** One of a file's tracks, on its way through the decoder. */
export interface Track {
  kind: TrackKind;
  stream: Stream;
  /** Seconds of one tick of its clock. */
  tickSeconds: number;
  /** Null when this build has no decoder for it: every packet then counts as refused. */
  context: CodecContext | null;
  /** Packets read, those that the decoder refused, and those that show nothing by the container's own word. */
  packets: number;
  refused: number;
  hidden: number;
  /** Frames or blocks of samples that were decoded. */
  frames: number;
}

/** The file's main picture and sound, as far as there are. A picture that is attached to sound, like a cover, is no video. */
export function openTracks(container: FormatContext): Track[] {
  return (
    [
      ['video', AVMEDIA_TYPE_VIDEO],
      ['audio', AVMEDIA_TYPE_AUDIO],
    ] as const
  ).flatMap(([kind, type]) => {
    const candidates = container.streams.filter((stream) => stream.codecpar.codecType === type && isShown(stream));
    const best = container.findBestStream(type);
    const stream = candidates.find(({ index }) => index === best) ?? candidates[0];
    return stream ? [openTrack(kind, stream)] : [];
  });
}

function openTrack(kind: TrackKind, stream: Stream): Track {
  const { num, den } = stream.timeBase;
  const tickSeconds = den > 0 ? num / den : 0;
  return { kind, stream, tickSeconds, context: openDecoder(stream), packets: 0, refused: 0, hidden: 0, frames: 0 };
}

/** A stamp of the track in seconds of the file's clock, or NaN for none. */
export function stampSeconds(stamp: bigint, track: Track): number {
  return stamp === AV_NOPTS_VALUE ? Number.NaN : Number(stamp) * track.tickSeconds;
}

/** When the track begins by the file's clock, or NaN when the file does not say. */
export function startSeconds(track: Track): number {
  return stampSeconds(track.stream.startTime, track);
}

function isShown({ disposition }: Stream): boolean {
  return (disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS)) === 0;
}

function openDecoder(stream: Stream): CodecContext | null {
  const codec = Codec.findDecoder(stream.codecpar.codecId);
  if (!codec) return null;
  const context = new CodecContext();
  context.allocContext3(codec);
  const isReady = context.parametersToContext(stream.codecpar) >= 0;
  context.pktTimebase = stream.timeBase;
  context.threadCount = 1;
  if (isReady && context.open2Sync(codec, null) >= 0) return context;
  context.freeContext();
  return null;
}

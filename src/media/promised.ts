import type { FormatContext } from 'node-av/lib';
import { startSeconds, type Track } from './track.js';

/** A track that ends this much before its promised end is cut off: codecs pad and trim by less. */
const SHORTFALL_SECONDS = 0.1;
/** A length that no file has is a fault of the header. */
const LONGEST_SECONDS = 30 * 86400;

/** Where the reading of a track ended. */
export interface TrackEnd {
  /** On the file's own clock. */
  endSeconds: number;
  /** Of one frame, or of one packet of sound. */
  stepSeconds: number;
}

/**
 * How many frames or packets at its end a track does not hold although the file promises them: what a broken download
 * or a full disk leaves. 0 where the file makes no promise that can be trusted.
 */
export function missingAtEnd(container: FormatContext, track: Track, { endSeconds, stepSeconds }: TrackEnd): number {
  const missing = promisedEnd(container, track) - endSeconds;
  const isVideo = track.kind === 'video';
  if (!(missing > (isVideo ? Math.min(SHORTFALL_SECONDS, stepSeconds / 2) : SHORTFALL_SECONDS))) return 0;
  // An index lists every frame, but also those that are left out at the start of a trimmed file.
  const listed = isVideo && track.hidden === 0 ? Number(track.stream.nbFrames) - track.packets : 0;
  return Math.max(1, listed > 0 ? listed : Math.round(missing / stepSeconds));
}

/** When the track ends by the file's word, on its clock; NaN where the word is a guess, or none. */
function promisedEnd(container: FormatContext, track: Track): number {
  const start = startSeconds(track);
  const lasts = Number(track.stream.duration) * track.tickSeconds;
  const end = lasts > 0 && lasts < LONGEST_SECONDS ? (Number.isNaN(start) ? 0 : start) + lasts : Number.NaN;
  switch (container.iformat?.name) {
    case 'mov,mp4,m4a,3gp,3g2,mj2':
    case 'flac':
      return end;
    case 'avi':
      return track.kind === 'video' ? end : Number.NaN;
    case 'mp3':
      // Only a file whose header names the encoder's delay names its length too; others are estimated by their size.
      return start > 0 ? end : Number.NaN;
    case 'flv':
      return Number(container.duration) / 1e6;
    case 'matroska,webm':
      return taggedEnd(track);
    default:
      return Number.NaN;
  }
}

/** Matroska keeps the end of a track as a tag, e.g. `00:01:02.500000000`. */
function taggedEnd({ stream }: Track): number {
  const text = stream.metadata?.getAll().DURATION;
  const match = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text ?? '');
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) : Number.NaN;
}

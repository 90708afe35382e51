import type { FormatContext } from 'node-av/lib';
import { type Track, tickSeconds } from './track.js';

/** Containers whose index lists every packet of a track. */
const WITH_COUNT = /\bmov\b|\bmp4\b/;
/** Containers whose header says truly how long a track is. */
const WITH_LENGTH = /^(wav|aiff|w64|au|caf|flac|matroska,webm)$/;
/** No packet is smaller: a promise of more packets than fit is a fault of the index. */
const LEAST_PACKET_BYTES = 1;
/** A track that ends this much before its promised end is cut off. */
const SHORTFALL_SECONDS = 0.1;

/** @returns packets that the file lists for the track and does not hold; 0 when it keeps no list */
export function missingPackets(container: FormatContext, { stream, packets }: Track, fileBytes: number): number {
  const promised = Number(stream.nbFrames);
  if (!WITH_COUNT.test(container.iformat?.name ?? '')) return 0;
  if (!(promised > 0 && promised * LEAST_PACKET_BYTES <= fileBytes)) return 0;
  return Math.max(0, promised - packets);
}

/** @returns seconds between the end of what was read of the track and the end that the file promises; 0 when it does not */
export function missingSeconds(container: FormatContext, track: Track, endSeconds: number): number {
  if (!WITH_LENGTH.test(container.iformat?.name ?? '')) return 0;
  const promised = taggedSeconds(track) ?? Number(track.stream.duration) * tickSeconds(track);
  const missing = promised - endSeconds;
  return missing > SHORTFALL_SECONDS && Number.isFinite(missing) ? missing : 0;
}

/** Matroska keeps the length of a track as a tag, e.g. `00:01:02.500000000`. */
function taggedSeconds({ stream }: Track): number | undefined {
  const text = stream.metadata?.getAll().DURATION;
  const match = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text ?? '');
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) : undefined;
}

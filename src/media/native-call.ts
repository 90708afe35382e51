import {
  AV_LOG_QUIET,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AVERROR_EAGAIN,
  AVERROR_EOF,
} from 'node-av/constants';
import { type CodecContext, FFmpegError, type FormatContext, Log, type SoftwareScaleContext } from 'node-av/lib';
import { MediaError, type MediaErrorCode } from './media-error.js';

// The library's own log would write into the user's terminal; what it says comes back as return codes too.
Log.setLevel(AV_LOG_QUIET);

/** What a failed native call is reported as. */
export interface Blame {
  code: MediaErrorCode;
  /** Sentence without its full stop, e.g. `Cannot write "a.mp4"`. */
  what: string;
  path?: string;
  /** Sentence that says what to do. */
  fix?: string;
}

/**
 * Native calls return negative codes instead of throwing: every one passes through here.
 *
 * @returns the code, when it is no error
 * @throws {MediaError} otherwise, with the library's own words as the reason
 */
export function check(code: number, blame: Blame): number {
  if (code >= 0) return code;
  const reason = FFmpegError.strerror(code);
  throw new MediaError(blame.code, `${blame.what}: ${reason}.${blame.fix ? ` ${blame.fix}` : ''}`, {
    ...(blame.path === undefined ? {} : { path: blame.path }),
    cause: FFmpegError.fromCode(code) ?? undefined,
  });
}

/** True when a codec has nothing more to give for now, or for good. */
export function isDrained(code: number): boolean {
  return code === AVERROR_EAGAIN || code === AVERROR_EOF;
}

/**
 * Sets one option of a codec, container or scaler. Options go in this way and never as a dictionary handed to
 * `open2Sync`, which frees that dictionary twice.
 */
export function setOption(
  target: CodecContext | FormatContext | SoftwareScaleContext,
  name: string,
  value: string | number,
  blame: Blame,
): void {
  const code = target.setOption(name, String(value), AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN);
  check(code, { ...blame, what: `${blame.what} (option ${name}=${value})` });
}

/** What can go wrong with a media file, as stable codes. */
export type MediaErrorCode =
  | 'media/not-encodable'
  | 'media/cannot-write'
  | 'media/cannot-read'
  | 'media/no-recipe'
  | 'media/encoder-failed'
  | 'media/decoder-failed';

/** A media file could not be written or read. The message says what happened, to what, and what to do. */
export class MediaError extends Error {
  override readonly name = 'MediaError';

  constructor(
    readonly code: MediaErrorCode,
    message: string,
    options: { path?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.path = options.path;
  }

  /** The file concerned. */
  readonly path: string | undefined;
}

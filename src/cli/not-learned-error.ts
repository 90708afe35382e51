/** A video was made, but nothing could be learned from it. */
export class NotLearnedError extends Error {
  override readonly name = 'NotLearnedError';
  readonly code: string | undefined;

  /** @param path - the video, as the user may type it */
  constructor(path: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
    const reason =
      code === 'studio/aborted' ? 'it was called off' : cause instanceof Error ? cause.message : `${cause}`;
    super(
      `The video ${path} was made, but nothing was learned from it: ${reason.replace(/\.$/, '')}. ` +
        `Nothing was recorded. To try again: motion extract ${JSON.stringify(path)} --learn`,
      { cause },
    );
    this.code = code;
  }
}

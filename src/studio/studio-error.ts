/** What can go wrong in a use case, as stable codes; `studio/usage` means that the request itself is wrong. */
export type StudioErrorCode =
  | 'studio/usage'
  | 'studio/cannot-read'
  | 'studio/cannot-write'
  | 'studio/aborted'
  | 'studio/worker-died'
  | 'studio/worker-failed'
  | 'studio/not-installed';

/** A use case could not be carried out. The message says what happened, to what, and what to do. */
export class StudioError extends Error {
  override readonly name = 'StudioError';

  constructor(
    readonly code: StudioErrorCode,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
  }
}

/** The error of a run that was called off. */
export function abortedError(): StudioError {
  return new StudioError('studio/aborted', 'The run was called off. Nothing was written.');
}

/** What can go wrong with the registries, as stable codes. */
export type RegistryErrorCode =
  | 'registry/cannot-open'
  | 'registry/invalid-discovery'
  | 'registry/invalid-export'
  | 'registry/busy'
  | 'registry/key-reused'
  | 'registry/newer-schema';

/** The registries could not do what was asked. The message says what happened, to what, and what to do. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';

  constructor(
    readonly code: RegistryErrorCode,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
  }
}

/**
 * What a failure means for the caller: `invalid` and `conflict` will fail again as they are, `missing` names something
 * that is not there, `denied` needs a token, `busy` and `unreachable` are worth another try.
 */
export const SERVICE_FAILURES = [
  'invalid',
  'missing',
  'conflict',
  'denied',
  'too-large',
  'busy',
  'unreachable',
] as const;
export type ServiceFailure = (typeof SERVICE_FAILURES)[number];

/** A call that the system did not carry out. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  /** @param details - more about it; null when the message says all */
  constructor(
    readonly kind: ServiceFailure,
    message: string,
    readonly details: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Whether the same call may succeed later. */
  get isPassing(): boolean {
    return this.kind === 'busy' || this.kind === 'unreachable';
  }
}

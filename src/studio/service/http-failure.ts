import { SERVICE_FAILURES, ServiceError, type ServiceFailure } from './service-error.js';

/** A call that failed on the way or was answered with an error. */
export class HttpServiceError extends ServiceError {
  constructor(
    kind: ServiceFailure,
    message: string,
    /** Which call: `POST /api/jobs`. */
    readonly call: string,
    /** What was answered; null when nothing was. */
    readonly status: number | null,
    more: { details?: string | null; retryAfterSeconds?: number | null; cause?: unknown } = {},
  ) {
    super(kind, message, more.details ?? null, more.cause === undefined ? undefined : { cause: more.cause });
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }

  /** When the server wants to be asked again; null when it did not say. */
  readonly retryAfterSeconds: number | null;
}

const KINDS: Readonly<Record<number, ServiceFailure>> = {
  401: 'denied',
  403: 'denied',
  404: 'missing',
  409: 'conflict',
  413: 'too-large',
  429: 'busy',
  503: 'busy',
};

/** What an answer that is no success means. */
export function failureOf(call: string, response: Response, text: string): HttpServiceError {
  const { status } = response;
  if (status >= 300 && status < 400) return movedFailure(call, response);
  const { error, details, kind: told } = readError(text);
  const kind = told ?? KINDS[status] ?? (status >= 500 ? 'unreachable' : 'invalid');
  return new HttpServiceError(kind, error ?? `${call} was answered with ${status}.`, call, status, {
    details,
    retryAfterSeconds: retryAfterOf(response.headers.get('retry-after'), Date.now()),
  });
}

/** The call did not come through. */
export function unreachableFailure(call: string, what: string, cause?: unknown): HttpServiceError {
  return new HttpServiceError('unreachable', `${call}: ${what}`, call, null, { cause });
}

/** Seconds that a `Retry-After` header asks for (RFC 9110, section 10.2.3: seconds or a date); null when it is none. */
export function retryAfterOf(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, (date - nowMs) / 1000);
}

function movedFailure(call: string, response: Response): HttpServiceError {
  const place = response.headers.get('location') ?? 'another address';
  const message = `${call} is answered at ${place}. Give that server as --api-base.`;
  return new HttpServiceError('invalid', message, call, response.status);
}

/** What an error answer says; nothing when it is no JSON, as of something that stands between. */
function readError(text: string): { error: string | null; details: string | null; kind: ServiceFailure | null } {
  const { error, detail, details, kind } = fieldsOf(text);
  return {
    error: typeof error === 'string' ? error : typeof detail === 'string' ? detail : null,
    details: typeof details === 'string' ? details : null,
    kind: SERVICE_FAILURES.find((each) => each === kind) ?? null,
  };
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

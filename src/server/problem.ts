import type { Context } from 'hono';
import type { ServiceFailure } from '../studio/service/service-error.js';
import { ServiceError } from '../studio/service/service-error.js';

/** A request that is not carried out, and what its sender is told. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    message: string,
    readonly options: {
      kind?: ServiceFailure;
      details?: string | null;
      headers?: Readonly<Record<string, string>>;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
  }
}

/** How failures of the service are answered. */
export const STATUS_OF: Readonly<Record<ServiceFailure, number>> = {
  invalid: 400,
  denied: 401,
  missing: 404,
  conflict: 409,
  'too-large': 413,
  busy: 503,
  unreachable: 503,
};

/** What each status is called, as `title`. */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Token needed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Wrong kind of content',
  416: 'Range not satisfiable',
  422: 'Cannot be carried out',
  429: 'Too many requests',
  500: 'Failure',
  503: 'Service unavailable',
};

const KIND_OF_STATUS: Readonly<Record<number, ServiceFailure>> = {
  401: 'denied',
  404: 'missing',
  409: 'conflict',
  413: 'too-large',
  429: 'busy',
  500: 'busy',
  503: 'busy',
};

/** Seconds after which a client should try again when nothing better is known. Contract §1.0. */
const RETRY_AFTER_SECONDS = '3';

/** The answer to what is not carried out: RFC 9457, and `error` and `details`, which older clients read. */
export function problemResponse(context: Context, problem: Problem): Response {
  const { status, message, options } = problem;
  const kind = options.kind ?? KIND_OF_STATUS[status] ?? 'invalid';
  const body = {
    type: `/reference#problem-${kind}`,
    title: TITLES[status] ?? 'Failure',
    status,
    detail: options.details ? `${message}: ${options.details}` : message,
    instance: context.req.path,
    kind,
    error: message,
    ...(options.details ? { details: options.details } : {}),
  };
  return context.body(JSON.stringify(body), status as 500, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
    ...options.headers,
  });
}

/** What an endpoint says about failures beyond the common rules. */
export interface FailureRules {
  statuses?: Partial<Record<ServiceFailure, number>>;
  failure?: { status: number; error: string };
}

/**
 * What is said about anything that was thrown. What is nobody's fault but ours is 503 as contract §1.0 has it, or what
 * the endpoint says instead.
 */
export function problemOf(error: unknown, rules: FailureRules = {}): Problem {
  if (error instanceof Problem) return error;
  const kind = error instanceof ServiceError ? error.kind : 'busy';
  const message = error instanceof Error ? error.message : String(error);
  const details = error instanceof ServiceError ? error.details : null;
  if (kind !== 'busy' && kind !== 'unreachable')
    return new Problem(rules.statuses?.[kind] ?? STATUS_OF[kind], message, { kind, details, cause: error });
  const own = rules.failure ?? (error instanceof ServiceError ? null : UNFORESEEN);
  return new Problem(own?.status ?? STATUS_OF[kind], own?.error ?? message, {
    kind,
    details: own ? (details ?? message) : details,
    cause: error,
  });
}

const UNFORESEEN = { status: 503, error: 'Service temporarily unavailable' };

import { setTimeout as sleep } from 'node:timers/promises';
import { abortedError, StudioError } from '../studio-error.js';
import { attempt, type HttpAnswer, type HttpMessage } from './http-attempt.js';
import { HttpServiceError } from './http-failure.js';
import { CALL_LIMITS, type CallName, type OwnLimits } from './http-limits.js';

export interface HttpClientOptions {
  /** Root of the server: `http://127.0.0.1:8787`. */
  apiBase: string;
  /** Sent as a bearer token: what `MOTION_API_SECRET` says there. */
  secret?: string | undefined;
  /** Calls that are made under other limits than usual. */
  limits?: OwnLimits;
  /** No attempt waits longer, whatever its call; for servers near by. */
  longestWaitSeconds?: number | undefined;
  /** Pause before an attempt after a failure in passing, default 2. */
  pauseSeconds?: number | undefined;
  /** Calls off everything that is under way. */
  signal?: AbortSignal | undefined;
  /** Takes a line for each attempt that is made again. */
  log?(line: string): void;
  /** Waits; tests hand in one that does not. */
  pause?(seconds: number, signal: AbortSignal | undefined): Promise<void>;
}

/** One call of the interface. */
export interface ApiCall {
  /** Whose limits hold. */
  name: CallName;
  method: HttpMessage['method'];
  /** From the root of the server, `/api/jobs`; parts are encoded by the caller. */
  path: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  json?: unknown;
  file?: NonNullable<HttpMessage['file']>;
  /** Makes a write count once however often it arrives: sent with all attempts. */
  key?: string | undefined;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal | undefined;
}

const PAUSE_SECONDS = 2;
/** Added for each attempt when the server says that there are too many. */
const CROWDED_PAUSE_SECONDS = 2;
/** A server that asks for more is not waited for. */
const LONGEST_PAUSE_SECONDS = 60;

/** Makes calls and repeats those that failed in passing. Contract §4.6. */
export class HttpClient {
  private readonly root: string;

  /** @throws {StudioError} `studio/usage` when the server's address is none */
  constructor(private readonly options: HttpClientOptions) {
    this.root = rootOf(options.apiBase);
  }

  /** The body of the answer; null when it is empty. Errors as of `send`. */
  async ask<T>(call: ApiCall): Promise<T> {
    return (await this.send(call)).body as T;
  }

  /**
   * @throws {HttpServiceError} when it is refused, or failed as often as the limits of the call allow
   * @throws {StudioError} `studio/aborted` when called off
   */
  async send(call: ApiCall): Promise<HttpAnswer> {
    const { timeoutSeconds, retries } = this.options.limits?.[call.name] ?? CALL_LIMITS[call.name];
    const wait = Math.min(timeoutSeconds, this.options.longestWaitSeconds ?? Number.POSITIVE_INFINITY);
    const message = this.messageOf(call);
    const signal = call.signal ?? this.options.signal;
    for (let number = 1; ; number++) {
      try {
        return await attempt(message, wait, signal);
      } catch (error) {
        if (!(error instanceof HttpServiceError) || !error.isPassing || number > retries) throw error;
        const seconds = this.pauseAfter(error, number);
        this.options.log?.(
          `API ${call.method} ${call.path} → ${error.status ?? error.message} (attempt ${number}), retrying in ${seconds}s`,
        );
        await (this.options.pause ?? pauseFor)(seconds, signal);
      }
    }
  }

  /** The call as it is sent. */
  messageOf({ method, path, query, json, file, key, headers: more }: ApiCall): HttpMessage {
    const url = new URL(this.root + path);
    for (const [name, value] of Object.entries(query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const { secret } = this.options;
    const headers = {
      accept: 'application/json',
      ...(secret ? { authorization: `Bearer ${secret}` } : {}),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...more,
    };
    return { method, url, headers, ...(json === undefined ? {} : { json }), ...(file ? { file } : {}) };
  }

  private pauseAfter({ status, retryAfterSeconds }: HttpServiceError, number: number): number {
    if (retryAfterSeconds !== null) return Math.min(retryAfterSeconds, LONGEST_PAUSE_SECONDS);
    const pause = this.options.pauseSeconds ?? PAUSE_SECONDS;
    return status === 429 ? pause + CROWDED_PAUSE_SECONDS * number : pause;
  }
}

async function pauseFor(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(seconds * 1000, undefined, signal ? { signal } : {});
  } catch {
    throw abortedError();
  }
}

function rootOf(apiBase: string): string {
  const url = URL.canParse(apiBase) ? new URL(apiBase) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new StudioError(
      'studio/usage',
      `"${apiBase}" is no server. Write its root, e.g. --api-base http://127.0.0.1:8787.`,
    );
  return apiBase.replace(/\/+$/, '');
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { abortedError } from '../studio-error.js';
import { failureOf, HttpServiceError, unreachableFailure } from './http-failure.js';

/** What is sent, again at each attempt. */
export interface HttpMessage {
  method: 'HEAD' | 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: URL;
  headers: Readonly<Record<string, string>>;
  json?: unknown;
  /** A file on this machine as the body; it is streamed. */
  file?: { path: string; type: string };
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  /** Parsed JSON; null for an empty body. */
  body: unknown;
}

/**
 * Sends a message once and reads the whole answer.
 *
 * @throws {HttpServiceError} for every answer but 2xx, for none within the time, and for one that is no JSON
 * @throws {StudioError} `studio/aborted` when called off
 */
export async function attempt(
  message: HttpMessage,
  timeoutSeconds: number,
  signal: AbortSignal | undefined,
): Promise<HttpAnswer> {
  const call = `${message.method} ${message.url.pathname}`;
  if (signal?.aborted) throw abortedError();
  // One controller for both reasons to stop: signals that are joined hold on to one another.
  const control = new AbortController();
  const stop = (): void => control.abort();
  signal?.addEventListener('abort', stop);
  const clock = setTimeout(stop, timeoutSeconds * 1000);
  try {
    const response = await fetch(message.url, { ...(await contentOf(message)), signal: control.signal });
    const text = await response.text();
    if (!response.ok) throw failureOf(call, response, text);
    return { status: response.status, headers: response.headers, body: text === '' ? null : parse(call, text) };
  } catch (error) {
    if (signal?.aborted) throw abortedError();
    if (error instanceof HttpServiceError) throw error;
    if (control.signal.aborted) throw unreachableFailure(call, `no answer within ${timeoutSeconds} s.`, error);
    throw unreachableFailure(call, `no connection to ${message.url.host} (${reasonOf(error)}).`, error);
  } finally {
    clearTimeout(clock);
    signal?.removeEventListener('abort', stop);
  }
}

async function contentOf({ method, headers, json, file }: HttpMessage): Promise<RequestInit> {
  const head = { method, redirect: 'manual' as const };
  if (file) {
    const { size } = await stat(file.path);
    const body = Readable.toWeb(createReadStream(file.path)) as ReadableStream;
    const sent = { ...headers, 'content-type': file.type, 'content-length': String(size) };
    return { ...head, headers: sent, body, duplex: 'half' } as RequestInit;
  }
  if (json === undefined) return { ...head, headers };
  return { ...head, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(json) };
}

function parse(call: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreachableFailure(call, `the answer is no JSON: "${text.slice(0, 60)}".`, cause);
  }
}

/** What the system says of a failed connection, rather than "fetch failed". */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && cause.message === '' ? String(cause.code) : cause.message;
}

/**
 * The bytes of an answer as they come, without a limit of time: a reader that stops takes the connection with it.
 *
 * @throws {HttpServiceError} as `attempt`, also when the connection breaks on the way
 */
export async function* streamed(message: HttpMessage): AsyncGenerator<Uint8Array> {
  const call = `${message.method} ${message.url.pathname}`;
  try {
    const response = await fetch(message.url, await contentOf(message));
    if (!response.ok) throw failureOf(call, response, await response.text());
    if (response.body) yield* Readable.fromWeb(response.body as NodeReadableStream) as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof HttpServiceError) throw error;
    throw unreachableFailure(call, `the connection to ${message.url.host} broke (${reasonOf(error)}).`, error);
  }
}

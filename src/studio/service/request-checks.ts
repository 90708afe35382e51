import { ServiceError } from './service-error.js';

/** Longest texts that are stored: a prompt is read by people. */
const MOST_PROMPT_LETTERS = 10_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A prompt, trimmed. @throws {ServiceError} `invalid` */
export function checkedPrompt(prompt: unknown): string {
  return checkedText(prompt, 'prompt');
}

/** A text that says something, trimmed. @throws {ServiceError} `invalid` with contract §1's message */
export function checkedText(text: unknown, field: string): string {
  const trimmed = typeof text === 'string' ? text.trim() : '';
  if (trimmed === '') throw new ServiceError('invalid', `${field} is required`);
  if (trimmed.includes('\0')) throw new ServiceError('invalid', `${field} must not hold NUL characters`);
  if (trimmed.length > MOST_PROMPT_LETTERS)
    throw new ServiceError('too-large', `${field} is longer than ${MOST_PROMPT_LETTERS} letters`);
  return trimmed;
}

/** An id that a client chose. @throws {ServiceError} `invalid` */
export function checkedId(id: unknown, field: string): string {
  if (typeof id === 'string' && UUID.test(id.toLowerCase())) return id.toLowerCase();
  throw new ServiceError('invalid', `${field} must be a UUID`, `Got ${JSON.stringify(id)?.slice(0, 80)}.`);
}

/** An object, or nothing. @throws {ServiceError} `invalid` */
export function checkedObject(value: unknown, field: string): Readonly<Record<string, unknown>> | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ServiceError('invalid', `${field} must be an object`);
}

/** How many are wanted: a whole number from 1, no more than `most`. @throws {ServiceError} `invalid` */
export function checkedLimit(limit: number, most: number, field = 'limit'): number {
  if (!Number.isInteger(limit) || limit < 1)
    throw new ServiceError('invalid', `${field} must be a whole number from 1 to ${most}`, `Got ${limit}.`);
  return Math.min(limit, most);
}

/** A number within bounds. @throws {ServiceError} `invalid` */
export function checkedNumber(value: unknown, field: string, [least, most]: readonly [number, number]): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new ServiceError('invalid', `${field} must be a number from ${least} to ${most}`, `Got ${String(value)}.`);
}

/** The `next` of a page before. @throws {ServiceError} `invalid` */
export function checkedCursor(cursor: string): string {
  try {
    const read: unknown = JSON.parse(cursor);
    if (Array.isArray(read) && read.length === 2 && read.every((each) => typeof each === 'string')) return cursor;
  } catch {
    // Said below.
  }
  throw new ServiceError('invalid', 'cursor must be the "next" of the page before');
}

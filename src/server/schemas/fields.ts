import { z } from '@hono/zod-openapi';

/** A whole number in a query, from 1 on and cut at `max`; anything else is refused. Contract §1.0. */
export function countParameter(name: string, byDefault: number, max: number) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === '') return byDefault;
      if (/^0*[1-9]\d*$/.test(text)) return Math.min(Number(text), max);
      context.addIssue({ code: 'custom', message: `${name} must be a whole number from 1 to ${max}` });
      return z.NEVER;
    })
    .openapi({ type: 'integer', minimum: 1, maximum: max, default: byDefault });
}

/** As `countParameter`; undefined when it is not there. */
export function optionalCountParameter(name: string, max: number) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === '') return undefined;
      if (/^0*[1-9]\d*$/.test(text)) return Math.min(Number(text), max);
      context.addIssue({ code: 'custom', message: `${name} must be a whole number from 1 to ${max}` });
      return z.NEVER;
    })
    .openapi({ type: 'integer', minimum: 1, maximum: max });
}

/** `1` or `true`; anything else is no. */
export const flagParameter = z
  .string()
  .optional()
  .transform((text) => text === '1' || text === 'true')
  .openapi({ type: 'string', enum: ['1', '0'], default: '0' });

/** Text that has to be there; `message` says so. Trimmed. */
export function neededText(message: string) {
  return z.string({ error: message }).trim().min(1, { error: message });
}

/** A JSON object with these fields; others are passed over. */
export function bodyOf<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.object(fields, { error: 'The body must be a JSON object' });
}

/** An object of any fields. */
export const anyObject = z.record(z.string(), z.unknown());

/** May be left out, or null, as clients of other languages send it. */
export function optional<Field extends z.ZodType>(field: Field) {
  return field.nullish().transform((value) => value ?? undefined);
}

export const time = z.string().openapi({ format: 'date-time', example: '2026-02-15T18:34:27.971Z' });
export const uuid = z.string().openapi({ format: 'uuid', example: '0b6f5c1e-58ab-4c3b-9a51-6d6c0d7c1a2f' });

/** Longest name of a worker. */
const LONGEST_WORKER = 120;

export const workerName = z
  .string({ error: 'worker is required' })
  .trim()
  .min(1, { error: 'worker is required' })
  .max(LONGEST_WORKER, { error: `worker may have ${LONGEST_WORKER} characters` })
  .openapi({ description: 'A name of its own, the same after a restart.', example: 'bridge-1' });

/** Longest hold on a job without a sign of life, seconds. */
const LONGEST_LEASE_SECONDS = 3600;

export const leaseSeconds = z
  .number({ error: 'seconds must be a number' })
  .gt(0, { error: 'seconds must be above 0' })
  .max(LONGEST_LEASE_SECONDS, { error: `seconds may be ${LONGEST_LEASE_SECONDS} at most` })
  .openapi({ description: 'How long the job is held without renewal.', example: 60 });

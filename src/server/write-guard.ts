import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { Problem } from './problem.js';

/** Lets a request write, or throws. */
export type WriteGuard = (context: Context) => void;

/**
 * Who writes needs the secret as bearer token; without a secret everybody may. Tokens are compared by their hashes, in
 * a time that tells nothing about them.
 *
 * @throws {Problem} 401, by the guard
 */
export function writeGuard(secret: string | undefined): WriteGuard {
  if (!secret) return () => undefined;
  const wanted = hashOf(secret);
  return (context) => {
    const token = /^Bearer +(\S+)\s*$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (token !== undefined && timingSafeEqual(hashOf(token), wanted)) return;
    throw new Problem(401, 'Writing needs a token', {
      details: 'Send Authorization: Bearer with the secret that the server was started with (MOTION_API_SECRET).',
      headers: { 'www-authenticate': 'Bearer' },
    });
  };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

import type { Context, MiddlewareHandler } from 'hono';
import { Problem } from './problem.js';

/** Burst that an address may send at once, in seconds of its rate. */
const BURST_SECONDS = 2;
/** Addresses that are remembered before those that have long been quiet are forgotten. */
const MOST_ADDRESSES = 10_000;

interface Bucket {
  tokens: number;
  /** Milliseconds. */
  filledAt: number;
}

/** A token bucket for each address: so many requests a second on the long run, twice as many at once. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();
  readonly #size: number;

  /**
   * @param requestsPerSecond - 0 for no limit
   * @param now - milliseconds that never go back
   */
  constructor(
    private readonly requestsPerSecond: number,
    private readonly now: () => number,
  ) {
    this.#size = Math.max(1, requestsPerSecond * BURST_SECONDS);
  }

  /** Takes one request of an address: 0 when it may pass, else whole seconds after which the next one may. */
  take(address: string): number {
    if (this.requestsPerSecond === 0) return 0;
    const now = this.now();
    const bucket = this.#buckets.get(address) ?? this.#begin(address, now);
    const refill = ((now - bucket.filledAt) / 1000) * this.requestsPerSecond;
    bucket.tokens = Math.min(this.#size, bucket.tokens + refill);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / this.requestsPerSecond);
    bucket.tokens--;
    return 0;
  }

  #begin(address: string, now: number): Bucket {
    if (this.#buckets.size >= MOST_ADDRESSES) this.#forget(now);
    const bucket = { tokens: this.#size, filledAt: now };
    this.#buckets.set(address, bucket);
    return bucket;
  }

  /** Who was quiet for as long as a bucket takes to fill has a full one again: it need not be remembered. */
  #forget(now: number): void {
    for (const [address, { filledAt }] of this.#buckets)
      if (now - filledAt >= BURST_SECONDS * 1000) this.#buckets.delete(address);
    // All of them at once in two seconds: somebody makes addresses up. They begin anew.
    if (this.#buckets.size >= MOST_ADDRESSES) this.#buckets.clear();
  }
}

/** Holds every address to its rate; 0 for no limit. Health is always told. */
export function limitRate(requestsPerSecond: number): MiddlewareHandler {
  const limit = new RateLimit(requestsPerSecond, () => performance.now());
  return (context, next) => {
    const seconds = context.req.path === '/api/health' ? 0 : limit.take(addressOf(context));
    if (seconds === 0) return next();
    throw new Problem(429, 'Too many requests', {
      details: `One address may send ${requestsPerSecond} requests a second. Wait ${seconds} s.`,
      headers: { 'retry-after': String(seconds) },
    });
  };
}

function addressOf(context: Context): string {
  return context.env?.incoming?.socket?.remoteAddress ?? '';
}

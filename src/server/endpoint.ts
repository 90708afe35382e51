import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { MotionService, OnceOnly } from '../studio/service/motion-service.js';
import type { ServiceFailure } from '../studio/service/service-error.js';
import type { ProcessMetrics } from './metrics/process-metrics.js';
import type { RequestMetrics } from './metrics/request-metrics.js';
import type { Watches } from './watches.js';

/** What a request reaches beside itself. */
export interface Surroundings {
  service: MotionService;
  watches: Watches;
  metrics: { requests: RequestMetrics; process: ProcessMetrics };
  limits: Limits;
  /** Folder where videos wait that are being received. */
  uploads: string;
  /** Aborted when the server begins to shut down: what streams then ends. */
  closing: AbortSignal;
}

/** What one client may ask for. */
export interface Limits {
  /** Longest JSON body. */
  bodyBytes: number;
  /** Largest video that is stored. */
  videoBytes: number;
  /** Longest video that can be asked for. */
  durationSeconds: number;
  /** Requests of one address, on the long run; 0 for no limit. */
  requestsPerSecond: number;
  /** Streams of events that are open at once. */
  streams: number;
}

/** One request, read and checked. */
export interface Call<Query, Body> extends Surroundings {
  /** The id in the path; empty where there is none. */
  id: string;
  query: Query;
  body: Body;
  once: OnceOnly;
  context: Context;
}

/** An answer with another status than the usual one. */
export class Reply<T> {
  constructor(
    readonly status: number,
    readonly body: T,
  ) {}
}

/** Parts of the reference. */
export type Group =
  | 'Jobs'
  | 'Work'
  | 'Videos'
  | 'Feedback and events'
  | 'Learning'
  | 'Loops'
  | 'Interpretation'
  | 'Knowledge'
  | 'Registries'
  | 'Operation';

/** An answer that is not JSON. */
export interface ContentAnswer {
  type: string;
  description: string;
}

interface Definition<Answer extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** As OpenAPI writes it; `{id}` is the only variable part: `[a-f0-9-]+`. */
  path: string;
  group: Group;
  summary: string;
  description?: string;
  query?: Query;
  /** JSON; requests without it are not read at all. */
  body?: Body;
  /** An empty body stands for an empty object. */
  bodyIsOptional?: true;
  /** What is sent when it is no JSON: media type and what it is. */
  content?: readonly ContentAnswer[];
  /** Changes nothing though its method says so: needs no token. */
  reads?: true;
  answer: { status: number; description: string; schema: Answer } | ({ status: number } & ContentAnswer);
  /** Further statuses with the same body, and what they mean. */
  otherAnswers?: Readonly<Record<number, string>>;
  /** Statuses of failures that are this endpoint's own, and what they mean. */
  problems?: Readonly<Record<number, string>>;
  /** Statuses of failures where they are not the usual ones. */
  statuses?: Partial<Record<ServiceFailure, number>>;
  /** What is said of a failure that nobody foresaw. */
  failure?: { status: number; error: string };
  /** Asked for often: the answer carries an ETag, and is written once while the service gives the same object. */
  isHot?: true;
  handle(
    call: Call<z.output<Query>, z.output<Body>>,
  ): Promise<z.input<Answer> | Reply<z.input<Answer>> | Response> | Response;
}

/** One endpoint: what it takes, what it gives, and what it does. Documents, checks and routes are made from it. */
export type Endpoint = Definition<z.ZodType, z.ZodType, z.ZodType>;

/** Declares an endpoint; the schemas give its handler the types. */
export function endpoint<
  Answer extends z.ZodType = z.ZodType<never>,
  Query extends z.ZodType = z.ZodType<unknown>,
  Body extends z.ZodType = z.ZodType<unknown>,
>(definition: Definition<Answer, Query, Body>): Endpoint {
  return definition as unknown as Endpoint;
}

import { randomUUID } from 'node:crypto';
import type { HttpClient } from './http-client.js';
import { httpVideo } from './http-video.js';
import type { Job } from './job.js';
import type { Feedback, JobService, LoggedEvent } from './motion-service.js';
import { ServiceError } from './service-error.js';

/** Jobs, videos, feedback and events over HTTP. Contract §1.1. */
export function httpJobs(client: HttpClient): JobService {
  const change = (id: string, act: string, json: object = {}, key?: string): Promise<unknown> =>
    client.ask({ name: 'changeJob', method: 'POST', path: `${pathOf(id)}/${act}`, json, key });
  return {
    async createJob(job, once) {
      const key = once?.key ?? randomUUID();
      const call = { name: 'createJob', method: 'POST', path: '/api/jobs', json: job, key } as const;
      return jobOf(await client.ask({ ...call, signal: once?.signal }));
    },
    job: (id) =>
      orMissing(null, async () => jobOf(await client.ask({ name: 'readJobs', method: 'GET', path: pathOf(id) }))),
    async jobs(query) {
      const page = await client.ask<{ jobs: WireJob[]; next?: string | null }>({
        name: 'readJobs',
        method: 'GET',
        path: '/api/jobs',
        query: { ...query },
      });
      return { jobs: page.jobs.map(jobOf), next: page.next ?? null };
    },
    async jobCounts() {
      const path = '/api/jobs/counts';
      return (
        await client.ask<{ counts: Awaited<ReturnType<JobService['jobCounts']>> }>({
          name: 'readJobs',
          method: 'GET',
          path,
        })
      ).counts;
    },
    async claimJob(claim, once) {
      // A claim whose answer was lost must give the same job again.
      const key = once?.key ?? randomUUID();
      const call = { name: 'changeJob', method: 'POST', path: '/api/jobs/claim', json: claim, key } as const;
      const { job } = await client.ask<{ job: WireJob | null }>({ ...call, signal: once?.signal });
      return job === null ? null : jobOf(job);
    },
    async reportProgress(id, { worker, seconds }, progress) {
      const json = { worker, seconds, progress };
      const call = { name: 'reportProgress', method: 'POST', path: `${pathOf(id)}/progress`, json } as const;
      return (await client.ask<{ held: boolean }>(call)).held;
    },
    async failJob(id, { worker, error, isFinal }) {
      return jobOf(await change(id, 'fail', { worker, error, is_final: isFinal ?? false }, randomUUID()));
    },
    cancelJob: async (id) => jobOf(await change(id, 'cancel')),
    deleteJob: (id) =>
      orMissing(false, async () => {
        await client.ask({ name: 'changeJob', method: 'DELETE', path: pathOf(id) });
        return true;
      }),
    async uploadVideo(id, video, by) {
      const job = await client.ask<WireJob>({
        name: 'upload',
        method: 'POST',
        path: `${pathOf(id)}/upload`,
        query: { worker: by?.worker },
        file: { path: video.path, type: 'video/mp4' },
      });
      return jobOf(job);
    },
    video: (id) => httpVideo(client, `${pathOf(id)}/download`),
    async sendFeedback(id, rating) {
      const call = { name: 'feedback', method: 'POST', path: `${pathOf(id)}/feedback`, json: { rating } } as const;
      const sent = await client.ask<{ id: string; rating: 1 | 2 }>({ ...call, key: randomUUID() });
      return { id: sent.id, rating: sent.rating };
    },
    async feedback(limit) {
      const call = { name: 'feedback', method: 'GET', path: '/api/feedback', query: { limit } } as const;
      return (await client.ask<{ feedback: Feedback[] }>(call)).feedback;
    },
    async logEvent(event, once) {
      const call = { name: 'events', method: 'POST', path: '/api/events', json: event } as const;
      const { id } = await client.ask<{ id: string }>({
        ...call,
        key: once?.key ?? randomUUID(),
        signal: once?.signal,
      });
      return { id };
    },
    async events({ limit, type }) {
      const call = { name: 'events', method: 'GET', path: '/api/events', query: { limit, type } } as const;
      return (await client.ask<{ events: LoggedEvent[] }>(call)).events;
    },
  };
}

/** Fields that say nothing are left out on the wire. */
type WireJob = Omit<Job, 'workflow_type'> & Partial<Pick<Job, 'workflow_type'>>;

function jobOf(job: unknown): Job {
  return { workflow_type: null, ...(job as WireJob) };
}

function pathOf(id: string): string {
  return `/api/jobs/${encodeURIComponent(id)}`;
}

/** What `ask` gives, or `otherwise` when there is no such thing. */
async function orMissing<T>(otherwise: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServiceError && error.kind === 'missing') return otherwise;
    throw error;
  }
}

import { type Endpoint, endpoint } from '../endpoint.js';
import { eventStream } from '../event-stream.js';
import { Problem } from '../problem.js';
import { wireJob } from '../schemas/job.js';

const EVENT_STREAM = 'text/event-stream';

/** What happens, as it happens. */
export const streamEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/jobs/{id}/events',
    group: 'Jobs',
    summary: 'Watch a job until it ends',
    description:
      'Server-sent events: `job` with the job as it is now and whenever it changes, `deleted` when it is gone. The stream ends when the job is completed, failed or cancelled.',
    answer: { status: 200, type: EVENT_STREAM, description: 'Events' },
    problems: { 404: '`Job not found`', 503: '`Too many streams`' },
    async handle({ service, watches, closing, id, context }) {
      watches.admit();
      if (!(await service.job(id))) throw new Problem(404, 'Job not found');
      return eventStream(context, closing, (sink) =>
        watches.job(id, {
          onValue(job) {
            if (job) sink.send('job', wireJob(job));
            else sink.send('deleted', { id });
            if (job?.status !== 'pending') sink.end();
          },
        }),
      );
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/registries/events',
    group: 'Registries',
    summary: 'Watch the registries grow',
    description:
      'Server-sent events: `counts` with entries and sightings of each aspect, now and whenever they change.',
    answer: { status: 200, type: EVENT_STREAM, description: 'Events' },
    problems: { 503: '`Too many streams`' },
    async handle({ watches, closing, context }) {
      watches.admit();
      return eventStream(context, closing, (sink) =>
        watches.registries({ onValue: (counts) => sink.send('counts', { counts }) }),
      );
    },
  }),
];

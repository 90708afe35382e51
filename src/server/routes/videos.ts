import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { StoredVideo } from '../../studio/service/motion-service.js';
import { type ByteRange, readRange } from '../byte-range.js';
import { byteStream } from '../byte-stream.js';
import { type Endpoint, endpoint } from '../endpoint.js';
import { Problem } from '../problem.js';
import { receiveVideo } from '../receive-video.js';
import { optional, workerName } from '../schemas/fields.js';
import { jobSchema, wireJob } from '../schemas/job.js';

const VIDEO_TYPE = 'video/mp4';

/** The finished videos. Contract §1.1. */
export const videoEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/jobs/{id}/upload',
    group: 'Videos',
    summary: 'Deliver the video of a job',
    description:
      'The MP4 as it is, or as field `file` of a form. The job is completed by it. Sent again, the answer is the same and the first video stays.',
    query: z.object({
      worker: optional(workerName).openapi({
        description: 'Who rendered it: then a job that another worker holds or completed is a conflict.',
      }),
    }),
    content: [
      { type: VIDEO_TYPE, description: 'The file' },
      { type: 'multipart/form-data', description: 'A form with the file as `file`' },
    ],
    answer: { status: 200, description: 'The completed job', schema: jobSchema },
    problems: {
      400: '`Empty body`, `Missing file in form`, `Not an MP4 video`',
      404: '`Job not found`',
      409: 'Another worker holds or completed it',
      413: '`Video too large`',
    },
    async handle({ service, id, query: { worker }, limits, uploads, context }) {
      if (!(await service.job(id))) throw new Problem(404, 'Job not found');
      const receiving = { folder: uploads, limitBytes: limits.videoBytes };
      return receiveVideo(context, receiving, async (path) =>
        wireJob(await service.uploadVideo(id, { path }, worker === undefined ? undefined : { worker })),
      );
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/jobs/{id}/download',
    group: 'Videos',
    summary: 'Get the video of a job',
    description: 'Whole or in part (`Range`), also as `HEAD`.',
    answer: { status: 200, type: VIDEO_TYPE, description: 'The video' },
    otherAnswers: { 206: 'The part that `Range` asked for', 304: 'It is the one that `If-None-Match` names' },
    problems: { 404: '`Not found`, `Video not found`', 416: 'The part lies behind the end' },
    async handle({ service, id, context }) {
      const video = await service.video(id);
      if (video) return videoAnswer(context, video);
      throw new Problem(404, (await service.job(id)) ? 'Video not found' : 'Not found');
    },
  }),
];

function videoAnswer(context: Context, video: StoredVideo): Response {
  const etag = `"${video.version}"`;
  const headers = {
    'content-type': VIDEO_TYPE,
    'accept-ranges': 'bytes',
    'cache-control': 'no-cache',
    etag,
  };
  if (context.req.header('if-none-match') === etag) return context.body(null, 304, headers);
  const range = wantedRange(context, etag, video.sizeBytes);
  if (range === 'unsatisfiable')
    throw new Problem(416, 'Range not satisfiable', {
      details: `The video has ${video.sizeBytes} bytes.`,
      headers: { 'content-range': `bytes */${video.sizeBytes}` },
    });
  const part = range ?? { start: 0, end: video.sizeBytes - 1 };
  const sized = {
    ...headers,
    'content-length': String(part.end - part.start + 1),
    ...(range ? { 'content-range': `bytes ${part.start}-${part.end}/${video.sizeBytes}` } : {}),
  };
  const status = range ? 206 : 200;
  if (context.req.method === 'HEAD') return context.body(null, status, sized);
  return context.body(byteStream(video.read(part)), status, sized);
}

/** A part is given only of the version that the client has parts of already. RFC 9110, 13.1.5. */
function wantedRange(context: Context, etag: string, sizeBytes: number): ByteRange | 'unsatisfiable' | null {
  const condition = context.req.header('if-range');
  if (condition !== undefined && condition !== etag) return null;
  return readRange(context.req.header('range'), sizeBytes);
}

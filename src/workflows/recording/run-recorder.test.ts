import { describe, expect, it } from 'vitest';
import { ErrandOverError, type KeptErrand } from '../../studio/outbox/errand.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { ServiceError, type ServiceFailure } from '../../studio/service/service-error.js';
import { RunRecorder } from './run-recorder.js';

const RUN = { id: 'job', videoPath: '/videos/job.mp4', work: { worker: 'w@here' } } as unknown as KeptErrand;

/** What becomes of a run whose upload fails so. */
async function upload(kind: ServiceFailure) {
  const [lines, failed]: [string[], unknown[]] = [[], []];
  const service = {
    uploadVideo: async () => {
      throw new ServiceError(kind, 'No.');
    },
    failJob: async (...job: unknown[]) => void failed.push(job),
  } as unknown as MotionService;
  const say = (line: string): void => void lines.push(line);
  const recorder = new RunRecorder(service, { line: say, info: say, warn: say, json: () => undefined });
  const outcome = await recorder.perform(RUN, 'upload').catch((error: unknown) => error);
  return { outcome, lines, failed };
}

describe('a run whose video is not taken', () => {
  it.each(['missing', 'conflict'] as const)('is over when its job is gone or another’s: %s', async (kind) => {
    expect(await upload(kind)).toEqual({ outcome: 'over', lines: ['Missing video (job_id=job): No.'], failed: [] });
  });

  it.each(['invalid', 'too-large'] as const)('fails its job for good when nobody would take it: %s', async (kind) => {
    const { outcome, failed } = await upload(kind);
    expect(outcome).toBeInstanceOf(ErrandOverError);
    expect(failed).toEqual([['job', { worker: 'w@here', error: 'No.', isFinal: true }]]);
  });

  it.each(['busy', 'unreachable', 'denied'] as const)('is tried again when that may pass: %s', async (kind) => {
    const { outcome, failed } = await upload(kind);
    expect(outcome).toMatchObject({ name: 'ServiceError', kind });
    expect(failed).toEqual([]);
  });
});

describe('a run that is measured ahead', () => {
  it('fails in the step that needs the measure, and is told with its job there', async () => {
    const lines: string[] = [];
    const say = (line: string): void => void lines.push(line);
    const recorder = new RunRecorder({} as MotionService, { line: say, info: say, warn: say, json: () => undefined });
    recorder.measureAhead(RUN);
    await recorder.analysis(RUN).catch(() => undefined);
    expect(lines).toEqual([]);
    await expect(recorder.perform(RUN, 'growth')).rejects.toMatchObject({ code: 'media/cannot-read' });
    expect(lines).toContainEqual(expect.stringMatching(/^Missing discovery \(job_id=job\)/));
  });
});

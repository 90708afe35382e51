import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Discovery } from '../src/growth/discovery.js';
import type { LoopState } from '../src/studio/service/loop.js';
import type { MotionService } from '../src/studio/service/motion-service.js';
import type { ServiceFailure } from '../src/studio/service/service-error.js';

/** One opened service, and how it is told that time goes by. */
export interface ServiceUnderTest {
  service: MotionService;
  /** Lets leases and the like grow older. */
  pass(seconds: number): void;
  close(): Promise<void>;
}

/** A clock that a test moves: each reading is a millisecond later than the one before. */
export class TestClock {
  #ms = Date.UTC(2026, 0, 1);

  readonly now = (): string => new Date(this.#ms++).toISOString();

  pass(seconds: number): void {
    this.#ms += 1000 * seconds;
  }
}

const MP4_HEAD = '\0\0\0\x08ftyp';

/**
 * What every `MotionService` must do, wherever it runs: the same calls, the same answers.
 *
 * @param open - opens an empty one; null where that is not possible, which is then skipped
 */
export function describeService(name: string, open: () => Promise<ServiceUnderTest | null>): void {
  describe(name, () => {
    let folder: string;
    let opened: ServiceUnderTest | null;
    let service: MotionService;
    let videos = 0;

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'motion-service-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    beforeEach(async ({ skip }) => {
      opened = await open();
      if (opened === null) return skip();
      service = opened.service;
      return () => opened?.close();
    });

    /** An MP4 as far as a service looks into it: its first box. */
    function video(content = `video ${++videos}`): { path: string } {
      const path = join(folder, `${randomUUID()}.mp4`);
      writeFileSync(path, content === '' ? '' : `${MP4_HEAD}${content}`);
      return { path };
    }

    async function completed(prompt: string, workflow_type?: 'explorer' | 'web'): Promise<string> {
      const { id } = await service.createJob({ prompt, ...(workflow_type && { workflow_type }) });
      await service.uploadVideo(id, video());
      return id;
    }

    async function bytesOf(id: string, range?: { start: number; end: number }): Promise<string> {
      const stored = await service.video(id);
      const parts: Uint8Array[] = [];
      for await (const part of stored?.read(range) ?? []) parts.push(part);
      return Buffer.concat(parts).toString();
    }

    /** What a call fails with. */
    async function failure(call: Promise<unknown>): Promise<{ kind: ServiceFailure; message: string }> {
      const error = await call.then(
        () => null,
        (reason) => reason,
      );
      expect(error?.name, 'the call must fail as a ServiceError').toBe('ServiceError');
      return { kind: error.kind, message: error.message };
    }

    describe('jobs', () => {
      it('are made pending, with what was asked for', async () => {
        const job = await service.createJob({ prompt: '  a red sea ', duration_seconds: 2.5, workflow_type: 'web' });
        expect(job).toMatchObject({
          prompt: 'a red sea',
          duration_seconds: 2.5,
          workflow_type: 'web',
          status: 'pending',
          attempts: 0,
          progress: null,
          error: null,
        });
        expect(job.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(job.download_url).toBeUndefined();
        expect(await service.job(job.id)).toEqual(job);
      });

      it('need a prompt', async () => {
        expect(await failure(service.createJob({ prompt: '   ' }))).toEqual({
          kind: 'invalid',
          message: 'prompt is required',
        });
      });

      it('are made once for each id, and once for each key', async () => {
        const id = randomUUID();
        const first = await service.createJob({ prompt: 'one', id });
        expect(await service.createJob({ prompt: 'one', id })).toEqual(first);
        const keyed = await service.createJob({ prompt: 'two' }, { key: 'make-two' });
        expect(await service.createJob({ prompt: 'two' }, { key: 'make-two' })).toEqual(keyed);
        expect((await service.jobCounts()).pending).toBe(2);
        expect((await failure(service.createJob({ prompt: 'another', id }))).kind).toBe('conflict');
      });

      it('are counted by what became of them', async () => {
        await service.createJob({ prompt: 'pending' });
        await completed('completed');
        await service.deleteJob(await completed('deleted'));
        const { id } = await service.createJob({ prompt: 'cancelled' });
        await service.cancelJob(id);
        expect(await service.jobCounts()).toEqual({ pending: 1, completed: 1, failed: 0, cancelled: 1 });
      });

      it('are null when there is none', async () => {
        expect(await service.job(randomUUID())).toBeNull();
      });

      it('are completed by their video, once: what is sent again is answered the same and changes nothing', async () => {
        const { id } = await service.createJob({ prompt: 'a red sea' });
        const first = await service.uploadVideo(id, video('the first'));
        expect(first).toMatchObject({ status: 'completed', download_url: `/api/jobs/${id}/download` });
        expect(await service.uploadVideo(id, video('the second'))).toEqual(first);
        expect(await bytesOf(id)).toBe(`${MP4_HEAD}the first`);
        expect(await bytesOf(id, { start: 12, end: 14 })).toBe('fir');
      });

      it('take no empty video, and none that belongs to no job', async () => {
        const { id } = await service.createJob({ prompt: 'a red sea' });
        expect(await failure(service.uploadVideo(id, video('')))).toEqual({ kind: 'invalid', message: 'Empty body' });
        expect(await failure(service.uploadVideo(randomUUID(), video()))).toEqual({
          kind: 'missing',
          message: 'Job not found',
        });
      });

      it('are listed when they are completed, the newest first, page by page', async () => {
        const ids: string[] = [];
        for (let i = 0; i < 5; i++) ids.push(await completed(`prompt ${i}`));
        const first = await service.jobs({ status: 'completed', limit: 3 });
        const second = await service.jobs({ status: 'completed', limit: 3, cursor: first.next as string });
        expect([...first.jobs, ...second.jobs].map(({ id }) => id)).toEqual(ids.toReversed());
        expect(second.next).toBeNull();
      });

      it('are listed as pending, the oldest first, when people asked for them and nobody holds them', async () => {
        const { id: first } = await service.createJob({ prompt: 'one' });
        await service.createJob({ prompt: 'two', workflow_type: 'explorer' });
        const { id: third } = await service.createJob({ prompt: 'three', workflow_type: 'web' });
        const { id: held } = await service.createJob({ prompt: 'four', lease: { worker: 'bridge', seconds: 60 } });
        const ids = async () => (await service.jobs({ status: 'pending' })).jobs.map(({ id }) => id);
        expect(await ids()).toEqual([first, third]);
        opened?.pass(61);
        expect(await ids()).toEqual([first, third, held]);
      });

      it('are refused a list of a status that does not exist', async () => {
        expect(await failure(service.jobs({ status: 'done' as 'pending' }))).toEqual({
          kind: 'invalid',
          message: 'status=pending or status=completed required',
        });
      });

      it('are removed with their video, while what was learned from them stays', async () => {
        const id = await completed('a red sea');
        await service.logLearning({ prompt: 'a red sea', job_id: id });
        expect(await service.deleteJob(id)).toBe(true);
        expect(await service.deleteJob(id)).toBe(false);
        expect(await service.job(id)).toBeNull();
        expect(await service.video(id)).toBeNull();
        expect((await service.learningRuns(10)).map(({ job_id }) => job_id)).toEqual([id]);
      });

      it('are called off while they are pending, and then take no video', async () => {
        const { id } = await service.createJob({ prompt: 'a red sea' });
        expect((await service.cancelJob(id)).status).toBe('cancelled');
        expect((await failure(service.uploadVideo(id, video()))).kind).toBe('conflict');
        expect((await failure(service.cancelJob(await completed('a blue sea')))).kind).toBe('conflict');
        expect((await failure(service.cancelJob(randomUUID()))).kind).toBe('missing');
      });
    });

    describe('claims', () => {
      const claim = (worker: string, more = {}) => service.claimJob({ worker, seconds: 60, ...more });

      it('take the oldest job that people asked for, and leave those of the loops', async () => {
        await service.createJob({ prompt: 'a loop', workflow_type: 'main' });
        const { id } = await service.createJob({ prompt: 'a person' });
        await service.createJob({ prompt: 'another', workflow_type: 'web' });
        expect(await claim('a')).toMatchObject({ id, attempts: 1 });
        expect(await claim('b')).toMatchObject({ prompt: 'another' });
        expect(await claim('c')).toBeNull();
        expect(await claim('c', { workflow_types: ['main'] })).toMatchObject({ prompt: 'a loop' });
      });

      it('give a worker its own job again, as after a restart', async () => {
        const { id } = await service.createJob({ prompt: 'one' });
        await service.createJob({ prompt: 'two' });
        await claim('a');
        expect(await claim('a')).toMatchObject({ id, attempts: 2 });
      });

      it('answer the same for the same key, so that a lost answer is no attempt', async () => {
        await service.createJob({ prompt: 'one' });
        const first = await service.claimJob({ worker: 'a', seconds: 60 }, { key: 'claim-1' });
        expect(await service.claimJob({ worker: 'a', seconds: 60 }, { key: 'claim-1' })).toEqual(first);
        expect(first?.attempts).toBe(1);
      });

      it('end unless they are renewed', async () => {
        const { id } = await service.createJob({ prompt: 'one' });
        await claim('a');
        opened?.pass(50);
        expect(await service.reportProgress(id, { worker: 'a', seconds: 60 }, { done: 5, total: 24 })).toBe(true);
        expect((await service.job(id))?.progress).toEqual({ done: 5, total: 24 });
        opened?.pass(50);
        expect(await claim('b')).toBeNull();
        opened?.pass(11);
        expect(await claim('b')).toMatchObject({ id, attempts: 2, progress: null });
        expect(await service.reportProgress(id, { worker: 'a', seconds: 60 }, null)).toBe(false);
      });

      it('are given up after three attempts, with what went wrong', async () => {
        const { id } = await service.createJob({ prompt: 'one' });
        for (const attempt of [1, 2, 3]) {
          expect(await claim('a')).toMatchObject({ id, attempts: attempt });
          const job = await service.failJob(id, { worker: 'a', error: `no memory ${attempt}` });
          expect(job).toMatchObject({ status: attempt < 3 ? 'pending' : 'failed', error: `no memory ${attempt}` });
        }
        expect(await claim('a')).toBeNull();
      });

      it('are given up when three workers were lost', async () => {
        const { id } = await service.createJob({ prompt: 'one' });
        for (const worker of ['a', 'b', 'c']) {
          expect(await claim(worker)).toMatchObject({ id });
          opened?.pass(61);
        }
        expect((await service.jobs({ status: 'pending' })).jobs).toEqual([]);
        expect(await claim('d')).toBeNull();
        expect((await service.job(id))?.status).toBe('failed');
      });

      it('end for good when the failure is final', async () => {
        const { id } = await service.createJob({ prompt: 'one' });
        await claim('a');
        expect(await service.failJob(id, { worker: 'b', error: 'not mine', isFinal: true })).toMatchObject({
          status: 'pending',
          error: null,
        });
        expect(await service.failJob(id, { worker: 'a', error: 'no words', isFinal: true })).toMatchObject({
          status: 'failed',
          error: 'no words',
        });
      });

      it('keep others from completing the job', async () => {
        const { id } = await service.createJob({ prompt: 'one' });
        await claim('a');
        expect((await failure(service.uploadVideo(id, video(), { worker: 'b' }))).kind).toBe('conflict');
        expect(await service.uploadVideo(id, video(), { worker: 'a' })).toMatchObject({ status: 'completed' });
        expect(await service.uploadVideo(id, video(), { worker: 'a' })).toMatchObject({ status: 'completed' });
        expect((await failure(service.uploadVideo(id, video(), { worker: 'b' }))).kind).toBe('conflict');
      });

      it('never give one job to two of sixteen workers', async () => {
        for (let i = 0; i < 12; i++) await service.createJob({ prompt: `prompt ${i}` });
        const jobs = await Promise.all(Array.from({ length: 16 }, (_, i) => claim(`worker ${i}`)));
        const ids = jobs.flatMap((job) => job?.id ?? []);
        expect(ids.length).toBe(12);
        expect(new Set(ids).size).toBe(12);
      });
    });

    describe('what is said of videos', () => {
      it('keeps the last rating of a completed job, and logs every one', async () => {
        const id = await completed('a red sea');
        const first = await service.sendFeedback(id, 1);
        expect(await service.sendFeedback(id, 2)).toEqual({ id: first.id, rating: 2 });
        expect(await service.feedback(10)).toMatchObject([{ job_id: id, rating: 2, prompt: 'a red sea' }]);
        expect((await service.events({ limit: 10, type: 'feedback' })).map(({ payload }) => payload)).toEqual([
          { rating: 2 },
          { rating: 1 },
        ]);
      });

      it('is refused for what is not completed, and for other ratings', async () => {
        const { id } = await service.createJob({ prompt: 'a red sea' });
        expect(await failure(service.sendFeedback(id, 2))).toEqual({
          kind: 'missing',
          message: 'Job not found or not completed',
        });
        expect(await failure(service.sendFeedback(id, 3 as 2))).toEqual({
          kind: 'invalid',
          message: 'rating must be 1 (thumbs down) or 2 (thumbs up)',
        });
      });

      it('logs events newest first, once for each key', async () => {
        const id = await completed('a red sea');
        await service.logEvent({ event_type: 'prompt_submitted' });
        const played = { event_type: 'video_played', job_id: id, payload: { seconds: 3 } } as const;
        const first = await service.logEvent(played, { key: 'played' });
        expect(await service.logEvent(played, { key: 'played' })).toEqual(first);
        const events = await service.events({ limit: 10 });
        expect(events.map(({ event_type }) => event_type)).toEqual(['video_played', 'prompt_submitted']);
        expect(events[0]).toMatchObject({ ...first, job_id: id, payload: { seconds: 3 } });
        expect(events[1]).toMatchObject({ job_id: null, payload: null });
      });

      it('logs no event of another kind, or of a job that does not exist', async () => {
        expect((await failure(service.logEvent({ event_type: 'clicked' as 'error' }))).message).toMatch(
          /^event_type must be one of: prompt_submitted, /,
        );
        expect(await failure(service.logEvent({ event_type: 'error', job_id: randomUUID() }))).toEqual({
          kind: 'missing',
          message: 'Job not found',
        });
      });
    });

    describe('learning', () => {
      const learning = { prompt: 'a red sea', spec: { palette_name: 'ocean' } };

      it('has one row for each job, the first that was sent, and rows of their own for runs without', async () => {
        const { id: job_id } = await service.createJob({ prompt: 'a red sea' });
        const first = await service.logLearning({ ...learning, job_id, analysis: { motion_level: 4, path: '/tmp/x' } });
        expect(await service.logLearning({ ...learning, job_id, analysis: { motion_level: 9 } })).toEqual(first);
        await service.logLearning(learning);
        await service.logLearning(learning);
        const runs = await service.learningRuns(10);
        expect(runs.map((run) => run.job_id)).toEqual([null, null, job_id]);
        expect(runs[2]).toMatchObject({ id: first.id, spec: learning.spec, analysis: { motion_level: 4 } });
        expect(runs[2]?.analysis).not.toHaveProperty('path');
      });

      it('is of a job that there is', async () => {
        const stray = service.logLearning({ ...learning, job_id: randomUUID() });
        await expect(stray).rejects.toMatchObject({ kind: 'missing' });
        expect(await service.learningRuns(10)).toEqual([]);
      });

      it('counts runs without a job once for each key', async () => {
        await service.logLearning(learning, { key: 'a' });
        await service.logLearning(learning, { key: 'a' });
        await service.logLearning(learning, { key: 'b' });
        expect(await service.learningRuns(10)).toHaveLength(2);
      });

      it('is summed up by palette and by word', async () => {
        const analysis = { motion_level: 4, mean_brightness: 100, mean_contrast: 20 };
        await service.logLearning({ ...learning, analysis });
        await service.logLearning({ prompt: 'Red, red RED hills', analysis: { ...analysis, motion_level: 8 } });
        await service.logLearning({ prompt: 'blue' });
        expect(await service.learningStats()).toMatchObject({
          total_runs: 3,
          by_palette: {
            ocean: { count: 1, mean_motion_level: 4, mean_brightness: 100 },
            default: { count: 2, mean_motion_level: 4, mean_brightness: 50 },
          },
          by_keyword: {
            red: { count: 2, mean_motion_level: 6, mean_brightness: 100 },
            blue: { count: 1, mean_motion_level: 0, mean_brightness: 0 },
          },
          overall: { mean_motion_level: 4, mean_brightness: 200 / 3, mean_contrast: 40 / 3 },
        });
      });

      it('tells which completed jobs lack what they taught or showed, the oldest first, page by page', async () => {
        const ids: string[] = [];
        for (const prompt of ['one', 'two', 'three', 'four']) ids.push(await completed(prompt, 'explorer'));
        const [first, second, third, last] = ids as [string, string, string, string];
        await service.logLearning({ prompt: 'one', job_id: first });
        await service.recordDiscoveries({ job_id: first, prompt: 'one' });
        await service.logLearning({ prompt: 'two', job_id: second });
        const missing = { prompt: 'two', workflow_type: 'explorer', has_learning: true, has_discovery: false };
        const page = await service.unrecordedJobs({ limit: 1 });
        expect(page.jobs).toEqual([{ job_id: second, ...missing }]);
        const rest = await service.unrecordedJobs({ limit: 10, cursor: page.next as string });
        expect(rest.jobs.map(({ job_id }) => job_id)).toEqual([third, last]);
        expect(rest.next).toBeNull();
        const newest = await service.unrecordedJobs({ limit: 10, last: 1 });
        expect(newest.jobs.map(({ job_id }) => job_id)).toEqual([last]);
      });

      it('is all zeros before anything was learned', async () => {
        expect(await service.learningStats()).toEqual({
          total_runs: 0,
          by_palette: {},
          by_keyword: {},
          overall: { mean_motion_level: 0, mean_brightness: 0, mean_contrast: 0 },
        });
      });
    });

    describe('loops', () => {
      const state = (more: Partial<LoopState> = {}): LoopState => ({
        run_count: 0,
        good_prompts: [],
        recent_prompts: [],
        duration_base: 6,
        last_run_at: null,
        last_prompt: null,
        last_job_id: null,
        ...more,
      });

      it('have no state at first', async () => {
        expect(await service.loopState()).toEqual({});
        expect(await service.loopState('explorer')).toEqual({});
      });

      it('keep a state each, and one of all together that counts the jobs', async () => {
        await completed('one', 'explorer');
        await completed('two', 'explorer');
        await completed('three', 'web');
        await service.saveLoopState(
          state({ run_count: 7, good_prompts: ['a'], last_run_at: '2026-01-01T00:00:02Z' }),
          'x',
        );
        await service.saveLoopState(
          state({ run_count: 3, good_prompts: ['b'], last_run_at: '2026-01-01T00:00:01Z' }),
          'y',
        );
        expect(await service.loopState('x')).toMatchObject({ run_count: 7, good_prompts: ['a'] });
        expect(await service.loopState('y')).toMatchObject({ run_count: 3, good_prompts: ['b'] });
        expect(await service.loopState()).toMatchObject({
          run_count: 2,
          good_prompts: ['b', 'a'],
          last_run_at: '2026-01-01T00:00:02Z',
        });
      });

      it('lose nothing when several share one state, or an older one comes later', async () => {
        await service.saveLoopState(
          state({ run_count: 5, recent_prompts: ['a', 'b'], last_run_at: '2026-01-01T00:00:05Z' }),
        );
        await service.saveLoopState(
          state({ run_count: 3, recent_prompts: ['c'], last_run_at: '2026-01-01T00:00:03Z' }),
        );
        expect((await service.loopState()).recent_prompts).toEqual(['c', 'a', 'b']);
        await Promise.all(
          Array.from({ length: 10 }, (_, i) => service.saveLoopState(state({ good_prompts: [`good ${i}`] }), 'x')),
        );
        expect((await service.loopState('x')).good_prompts).toHaveLength(10);
      });

      it('are configured within bounds, field by field', async () => {
        expect(await service.loopConfig()).toMatchObject({
          enabled: true,
          delay_seconds: 30,
          exploit_ratio: 0.7,
          duration_seconds: 1,
        });
        await service.setLoopConfig({ enabled: false, delay_seconds: 0, duration_seconds: 100 });
        await service.setLoopConfig({ exploit_ratio: -1 });
        expect(await service.loopConfig()).toMatchObject({
          enabled: false,
          delay_seconds: 0,
          exploit_ratio: 0,
          duration_seconds: 60,
        });
      });

      it('show their last runs', async () => {
        const id = await completed(
          'a very long prompt that goes on and on until nobody can remember how it began',
          'explorer',
        );
        const status = await service.loopStatus();
        expect(status).toMatchObject({ run_count: 1, last_job_id: id });
        expect(status.recent_runs).toMatchObject([
          {
            id,
            prompt: 'a very long prompt that goes on and on until nobody can reme…',
            workflow_type: 'explorer',
            download_url: `/api/jobs/${id}/download`,
          },
        ]);
      });

      it('are judged by the last completed jobs: what they recorded, and whether that was new', async () => {
        const ids = [];
        for (let i = 0; i < 4; i++) ids.push(await completed(`prompt ${i}`, 'explorer'));
        await service.createJob({ prompt: 'pending', workflow_type: 'explorer' });
        await service.logLearning({ prompt: 'prompt 1', job_id: ids[1] as string });
        await service.recordDiscoveries({ job_id: ids[1] as string, static_colors: [redColor] });
        await service.recordDiscoveries({ job_id: ids[2] as string });
        await service.recordDiscoveries({ job_id: ids[3] as string, static_colors: [redColor] });
        expect(await service.loopProgress(3)).toMatchObject({
          last_n: 3,
          total_runs: 3,
          runs_with_learning: 1,
          precision_pct: 33,
          target_pct: 95,
          runs_with_discovery: 1,
          discovery_rate_pct: 33,
          repetition_score: null,
        });
        const { jobs, summary } = await service.diagnostics(4);
        expect(jobs).toEqual([
          { job_id: ids[3], prompt_preview: 'prompt 3', has_learning: false, has_discovery: true },
          { job_id: ids[2], prompt_preview: 'prompt 2', has_learning: false, has_discovery: true },
          { job_id: ids[1], prompt_preview: 'prompt 1', has_learning: true, has_discovery: true },
          { job_id: ids[0], prompt_preview: 'prompt 0', has_learning: false, has_discovery: false },
        ]);
        expect(summary).toMatchObject({ missing_learning: 3, missing_discovery: 1 });
        expect(summary.hint).not.toBeNull();
      });
    });

    const redColor = {
      key: '225,0,0_1.0',
      r: 230,
      g: 10,
      b: 5,
      brightness: 60,
      opacity: 1,
      source_prompt: 'a red sea',
    };

    describe('discoveries', () => {
      it('are recorded from the lists of other clients, with keys, depths and names of the system', async () => {
        const answer = await service.recordDiscoveries({
          static_colors: [{ ...redColor, name: 'Qopiraticora', depth_breakdown: { red: 1, opacity: 100 } }],
          static_sound: [{ key: '0.06_low_low', amplitude: 0.06, tone: 'low', timbre: 'low' }],
          motion: [
            {
              key: '3.1_steady_horizontal_steady',
              motion_level: 3.12,
              motion_std: 0.4,
              motion_trend: 'steady',
              motion_direction: 'horizontal',
            },
            { key: '3.5_steady', motion_level: 3.5, motion_std: 0.4, motion_trend: 'steady' },
          ],
          time: [{ key: '1.0_24.0', duration: 1, fps: 24 }],
          technical: [{ key: '512x512_24.0', width: 512, height: 512, fps: 24.0 }],
          camera: [{ key: 'pan_medium', motion_type: 'pan' }],
          audio_semantic: [{ key: 'ambient_calm_slow', role: 'ambient', mood: 'calm', tempo: 'slow' }],
          blends: [{ domain: 'transitions', inputs: {}, output: { in: 'cut', out: 'fade' } }],
          narrative: { settings: [{ key: ' Golden_Hour ', value: 'Golden Hour' }], mood: [{ key: '' }] },
        });
        expect(answer).toMatchObject({ status: 'recorded', is_first: true });
        expect(answer.rejected).toBeUndefined();
        expect(answer.results).toMatchObject({ static_colors: 1, motion: 2, blends: 1, narrative: 1, gradient: 0 });
        const { static: pure, dynamic, narrative } = (await service.registries(50)) as Listing;
        expect(pure.colors).toMatchObject([{ key: '225,0,0', r: 230, count: 1, opacity_pct: 100 }]);
        expect(pure.colors?.[0]?.name).not.toBe('Qopiraticora');
        expect(keysOf(pure.sound)).toContain('0.06_low_low');
        expect(keysOf(dynamic.motion)).toEqual(expect.arrayContaining(['3.1_steady_horizontal_steady', '3.5_steady']));
        expect(keysOf(dynamic.technical)).toContain('512x512_24.0');
        expect(keysOf(dynamic.camera)).toContain('pan_medium');
        expect(keysOf(dynamic.sound)).toContain('ambient_calm_slow');
        expect(keysOf(dynamic.blends)).toContain('cut_fade');
        expect(narrative.settings).toEqual([
          { entry_key: 'golden_hour', value: 'Golden Hour', name: 'Golden Hour', count: 1 },
        ]);
      });

      it('pass over what is no value, say so, and record the rest', async () => {
        const answer = await service.recordDiscoveries({
          static_colors: [redColor, { key: '0,0,0_1.0', r: 'black' }],
          gradient: [{ key: 'spiral_0.5', gradient_type: 'spiral' }],
        });
        expect(answer.results.static_colors).toBe(1);
        expect(answer.rejected?.map(({ path }) => path)).toEqual(['static_colors[1].r', 'gradient[0].gradient_type']);
      });

      it('of one job count once, however often they are sent', async () => {
        const request = { job_id: randomUUID(), static_colors: [redColor] };
        expect(await service.recordDiscoveries(request)).toMatchObject({ added: 1, is_first: true });
        expect(await service.recordDiscoveries(request)).toMatchObject({ added: 1, is_first: false });
        const creation = await service.forCreation({ limit: 10, interpretationLimit: 10 });
        expect(creation.static_colors['225,0,0_1.0']?.count).toBe(1);
      });

      it('without a job count each time, once for each key', async () => {
        const request = { static_colors: [redColor] };
        await service.recordDiscoveries(request);
        await service.recordDiscoveries(request);
        await service.recordDiscoveries(request, { key: 'third' });
        const again = await service.recordDiscoveries(request, { key: 'third' });
        expect(again).toMatchObject({ added: 0, seen_again: 1 });
        const creation = await service.forCreation({ limit: 10, interpretationLimit: 10 });
        expect(creation.static_colors['225,0,0_1.0']?.count).toBe(3);
      });

      it('are recorded whole as this system finds them', async () => {
        const whole: Discovery = {
          registry: 'dynamic',
          aspect: 'color',
          key: '225,0,0',
          near: ['200,0,0'],
          value: { r: 230, g: 10, b: 5 },
          depth: { red: 90, black: 10 },
          sightings: 4,
        };
        const answer = await service.recordDiscoveries({ prompt: 'a red sea', discoveries: [whole] });
        expect(answer).toMatchObject({ added: 1, added_in: { 'dynamic.color': 1 } });
        expect(answer.results.colors).toBe(1);
        expect((await service.forCreation({ limit: 5, interpretationLimit: 5 })).learned_colors).toMatchObject({
          '225,0,0': { r: 230, g: 10, b: 5, count: 4, sources: ['a red sea'] },
        });
        expect(await service.knowsColor('225,0,0')).toBe(true);
        expect(await service.knowsColor('0,0,225')).toBe(false);
        expect((await failure(service.recordDiscoveries({ discoveries: [{ ...whole, sightings: 0 }] }))).kind).toBe(
          'invalid',
        );
      });

      it('lose none of many at once, and give no name twice', async () => {
        await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            service.recordDiscoveries({
              job_id: randomUUID(),
              static_colors: [redColor, { key: '', r: 12 * i, g: 30, b: 200 }],
            }),
          ),
        );
        const { static: pure } = (await service.registries(100)) as Listing;
        expect(pure.colors?.find(({ key }) => key === '225,0,0')?.count).toBe(20);
        const names = pure.colors?.map(({ name }) => name) ?? [];
        expect(new Set(names).size).toBe(names.length);
      });
    });

    describe('interpretations', () => {
      const instruction = { palette_name: 'ocean', motion_type: 'flow' };

      it('wait in a queue, those from the web first, each prompt once', async () => {
        const first = await service.queueInterpretation('a red sea', 'worker');
        await service.queueInterpretation('a blue sea', 'web');
        expect((await service.queueInterpretation('a red sea', 'worker')).id).toBe(first.id);
        const queue = await service.interpretationQueue(10);
        expect(queue.map(({ prompt }) => prompt)).toEqual(['a blue sea', 'a red sea']);
        await service.resolveInterpretation(first.id, instruction);
        await service.resolveInterpretation(first.id, instruction);
        expect(await failure(service.resolveInterpretation(first.id, { other: 1 }))).toEqual({
          kind: 'invalid',
          message: 'Already interpreted',
        });
        expect(await service.interpretationQueue(10)).toHaveLength(1);
        expect((await failure(service.resolveInterpretation(randomUUID(), instruction))).message).toBe(
          'Interpretation job not found',
        );
      });

      it('are wanted for prompts of jobs that nobody interpreted or rejected', async () => {
        for (const prompt of ['a red sea', 'a blue sea', 'a green sea', 'a red sea', 'qxzjk vvtrqz'])
          await service.createJob({ prompt });
        expect(await service.backfillPrompts(10)).toEqual(['a red sea', 'a green sea', 'a blue sea']);
        await service.storeInterpretation({ prompt: 'a red sea', instruction, source: 'loop' });
        await service.rejectPrompts(['a blue sea']);
        expect(await service.backfillPrompts(10)).toEqual(['a green sea']);
        await service.createJob({ prompt: 'a blue sea' });
        expect(await service.backfillPrompts(10)).toEqual(['a green sea']);
      });

      it('of prompts that are longer than they can be stored for are refused, while their jobs are not', async () => {
        // Of letters that nothing can compress.
        const long = Array.from({ length: 1500 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join(
          '',
        );
        const { id } = await service.createJob({ prompt: long });
        expect((await service.job(id))?.prompt).toBe(long);
        expect((await failure(service.storeInterpretation({ prompt: long, instruction, source: 'web' }))).kind).toBe(
          'too-large',
        );
        expect(await service.backfillPrompts(10)).toEqual([]);
      });

      it('are kept once for each prompt, the last one', async () => {
        const first = await service.storeInterpretation({ prompt: 'a red sea', instruction: { a: 1 }, source: 'loop' });
        const second = await service.storeInterpretation({ prompt: 'a red sea', instruction, source: 'worker' });
        expect(second.id).toBe(first.id);
        const creation = await service.forCreation({ limit: 5, interpretationLimit: 5 });
        expect(creation.interpretation_prompts).toEqual([{ prompt: 'a red sea', instruction }]);
      });

      it('are refused for nonsense, from whoever it comes, and skipped among many', async () => {
        const nonsense = { prompt: 'voxelanirila motion', instruction };
        for (const source of ['loop', 'web'] as const)
          expect(await failure(service.storeInterpretation({ ...nonsense, source }))).toEqual({
            kind: 'invalid',
            message: 'prompt appears to be gibberish',
          });
        const stored = await service.storeInterpretations([
          { prompt: 'jazz', instruction, source: 'backfill' },
          { ...nonsense, source: 'backfill' },
          { prompt: '', instruction, source: 'backfill' },
        ]);
        expect(stored).toEqual({ inserted: 1 });
      });

      it('count meanings of spans, which stay what they first were', async () => {
        const glowing = { span: 'Glowing', canonical: 'neon', domain: 'lighting', variantType: 'synonym' } as const;
        expect(await service.storeMappings([glowing, { ...glowing, span: ' ' }])).toEqual({ inserted: 1, updated: 0 });
        expect(await service.storeMappings([{ ...glowing, canonical: 'noir' }])).toEqual({ inserted: 0, updated: 1 });
        await service.storeMappings([{ ...glowing, domain: 'mood', canonical: 'bright' }], { key: 'once' });
        await service.storeMappings([{ ...glowing, domain: 'mood', canonical: 'bright' }], { key: 'once' });
        expect(await service.mappings({ domain: 'lighting' })).toMatchObject([
          { span: 'glowing', canonical: 'neon', domain: 'lighting', count: 2 },
        ]);
        expect(await service.mappings({})).toMatchObject([{ count: 2 }, { domain: 'mood', count: 1 }]);
      });
    });

    describe('knowledge', () => {
      it('lists the prompts that were made, newest first, each once', async () => {
        for (const prompt of ['one', 'two', 'one', 'three']) await service.createJob({ prompt });
        expect(await service.prompts(10)).toEqual(['three', 'one', 'two']);
        expect(await service.prompts(2)).toEqual(['three', 'one']);
        const { id } = await service.createJob({ prompt: 'four' });
        expect(await service.prompts(2)).toEqual(['four', 'three']);
        await service.createJob({ prompt: 'five' });
        expect(await service.prompts(10)).toEqual(['five', 'four', 'three', 'one', 'two']);
        await service.deleteJob(id);
        expect(await service.prompts(10)).toEqual(['five', 'three', 'one', 'two']);
      });

      it('gives names away once, and the same one for the same key', async () => {
        const names = await Promise.all(Array.from({ length: 20 }, () => service.takeName()));
        expect(new Set(names).size).toBe(20);
        const kept = await service.takeName({ key: 'mine' });
        expect(await service.takeName({ key: 'mine' })).toBe(kept);
        expect(names).not.toContain(kept);
      });

      it('recalls what bears on a prompt, the same for the same seed', async () => {
        await service.recordDiscoveries({ static_colors: [redColor] });
        const first = await service.recall('a red sea', 7);
        expect(first.knowledge.colors.length).toBeGreaterThan(16);
        expect(await service.recall('a red sea', 7)).toEqual(first);
        expect((await failure(service.recall('', 7))).kind).toBe('invalid');
      });

      it('says which cells were reached', async () => {
        expect((await service.coverage()).static_colors_count).toBe(0);
        await service.recordDiscoveries({ static_colors: [redColor], narrative: { genre: [{ key: 'thriller' }] } });
        const coverage = await service.coverage();
        expect(coverage).toMatchObject({ static_colors_count: 1, static_colors_estimated_cells: 1331 });
        expect(coverage.narrative.genre).toMatchObject({ count: 1, origin_size: 7, entry_keys: ['thriller'] });
        expect((await service.reachedCells())['static.color']).toHaveLength(1);
        expect(await service.registryCounts()).toContainEqual(
          expect.objectContaining({ registry: 'static', aspect: 'color', sightings: 1 }),
        );
      });
    });

    describe('repair', () => {
      it('finds nothing to repair in what this system recorded', async () => {
        await service.recordDiscoveries({ static_colors: [redColor], narrative: { genre: [{ key: 'thriller' }] } });
        expect(await service.backfillNames({ limit: 10, dryRun: false })).toEqual({
          updated: 0,
          dry_run: false,
          limit: 10,
        });
        expect(await service.backfillDepths({ limit: 10, dryRun: false })).toEqual({ updated: 0, dry_run: false });
      });

      it('computes depths anew from what was measured', async () => {
        const wrong = { near: [], depth: { green: 100 }, sightings: 1 };
        await service.recordDiscoveries({
          discoveries: [
            { registry: 'dynamic', aspect: 'color', key: '225,0,0', value: { r: 230, g: 10, b: 5 }, ...wrong },
          ],
        });
        const options = { table: 'learned_colors', limit: 10 };
        expect(await service.backfillDepths({ ...options, dryRun: true })).toMatchObject({ updated: 1 });
        expect(await service.backfillDepths({ ...options, dryRun: false })).toMatchObject({ updated: 1 });
        expect(await service.backfillDepths({ ...options, dryRun: false })).toMatchObject({ updated: 0 });
      });

      it('hands out rows page by page', async () => {
        await service.recordDiscoveries({
          colors: [
            { key: '0,0,0', r: 1, g: 2, b: 3 },
            { key: '25,0,0', r: 26, g: 2, b: 3 },
          ],
        });
        const rows: unknown[] = [];
        for (let cursor: string | undefined; ; ) {
          const page = await service.backfillRows({ table: 'learned_colors', limit: 1, ...(cursor && { cursor }) });
          rows.push(...page.rows);
          if (page.next === null) break;
          cursor = page.next;
        }
        expect(rows).toEqual(
          expect.arrayContaining([
            { id: '0,0,0', color_key: '0,0,0', r: 1, g: 2, b: 3 },
            { id: '25,0,0', color_key: '25,0,0', r: 26, g: 2, b: 3 },
          ]),
        );
        expect((await failure(service.backfillRows({ table: 'jobs', limit: 1 }))).message).toMatch(
          /^table must be one of: /,
        );
      });
    });
  });
}

type Listing = Record<'static' | 'dynamic' | 'narrative', Record<string, Record<string, unknown>[]>>;

function keysOf(items: readonly Record<string, unknown>[] | undefined): unknown[] {
  return items?.map(({ key }) => key) ?? [];
}

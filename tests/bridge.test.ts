import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Outbox } from '../src/studio/outbox/outbox.js';
import { outboxFolder, readOutbox } from '../src/studio/outbox/read-outbox.js';
import type { MotionService } from '../src/studio/service/motion-service.js';
import { openLocalService } from '../src/studio/service/open-local-service.js';
import { ServiceError } from '../src/studio/service/service-error.js';
import { sharedCrew } from '../src/studio/threads/shared-crew.js';
import { Bridge, type BridgeOptions, type BridgeTools } from '../src/workflows/bridge/bridge.js';
import { spacedJson } from '../src/workflows/loop-log.js';

let data: string;
let service: MotionService;
let outbox: Outbox;
let lines: string[];
let asked = 0;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'motion-bridge-'));
  service = await openLocalService({ data });
  outbox = await Outbox.open(outboxFolder(data));
  lines = [];
});

afterEach(async () => {
  await outbox.close();
  await service.close();
  rmSync(data, { recursive: true, force: true });
});

afterAll(() => sharedCrew().dismiss());

function bridge(options: Partial<BridgeOptions> = {}, tools: Partial<BridgeTools> = {}): Bridge {
  const add = (line: string): void => void lines.push(line);
  return new Bridge(
    {
      worker: 'bridge@here',
      learns: false,
      isOnce: true,
      intervalSeconds: 7,
      format: { width: 64, height: 64, fps: 12 },
      ...options,
    },
    {
      service,
      outbox,
      log: { line: add, info: add, warn: add, json: (entry) => add(spacedJson(entry)) },
      pause: async () => undefined,
      signal: new AbortController().signal,
      ...tools,
    },
  );
}

/** Ids in the order of asking: what is asked for in one millisecond is made in their order. */
async function ask(prompt: string, seconds = 0.5): Promise<string> {
  const id = `00000000-0000-4000-8000-${String(asked++).padStart(12, '0')}`;
  return (await service.createJob({ id, prompt, duration_seconds: seconds, workflow_type: 'web' })).id;
}

/** The service with some calls of its own. */
function serviceWith(calls: Partial<MotionService>): MotionService {
  return { ...service, ...calls };
}

describe('the bridge', () => {
  it('makes what people asked for, oldest first, and leaves the jobs of the loops alone', async () => {
    const first = await ask('a red boat on a lake');
    const second = await ask('a green hill');
    const loops = await service.createJob({ prompt: 'a blue sea', workflow_type: 'explorer' });
    expect(await bridge().run()).toBe(2);
    expect(await service.job(first)).toMatchObject({
      status: 'completed',
      attempts: 1,
      download_url: expect.any(String),
    });
    expect(await service.job(second)).toMatchObject({ status: 'completed' });
    expect(await service.job(loops.id)).toMatchObject({ status: 'pending', attempts: 0 });
    expect(lines.filter((line) => line.startsWith('Processing'))).toEqual([
      `Processing job ${first}: a red boat on a lake... (0.5s)`,
      `Processing job ${second}: a green hill... (0.5s)`,
    ]);
    expect(lines.filter((line) => line.startsWith('  Uploaded: '))).toHaveLength(2);
    expect(lines.at(-1)).toBe('No pending jobs. Exiting.');
    expect(await service.learningRuns(10)).toEqual([]);
  });

  it('learns from every aspect of its videos when it is told to', async () => {
    const id = await ask('a red boat on a lake', 1);
    await bridge({ learns: true }).run();
    expect(await service.learningRuns(10)).toMatchObject([{ job_id: id, prompt: 'a red boat on a lake' }]);
    const grown = new Set(
      (await service.registryCounts()).filter(({ sightings }) => sightings > 0).map(({ registry }) => registry),
    );
    expect(grown).toEqual(new Set(['static', 'dynamic', 'narrative']));
    expect((await service.diagnostics(5)).summary).toMatchObject({ missing_learning: 0, missing_discovery: 0 });
    const told = lines.find((line) => line.startsWith('  Discoveries recorded: '))?.slice(24) ?? '';
    expect(JSON.parse(told)).toMatchObject({ static_colors: expect.any(Number), motion: expect.any(Number) });
  });

  it('makes the same video of the same job from the same knowledge, whoever makes it', async () => {
    const made: Buffer[] = [];
    for (const worker of ['a', 'b']) {
      const id = '11111111-1111-4111-8111-111111111111';
      await service.createJob({ id, prompt: 'a house', duration_seconds: 0.5, workflow_type: 'web' });
      await bridge({ worker }).run();
      const parts: Uint8Array[] = [];
      for await (const part of (await service.video(id))?.read() ?? []) parts.push(part);
      made.push(Buffer.concat(parts));
      await service.deleteJob(id);
    }
    expect(made[0]?.length).toBeGreaterThan(1000);
    expect(made[0]?.equals(made[1] as Buffer)).toBe(true);
  });

  it('fails what nobody could make, with the reason, and goes on', async () => {
    const impossible = await ask('a red boat', 1200);
    const possible = await ask('a green hill');
    expect(await bridge().run()).toBe(1);
    expect(await service.job(impossible)).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: expect.stringMatching(/\w/),
    });
    expect(await service.job(possible)).toMatchObject({ status: 'completed' });
  });

  it('makes a video from origins when what is known cannot be had', async () => {
    const id = await ask('a red boat');
    const forgetful = serviceWith({
      recall: async () => {
        throw new ServiceError('busy', 'Locked.');
      },
    });
    expect(await bridge({}, { service: forgetful }).run()).toBe(1);
    expect(await service.job(id)).toMatchObject({ status: 'completed' });
    expect(lines).toContainEqual(expect.stringMatching(/^Knowledge fetch failed .*Locked\. — using empty knowledge$/));
  });

  it('tries again what failed by accident, until its attempts are used up, and the others are made all the same', async () => {
    const unlucky = await ask('a red boat');
    const lucky = await ask('a green hill');
    const brittle = Object.create(outbox) as Outbox;
    brittle.videoPath = (id) => (id === unlucky ? join(data, 'no such folder', 'video.mp4') : outbox.videoPath(id));
    const pauses: number[] = [];
    expect(await bridge({}, { outbox: brittle, pause: async (seconds) => void pauses.push(seconds) }).run()).toBe(1);
    expect(await service.job(unlucky)).toMatchObject({
      status: 'failed',
      attempts: 3,
      error: expect.stringMatching(/\w/),
    });
    expect(await service.job(lucky)).toMatchObject({ status: 'completed' });
    expect(pauses).toEqual([1, 2, 4, 0]);
  });

  it('stops rendering when the job is called off', async () => {
    const id = await ask('a red boat', 60);
    const lost = serviceWith({
      reportProgress: async (job) => {
        await service.cancelJob(job);
        return false;
      },
    });
    expect(await bridge({}, { service: lost }).run()).toBe(0);
    expect(await service.job(id)).toMatchObject({ status: 'cancelled', error: null });
    expect(lines).toContain(`  Stopped: the job is no longer this worker's (job_id=${id})`);
  }, 60_000);

  it('leaves nothing behind of a job that another worker made meanwhile', async () => {
    const id = await ask('a red boat');
    const late = serviceWith({
      uploadVideo: async () => {
        throw new ServiceError('conflict', 'Job belongs to another worker');
      },
      claimJob: async (claim) => (lines.some((line) => line.startsWith('Processing')) ? null : service.claimJob(claim)),
    });
    expect(await bridge({ learns: true }, { service: late }).run()).toBe(0);
    expect(lines.filter((line) => line.includes('Uploaded') || line.includes('recorded'))).toEqual([]);
    expect(await readOutbox(outboxFolder(data))).toEqual({ waiting: [], aside: [] });
    expect(await service.job(id)).toMatchObject({ status: 'pending' });
  });

  it('keeps a video that cannot be stored now, and stores it later without making it again', async () => {
    const id = await ask('a red boat');
    const away = serviceWith({
      uploadVideo: async () => {
        throw new ServiceError('unreachable', 'The server is away.');
      },
      claimJob: async (claim) => (lines.some((line) => line.startsWith('Processing')) ? null : service.claimJob(claim)),
    });
    expect(await bridge({ learns: true }, { service: away }).run()).toBe(0);
    expect((await readOutbox(outboxFolder(data))).waiting).toMatchObject([{ id, lastError: 'The server is away.' }]);
    expect(await service.job(id)).toMatchObject({ status: 'pending' });
    expect(await bridge({ learns: true }).run()).toBe(1);
    expect(await service.job(id)).toMatchObject({ status: 'completed' });
    expect(await service.learningRuns(10)).toMatchObject([{ job_id: id }]);
    expect(await readOutbox(outboxFolder(data))).toEqual({ waiting: [], aside: [] });
  });

  it('gives the job back when it is asked to end', async () => {
    const id = await ask('a red boat', 60);
    const control = new AbortController();
    const watched = serviceWith({
      reportProgress: async (...report) => {
        control.abort();
        return service.reportProgress(...report);
      },
    });
    expect(await bridge({}, { service: watched, signal: control.signal }).run()).toBe(0);
    expect(await service.job(id)).toMatchObject({ status: 'pending', progress: null });
    expect(await service.claimJob({ worker: 'another', seconds: 60 })).toMatchObject({ id });
  }, 60_000);

  it('asks again after its interval, whatever a poll came to', async () => {
    const control = new AbortController();
    const pauses: number[] = [];
    let polls = 0;
    const tools = {
      service: serviceWith({
        claimJob: async () => {
          if (++polls === 2) throw new ServiceError('unreachable', 'The server is away.');
          return null;
        },
      }),
      pause: async (seconds: number) => {
        pauses.push(seconds);
        if (pauses.length === 3) control.abort();
      },
      signal: control.signal,
    };
    await bridge({ isOnce: false }, tools).run();
    expect(pauses).toEqual([7, 7, 7]);
    expect(lines).toEqual([
      'No pending jobs. Polling again in 7s...',
      'API error: The server is away.',
      'No pending jobs. Polling again in 7s...',
      'No pending jobs. Polling again in 7s...',
      '{"level": "info", "msg": "Shutdown requested, exiting"}',
    ]);
  });
});

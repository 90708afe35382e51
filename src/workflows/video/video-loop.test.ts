import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecipe } from '../../media/recipe.js';
import { Explorer } from '../../studio/exploring/explorer.js';
import type { PromptWriter } from '../../studio/exploring/prompt-writer.js';
import { Outbox } from '../../studio/outbox/outbox.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { openLocalService } from '../../studio/service/open-local-service.js';
import { ServiceError } from '../../studio/service/service-error.js';
import { runSeed } from './run-planner.js';
import { type VideoLoopName, videoLoopSettings } from './settings.js';
import { VideoLoop, type VideoLoopOptions } from './video-loop.js';

let folder: string;
let local: MotionService;
let outbox: Outbox;
let nowMs: number;
let lines: string[];
let pauses: number[];
let stop: AbortController;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-loop-'));
  local = await openLocalService({ data: folder }, { freshMs: 0 });
  lines = [];
  nowMs = Date.parse('2026-01-01T00:00:00Z');
  outbox = await Outbox.open(join(folder, 'outbox'), { now: () => nowMs, log: (line) => lines.push(line) });
  pauses = [];
  stop = new AbortController();
});

afterEach(async () => {
  await outbox.close();
  await local.close();
  rmSync(folder, { recursive: true });
});

/** The loop over a small video, with some calls of the service replaced. */
function loop(
  some: Partial<MotionService> = {},
  options: Partial<VideoLoopOptions> & { name?: VideoLoopName; writer?: PromptWriter } = {},
) {
  const { name = 'explorer', writer = new Explorer(), ...rest } = options;
  const settings = videoLoopSettings(
    name,
    {},
    {
      flags: { format: { width: 64, height: 64, fps: 12 } },
      isRemote: false,
      warn: (text) => lines.push(text),
    },
  );
  return new VideoLoop(
    { settings, worker: 'explorer@here', runs: 1, seed: 1, site: 'http://site', ...rest },
    {
      service: { ...local, ...some },
      outbox,
      writer,
      log: {
        line: (text) => lines.push(text),
        info: (text) => lines.push(`INFO: ${text}`),
        warn: (text) => lines.push(`WARNING: ${text}`),
        json: (entry) => lines.push(JSON.stringify(entry)),
      },
      pause: async (seconds) => void pauses.push(seconds),
      now: () => nowMs,
      signal: stop.signal,
    },
  );
}

const AIM = { aspect: 'static.color', cell: '0 8 1', aims: [], seconds: 1 };
const GREEN = { aspect: 'static.color', cell: '0 8 1' };

const away = () => Promise.reject(new ServiceError('unreachable', 'The server is away.'));

/** A call that fails the first time. */
function failingOnce<K extends keyof MotionService>(call: K): Partial<MotionService> {
  let calls = 0;
  const method = local[call] as (...given: unknown[]) => Promise<unknown>;
  return { [call]: (...given: unknown[]) => (calls++ === 0 ? away() : method(...given)) };
}

async function expectAllRecorded(runs: number): Promise<void> {
  const { jobs, summary } = await local.diagnostics(50);
  expect(jobs).toHaveLength(runs);
  expect(summary).toMatchObject({ missing_learning: 0, missing_discovery: 0 });
}

describe('a run of the video loop', () => {
  it('ends recorded: job, video, interpretation, discoveries and learning of the spec that was rendered', async () => {
    expect(await loop().run()).toBe(1);
    await expectAllRecorded(1);
    const [job] = (await local.jobs({ status: 'completed' })).jobs;
    expect(job).toMatchObject({ workflow_type: 'explorer' });
    const [run] = await local.learningRuns(10);
    expect(run).toMatchObject({ job_id: job?.id, prompt: job?.prompt });
    const video = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((each) => each.endsWith('.mp4'));
    expect(run?.spec).toEqual(readRecipe(join(folder, video as string)).spec);
    expect(run?.spec).toMatchObject({ seed: runSeed(1, job?.id as string) });
    const { interpretation_prompts } = await local.forCreation({ limit: 1, interpretationLimit: 10 });
    expect(interpretation_prompts.map(({ prompt }) => prompt)).toEqual([job?.prompt]);
    expect(await outbox.waiting()).toEqual([]);
  });

  it('lasts as long as what it aims at needs to show, where nobody fixed how long videos are', async () => {
    const aims: unknown[] = [];
    const writer = new Explorer();
    writer.aim = (_reached, _random, limits) => {
      aims.push(limits?.longestSeconds);
      return { prompt: 'a calm sea', aspect: 'dynamic.transition', cell: 'cut 0.0', aims: [], seconds: 2 };
    };
    await loop({}, { writer }).run();
    await local.setLoopConfig({ duration_seconds: 1 });
    await loop({}, { writer }).run();
    const { jobs } = await local.jobs({ status: 'completed' });
    expect(jobs.map(({ duration_seconds }) => duration_seconds).sort()).toEqual([1, 2]);
    expect(aims).toEqual([undefined, 1]);
  });

  it('is thought out while the one before is rendered, and anew when an operator has changed something', async () => {
    const config = { enabled: true, delay_seconds: 0, exploit_ratio: 0, duration_seconds: 1 };
    const configs = [config, { ...config }, { ...config, duration_seconds: 2 }];
    const writer = new Explorer();
    let written = 0;
    writer.aim = () => ({ prompt: `calm sea ${++written}`, ...AIM });
    const jobs: unknown[] = [];
    const createJob: MotionService['createJob'] = (job) => {
      jobs.push([job.prompt, job.duration_seconds, written]);
      return local.createJob(job);
    };
    expect(
      await loop({ loopConfig: async () => configs.shift() ?? config, createJob }, { writer, runs: 3 }).run(),
    ).toBe(3);
    expect(jobs).toEqual([
      ['calm sea 1', 1, 1],
      ['calm sea 2', 1, 2],
      ['calm sea 4', 2, 4],
    ]);
    await expectAllRecorded(3);
  });

  it('aims at what it grows', async () => {
    const wanted: unknown[] = [];
    const writer = new Explorer();
    writer.aim = (_reached, _random, limits) => {
      wanted.push(['static.color', 'static.sound', 'dynamic.camera'].map((aspect) => limits?.isWanted?.(aspect)));
      return { prompt: 'a calm sea', ...GREEN, aims: [GREEN], seconds: null };
    };
    await loop({}, { writer }).run();
    expect(wanted).toEqual([[true, true, false]]);
  });

  it('is told what other explorers made, each once', async () => {
    await local.setLoopConfig({ duration_seconds: 1 });
    await loop({}, { worker: 'explorer@there', seed: 3 }).run();
    await loop({}, { worker: 'balanced@there', name: 'balanced' }).run();
    const { jobs } = await local.jobs({ status: 'completed' });
    const noted: string[] = [];
    const writer = new Explorer();
    writer.notePrompt = (prompt) => void noted.push(prompt);
    await loop({}, { writer, runs: 3 }).run();
    expect(noted).toEqual(jobs.flatMap(({ prompt, workflow_type }) => (workflow_type === 'explorer' ? [prompt] : [])));
    expect(noted).toHaveLength(1);
  });

  it('says what it does in the lines that operators rely on', async () => {
    await local.setLoopConfig({ duration_seconds: 1 });
    const writer = new Explorer();
    writer.aim = () => ({ prompt: 'A plain wall in #0cc828', ...GREEN, aims: [GREEN], seconds: null });
    await loop({}, { writer }).run();
    const [job] = (await local.jobs({ status: 'completed' })).jobs;
    const preview = job?.prompt.slice(0, 50);
    const run = { level: 'info', phase: 'run', run: 1, job_id: job?.id, prompt_preview: preview, duration: 1 };
    expect(lines.slice(0, 3)).toEqual([
      'Starting self-feeding loop (config from API; respects webapp controls)',
      'State: run_count=0, good_prompts=0, recent=0',
      'Each output triggers the next run. Toggle loop in webapp to pause.',
    ]);
    expect(lines).toContain(JSON.stringify(run));
    expect(lines).toContain('  [interpretation] posting...');
    expect(lines).toContain('  [interpretation] recorded');
    expect(lines).toContainEqual(
      expect.stringMatching(/^INFO: Growth \[frame\]: total=\d+ static=\d+ dynamic=0 aspects=\{'color': \d+/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^\[1\] .{1,50}\.\.\. \(1s\) ✓( good)?$/));
    expect(lines.at(-1)).toBe('Loop stopped.');
  });

  it('remembers what it made, for the worker of this name alone', async () => {
    await loop({}, { runs: 2 }).run();
    const state = await local.loopState('explorer@here');
    const { jobs } = await local.jobs({ status: 'completed' });
    expect(state).toMatchObject({ run_count: 2, last_run_at: '2026-01-01T00:00:00.000Z', duration_base: 6 });
    expect(new Set(state.recent_prompts)).toEqual(new Set(jobs.map(({ prompt }) => prompt)));
    expect((await local.loopState('exploiter@here')).run_count ?? 0).toBe(0);
    lines = [];
    await loop({}, { runs: 1 }).run();
    expect(lines).toContain(`State: run_count=2, good_prompts=${state.good_prompts?.length}, recent=2`);
    expect(lines).toContainEqual(expect.stringContaining('[3] '));
  });

  it('posts static values in one request for frames, and three apart for windows', async () => {
    const requests: string[][] = [];
    const recordDiscoveries: MotionService['recordDiscoveries'] = (request, once) => {
      requests.push([...new Set(request.discoveries?.map(({ registry }) => registry))]);
      return local.recordDiscoveries(request, once);
    };
    await loop({ recordDiscoveries }).run();
    await loop({ recordDiscoveries }, { name: 'balanced' }).run();
    await loop({ recordDiscoveries }, { name: 'video' }).run();
    expect(requests).toEqual([
      ['static'],
      [],
      ['dynamic'],
      ['narrative'],
      ['static'],
      [],
      [expect.anything(), expect.anything(), expect.anything()],
      [],
    ]);
  });
});

describe('what fails in a run', () => {
  it.each<[keyof MotionService, string]>([
    ['uploadVideo', 'Missing video'],
    ['storeInterpretation', 'Missing interpretation'],
    ['recordDiscoveries', 'Missing discovery'],
    ['logLearning', 'Missing learning'],
  ])('%s is told with its job, kept, and made good for', async (call, words) => {
    const failing = failingOnce(call);
    await loop(failing).run();
    const [waiting] = await outbox.waiting();
    expect(lines).toContain(`WARNING: ${words} (job_id=${waiting?.id}): The server is away.`);
    nowMs += 3_600_000;
    await loop(failing).run();
    expect(await outbox.waiting()).toEqual([]);
    await expectAllRecorded(2);
    expect((await local.learningRuns(10)).length).toBe(2);
  });

  it('is told in the lines that operators rely on', async () => {
    await loop(failingOnce('storeInterpretation')).run();
    await loop(failingOnce('recordDiscoveries')).run();
    await loop(failingOnce('logLearning')).run();
    for (const line of ['[interpretation] failed: ', '(discoveries sync: ', '(learning log: '])
      expect(lines).toContainEqual(
        expect.stringMatching(new RegExp(`^ {2}${line.replace(/[[(\]]/g, '\\$&')}The server is away\\.`)),
      );
  });

  it('leaves no run uncounted but those whose video is not stored', async () => {
    await loop(failingOnce('uploadVideo')).run();
    expect((await local.loopState('explorer@here')).run_count ?? 0).toBe(0);
    expect(lines).toContainEqual(expect.stringMatching(/^\[1\] .*✗ the upload is kept for later$/));
  });

  it('is tried again after a pause that grows', async () => {
    await loop({ createJob: away }, { runs: 4 }).run();
    expect(lines.filter((line) => line === 'API error: The server is away.')).toHaveLength(4);
    expect(pauses).toEqual([1, 2, 4]);
  });

  it('does not stop a loop that cannot be told its state, its configuration or what is known', async () => {
    await loop({
      loopState: away,
      loopConfig: away,
      loopProgress: away,
      coverage: away,
      reachedCells: away,
      forCreation: away,
      recall: away,
      saveLoopState: away,
    }).run();
    await expectAllRecorded(1);
    for (const line of [
      'GET /api/loop/state failed (status=unreachable, path=/api/loop/state): The server is away. — using baseline state',
      'GET /api/loop/config failed (status=unreachable, path=/api/loop/config): The server is away. — using defaults',
      'POST /api/loop/state failed (status=unreachable, path=/api/loop/state): The server is away. — state not persisted',
      'Knowledge fetch failed (status=unreachable, path=/api/knowledge/for-creation): The server is away. — using empty knowledge',
    ])
      expect(lines).toContain(`WARNING: ${line}`);
  });
});

describe('the pace of the loop', () => {
  it('waits while an operator has it paused', async () => {
    const configs = [false, true].map((enabled) => ({
      enabled,
      delay_seconds: 0,
      exploit_ratio: 0,
      duration_seconds: 1,
    }));
    await loop({ loopConfig: async () => configs.shift() ?? local.loopConfig() }).run();
    expect(lines).toContain('Loop paused (disabled in webapp). Rechecking in 30s...');
    expect(pauses).toEqual([30]);
    await expectAllRecorded(1);
  });

  it.each([
    ['what an operator chose', { delay_seconds: 7 }, 3, [7]],
    ['0 that an operator chose', { delay_seconds: 0 }, 3, []],
    ['its own where nobody chose', {}, 3, [3]],
    ['its own 0', {}, 0, []],
    ['the default of the service where it has none of its own', {}, null, [30]],
  ])('pauses by %s', async (_what, chosen, own, expected) => {
    await local.setLoopConfig(chosen);
    const settings = {
      ...videoLoopSettings('explorer', {}, { flags: {}, isRemote: true, warn: () => undefined }),
      delaySeconds: own,
      format: { width: 64, height: 64, fps: 12 },
    };
    await loop({}, { runs: 2, settings }).run();
    expect(pauses).toEqual(expected);
    for (const seconds of expected)
      expect(lines).toContain(`  (waiting ${seconds}s before next run — check the library at http://site)`);
  });

  it('says which focus it has when nobody named one', async () => {
    await loop({}, { name: 'video' }).run();
    expect(lines).toContain(
      'WARNING: LOOP_EXTRACTION_FOCUS is unset → Growth [all]. For split workers set LOOP_EXTRACTION_FOCUS=frame or =window (see RAILWAY_CONFIG.md §8).',
    );
  });

  it('tells by how much coverage holds exploiting back', async () => {
    await loop(
      { loopProgress: async (last) => ({ ...(await local.loopProgress(last)), total_runs: 20 }) },
      { name: 'exploiter' },
    ).run();
    expect(lines).toContain('INFO: Exploit capped by coverage: 1.00 -> 0.50 (static_colors 0.0%, narrative_min 0.0%)');
  });
});

describe('a loop that is asked to end', () => {
  it('gives back the job that it was rendering, for the next of its kind to make', async () => {
    let id = '';
    const createJob: MotionService['createJob'] = async (job, once) => {
      const made = await local.createJob(job, once);
      id = made.id;
      stop.abort();
      return made;
    };
    await loop({ createJob }, { runs: 5 }).run();
    expect(lines).toContain('{"level":"info","msg":"Shutdown requested, exiting"}');
    expect(await local.job(id)).toMatchObject({ status: 'pending', error: 'The worker was asked to stop.' });
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => /mp4|part/.test(each))).toEqual(
      [],
    );
    stop = new AbortController();
    await loop().run();
    const { jobs: made } = await local.jobs({ status: 'completed' });
    expect(made.map((job) => job.id)).toEqual([id]);
    await expectAllRecorded(1);
  });

  it('records what it has rendered', async () => {
    const uploadVideo: MotionService['uploadVideo'] = (id, video) => {
      stop.abort();
      return local.uploadVideo(id, video);
    };
    const stored = await loop({ uploadVideo }, { runs: 5 }).run();
    // The next one may have been rendered before the first was sent.
    expect([1, 2]).toContain(stored);
    await expectAllRecorded(stored);
    expect(await outbox.waiting()).toEqual([]);
  });
});

it('seeds are the same for the same run and job', () => {
  expect(runSeed(1, '65b3ad70-8688-4d4d-ac0e-38d42827e54e')).toBe(runSeed(1, '65b3ad70-8688-4d4d-ac0e-38d42827e54e'));
  expect(runSeed(2, '65b3ad70-8688-4d4d-ac0e-38d42827e54e') - runSeed(1, '65b3ad70-8688-4d4d-ac0e-38d42827e54e')).toBe(
    7919,
  );
});

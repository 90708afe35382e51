import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../studio/generate.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { openLocalService } from '../../studio/service/open-local-service.js';
import { backfillInterpretations } from './backfill-interpretations.js';
import { backfillLearning } from './backfill-learning.js';
import { checklist } from './checklist.js';
import { diagnose } from './diagnose.js';
import { sweepColors } from './sweep.js';

const EMPTY = { waiting: [], aside: [] };
const NEVER = new AbortController().signal;
const REQUEST = { limit: 100, dryRun: false, signal: NEVER };

let folder: string;
let service: MotionService;
let lost: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-repair-'));
  service = await openLocalService({ data: folder }, { freshMs: 0 });
  const prompt = 'a lighthouse in the snow';
  lost = (await service.createJob({ id: randomUUID(), prompt, duration_seconds: 0.25, workflow_type: 'web' })).id;
  const output = join(folder, 'lighthouse.mp4');
  await generate({ prompt, output, width: 64, height: 64, durationSeconds: 0.25, seed: 1 });
  await service.uploadVideo(lost, { path: output });
});

afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a job that was never recorded', () => {
  it('is diagnosed, with what to do', async () => {
    const diagnosis = await diagnose(service, 50, EMPTY);
    expect(diagnosis).toMatchObject({ jobs: 1, missing_learning: [lost], missing_discovery: [lost] });
    expect(diagnosis.hint).toContain('motion backfill learning');
  });

  it('is left to the outbox that holds its records', async () => {
    const { updated } = await backfillLearning(service, { ...REQUEST, waiting: new Set([lost]) });
    expect(updated).toBe(0);
  });

  it('is found and left alone by a dry run', async () => {
    const dry = { ...REQUEST, dryRun: true, waiting: new Set<string>() };
    expect(await backfillLearning(service, dry)).toMatchObject({ updated: 1, dry_run: true });
    expect((await diagnose(service, 50, EMPTY)).missing_learning).toEqual([lost]);
  });

  it('is recorded from its video, once', async () => {
    const request = { ...REQUEST, waiting: new Set<string>() };
    expect(await backfillLearning(service, request)).toEqual({ updated: 1, failed: [], dry_run: false });
    const counts = await service.registryCounts();
    expect(counts.some(({ aspect, sightings }) => aspect === 'lighting' && sightings > 0)).toBe(true);
    expect(await diagnose(service, 50, EMPTY)).toMatchObject({
      missing_learning: [],
      missing_discovery: [],
      hint: null,
    });
    expect((await backfillLearning(service, request)).updated).toBe(0);
    expect(await service.registryCounts()).toEqual(counts);
  });

  it('has its prompt interpreted', async () => {
    expect((await backfillInterpretations(service, { ...REQUEST, dryRun: true })).updated).toBe(1);
    expect((await backfillInterpretations(service, REQUEST)).updated).toBe(1);
    expect((await backfillInterpretations(service, REQUEST)).updated).toBe(0);
    expect((await service.forCreation({ limit: 1, interpretationLimit: 5 })).interpretation_prompts).toMatchObject([
      { prompt: 'a lighthouse in the snow', instruction: { subjects: [{ noun: 'lighthouse' }] } },
    ]);
  });
});

describe('a sweep of colours', () => {
  it('reaches the cells that it goes through, counts nothing twice, and leaves no files', async () => {
    const request = { limit: 3, dryRun: false, folder: join(folder, 'sweep'), signal: NEVER };
    expect(await sweepColors(service, 3, request)).toMatchObject({ swept: 3 });
    const { 'static.color': cells = [] } = await service.reachedCells();
    // Black, and blue at half and at full strength.
    expect(cells).toEqual(expect.arrayContaining(['0 0 0', '0 0 5', '0 0 10']));
    const counts = await service.registryCounts();
    await sweepColors(service, 3, request);
    expect(await service.registryCounts()).toEqual(counts);
    expect(readdirSync(request.folder)).toEqual([]);
  });
});

describe('the checklist', () => {
  it('passes what is well and fails what is not, with figures', async () => {
    const items = await checklist(service, EMPTY);
    const find = (check: string) => items.find((item) => item.check === check);
    expect(find('every run has its learning')).toMatchObject({ pass: true, figures: '0 of 1 lack it' });
    expect(find('the loops are not paused')).toMatchObject({ pass: true });
    expect(find('explorer, exploiter and balanced have runs among the last')).toMatchObject({ pass: false });
    await service.setLoopConfig({ enabled: false });
    expect((await checklist(service, EMPTY)).find(({ check }) => check === 'the loops are not paused')?.pass).toBe(
      false,
    );
  });
});

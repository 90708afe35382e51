import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProceduralOptions } from '../../studio/exploring/prompt-writer.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { openLocalService } from '../../studio/service/open-local-service.js';
import { ServiceError } from '../../studio/service/service-error.js';
import { InterpretLoop, type InterpretLoopOptions } from './interpret-loop.js';

let folder: string;
let service: MotionService;
let lines: string[];
let written: ProceduralOptions[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-interpret-'));
  service = await openLocalService({ data: folder });
  lines = [];
  written = [];
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

async function run(some: Partial<MotionService> = {}, options: Partial<InterpretLoopOptions> = {}): Promise<void> {
  const add = (line: string): void => void lines.push(line);
  const loop = new InterpretLoop(
    { runs: 1, delaySeconds: 10, queueLimit: 20, backfills: true, generates: false, seed: 1, site: 'here', ...options },
    {
      service: { ...service, ...some },
      writer: {
        aim: () => null,
        notePrompt: () => {},
        narrative: () => null,
        procedural: (_, drawn) => {
          written.push(drawn);
          return `a calm lake, number ${written.length}`;
        },
      },
      log: { line: add, info: add, warn: add, json: () => undefined },
      pause: async () => undefined,
      now: () => 0,
      signal: new AbortController().signal,
    },
  );
  await loop.run();
}

const refused = () => Promise.reject(new ServiceError('invalid', 'Not found'));
const away = () => Promise.reject(new ServiceError('unreachable', 'The server is away.'));

describe('the interpret loop', () => {
  it('says how it is set', async () => {
    await run({}, { generates: true, backfills: false });
    expect(lines.slice(0, 3)).toEqual([
      'Interpretation worker started (no create/render)',
      'API: here',
      'Delay: 10s between cycles. Backfill: off. Generate: on',
    ]);
  });

  it('writes five prompts a cycle: half instructive, with slang and dialect, unlike what exists', async () => {
    await service.createJob({ prompt: 'a red boat' });
    await run({}, { generates: true, backfills: false });
    expect(written).toHaveLength(5);
    for (const each of written)
      expect(each).toMatchObject({
        instructiveRatio: 0.5,
        slotShare: 0.6,
        slangShare: 0.35,
        dialectShare: 0.2,
        tries: 150,
      });
    expect(written[0]?.avoid).toContain('a red boat');
    expect(lines).toContain('[1] generated: a calm lake, number 5…');
  });

  it('stores one by one where batches are refused', async () => {
    await service.createJob({ prompt: 'a red boat on a lake' });
    await run({ storeInterpretations: refused });
    expect(lines).toContain('[1] backfill: a red boat on a lake…');
    expect(await service.backfillPrompts(10)).toEqual([]);
  });

  it('asks no second time for what nobody can interpret', async () => {
    await service.queueInterpretation('!!! ???', 'web');
    await run();
    expect(await service.interpretationQueue(10)).toEqual([]);
    expect(lines.filter((line) => line.includes('interpreted:'))).toEqual([]);
  });

  it('goes on with the other parts when one fails', async () => {
    await service.queueInterpretation('a red boat on a lake', 'web');
    await run({ backfillPrompts: away }, { generates: true });
    expect(lines).toContain('[1] interpreted: a red boat on a lake…');
    expect(lines).toContain('[1] error: The server is away.');
    expect(lines.filter((line) => line.includes('generated:'))).toHaveLength(5);
  });
});

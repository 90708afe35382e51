import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ForCreation, MotionService } from '../../studio/service/motion-service.js';
import { openLocalService } from '../../studio/service/open-local-service.js';
import { ServiceError } from '../../studio/service/service-error.js';
import { SoundLoop } from './sound-loop.js';

let folder: string;
let service: MotionService;
let lines: string[];
let pauses: number[];
let nowMs: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-sounds-'));
  service = await openLocalService({ data: join(folder, 'data') });
  lines = [];
  pauses = [];
  nowMs = 0;
});
afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

const away = () => Promise.reject(new ServiceError('unreachable', 'The server is away.'));

async function run(runs: number, some: Partial<MotionService> = {}): Promise<void> {
  const add = (line: string): void => void lines.push(line);
  const loop = new SoundLoop(
    { runs, delaySeconds: 15, durationSeconds: 0.5, seed: 3, folder },
    {
      service: { ...service, ...some },
      log: { line: add, info: add, warn: add, json: () => undefined },
      pause: async (seconds) => void pauses.push(seconds),
      now: () => nowMs,
      signal: new AbortController().signal,
    },
  );
  await loop.run();
}

const learned = (mood: string): ForCreation['learned_audio'] => [
  { mood, tempo: 'fast', presence: 'music', source_prompt: '', created_at: '' },
];

describe('the sound loop', () => {
  it('posts what it hears under the character that was learned, and finds it no second time', async () => {
    const prompts: unknown[] = [];
    const known = {
      forCreation: async () => ({
        ...(await service.forCreation({ limit: 1, interpretationLimit: 1 })),
        learned_audio: learned('tense'),
      }),
      recordDiscoveries: (request, once) => {
        prompts.push({ prompt: request.prompt, job_id: request.job_id });
        expect(new Set(request.discoveries?.map(({ registry, aspect }) => `${registry}.${aspect}`))).toEqual(
          new Set(['static.sound']),
        );
        return service.recordDiscoveries(request, once);
      },
    } satisfies Partial<MotionService>;
    await run(1, known);
    expect(prompts).toEqual([{ prompt: 'sound_loop:mood=tense,tempo=fast,presence=music', job_id: undefined }]);
    expect(lines.at(-1)).toMatch(/^\[1\] sound discovery: \+\d+ \(mood=tense, tempo=fast, presence=music\)$/);
    await run(1, known);
    expect(lines.at(-1)).toBe('[1] no new sounds this cycle');
    expect(readdirSync(folder)).toEqual(['data']);
  });

  it('goes on after a failure, with a pause that grows beyond its own', async () => {
    await run(6, { recordDiscoveries: away });
    expect(lines.filter((line) => /^\[\d\] error: The server is away\.$/.test(line))).toHaveLength(6);
    expect(pauses).toEqual([15, 15, 15, 15, 16]);
    expect(readdirSync(folder)).toEqual(['data']);
  });

  it('asks for what was learned once in 90 seconds', async () => {
    let asked = 0;
    const forCreation: MotionService['forCreation'] = (limits) => {
      asked++;
      return service.forCreation(limits);
    };
    await run(3, { forCreation });
    expect(asked).toBe(1);
  });
});

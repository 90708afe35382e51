import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RegistryStore } from '../src/registries/registry-store.js';
import { generate } from '../src/studio/generate.js';
import { type LearnedValues, learn, learnableFile } from '../src/studio/learn.js';
import { openStore } from '../src/studio/registries/open-store.js';
import { recall } from '../src/studio/registries/recall.js';
import { type MotionRun, motion as run } from './run-motion.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-learning-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const motion = (...args: string[]): Promise<MotionRun> => run([...args, '--data', 'data'], { cwd: folder });
/** A small video: fast to make. */
const SMALL = ['--size', '128x96', '--duration', '0.5', '--fps', '12'];
const WISHES = { width: 128, height: 96, durationSeconds: 0.5, fps: 12 };

async function withStore<T>(work: (store: RegistryStore) => Promise<T>): Promise<T> {
  const store = await openStore({ data: join(folder, 'data') });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function total(store: RegistryStore): Promise<{ entries: number; sightings: number }> {
  const counts = await store.counts();
  const sum = (of: (count: (typeof counts)[number]) => number) => counts.reduce((total, each) => total + of(each), 0);
  return { entries: sum(({ entries }) => entries), sightings: sum(({ sightings }) => sightings) };
}

const newKeys = (learned: LearnedValues) => Object.values(learned).flatMap((each) => each.new.map(({ key }) => key));

describe('motion generate --learn', () => {
  it('prints what was new and what was known, by aspect and name; the same video made again is nothing new', async () => {
    const make = async (output: string) => {
      const { code, stdout, stderr } = await motion(
        'generate',
        'a red boat',
        ...SMALL,
        '--seed',
        '5',
        '-o',
        output,
        '--learn',
        '--json',
      );
      expect([code, stderr]).toEqual([0, '']);
      return JSON.parse(stdout);
    };
    const first = await make('a.mp4');
    expect(Object.keys(first.discoveries)).toEqual(expect.arrayContaining(['static.color', 'dynamic.lighting']));
    expect(newKeys(first.discoveries).length).toBeGreaterThan(3);
    for (const { new: added } of Object.values(first.discoveries as LearnedValues))
      for (const { name } of added) expect(name).toMatch(/^[A-Z]/);
    // Drawn with what the first taught, it would be another video: the recipe is made again.
    const again = await motion('generate', '--spec', 'a.mp4', '-o', 'b.mp4', '--learn', '--json');
    expect(newKeys(JSON.parse(again.stdout).discoveries)).toEqual([]);
  });

  it('tells people in a line', async () => {
    const { stdout } = await motion('generate', 'a red boat', ...SMALL, '--seed', '5', '-o', 'a.mp4', '--learn');
    expect(stdout).toMatch(/\nlearned \d+ new values: [A-Z][\w' -]+, .*; \d+ seen again\n$/);
  });

  it('makes no video when the registries cannot be opened, and says why', async () => {
    const { code, stderr } = await run(
      ['generate', 'a boat', ...SMALL, '-o', 'a.mp4', '--learn', '--database', '/dev/null/x.db'],
      { cwd: folder },
    );
    expect(code).toBe(1);
    expect(stderr).toContain('/dev/null/x.db');
    expect(existsSync(join(folder, 'a.mp4'))).toBe(false);
  });
});

describe('motion generate without --learn', () => {
  it('begins no registries', async () => {
    expect((await motion('generate', 'a boat', ...SMALL, '-o', 'a.mp4')).code).toBe(0);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('draws on registries that are there, and leaves them as they are', async () => {
    await motion('generate', 'a volcano at night', ...SMALL, '--seed', '1', '-o', 'a.mp4', '--learn');
    const before = await withStore(total);
    const specOf = async (data: string) => {
      const { stdout } = await run(
        ['generate', 'a boat', ...SMALL, '--seed', '2', '-o', 'b.mp4', '--json', '--data', data],
        { cwd: folder },
      );
      return JSON.parse(stdout).spec;
    };
    const drawn = await specOf('data');
    expect(drawn).not.toEqual(await specOf('nothing'));
    expect(drawn).toEqual(await specOf('data'));
    expect(await withStore(total)).toEqual(before);
  });
});

describe('a name that was given', () => {
  it('means its value in prompts', async () => {
    const made = await motion('generate', 'a red boat', ...SMALL, '--seed', '5', '-o', 'a.mp4', '--learn', '--json');
    const [light] = (JSON.parse(made.stdout).discoveries as LearnedValues)['dynamic.lighting']?.new ?? [];
    const name = light?.name as string;
    const { stdout } = await motion('interpret', `a fox in ${name} light`, '--json');
    const instruction = JSON.parse(stdout);
    expect(instruction.named).toMatchObject([{ name, registry: 'dynamic', aspect: 'lighting', key: light?.key }]);
    expect(instruction.understood).toContainEqual(expect.objectContaining({ by: 'registry' }));
    expect(instruction.subjects.map((subject: { noun: string }) => subject.noun)).toEqual(['fox']);
  });
});

describe('motion extract --learn', () => {
  it('learns from any file, and from the same file once', async () => {
    await motion('generate', 'a red boat', ...SMALL, '--seed', '5', '-o', 'a.mp4');
    const first = await motion('extract', 'a.mp4', '--learn', '--json');
    const { discoveries, frames } = JSON.parse(first.stdout);
    expect(frames).toHaveLength(6);
    expect(newKeys(discoveries).length).toBeGreaterThan(3);
    // Our own file carries its recipe: what it intends is known too.
    expect(Object.keys(discoveries).some((place) => place.startsWith('narrative.'))).toBe(true);
    const counted = await withStore(total);
    await motion('extract', 'a.mp4', '--learn');
    expect(await withStore(total)).toEqual(counted);
  });

  it('says what is wrong with a file that is none', async () => {
    const { code, stderr } = await motion('extract', 'nothing.mp4', '--learn');
    expect([code, stderr]).toEqual([1, expect.stringContaining('nothing.mp4')]);
  });
});

describe('learning', () => {
  it('records a run whole: discoveries, what it taught, and what its prompt was understood as', () =>
    withStore(async (store) => {
      const video = await generate({ prompt: 'a red boat', ...WISHES, seed: 5, output: join(folder, 'a.mp4') });
      const learned = await learn(video, store);
      expect(newKeys(learned).length).toBeGreaterThan(3);
      const understood = [];
      for await (const { prompt } of store.interpretations()) understood.push(prompt);
      expect(understood).toEqual(['a red boat']);
      const counted = await total(store);
      expect(await learn(video, store)).toEqual(learned);
      expect(await total(store)).toEqual(counted);
    }));

  it('records nothing when it is called off, and leaves the video', () =>
    withStore(async (store) => {
      const video = await generate({ prompt: 'a red boat', ...WISHES, seed: 5, output: join(folder, 'a.mp4') });
      const before = await total(store);
      const control = new AbortController();
      const learning = learn(video, store, { signal: control.signal, onProgress: () => control.abort() });
      await expect(learning).rejects.toMatchObject({ code: 'studio/aborted' });
      expect(await total(store)).toEqual(before);
      expect(statSync(video.path).size).toBeGreaterThan(0);
    }));

  it('gives the same selection for the same prompt and seed', () =>
    withStore(async (store) => {
      const video = await generate({ prompt: 'a red boat', ...WISHES, seed: 5, output: join(folder, 'a.mp4') });
      await learn(video, store);
      const [a, b] = [await recall(store, 'a fox', 7), await recall(store, 'a fox', 7)];
      expect(a).toEqual(b);
      expect(a.knowledge.lights.length).toBeGreaterThan(0);
    }));

  it('takes the job of a file from its bytes', async () => {
    const { path } = await generate({ prompt: 'a boat', ...WISHES, seed: 5, output: join(folder, 'a.mp4') });
    const video = await learnableFile(path);
    expect(video.job_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(video).toEqual(await learnableFile(path));
    expect(video.prompt).toBe('a boat');
  });
});

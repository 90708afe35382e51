import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SceneSpec } from '../src/creation/scene-spec.js';
import { decodeMedia } from '../src/media/media-decoder.js';
import { type ClipOrder, Crew } from '../src/studio/threads/crew.js';

// The smallest valid module: doubles need no kernel.
const material = { kernel: new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) };

let folder: string;
let crew: Crew;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-crew-'));
  crew = newCrew();
});
afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});
afterAll(async () => {
  await crew.dismiss();
  rmSync(folder, { recursive: true });
});

function newCrew(): Crew {
  return new Crew({
    renderers: 2,
    material: Promise.resolve(material),
    rendererModule: new URL('./doubles/bars-renderer.mjs', import.meta.url).href,
    soundtrackModule: new URL('./doubles/ticking-soundtrack.mjs', import.meta.url).href,
  });
}

function order(
  name: string,
  options: { frames?: number; prompt?: string; size?: number } & Partial<ClipOrder> = {},
): ClipOrder {
  const { frames = 24, prompt = 'bars', size = 64, ...rest } = options;
  const format = { width: size, height: size, fps: 24 };
  const recipe = { software: 'motion-productions' as const, version: '0', prompt, seed: 1, spec: {} };
  return {
    spec: { ...format, frame_count: frames, raw_prompt: prompt } as SceneSpec,
    path: join(folder, name),
    mp4: { ...format, frames, recipe },
    illustrations: {},
    ...rest,
  };
}

function levelsOf(path: string): number[] {
  const levels: number[] = [];
  decodeMedia(path, { onFrame: ({ i420 }) => levels.push(i420[0] as number) });
  return levels;
}

describe('the crew', () => {
  it('puts every frame in its place, with many more frames than slots', async () => {
    await crew.make(order('long.mp4', { frames: 150 }));
    const levels = levelsOf(join(folder, 'long.mp4'));
    expect(levels).toHaveLength(150);
    levels.forEach((level, i) => expect(Math.abs(level - (40 + ((i * 37) % 160)))).toBeLessThanOrEqual(2));
  });

  it('gives the same file for the same order, whichever thread drew which frame', async () => {
    await Promise.all([crew.make(order('a.mp4')), crew.make(order('b.mp4'))]);
    expect(readFileSync(join(folder, 'a.mp4')).equals(readFileSync(join(folder, 'b.mp4')))).toBe(true);
  });

  it('makes a clip of one frame, and one that is larger than the clip before', async () => {
    await crew.make(order('one.mp4', { frames: 1 }));
    await crew.make(order('large.mp4', { frames: 3, size: 1024 }));
    expect(readdirSync(folder).sort()).toEqual(['large.mp4', 'one.mp4']);
  });

  it('tells its progress and ends with all frames', async () => {
    const seen: number[] = [];
    await crew.make(order('progress.mp4', { frames: 60, prompt: 'slow', onProgress: (frames) => seen.push(frames) }));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(60);
  });

  it('leaves nothing behind when called off, and makes the next clip', async () => {
    const control = new AbortController();
    const onProgress = (frames: number): void => {
      if (frames > 2) control.abort();
    };
    const made = crew.make(order('off.mp4', { frames: 500, prompt: 'slow', signal: control.signal, onProgress }));
    await expect(made).rejects.toMatchObject({ code: 'studio/aborted' });
    expect(readdirSync(folder)).toEqual([]);
    await crew.make(order('next.mp4'));
    expect(levelsOf(join(folder, 'next.mp4'))).toHaveLength(24);
  });

  it('does not start a clip that is called off while it waits in line', async () => {
    const control = new AbortController();
    const first = crew.make(order('first.mp4'));
    const second = crew.make(order('second.mp4', { signal: control.signal }));
    control.abort();
    await expect(second).rejects.toMatchObject({ code: 'studio/aborted' });
    await first;
    expect(readdirSync(folder)).toEqual(['first.mp4']);
  });

  it.each([
    ['a frame cannot be drawn', 'break', /picture could not be made: frame 5 cannot be drawn/],
    ['the scene cannot be prepared', 'no picture', /picture could not be made: the scene is too large/],
  ])('says why and leaves nothing behind when %s', async (_what, prompt, message) => {
    await expect(crew.make(order('failed.mp4', { prompt }))).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
    expect(crew.isAlive).toBe(true);
    await crew.make(order('after.mp4', { frames: 2 }));
  });

  it('says that the place cannot be written', async () => {
    await expect(crew.make(order('nowhere/a.mp4'))).rejects.toMatchObject({ code: 'media/cannot-write' });
    await crew.make(order('after.mp4', { frames: 2 }));
  });

  it('says that a thread died, leaves nothing behind, and is replaced by a new crew', async () => {
    const doomed = newCrew();
    await expect(doomed.make(order('dead.mp4', { prompt: 'die' }))).rejects.toMatchObject({
      code: 'studio/worker-died',
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(doomed.isAlive).toBe(false);
    await expect(doomed.make(order('again.mp4'))).rejects.toMatchObject({ code: 'studio/worker-died' });
  });

  it('makes hundreds of clips without growing', async () => {
    const clips = async (count: number): Promise<number> => {
      for (let i = 0; i < count; i++) await crew.make(order('many.mp4', { frames: 2 }));
      return process.memoryUsage().rss;
    };
    const settled = await clips(120);
    const later = await clips(160);
    expect((later - settled) / 2 ** 20).toBeLessThan(24);
  }, 30_000);
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SceneSpec } from '../src/creation/scene-spec.js';
import { loadPictureMaterial } from '../src/studio/assets/load-picture-material.js';
import { illustrationsOf } from '../src/studio/generate.js';
import { planVideo } from '../src/studio/plan-video.js';
import { Crew } from '../src/studio/threads/crew.js';

let folder: string;
const crews: Crew[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-repeat-'));
  for (const renderers of [1, 3]) crews.push(new Crew({ renderers, material: loadPictureMaterial() }));
});
afterAll(async () => {
  await Promise.all(crews.map((crew) => crew.dismiss()));
  rmSync(folder, { recursive: true });
});

async function make(crew: Crew, spec: SceneSpec): Promise<Buffer> {
  const { width, height, fps, frame_count: frames } = spec;
  const recipe = { software: 'motion-productions' as const, version: '0', prompt: '', seed: spec.seed, spec };
  const path = join(folder, `${crews.indexOf(crew)}.mp4`);
  await crew.make({
    spec,
    path,
    mp4: { width, height, fps, frames, recipe },
    illustrations: illustrationsOf(spec),
  });
  return readFileSync(path);
}

describe('a spec', () => {
  it.each([
    ['slow tilt over the ocean at dusk', 'blended'],
    ['two red dogs run through a forest in the rain, van gogh', 'pure_per_frame'],
    ['a boat in the city at night, camera rolls', 'pure_per_frame'],
  ] as const)('gives the same file whether one thread renders it or three: %s', async (prompt, mode) => {
    const { spec } = planVideo(prompt, { seed: 11, mode, width: 192, height: 128, durationSeconds: 2 });
    const [one, three] = await Promise.all(crews.map((crew) => make(crew, spec)));
    expect(one?.equals(three as Buffer)).toBe(true);
  });
});

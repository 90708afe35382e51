import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SceneSpec } from '../../creation/scene-spec.js';
import type { MeasuredColor, Observation } from '../../extraction/observation.js';
import { judgeClips } from './judge-clips.js';
import { tableOf } from './table.js';
import { QUICK } from './truth-clip.js';
import { colorTruths, evenLight } from './truths/colors.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-judge-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fields = colorTruths(QUICK).filter((clip) => clip.rows.includes('color.flat'));

/** Stands in for camera and meter: files hold specs, and what is read of them is what `see` makes of the true colour. */
function studio(see: (truth: MeasuredColor) => MeasuredColor) {
  const filmed = new Map<string, SceneSpec>();
  return {
    folder,
    signal: undefined,
    step: (): void => undefined,
    film: async (spec: SceneSpec, path: string): Promise<void> => {
      filmed.set(path, spec);
      writeFileSync(path, '');
    },
    extract: async (path: string): Promise<Observation> => {
      const spec = filmed.get(path) as SceneSpec;
      const [color] = spec.palette_colors as [readonly [number, number, number]];
      const [r, g, b] = spec.creation_mode === 'pure_per_frame' ? color : evenLight(color);
      const seen = see({ r, g, b });
      return {
        frames: [{ t: 0, color: seen, palette: [], sound: null }],
        windows: [],
        video: { color: seen },
      } as unknown as Observation;
    },
  };
}

describe('judging clips', () => {
  it('lets an extractor pass that sees what is there, and leaves no file behind', async () => {
    const done: number[] = [];
    const tools = { ...studio((truth) => truth), step: () => void done.push(done.length + 1) };
    const samples = await judgeClips(fields, tools);
    expect(tableOf(samples, ['color.flat', 'color.video']).pass).toBe(true);
    expect(done).toEqual(fields.map((_, i) => i + 1));
    expect(fields.some((_, i) => existsSync(join(folder, `clip-${i}.mp4`)))).toBe(false);
  });

  it.each([
    ['swaps red and blue', ({ r, g, b }: MeasuredColor) => ({ r: b, g, b: r })],
    [
      'reads full range as limited',
      ({ r, g, b }: MeasuredColor) => ({ r: r * 0.86 + 16, g: g * 0.86 + 16, b: b * 0.86 + 16 }),
    ],
    ['is blind', () => ({ r: 128, g: 128, b: 128 })],
    ['gives no number', () => ({ r: Number.NaN, g: 0, b: 0 })],
  ])('fails an extractor that %s', async (_, see) => {
    const table = tableOf(await judgeClips(fields, studio(see)), ['color.flat']);
    expect(table.pass).toBe(false);
    expect(table.confusions[0]?.where).toMatch(/field of/);
  });

  it('counts a clip that cannot be filmed or measured against each of its rows', async () => {
    const broken = { ...studio((truth) => truth), extract: () => Promise.reject(new Error('no such codec')) };
    const { rows, confusions } = tableOf(await judgeClips(fields.slice(0, 3), broken), ['color.flat', 'color.video']);
    expect(rows.every((row) => row.n === 3 && !row.pass)).toBe(true);
    expect(confusions[0]?.seen).toBe('no such codec');
  });
});

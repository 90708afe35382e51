import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SceneSpec, SpecFigure } from '../creation/scene-spec.js';
import { readRasteriserWasm, readTitleFont } from '../studio/assets/build-assets.js';
import { storedDrawing } from '../studio/assets/load-illustrations.js';
import { openDrawing } from '../studio/assets/stored-drawing.js';
import { planVideo } from '../studio/plan-video.js';
import type { VideoWishes } from '../studio/video-wishes.js';
import { FlashMeter } from './flash-meter.js';
import { createSharedMemory } from './kernel-host.js';
import { LOOKS } from './looks/index.generated.js';
import { type PictureAssets, PictureRenderer } from './renderer.js';

const ASSETS: PictureAssets = {
  kernel: new WebAssembly.Module(readFileSync(new URL('../../dist/assets/kernel.wasm', import.meta.url))),
  rasteriser: readRasteriserWasm,
  font: readTitleFont,
  illustration: (key) => openDrawing(storedDrawing(key)),
};

function specOf(prompt: string, wishes: VideoWishes = {}, more: Partial<SceneSpec> = {}): SceneSpec {
  const plan = planVideo(prompt, { seed: 5, width: 96, height: 96, durationSeconds: 2, mode: 'blended', ...wishes });
  return { ...plan.spec, ...more };
}

/** The asked-for frames of a spec, rendered by a crew that takes turns. */
async function render(spec: SceneSpec, frames: readonly number[], workers = 1): Promise<Uint8Array[]> {
  const memory = createSharedMemory();
  const crew = Array.from(
    { length: workers },
    (_, index) => new PictureRenderer(ASSETS, { memory, index, count: workers }),
  );
  const plans = await Promise.all(crew.map((renderer) => renderer.prepare(spec, 2)));
  expect(new Set(plans.map((plan) => JSON.stringify(plan))).size).toBe(1);
  const { slotOffsets, frameBytes } = plans[0] as (typeof plans)[number];
  expect(frameBytes).toBe((spec.width * spec.height * 3) / 2);
  return frames.map((frame, i) => {
    crew[i % workers]?.renderFrame(frame, i % 2);
    return new Uint8Array(memory.buffer, slotOffsets[i % 2], frameBytes).slice();
  });
}

async function renderOne(spec: SceneSpec, frame = 0): Promise<Uint8Array> {
  return (await render(spec, [frame]))[0] as Uint8Array;
}

const same = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.every((frame, i) => Buffer.from(frame).equals(Buffer.from(b[i] as Uint8Array)));

describe('a crew', () => {
  it.each([
    ['two red dogs run through a forest in the rain, van gogh', 'pure_per_frame'],
    ['waves on the sea at dusk, camera rolls', 'blended'],
    ['explain gravity, a rocket in space', 'pure_per_frame'],
    ['a city at night, snow, slow zoom', 'blended'],
  ] as const)('of two or three gives the same bytes as one alone: %s', async (prompt, mode) => {
    const spec = specOf(prompt, { mode, width: 128, height: 112 });
    const frames = [0, 1, 17, 30, 47];
    const alone = await render(spec, frames);
    expect(same(await render(spec, frames, 2), alone)).toBe(true);
    expect(same(await render(spec, frames, 3), alone)).toBe(true);
  });

  it('gives the same frames in any order', async () => {
    for (const mode of ['pure_per_frame', 'blended'] as const) {
      const spec = specOf('a bird flies over a lake', { mode });
      const forwards = await render(spec, [3, 4, 5, 40]);
      const backwards = await render(spec, [40, 5, 4, 3]);
      expect(same(backwards.reverse(), forwards)).toBe(true);
    }
  });

  it('can be given one scene after another', async () => {
    const renderer = new PictureRenderer(ASSETS, { memory: createSharedMemory(), index: 0, count: 1 });
    const first = specOf('a cat in a meadow');
    const again: Uint8Array[] = [];
    const memory = createSharedMemory();
    const busy = new PictureRenderer(ASSETS, { memory, index: 0, count: 1 });
    for (const spec of [first, specOf('fish in the sea', { width: 128, mode: 'pure_per_frame' }), first]) {
      const { slotOffsets, frameBytes } = await busy.prepare(spec, 1);
      busy.renderFrame(7, 0);
      again.push(new Uint8Array(memory.buffer, slotOffsets[0], frameBytes).slice());
    }
    expect(same([again[2] as Uint8Array], [again[0] as Uint8Array])).toBe(true);
    expect(() => renderer.renderFrame(0, 0)).toThrow('before prepare');
  });
});

describe('a spec', () => {
  it('gives the same frame always, and with another seed another', async () => {
    for (const mode of ['pure_per_frame', 'blended'] as const) {
      const spec = specOf('mountains at dawn', { mode });
      const frames = await Promise.all([spec, spec, { ...spec, seed: 6 }].map((one) => renderOne(one, 9)));
      expect(same([frames[0] as Uint8Array], [frames[1] as Uint8Array])).toBe(true);
      expect(same([frames[0] as Uint8Array], [frames[2] as Uint8Array])).toBe(false);
    }
  });

  it('of a place that nobody can paint is refused by name', async () => {
    const spec = specOf('a meadow');
    await expect(renderOne({ ...spec, setting: { ...spec.setting, archetype: 'atlantis' } })).rejects.toThrow(
      /"atlantis".*meadow/,
    );
  });
});

describe.each([
  [64, 64],
  [128, 72],
  [66, 130],
])('at %d × %d', (width, height) => {
  const looks = [...LOOKS.map((look) => [look.name, 'pure_per_frame'] as const), ['animated', 'blended'] as const];

  it.each(looks)('the look %s (%s) makes a picture of legal codes', async (look, mode) => {
    const spec = specOf('a red boat on a lake at dusk', { look, mode, width, height });
    const frames = await render(spec, [0, 20]);
    for (const frame of frames) {
      const luma = frame.slice(0, width * height);
      const chroma = frame.slice(width * height);
      expect(Math.min(...luma)).toBeGreaterThanOrEqual(16);
      expect(Math.max(...luma)).toBeLessThanOrEqual(235);
      expect(Math.min(...chroma)).toBeGreaterThanOrEqual(16);
      expect(Math.max(...chroma)).toBeLessThanOrEqual(240);
      expect(Math.max(...luma) - Math.min(...luma)).toBeGreaterThan(30);
    }
  });
});

/** Where a frame differs from the same frame without figures: its middle column, and the mean colour there. */
function figureIn(frame: Uint8Array, without: Uint8Array, width: number, height: number) {
  let [n, column, u, v] = [0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = width * height + (y >> 1) * (width >> 1) + (x >> 1);
      const red = at + (width * height) / 4;
      const change = [y * width + x, at, red].reduce(
        (sum, i) => sum + Math.abs((frame[i] as number) - (without[i] as number)),
        0,
      );
      if (change < 24) continue;
      n++;
      column += x;
      u += (frame[at] as number) - 128;
      v += (frame[red] as number) - 128;
    }
  }
  return { share: n / (width * height), column: column / n / width, u: u / n, v: v / n };
}

describe('a figure', () => {
  /** A quiet scene: nothing moves but the figure. */
  function stageFor(
    prompt: string,
    figure: Partial<SpecFigure>,
    camera: Partial<SceneSpec['shots'][number]['camera']> = {},
  ): SceneSpec {
    const spec = specOf(prompt, { width: 128, height: 96 }, { motion_type: 'static', gradient_type: 'none' });
    const [shot] = spec.shots as [SceneSpec['shots'][number]];
    return {
      ...spec,
      shots: [
        {
          ...shot,
          framing: 'medium',
          camera: {
            ...shot.camera,
            motion: 'static',
            direction: null,
            steadiness: 'stable',
            focus: 'fixed',
            ...camera,
          },
        },
      ],
      figures: spec.figures.map((one) => ({ ...one, ...figure })),
    };
  }

  async function seen(spec: SceneSpec, frames: readonly number[]) {
    const [shown, empty] = await Promise.all([render(spec, frames), render({ ...spec, figures: [] }, frames)]);
    return shown.map((frame, i) => figureIn(frame, empty[i] as Uint8Array, spec.width, spec.height));
  }

  it.each(['walk', 'run', 'fly', 'swim'])('that is to %s goes right or left, as it faces', async (action) => {
    for (const facing of [1, -1] as const) {
      const spec = stageFor('a dog in a meadow by day', { action, facing, x: 0 });
      const [first, last] = await seen(spec, [0, 47]);
      expect(first?.share).toBeGreaterThan(0.02);
      expect(facing * ((last?.column as number) - (first?.column as number))).toBeGreaterThan(0.05);
    }
  });

  it('that stands stays where it is', async () => {
    const [first, last] = await seen(stageFor('a dog in a meadow by day', { action: 'stand', x: 0.2 }), [0, 47]);
    expect(Math.abs((last?.column as number) - (first?.column as number))).toBeLessThan(0.02);
  });

  it('that is placed left shows left, placed right shows right', async () => {
    const columns = await Promise.all(
      [-0.3, 0, 0.3].map(
        async (x) =>
          (await seen(stageFor('a dog in a meadow by day', { action: 'stand', x }), [10]))[0]?.column as number,
      ),
    );
    columns.forEach((column, i) => expect(Math.abs(column - (0.5 + ((i - 1) * 0.3 * 96) / 128))).toBeLessThan(0.06));
  });

  it.each([
    ['red', -1, 1],
    ['blue', 1, -1],
    ['green', -1, -1],
  ] as const)('asked for in %s shows so', async (color, u, v) => {
    const [figure] = await seen(stageFor(`a ${color} car in a street by day`, { action: 'stand', x: 0 }), [4]);
    expect(figure?.share).toBeGreaterThan(0.02);
    expect(u * (figure?.u as number)).toBeGreaterThan(3);
    expect(v * (figure?.v as number)).toBeGreaterThan(3);
  });

  it('is larger the higher it is said to be', async () => {
    const shares = await Promise.all(
      [0.2, 0.4].map(
        async (height) =>
          (await seen(stageFor('a dog in a meadow by day', { action: 'stand', height }), [4]))[0]?.share as number,
      ),
    );
    expect(shares[1] as number).toBeGreaterThan(2.5 * (shares[0] as number));
  });
});

describe('a clip', () => {
  it.each([
    ['a city at night that pulses, neon', 'pure_per_frame'],
    ['fast chaotic waves in a storm', 'pure_per_frame'],
    ['thriller, quick cuts, a car in a street at night, whip pan', 'blended'],
    ['fast run through a forest, handheld, fade', 'pure_per_frame'],
    ['pixel art rocket in space', 'pure_per_frame'],
  ] as const)('never flashes more than three times in a second: %s', async (prompt, mode) => {
    const spec = specOf(prompt, { mode, width: 128, height: 72, durationSeconds: 4, fps: 12 });
    // Eight shots in four seconds: half of them are cuts as hard as cuts come.
    const shots = Array.from({ length: 8 }, (_, i) => ({
      ...(spec.shots[0] as SceneSpec['shots'][number]),
      start_frame: i * 6,
      end_frame: (i + 1) * 6,
      framing: (['wide', 'close'] as const)[i % 2] as 'wide' | 'close',
      transition: { type: i % 4 === 1 ? ('dissolve' as const) : ('cut' as const), seconds: i % 4 === 1 ? 0.25 : 0 },
    }));
    for (const cut of [false, true]) {
      const frames = await render(
        cut ? { ...spec, shots } : spec,
        Array.from({ length: 48 }, (_, i) => i),
      );
      const meter = new FlashMeter(128, 72, 12);
      for (const frame of frames) meter.add(frame);
      expect(meter.report()).toMatchObject({ safe: true });
    }
  });

  it('fades to black at its end when it is to fade out', async () => {
    const spec = specOf('a meadow by day', {}, { transition_out: 'fade' });
    const frames = await render(spec, [20, 44, 47]);
    const light = frames.map((frame) => frame.slice(0, 96 * 96).reduce((sum, y) => sum + y - 16, 0) / 96 / 96);
    expect(light[1] as number).toBeLessThan(0.5 * (light[0] as number));
    expect(light[2] as number).toBeLessThan(0.15 * (light[0] as number));
  });

  it('is bilateral when asked to be', async () => {
    const frame = await renderOne(
      specOf(
        'mountains by day',
        {},
        { composition_symmetry: 'bilateral', gradient_type: 'none', composition_balance: 'balanced' },
      ),
      5,
    );
    let worst = 0;
    for (let y = 0; y < 96; y++)
      for (let x = 0; x < 48; x++)
        worst = Math.max(worst, Math.abs((frame[y * 96 + x] as number) - (frame[y * 96 + 95 - x] as number)));
    // The light sheet has a value for every sixteenth column only.
    expect(worst).toBeLessThan(6);
  });
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SceneSpec } from '../../creation/scene-spec.js';
import { Random } from '../../numerics/random.js';
import { SEASONS, TIMES_OF_DAY, WEATHERS } from '../../origins/domains.js';
import { AT_REST, View } from '../camera/view.js';
import { Arena, createSharedMemory, instantiateKernel, type Kernel } from '../kernel-host.js';
import { Painter } from '../painting/painter.js';
import { Compositor } from '../stage/compositor.js';
import { periodicCurve } from '../stage/curve.js';
import { lightOf } from '../stage/light.js';
import type { Setting } from '../stage/setting.js';
import { desert } from './desert.js';
import { forest } from './forest.js';
import { garden } from './garden.js';
import { meadow } from './meadow.js';
import { mountains } from './mountains.js';
import { river } from './river.js';
import { sea } from './sea.js';
import { shore } from './shore.js';
import { sky } from './sky.js';
import { snowfield } from './snowfield.js';
import { underwater } from './underwater.js';

const NATURE: readonly Setting[] = [
  desert,
  forest,
  garden,
  meadow,
  mountains,
  river,
  sea,
  shore,
  sky,
  snowfield,
  underwater,
];
const SIDE = 64;
/** Most shapes of all swarms in one frame. */
const SWARM_LIMIT = 700;

type Conditions = Partial<Pick<SceneSpec['setting'], 'time_of_day' | 'weather' | 'season'>> & {
  seed?: number;
  t?: number;
  cameraX?: number;
};

let kernel: Kernel;

beforeAll(() => {
  const module = new WebAssembly.Module(readFileSync(new URL('../../../dist/assets/kernel.wasm', import.meta.url)));
  kernel = instantiateKernel(module, createSharedMemory());
});

/** Builds a setting and composes one frame: texels of four 16-bit lanes, and the items. */
function film(setting: Setting, conditions: Conditions = {}) {
  const { seed = 7, t = 1, cameraX = 0, ...rest } = conditions;
  const spec = {
    seed,
    width: SIDE,
    height: SIDE,
    palette_name: 'default',
    palette_colors: [],
    setting: {
      archetype: setting.name,
      noun: null,
      time_of_day: 'day',
      weather: 'clear',
      season: 'summer',
      horizon: setting.horizon,
      ...rest,
    },
  } as unknown as SceneSpec;
  const arena = new Arena(kernel.memory);
  const share = { index: 0, count: 1 };
  const painter = new Painter(kernel, arena, SIDE, share);
  const noise = { at: arena.allocate(264 * 258 * 8), stride: 264 };
  kernel.exports.paintNoiseTile(noise.at, noise.stride, 4711);
  kernel.exports.sealTexture(noise.at, 256, 256, noise.stride, 1);
  const compositor = new Compositor(kernel, arena, noise, share);
  const own = Random.fromSeed(seed).fork('setting');
  const items = setting.build({
    spec,
    painter,
    light: lightOf(spec, 0.2),
    random: own,
    aspect: 1,
    horizon: setting.horizon,
    period: 2,
    curve: (name, bumps, octaves) => periodicCurve(own.fork(name), 2, bumps, octaves),
  });
  const target = { at: arena.allocate(SIDE * (SIDE + 2) * 8), stride: SIDE };
  new Int16Array(kernel.memory.buffer, target.at, SIDE * SIDE * 4).fill(0);
  compositor.compose(items, new View({ ...AT_REST, x: cameraX }, SIDE, SIDE, setting.horizon), t, target);
  return { items, texels: Int16Array.from(new Int16Array(kernel.memory.buffer, target.at, SIDE * SIDE * 4)) };
}

function lumas(texels: Int16Array): number[] {
  return Array.from(
    { length: texels.length / 4 },
    (_, i) =>
      (0.2126 * (texels[i * 4] as number) +
        0.7152 * (texels[i * 4 + 1] as number) +
        0.0722 * (texels[i * 4 + 2] as number)) /
      128.5,
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function difference(a: readonly number[], b: readonly number[]): number {
  return mean(a.map((value, i) => Math.abs(value - (b[i] as number))));
}

describe.each(NATURE.map((setting) => [setting.name, setting] as const))('the setting %s', (_, setting) => {
  it('fills the frame at each time of day and in each weather, and is never flat', () => {
    for (const time_of_day of TIMES_OF_DAY) {
      for (const weather of WEATHERS) {
        const { texels } = film(setting, { time_of_day, weather });
        const seen = lumas(texels);
        expect(Math.min(...seen), `${time_of_day}, ${weather}: every pixel is painted`).toBeGreaterThan(2);
        expect(deviation(seen), `${time_of_day}, ${weather}`).toBeGreaterThan(5);
      }
    }
  });

  it('looks different at each time of day, and darkest at night', () => {
    const pictures = TIMES_OF_DAY.map((time_of_day) => lumas(film(setting, { time_of_day }).texels));
    pictures.forEach((a, i) => {
      for (const b of pictures.slice(i + 1)) expect(difference(a, b)).toBeGreaterThan(3);
    });
    const brightness = pictures.map(mean);
    expect(Math.min(...brightness)).toBe(brightness[TIMES_OF_DAY.indexOf('night')]);
    expect(Math.min(...brightness), 'night stays readable').toBeGreaterThan(18);
  });

  it('can be painted in every season', () => {
    for (const season of SEASONS)
      expect(deviation(lumas(film(setting, { season, time_of_day: 'dusk' }).texels))).toBeGreaterThan(5);
  });

  it('gives the same bytes for the same seed, and another picture for another', () => {
    const first = film(setting).texels;
    expect(film(setting).texels).toEqual(first);
    expect(difference(lumas(film(setting, { seed: 8 }).texels), lumas(first))).toBeGreaterThan(0.5);
  });

  it('moves by itself', () => {
    expect(difference(lumas(film(setting, { t: 0 }).texels), lumas(film(setting, { t: 1.5 }).texels))).toBeGreaterThan(
      0,
    );
  });

  it('still fills the frame when the camera has travelled', () => {
    expect(Math.min(...lumas(film(setting, { cameraX: 0.8 }).texels))).toBeGreaterThan(2);
  });

  it('keeps its swarms small', () => {
    for (const time_of_day of TIMES_OF_DAY) {
      const { items } = film(setting, { time_of_day, season: 'autumn' });
      const shapes = items.reduce((sum, item) => sum + (item.kind === 'swarm' ? item.shapes(1).length : 0), 0);
      expect(shapes).toBeLessThan(SWARM_LIMIT);
    }
  });
});

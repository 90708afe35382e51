import { readFileSync } from 'node:fs';
import type { SceneSpec, SpecSetting } from '../../src/creation/scene-spec.js';
import { Random } from '../../src/numerics/random.js';
import { Arena, createSharedMemory, instantiateKernel } from '../../src/picture/kernel-host.js';
import { Painter } from '../../src/picture/painting/painter.js';
import { periodicCurve } from '../../src/picture/stage/curve.js';
import { lightOf } from '../../src/picture/stage/light.js';
import type { SettingScene } from '../../src/picture/stage/setting.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../dist/assets/kernel.wasm', import.meta.url)));

/** What a test wants of a scene: a small frame of nothing in particular, unless it says otherwise. */
export interface SceneWish extends Partial<SpecSetting> {
  readonly seed?: number;
  readonly rows?: number;
  readonly aspect?: number;
  readonly spec?: Partial<SceneSpec>;
}

/** A scene to paint settings and weather in, over a memory of its own. */
export function pictureScene(
  wish: SceneWish = {},
): SettingScene & { readonly arena: Arena; readonly memory: WebAssembly.Memory } {
  const { seed = 7, rows = 96, aspect = 1, spec: more, ...place } = wish;
  const memory = createSharedMemory();
  const arena = new Arena(memory);
  const painter = new Painter(instantiateKernel(module, memory), arena, rows, { index: 0, count: 1 });
  const setting: SpecSetting = {
    archetype: 'city',
    noun: null,
    time_of_day: 'day',
    weather: 'clear',
    season: 'summer',
    color: null,
    horizon: 0.58,
    ...place,
  };
  const spec = {
    palette_name: 'default',
    palette_colors: [],
    motion_type: 'flow',
    intensity: 0.5,
    gradient_type: 'none',
    lighting_preset: 'neutral',
    ...more,
    setting,
  } as unknown as SceneSpec;
  const random = Random.fromSeed(seed).fork('setting');
  const period = Math.round(2 * aspect * painter.scale) / painter.scale;
  return {
    spec,
    painter,
    random,
    aspect,
    period,
    arena,
    memory,
    light: lightOf(spec, 0.2),
    horizon: setting.horizon,
    curve: (name, bumps, octaves) => periodicCurve(random.fork(name), period, bumps, octaves),
  };
}

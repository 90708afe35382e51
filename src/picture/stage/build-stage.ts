import type { SceneSpec } from '../../creation/scene-spec.js';
import { Random } from '../../numerics/random.js';
import type { Painter } from '../painting/painter.js';
import { SETTINGS } from '../settings/index.generated.js';
import { periodicCurve } from './curve.js';
import { lightOf } from './light.js';
import type { SettingScene } from './setting.js';
import type { StageItem } from './stage.js';

/** A scene ready to be filmed. */
export interface Stage {
  /** Back to front. */
  readonly items: readonly StageItem[];
}

/** Paints the scenery of a spec. */
export async function buildStage(spec: SceneSpec, painter: Painter, assets: unknown): Promise<Stage> {
  const random = Random.fromSeed(spec.seed).fork('picture');
  const aspect = spec.width / spec.height;
  const setting = SETTINGS.find((s) => s.name === spec.setting.archetype);
  if (!setting) throw new Error(`The spec asks for the setting "${spec.setting.archetype}", which this version cannot paint. Known: ${SETTINGS.map((s) => s.name).join(', ')}.`);
  const light = lightOf(spec, random.fork('light').between(-0.38, 0.38) * aspect);
  const own = random.fork('setting');
  // The sky and the canvases share one period that is a whole number of texels.
  const period = Math.round(2 * aspect * painter.scale) / painter.scale;
  const scene: SettingScene = {
    spec, painter, light, random: own, aspect, period,
    horizon: spec.setting.horizon,
    curve: (name, bumps, octaves) => periodicCurve(own.fork(name), period, bumps, octaves),
  };
  return { items: setting.build(scene) };
}

import type { SceneSpec } from '../../creation/scene-spec.js';
import { Random } from '../../numerics/random.js';
import type { MotionType } from '../../origins/domains.js';
import type { Painter } from '../painting/painter.js';
import { SETTINGS } from '../settings/index.generated.js';
import { periodicCurve } from './curve.js';
import { castFigures, type FigureTools, type Player } from './figures.js';
import { lightOf } from './light.js';
import type { SettingScene } from './setting.js';
import type { StageItem } from './stage.js';
import { weatherOf } from './weather.js';

/** A scene ready to be filmed. */
export interface Stage {
  /** Back to front. */
  readonly items: readonly StageItem[];
  readonly players: readonly Player[];
  /** How many of the items are behind the first figure: what a rack focus blurs. */
  readonly background: number;
}

/** Speed of the scenery by the kind of motion, 1 = normal. */
const WORLD_SPEEDS: Readonly<Record<MotionType, number>> = {
  static: 0,
  slow: 0.55,
  wave: 0.9,
  flow: 1,
  pulse: 1,
  fast: 2,
};

/** Paints the scenery, the figures and the weather of a spec. */
export function buildStage(spec: SceneSpec, painter: Painter, art: Pick<FigureTools, 'illustration' | 'later'>): Stage {
  const random = Random.fromSeed(spec.seed).fork('picture');
  const aspect = spec.width / spec.height;
  const setting = SETTINGS.find((entry) => entry.name === spec.setting.archetype);
  if (!setting) {
    throw new Error(
      `The spec asks for the setting "${spec.setting.archetype}", which this version cannot paint. Known: ${SETTINGS.map((entry) => entry.name).join(', ')}.`,
    );
  }
  const light = lightOf(spec, random.fork('light').between(-0.38, 0.38) * aspect);
  const own = random.fork('setting');
  // The sky and the canvases share one period that is a whole number of texels.
  const period = Math.round(2 * aspect * painter.scale) / painter.scale;
  const scene: SettingScene = {
    spec,
    painter,
    light,
    random: own,
    aspect,
    period,
    horizon: spec.setting.horizon,
    curve: (name, bumps, octaves) => periodicCurve(own.fork(name), period, bumps, octaves),
  };
  const worldSpeed = WORLD_SPEEDS[spec.motion_type];
  const scenery = setting.build(scene).map((item) => paced(item, worldSpeed));
  // What a figure does was asked for: a still scenery does not stop it.
  const players = castFigures(spec, { painter, light, ...art, speed: worldSpeed === 0 ? 1 : (1 + worldSpeed) / 2 });
  const items = [...scenery];
  let background = items.length;
  for (const player of [...players].sort((a, b) => b.figure.depth - a.figure.depth)) {
    const at = placeInDepth(items, player.figure.depth);
    items.splice(at, 0, ...player.planes);
    background = Math.min(background, at);
  }
  if (setting.family !== 'interior' && setting.family !== 'studio' && setting.family !== 'abstract') {
    items.push(
      ...weatherOf({ ...scene, random: random.fork('weather') }).map((item) => paced(item, Math.max(0.6, worldSpeed))),
    );
  }
  return { items, players, background };
}

/** The same item with its own time running at another speed. */
function paced(item: StageItem, speed: number): StageItem {
  if (speed === 1) return item;
  if (item.kind === 'water') return { ...item, speed: (item.speed ?? 1) * speed };
  if (item.kind === 'swarm') return { ...item, shapes: (t) => item.shapes(t * speed) };
  const { animate, sway } = item;
  return {
    ...item,
    ...(animate ? { animate: (t: number) => animate(t * speed) } : {}),
    ...(sway ? { sway: { ...sway, rate: sway.rate * speed } } : {}),
  };
}

/** Index before the first item that is nearer than `depth` and stands in front of the ground. */
function placeInDepth(items: readonly StageItem[], depth: number): number {
  const ground = items.findLastIndex(
    (item) => item.kind === 'water' || (item.kind === 'plane' && item.lie === 'ground'),
  );
  const nearer = items.findIndex((item, i) => i > ground && item.kind !== 'water' && item.depth < depth);
  return nearer < 0 ? items.length : nearer;
}

import { sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb } from '../../numerics/color.js';
import { birdFlock } from '../stage/scenery/birds.js';
import { cumulusShapes } from '../stage/scenery/cumulus.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import { skyDome, skyOf } from '../stage/sky.js';
import type { Plane, StageItem } from '../stage/stage.js';

/** High above the clouds: a white sea of towers and valleys under an open sky. */
export const sky: Setting = {
  name: 'sky',
  anchors: ['sky', 'air#1', 'atmosphere#3', 'cloud#2', 'heaven#2', 'stratosphere'],
  family: 'nature',
  ground: 'none',
  horizon: 0.66,
  ambience: 'wind',
  build(scene) {
    const { light, horizon, random, period } = scene;
    // Above the weather only stars and the high veil are left of the sky.
    const above = skyOf(scene);
    const items: StageItem[] = [skyDome(scene), ...above.slice(1, -1)];
    items.push(
      bank(scene, { row: horizon - 0.015, rise: 0.05, depth: 60, far: 0.72, size: 0.24 }),
      bank(scene, { row: horizon + 0.035, rise: 0.11, depth: 26, far: 0.5, size: 0.42 }),
    );
    if (light.darkness < 0.9)
      items.push(
        birdFlock(random, {
          count: 7,
          top: horizon * 0.3,
          bottom: horizon * 0.7,
          period,
          size: 0.016,
          color: light.on([60, 64, 84], 1.6),
          depth: 9,
        }),
      );
    items.push(
      bank(scene, { row: horizon + 0.1, rise: 0.17, depth: 11, far: 0.28, size: 0.62 }),
      bank(scene, { row: horizon + 0.21, rise: 0.14, depth: 4, far: 0.1, size: 0.85 }),
      bank(scene, { row: 1.04, rise: 0.14, depth: 1.6, far: 0, size: 1.1 }),
    );
    return items;
  },
};

interface BankOptions {
  /** Row on which its clouds rest, and how far its towers rise. */
  readonly row: number;
  readonly rise: number;
  readonly depth: number;
  /** Share of the haze in its colours. */
  readonly far: number;
  /** Width of its clouds. */
  readonly size: number;
}

/** A bank of cloud across the frame: towers that catch the light over a soft floor. */
function bank(scene: SettingScene, options: BankOptions): Plane {
  const { painter, light, period, random, curve } = scene;
  const { row, rise, far, size, depth } = options;
  const canvas = painter.canvas({
    width: period,
    top: row - rise * 1.5,
    bottom: Math.min(1.6, row + 0.16 + 0.5 * rise),
    wraps: true,
    detail: 0.45,
  });
  const lit = mixRgb(light.cloudLit, light.haze, far * 0.7);
  const shadow = mixRgb(light.cloudShadow, light.haze, far * 0.75);
  const floor = curve(`floor ${depth}`, 1.2, 4);
  canvas.ridge({
    contour: (x) => row - rise * 0.12 + 0.1 * rise * floor(x),
    color: mixRgb(shadow, lit, 0.7),
    foot: shadow,
    fade: 0.2,
    edge: 10,
  });
  const count = Math.round((period / size) * (1.5 + 0.7 * size));
  const clouds = Array.from({ length: count }, (_, i) => ({
    x: ((i + random.next()) / count - 0.5) * period,
    base: row + random.between(-0.02, 0.09) * (0.4 + size),
    width: size * random.between(0.6, 1.2),
    height: rise * random.between(0.45, 1.15),
  })).sort((a, b) => a.base - b.base);
  for (const cloud of clouds)
    canvas.shapes(
      cumulusShapes(random, {
        ...cloud,
        light: { x: light.orb.x, y: Math.min(light.orb.y, cloud.base - 0.12) },
        lit,
        shadow,
        opacity: 0.95,
        scale: canvas.scale,
      }),
    );
  const drift = 0.02 / depth + 0.002;
  const phase = random.next();
  return {
    kind: 'plane',
    canvas: canvas.finish(),
    lie: 'upright',
    depth,
    animate: (t) => ({ dx: drift * t, dy: 0.003 * sineTurns(t * 0.09 + phase) }),
  };
}

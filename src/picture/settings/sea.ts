import type { Setting } from '../stage/setting.js';
import { skyOf } from '../stage/sky.js';

/** Open water to the horizon. */
export const sea: Setting = {
  name: 'sea',
  anchors: ['ocean', 'sea', 'lake', 'bay', 'gulf', 'water#1', 'body of water'],
  family: 'nature',
  ground: 'water',
  horizon: 0.56,
  ambience: 'surf',
  build(scene) {
    const { light, horizon, painter, period, curve, random } = scene;
    const coast = painter.canvas({ width: period, top: horizon - 0.14, bottom: horizon + 0.01, wraps: true });
    const shape = curve('coast', 0.8, 5);
    const rise = random.between(0.02, 0.05);
    coast
      .ridge({
        contour: (x) => horizon + 0.012 - rise * Math.max(0, shape(x) + 0.15) * 1.6,
        color: light.on([86, 104, 122], 9),
        foot: light.on([110, 128, 142], 14),
        fade: 0.05,
        light: { color: light.key, strength: 0.12 * light.keyStrength, side: light.side },
        texture: { strength: 0.1, cells: 40, octaves: 3 },
      })
      .finish();
    const stormy = light.weather === 'rain' ? 1 : 0;
    return [
      ...skyOf(scene),
      { kind: 'plane', canvas: coast, lie: 'upright', depth: 30 },
      {
        kind: 'water',
        far: light.on([64, 132, 178], 2),
        near: light.on([8, 66, 116]),
        mirrorFar: 0.7,
        mirrorNear: 0.36,
        waves: 0.8 + 0.7 * stormy,
        crests: 0.12 + 0.5 * stormy,
        glitter: { x: light.orb.x, color: light.orb.color, strength: light.orb.strength },
      },
    ];
  },
};

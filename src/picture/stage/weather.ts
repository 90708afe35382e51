import { sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../numerics/color.js';
import { mixUint32 } from '../../numerics/random.js';
import type { Weather } from '../../origins/domains.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import type { SettingScene } from './setting.js';
import type { StageItem, Swarm } from './stage.js';

/** Rows between which things fall, in frame heights: beyond the frame, so that a tilting camera finds them too. */
const FALL_FROM = -0.6;
const FALL_ROWS = 2.2;
/** Deep enough that a dolly does not run into the drops, near enough for parallax. */
const DROP_DEPTHS = [22, 12, 6] as const;

/** What falls or drifts in front of an outdoor setting; nothing on a clear day. */
export function weatherOf(scene: SettingScene): StageItem[] {
  return WEATHERS[scene.light.weather](scene);
}

/** Only what falls, without mist and splashes: what is seen of it through a window. */
export function fallingOf(scene: SettingScene): StageItem[] {
  const { weather } = scene.light;
  return weather === 'rain' ? rainfall(scene) : weather === 'snow' ? snowfall(scene) : [];
}

const WEATHERS: Record<Weather, (scene: SettingScene) => StageItem[]> = {
  clear: () => [],
  cloudy: (scene) => [mist(scene, 0.34)],
  rain: (scene) => [mist(scene, 0.4), ...rainfall(scene), splashes(scene)],
  snow: (scene) => [mist(scene, 0.3), ...snowfall(scene)],
};

/** A bank of mist that drifts along the horizon. */
function mist(scene: SettingScene, opacity: number): StageItem {
  const { painter, period, horizon, light } = scene;
  const chance = scene.random.fork('mist');
  const canvas = painter.canvas({
    width: period,
    top: horizon - 0.17,
    bottom: horizon + 0.15,
    wraps: true,
    detail: 0.3,
  });
  const lit = mixRgb(light.haze, light.cloudLit, 0.35);
  canvas
    .clouds({
      cells: 2.2,
      squash: 3,
      coverage: 0.62,
      sharpness: 2.2,
      lit,
      shadow: light.haze,
      opacity,
      fadeTop: 0.13,
      fadeBottom: 0.12,
      seed: chance.integer(65536),
    })
    .finish();
  const drift = chance.between(0.012, 0.022) * (chance.chance(0.5) ? 1 : -1);
  return { kind: 'plane', canvas, lie: 'upright', depth: 6, animate: (t) => ({ dx: drift * t }) };
}

/** Three curtains of rain, far to near: longer, faster, fewer and plainer the nearer. */
function rainfall(scene: SettingScene): StageItem[] {
  const chance = scene.random.fork('rain');
  const slant = chance.between(0.06, 0.16) * (chance.chance(0.5) ? 1 : -1);
  const color = mixRgb(scene.light.haze, [226, 236, 250], 0.6);
  const curtains = [
    { count: 84, length: 0.035, width: 0.0011, speed: 1.25, opacity: 0.3 },
    { count: 64, length: 0.065, width: 0.0016, speed: 1.7, opacity: 0.36 },
    { count: 34, length: 0.12, width: 0.0026, speed: 2.3, opacity: 0.34 },
  ];
  return curtains.map((curtain, i) => {
    const drops = scatter(scene, curtain.count, () => ({
      speed: curtain.speed * chance.between(0.88, 1.12),
      size: chance.between(0.6, 1.25),
    }));
    return {
      kind: 'swarm',
      depth: DROP_DEPTHS[i] as number,
      shapes: (t) =>
        drops.map((drop) => {
          const fallen = fall(drop.y, drop.speed, t);
          return {
            kind: 'ellipse',
            x: drop.x - slant * (fallen - FALL_FROM),
            y: fallen,
            rx: curtain.width,
            ry: curtain.length * drop.size * 0.5,
            // A streak leans along its way: dx/dy = −slant, for small slants an angle of slant ÷ 2π turns.
            turn: slant / 6.283,
            color,
            opacity: curtain.opacity * drop.size,
            edge: 1.3,
          };
        }),
    } satisfies Swarm;
  });
}

/** Rings that open where drops meet the ground, and the small crown that jumps from them. */
function splashes(scene: SettingScene): StageItem {
  const chance = scene.random.fork('splash');
  const color = mixRgb(scene.light.haze, [236, 244, 255], 0.65);
  const sources = Array.from({ length: 64 }, () => ({
    seed: chance.nextUint32(),
    rate: chance.between(1.3, 2.2),
    phase: chance.next(),
  }));
  return {
    kind: 'swarm',
    depth: 1.6,
    shapes: (t) =>
      sources.flatMap((source): Shape[] => {
        const turn = t * source.rate + source.phase;
        const age = turn - Math.floor(turn);
        const where = mixUint32(source.seed + Math.floor(turn) * 7919);
        // Even over the ground as it is seen: rows near the viewer hold as many as rows far away.
        const nearness = 0.2 + 1.05 * ((where >>> 16) / 65536);
        const x = ((where & 0xffff) / 65536 - 0.5) * scene.period;
        const y = groundRow(scene.horizon, 1 / nearness);
        const reach = (0.004 + 0.017 * age) * nearness;
        const rings: Shape[] = [
          { kind: 'ellipse', x, y, rx: reach, ry: reach * 0.3, color, opacity: 0.3 * (1 - age), edge: 2 },
        ];
        if (age < 0.35) {
          const jump = 0.014 * nearness * (1 - Math.abs(age - 0.17) / 0.18);
          rings.push({
            kind: 'ellipse',
            x,
            y: y - jump,
            rx: 0.0022 * nearness,
            ry: 0.0035 * nearness,
            color,
            opacity: 0.55,
            edge: 1.4,
          });
        }
        return rings;
      }),
  };
}

/** Three depths of flakes, each wandering down its own way. */
function snowfall(scene: SettingScene): StageItem[] {
  const chance = scene.random.fork('snow');
  const wind = chance.between(0.015, 0.05) * (chance.chance(0.5) ? 1 : -1);
  const color: Rgb = mixRgb([255, 255, 255], scene.light.haze, 0.14 + 0.24 * scene.light.darkness);
  const curtains = [
    { count: 110, radius: 0.0023, speed: 0.07, opacity: 0.75, edge: 1.2 },
    { count: 76, radius: 0.0042, speed: 0.12, opacity: 0.85, edge: 2 },
    { count: 30, radius: 0.0082, speed: 0.2, opacity: 0.8, edge: 4 },
  ];
  return curtains.map((curtain, i) => {
    const flakes = scatter(scene, curtain.count, () => ({
      speed: curtain.speed * chance.between(0.8, 1.25),
      size: curtain.radius * chance.between(0.65, 1.3),
      phase: chance.next(),
      rate: chance.between(0.12, 0.3),
      reach: chance.between(0.8, 2.4) * curtain.radius * 3,
    }));
    return {
      kind: 'swarm',
      depth: DROP_DEPTHS[i] as number,
      shapes: (t) =>
        flakes.map((flake) => ({
          kind: 'ellipse',
          x: around(flake.x + wind * (i + 1) * t, scene.period) + flake.reach * sineTurns(t * flake.rate + flake.phase),
          y: fall(flake.y, flake.speed, t),
          rx: flake.size,
          ry: flake.size,
          color,
          opacity: curtain.opacity,
          edge: curtain.edge,
        })),
    } satisfies Swarm;
  });
}

/** Places evenly scattered over one period and all rows of the fall. */
function scatter<T extends object>(
  scene: SettingScene,
  count: number,
  more: () => T,
): (T & { x: number; y: number })[] {
  const chance = scene.random.fork(`scatter${count}`);
  return Array.from({ length: count }, (_, i) => ({
    ...more(),
    x: ((i + chance.next()) / count - 0.5) * scene.period,
    y: chance.next() * FALL_ROWS,
  }));
}

/** Row after falling for t seconds from `start`: out below, in again above. */
function fall(start: number, speed: number, t: number): number {
  const way = start + speed * t;
  return FALL_FROM + way - Math.floor(way / FALL_ROWS) * FALL_ROWS;
}

function around(x: number, period: number): number {
  return x - Math.floor(x / period + 0.5) * period;
}

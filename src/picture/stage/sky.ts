import { mixRgb, type Rgb } from '../../numerics/color.js';
import type { Shape } from '../painting/shape.js';
import { cumulusShapes } from './scenery/cumulus.js';
import type { SettingScene } from './setting.js';
import type { StageItem } from './stage.js';

/** How each weather fills the sky: share under the veil, its strength, heaped clouds and their size, drift. */
const WEATHERS = {
  clear: { coverage: 0.4, veil: 0.6, heaps: 5, size: 0.8, opacity: 0.92 },
  cloudy: { coverage: 0.56, veil: 0.75, heaps: 9, size: 1.15, opacity: 0.95 },
  rain: { coverage: 0.72, veil: 0.9, heaps: 11, size: 1.35, opacity: 0.85 },
  snow: { coverage: 0.66, veil: 0.8, heaps: 7, size: 1.2, opacity: 0.6 },
} as const;

/** The sky of an outdoor setting: its colours, sun or moon, stars, a high veil and heaped clouds that drift. */
export function skyOf(scene: SettingScene): StageItem[] {
  const { light, random } = scene;
  const items: StageItem[] = [skyDome(scene)];
  if (light.darkness > 0.6 && light.weather === 'clear') items.push(stars(scene));
  const wind = random.between(0.005, 0.012) * (random.chance(0.5) ? 1 : -1);
  items.push(veil(scene, wind * 0.6), heaps(scene, wind));
  return items;
}

/** The colours of the sky with its sun or moon, without clouds or stars. */
export function skyDome(scene: SettingScene): StageItem {
  const { painter, light, horizon, period } = scene;
  const foot = Math.min(1.3, Math.max(0.1, horizon) + 0.25);
  const canvas = painter.canvas({ width: period, top: -0.75, bottom: foot, wraps: true, detail: 0.5 });
  const span = Math.max(0.2, horizon);
  canvas.gradient([
    [-0.75, light.sky[0]?.[1] as Rgb],
    ...light.sky.map(([at, color]) => [at * span, color] as const),
    [foot, light.sky.at(-1)?.[1] as Rgb],
  ]);
  const { orb } = light;
  if (orb.strength > 0) {
    const s = orb.strength;
    const low = orb.y > horizon * 0.7;
    canvas.shapes([
      ...(low
        ? [{ kind: 'glow' as const, x: orb.x, y: horizon, rx: 1.5, ry: 0.3, color: orb.glow, opacity: 0.55 * s }]
        : []),
      { kind: 'glow', x: orb.x, y: orb.y, rx: 0.95, ry: 0.62, color: orb.glow, opacity: 0.5 * s },
      {
        kind: 'glow',
        x: orb.x,
        y: orb.y,
        rx: 0.36,
        ry: 0.3,
        color: mixRgb(orb.glow, orb.color, 0.4),
        opacity: 0.6 * s,
      },
      {
        kind: 'glow',
        x: orb.x,
        y: orb.y,
        rx: orb.radius * 3.2,
        ry: orb.radius * 3.2,
        color: orb.color,
        opacity: 0.7 * s,
      },
    ]);
    if (s > 0.2)
      canvas.shapes([
        { kind: 'ellipse', x: orb.x, y: orb.y, rx: orb.radius, ry: orb.radius, color: orb.color, edge: 1.5 },
      ]);
    if (orb.kind === 'moon' && s > 0.2) canvas.shapes(craters(orb.x, orb.y, orb.radius));
  }
  return { kind: 'plane', canvas: canvas.finish(), lie: 'sky', depth: Infinity };
}

/** Thin high cloud, drawn out by the wind. */
function veil(scene: SettingScene, wind: number): StageItem {
  const { painter, light, horizon, period, random } = scene;
  const weather = WEATHERS[light.weather];
  const span = Math.max(0.3, horizon);
  const canvas = painter.canvas({ width: period, top: -0.45, bottom: span * 0.94, wraps: true, detail: 0.5 });
  canvas.clouds({
    cells: 1.5,
    squash: 3.6,
    coverage: weather.coverage,
    lit: light.cloudLit,
    shadow: mixRgb(light.cloudShadow, light.cloudLit, 0.25),
    opacity: weather.veil,
    lightX: light.orb.x * 0.04,
    lightY: (light.orb.y - 0.25) * 0.12,
    fadeBottom: 0.22,
    sharpness: 3.2,
    flatten: 0.8,
    seed: random.nextUint32() & 0xffff,
  });
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 800, animate: (t) => ({ dx: wind * t }) };
}

/** Heaped clouds: small and flat near the horizon, large and tall overhead. */
function heaps(scene: SettingScene, wind: number): StageItem {
  const { painter, light, horizon, period, random } = scene;
  const weather = WEATHERS[light.weather];
  const span = Math.max(0.35, horizon);
  const canvas = painter.canvas({ width: period, top: -0.3, bottom: span * 1.02, wraps: true, detail: 0.42 });
  const count = Math.round(weather.heaps * (period / 2));
  const clouds = Array.from({ length: count }, (_, i) => {
    const near = 1 - (i + random.next()) / count;
    const size = weather.size * (0.35 + 0.65 * near) * random.between(0.7, 1.25);
    const far = mixRgb(light.haze, light.cloudLit, 0.5);
    return {
      x: ((i * 0.618 + random.between(0, 0.2)) % 1) * period - period / 2,
      base: span * (0.93 - 0.72 * near * near - 0.1 * near),
      width: 0.7 * size,
      height: 0.2 * size * (0.45 + 0.55 * near),
      light: light.orb,
      lit: mixRgb(light.cloudLit, far, (1 - near) * 0.6),
      shadow: mixRgb(light.cloudShadow, far, (1 - near) * 0.6),
      opacity: weather.opacity,
      near,
    };
  });
  clouds.sort((a, b) => a.near - b.near);
  canvas.shapes(clouds.flatMap((cloud) => cumulusShapes(random, { ...cloud, scale: canvas.scale })));
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: 400, animate: (t) => ({ dx: wind * t }) };
}

function craters(x: number, y: number, radius: number): Shape[] {
  const grey: Rgb = [206, 210, 206];
  return [
    {
      kind: 'ellipse',
      x: x - radius * 0.3,
      y: y - radius * 0.2,
      rx: radius * 0.3,
      ry: radius * 0.26,
      color: grey,
      opacity: 0.6,
      edge: 2,
    },
    {
      kind: 'ellipse',
      x: x + radius * 0.34,
      y: y + radius * 0.12,
      rx: radius * 0.22,
      ry: radius * 0.2,
      color: grey,
      opacity: 0.55,
      edge: 2,
    },
    {
      kind: 'ellipse',
      x: x - radius * 0.05,
      y: y + radius * 0.45,
      rx: radius * 0.2,
      ry: radius * 0.15,
      color: grey,
      opacity: 0.5,
      edge: 2,
    },
  ];
}

/** Stars that twinkle slowly, each at its own pace. */
function stars(scene: SettingScene): StageItem {
  const { random, period, horizon } = scene;
  const points = Array.from({ length: 150 }, () => ({
    x: random.between(-period / 2, period / 2),
    y: Math.max(0.3, horizon) * 0.92 * random.next() * random.between(0.5, 1),
    size: 0.0016 + 0.0026 * random.next() * random.next(),
    phase: random.next(),
    rate: random.between(0.1, 0.35),
    warmth: random.next(),
  }));
  return {
    kind: 'swarm',
    depth: Infinity,
    shapes: (t) =>
      points.map((p) => ({
        kind: 'ellipse' as const,
        x: p.x,
        y: p.y,
        rx: p.size,
        ry: p.size,
        edge: 1.2,
        color: [235 + 20 * p.warmth, 238, 255 - 40 * p.warmth] as Rgb,
        opacity: 0.5 + 0.45 * Math.abs(((t * p.rate + p.phase) % 1) * 2 - 1),
      })),
  };
}

import { mixRgb, type Rgb } from '../../numerics/color.js';
import type { Shape } from '../painting/shape.js';
import type { SettingScene } from './setting.js';
import type { StageItem } from './stage.js';

/** Share of the sky under clouds, by weather. */
const COVERAGE = { clear: 0.36, cloudy: 0.6, rain: 0.74, snow: 0.66 } as const;

/** The sky of an outdoor setting: its colours, sun or moon, stars, and two decks of drifting clouds. */
export function skyOf(scene: SettingScene): StageItem[] {
  const { painter, light, horizon, period, random } = scene;
  const foot = Math.min(1.2, horizon + 0.25);
  const dome = painter.canvas({ width: period, top: -0.75, bottom: foot, wraps: true, detail: 0.5 });
  dome.gradient([[-0.75, light.sky[0]?.[1] as Rgb], ...light.sky.map(([at, color]) => [at * horizon, color] as const), [foot, light.sky.at(-1)?.[1] as Rgb]]);
  const orb = light.orb;
  if (orb.strength > 0) {
    const s = orb.strength;
    dome.shapes([
      { kind: 'glow', x: orb.x, y: orb.y, rx: 1.05, ry: 0.62, color: orb.glow, opacity: 0.5 * s },
      { kind: 'glow', x: orb.x, y: orb.y, rx: 0.4, ry: 0.32, color: mixRgb(orb.glow, orb.color, 0.4), opacity: 0.6 * s },
      { kind: 'glow', x: orb.x, y: orb.y, rx: orb.radius * 3, ry: orb.radius * 3, color: orb.color, opacity: 0.55 * s },
    ]);
    if (s > 0.2) dome.shapes([{ kind: 'ellipse', x: orb.x, y: orb.y, rx: orb.radius, ry: orb.radius, color: orb.color, edge: 1.5 }]);
    if (orb.kind === 'moon' && s > 0.2) dome.shapes(craters(orb.x, orb.y, orb.radius));
  }
  dome.finish();
  const items: StageItem[] = [{ kind: 'plane', canvas: dome, lie: 'sky', depth: Infinity }];
  if (light.darkness > 0.6 && light.weather === 'clear') items.push(stars(scene));
  const coverage = COVERAGE[light.weather];
  const high = painter.canvas({ width: period, top: -0.45, bottom: horizon * 0.8, wraps: true, detail: 0.5 });
  high
    .clouds({
      cells: 1.6, squash: 3.4, coverage, lit: light.cloudLit, shadow: mixRgb(light.cloudShadow, light.cloudLit, 0.3), opacity: 0.78,
      lightX: orb.x * 0.04, lightY: (orb.y - 0.25) * 0.12, fadeBottom: 0.16, sharpness: 3.4, seed: random.nextUint32() & 0xffff,
    })
    .finish();
  const low = painter.canvas({ width: period, top: horizon * 0.3, bottom: horizon + 0.02, wraps: true, detail: 0.6 });
  low
    .clouds({
      cells: 3.4, squash: 5, coverage: coverage * 0.86, lit: light.cloudLit, shadow: light.cloudShadow, opacity: 0.72,
      lightX: orb.x * 0.03, lightY: (orb.y - horizon * 0.7) * 0.08, fadeTop: 0.1, fadeBottom: 0.08, sharpness: 4, flatten: 1.2, seed: random.nextUint32() & 0xffff,
    })
    .finish();
  const wind = random.between(0.006, 0.014) * (random.chance(0.5) ? 1 : -1);
  items.push({ kind: 'plane', canvas: high, lie: 'upright', depth: 400, animate: (t) => ({ dx: wind * 1.6 * t }) });
  items.push({ kind: 'plane', canvas: low, lie: 'upright', depth: 800, animate: (t) => ({ dx: wind * t }) });
  return items;
}

function craters(x: number, y: number, radius: number): Shape[] {
  const grey: Rgb = [206, 210, 206];
  return [
    { kind: 'ellipse', x: x - radius * 0.3, y: y - radius * 0.2, rx: radius * 0.3, ry: radius * 0.26, color: grey, opacity: 0.6, edge: 2 },
    { kind: 'ellipse', x: x + radius * 0.34, y: y + radius * 0.12, rx: radius * 0.22, ry: radius * 0.2, color: grey, opacity: 0.55, edge: 2 },
    { kind: 'ellipse', x: x - radius * 0.05, y: y + radius * 0.45, rx: radius * 0.2, ry: radius * 0.15, color: grey, opacity: 0.5, edge: 2 },
  ];
}

/** Stars that twinkle slowly, each at its own pace. */
function stars(scene: SettingScene): StageItem {
  const { random, period, horizon } = scene;
  const points = Array.from({ length: 150 }, () => ({
    x: random.between(-period / 2, period / 2),
    y: horizon * 0.92 * random.next() * random.between(0.5, 1),
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
        kind: 'ellipse' as const, x: p.x, y: p.y, rx: p.size, ry: p.size, edge: 1.2,
        color: [235 + 20 * p.warmth, 238, 255 - 40 * p.warmth] as Rgb,
        opacity: 0.5 + 0.45 * Math.abs(((t * p.rate + p.phase) % 1) * 2 - 1),
      })),
  };
}

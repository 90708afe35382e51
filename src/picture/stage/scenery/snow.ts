import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Shape } from '../../painting/shape.js';
import type { SettingScene } from '../setting.js';
import type { Plane, StageItem } from '../stage.js';
import { grassBand } from './grass.js';
import { tonesOf } from './tones.js';

/** Colours of snow by plain daylight: level ground, blue hollows and bright crests. */
export const SNOW: Rgb = [230, 236, 246];
export const DRIFTS: readonly Rgb[] = [
  [170, 190, 226],
  [252, 253, 255],
  [186, 202, 232],
];

/** Drifts with dry stalks at the camera's feet. */
export function snowDrifts(scene: SettingScene, depth: number): Plane {
  const { painter, light, period, random } = scene;
  const canvas = painter.canvas({ width: period, top: 0.9, bottom: 1.16, wraps: true, detail: 0.8 });
  const snow = tonesOf(light, SNOW);
  const stalks = [tonesOf(light, [158, 136, 104]), tonesOf(light, [124, 104, 82])];
  const mounds = Array.from({ length: Math.round(period * 6) }, () => ({
    x: random.between(-period / 2, period / 2),
    y: random.between(1.05, 1.12),
    rx: random.between(0.12, 0.26),
    ry: random.between(0.04, 0.1),
  })).sort((a, b) => a.y - b.y);
  canvas.shapes(
    grassBand(random, -period / 2, period / 2, () => random.between(1, 1.05), 0.07, Math.round(period * 12), 5, stalks),
  );
  canvas.shapes(
    mounds.flatMap((m): Shape[] => [
      { kind: 'ellipse', x: m.x, y: m.y, rx: m.rx, ry: m.ry, color: snow.rim, color2: snow.shade, edge: 3 },
      {
        kind: 'glow',
        x: m.x - light.side * m.rx * 0.4,
        y: m.y - m.ry * 0.1,
        rx: m.rx * 0.7,
        ry: m.ry * 0.8,
        color: snow.shade,
        opacity: 0.6,
      },
    ]),
  );
  canvas.shapes(
    grassBand(
      random,
      -period / 2,
      period / 2,
      () => random.between(1.04, 1.08),
      0.07,
      Math.round(period * 8),
      5,
      stalks,
    ),
  );
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth };
}

/** Points of light that flash and fade on snow or water in the sun. Rows between `top` and `bottom`. */
export function sparkles(
  scene: SettingScene,
  options: { readonly count: number; readonly top: number; readonly bottom: number; readonly color: Rgb },
): StageItem {
  const { random, period } = scene;
  const points = Array.from({ length: options.count }, () => {
    const v = random.next();
    return {
      x: random.between(-period / 2, period / 2),
      y: options.top + (options.bottom - options.top) * v,
      size: 0.0012 + 0.0018 * v,
      phase: random.next(),
      rate: random.between(0.15, 0.4),
    };
  });
  return {
    kind: 'swarm',
    depth: 1,
    shapes: (t) =>
      points.flatMap((p): Shape[] => {
        const flash = sineTurns(t * p.rate + p.phase) - 0.6;
        return flash <= 0
          ? []
          : [
              {
                kind: 'glow',
                x: p.x,
                y: p.y,
                rx: p.size * 2.4,
                ry: p.size * 2.4,
                color: options.color,
                opacity: Math.min(1, flash * 2.5),
              },
            ];
      }),
  };
}

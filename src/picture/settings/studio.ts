import { mixRgb, type Rgb } from '../../numerics/color.js';
import type { TimeOfDay } from '../../origins/domains.js';
import { groundRow } from '../../origins/perspective.js';
import { mixAt } from '../stage/scenery/skyline.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import type { StageItem } from '../stage/stage.js';

/** Backdrop colours of which one is drawn when the palette asks for none: muted, so that any object stands out. */
const BACKDROPS: readonly Rgb[] = [
  [184, 160, 132],
  [112, 146, 168],
  [142, 162, 128],
  [196, 138, 112],
  [146, 128, 172],
  [150, 156, 164],
  [204, 168, 100],
  [98, 136, 130],
];

/** How bright the studio is kept: a "red bicycle at night" is lit by one lamp. */
const HOURS: Record<TimeOfDay, { readonly brightness: number; readonly lamp: Rgb }> = {
  dawn: { brightness: 0.95, lamp: [255, 232, 214] },
  day: { brightness: 1, lamp: [255, 252, 244] },
  dusk: { brightness: 0.74, lamp: [255, 206, 160] },
  night: { brightness: 0.46, lamp: [255, 232, 206] },
};

/** A seamless backdrop that curves into a soft floor, under one large lamp. */
export const studio: Setting = {
  name: 'studio',
  anchors: ['studio', 'backdrop', 'background'],
  family: 'studio',
  ground: 'floor',
  horizon: 0.62,
  ambience: 'room',
  build(scene) {
    const hour = HOURS[scene.light.time];
    const [upper, lower] = colorsOf(scene);
    const lit = (color: Rgb, k: number): Rgb => {
      const [r, g, b] = mixAt(color, hour.lamp, 0.12);
      return [
        Math.min(255, r * k * hour.brightness),
        Math.min(255, g * k * hour.brightness),
        Math.min(255, b * k * hour.brightness),
      ];
    };
    return [backdrop(scene, upper, lower, hour.lamp, lit), sweep(scene, lower, hour.lamp, lit)];
  },
};

/** The wall: dark above, bright where the lamp's pool lies behind the subject. */
function backdrop(
  scene: SettingScene,
  upper: Rgb,
  lower: Rgb,
  lamp: Rgb,
  lit: (color: Rgb, k: number) => Rgb,
): StageItem {
  const { painter, period, horizon, light, aspect } = scene;
  const canvas = painter.canvas({ width: period, top: -0.4, bottom: horizon + 0.14, wraps: true, detail: 0.4 });
  const side = light.side * 0.16 * aspect;
  canvas.gradient([
    [-0.4, lit(upper, 0.5)],
    [0.1, lit(upper, 0.72)],
    [horizon * 0.7, lit(mixAt(upper, lower, 0.5), 0.92)],
    [horizon + 0.14, lit(lower, 0.98)],
  ]);
  canvas.shapes([
    {
      kind: 'glow',
      x: side,
      y: horizon * 0.72,
      rx: 0.62 * aspect + 0.2,
      ry: 0.58,
      color: lit(mixAt(lower, lamp, 0.16), 1.14),
      opacity: 0.7,
    },
    {
      kind: 'glow',
      x: side * 1.2,
      y: horizon * 0.6,
      rx: 0.34 * aspect + 0.1,
      ry: 0.36,
      color: lit(mixAt(lower, lamp, 0.3), 1.2),
      opacity: 0.55,
    },
    // The corners fall away, as in any room lit by one lamp.
    ...[-1, 1].map((edge) => ({
      kind: 'glow' as const,
      x: edge * 0.72 * aspect,
      y: 0.02,
      rx: 0.62 * aspect,
      ry: 0.8,
      color: lit(upper, 0.4),
      opacity: edge === light.side ? 0.3 : 0.5,
    })),
  ]);
  canvas
    .grain({ strength: 0.02, cells: 9, octaves: 4, squash: 0.8, seed: scene.random.fork('cloth').integer(65536) })
    .finish();
  return { kind: 'plane', canvas, lie: 'sky', depth: Infinity };
}

/** The floor: it begins without an edge, is brightest under the subject and darkens towards the viewer. */
function sweep(scene: SettingScene, lower: Rgb, lamp: Rgb, lit: (color: Rgb, k: number) => Rgb): StageItem {
  const { painter, period, horizon, light, aspect } = scene;
  const canvas = painter.canvas({ width: period, top: horizon - 0.005, bottom: 1.5, wraps: true, detail: 0.4 });
  const side = light.side * 0.1 * aspect;
  // A very soft upper edge makes the sweep seamless.
  canvas.shapes([
    {
      kind: 'rectangle',
      x: 0,
      y: horizon + 0.07 + 0.6,
      rx: period,
      ry: 0.6,
      color: lit(lower, 1),
      color2: lit(lower, 0.5),
      edge: 0.13 * canvas.scale,
    },
    {
      kind: 'glow',
      x: side,
      y: groundRow(horizon, 1.05),
      rx: 0.66 * aspect,
      ry: 0.2,
      color: lit(mixAt(lower, lamp, 0.22), 1.16),
      opacity: 0.72,
    },
    {
      kind: 'glow',
      x: -side * 3,
      y: 1.08,
      rx: 0.8 * aspect,
      ry: 0.16,
      color: lit(mixRgb(lower, [30, 26, 40], 0.4), 0.7),
      opacity: 0.45,
    },
  ]);
  canvas.finish();
  return { kind: 'plane', canvas, lie: 'ground', depth: 1 };
}

/** Colours of the wall and of the floor, from the palette or by chance; never glaring. */
function colorsOf(scene: SettingScene): [upper: Rgb, lower: Rgb] {
  const { palette_name, palette_colors } = scene.spec;
  const chance = scene.random.fork('backdrop');
  if (palette_name === 'default' || palette_colors.length === 0) {
    const own = chance.pick(BACKDROPS);
    return [mixRgb(own, [60, 66, 92], 0.28), mixRgb(own, [255, 248, 236], 0.08)];
  }
  const from = palette_colors[0] as Rgb;
  const to = palette_colors[Math.min(palette_colors.length - 1, 1)] as Rgb;
  return [mixRgb(from, [92, 92, 104], 0.16), mixRgb(to, [236, 232, 226], 0.22)];
}

import { clamp, sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb, rgbToOkLab } from '../../numerics/color.js';
import type { MotionType } from '../../origins/domains.js';
import type { Shape } from '../painting/shape.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import type { PlaneMotion, StageItem } from '../stage/stage.js';

/** Colour chords of which one is drawn when the spec brings no palette. */
const CHORDS: readonly (readonly Rgb[])[] = [
  [
    [24, 38, 74],
    [52, 96, 140],
    [226, 150, 108],
    [246, 214, 170],
  ],
  [
    [46, 26, 60],
    [142, 54, 92],
    [236, 120, 92],
    [252, 212, 150],
  ],
  [
    [16, 58, 62],
    [44, 122, 112],
    [180, 200, 150],
    [244, 228, 186],
  ],
  [
    [34, 30, 64],
    [86, 80, 160],
    [190, 140, 196],
    [250, 208, 214],
  ],
];

/** How fast and how far the bands move, by the motion asked for. */
const MOTIONS: Record<
  MotionType,
  { readonly drift: number; readonly lift: number; readonly rate: number; readonly pulse: number }
> = {
  static: { drift: 0.002, lift: 0.002, rate: 0.05, pulse: 0 },
  slow: { drift: 0.012, lift: 0.008, rate: 0.06, pulse: 0.01 },
  wave: { drift: 0.03, lift: 0.036, rate: 0.16, pulse: 0.01 },
  flow: { drift: 0.05, lift: 0.014, rate: 0.1, pulse: 0.015 },
  fast: { drift: 0.16, lift: 0.03, rate: 0.34, pulse: 0.02 },
  pulse: { drift: 0.02, lift: 0.012, rate: 0.42, pulse: 0.08 },
};

/** A field of colour: bands that fold over one another, a disc of light, and the palette's own order from dark to light. */
export const abstract: Setting = {
  name: 'abstract',
  anchors: ['pattern#3', 'dream#1', 'dream#2', 'nothingness', 'void#1', 'void#2', 'fantasy'],
  family: 'abstract',
  ground: 'none',
  horizon: 0.6,
  ambience: 'none',
  build(scene) {
    const colors = chordOf(scene);
    return [field(scene, colors), disc(scene, colors), ...bands(scene, colors), motes(scene, colors)];
  },
};

/** The palette from dark to light, at least four colours of it. */
function chordOf(scene: SettingScene): Rgb[] {
  const given = scene.spec.palette_colors;
  const colors: readonly Rgb[] = given.length >= 2 ? given : scene.random.fork('chord').pick(CHORDS);
  const sorted = [...colors].sort((a, b) => rgbToOkLab(a)[0] - rgbToOkLab(b)[0]);
  const at = (share: number): Rgb => {
    const place = share * (sorted.length - 1);
    const i = Math.min(sorted.length - 2, Math.floor(place));
    return mixRgb(sorted[i] as Rgb, sorted[i + 1] as Rgb, place - i);
  };
  const dark = mixRgb(at(0), [10, 10, 24], 0.3);
  const bright = mixRgb(at(1), [255, 250, 240], 0.2);
  return [dark, at(0.2), at(0.45), at(0.7), at(0.9), bright];
}

/** The ground of the picture, by the kind of gradient. */
function field(scene: SettingScene, colors: readonly Rgb[]): StageItem {
  const { painter, period, aspect } = scene;
  const canvas = painter.canvas({ width: period, top: -0.7, bottom: 1.7, wraps: true, detail: 0.4 });
  const [dark, low, middle, high] = colors as [Rgb, Rgb, Rgb, Rgb];
  const glow = (x: number, y: number, rx: number, ry: number, color: Rgb, opacity: number): Shape => ({
    kind: 'glow',
    x,
    y,
    rx,
    ry,
    color,
    opacity,
  });
  const soft: Record<SettingScene['spec']['gradient_type'], Shape[]> = {
    none: [glow(0.2 * aspect, 0.2, 0.8 * aspect, 0.6, middle, 0.5)],
    vertical: [],
    horizontal: [
      glow(-0.75 * aspect, 0.4, 1 * aspect, 2, dark, 0.9),
      glow(0.6 * aspect, 0.4, 0.9 * aspect, 1.8, high, 0.75),
    ],
    radial: [glow(0, 0.4, 1.1 * aspect, 1.1, middle, 0.85), glow(0, 0.4, 0.7 * aspect, 0.7, high, 0.8)],
    angled: [
      glow(-0.5 * aspect, -0.05, 1 * aspect, 0.9, dark, 0.85),
      glow(0.5 * aspect, 0.6, 1 * aspect, 0.9, high, 0.7),
    ],
  };
  canvas.gradient(
    scene.spec.gradient_type === 'radial'
      ? [
          [-0.7, dark],
          [0.4, low],
          [1.7, dark],
        ]
      : [
          [-0.7, dark],
          [0, mixRgb(dark, low, 0.7)],
          [0.45, middle],
          [0.75, high],
          [1.7, middle],
        ],
  );
  canvas.shapes(soft[scene.spec.gradient_type]);
  canvas
    .grain({ strength: 0.05, cells: 5, octaves: 5, squash: 0.7, seed: scene.random.fork('field').integer(65536) })
    .finish();
  return { kind: 'plane', canvas, lie: 'sky', depth: Infinity };
}

/** One large disc with a halo: the still point about which the bands move. */
function disc(scene: SettingScene, colors: readonly Rgb[]): StageItem {
  const { painter, aspect } = scene;
  const chance = scene.random.fork('disc');
  const radius = chance.between(0.13, 0.2);
  const x = chance.between(-0.2, 0.2) * aspect;
  const y = chance.between(0.26, 0.36);
  const reach = radius * 2.6;
  const [, , , high, , bright] = colors as [Rgb, Rgb, Rgb, Rgb, Rgb, Rgb];
  const canvas = painter.canvas({
    center: x,
    width: reach * 2.04,
    top: y - reach * 1.02,
    bottom: y + reach * 1.02,
    detail: 0.75,
  });
  canvas.shapes([
    { kind: 'glow', x, y, rx: reach, ry: reach, color: bright, opacity: 0.4 },
    { kind: 'ellipse', x, y, rx: radius, ry: radius, color: bright, color2: high, edge: 1.5 },
    {
      kind: 'glow',
      x: x - radius * 0.3,
      y: y - radius * 0.34,
      rx: radius * 0.62,
      ry: radius * 0.62,
      color: [255, 252, 244],
      opacity: 0.35,
    },
    ...[1.3, 1.62].map(
      (k): Shape => ({ kind: 'ellipse', x, y, rx: radius * k, ry: radius * k, color: bright, opacity: 0.07 }),
    ),
  ]);
  canvas.finish();
  const { pulse, rate } = MOTIONS[scene.spec.motion_type];
  return {
    kind: 'plane',
    canvas,
    lie: 'upright',
    depth: 9,
    animate: (t) => {
      const k = 1 + (0.01 + pulse) * sineTurns(t * rate);
      return { scaleX: k, scaleY: k, aboutMiddle: true };
    },
  };
}

/** Six waves of colour, far ones light and calm, near ones dark and wide, each with light along its crest. */
function bands(scene: SettingScene, colors: readonly Rgb[]): StageItem[] {
  const { painter, period, curve, light } = scene;
  const chance = scene.random.fork('bands');
  const { intensity, motion_type } = scene.spec;
  const motion = MOTIONS[motion_type];
  const count = 6;
  const order = [4, 3, 2, 3, 1, 0];
  return Array.from({ length: count }, (_, i): StageItem => {
    const near = i / (count - 1);
    const base = 0.4 + 0.52 * near;
    const size = (0.05 + 0.05 * near) * (0.7 + 0.8 * clamp(intensity, 0, 1));
    const wave = curve(`band${i}`, 0.5 + 0.5 * (1 - near), 2);
    const color = colors[order[i] as number] as Rgb;
    const next = colors[clamp((order[i] as number) + (i % 2 === 0 ? -1 : 1), 0, 5)] as Rgb;
    // Bands reach far enough below the next one's trough to leave no gap, and no further.
    const bottom = i === count - 1 ? 1.5 : base + 0.34;
    const canvas = painter.canvas({ width: period, top: base - size * 1.5 - 0.06, bottom, wraps: true, detail: 0.8 });
    canvas.ridge({
      contour: (x) => base + size * wave(x),
      color: mixRgb(color, next, 0.12),
      foot: mixRgb(color, next, 0.75),
      fade: 0.3,
      edge: 1.4,
      light: { color: colors[5] as Rgb, strength: 0.5, side: light.side },
      texture: { strength: 0.05, cells: 3, squash: 5, octaves: 2 },
      seed: chance.integer(65536),
    });
    // A thin line of light rides on the crest.
    canvas.ridge({
      contour: (x) => base + size * wave(x) + 0.02,
      color: mixRgb(color, next, 0.2),
      foot: mixRgb(color, next, 0.8),
      fade: 0.28,
      edge: 16,
      seed: chance.integer(65536),
    });
    canvas.finish();
    const way = i % 2 === 0 ? 1 : -1;
    const pace = chance.between(0.7, 1.3) * (0.5 + near) * (0.6 + 0.8 * intensity);
    const phase = chance.next();
    return {
      kind: 'plane',
      canvas,
      lie: 'upright',
      depth: 7 - 5.6 * near,
      animate: (t): PlaneMotion => ({
        dx: way * motion.drift * pace * t,
        dy: motion.lift * sineTurns(t * motion.rate * (0.8 + 0.4 * near) + phase),
        scaleY: 1 + motion.pulse * sineTurns(t * motion.rate + phase),
      }),
    };
  });
}

/** A few sparks of light that rise slowly. */
function motes(scene: SettingScene, colors: readonly Rgb[]): StageItem {
  const chance = scene.random.fork('motes');
  const bright = colors[5] as Rgb;
  const count = Math.round(18 + 30 * scene.spec.intensity);
  const { rate } = MOTIONS[scene.spec.motion_type];
  const points = Array.from({ length: count }, () => ({
    x: chance.between(-0.5, 0.5) * scene.period,
    y: chance.next(),
    size: chance.between(0.0014, 0.004),
    speed: chance.between(0.1, 0.3) * rate,
    phase: chance.next(),
  }));
  return {
    kind: 'swarm',
    depth: 4,
    shapes: (t) =>
      points.map((p): Shape => {
        const way = p.y + p.speed * 0.5 * t;
        const up = way - Math.floor(way);
        return {
          kind: 'glow',
          x: p.x + 0.02 * sineTurns(t * 0.07 + p.phase),
          y: 1.05 - 1.1 * up,
          rx: p.size * 3,
          ry: p.size * 3,
          color: bright,
          opacity: 0.7 * Math.min(1, 4 * up * (1 - up)),
          additive: true,
        };
      }),
  };
}

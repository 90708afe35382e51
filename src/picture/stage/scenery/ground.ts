import type { Rgb } from '../../../numerics/color.js';
import { eyeHeight, groundRow } from '../../../origins/perspective.js';
import type { Canvas } from '../../painting/canvas.js';
import type { Shape } from '../../painting/shape.js';
import type { SettingScene } from '../setting.js';
import type { Plane } from '../stage.js';
import { tuft } from './grass.js';
import { type Tones, tonesOf } from './tones.js';

/** The last row that a tilting or rising camera can see of the ground. */
export const GROUND_BOTTOM = 1.5;

/** What a plain looks like from the horizon to the feet of the camera. */
export interface PlainOptions {
  /** Colours by daylight and the depth at which they lie: from far to near. */
  readonly stops: readonly (readonly [depth: number, color: Rgb])[];
  readonly grain: number;
  /** Cells of the grain per frame height at the bottom. */
  readonly cells: number;
  readonly warmth?: number;
  readonly detail?: number;
  /** Painted over the plain, before it is finished. */
  readonly decorate?: (canvas: Canvas) => void;
}

/** A level plain that covers everything below the horizon. */
export function plain(scene: SettingScene, options: PlainOptions): Plane {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({
    width: period,
    top: horizon,
    bottom: GROUND_BOTTOM,
    wraps: true,
    detail: options.detail ?? 0.66,
  });
  const stops = options.stops.map(
    ([depth, color]) => [Math.min(GROUND_BOTTOM, groundRow(horizon, depth)), light.on(color, depth)] as const,
  );
  const last = stops.at(-1) as readonly [number, Rgb];
  canvas.gradient([...stops, [GROUND_BOTTOM + 0.01, last[1]]]);
  canvas.grain({
    strength: options.grain,
    cells: options.cells,
    octaves: 3,
    horizon,
    warmth: options.warmth ?? 0,
    to: 1.15,
    seed: random.nextUint32() & 0xffff,
  });
  // Far away the grain is finer than a texel: haze takes its place.
  const first = stops[0] as readonly [number, Rgb];
  canvas.shapes([
    {
      kind: 'rectangle',
      x: 0,
      y: horizon,
      rx: period,
      ry: 0.012,
      color: first[1],
      opacity: 0.85,
      edge: 0.11 * canvas.scale,
    },
  ]);
  options.decorate?.(canvas);
  return { kind: 'plane', canvas: canvas.finish(), lie: 'ground', depth: 1 };
}

/** Land that begins at an outline and covers everything nearer: beaches, banks, the near side of a lake. */
export interface BankOptions {
  /** Row of its far edge at x. */
  readonly contour: (x: number) => number;
  /** The highest that the far edge rises. */
  readonly top: number;
  readonly edge: Rgb;
  readonly near: Rgb;
  /** Frame heights from the edge over which `edge` turns into `near`. */
  readonly fade: number;
  readonly grain: number;
  readonly cells: number;
  readonly warmth?: number;
  readonly softness?: number;
  readonly detail?: number;
  readonly decorate?: (canvas: Canvas) => void;
}

/** A bank that lies on the ground, its far edge along an outline. Colours by daylight. */
export function bank(scene: SettingScene, options: BankOptions): Plane {
  const { painter, light, horizon, period, random } = scene;
  const canvas = painter.canvas({
    width: period,
    top: options.top,
    bottom: GROUND_BOTTOM,
    wraps: true,
    detail: options.detail ?? 0.66,
  });
  canvas.ridge({
    contour: options.contour,
    color: light.on(options.edge, 1.2),
    foot: light.on(options.near),
    fade: options.fade,
    edge: options.softness ?? 1.5,
  });
  canvas.grain({
    strength: options.grain,
    cells: options.cells,
    octaves: 3,
    horizon,
    warmth: options.warmth ?? 0,
    to: 1.15,
    seed: random.nextUint32() & 0xffff,
  });
  options.decorate?.(canvas);
  return { kind: 'plane', canvas: canvas.finish(), lie: 'ground', depth: 1 };
}

/** Soft patches of another colour, flattened by perspective: worn grass, moss, damp sand, drifts. */
export function patches(
  scene: SettingScene,
  canvas: Canvas,
  colors: readonly Rgb[],
  options: { readonly from: number; readonly count: number; readonly size: number; readonly opacity: number },
): void {
  const { random, light, horizon, period } = scene;
  const eye = eyeHeight(horizon);
  const shapes = Array.from({ length: options.count }, (): Shape => {
    const y = options.from + (1.12 - options.from) * random.next();
    const depth = eye / Math.max(0.004, y - horizon);
    const rx = Math.min(0.5, (options.size * random.between(0.4, 1.3)) / depth);
    const ry = Math.min(0.045, rx * random.between(0.1, 0.2) * Math.min(1, 1.4 / depth + 0.25));
    return {
      kind: 'glow',
      x: random.between(-period / 2, period / 2),
      y,
      rx,
      ry,
      color: light.on(random.pick(colors), depth),
      opacity: options.opacity * random.between(0.5, 1),
    };
  });
  canvas.shapes(shapes);
}

/** Tufts strewn over a plain, small far away and tall near by, painted flat into the ground. */
export function strewnTufts(
  scene: SettingScene,
  canvas: Canvas,
  colors: readonly Rgb[],
  options: {
    readonly from: (x: number) => number;
    readonly count: number;
    readonly height: number;
    readonly blades: number;
  },
): void {
  const { random, light, horizon, period } = scene;
  const eye = eyeHeight(horizon);
  const near = colors.map((color): Tones => tonesOf(light, color, 1));
  const far = colors.map((color): Tones => tonesOf(light, color, 3));
  const tufts = Array.from({ length: options.count }, () => {
    const x = random.between(-period / 2, period / 2);
    const top = options.from(x);
    const v = random.next();
    return { x, y: top + (1.08 - top) * v * (0.35 + 0.65 * v), kind: random.integer(colors.length) };
  }).sort((a, b) => a.y - b.y);
  canvas.shapes(
    tufts.flatMap(({ x, y, kind }) => {
      const depth = eye / Math.max(0.01, y - horizon);
      const tones = (depth > 2 ? far : near)[kind] as Tones;
      return tuft(
        random,
        x,
        y,
        (options.height * random.between(0.6, 1.2)) / depth,
        depth > 2 ? 3 : options.blades,
        tones,
        0.5,
      );
    }),
  );
}

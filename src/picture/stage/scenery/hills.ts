import type { Rgb } from '../../../numerics/color.js';
import type { Canvas } from '../../painting/canvas.js';
import type { SettingScene } from '../setting.js';
import type { Plane } from '../stage.js';
import { tonesOf } from './tones.js';

/** A rolling hill across the frame. Rows and lengths in frame heights. */
export interface HillOptions {
  readonly name: string;
  /** Row at which it stands and how far its crests rise above it. */
  readonly foot: number;
  readonly rise: number;
  /** Crests per frame height. */
  readonly density: number;
  readonly depth: number;
  readonly hazeDepth: number;
  readonly color: Rgb;
  readonly grain?: number;
  /** Room above the crests for what stands on them. */
  readonly headroom?: number;
  readonly decorate?: (canvas: Canvas, contour: (x: number) => number) => void;
}

/** A hill with a sunny crest and a shaded foot. */
export function hill(scene: SettingScene, options: HillOptions): Plane {
  const { painter, light, period, curve, random } = scene;
  const shape = curve(options.name, options.density, 3);
  const contour = (x: number) => options.foot - options.rise * (0.55 + 0.55 * shape(x));
  const canvas = painter.canvas({
    width: period,
    top: options.foot - options.rise * 1.35 - (options.headroom ?? 0),
    bottom: options.foot + 0.02,
    wraps: true,
    detail: 0.8,
  });
  const tones = tonesOf(light, options.color, options.hazeDepth);
  canvas.ridge({
    contour,
    color: tones.lit,
    foot: tones.shade,
    fade: options.rise * 1.5,
    seed: random.nextUint32() & 0xffff,
    light: { color: light.key, strength: 0.3 * light.keyStrength, side: light.side },
    texture: { strength: options.grain ?? 0.12, cells: 20, squash: 3, octaves: 3 },
  });
  options.decorate?.(canvas, contour);
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: options.depth };
}

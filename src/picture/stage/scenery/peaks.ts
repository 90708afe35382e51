import { mixRgb, type Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Canvas } from '../../painting/canvas.js';
import type { Shape } from '../../painting/shape.js';
import type { SettingScene } from '../setting.js';
import type { Plane } from '../stage.js';
import { tonesOf } from './tones.js';

/** A range of peaks at one distance. Rows and lengths in frame heights. */
export interface RangeOptions {
  readonly name: string;
  /** Row on which the range stands, and its mean height. */
  readonly foot: number;
  readonly height: number;
  /** Peaks per frame height. */
  readonly density: number;
  readonly depth: number;
  /** Distance at which its colours are seen; default `depth`. */
  readonly hazeDepth?: number;
  readonly rock: Rgb;
  /** Share of the height above which snow lies, 1 = none. */
  readonly snowLine: number;
  /** How jagged the slopes are, about 1. */
  readonly rough?: number;
  /** Steepness of the slopes, default 1. */
  readonly steep?: number;
  /** Opacity of the haze about the foot, default 0.55. */
  readonly mist?: number;
  /** Colour of that haze as it is seen; default the air's. */
  readonly mistColor?: Rgb;
  readonly detail?: number;
}

interface Peak {
  readonly x: number;
  readonly top: number;
  /** Rows lost for each frame height to the left and right. */
  readonly left: number;
  readonly right: number;
  /** How steeply the spine that parts light from shadow falls. */
  readonly spine: number;
}

/** A mountain range: faces in light and in shadow parted by spines, snow above its line, mist about its foot. */
export function mountainRange(scene: SettingScene, options: RangeOptions): Plane {
  const { painter, light, period } = scene;
  const { foot, height, hazeDepth = options.depth } = options;
  const canvas = painter.canvas({
    width: period,
    top: foot - height * 1.7,
    bottom: foot + 0.03,
    wraps: true,
    detail: options.detail ?? 0.75,
  });
  const rock = tonesOf(light, options.rock, hazeDepth);
  const snow = tonesOf(light, [238, 243, 252], hazeDepth);
  const lay = (contour: (x: number) => number, color: Rgb): void => {
    canvas.ridge({ contour, color });
  };
  const main = facesOf(scene, canvas, options, options.name, options.steep ?? 1);
  const border = scene.curve(`${options.name} snow`, 9, 3);
  const drift = scene.curve(`${options.name} drift`, 2.2, 2);
  const snowRow = (x: number) => foot - height * options.snowLine + height * (0.2 * border(x) + 0.16 * drift(x));
  const covered = options.snowLine < 1;
  if (covered) {
    lay(main.outline, snow.rim);
    lay(main.shadow, mixRgb(snow.shade, snow.body, 0.35));
  }
  lay((x) => Math.max(main.outline(x), covered ? snowRow(x) : 0), mixRgb(rock.lit, rock.rim, 0.3));
  lay((x) => Math.max(main.shadow(x), covered ? snowRow(x) - height * 0.1 : 0), rock.shade);
  const spurs = facesOf(
    scene,
    canvas,
    { ...options, height: height * 0.5, density: options.density * 1.8 },
    `${options.name} spurs`,
    1.2 * (options.steep ?? 1),
  );
  lay(spurs.outline, mixRgb(rock.body, rock.lit, 0.5));
  lay(spurs.shadow, mixRgb(rock.shade, rock.body, 0.25));
  canvas.grain({
    strength: 0.16,
    cells: 18,
    squash: 1.2,
    octaves: 3,
    warmth: 0.1,
    seed: scene.random.nextUint32() & 0xffff,
  });
  canvas.shapes([mistOver(scene, options)]);
  return { kind: 'plane', canvas: canvas.finish(), lie: 'upright', depth: options.depth };
}

/** Haze that gathers at the foot of a range. */
function mistOver(scene: SettingScene, options: RangeOptions): Shape {
  const { light, period, painter } = scene;
  const { foot, height } = options;
  return {
    kind: 'rectangle',
    x: 0,
    y: foot + height * 0.05,
    rx: period,
    ry: height * 0.16,
    color: options.mistColor ?? mixRgb(light.on(options.rock, 12), light.haze, 0.6),
    opacity: options.mist ?? 0.55,
    edge: height * 0.85 * painter.scale * (options.detail ?? 0.75),
  };
}

/** The skyline of a range, and the upper border of its faces that are turned away from the light. */
function facesOf(
  scene: SettingScene,
  canvas: Canvas,
  options: RangeOptions,
  name: string,
  steep: number,
): { outline: (x: number) => number; shadow: (x: number) => number } {
  const { period, light } = scene;
  const { foot, height } = options;
  const random = scene.random.fork(name);
  const rough = scene.curve(`${name} rough`, options.density * 4, 4);
  const wind = scene.curve(`${name} spine`, options.density * 5, 3);
  const peaks = peaksOf(random, options, period, steep);
  const jag = (options.rough ?? 1) * height * 0.16;
  const distance = (x: number, peak: Peak) => {
    const d = x - peak.x;
    return d - Math.round(d / period) * period;
  };
  const side = (d: number, peak: Peak) => (d < 0 ? peak.left : peak.right) * Math.abs(d);
  const outline = (x: number) =>
    peaks.reduce((row, p) => Math.min(row, p.top + side(distance(x, p), p)), foot - height * 0.16) + jag * rough(x);
  const shadow = (x: number) => {
    const broken = jag * rough(x);
    const row = peaks.reduce((least, p) => {
      const d = distance(x, p);
      const away = d * light.side < 0;
      return Math.min(
        least,
        away
          ? p.top + side(d, p)
          : p.top + Math.abs(d) * p.spine + jag * 1.6 * wind(x) * Math.min(1, (Math.abs(d) * 6) / height),
      );
    }, 9);
    return row + broken;
  };
  const skyline = sampled(canvas, outline);
  return { outline: skyline, shadow: sampled(canvas, (x) => Math.max(shadow(x), skyline(x))) };
}

/** A contour worked out once for every column of a canvas. */
function sampled(canvas: Canvas, contour: (x: number) => number): (x: number) => number {
  const rows = canvas.isPainted
    ? Float64Array.from({ length: canvas.columns }, (_, i) => contour(canvas.left + (i + 0.5) / canvas.scale))
    : new Float64Array(1);
  return (x) =>
    rows[Math.min(rows.length - 1, Math.max(0, Math.round((x - canvas.left) * canvas.scale - 0.5)))] as number;
}

function peaksOf(random: Random, options: RangeOptions, period: number, steep: number): Peak[] {
  const count = Math.max(2, Math.round(options.density * period));
  return Array.from({ length: count }, (_, i) => {
    const high = options.height * (0.6 + 0.75 * random.next() * random.next() + (i % 3 === 0 ? 0.25 : 0));
    const slope = () => steep * random.between(0.7, 1.3) * (0.28 + 1.15 * options.height * options.density);
    return {
      x: ((i + random.between(0.15, 0.85)) / count) * period - period / 2,
      top: options.foot - high,
      left: slope(),
      right: slope(),
      spine: random.between(2.2, 4.2) * Math.max(0.4, steep),
    };
  });
}
